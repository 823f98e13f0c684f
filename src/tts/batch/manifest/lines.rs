//! Lines with their numbers. What is not UTF-8 is told with its place, and the next line is read on; UTF-16 is
//! understood where the file says so at its start.

use std::{
    io::{self, BufRead, BufReader, Read},
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
};

/// No line that a person wrote is longer.
const LONGEST: u64 = 4 << 20;

/// A text, or what is wrong with it and at which character.
type Text = Result<String, (String, Option<usize>)>;

/// A line without its end.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Line {
    /// From 1.
    pub(super) number: u64,
    /// What is in it.
    pub(super) text: Text,
}

/// Lines, read one by one.
pub(super) struct Lines {
    reader: BufReader<Box<dyn Read + Send>>,
    number: u64,
}

impl Lines {
    pub(super) fn new(reader: Box<dyn Read + Send>) -> Self {
        Self { reader: BufReader::with_capacity(1 << 16, reader), number: 0 }
    }

    /// The next line; nothing at the end.
    pub(super) fn next(&mut self) -> io::Result<Option<Line>> {
        if self.number == 0 {
            self.begin()?;
        }
        let mut bytes = Vec::new();
        let read = self.reader.by_ref().take(LONGEST).read_until(b'\n', &mut bytes)?;
        if read == 0 {
            return Ok(None);
        }
        self.number += 1;
        if read as u64 == LONGEST && bytes.last() != Some(&b'\n') {
            self.skip()?;
            let what = format!("the line is longer than {} MB", LONGEST >> 20);
            return Ok(Some(Line { number: self.number, text: Err((what, None)) }));
        }
        while matches!(bytes.last(), Some(b'\n' | b'\r')) {
            bytes.pop();
        }
        Ok(Some(Line { number: self.number, text: text(bytes) }))
    }

    /// Passes the mark of the byte order, and reads UTF-16 from there on where it is that.
    fn begin(&mut self) -> io::Result<()> {
        let start = self.reader.fill_buf()?;
        if start.starts_with(b"\xef\xbb\xbf") {
            self.reader.consume(3);
        } else if start.starts_with(b"\xff\xfe") || start.starts_with(b"\xfe\xff") {
            let little = start[0] == 0xff;
            self.reader.consume(2);
            let rest = std::mem::replace(&mut self.reader, BufReader::new(Box::new(io::empty())));
            self.reader =
                BufReader::with_capacity(1 << 16, Box::new(Utf16 { from: rest, little, ready: vec![] }));
        }
        Ok(())
    }

    fn skip(&mut self) -> io::Result<()> {
        loop {
            let buffer = self.reader.fill_buf()?;
            if buffer.is_empty() {
                return Ok(());
            }
            let (length, end) = match memchr::memchr(b'\n', buffer) {
                Some(at) => (at + 1, true),
                None => (buffer.len(), false),
            };
            self.reader.consume(length);
            if end {
                return Ok(());
            }
        }
    }
}

/// Bytes as text, or what is wrong at which character.
fn text(bytes: Vec<u8>) -> Text {
    let column = |text: &str| Some(text.chars().count() + 1);
    let text = String::from_utf8(bytes).map_err(|error| {
        let at = error.utf8_error().valid_up_to();
        let before = String::from_utf8_lossy(&error.as_bytes()[..at]).into_owned();
        (format!("it is not UTF-8 (byte {:#04x})", error.as_bytes()[at]), column(&before))
    })?;
    match text.find('\0') {
        Some(at) => Err(("there is a NUL character".to_owned(), column(&text[..at]))),
        None => Ok(text),
    }
}

/// UTF-16 as UTF-8.
struct Utf16 {
    from: BufReader<Box<dyn Read + Send>>,
    little: bool,
    ready: Vec<u8>,
}

impl Utf16 {
    fn unit(&mut self) -> io::Result<Option<u16>> {
        let mut two = [0; 2];
        match self.from.read_exact(&mut two) {
            Ok(()) => Ok(Some(if self.little { u16::from_le_bytes(two) } else { u16::from_be_bytes(two) })),
            Err(error) if error.kind() == io::ErrorKind::UnexpectedEof => Ok(None),
            Err(error) => Err(error),
        }
    }
}

impl Read for Utf16 {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        while self.ready.len() < into.len().min(1 << 12) {
            let Some(unit) = self.unit()? else { break };
            let mut units = vec![unit];
            if (0xd800..0xdc00).contains(&unit) {
                units.extend(self.unit()?);
            }
            for character in char::decode_utf16(units) {
                let character = character.unwrap_or(char::REPLACEMENT_CHARACTER);
                self.ready.extend(character.encode_utf8(&mut [0; 4]).as_bytes());
            }
        }
        let count = self.ready.len().min(into.len());
        into[..count].copy_from_slice(&self.ready[..count]);
        self.ready.drain(..count);
        Ok(count)
    }
}

/// A reader that counts what went through it.
pub(super) struct Counted {
    pub(super) from: Box<dyn Read + Send>,
    pub(super) count: Arc<AtomicU64>,
}

impl Read for Counted {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let read = self.from.read(into)?;
        self.count.fetch_add(read as u64, Ordering::Relaxed);
        Ok(read)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all(bytes: &[u8]) -> Vec<(u64, Text)> {
        let mut lines = Lines::new(Box::new(io::Cursor::new(bytes.to_vec())));
        let mut found = vec![];
        while let Some(line) = lines.next().unwrap() {
            found.push((line.number, line.text));
        }
        found
    }

    #[test]
    fn a_line_in_another_encoding_is_told_and_the_next_is_read() {
        let found = all(b"\xef\xbb\xbfone\r\ncaf\xe9 x\n\nz\xc3\xa9\0\nlast");
        assert_eq!(found[0], (1, Ok("one".to_owned())));
        assert_eq!(found[1], (2, Err(("it is not UTF-8 (byte 0xe9)".to_owned(), Some(4)))));
        assert_eq!(found[2], (3, Ok(String::new())));
        assert_eq!(found[3], (4, Err(("there is a NUL character".to_owned(), Some(3)))));
        assert_eq!(found[4], (5, Ok("last".to_owned())));
    }

    #[test]
    fn utf_16_is_read_where_the_file_says_so() {
        for little in [true, false] {
            let mut bytes = if little { vec![0xff, 0xfe] } else { vec![0xfe, 0xff] };
            for unit in "á😀\nb".encode_utf16() {
                bytes.extend(if little { unit.to_le_bytes() } else { unit.to_be_bytes() });
            }
            assert_eq!(all(&bytes), [(1, Ok("á😀".to_owned())), (2, Ok("b".to_owned()))]);
        }
    }

    #[test]
    fn a_line_without_end_does_not_fill_the_memory() {
        let mut bytes = vec![b'x'; usize::try_from(LONGEST).unwrap() * 2];
        bytes.extend(b"\nnext");
        let found = all(&bytes);
        assert!(found[0].1.as_ref().is_err_and(|(what, _)| what.contains("longer than")));
        assert_eq!(found[1], (2, Ok("next".to_owned())));
    }
}
