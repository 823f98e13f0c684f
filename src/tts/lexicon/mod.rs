//! The dictionary: how words and phrases are said, whatever a reader would make of them. Entries come from `ef.toml`
//! and from files (CSV, TSV, PLS); here they are checked, and found in a text.

mod error;
mod index;
mod pls;
mod tables;

pub use error::Error;
pub use pls::read as read_pls;
pub use tables::{Delimiter, read as read_table};

use index::Index;
use std::{ops::Range, path::Path};

/// How a word is said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Says {
    /// Other words, or a respelling.
    Words(String),
    /// Phonemes in IPA.
    Ipa(String),
}

impl Says {
    /// `/…/` is IPA, all else is words.
    pub fn parse(text: &str) -> Self {
        let text = text.trim();
        match text.strip_prefix('/').and_then(|rest| rest.strip_suffix('/')) {
            Some(ipa) if !ipa.trim().is_empty() => Self::Ipa(ipa.trim().to_owned()),
            _ => Self::Words(text.to_owned()),
        }
    }
}

/// An entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The word or phrase as it is written.
    pub word: String,
    /// How it is said.
    pub says: Says,
    /// The language that it is for, such as `de` or `en-gb`; all where it is missing.
    pub language: Option<String>,
    /// Whether capitals count. Where it is missing they do for a word of capitals alone: `US` is not `us`.
    pub case: Option<bool>,
}

impl Entry {
    /// An entry for all languages.
    pub fn new(word: &str, says: Says) -> Self {
        Self { word: word.trim().to_owned(), says, language: None, case: None }
    }

    /// Whether capitals count.
    fn is_exact(&self) -> bool {
        let letters = || self.word.chars().filter(|c| c.is_alphabetic());
        self.case.unwrap_or_else(|| letters().count() > 1 && letters().all(char::is_uppercase))
    }

    fn is_for(&self, language: &str) -> bool {
        let plain = |name: &str| name.to_lowercase().replace('_', "-");
        let Some(own) = self.language.as_deref().map(plain) else { return true };
        let asked = plain(language);
        asked == own || asked.strip_prefix(&own).is_some_and(|rest| rest.starts_with('-'))
    }
}

/// How many entries may say one another in a row.
const LONGEST_CHAIN: usize = 50;

/// Entries, ready to be found.
#[derive(Clone, Debug, Default)]
pub struct Lexicon {
    entries: Vec<Entry>,
    index: Index,
}

impl Lexicon {
    /// Checks entries and makes them ready. The later of two for the same word wins.
    pub fn new(entries: Vec<Entry>) -> Result<Self, Error> {
        let entries: Vec<Entry> = entries.into_iter().filter(|entry| !entry.word.trim().is_empty()).collect();
        let mut lexicon = Self { index: Index::of(&entries), entries };
        lexicon.resolve()?;
        Ok(lexicon)
    }

    /// All entries.
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// Whether there is nothing in it.
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// An entry that says another entry's word is said as that one is; a circle is an error.
    fn resolve(&mut self) -> Result<(), Error> {
        let mut resolved = Vec::with_capacity(self.entries.len());
        for entry in &self.entries {
            let mut says = entry.says.clone();
            let mut path = vec![entry.word.clone()];
            while let Says::Words(words) = &says {
                let next = self.whole(words, entry.language.as_deref().unwrap_or(""));
                let Some(next) = next.filter(|next| next.word != *path.last().unwrap_or(&entry.word)) else {
                    break;
                };
                if next.says == Says::Words(next.word.clone()) {
                    break;
                }
                let seen = path.contains(&next.word);
                path.push(next.word.clone());
                if seen {
                    return Err(Error::Circle { path });
                }
                if path.len() > LONGEST_CHAIN {
                    return Err(Error::Chain { word: entry.word.clone(), most: LONGEST_CHAIN });
                }
                says = next.says.clone();
            }
            resolved.push(says);
        }
        for (entry, says) in self.entries.iter_mut().zip(resolved) {
            entry.says = says;
        }
        Ok(())
    }

    /// The entry that a whole text is the word of.
    fn whole(&self, text: &str, language: &str) -> Option<&Entry> {
        let (entry, range) = self.at(text, 0, language)?;
        (range.len() == text.len()).then_some(entry)
    }

    /// The words of the dictionary in a text, from left to right, the longest at each place.
    pub fn find<'a>(&'a self, text: &str, language: &str) -> Vec<(Range<usize>, &'a Says)> {
        let mut found = Vec::new();
        if self.is_empty() {
            return found;
        }
        let mut byte = 0;
        let mut in_word = false;
        while let Some(character) = text[byte..].chars().next() {
            let letter = character.is_alphanumeric();
            let may = self.index.may_begin(text.as_bytes()[byte]);
            if may
                && !(letter && in_word)
                && let Some((entry, range)) = self.at(text, byte, language)
            {
                byte = range.end;
                in_word = text[..byte].ends_with(char::is_alphanumeric);
                found.push((range, &entry.says));
                continue;
            }
            in_word = letter;
            byte += character.len_utf8();
        }
        found
    }

    /// The longest entry at a byte.
    fn at(&self, text: &str, byte: usize, language: &str) -> Option<(&Entry, Range<usize>)> {
        let rest = &text[byte..];
        let mut best: Option<(&Entry, usize)> = None;
        self.index.each(rest, &mut |at| {
            let entry = &self.entries[at];
            let Some(length) = matched(rest, entry).filter(|_| entry.is_for(language)) else { return };
            let better = best.is_none_or(|(known, longest)| {
                length > longest || (length == longest && entry.is_exact() && !known.is_exact())
            });
            if better {
                best = Some((entry, length));
            }
        });
        best.map(|(entry, length)| (entry, byte..byte + length))
    }
}

/// The length of an entry's word at the beginning of a text.
fn matched(text: &str, entry: &Entry) -> Option<usize> {
    let exact = entry.is_exact();
    let mut length = 0;
    let mut wanted = entry.word.chars().peekable();
    while let Some(want) = wanted.next() {
        let rest = &text[length..];
        if want.is_whitespace() {
            while wanted.next_if(|c| c.is_whitespace()).is_some() {}
            let spaces = rest.len() - rest.trim_start().len();
            if spaces == 0 {
                return None;
            }
            length += spaces;
            continue;
        }
        let given = rest.chars().next()?;
        let same = given == want
            || (matches!(given, '’') && want == '\'')
            || (!exact && given.to_lowercase().eq(want.to_lowercase()));
        if !same {
            return None;
        }
        length += given.len_utf8();
    }
    let open =
        entry.word.ends_with(char::is_alphanumeric) && text[length..].starts_with(char::is_alphanumeric);
    (!open && length > 0).then_some(length)
}

/// What a file of a dictionary is, by its name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// Values with commas or tabs between them.
    Table(Delimiter),
    /// W3C's Pronunciation Lexicon Specification.
    Pls,
}

impl Format {
    /// By the end of the name, else by the look of the text.
    pub fn of(path: &Path, text: &str) -> Self {
        let end = path.extension().and_then(|end| end.to_str()).unwrap_or_default().to_lowercase();
        let first =
            text.lines().find(|line| !line.trim().is_empty() && !line.starts_with('#')).unwrap_or_default();
        match end.as_str() {
            "pls" | "xml" => Self::Pls,
            "tsv" | "tab" => Self::Table(Delimiter::Tab),
            "csv" => Self::Table(Delimiter::Comma),
            _ if text.trim_start().starts_with('<') => Self::Pls,
            _ if first.contains('\t') => Self::Table(Delimiter::Tab),
            _ => Self::Table(Delimiter::Comma),
        }
    }
}

/// Reads a file of any format.
pub fn read_file(path: &Path, text: &str) -> Result<Vec<Entry>, Error> {
    let name = path.display().to_string();
    match Format::of(path, text) {
        Format::Pls => read_pls(text, &name),
        Format::Table(delimiter) => read_table(text, delimiter, &name),
    }
}

#[cfg(test)]
#[path = "lexicon_tests.rs"]
mod tests;
