//! English as misaki reads it, whose phonemes Kokoro was trained on: a lexicon (its published data, see
//! `data/english/`) with rules around it for stress, endings, parts of speech, context, numbers and spelling.
//!
//! text → `markup` → `tokens` → `tagger` → `parts` (words of words) → `words`, `amounts` and `numbers` with the lexicon,
//! from right to left, since `the`, `a`, `to` and others depend on what follows → phonemes.

mod amounts;
mod classes;
mod lexicon;
mod markup;
mod parts;
mod read;
mod stress;
mod tagger;
mod tokens;
mod words;

pub(crate) use read::English;

#[cfg(test)]
#[path = "english_tests.rs"]
mod tests;
