//! What is asked: a text, a voice and a speed, as the markup that the service takes.

/// A request.
#[derive(Clone, Debug, PartialEq)]
pub struct Request {
    /// The text, as it is; it is escaped here.
    pub text: String,
    /// The voice, such as `en-US-AriaNeural`.
    pub voice: String,
    /// 1 is the voice's own speed.
    pub speed: f32,
}

impl Request {
    /// The markup.
    pub(super) fn ssml(&self) -> String {
        let language = self.voice.splitn(3, '-').take(2).collect::<Vec<_>>().join("-");
        #[expect(clippy::cast_possible_truncation, reason = "a percentage between -50 and 100")]
        let rate = ((self.speed - 1.0) * 100.0).round() as i32;
        format!(
            "<speak version='1.0' xmlns='http://www.w3.org/2001/10/synthesis' xml:lang='{}'><voice name='{}'>\
             <prosody pitch='+0Hz' rate='{rate:+}%' volume='+0%'>{}</prosody></voice></speak>",
            escaped(&language),
            escaped(&long_name(&self.voice)),
            escaped(&self.text)
        )
    }
}

/// The name by which the service knows a voice.
fn long_name(voice: &str) -> String {
    let mut parts = voice.splitn(3, '-');
    let (Some(language), Some(place), Some(name)) = (parts.next(), parts.next(), parts.next()) else {
        return voice.to_owned();
    };
    // In `zh-CN-liaoning-XiaobeiNeural` the third part belongs to the place.
    let (place, name) = match name.split_once('-') {
        Some((region, name)) => (format!("{place}-{region}"), name),
        None => (place.to_owned(), name),
    };
    format!("Microsoft Server Speech Text to Speech Voice ({language}-{place}, {name})")
}

/// A text as it stands in markup. What XML cannot hold is a space.
pub(super) fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 16);
    for character in text.chars() {
        match escape(character) {
            Some(entity) => out.push_str(entity),
            None if is_barred(character) => out.push(' '),
            None => out.push(character),
        }
    }
    out
}

fn escape(character: char) -> Option<&'static str> {
    Some(match character {
        '&' => "&amp;",
        '<' => "&lt;",
        '>' => "&gt;",
        '\'' => "&apos;",
        '"' => "&quot;",
        _ => return None,
    })
}

fn is_barred(character: char) -> bool {
    matches!(character, '\0'..='\x08' | '\x0b' | '\x0c' | '\x0e'..='\x1f' | '\u{fffe}' | '\u{ffff}')
}

/// How many bytes a character takes in the markup.
pub(super) fn width(character: char) -> usize {
    escape(character).map_or_else(|| if is_barred(character) { 1 } else { character.len_utf8() }, str::len)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markup_is_whole_whatever_the_text() {
        let request = Request {
            text: "a < b & 'c'\u{1}\"".to_owned(),
            voice: "en-US-AriaNeural".to_owned(),
            speed: 1.25,
        };
        let ssml = request.ssml();
        assert!(ssml.contains("(en-US, AriaNeural)") && ssml.contains("rate='+25%'"), "{ssml}");
        assert!(ssml.contains(">a &lt; b &amp; &apos;c&apos; &quot;</prosody>"), "{ssml}");
        let slow = Request { speed: 0.5, voice: "zh-CN-liaoning-XiaobeiNeural".to_owned(), ..request };
        assert!(
            slow.ssml().contains("rate='-50%'") && slow.ssml().contains("(zh-CN-liaoning, XiaobeiNeural)")
        );
        let text = "é<x\u{2}";
        assert_eq!(text.chars().map(width).sum::<usize>(), escaped(text).len());
    }
}
