//! From phonemes to what an engine is given: chunks of ids within the engine's limit, with the pauses between
//! them and the place of each word. Knows no sound and no model.

mod cleaners;
pub mod coqui;
mod error;
pub mod espeak;
mod fallback;
pub mod kokoro;
mod languages;
pub mod piper;
mod punctuated;
pub(crate) mod script;
pub mod sentences;
mod split;
mod unknown;
pub mod voice_name;

pub use error::Error;
pub use languages::{LANGUAGES, Language};

use super::markup::Style;
use script::{Script, Symbol};
use split::even;
use std::{ops::Range, time::Duration};

/// What makes an engine's input from a text.
pub trait Front {
    /// Reads a text. `normalise` puts its characters in order and finds its sentences first; without it the text
    /// is taken as it is, as the engines' own programs take it.
    fn read(&self, text: &str, normalise: bool) -> Result<Reading, Error>;
}

/// The word that a run begins in the middle of: it belongs to the run before.
fn cut_word(symbols: &[Symbol], run: &Range<usize>) -> Option<usize> {
    let before = run.start.checked_sub(1).and_then(|before| symbols[before].word)?;
    (symbols.get(run.start)?.word == Some(before)).then_some(before)
}

/// The part of a script's text that a run of its symbols speaks; a word that was cut stays with its beginning.
fn text_of(script: &Script, symbols: &[Symbol], run: &Range<usize>) -> String {
    let cut = cut_word(symbols, run);
    let words =
        symbols[run.clone()].iter().filter_map(|symbol| symbol.word).filter(|word| cut != Some(*word));
    let Some((first, last)) = words.fold(None, |found: Option<(usize, usize)>, word| {
        Some(found.map_or((word, word), |(first, last)| (first.min(word), last.max(word))))
    }) else {
        return if cut.is_some() { String::new() } else { script.text.trim().to_owned() };
    };
    // What stands before the first and behind the last word goes with them.
    let begin = if first == 0 { 0 } else { script.words[first].start };
    let end = script.words.get(last + 1).map_or(script.text.len(), |next| next.start);
    script.text[begin..end].trim().to_owned()
}

/// The words of a run, from the ids that speak each.
fn words_of(script: &Script, cut: Option<usize>, spans: Vec<(usize, Range<usize>)>) -> Vec<Word> {
    let text = |word: usize| match cut {
        Some(cut) if cut == word => String::new(),
        _ => script.text[script.words[word].clone()].to_owned(),
    };
    spans.into_iter().map(|(word, ids)| Word { text: text(word), ids }).collect()
}

/// What one run of an engine speaks.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Chunk {
    /// The part of the text, as it was after normalisation.
    pub text: String,
    /// Its phonemes.
    pub phonemes: String,
    /// The ids for the engine, pads included.
    pub ids: Vec<i64>,
    /// Kokoro: the row of the voice's table.
    pub style_row: Option<usize>,
    /// The silence that follows when the chunk is joined to the next.
    pub pause_after: Duration,
    /// Silence that the text asks for behind it, besides that.
    pub silence: Duration,
    /// The words, in the order of speaking.
    pub words: Vec<Word>,
    /// How it is spoken, where that differs.
    pub style: Style,
    /// Who speaks it: 0 is the voice of the whole, the others were opened for parts of the text.
    pub speaker: usize,
    /// How the text was written before normalisation; none where nobody normalised.
    pub written: Option<Written>,
}

/// How a chunk was written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Written {
    /// The chunk's text as it was written.
    pub text: String,
    /// Each stretch of the chunk's text (in bytes) that stands for something written otherwise, and that.
    pub spans: Vec<(Range<usize>, String)>,
}

/// A word and the ids that speak it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Word {
    /// The word as it is written; empty for the rest of one that did not fit into the chunk before.
    pub text: String,
    /// Which of the chunk's ids, pads included.
    pub ids: Range<usize>,
}

/// A symbol that the engine has no id for. Reported once, where it first stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unknown {
    /// The symbol.
    pub symbol: String,
    /// Where in the phonemes of the whole text, counted in symbols from 0.
    pub at: usize,
}

/// A text as an engine is given it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Reading {
    /// The runs of the engine, in order. Empty for a text without anything to speak.
    pub chunks: Vec<Chunk>,
    /// What could not be spoken.
    pub unknown: Vec<Unknown>,
    /// The text as it was read, where that differs from how it was written.
    pub normalised: Option<String>,
    /// What the user should hear of, such as markup that was passed over.
    pub notes: Vec<String>,
}

#[cfg(test)]
mod golden_tests;
