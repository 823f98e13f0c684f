//! Frames: what travels, with its length and its mask.

use super::Failure;

/// What a frame is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// The rest of a message.
    More,
    /// Text, or its beginning.
    Text,
    /// Bytes, or their beginning.
    Binary,
    /// The end.
    Close,
    /// Are you there?
    Ping,
    /// I am.
    Pong,
}

impl Kind {
    fn of(code: u8) -> Option<Self> {
        Some(match code {
            0 => Self::More,
            1 => Self::Text,
            2 => Self::Binary,
            8 => Self::Close,
            9 => Self::Ping,
            10 => Self::Pong,
            _ => return None,
        })
    }

    fn code(self) -> u8 {
        match self {
            Self::More => 0,
            Self::Text => 1,
            Self::Binary => 2,
            Self::Close => 8,
            Self::Ping => 9,
            Self::Pong => 10,
        }
    }

    fn is_control(self) -> bool {
        self.code() >= 8
    }
}

/// What stands before the payload.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Head {
    pub(super) kind: Kind,
    /// Whether it is the last of its message.
    pub(super) last: bool,
    /// Whether the message is compressed.
    pub(super) compressed: bool,
}

/// A frame that has arrived.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Frame {
    pub(super) head: Head,
    pub(super) payload: Vec<u8>,
}

/// The frame at the beginning of these bytes, and its length; nothing while it is not whole.
pub(super) fn parse(
    bytes: &[u8],
    longest: usize,
    may_compress: bool,
) -> Result<Option<(Frame, usize)>, Failure> {
    let broken = |what: &str| Err(Failure::Broken(what.to_owned()));
    let &[first, second, ..] = bytes else { return Ok(None) };
    let Some(kind) = Kind::of(first & 0x0f) else { return broken("a frame is of no known kind") };
    let head = Head { kind, last: first & 0x80 != 0, compressed: first & 0x40 != 0 };
    if first & 0x30 != 0 || (head.compressed && !may_compress) {
        return broken("a frame has marks that nobody agreed on");
    }
    if second & 0x80 != 0 {
        return broken("a server's frame is masked");
    }
    let short = usize::from(second & 0x7f);
    if kind.is_control() && (short > 125 || !head.last || head.compressed) {
        return broken("a control frame is too long or cut");
    }
    let (length, start) = match short {
        126 => match bytes.get(2..4).and_then(|two| two.first_chunk()) {
            Some(two) => (usize::from(u16::from_be_bytes(*two)), 4),
            None => return Ok(None),
        },
        127 => match bytes.get(2..10).and_then(|eight| eight.first_chunk()) {
            Some(eight) => (usize::try_from(u64::from_be_bytes(*eight)).unwrap_or(usize::MAX), 10),
            None => return Ok(None),
        },
        short => (short, 2),
    };
    if length > longest {
        return broken("a frame is too long");
    }
    let Some(payload) = bytes.get(start..start + length) else { return Ok(None) };
    Ok(Some((Frame { head, payload: payload.to_vec() }, start + length)))
}

/// A frame as a client sends it.
pub(super) fn masked(kind: Kind, payload: &[u8], mask: [u8; 4]) -> Vec<u8> {
    let mut bytes = vec![0x80 | kind.code()];
    match payload.len() {
        short @ 0..126 => bytes.push(0x80 | u8::try_from(short).unwrap_or_default()),
        middle @ 126..65_536 => {
            bytes.push(0xfe);
            bytes.extend_from_slice(&u16::try_from(middle).unwrap_or_default().to_be_bytes());
        }
        long => {
            bytes.push(0xff);
            bytes.extend_from_slice(&(long as u64).to_be_bytes());
        }
    }
    bytes.extend_from_slice(&mask);
    bytes.extend(payload.iter().zip(mask.iter().cycle()).map(|(byte, mask)| byte ^ mask));
    bytes
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn plain(kind: Kind, payload: &[u8]) -> Vec<u8> {
        let mut bytes = masked(kind, payload, [0; 4]);
        bytes[1] &= 0x7f;
        let start = bytes.len() - payload.len();
        bytes.drain(start - 4..start);
        bytes
    }

    #[test]
    fn frames_are_whole_or_not_there() {
        for length in [0, 1, 125, 126, 65_535, 65_536] {
            let bytes = plain(Kind::Binary, &vec![7; length]);
            let (frame, used) = parse(&bytes, 1 << 20, false).unwrap().unwrap();
            assert_eq!((frame.payload.len(), used, frame.head.last), (length, bytes.len(), true));
            assert_eq!(parse(&bytes[..bytes.len() - 1], 1 << 20, false), Ok(None));
        }
        assert!(parse(&plain(Kind::Text, &[1; 200]), 100, false).is_err());
        assert!(parse(&masked(Kind::Text, b"x", [1; 4]), 100, false).is_err());
        assert!(parse(&[0xc1, 0], 100, false).is_err() && parse(&[0xc1, 0], 100, true).is_ok());
        assert!(parse(&[0x83, 0], 100, false).is_err() && parse(&[0x09, 0], 100, false).is_err());
    }

    #[test]
    fn a_mask_hides_and_gives_back() {
        let bytes = masked(Kind::Text, b"Hello", [0x37, 0xfa, 0x21, 0x3d]);
        // The example of RFC 6455, section 5.7.
        assert_eq!(bytes, [0x81, 0x85, 0x37, 0xfa, 0x21, 0x3d, 0x7f, 0x9f, 0x4d, 0x51, 0x58]);
    }

    proptest! {
        #[test]
        fn nothing_that_arrives_panics(bytes in prop::collection::vec(any::<u8>(), 0..64), may in any::<bool>()) {
            let _ = parse(&bytes, 1 << 16, may);
        }
    }
}
