//! The words of the dictionary in order, so that those which a text begins with are found letter by letter, however
//! many begin with the same word.

use super::Entry;
use std::collections::HashSet;

/// The words as they are compared, and the entries that they are of.
#[derive(Clone, Debug, Default)]
pub(super) struct Index {
    /// In order; of equal words the later entry first.
    words: Vec<(String, usize)>,
    /// The bytes that a word begins with.
    begins: Vec<bool>,
}

/// A character as it is compared: capitals, kinds of space and of apostrophes are the same.
fn plain(character: char) -> impl Iterator<Item = char> {
    let character = match character {
        '’' => '\'',
        _ if character.is_whitespace() => ' ',
        _ => character,
    };
    character.to_lowercase()
}

/// The characters of a text, with one for each run of space.
fn squeezed(text: &str) -> impl Iterator<Item = char> + '_ {
    let mut before = false;
    text.chars().filter(move |character| {
        let again = before && character.is_whitespace();
        before = character.is_whitespace();
        !again
    })
}

impl Index {
    /// Of entries. One that a later one says the same word for, in the same language and with the same capitals, is
    /// left out.
    pub(super) fn of(entries: &[Entry]) -> Self {
        let mut seen = HashSet::new();
        let mut words = Vec::with_capacity(entries.len());
        let mut begins = vec![false; 256];
        for (at, entry) in entries.iter().enumerate().rev() {
            if !seen.insert((entry.word.as_str(), entry.language.as_deref(), entry.case)) {
                continue;
            }
            let word: String = squeezed(&entry.word).flat_map(plain).collect();
            if let Some(first) = word.bytes().next() {
                begins[usize::from(first)] = true;
            }
            words.push((word, at));
        }
        words.sort_by(|(a, _), (b, _)| a.cmp(b));
        Self { words, begins }
    }

    /// Whether a word may begin with a byte. Letters beyond ASCII are not told apart.
    pub(super) fn may_begin(&self, first: u8) -> bool {
        !first.is_ascii() || self.begins.get(usize::from(first.to_ascii_lowercase())).is_some_and(|may| *may)
    }

    /// The entries whose word a text may begin with, the shortest first.
    pub(super) fn each(&self, text: &str, found: &mut dyn FnMut(usize)) {
        // All of these begin with the characters so far.
        let mut words = self.words.as_slice();
        let mut length = 0;
        for character in squeezed(text) {
            for letter in plain(character) {
                let mut bytes = [0; 4];
                let letter = letter.encode_utf8(&mut bytes).as_bytes();
                let next = |word: &str| {
                    let rest = &word.as_bytes()[length..];
                    rest[..rest.len().min(letter.len())].cmp(letter)
                };
                let start = words.partition_point(|(word, _)| next(word).is_lt());
                let end = words.partition_point(|(word, _)| next(word).is_le());
                words = &words[start..end];
                length += letter.len();
            }
            if words.is_empty() {
                return;
            }
            words.iter().take_while(|(word, _)| word.len() == length).for_each(|(_, at)| found(*at));
        }
    }
}
