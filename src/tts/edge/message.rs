//! The messages: a head of lines, an empty line, a body. In binary ones the length of the head stands before it.

use serde::Deserialize;

/// What the service sends.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Heard {
    /// A part of the MP3.
    Audio(Vec<u8>),
    /// The times of words.
    Words(Vec<Boundary>),
    /// The end of the answer.
    End,
    /// Something that needs no answer.
    Other,
}

/// A word and when it is said, in steps of 100 ns.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Boundary {
    pub(super) offset: u64,
    pub(super) duration: u64,
    pub(super) text: String,
}

/// How the sound comes.
pub(super) const FORMAT: &str = "audio-24khz-48kbitrate-mono-mp3";

/// The first message: how the answer is to be.
pub(super) fn config(stamp: &str) -> String {
    let body = serde_json::json!({"context": {"synthesis": {"audio": {
        "metadataoptions": {"sentenceBoundaryEnabled": "false", "wordBoundaryEnabled": "true"},
        "outputFormat": FORMAT,
    }}}});
    format!(
        "X-Timestamp:{stamp}\r\nContent-Type:application/json; charset=utf-8\r\nPath:speech.config\r\n\r\n{body}\r\n"
    )
}

/// The second message: what to say.
pub(super) fn ssml(name: &str, stamp: &str, markup: &str) -> String {
    format!(
        "X-RequestId:{name}\r\nContent-Type:application/ssml+xml\r\nX-Timestamp:{stamp}Z\r\nPath:ssml\r\n\r\n{markup}"
    )
}

fn header<'a>(head: &'a str, name: &str) -> Option<&'a str> {
    head.lines().find_map(|line| {
        let (known, value) = line.split_once(':')?;
        known.trim().eq_ignore_ascii_case(name).then(|| value.trim())
    })
}

/// A text message.
pub(super) fn text(text: &str) -> Result<Heard, String> {
    let (head, body) = text.split_once("\r\n\r\n").ok_or("a message has no head")?;
    match header(head, "Path") {
        Some("turn.end") => Ok(Heard::End),
        Some("audio.metadata") => words(body).map(Heard::Words),
        _ => Ok(Heard::Other),
    }
}

/// A binary message.
pub(super) fn binary(bytes: &[u8]) -> Result<Heard, String> {
    let length = bytes.first_chunk().map(|two| usize::from(u16::from_be_bytes(*two)));
    let length = length.ok_or("a message of bytes has no head")?;
    let head = bytes.get(2..2 + length).ok_or("the head of a message is longer than the message")?;
    let head = std::str::from_utf8(head).map_err(|_| "the head of a message is no text")?;
    let body = &bytes[2 + length..];
    match (header(head, "Path"), header(head, "Content-Type")) {
        (Some("audio"), Some("audio/mpeg")) => Ok(Heard::Audio(body.to_vec())),
        // The last one is empty and has no type.
        (Some("audio"), None) if body.is_empty() => Ok(Heard::Other),
        (Some("audio"), kind) => Err(format!("the sound is of the type `{}`", kind.unwrap_or("none"))),
        _ => Ok(Heard::Other),
    }
}

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
struct Metadata {
    metadata: Vec<Entry>,
}

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
struct Entry {
    #[serde(rename = "Type")]
    kind: String,
    #[serde(default)]
    data: Option<Data>,
}

#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
struct Data {
    offset: u64,
    #[serde(default)]
    duration: u64,
    #[serde(rename = "text", default)]
    text: Text,
}

#[derive(Default, Deserialize)]
#[serde(rename_all = "PascalCase")]
struct Text {
    #[serde(default)]
    text: String,
}

fn words(body: &str) -> Result<Vec<Boundary>, String> {
    let metadata: Metadata =
        serde_json::from_str(body).map_err(|_| "the times of words cannot be read".to_owned())?;
    let words = metadata.metadata.into_iter().filter(|entry| entry.kind == "WordBoundary");
    let boundary = |entry: Entry| {
        let data = entry.data?;
        // It escapes what it was sent escaped.
        let text = data.text.text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"");
        let text = text.replace("&apos;", "'").replace("&amp;", "&");
        Some(Boundary { offset: data.offset, duration: data.duration, text })
    };
    Ok(words.filter_map(boundary).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn each_message_is_taken_for_what_it_is() {
        let heard =
            text("X-RequestId:1\r\nContent-Type:application/json; charset=utf-8\r\nPath:turn.end\r\n\r\n{}");
        assert_eq!(heard, Ok(Heard::End));
        assert_eq!(text("Path:turn.start\r\n\r\n{}"), Ok(Heard::Other));
        let body = r#"{"Metadata": [{"Type": "WordBoundary", "Data": {"Offset": 1000000, "Duration": 2500000,
            "text": {"Text": "A &amp; B", "Length": 5, "BoundaryType": "WordBoundary"}}}, {"Type": "SessionEnd", "Data": {"Offset": 5}}]}"#;
        let Ok(Heard::Words(words)) = text(&format!("Path:audio.metadata\r\n\r\n{body}")) else {
            panic!("no words")
        };
        assert_eq!(words, [Boundary { offset: 1_000_000, duration: 2_500_000, text: "A & B".to_owned() }]);
        let frame = |head: &str, body: &[u8]| {
            [&u16::try_from(head.len()).unwrap().to_be_bytes()[..], head.as_bytes(), body].concat()
        };
        let heard = binary(&frame("X-RequestId:1\r\nContent-Type:audio/mpeg\r\nPath:audio\r\n", b"mp3"));
        assert_eq!(heard, Ok(Heard::Audio(b"mp3".to_vec())));
        assert_eq!(binary(&frame("Path:audio\r\n", b"")), Ok(Heard::Other));
        assert!(binary(&frame("Path:audio\r\nContent-Type:audio/webm\r\n", b"x")).is_err());
        assert!(binary(&[9, 9, 1]).is_err() && binary(&[1]).is_err() && text("Path:turn.end").is_err());
        assert!(text("Path:audio.metadata\r\n\r\n{").is_err());
    }

    proptest! {
        #[test]
        fn nothing_that_arrives_panics(bytes in prop::collection::vec(any::<u8>(), 0..80), line in ".{0,80}") {
            let _ = (binary(&bytes), text(&line), words(&line));
        }
    }
}
