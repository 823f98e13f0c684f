//! Downloads: one answer in pieces, from a place in the file on. A server that sends nothing is noticed, redirects are
//! followed, and a proxy is used where one is named. What the bytes are worth is the caller's to decide.

use std::{
    io::Read,
    sync::mpsc::{Receiver, RecvTimeoutError, sync_channel},
    thread,
    time::Duration,
};

/// How much is read at once.
const PIECE: usize = 1 << 16;
/// How many pieces may wait for who writes them.
const AHEAD: usize = 16;

/// The proxies that somebody named, as in the usual variables.
#[derive(Clone, Default, PartialEq, Eq)]
pub struct Proxies {
    /// For `http://`.
    pub http: Option<String>,
    /// For `https://`.
    pub https: Option<String>,
    /// Hosts that are asked directly, parted by commas; `*` for all.
    pub none: String,
}

impl Proxies {
    /// The proxy for an address.
    fn of(&self, url: &str) -> Option<&str> {
        let host = host(url);
        let direct = |name: &str| {
            let name = name.trim().trim_start_matches('.');
            name == "*" || (!name.is_empty() && (host == name || host.ends_with(&format!(".{name}"))))
        };
        if self.none.split(',').any(direct) {
            return None;
        }
        let proxy = if url.starts_with("https:") { &self.https } else { &self.http };
        proxy.as_deref().filter(|proxy| !proxy.is_empty())
    }
}

/// The host of an address, without port and user.
pub fn host(url: &str) -> String {
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    let authority = rest.split(['/', '?']).next().unwrap_or_default();
    let authority = authority.rsplit('@').next().unwrap_or_default();
    match authority.rsplit_once(':') {
        Some((host, port)) if port.bytes().all(|byte| byte.is_ascii_digit()) => host.to_owned(),
        _ => authority.to_owned(),
    }
}

/// Why nothing came, or not all of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// The server cannot be reached.
    Unreachable(String),
    /// The proxy of this host and port wants a name and a password.
    ProxyPassword(String),
    /// The proxy of this host and port does not do it.
    Proxy(String, String),
    /// The answer broke off.
    Broken(String),
    /// Nothing came for so long.
    Stalled(Duration),
}

/// An answer whose body is still on its way.
#[derive(Debug)]
pub struct Answer {
    /// Its status.
    pub status: u16,
    /// Where in the file its body begins; 0 when the server sends all of it.
    pub start: u64,
    /// How long to wait before another try, when the server says so.
    pub retry_after: Option<Duration>,
    pieces: Receiver<Result<Vec<u8>, String>>,
    stall: Duration,
}

impl Answer {
    /// The next piece; nothing at the end.
    pub fn next_piece(&mut self) -> Result<Option<Vec<u8>>, Trouble> {
        match self.pieces.recv_timeout(self.stall) {
            Ok(Ok(piece)) => Ok(Some(piece)),
            Ok(Err(why)) => Err(Trouble::Broken(why)),
            Err(RecvTimeoutError::Timeout) => Err(Trouble::Stalled(self.stall)),
            Err(RecvTimeoutError::Disconnected) => Ok(None),
        }
    }
}

/// What downloads go through.
#[derive(Clone)]
pub struct Wire {
    /// After so long without a byte a server counts as gone.
    pub stall: Duration,
    /// The proxies.
    pub proxies: Proxies,
}

impl std::fmt::Debug for Wire {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        // A proxy's address may hold a password.
        f.debug_struct("Wire").field("stall", &self.stall).finish_non_exhaustive()
    }
}

impl Wire {
    /// Asks for a file from this byte on. The status is the caller's to judge.
    pub fn get(&self, url: &str, from: u64) -> Result<Answer, Trouble> {
        let proxy_text = self.proxies.of(url);
        let proxy_place = proxy_text.map(place).unwrap_or_default();
        let proxy = match proxy_text.map(with_scheme) {
            Some(text) => Some(ureq::Proxy::new(&text).map_err(|_| {
                Trouble::Proxy(proxy_place.clone(), "its address is no address of a proxy".to_owned())
            })?),
            None => None,
        };
        let config = ureq::Agent::config_builder()
            .http_status_as_error(false)
            .max_redirects(8)
            .proxy(proxy)
            .timeout_connect(Some(self.stall.min(Duration::from_secs(15))))
            .timeout_recv_response(Some(self.stall))
            .build();
        let agent: ureq::Agent = config.into();
        let mut request = agent.get(url).header("Accept-Encoding", "identity");
        if from > 0 {
            request = request.header("Range", format!("bytes={from}-"));
        }
        let response = request.call().map_err(|error| trouble(&error, &proxy_place, self.stall))?;
        let header = |name: &str| response.headers().get(name)?.to_str().ok().map(str::to_owned);
        let status = response.status().as_u16();
        let start =
            if status == 206 { header("content-range").as_deref().and_then(range_start) } else { Some(0) };
        let retry_after =
            header("retry-after").and_then(|text| text.trim().parse().ok()).map(Duration::from_secs);
        let (send, pieces) = sync_channel(AHEAD);
        let mut reader = response.into_body().into_reader();
        thread::spawn(move || {
            loop {
                let mut piece = vec![0; PIECE];
                let read = reader.read(&mut piece).map_err(|error| error.to_string());
                let is_end = matches!(read, Ok(0) | Err(_));
                let piece = read.map(|length| {
                    piece.truncate(length);
                    piece
                });
                let is_empty = piece.as_ref().is_ok_and(Vec::is_empty);
                if (!is_empty && send.send(piece).is_err()) || is_end {
                    return;
                }
            }
        });
        // A part that says nothing of its place cannot be used.
        let start = start.unwrap_or(u64::MAX);
        Ok(Answer { status, start, retry_after, pieces, stall: self.stall })
    }
}

/// The first byte of `bytes 100-199/200`.
fn range_start(text: &str) -> Option<u64> {
    text.trim().strip_prefix("bytes")?.trim_start().split('-').next()?.trim().parse().ok()
}

fn with_scheme(proxy: &str) -> String {
    if proxy.contains("://") { proxy.to_owned() } else { format!("http://{proxy}") }
}

/// Host and port of a proxy, without user and password.
fn place(proxy: &str) -> String {
    let rest = proxy.split_once("://").map_or(proxy, |(_, rest)| rest);
    rest.split('/').next().unwrap_or_default().rsplit('@').next().unwrap_or_default().to_owned()
}

fn trouble(error: &ureq::Error, proxy: &str, stall: Duration) -> Trouble {
    match error {
        ureq::Error::ConnectProxyFailed(why) if why.contains("407") => {
            Trouble::ProxyPassword(proxy.to_owned())
        }
        ureq::Error::ConnectProxyFailed(why) => Trouble::Proxy(proxy.to_owned(), why.clone()),
        ureq::Error::Timeout(ureq::Timeout::Connect | ureq::Timeout::Resolve) => {
            Trouble::Unreachable("it does not accept the connection in time".to_owned())
        }
        ureq::Error::Timeout(_) => Trouble::Stalled(stall),
        ureq::Error::HostNotFound => Trouble::Unreachable("there is no such host, or no network".to_owned()),
        ureq::Error::ConnectionFailed => Trouble::Unreachable("the connection failed".to_owned()),
        ureq::Error::Io(error) => match error.kind() {
            std::io::ErrorKind::ConnectionRefused
            | std::io::ErrorKind::NetworkUnreachable
            | std::io::ErrorKind::HostUnreachable => Trouble::Unreachable(error.to_string()),
            _ => Trouble::Broken(error.to_string()),
        },
        other => Trouble::Broken(other.to_string()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_proxy_is_that_of_the_scheme_unless_the_host_is_left_out() {
        let proxies = Proxies {
            http: Some("http://a:1".to_owned()),
            https: Some("b:2".to_owned()),
            none: "localhost, .inside.example".to_owned(),
        };
        assert_eq!(proxies.of("http://x.example/y"), Some("http://a:1"));
        assert_eq!(proxies.of("https://x.example/y"), Some("b:2"));
        assert_eq!(proxies.of("https://deep.inside.example/y"), None);
        assert_eq!(proxies.of("http://localhost:8000/y"), None);
        assert_eq!(place("http://user:secret@proxy.example:3128/"), "proxy.example:3128");
        assert_eq!(host("https://u:p@x.example:443/a?b"), "x.example");
    }

    #[test]
    fn places_in_a_file_are_read() {
        assert_eq!(range_start("bytes 100-199/200"), Some(100));
        assert_eq!(range_start("items 1-2/3"), None);
    }
}
