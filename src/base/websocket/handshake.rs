//! How a talk begins: an HTTP request that asks to change to WebSocket, and the answer.

use super::{Address, Deflate, Failure, Stream, fill, stream};
use base64::{Engine as _, engine::general_purpose::STANDARD};
use sha1::{Digest, Sha1};
use std::{io::Write, time::Instant};

/// The longest answer that is read.
const LONGEST: usize = 16 << 10;
/// What RFC 6455 adds to the key.
const ACCEPT: &str = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";

/// Asks and reads the answer: how the other side compresses, and what it has sent already.
pub(super) fn agree(
    stream: &mut Stream,
    address: &Address,
    headers: &[(&str, String)],
    until: Instant,
) -> Result<(Option<Deflate>, Vec<u8>), Failure> {
    let mut key = [0; 16];
    getrandom::fill(&mut key)
        .map_err(|_| Failure::Connect("the system gives no random numbers".to_owned()))?;
    let key = STANDARD.encode(key);
    let mut request = format!(
        "GET {} HTTP/1.1\r\nHost: {}\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n\
         Sec-WebSocket-Key: {key}\r\nSec-WebSocket-Extensions: permessage-deflate; client_max_window_bits\r\n",
        address.path,
        address.authority()
    );
    for (name, value) in headers {
        let plain: String = value.chars().filter(|c| !c.is_control()).collect();
        request.extend([*name, ": ", &plain, "\r\n"]);
    }
    request += "\r\n";
    let written = stream.write_all(request.as_bytes()).and_then(|()| stream.flush());
    written.map_err(|error| stream::failure(&error))?;
    let mut buffer = Vec::new();
    let end = loop {
        if let Some(end) = buffer.windows(4).position(|part| part == b"\r\n\r\n") {
            break end;
        }
        if buffer.len() > LONGEST {
            return Err(Failure::Broken("its answer is no HTTP".to_owned()));
        }
        fill(stream, &mut buffer, until)?;
    };
    let rest = buffer.split_off(end + 4);
    let answer = Answer::parse(&String::from_utf8_lossy(&buffer))
        .ok_or_else(|| Failure::Broken("its answer is no HTTP".to_owned()))?;
    Ok((answer.check(&key)?, rest))
}

struct Answer {
    status: u16,
    headers: Vec<(String, String)>,
}

impl Answer {
    fn parse(text: &str) -> Option<Self> {
        let mut lines = text.split("\r\n");
        let status = lines.next()?.strip_prefix("HTTP/1.")?.split(' ').nth(1)?.parse().ok()?;
        let header = |line: &str| {
            let (name, value) = line.split_once(':')?;
            Some((name.trim().to_ascii_lowercase(), value.trim().to_owned()))
        };
        Some(Self { status, headers: lines.filter_map(header).collect() })
    }

    fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    fn check(self, key: &str) -> Result<Option<Deflate>, Failure> {
        if self.status != 101 {
            return Err(Failure::Refused { status: self.status, headers: self.headers });
        }
        let wanted = STANDARD.encode(Sha1::digest(format!("{key}{ACCEPT}")));
        let upgrade = self.header("upgrade").is_some_and(|value| value.eq_ignore_ascii_case("websocket"));
        if !upgrade || self.header("sec-websocket-accept") != Some(wanted.as_str()) {
            return Err(Failure::Broken("it does not speak WebSocket".to_owned()));
        }
        let Some(extensions) = self.header("sec-websocket-extensions") else { return Ok(None) };
        let mut words = extensions.split([';', ',']).map(str::trim);
        if words.next() != Some("permessage-deflate") {
            return Err(Failure::Broken("it uses an extension that nobody asked for".to_owned()));
        }
        let fresh = words.any(|word| word == "server_no_context_takeover");
        Ok(Some(if fresh { Deflate::Fresh } else { Deflate::Continued }))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_answer_must_fit_the_key() {
        // The example of RFC 6455, section 1.3.
        let key = "dGhlIHNhbXBsZSBub25jZQ==";
        let answer = |more: &str| {
            let text =
                format!("HTTP/1.1 101 Switching\r\nUpgrade: WebSocket\r\nConnection: Upgrade\r\n{more}");
            Answer::parse(&text).unwrap().check(key)
        };
        let accept = "Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n";
        assert_eq!(answer(accept), Ok(None));
        let with = |extension: &str| answer(&format!("{accept}Sec-WebSocket-Extensions: {extension}\r\n"));
        assert_eq!(with("permessage-deflate"), Ok(Some(Deflate::Continued)));
        assert_eq!(with("permessage-deflate; server_no_context_takeover"), Ok(Some(Deflate::Fresh)));
        assert!(with("x-other").is_err() && answer("").is_err());
        assert!(Answer::parse("hello").is_none());
        let refused = Answer::parse("HTTP/1.1 403 No\r\nDate: x").unwrap().check(key).unwrap_err();
        assert_eq!(refused.header("date"), Some("x"));
    }
}
