//! Where a readiness check asks: an `http://` URL, or host and port.

use super::{Text, Wrong, text_value};
use crate::dev::plan::{HttpUrl, split_host_port};

/// An `http://` URL.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Url(pub HttpUrl);

impl Text for Url {
    const NAME: &'static str = "Url";
    const EXPECTED: &'static str = "a URL like `http://127.0.0.1:8000/health`";
    const KIND: &'static str = "URL";
    const ABOUT: &'static str = "An http:// URL; an answer below 500 counts as ready";
    const PATTERN: Option<&'static str> = Some("^http://");

    fn parse(text: &str) -> Result<Self, Wrong> {
        let good = |c: char| !c.is_whitespace() && !c.is_control();
        if !text.chars().all(good) {
            return Err(Wrong::reason("has a space in it"));
        }
        HttpUrl::parse(text).map(Self).map_err(Wrong::reason)
    }

    fn write(&self) -> String {
        self.0.text.clone()
    }
}

text_value!(Url);

/// A host and a TCP port.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Address {
    /// A host name or an IP address, without brackets.
    pub host: String,
    /// The port.
    pub port: u16,
}

impl Text for Address {
    const NAME: &'static str = "Address";
    const EXPECTED: &'static str = "host and port like `127.0.0.1:5432`";
    const KIND: &'static str = "HOST:PORT";
    const ABOUT: &'static str = "HOST:PORT; an accepted TCP connection counts as ready";
    const PATTERN: Option<&'static str> = Some("^.+:[0-9]+$");

    fn parse(text: &str) -> Result<Self, Wrong> {
        if text.contains("://") {
            return Err(Wrong::reason("is a URL; `http` checks those"));
        }
        let (host, port) = split_host_port(text);
        let port = port.ok_or_else(|| Wrong::reason("has no port"))?;
        if host.is_empty() || host.contains(char::is_whitespace) {
            return Err(Wrong::reason("has no host name"));
        }
        let port = port.parse().ok().filter(|port| *port != 0);
        let port = port.ok_or_else(|| Wrong::reason("has a port that is not 1 to 65535"))?;
        Ok(Self { host: host.to_owned(), port })
    }

    fn write(&self) -> String {
        let Self { host, port } = self;
        if host.contains(':') { format!("[{host}]:{port}") } else { format!("{host}:{port}") }
    }
}

text_value!(Address);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_read_and_written_alike() {
        for text in ["127.0.0.1:1", "[::1]:5432", "db.local:65535"] {
            assert_eq!(Address::parse(text).unwrap().write(), text);
        }
        for text in ["", "host", ":1", "host:", "host:0", "host:70000", "http://a:1", "a b:1"] {
            assert!(Address::parse(text).is_err(), "{text}");
        }
        assert!(Url::parse("https://x/").is_err() && Url::parse("http://a/ b").is_err());
    }
}
