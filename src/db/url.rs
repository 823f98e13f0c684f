//! The address of a database, which never shows its password by accident.

use super::Error;
use sqlx::postgres::PgConnectOptions;
use std::{fmt, str::FromStr};

/// A checked `postgres://…` address. Its `Display` and `Debug` hide the password.
#[derive(Clone, PartialEq, Eq)]
pub struct DatabaseUrl {
    text: String,
}

impl DatabaseUrl {
    /// The address with its password, for a child process's environment or a file that only its owner reads.
    pub fn expose(&self) -> &str {
        &self.text
    }

    /// Host name, address, or the folder of a Unix socket.
    pub fn host(&self) -> String {
        let options = self.options();
        options.get_socket().map_or_else(|| options.get_host().to_owned(), |path| path.display().to_string())
    }

    /// Port, 5432 when it is not written.
    pub fn port(&self) -> u16 {
        self.options().get_port()
    }

    /// The role that logs in.
    pub fn user(&self) -> String {
        self.options().get_username().to_owned()
    }

    /// The database; named like the role when it is not written.
    pub fn database(&self) -> String {
        let options = self.options();
        options.get_database().unwrap_or(options.get_username()).to_owned()
    }

    /// The same server, another database.
    #[must_use]
    pub fn with_database(&self, name: &str) -> Self {
        let (address, query) = self.text.split_once('?').unwrap_or((&self.text, ""));
        let start = address.find("://").map_or(0, |at| at + 3);
        let authority_end = address[start..].find('/').map_or(address.len(), |at| start + at);
        let name: String = name.bytes().map(percent).collect();
        let query = if query.is_empty() { String::new() } else { format!("?{query}") };
        Self { text: format!("{}/{name}{query}", &address[..authority_end]) }
    }

    /// The address without its password, and the password: for programs whose arguments others can read.
    pub fn without_password(&self) -> (String, Option<String>) {
        let (address, query) = self.text.split_once('?').unwrap_or((&self.text, ""));
        let start = address.find("://").map_or(0, |at| at + 3);
        let (scheme, rest) = address.split_at(start);
        let end = rest.find('/').unwrap_or(rest.len());
        let (authority, path) = rest.split_at(end);
        let (login, host) =
            authority.rsplit_once('@').map_or((None, authority), |(login, host)| (Some(login), host));
        let (user, mut password) = match login.map(|login| login.split_once(':').unwrap_or((login, ""))) {
            Some((user, password)) => (format!("{user}@"), password),
            None => (String::new(), ""),
        };
        let mut kept = Vec::new();
        for pair in query.split('&').filter(|pair| !pair.is_empty()) {
            match pair.split_once('=') {
                Some(("password", value)) => password = value,
                _ => kept.push(pair),
            }
        }
        let query = if kept.is_empty() { String::new() } else { format!("?{}", kept.join("&")) };
        (format!("{scheme}{user}{host}{path}{query}"), (!password.is_empty()).then(|| decoded(password)))
    }

    pub(super) fn options(&self) -> PgConnectOptions {
        // Parsed once already, in `from_str`.
        PgConnectOptions::from_str(&self.text).unwrap_or_default()
    }
}

/// A text whose `%XX` stand for bytes (RFC 3986, 2.1).
fn decoded(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((first, after)) = rest.split_first() {
        let digits = after.get(..2).and_then(|digits| std::str::from_utf8(digits).ok());
        let byte = digits.filter(|_| *first == b'%').and_then(|digits| u8::from_str_radix(digits, 16).ok());
        bytes.push(byte.unwrap_or(*first));
        rest = if byte.is_some() { &after[2..] } else { after };
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

/// One byte of a name as it stands in a path (RFC 3986, 2.3).
fn percent(byte: u8) -> String {
    match byte {
        b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => char::from(byte).to_string(),
        _ => format!("%{byte:02X}"),
    }
}

impl FromStr for DatabaseUrl {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self, Error> {
        let text = &without_driver(text.trim());
        if !text.starts_with("postgres://") && !text.starts_with("postgresql://") {
            return Err(Error::BadUrl {
                why: "it does not begin with `postgres://` or `postgresql://`".to_owned(),
            });
        }
        // The parser's own words may hold a part of the text, and so of the password.
        PgConnectOptions::from_str(text).map_err(|_| Error::BadUrl {
            why: "it cannot be taken apart into host, port and database".to_owned(),
        })?;
        Ok(Self { text: text.clone() })
    }
}

/// SQLAlchemy names a driver in the scheme, `postgresql+asyncpg://`, which is nothing to us.
fn without_driver(text: &str) -> String {
    let plain = |(scheme, rest): (&str, &str)| {
        let (name, _) = scheme.split_once('+')?;
        Some(format!("{name}://{rest}"))
    };
    text.split_once("://").and_then(plain).unwrap_or_else(|| text.to_owned())
}

impl fmt::Display for DatabaseUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let options = self.options();
        let host = self.host();
        let host = if host.contains('/') { host.replace('/', "%2F") } else { host };
        let (user, port) = (options.get_username(), options.get_port());
        write!(f, "postgres://{user}:***@{host}:{port}/{}", self.database())
    }
}

impl fmt::Debug for DatabaseUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_password_is_never_shown() {
        let url: DatabaseUrl = "postgres://me:s3cret@db.example:6432/app?sslmode=disable".parse().unwrap();
        assert_eq!(url.to_string(), "postgres://me:***@db.example:6432/app");
        assert!(!format!("{url:?}").contains("s3cret"));
        assert_eq!((url.host().as_str(), url.port(), url.database().as_str()), ("db.example", 6432, "app"));
        let error = "postgres://me:s3cret@db.example:port/app".parse::<DatabaseUrl>().unwrap_err();
        assert!(!format!("{error:?} {error}").contains("s3cret"));
    }

    #[test]
    fn another_database_of_the_same_server() {
        let url: DatabaseUrl = "postgres://me:s%2Fx@h/app?sslmode=disable".parse().unwrap();
        assert_eq!(url.with_database("a b").expose(), "postgres://me:s%2Fx@h/a%20b?sslmode=disable");
        let url: DatabaseUrl = "postgres://me@h".parse().unwrap();
        assert_eq!(url.with_database("x").expose(), "postgres://me@h/x");
    }

    #[test]
    fn the_password_can_be_taken_out() {
        let parts = |text: &str| text.parse::<DatabaseUrl>().unwrap().without_password();
        let password = Some("s/x@".to_owned());
        assert_eq!(
            parts("postgres://me:s%2Fx%40@h:1/app?a=b"),
            ("postgres://me@h:1/app?a=b".into(), password)
        );
        assert_eq!(
            parts("postgres://h/app?password=x&a=b"),
            ("postgres://h/app?a=b".into(), Some("x".into()))
        );
        assert_eq!(parts("postgres://me@h"), ("postgres://me@h".into(), None));
    }

    #[test]
    fn the_driver_of_an_application_does_not_matter() {
        let url: DatabaseUrl = "postgresql+asyncpg://me:a+b@h/app".parse().unwrap();
        assert_eq!(url.expose(), "postgresql://me:a+b@h/app");
    }

    #[test]
    fn what_is_no_address_is_refused() {
        assert!("mysql://h/app".parse::<DatabaseUrl>().is_err());
        assert!("".parse::<DatabaseUrl>().is_err());
    }
}
