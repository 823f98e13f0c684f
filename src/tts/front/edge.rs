//! Edge as an engine: it is given sentences, so a chunk has a text and nothing else.

use super::{Chunk, Reading, unknown::Unknowns};
use crate::tts::{
    edge,
    text::{Prepared, sentences},
};

/// The sentences of a text, each within what one request takes.
pub(in crate::tts) fn read(text: &str, language: &str, normalise: bool) -> Reading {
    let prepared = if normalise { Prepared::of(text) } else { Prepared::raw(text) };
    let whole = prepared.text.as_str();
    let found = sentences(whole, language);
    let parts = found.into_iter().flat_map(|sentence| edge::pieces(&whole[sentence.range], edge::LONGEST));
    let spoken = parts.filter(|part| part.chars().any(char::is_alphanumeric));
    let chunks = spoken.map(|part| Chunk { text: part.to_owned(), ..Chunk::default() }).collect();
    Reading { chunks, unknown: Unknowns::new(&prepared).into_list() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences_and_nothing_for_nothing() {
        let reading = read("One & two. Three! ... 🙂", "en", true);
        let texts: Vec<&str> = reading.chunks.iter().map(|chunk| chunk.text.as_str()).collect();
        assert_eq!(texts, ["One & two.", "Three!"]);
        assert_eq!(reading.unknown.len(), 1);
        assert!(read(" \n", "en", true).chunks.is_empty());
        let long = "word ".repeat(2_000);
        assert_eq!(read(&long, "en", true).chunks.len(), 3);
    }
}
