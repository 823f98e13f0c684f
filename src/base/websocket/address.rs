//! Where to connect to: `wss://host:port/path?query`.

/// An address, taken apart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Address {
    /// Whether the connection is encrypted.
    pub secure: bool,
    /// The host, without brackets.
    pub host: String,
    /// The port.
    pub port: u16,
    /// Path and query.
    pub path: String,
}

impl Address {
    /// Takes an address apart; `None` when it is none.
    pub fn parse(text: &str) -> Option<Self> {
        let (scheme, rest) = text.trim().split_once("://")?;
        let secure = match scheme.to_ascii_lowercase().as_str() {
            "wss" => true,
            "ws" => false,
            _ => return None,
        };
        let end = rest.find(['/', '?', '#']).unwrap_or(rest.len());
        let (place, path) = rest.split_at(end);
        let path = path.split('#').next().unwrap_or_default();
        let path = if path.starts_with('/') { path.to_owned() } else { format!("/{path}") };
        // A name and a password have no place here.
        if place.contains('@') || path.chars().any(|c| c.is_whitespace() || c.is_control() || !c.is_ascii()) {
            return None;
        }
        let (host, port) = match place.strip_prefix('[') {
            Some(place) => {
                let (host, rest) = place.split_once(']')?;
                (host, rest.strip_prefix(':').or_else(|| rest.is_empty().then_some("")))
            }
            None => match place.split_once(':') {
                Some((host, port)) => (host, Some(port)),
                None => (place, Some("")),
            },
        };
        let port = match port? {
            "" => {
                if secure {
                    443
                } else {
                    80
                }
            }
            port => port.parse().ok().filter(|port| *port > 0)?,
        };
        let fits = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '.' | '_' | ':' | '%');
        let host = host.to_owned();
        (!host.is_empty() && host.chars().all(fits)).then_some(Self { secure, host, port, path })
    }

    /// Whether it is this machine.
    pub fn is_loopback(&self) -> bool {
        let address = self.host.parse::<std::net::IpAddr>();
        self.host.eq_ignore_ascii_case("localhost") || address.is_ok_and(|address| address.is_loopback())
    }

    /// Host and port as the header `Host` has them.
    pub(super) fn authority(&self) -> String {
        let host = if self.host.contains(':') { format!("[{}]", self.host) } else { self.host.clone() };
        let usual = if self.secure { 443 } else { 80 };
        if self.port == usual { host } else { format!("{host}:{}", self.port) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_taken_apart() {
        let parsed = |text: &str| {
            let address = Address::parse(text)?;
            Some((address.secure, address.authority(), address.path.clone(), address.is_loopback()))
        };
        let some =
            |secure, host: &str, path: &str, here| Some((secure, host.to_owned(), path.to_owned(), here));
        assert_eq!(parsed("wss://a.example/x/y?z=1"), some(true, "a.example", "/x/y?z=1", false));
        assert_eq!(parsed("ws://127.0.0.1:8080"), some(false, "127.0.0.1:8080", "/", true));
        assert_eq!(parsed("ws://[::1]:90?q#f"), some(false, "[::1]:90", "/?q", true));
        assert_eq!(parsed("WS://localhost"), some(false, "localhost", "/", true));
        for odd in
            ["http://x", "wss://", "wss://u:p@x/", "ws://x:0", "ws://x:99999", "ws://a b/", "ws://x/a b", "x"]
        {
            assert_eq!(parsed(odd), None, "{odd}");
        }
    }
}
