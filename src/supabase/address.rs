//! The address of a project.

use super::Error;
use std::fmt;

/// A checked address: https, or http on this machine; no path, no login.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProjectUrl {
    base: String,
    host: String,
}

impl ProjectUrl {
    /// Checks an address.
    pub fn parse(text: &str) -> Result<Self, Error> {
        let text = text.trim();
        let (scheme, rest) = text.split_once("://").unwrap_or(("", text));
        let end = rest.find(['/', '?', '#']).unwrap_or(rest.len());
        let (authority, path) = rest.split_at(end);
        let host = authority.rsplit_once('@').map_or(authority, |(_, host)| host);
        let login = host.len() != authority.len();
        let (name, port) = match host.rsplit_once(':') {
            Some((name, port)) if !host.ends_with(']') => (name, Some(port)),
            _ => (host, None),
        };
        let scheme = scheme.to_ascii_lowercase();
        let plain = |letter: char| {
            letter.is_ascii_alphanumeric() || matches!(letter, '-' | '.' | '_' | '[' | ']' | ':')
        };
        let proposal = if host.is_empty() || !host.chars().all(plain) {
            "write it as `https://abcdefghijklm.supabase.co`".to_owned()
        } else {
            let scheme = if is_loopback(name) { "http" } else { "https" };
            format!("write it as `{scheme}://{host}`")
        };
        let why = if host.is_empty() || name.is_empty() {
            "it names no host"
        } else if login {
            "it holds a login"
        } else if !host.chars().all(plain) || port.is_some_and(|port| port.parse::<u16>().is_err()) {
            "its host or port is not valid"
        } else if scheme == "http" && !is_loopback(name) {
            "the key would travel unencrypted over http"
        } else if scheme != "https" && scheme != "http" {
            "it does not begin with `https://`"
        } else if !matches!(path, "" | "/") {
            "it has a path, and the project's own address has none"
        } else {
            return Ok(Self { base: format!("{scheme}://{host}"), host: name.to_owned() });
        };
        let shown = if login { format!("{scheme}://***@{host}{path}") } else { text.to_owned() };
        let url = shown.chars().filter(|letter| !letter.is_control()).take(200).collect();
        Err(Error::Url { url, why, help: proposal })
    }

    /// The host's name or address.
    pub fn host(&self) -> &str {
        &self.host
    }

    /// Whether the project is on this machine.
    pub fn is_local(&self) -> bool {
        is_loopback(&self.host)
    }

    /// The address of a resource.
    pub(super) fn join(&self, path: &str) -> String {
        format!("{}{path}", self.base)
    }
}

impl fmt::Display for ProjectUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.base)
    }
}

/// Whether a host's name stands for this machine.
pub fn is_loopback(host: &str) -> bool {
    let bare = host.trim_start_matches('[').trim_end_matches(']');
    let name = bare.trim_end_matches('.').to_ascii_lowercase();
    name == "localhost"
        || name.ends_with(".localhost")
        || bare.parse::<std::net::IpAddr>().is_ok_and(|address| address.is_loopback())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_bare_address_is_taken() {
        assert_eq!(
            ProjectUrl::parse(" https://abc.supabase.co/ ").unwrap().to_string(),
            "https://abc.supabase.co"
        );
        assert!(ProjectUrl::parse("http://127.0.0.1:54321").unwrap().is_local());
        assert!(ProjectUrl::parse("http://[::1]:54321").unwrap().is_local());
        for (bad, why) in [
            ("https://abc.supabase.co/auth/v1", "path"),
            ("https://abc.supabase.co?x=1", "path"),
            ("http://abc.supabase.co", "unencrypted"),
            ("http://127.0.0.1.evil.com", "unencrypted"),
            ("abc.supabase.co", "begin"),
            ("ftp://abc.supabase.co", "begin"),
            ("https://", "host"),
            ("https://me:pw@abc.supabase.co", "login"),
            ("https://abc:port", "port"),
            ("", "host"),
        ] {
            let error = ProjectUrl::parse(bad).unwrap_err();
            assert!(error.to_string().contains(why), "{bad}: {error}");
            assert!(!error.to_string().contains("pw@"), "{error}");
        }
    }
}
