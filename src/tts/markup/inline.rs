//! The forms that stand within plain text: `[word](/phonemes/)`, `[word](+1)`, `[12](#a#)`, `[words](link)`,
//! `[[phonemes]]`, `[pause:1s]`.

use super::{Alphabet, Kind, Segment, duration};
use std::time::Duration;

/// A pause without a length.
const PAUSE: Duration = Duration::from_millis(500);

/// Cuts a text at its markup. Places are counted from the first character of the text on.
pub(crate) fn parse(text: &str) -> Vec<Segment> {
    let mut segments = Vec::new();
    let mut byte = 0;
    let mut counted = 0u32;
    let mut plain = Segment::default();
    let mut close = Ahead::new("]");
    let mut double = Ahead::new("]]");
    let mut round = Ahead::new(")");
    while byte < text.len() {
        let open = memchr::memchr(b'[', &text.as_bytes()[byte..]).map_or(text.len(), |open| byte + open);
        extend(&mut plain, &text[byte..open], &mut counted);
        byte = open;
        if byte == text.len() {
            break;
        }
        // Only where its end is near there can be a form.
        let near = |end: Option<usize>| end.is_some_and(|end| end - byte < REACH);
        let link = close.from(text, byte).filter(|end| text[*end..].starts_with("]("));
        let may = if text[byte..].starts_with("[[") {
            near(double.from(text, byte))
        } else {
            near(close.from(text, byte)) && link.is_none_or(|end| near(round.from(text, end)))
        };
        let Some((segment, length)) = may.then(|| form(&text[byte..], counted)).flatten() else {
            extend(&mut plain, "[", &mut counted);
            byte += 1;
            continue;
        };
        segments.push(std::mem::take(&mut plain));
        segments.push(segment);
        counted += count(&text[byte..byte + length]);
        byte += length;
    }
    segments.push(plain);
    segments.retain(|segment| !segment.text.is_empty() || segment.kind != Kind::Text);
    segments
}

/// Where a mark stands next. It is looked for once for all the places before it.
struct Ahead {
    mark: memchr::memmem::Finder<'static>,
    /// From where it was looked for, and where it is.
    known: Option<(usize, Option<usize>)>,
}

impl Ahead {
    fn new(mark: &'static str) -> Self {
        Self { mark: memchr::memmem::Finder::new(mark), known: None }
    }

    /// The first one from a byte on; bytes that are asked for only grow.
    fn from(&mut self, text: &str, byte: usize) -> Option<usize> {
        if let Some((from, found)) = self.known
            && from <= byte
            && found.is_none_or(|found| found >= byte)
        {
            return found;
        }
        let found = self.mark.find(&text.as_bytes()[byte..]).map(|found| byte + found);
        self.known = Some((byte, found));
        found
    }
}

fn count(text: &str) -> u32 {
    u32::try_from(text.chars().count()).unwrap_or(u32::MAX)
}

fn extend(segment: &mut Segment, text: &str, counted: &mut u32) {
    segment.text.push_str(text);
    for _ in text.chars() {
        segment.places.push(*counted);
        *counted += 1;
    }
}

/// How far a form may reach.
const REACH: usize = 2_000;

/// The form at the beginning, and its length.
fn form(text: &str, at: u32) -> Option<(Segment, usize)> {
    let mut reach = text.len().min(REACH);
    while !text.is_char_boundary(reach) {
        reach -= 1;
    }
    let near = &text[..reach];
    if let Some(inner) = near.strip_prefix("[[") {
        let close = inner.find("]]").filter(|close| !inner[..*close].contains('\n'))?;
        let phonemes = inner[..close].trim();
        let kind = Kind::Phonemes(phonemes.to_owned(), Alphabet::Ipa);
        return Some((Segment { places: vec![at], kind, ..Segment::default() }, close + 4));
    }
    let close = near.find(']')?;
    let words = &near[1..close];
    if let Some(pause) = pause(words) {
        return Some((
            Segment { places: vec![at], kind: Kind::Pause(pause), ..Segment::default() },
            close + 1,
        ));
    }
    let wish = near[close + 1..].strip_prefix('(')?;
    let end = wish.find(')')?;
    if words.is_empty() || words.contains('[') {
        return None;
    }
    let kind = kind(&wish[..end]);
    let mut segment = Segment { kind, ..Segment::default() };
    extend(&mut segment, words, &mut (at + 1));
    Some((segment, close + 1 + 1 + end + 1))
}

/// `pause`, `pause:500ms`, `pause 1.5s`, `break=1s`.
fn pause(words: &str) -> Option<Duration> {
    let behind = words.strip_prefix("pause").or(words.strip_prefix("break"))?;
    if behind.is_empty() {
        return Some(PAUSE);
    }
    duration(behind.strip_prefix([':', ' ', '='])?)
}

/// What stands in the round brackets.
fn kind(wish: &str) -> Kind {
    let between = |mark: char| wish.strip_prefix(mark)?.strip_suffix(mark);
    if let Some(phonemes) = between('/') {
        return Kind::Phonemes(phonemes.trim_end_matches('/').to_owned(), Alphabet::Kokoro);
    }
    let number = wish.strip_prefix(['-', '+']).unwrap_or(wish);
    let stress = (!number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit())) || number == "0.5";
    if stress || between('#').is_some() {
        return Kind::Wish(wish.to_owned());
    }
    // The address of a link is not for the ear.
    Kind::Text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_form_is_understood() {
        let text = "[Kokoro](/kˈOkəɹO/) é [very](+2) [[ fˈuː ]] [pause:250ms] [100](#a#) [site](http://a.b) [2] [x](";
        let found: Vec<_> =
            parse(text).into_iter().map(|segment| (segment.text, segment.places[0], segment.kind)).collect();
        let text = |text: &str, at| (text.to_owned(), at, Kind::Text);
        let phonemes = |phonemes: &str, alphabet| Kind::Phonemes(phonemes.to_owned(), alphabet);
        let wanted = [
            ("Kokoro".to_owned(), 1, phonemes("kˈOkəɹO", Alphabet::Kokoro)),
            text(" é ", 19),
            ("very".to_owned(), 23, Kind::Wish("+2".to_owned())),
            text(" ", 32),
            (String::new(), 33, phonemes("fˈuː", Alphabet::Ipa)),
            text(" ", 43),
            (String::new(), 44, Kind::Pause(Duration::from_millis(250))),
            text(" ", 57),
            ("100".to_owned(), 59, Kind::Wish("#a#".to_owned())),
            text(" ", 68),
            text("site", 70),
            text(" [2] [x](", 87),
        ];
        assert_eq!(found, wanted);
    }

    #[test]
    fn a_text_of_brackets_is_read_in_good_time() {
        let text = "[".repeat(200_000);
        assert_eq!(parse(&text).len(), 1);
    }
}
