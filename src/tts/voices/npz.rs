//! `NumPy`'s `.npz`, as Kokoro's voices come in it: a zip of stored `.npy` arrays. Only the directory at its end and
//! the one entry that is asked for are read. Nothing is unpacked to disk, so no path in it can lead anywhere.

use super::style::{MOST_ROWS, Style, WIDTH};
use std::{
    fs::File,
    io::{self, Read, Seek, SeekFrom},
    ops::Range,
    path::Path,
};

/// Why a file will not do.
#[derive(Debug)]
pub(super) enum Fault {
    /// It cannot be read.
    Io(io::Error),
    /// It is not what it should be.
    Form(String),
}

impl From<io::Error> for Fault {
    fn from(error: io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::UnexpectedEof => {
                Self::Form("the file ends too early: it was cut short".to_owned())
            }
            _ => Self::Io(error),
        }
    }
}

/// An array in the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Entry {
    /// Its name, without `.npy`.
    pub(super) name: String,
    header: u64,
    size: u64,
    stored: bool,
}

/// The longest directory that is read.
const LONGEST_DIRECTORY: u64 = 1 << 20;

fn form<T>(why: &str) -> Result<T, Fault> {
    Err(Fault::Form(why.to_owned()))
}

fn number<const N: usize>(bytes: &[u8], at: usize) -> Result<u64, Fault> {
    let Some(part) = bytes.get(at..at + N) else { return form("its directory is broken") };
    Ok(part.iter().rev().fold(0, |number, byte| number << 8 | u64::from(*byte)))
}

/// The arrays of a file.
pub(super) fn entries(path: &Path) -> Result<Vec<Entry>, Fault> {
    let mut file = File::open(path)?;
    let size = file.metadata()?.len();
    // The end record has 22 bytes and a comment of at most 64 KiB.
    let tail_at = size.saturating_sub(22 + 65_535);
    file.seek(SeekFrom::Start(tail_at))?;
    let mut tail = Vec::new();
    file.by_ref().take(22 + 65_535).read_to_end(&mut tail)?;
    let Some(end) = tail.windows(4).rposition(|bytes| bytes == b"PK\x05\x06") else {
        return form("its directory is missing: the file was cut short, or it is no npz");
    };
    let count = number::<2>(&tail, end + 10)?;
    let length = number::<4>(&tail, end + 12)?;
    let at = number::<4>(&tail, end + 16)?;
    if length > LONGEST_DIRECTORY || at + length > size {
        return form("its directory is broken");
    }
    file.seek(SeekFrom::Start(at))?;
    let mut directory = vec![0; usize::try_from(length).unwrap_or_default()];
    file.read_exact(&mut directory)?;
    let mut found = vec![];
    let mut at = 0;
    for _ in 0..count {
        let (entry, next) = entry(&directory, at)?;
        at = next;
        if entry.size > size || entry.header >= size {
            return form("an entry claims to be longer than the file");
        }
        found.push(entry);
    }
    Ok(found)
}

fn entry(directory: &[u8], at: usize) -> Result<(Entry, usize), Fault> {
    if directory.get(at..at + 4) != Some(b"PK\x01\x02") {
        return form("its directory is broken");
    }
    let field = |range: Range<usize>| number_in(directory, at + range.start, range.len());
    let (method, packed, size) = (field(10..12)?, field(20..24)?, field(24..28)?);
    let [name, extra, comment] = [field(28..30)?, field(30..32)?, field(32..34)?].map(to_usize);
    let header = field(42..46)?;
    let bytes = directory.get(at + 46..at + 46 + name);
    let Some(text) = bytes.and_then(|bytes| std::str::from_utf8(bytes).ok()) else {
        return form("its directory is broken");
    };
    let voice = text.strip_suffix(".npy").unwrap_or(text).to_owned();
    let plain = !voice.is_empty() && voice.chars().all(|c| c.is_ascii_alphanumeric() || "_-.".contains(c));
    if !plain || voice.starts_with('.') {
        return Err(Fault::Form(format!("`{}` is no name of a voice", text.escape_debug())));
    }
    let entry = Entry { name: voice, header, size, stored: method == 0 && packed == size };
    Ok((entry, at + 46 + name + extra + comment))
}

fn to_usize(number: u64) -> usize {
    usize::try_from(number).unwrap_or(usize::MAX)
}

fn number_in(bytes: &[u8], at: usize, width: usize) -> Result<u64, Fault> {
    if width == 2 { number::<2>(bytes, at) } else { number::<4>(bytes, at) }
}

/// The table of one entry.
pub(super) fn read(path: &Path, entry: &Entry) -> Result<Style, Fault> {
    if !entry.stored {
        return form(
            "it is compressed, and voices are read from stored arrays only: save it with `numpy.savez`",
        );
    }
    let most = (MOST_ROWS * WIDTH * 4 + 4096) as u64;
    if entry.size > most {
        return Err(Fault::Form(format!(
            "`{}` claims {} bytes, more than a voice has",
            entry.name, entry.size
        )));
    }
    let mut file = File::open(path)?;
    file.seek(SeekFrom::Start(entry.header))?;
    let mut local = [0; 30];
    file.read_exact(&mut local)?;
    if !local.starts_with(b"PK\x03\x04") {
        return form("an entry does not begin where the directory says");
    }
    let skip = number::<2>(&local, 26)? + number::<2>(&local, 28)?;
    file.seek(SeekFrom::Current(i64::try_from(skip).unwrap_or_default()))?;
    let mut bytes = vec![0; to_usize(entry.size)];
    file.read_exact(&mut bytes)?;
    array(&bytes)
}

/// The table in the bytes of a `.npy` array: 32-bit floats, rows of 256.
pub(super) fn array(bytes: &[u8]) -> Result<Style, Fault> {
    if !bytes.starts_with(b"\x93NUMPY") {
        return form("it is no NumPy array");
    }
    let (header_at, length): (usize, usize) = match bytes.get(6) {
        Some(1) => (10, to_usize(number::<2>(bytes, 8)?)),
        Some(2 | 3) => (12, to_usize(number::<4>(bytes, 8)?)),
        _ => return form("it is a NumPy array of an unknown version"),
    };
    let header = bytes.get(header_at..header_at.saturating_add(length));
    let Some(header) = header.and_then(|header| std::str::from_utf8(header).ok()) else {
        return form("the head of its array is broken");
    };
    if !header.contains("'<f4'") {
        return form("its numbers are not 32-bit floats");
    }
    if header.contains("'fortran_order': True") {
        return form("its array is stored column by column");
    }
    let shape = shape(header).unwrap_or_default();
    if shape.last() != Some(&WIDTH) {
        return Err(Fault::Form(format!("its array has the shape {shape:?}; a voice has rows of {WIDTH}")));
    }
    let elements = shape.iter().try_fold(1usize, |all, n| all.checked_mul(*n));
    let data = &bytes[header_at + length..];
    if elements.and_then(|all| all.checked_mul(4)) != Some(data.len()) {
        return Err(Fault::Form(format!(
            "its array claims the shape {shape:?} and holds {} bytes",
            data.len()
        )));
    }
    Style::of_bytes(data).map_or_else(|| form("its array holds no table of styles"), Ok)
}

fn shape(header: &str) -> Option<Vec<usize>> {
    let (_, rest) = header.split_once("'shape':")?;
    let inside = rest.split_once('(')?.1.split_once(')')?.0;
    inside.split(',').map(str::trim).filter(|part| !part.is_empty()).map(|part| part.parse().ok()).collect()
}
