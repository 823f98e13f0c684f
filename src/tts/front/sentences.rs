//! Sentences alone, for engines that take text: each chunk has a text and nothing else.

use super::{Chunk, Error, Front, Reading, unknown::Unknowns};
use crate::tts::text::{Prepared, sentences};

/// Reads a text as far as its sentences.
#[derive(Clone, Debug)]
pub struct Sentences {
    language: String,
}

impl Sentences {
    /// For a language.
    pub fn of(language: &str) -> Self {
        Self { language: language.to_owned() }
    }
}

impl Front for Sentences {
    fn read(&self, text: &str, normalise: bool) -> Result<Reading, Error> {
        Ok(read(text, &self.language, normalise, &|sentence| vec![sentence]))
    }
}

/// The sentences of a text, each in the pieces that `fit` cuts it into. What has nothing to speak is left out.
pub(in crate::tts) fn read(
    text: &str,
    language: &str,
    normalise: bool,
    fit: &dyn Fn(&str) -> Vec<&str>,
) -> Reading {
    let prepared = if normalise { Prepared::of(text) } else { Prepared::raw(text) };
    let whole = prepared.text.as_str();
    let mut chunks = Vec::new();
    for sentence in sentences(whole, language) {
        let parts =
            fit(&whole[sentence.range]).into_iter().filter(|part| part.chars().any(char::is_alphanumeric));
        chunks.extend(parts.map(|part| Chunk { text: part.to_owned(), ..Chunk::default() }));
    }
    Reading { chunks, unknown: Unknowns::new(&prepared).into_list(), ..Reading::default() }
}

/// Pieces of at most so many characters: cut behind a comma or the like, else at a space, else anywhere.
pub(in crate::tts) fn within(text: &str, most: usize) -> Vec<&str> {
    let mut found = Vec::new();
    let mut rest = text.trim();
    while !rest.is_empty() {
        let end = rest.char_indices().nth(most.max(1)).map_or(rest.len(), |(at, _)| at);
        let cut = if end == rest.len() { end } else { place(rest, end) };
        let (piece, after) = rest.split_at(cut);
        if !piece.trim().is_empty() {
            found.push(piece.trim());
        }
        rest = after.trim_start();
    }
    found
}

/// Where to cut so that no more than `end` bytes stand before; not so early that crumbs are left.
fn place(text: &str, end: usize) -> usize {
    let fitting = &text[..end];
    let mark = |c: char| matches!(c, ',' | ';' | ':' | '—' | '、' | '，' | '；' | '：');
    let clause = fitting.rfind(mark).filter(|at| *at > end / 3);
    let clause = clause.map(|at| at + fitting[at..].chars().next().map_or(1, char::len_utf8));
    let between = text[end..].starts_with(char::is_whitespace).then_some(end);
    let space = || fitting.rfind(char::is_whitespace).filter(|at| *at > 0);
    clause.or(between).or_else(space).unwrap_or(end)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn sentences_and_nothing_for_nothing() {
        let whole = |text: &str| read(text, "en", true, &|text| vec![text]).chunks.len();
        assert_eq!((whole("One & two. Three! ... 🙂"), whole(" \n"), whole("...")), (2, 0, 0));
    }

    #[test]
    fn clauses_then_words_then_characters() {
        assert_eq!(within("one two, three four", 12), ["one two,", "three four"]);
        assert_eq!(within("one two three", 8), ["one two", "three"]);
        assert_eq!(within("ééééé", 2), ["éé", "éé", "é"]);
        assert_eq!(within("a, bcdefgh", 9), ["a,", "bcdefgh"]);
    }

    proptest! {
        #[test]
        fn nothing_is_lost_and_all_fits(text in "[ab,é字 ]{0,120}", most in 1usize..30) {
            let pieces = within(&text, most);
            prop_assert!(pieces.iter().all(|piece| !piece.is_empty() && piece.chars().count() <= most));
            let plain = |text: &str| text.split_whitespace().collect::<String>();
            prop_assert_eq!(plain(&pieces.concat()), plain(&text));
        }
    }
}
