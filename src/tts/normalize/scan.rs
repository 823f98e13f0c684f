//! Where the reading of a text stands, and the small steps that all classes share.

use super::tongue::Tongue;
use std::borrow::Cow;

/// A place in a text, at which a class may find what it reads.
#[derive(Clone, Copy, Debug)]
pub(super) struct At<'a> {
    /// The text: one sentence, or more where nothing was cut.
    pub(super) text: &'a str,
    /// The place, in bytes.
    pub(super) start: usize,
    /// The language.
    pub(super) tongue: &'static Tongue,
    /// Whether plain whole numbers are left as they are.
    pub(super) keeps_plain: bool,
}

/// What a class read: until where, and in which words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Said {
    pub(super) end: usize,
    pub(super) words: String,
}

/// A number as it is written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Number<'a> {
    /// The digits before the point, without marks between them.
    pub(super) whole: Cow<'a, str>,
    /// The digits behind it.
    pub(super) fraction: Option<&'a str>,
    /// Whether thousands were set apart.
    pub(super) grouped: bool,
    pub(super) end: usize,
}

impl Number<'_> {
    pub(super) fn is_one(&self) -> bool {
        self.whole == "1" && self.fraction.is_none()
    }

    pub(super) fn value(&self) -> Option<u128> {
        self.whole.parse().ok().filter(|_| self.whole.len() < 37)
    }

    /// Whether it is a bare whole number.
    pub(super) fn is_plain(&self) -> bool {
        !self.grouped && self.fraction.is_none()
    }

    /// Whether it begins with zeros that count nothing, as in codes.
    pub(super) fn is_code(&self) -> bool {
        self.whole.len() > 1 && self.whole.starts_with('0')
    }
}

impl<'a> At<'a> {
    pub(super) fn rest(&self) -> &'a str {
        &self.text[self.start..]
    }

    /// The text from a place on.
    pub(super) fn from(&self, byte: usize) -> &'a str {
        self.text.get(byte..).unwrap_or_default()
    }

    /// The same text from another place on.
    pub(super) fn moved(&self, byte: usize) -> Self {
        Self { start: byte, ..*self }
    }

    /// What stands before the place.
    pub(super) fn before(&self) -> &'a str {
        &self.text[..self.start]
    }

    /// The word before the place, when only space lies between; marks around it are gone.
    pub(super) fn word_before(&self) -> &'a str {
        let before = self.before();
        let trimmed = before.trim_end();
        if trimmed.len() == before.len() && !before.is_empty() {
            return "";
        }
        let word = last_word(trimmed);
        word.trim_matches(|c: char| !c.is_alphanumeric())
    }

    /// What stands before that word; nothing where a mark opens it, since what it says has begun with it then.
    pub(super) fn before_that(&self) -> &'a str {
        let before = self.before().trim_end();
        let word = last_word(before);
        if word.starts_with(char::is_alphanumeric) {
            before[..before.len() - word.len()].trim_end()
        } else {
            ""
        }
    }

    /// The next word from a byte on, when only space lies between.
    pub(super) fn word_after(&self, byte: usize) -> &'a str {
        let rest = self.from(byte);
        let trimmed = rest.trim_start_matches(' ');
        if trimmed.len() == rest.len() {
            return "";
        }
        word(trimmed)
    }

    /// Whether a letter, digit or the like comes right behind a byte, so that a word is not over there.
    pub(super) fn goes_on(&self, byte: usize) -> bool {
        self.from(byte).starts_with(|c: char| c.is_alphanumeric() || c == '_')
    }

    /// Whether nothing but closing marks follows in the text.
    pub(super) fn is_end(&self, byte: usize) -> bool {
        let closing =
            |c: char| c.is_whitespace() || matches!(c, '"' | '\'' | '”' | '’' | ')' | ']' | '»' | '*' | '_');
        self.from(byte).chars().all(closing)
    }

    /// The number that begins at a byte.
    pub(super) fn number(&self, byte: usize) -> Option<Number<'a>> {
        number(self.text, byte, self.tongue)
    }
}

/// Words behind which no noun follows.
const NO_NOUNS: &str = "a an the and or of in on at to for is was are were per from by with than more each as but off ago later \
    away if when so that which who he she it they we you i this these not only too also just now then here there each every";

impl At<'_> {
    /// Whether what ends at a byte stands before its noun, as in "a $5 bill" or "a 5 ft. fence": then its unit is
    /// said in the singular.
    pub(super) fn is_attributive(&self, end: usize) -> bool {
        if !self.tongue.is_english() {
            return false;
        }
        let rest = self.from(end);
        if rest.starts_with('-') && rest[1..].starts_with(char::is_alphabetic) {
            return true;
        }
        let before = self.word_before();
        let article = matches!(before, "a" | "A" | "an" | "An" | "another" | "each" | "every");
        // Two 200 mg tablets.
        let counted =
            matches!(before, "two" | "three" | "four" | "five" | "six" | "seven" | "eight" | "nine" | "ten");
        let next = self.word_after(end);
        (article && next.starts_with(char::is_alphabetic) || counted && next.starts_with(char::is_lowercase))
            && next.len() > 1
            && !NO_NOUNS.split_whitespace().any(|word| word == next)
    }
}

/// The last run without space. Looks back no further than a word may be long.
pub(super) fn last_word(text: &str) -> &str {
    let bytes = text.as_bytes();
    let from = bytes.len().saturating_sub(LONGEST_WORD);
    let at = bytes[from..].iter().rposition(u8::is_ascii_whitespace).map_or(from, |at| from + at + 1);
    text.get(at..).unwrap_or_default()
}

/// No word that a class knows is as long as this, and a text may be one word of a million letters.
const LONGEST_WORD: usize = 80;

/// The letters (and what may stand in a word) at the beginning; of a very long word its beginning.
pub(super) fn word(text: &str) -> &str {
    // Most words are of plain letters, and end at a plain mark.
    let plain =
        text.bytes().take(LONGEST_WORD).take_while(|b| b.is_ascii_alphanumeric() || *b == b'\'').count();
    if plain < LONGEST_WORD && text.as_bytes().get(plain).is_none_or(u8::is_ascii) {
        return &text[..plain];
    }
    let near = &text[..text.floor_char_boundary(LONGEST_WORD)];
    let end = near.find(|c: char| !c.is_alphanumeric() && c != '\'' && c != '’').unwrap_or(near.len());
    &near[..end]
}

/// How many digits stand at the beginning.
pub(super) fn digits(text: &str) -> usize {
    text.bytes().take_while(u8::is_ascii_digit).count()
}

/// "1.299,00" in a language that writes "1,299.00": nothing else looks like it.
fn continental(text: &str, start: usize) -> Option<Number<'_>> {
    let rest = &text[start..];
    let first = digits(rest);
    if !(1..=3).contains(&first) || !rest[first..].starts_with('.') {
        return None;
    }
    let mut whole = String::new();
    let mut at = first;
    while rest[at..].starts_with('.') && digits(&rest[at + 1..]) == 3 {
        if at == first {
            whole.push_str(&rest[..first]);
        }
        whole.push_str(&rest[at + 1..at + 4]);
        at += 4;
    }
    let cents = rest[at..].strip_prefix(',').filter(|_| at > first)?;
    let fraction = Some(&cents[..digits(cents)]).filter(|digits| digits.len() == 2);
    fraction.is_some().then(|| Number {
        whole: Cow::Owned(whole),
        fraction,
        grouped: true,
        end: start + at + 3,
    })
}

/// The number at a byte: digits, thousands set apart, a decimal part.
fn number<'a>(text: &'a str, start: usize, tongue: &Tongue) -> Option<Number<'a>> {
    if tongue.point == '.'
        && let Some(number) = continental(text, start)
    {
        return Some(number);
    }
    let count = digits(&text[start..]);
    let mut end = start + count;
    let mut whole = Cow::Borrowed(&text[start..end]);
    let mut grouped = false;
    if (1..=3).contains(&count) && !whole.starts_with('0') {
        let separators = tongue.groups;
        let first = text[end..].chars().next().filter(|mark| separators.contains(*mark));
        if let Some(mark) = first {
            let mut reach = end;
            let mut all = String::new();
            loop {
                let rest = &text[reach..];
                if !rest.starts_with(mark) {
                    break;
                }
                let group = &rest[mark.len_utf8()..];
                if digits(group) != 3 {
                    break;
                }
                if !grouped {
                    all.push_str(&whole);
                }
                all.push_str(&group[..3]);
                reach += mark.len_utf8() + 3;
                grouped = true;
            }
            if grouped {
                whole = Cow::Owned(all);
                end = reach;
            }
        }
    }
    let mut fraction = None;
    let point = |mark: char| mark == tongue.point || (mark == '.' && !grouped);
    if let Some(mark) = text[end..].chars().next().filter(|mark| point(*mark)) {
        let behind = &text[end + mark.len_utf8()..];
        let count = digits(behind);
        if count > 0 {
            fraction = Some(&behind[..count]);
            end += mark.len_utf8() + count;
        }
    }
    if whole.is_empty() && fraction.is_none() {
        return None;
    }
    Some(Number { whole, fraction, grouped, end })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tts::normalize::tongue;

    #[test]
    fn numbers_are_found_as_they_are_written_in_each_language() {
        let read = |text: &str, language: &str| {
            let found = number(text, 0, tongue::of(language).unwrap())?;
            Some((found.whole.into_owned(), found.fraction.map(str::to_owned), found.end))
        };
        let some = |whole: &str, fraction: Option<&str>, end| {
            Some((whole.to_owned(), fraction.map(str::to_owned), end))
        };
        assert_eq!(read("1,234,567.89 x", "en-us"), some("1234567", Some("89"), 12));
        assert_eq!(read("1.299,00 x", "en-us"), some("1299", Some("00"), 8));
        assert_eq!(read("1.299.3", "en-us"), some("1", Some("299"), 5));
        assert_eq!(read("1,23", "en-us"), some("1", None, 1));
        assert_eq!(read(".5", "en-us"), some("", Some("5"), 2));
        assert_eq!(read("5.", "en-us"), some("5", None, 1));
        assert_eq!(read("x", "en-us"), None);
    }
}
