//! The one door to WebSocket: a small blocking client (RFC 6455) with compressed answers (RFC 7692). Every wait has an
//! end, every length a limit. Follows no redirect and reads nothing from the environment.

mod address;
mod frame;
mod handshake;
mod stream;

pub use address::Address;

use flate2::{Decompress, FlushDecompress, Status};
use frame::{Frame, Head, Kind};
use std::{
    fmt,
    io::{Read, Write},
    time::{Duration, Instant},
};
use stream::Stream;

/// The longest message that is taken, in bytes.
const LONGEST: usize = 8 << 20;

/// What arrives.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Message {
    /// Text.
    Text(String),
    /// Bytes.
    Binary(Vec<u8>),
    /// The other side ends the talk.
    Close {
        /// Its reason as a number.
        code: u16,
        /// And in words.
        reason: String,
    },
}

/// Why there is no talk, or no longer one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Failure {
    /// Nobody could be reached.
    Connect(String),
    /// The server answered with something else than a WebSocket.
    Refused {
        /// The status code.
        status: u16,
        /// The headers, names in lower case.
        headers: Vec<(String, String)>,
    },
    /// The connection was cut.
    Cut(String),
    /// Nothing came in time.
    Slow,
    /// What came is no WebSocket.
    Broken(String),
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Connect(why) | Self::Cut(why) | Self::Broken(why) => f.write_str(why),
            Self::Refused { status, .. } => write!(f, "it answered with status {status}"),
            Self::Slow => f.write_str("no answer in time"),
        }
    }
}

impl std::error::Error for Failure {}

impl Failure {
    /// The value of a header of the answer that refused.
    pub fn header(&self, name: &str) -> Option<&str> {
        let Self::Refused { headers, .. } = self else { return None };
        headers.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }
}

/// How the other side compresses.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Deflate {
    /// Each message goes on where the one before ended.
    Continued,
    /// Each message begins anew.
    Fresh,
}

/// An open talk.
pub struct Socket {
    stream: Stream,
    buffer: Vec<u8>,
    inflate: Option<(Decompress, Deflate)>,
    /// The message that is not complete yet.
    open: Option<(Kind, bool, Vec<u8>)>,
}

impl fmt::Debug for Socket {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Socket")
    }
}

impl Socket {
    /// Connects and agrees to talk. `within` is how long that may take.
    pub fn connect(address: &Address, headers: &[(&str, String)], within: Duration) -> Result<Self, Failure> {
        let until = Instant::now() + within;
        let mut stream = Stream::connect(address, until)?;
        let (deflate, buffer) = handshake::agree(&mut stream, address, headers, until)?;
        let inflate = deflate.map(|deflate| (Decompress::new(false), deflate));
        Ok(Self { stream, buffer, inflate, open: None })
    }

    /// Sends a text.
    pub fn send(&mut self, text: &str) -> Result<(), Failure> {
        self.write(Kind::Text, text.as_bytes())
    }

    /// The next message; pings are answered on the way. `until` is when the wait ends.
    pub fn receive(&mut self, until: Instant) -> Result<Message, Failure> {
        loop {
            let Frame { head, payload } = self.frame(until)?;
            match head.kind {
                Kind::Ping => self.write(Kind::Pong, &payload)?,
                Kind::Pong => {}
                Kind::Close => {
                    let code = payload.first_chunk().map_or(1005, |code| u16::from_be_bytes(*code));
                    let reason = String::from_utf8_lossy(payload.get(2..).unwrap_or_default()).into_owned();
                    let _ = self.write(Kind::Close, &code.to_be_bytes());
                    return Ok(Message::Close { code, reason });
                }
                kind => {
                    if let Some(message) = self.part(kind, head, payload)? {
                        return Ok(message);
                    }
                }
            }
        }
    }

    /// Ends the talk in good order: says so, and waits a moment for the other side to end it too.
    pub fn close(mut self, within: Duration) {
        let until = Instant::now() + within;
        if self.write(Kind::Close, &1000u16.to_be_bytes()).is_ok() {
            while matches!(self.receive(until), Ok(Message::Text(_) | Message::Binary(_))) {}
        }
    }

    /// A part of a message, or the whole of it.
    fn part(&mut self, kind: Kind, head: Head, payload: Vec<u8>) -> Result<Option<Message>, Failure> {
        let broken = |what: &str| Err(Failure::Broken(what.to_owned()));
        match (&mut self.open, kind) {
            (Some(_), Kind::Text | Kind::Binary) => return broken("a message began within another"),
            (None, Kind::More) => return broken("a message goes on that never began"),
            (Some(_), _) if head.compressed => return broken("a part of a message is marked as compressed"),
            (Some((_, _, bytes)), _) => {
                if bytes.len() + payload.len() > LONGEST {
                    return broken("a message is too long");
                }
                bytes.extend_from_slice(&payload);
            }
            (None, _) => self.open = Some((kind, head.compressed, payload)),
        }
        if !head.last {
            return Ok(None);
        }
        let Some((kind, compressed, bytes)) = self.open.take() else { return Ok(None) };
        let bytes = if compressed { self.inflated(bytes)? } else { bytes };
        Ok(Some(if kind == Kind::Binary {
            Message::Binary(bytes)
        } else {
            let text =
                String::from_utf8(bytes).map_err(|_| Failure::Broken("a text is not UTF-8".to_owned()))?;
            Message::Text(text)
        }))
    }

    fn inflated(&mut self, mut bytes: Vec<u8>) -> Result<Vec<u8>, Failure> {
        let broken = |what: &str| Failure::Broken(what.to_owned());
        let Some((inflate, deflate)) = &mut self.inflate else {
            return Err(broken("a message is compressed without agreement"));
        };
        // The end of each message is left out on the way.
        bytes.extend_from_slice(&[0, 0, 0xff, 0xff]);
        let mut out = Vec::with_capacity(bytes.len() * 4);
        let begun = inflate.total_in();
        loop {
            let done = usize::try_from(inflate.total_in() - begun).unwrap_or(usize::MAX);
            let rest = bytes.get(done..).unwrap_or_default();
            let (read, written) = (inflate.total_in(), inflate.total_out());
            out.reserve(16 << 10);
            let status = inflate.decompress_vec(rest, &mut out, FlushDecompress::Sync);
            let status = status.map_err(|_| broken("a compressed message cannot be unpacked"))?;
            if out.len() > LONGEST {
                return Err(broken("a message is too long"));
            }
            let stands = (read, written) == (inflate.total_in(), inflate.total_out());
            if status == Status::StreamEnd || rest.is_empty() || stands {
                break;
            }
        }
        if *deflate == Deflate::Fresh {
            inflate.reset(false);
        }
        Ok(out)
    }

    fn frame(&mut self, until: Instant) -> Result<Frame, Failure> {
        loop {
            if let Some((frame, length)) = frame::parse(&self.buffer, LONGEST, self.inflate.is_some())? {
                self.buffer.drain(..length);
                return Ok(frame);
            }
            fill(&mut self.stream, &mut self.buffer, until)?;
        }
    }

    fn write(&mut self, kind: Kind, payload: &[u8]) -> Result<(), Failure> {
        let bytes = frame::masked(kind, payload, mask());
        let written = self.stream.write_all(&bytes).and_then(|()| self.stream.flush());
        written.map_err(|error| stream::failure(&error))
    }
}

/// Reads what has come.
fn fill(stream: &mut Stream, buffer: &mut Vec<u8>, until: Instant) -> Result<(), Failure> {
    let left = until.saturating_duration_since(Instant::now());
    if left.is_zero() {
        return Err(Failure::Slow);
    }
    stream.wait_at_most(left)?;
    let mut block = [0; 16 << 10];
    match stream.read(&mut block) {
        Ok(0) => Err(Failure::Cut("the connection ended".to_owned())),
        Ok(count) => {
            buffer.extend_from_slice(&block[..count]);
            Ok(())
        }
        Err(error) if error.kind() == std::io::ErrorKind::Interrupted => Ok(()),
        Err(error) => Err(stream::failure(&error)),
    }
}

/// Each frame of a client is masked anew.
fn mask() -> [u8; 4] {
    let mut mask = [0x5a, 0x17, 0xc3, 0x88];
    let _ = getrandom::fill(&mut mask);
    mask
}

#[cfg(test)]
#[path = "websocket_tests.rs"]
mod tests;
