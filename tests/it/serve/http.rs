//! A client that does as it is told: slow, rude, or well-behaved.

use serde_json::Value;
use std::{
    io::{Read, Write},
    net::TcpStream,
    time::Duration,
};

/// What is sent.
pub(super) struct Request {
    head: String,
    body: Vec<u8>,
}

impl Request {
    pub(super) fn get(path: &str) -> Self {
        Self { head: format!("GET {path} HTTP/1.1\r\n"), body: vec![] }
    }

    pub(super) fn post(path: &str, body: impl Into<Vec<u8>>) -> Self {
        Self::raw("POST", path, body).header("content-type", "application/json")
    }

    pub(super) fn raw(method: &str, path: &str, body: impl Into<Vec<u8>>) -> Self {
        let body = body.into();
        let head = format!("{method} {path} HTTP/1.1\r\ncontent-length: {}\r\n", body.len());
        Self { head, body }
    }

    #[must_use]
    pub(super) fn header(mut self, name: &str, value: &str) -> Self {
        self.head = self.head + name + ": " + value + "\r\n";
        self
    }

    /// Sends it; the answer can be read piece by piece.
    pub(super) fn send(&self, address: &str) -> Connection {
        let mut stream = TcpStream::connect(address).unwrap();
        stream.set_read_timeout(Some(Duration::from_mins(1))).unwrap();
        let host =
            if self.head.contains("\r\nhost:") { String::new() } else { format!("host: {address}\r\n") };
        let head = format!("{}{host}connection: close\r\n\r\n", self.head);
        stream.write_all(head.as_bytes()).unwrap();
        // A server that refuses early may close before it has read all.
        let _ = stream.write_all(&self.body);
        Connection { stream, read: vec![] }
    }
}

/// An answer on its way.
pub(super) struct Connection {
    stream: TcpStream,
    read: Vec<u8>,
}

impl Connection {
    /// Reads until the body has begun; what of it is there.
    pub(super) fn begin(&mut self) -> usize {
        loop {
            if let Some(at) = head_end(&self.read)
                && self.read.len() > at
            {
                return self.read.len() - at;
            }
            assert!(self.more(1 << 16) > 0, "the connection ended before the body: {}", self.shown());
        }
    }

    /// Reads at most so much; how much came. An end by force counts as an end.
    pub(super) fn more(&mut self, most: usize) -> usize {
        let mut block = vec![0; most];
        let count = self.stream.read(&mut block).unwrap_or(0);
        self.read.extend_from_slice(&block[..count]);
        count
    }

    fn shown(&self) -> String {
        String::from_utf8_lossy(&self.read).chars().take(500).collect()
    }

    /// All of it.
    pub(super) fn finish(mut self) -> Answer {
        while self.more(1 << 16) > 0 {}
        let at = head_end(&self.read).unwrap_or_else(|| panic!("no answer: {}", self.shown()));
        let head = String::from_utf8_lossy(&self.read[..at]).into_owned();
        let status = head.split(' ').nth(1).unwrap().parse().unwrap();
        let headers: Vec<(String, String)> = head
            .lines()
            .skip(1)
            .filter_map(|line| line.split_once(": "))
            .map(|(name, value)| (name.to_lowercase(), value.to_owned()))
            .collect();
        let chunked = headers.iter().any(|(name, value)| name == "transfer-encoding" && value == "chunked");
        let body = self.read.split_off(at);
        let (body, whole) = if chunked { dechunked(&body) } else { (body, true) };
        Answer { status, headers, body, whole }
    }
}

fn head_end(bytes: &[u8]) -> Option<usize> {
    bytes.windows(4).position(|four| four == b"\r\n\r\n").map(|at| at + 4)
}

/// The body, and whether its end was told.
fn dechunked(mut bytes: &[u8]) -> (Vec<u8>, bool) {
    let mut body = vec![];
    while let Some(at) = bytes.windows(2).position(|two| two == b"\r\n") {
        let Ok(size) = usize::from_str_radix(&String::from_utf8_lossy(&bytes[..at]), 16) else { break };
        if size == 0 {
            return (body, true);
        }
        let Some(data) = bytes.get(at + 2..at + 2 + size) else { break };
        body.extend_from_slice(data);
        bytes = bytes.get(at + 4 + size..).unwrap_or_default();
    }
    (body, false)
}

/// An answer.
pub(super) struct Answer {
    pub(super) status: u16,
    headers: Vec<(String, String)>,
    pub(super) body: Vec<u8>,
    /// Whether it was not cut off.
    pub(super) whole: bool,
}

impl Answer {
    pub(super) fn header(&self, name: &str) -> &str {
        self.headers.iter().find(|(known, _)| known == name).map_or("", |(_, value)| value)
    }

    pub(super) fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }

    pub(super) fn json(&self) -> Value {
        serde_json::from_slice(&self.body).unwrap_or_else(|_| panic!("{} {}", self.status, self.text()))
    }

    /// The refusal: status, code and message.
    pub(super) fn refusal(&self) -> (u16, String, String) {
        let error = &self.json()["error"];
        let text = |name: &str| error[name].as_str().unwrap_or_default().to_owned();
        assert!(!text("type").is_empty(), "{error}");
        (self.status, text("code"), text("message"))
    }
}
