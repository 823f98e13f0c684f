//! Symbols without an id: each is reported once, with the place in the text that it comes from.

use super::{Unknown, script::Script};
use crate::tts::text::Prepared;
use std::ops::Range;

/// What was met so far.
pub(super) struct Unknowns<'a> {
    prepared: &'a Prepared,
    found: Vec<Unknown>,
    /// Where the script that is being read begins in the text, and its words.
    from: usize,
    words: Vec<Range<usize>>,
}

impl<'a> Unknowns<'a> {
    /// Begins with what the text itself was rid of.
    pub(super) fn new(prepared: &'a Prepared) -> Self {
        let odd = prepared.odd.iter().map(|odd| Unknown { symbol: odd.symbol.clone(), at: odd.at });
        Self { prepared, found: odd.collect(), from: 0, words: Vec::new() }
    }

    /// The next script of the text, in order.
    pub(super) fn begin(&mut self, script: &Script) {
        let last = self.words.last().map_or(0, |word| word.end);
        self.from += last;
        self.words.clone_from(&script.words);
        let first = script.words.first().map(|word| &script.text[word.clone()]);
        let text = &self.prepared.text;
        // The script's text is the text's, but for space.
        if let Some(first) = first
            && let Some(rest) = text.get(self.from..)
            && let Some(at) = rest.find(first)
        {
            self.from = (self.from + at).saturating_sub(script.words[0].start);
        }
    }

    /// A symbol of a word of the script that was begun.
    pub(super) fn add(&mut self, symbol: &str, word: Option<usize>) {
        if self.found.iter().any(|unknown| unknown.symbol == symbol) {
            return;
        }
        let word = word.and_then(|word| self.words.get(word));
        let mut byte = (self.from + word.map_or(0, |word| word.start)).min(self.prepared.text.len());
        let end = (self.from + word.map_or(0, |word| word.end)).min(self.prepared.text.len());
        // Where the very symbol stands in the word, that is its place.
        if let Some(at) = self.prepared.text.get(byte..end).and_then(|word| word.find(symbol)) {
            byte += at;
        }
        while !self.prepared.text.is_char_boundary(byte) {
            byte -= 1;
        }
        self.found.push(Unknown { symbol: symbol.to_owned(), at: self.prepared.origin_of(byte) });
    }

    /// All of them, in the order of their places.
    pub(super) fn into_list(mut self) -> Vec<Unknown> {
        self.found.sort_by_key(|unknown| unknown.at);
        self.found
    }
}
