//! From phonemes to what an engine is given: chunks of ids within the engine's limit, with the pauses between
//! them and the place of each word. Knows no sound and no model.

pub mod kokoro;

use std::{ops::Range, time::Duration};

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
    /// The words, in the order of speaking.
    pub words: Vec<Word>,
}

/// A word and the ids that speak it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Word {
    /// The word as it is written.
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
}
