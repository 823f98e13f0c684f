//! Characters put in order: composed, invisible ones gone, spaces made equal. Each keeps its place in the text as
//! it was given, so that what is said about it later points there.

use std::{collections::HashSet, ops::Range};
use unicode_normalization::{UnicodeNormalization, char::canonical_combining_class};

/// A text, and where each of its characters stood in the text as it was given.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Prepared {
    /// The text.
    pub text: String,
    /// For each character its place, counted in characters from 0.
    origin: Vec<usize>,
    /// What was left out because nobody can speak it.
    pub odd: Vec<Odd>,
    /// Whether pictures stay.
    pictures: bool,
    /// What was left out already.
    seen: HashSet<char>,
}

/// A symbol that is not spoken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Odd {
    /// The symbol.
    pub symbol: String,
    /// Where it first stands, in characters from 0.
    pub at: usize,
}

impl Prepared {
    /// The text as it is.
    pub fn raw(text: &str) -> Self {
        Self { text: text.to_owned(), origin: (0..text.chars().count()).collect(), ..Self::default() }
    }

    /// The text with its characters put in order, and without pictures.
    pub fn of(text: &str) -> Self {
        Self::ordered(text, false)
    }

    /// The text with its characters put in order; pictures stay, with what belongs to them.
    pub fn with_pictures(text: &str) -> Self {
        Self::ordered(text, true)
    }

    fn ordered(text: &str, pictures: bool) -> Self {
        let mut prepared = Self { pictures, ..Self::default() };
        prepared.text.reserve(text.len());
        prepared.origin.reserve(text.len());
        let mut window: Vec<char> = Vec::new();
        // The place in bytes, and in characters.
        let (mut byte, mut at) = (0, 0);
        while byte < text.len() {
            // Most characters are in order, and so is what follows them.
            let run = text.as_bytes()[byte..].iter().take_while(|byte| is_plain(**byte)).count();
            let plain = if byte + run == text.len() { run } else { run.saturating_sub(1) };
            prepared.text.push_str(&text[byte..byte + plain]);
            prepared.origin.extend(at..at + plain);
            (byte, at) = (byte + plain, at + plain);
            // The others up to the next that are, with one before them and one behind.
            window.clear();
            window.extend(text[..byte].chars().next_back());
            let known = window.len();
            let mut rest = text[byte..].chars();
            while let Some(character) = rest.next() {
                window.push(character);
                let next = rest.as_str().as_bytes();
                if next.iter().take(2).all(|byte| is_plain(*byte)) {
                    break;
                }
            }
            let end = window.len();
            let behind = text.len() - rest.as_str().len();
            window.extend(rest.next());
            prepared.window(&window, known..end, at - known);
            (byte, at) = (behind, at + end - known);
        }
        prepared
    }

    /// Puts characters in order, the first of which stood so far behind the beginning of the text.
    fn window(&mut self, characters: &[char], range: Range<usize>, shift: usize) {
        let mut at = range.start;
        while at < range.end {
            let mut end = at + 1;
            while characters.get(end).is_some_and(|next| joins(*next)) {
                end += 1;
            }
            self.unit(characters, at, end, shift);
            at = end;
        }
    }

    /// Where the character at this byte of the text stood in the text as it was given.
    pub fn origin_of(&self, byte: usize) -> usize {
        let index = self.text.get(..byte).map_or(self.origin.len(), |before| before.chars().count());
        self.origin.get(index).or(self.origin.last()).copied().unwrap_or(0)
    }

    /// For each byte where its character stood in the text as it was given; one more for the end.
    pub(crate) fn origins(&self) -> Vec<u32> {
        let mut all = Vec::with_capacity(self.text.len() + 1);
        for (character, at) in self.text.chars().zip(&self.origin) {
            let at = u32::try_from(*at).unwrap_or(u32::MAX);
            all.push(at);
            for _ in 1..character.len_utf8() {
                all.push(at);
            }
        }
        all.push(self.origin.last().map_or(0, |last| u32::try_from(*last + 1).unwrap_or(u32::MAX)));
        all
    }

    /// A letter with the marks that belong to it.
    fn unit(&mut self, all: &[char], at: usize, end: usize, shift: usize) {
        if end == at + 1 {
            return self.character(all, at, at + shift);
        }
        for composed in all[at..end].iter().copied().nfc() {
            self.push(composed, at + shift);
        }
    }

    fn character(&mut self, all: &[char], at: usize, place: usize) {
        let character = all[at];
        let before = at.checked_sub(1).map(|before| all[before]);
        match character {
            '\r' if all.get(at + 1) == Some(&'\n') => {}
            '\r' | '\u{85}' | '\u{2028}' => self.push('\n', place),
            '\u{2029}' | '\u{c}' => {
                self.push('\n', place);
                self.push('\n', place);
            }
            '\n' | '\t' => self.push(character, place),
            // Spaces of every width, and the one without any, which also parts words.
            '\u{a0}' | '\u{1680}' | '\u{2000}'..='\u{200b}' | '\u{202f}' | '\u{205f}' | '\u{3000}' | '\0' => {
                self.push(' ', place);
            }
            // Joiners shape letters of Persian and India; elsewhere they only glue emoji.
            '\u{200c}' | '\u{200d}' if before.is_some_and(|c| c.is_alphabetic() && c > '\u{52f}') => {
                self.push(character, place);
            }
            // A picture keeps what says how it looks, so that its name is found.
            '\u{200d}' | '\u{fe0f}' | '\u{20e3}' | '\u{e0020}'..='\u{e007f}'
                if self.pictures && before.is_some_and(|c| is_picture(c) || is_picture_part(c)) =>
            {
                self.push(character, place);
            }
            _ if is_invisible(character) || character.is_control() => {}
            '\u{2010}' | '\u{2011}' | '\u{2212}' => self.push('-', place),
            '\u{fb00}'..='\u{fb06}' => character.nfkc().for_each(|letter| self.push(letter, place)),
            '０'..='９' | 'Ａ'..='Ｚ' | 'ａ'..='ｚ' => {
                character.nfkc().for_each(|letter| self.push(letter, place));
            }
            _ if self.pictures && is_picture(character) && !is_lost(character) => self.push(character, place),
            _ if is_picture(character) => {
                if self.seen.insert(character) {
                    self.odd.push(Odd { symbol: character.to_string(), at: place });
                }
                // What it stood between must not grow together.
                self.push(' ', place);
            }
            _ => character.nfc().for_each(|letter| self.push(letter, place)),
        }
    }

    fn push(&mut self, character: char, at: usize) {
        self.text.push(character);
        self.origin.push(at);
    }
}

/// Whether a byte is a character that stays as it is, unless one that belongs to it follows.
fn is_plain(byte: u8) -> bool {
    matches!(byte, b' '..=b'~' | b'\n')
}

/// Whether a character belongs to the letter before it.
fn joins(character: char) -> bool {
    canonical_combining_class(character) != 0 || matches!(character, '\u{1160}'..='\u{11ff}')
}

/// Marks of direction, soft hyphens, variants, tags: nothing that is heard.
fn is_invisible(character: char) -> bool {
    matches!(
        character,
        '\u{ad}'
            | '\u{34f}'
            | '\u{61c}'
            | '\u{180b}'..='\u{180e}'
            | '\u{200c}'..='\u{200f}'
            | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}'
            | '\u{fe00}'..='\u{fe0f}'
            | '\u{feff}'
            | '\u{fff9}'..='\u{fffb}'
            | '\u{e0000}'..='\u{e0fff}'
    )
}

/// Private characters, and signs for lost ones: nothing has a name for them.
fn is_lost(character: char) -> bool {
    matches!(character, '\u{e000}'..='\u{f8ff}' | '\u{fffc}' | '\u{fffd}')
}

/// What stands within a picture, or makes a digit one.
fn is_picture_part(character: char) -> bool {
    matches!(character, '\u{200d}' | '\u{fe0f}' | '\u{e0020}'..='\u{e007f}' | '0'..='9' | '#' | '*')
}

/// Emoji and pictographs, private characters, and the sign for a lost one.
pub(crate) fn is_picture(character: char) -> bool {
    matches!(
        character,
        '\u{1f000}'..='\u{1faff}'
            | '\u{2600}'..='\u{27bf}'
            | '\u{2b00}'..='\u{2bff}'
            | '\u{2300}'..='\u{23ff}'
            | '\u{25a0}'..='\u{25ff}'
            | '\u{e000}'..='\u{f8ff}'
            | '\u{fffc}'
            | '\u{fffd}'
            | '\u{20e3}'
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(given: &str) -> String {
        Prepared::of(given).text
    }

    #[test]
    fn characters_are_put_in_order() {
        assert_eq!(text("e\u{301}cole"), "école");
        assert_eq!(
            text("zero\u{200b}width soft\u{ad}hyphen nb\u{a0}space"),
            "zero width softhyphen nb space"
        );
        assert_eq!(text("a\r\nb\rc\u{2029}d\u{feff}"), "a\nb\nc\n\nd");
        assert_eq!(text("\u{fb01}ne \u{ff21}1 \u{2212}7"), "fine A1 -7");
        assert_eq!(text("a\0b\u{7}c"), "a bc");
        assert_eq!(text("می\u{200c}خواهم"), "می\u{200c}خواهم");
        assert_eq!(text("\u{1112}\u{1161}\u{11ab}"), "한");
    }

    #[test]
    fn pictures_are_left_out_and_named_once_with_their_place() {
        let prepared = Prepared::of("Hi😀there 😀 👍🏽!");
        assert_eq!(prepared.text.split_whitespace().collect::<Vec<_>>(), ["Hi", "there", "!"]);
        let odd: Vec<_> = prepared.odd.iter().map(|odd| (odd.symbol.as_str(), odd.at)).collect();
        assert_eq!(odd, [("😀", 2), ("👍", 11), ("🏽", 12)]);
    }

    #[test]
    fn every_character_knows_where_it_stood() {
        let prepared = Prepared::of("e\u{301}\u{ad}a");
        assert_eq!(prepared.text, "éa");
        assert_eq!((prepared.origin_of(0), prepared.origin_of(2), prepared.origin_of(9)), (0, 3, 3));
        assert_eq!(Prepared::raw("e\u{301}a").origin_of(3), 2);
    }
}
