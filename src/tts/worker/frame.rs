//! Frames between `ef` and its Python: `EFW1`, two lengths, JSON, bytes. What does not begin so is no frame, and then
//! nothing that follows can be trusted.

use serde_json::Value;

/// What a frame begins with.
const MAGIC: &[u8; 4] = b"EFW1";
/// Magic and lengths.
const HEAD: usize = 12;
/// The longest JSON of an answer, in bytes.
const LONGEST_TEXT: usize = 4 << 20;
/// The longest sound of an answer: twenty minutes at 48 kHz.
const LONGEST_SOUND: usize = 4 * 48_000 * 1_200;

/// An answer.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Frame {
    pub(super) facts: Value,
    pub(super) sound: Vec<u8>,
}

/// A request as it is sent.
pub(super) fn request(facts: &Value) -> Vec<u8> {
    let text = facts.to_string();
    let length = u32::try_from(text.len()).unwrap_or(u32::MAX);
    [MAGIC, &length.to_le_bytes()[..], &[0; 4], text.as_bytes()].concat()
}

/// The frame at the beginning of these bytes, and its length; nothing while it is not whole. What is no frame is given
/// back as text.
pub(super) fn parse(bytes: &[u8]) -> Result<Option<(Frame, usize)>, String> {
    let begin = &bytes[..bytes.len().min(MAGIC.len())];
    if !MAGIC.starts_with(begin) {
        return Err(String::from_utf8_lossy(&bytes[..bytes.len().min(400)]).into_owned());
    }
    let length =
        |at: usize| bytes.get(at..at + 4)?.first_chunk().map(|four| u32::from_le_bytes(*four) as usize);
    let (Some(text), Some(sound)) = (length(4), length(8)) else { return Ok(None) };
    if text > LONGEST_TEXT || sound > LONGEST_SOUND {
        return Err(format!("a frame of {text} and {sound} bytes"));
    }
    let whole = HEAD + text + sound;
    let Some(body) = bytes.get(HEAD..whole) else { return Ok(None) };
    let facts = serde_json::from_slice(&body[..text]).map_err(|_| "a frame without JSON".to_owned())?;
    Ok(Some((Frame { facts, sound: body[text..].to_vec() }, whole)))
}

/// The sound of an answer. What is no number is silence.
pub(super) fn samples(sound: &[u8]) -> Vec<f32> {
    let sample = |four: &[u8; 4]| {
        let sample = f32::from_le_bytes(*four);
        if sample.is_nan() { 0.0 } else { sample.clamp(-1.0, 1.0) }
    };
    sound.as_chunks::<4>().0.iter().map(sample).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use serde_json::json;

    #[test]
    fn frames_are_whole_or_not_there_and_garbage_is_shown() {
        let mut bytes = request(&json!({"id": 1}));
        assert_eq!(parse(&bytes).unwrap().unwrap().0.facts, json!({"id": 1}));
        bytes[8] = 4;
        assert_eq!(parse(&bytes), Ok(None));
        bytes.extend([0, 0, 0x80, 0x3f, b'E']);
        let (frame, length) = parse(&bytes).unwrap().unwrap();
        assert_eq!((samples(&frame.sound), length), (vec![1.0], bytes.len() - 1));
        assert_eq!(parse(b"EF"), Ok(None));
        assert_eq!(parse(b"Downloading 5%"), Err("Downloading 5%".to_owned()));
        assert!(parse(b"EFW1\xff\xff\xff\xff\0\0\0\0").is_err());
        assert!(parse(b"EFW1\x02\0\0\0\0\0\0\0no").is_err());
        assert_eq!(samples(&[0, 0, 0xc0, 0x7f, 0, 0, 0, 0x41]), [0.0, 1.0]);
    }

    proptest! {
        #[test]
        fn nothing_that_arrives_panics(bytes in prop::collection::vec(any::<u8>(), 0..64)) {
            let _ = parse(&bytes);
            let _ = parse(&[b"EFW1", &bytes[..]].concat());
        }
    }
}
