//! The text to speak: words of the command line, a file, or standard input.

use super::super::{Error, session::Session};
use std::{fs, path::Path};

/// Reads the text, and gives it with the name of where it came from.
pub(crate) fn read(words: &[String], file: Option<&Path>, session: &Session) -> Result<(String, String), Error> {
    let dash = |path: &Path| path.as_os_str() == "-";
    if let Some(path) = file.filter(|path| !dash(path)) {
        let path = session.env.dir.join(path);
        let bytes = fs::read(&path).map_err(|source| Error::ReadText { path: path.clone(), source })?;
        return Ok((checked(bytes, &path.display().to_string())?, path.display().to_string()));
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
    read.map_err(|source| Error::ReadText { path: "standard input".into(), source })?;
    Ok((checked(bytes, "standard input")?, "standard input".to_owned()))
}

/// Bytes as text, without a byte order mark. What is no text is refused with its place.
fn checked(bytes: Vec<u8>, name: &str) -> Result<String, Error> {
    let not_text = |at: usize, what: &str| Error::NotText { name: name.to_owned(), at, what: what.to_owned() };
    if bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]) {
        return Err(not_text(0, "it is UTF-16, not UTF-8"));
    }
    if let Some(at) = bytes.iter().position(|byte| *byte == 0) {
        return Err(not_text(at, "there is a NUL byte"));
    }
    let text = String::from_utf8(bytes)
        .map_err(|error| not_text(error.utf8_error().valid_up_to(), "it is not UTF-8"))?;
    Ok(text.strip_prefix('\u{feff}').map(str::to_owned).unwrap_or(text))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_taken_and_bytes_that_are_none_are_placed() {
        assert_eq!(checked(b"\xef\xbb\xbfhello".to_vec(), "x").unwrap(), "hello");
        for (bytes, place) in [(&b"ab\0c"[..], 2), (b"abc\xff", 3), (b"\xff\xfea\0", 0)] {
            match checked(bytes.to_vec(), "x") {
                Err(Error::NotText { at, .. }) => assert_eq!(at, place),
                other => panic!("{other:?}"),
            }
        }
    }
}
