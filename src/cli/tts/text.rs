//! The text to speak: words of the command line, a file, or standard input.

use super::super::{Error, session::Session};
use std::{fs, path::Path};

/// Reads the text, and gives it with the name of where it came from.
pub(crate) fn read(
    words: &[String],
    file: Option<&Path>,
    session: &Session,
) -> Result<(String, String), Error> {
    let dash = |path: &Path| path.as_os_str() == "-";
    if let Some(path) = file.filter(|path| !dash(path)) {
        let path = session.env.dir.join(path);
        let bytes = fs::read(&path)
            .map_err(|source| Error::ReadText { name: format!("`{}`", path.display()), source })?;
        return Ok((checked(bytes, &format!("`{}`", path.display()))?, path.display().to_string()));
    }
    let from_stdin = file.is_some() || words == ["-"] || (words.is_empty() && !session.env.stdin_terminal);
    if !from_stdin {
        return match words {
            [] => Err(Error::NoText),
            words => Ok((checked(words.join(" ").into_bytes(), "the text")?, "the text".to_owned())),
        };
    }
    let mut bytes = Vec::new();
    let read = (session.env.stdin)().read_to_end(&mut bytes);
    read.map_err(|source| Error::ReadText { name: "standard input".to_owned(), source })?;
    Ok((checked(bytes, "standard input")?, "standard input".to_owned()))
}

/// Bytes as text, without a byte order mark. What is no text is refused with its place.
fn checked(bytes: Vec<u8>, name: &str) -> Result<String, Error> {
    let binary = |at: usize, what| Error::Binary { name: name.to_owned(), at, what };
    if bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]) {
        return Err(binary(0, "it is UTF-16, not UTF-8"));
    }
    if let Some(at) = bytes.iter().position(|byte| *byte == 0) {
        return Err(binary(at, "there is a NUL byte"));
    }
    let text = String::from_utf8(bytes).map_err(|error| {
        let at = error.utf8_error().valid_up_to();
        let line = error.as_bytes()[..at].split(|byte| *byte == b'\n').count();
        Error::NotText { name: name.to_owned(), line, at }
    })?;
    Ok(text.strip_prefix('\u{feff}').map(str::to_owned).unwrap_or(text))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_taken_and_bytes_that_are_none_are_placed() {
        assert_eq!(checked(b"\xef\xbb\xbfhello".to_vec(), "x").unwrap(), "hello");
        assert!(matches!(checked(b"ab\0c".to_vec(), "x"), Err(Error::Binary { at: 2, .. })));
        assert!(matches!(checked(b"\xff\xfea\0".to_vec(), "x"), Err(Error::Binary { at: 0, .. })));
        assert!(matches!(checked(b"a\nb\xff".to_vec(), "x"), Err(Error::NotText { line: 2, at: 3, .. })));
    }
}
