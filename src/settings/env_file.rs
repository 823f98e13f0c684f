//! Env files: `NAME=value` lines that feed a service's environment, and nothing else.

use std::{cell::Cell, fs, io, io::Read, path::Path};

/// Why an env file cannot be used.
#[derive(Debug)]
pub(super) enum Flaw {
    Io(io::Error),
    /// The line, and what is wrong with it. Its text is kept out: it may be a secret.
    Line(usize, &'static str),
}

/// The variables of an env file, in its order. References like `$NAME` see the variables above them in
/// the file, and those of the process.
pub(super) fn read(path: &Path) -> Result<Vec<(String, String)>, Flaw> {
    // A named pipe would block, a device might never end.
    if !fs::metadata(path).map_err(Flaw::Io)?.is_file() {
        return Err(Flaw::Io(io::Error::other("not a regular file")));
    }
    let bytes = fs::read(path).map_err(Flaw::Io)?;
    let text = String::from_utf8(bytes).map_err(|error| {
        let offset = error.utf8_error().valid_up_to();
        Flaw::Line(line_at(error.as_bytes(), offset), "is not UTF-8")
    })?;
    parse(text.strip_prefix('\u{feff}').unwrap_or(&text))
}

fn parse(text: &str) -> Result<Vec<(String, String)>, Flaw> {
    if let Some(at) = text.find('\0') {
        return Err(Flaw::Line(line_at(text.as_bytes(), at), "holds a NUL"));
    }
    // A last line without its end would lose its last quote or comment to the parser.
    let whole = format!("{}\n", text.strip_suffix('\n').unwrap_or(text));
    let given = Cell::new(0);
    let mut pairs = Vec::new();
    let mut after = 0;
    for item in dotenvy::from_read_iter(Lines { rest: whole.as_bytes(), given: &given }) {
        match item {
            Ok(pair) => pairs.push(pair),
            Err(dotenvy::Error::LineParse(..)) => {
                return Err(Flaw::Line(next_pair(&whole, after), "is not `NAME=value`"));
            }
            Err(dotenvy::Error::Io(cause)) => return Err(Flaw::Io(cause)),
            Err(other) => return Err(Flaw::Io(io::Error::other(other.to_string()))),
        }
        after = given.get();
    }
    Ok(pairs)
}

/// Hands a text out line by line and counts, since the parser does not tell how far it is.
struct Lines<'a> {
    rest: &'a [u8],
    given: &'a Cell<usize>,
}

impl Read for Lines<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let line = self.rest.split_inclusive(|byte| *byte == b'\n').next().unwrap_or_default();
        let (now, later) = self.rest.split_at(line.len().min(buffer.len()));
        buffer[..now.len()].copy_from_slice(now);
        self.given.set(self.given.get() + usize::from(now.ends_with(b"\n")));
        self.rest = later;
        Ok(now.len())
    }
}

/// The first line after this many that is neither empty nor a comment.
fn next_pair(text: &str, after: usize) -> usize {
    let pair = |line: &str| !line.trim().is_empty() && !line.trim_start().starts_with('#');
    text.lines().skip(after).position(pair).map_or(after, |at| after + at + 1)
}

fn line_at(bytes: &[u8], offset: usize) -> usize {
    bytes.iter().take(offset).filter(|byte| **byte == b'\n').count() + 1
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bad_line(text: &str) -> usize {
        match parse(text) {
            Err(Flaw::Line(line, _)) => line,
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn the_usual_forms_are_understood() {
        let text = "# c\nA=1\nexport B=\"two words\"\nC='$A'\nD=${A}2 # c\n\nE=\"x\ny\"\nF=";
        let pairs = parse(text).unwrap();
        let pairs: Vec<_> = pairs.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        assert_eq!(
            pairs,
            [("A", "1"), ("B", "two words"), ("C", "$A"), ("D", "12"), ("E", "x\ny"), ("F", "")]
        );
    }

    #[test]
    fn a_bad_line_is_counted_in_the_file() {
        assert_eq!(bad_line("A=1\n\n# c\nnot a pair\n"), 4);
        assert_eq!(bad_line("A=1\nB=two words\nC=3"), 2);
        assert_eq!(bad_line("A=1\nB=\"open\nC=3\n"), 2);
        assert_eq!(bad_line("A=1\nB=\0\n"), 2);
        assert_eq!(bad_line(&format!("A={}\n\nB=\"x\ny\" z\n", "é".repeat(9000))), 3);
    }
}
