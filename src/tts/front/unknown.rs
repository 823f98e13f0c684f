//! Symbols without an id: each is reported once, with the place in the text that it comes from.

use super::{Unknown, script::Script};
use crate::tts::text::Prepared;
use std::{cell::OnceCell, collections::HashSet, ops::Range};

/// How far behind the end of a script the next one may begin: space, and what is not spoken.
const REACH: usize = 4_000;

/// What was met so far.
pub(super) struct Unknowns<'a> {
    prepared: &'a Prepared,
    found: Vec<Unknown>,
    seen: HashSet<String>,
    /// Where each byte of the text stood; asked for when something is unknown.
    origins: OnceCell<Vec<u32>>,
    /// Where the script that is being read begins in the text, and its words.
    from: usize,
    words: Vec<Range<usize>>,
}

impl<'a> Unknowns<'a> {
    /// Begins with what the text itself was rid of.
    pub(super) fn new(prepared: &'a Prepared) -> Self {
        let odd = prepared.odd.iter().map(|odd| Unknown { symbol: odd.symbol.clone(), at: odd.at });
        let seen = prepared.odd.iter().map(|odd| odd.symbol.clone()).collect();
        Self { prepared, found: odd.collect(), seen, origins: OnceCell::new(), from: 0, words: Vec::new() }
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
            && let Some(at) = rest[..rest.floor_char_boundary(first.len() + REACH)].find(first)
        {
            self.from = (self.from + at).saturating_sub(script.words[0].start);
        }
    }

    /// A symbol of a word of the script that was begun.
    pub(super) fn add(&mut self, symbol: &str, word: Option<usize>) {
        if self.seen.contains(symbol) {
            return;
        }
        self.seen.insert(symbol.to_owned());
        let word = word.and_then(|word| self.words.get(word));
        let mut byte = (self.from + word.map_or(0, |word| word.start)).min(self.prepared.text.len());
        let end = (self.from + word.map_or(0, |word| word.end)).min(self.prepared.text.len());
        // Where the very symbol stands in the word, that is its place.
        if let Some(at) = self.prepared.text.get(byte..end).and_then(|word| word.find(symbol)) {
            byte += at;
        }
        let origins = self.origins.get_or_init(|| self.prepared.origins());
        let at = origins.get(byte).or(origins.last()).map_or(0, |at| *at as usize);
        self.found.push(Unknown { symbol: symbol.to_owned(), at });
    }

    /// All of them, in the order of their places.
    pub(super) fn into_list(mut self) -> Vec<Unknown> {
        self.found.sort_by_key(|unknown| unknown.at);
        self.found
    }
}
