//! What is wrong with a dictionary.

use crate::{base::Exit, tts::markup};
use miette::Diagnostic;
use thiserror::Error;

/// A dictionary cannot be used.
#[derive(Debug, Error, Diagnostic)]
pub enum Error {
    /// A line of a table says nothing.
    #[error("`{name}`, line {line}: {why}")]
    #[diagnostic(
        code(ef::tts::lexicon::line),
        help(
            "each line is WORD, then what is said (IPA between slashes), then if need be a language and whether capitals count"
        )
    )]
    Line {
        /// The file.
        name: String,
        /// The line, from 1.
        line: u64,
        /// What is wrong.
        why: String,
    },
    /// An alphabet that nobody here reads.
    #[error("`{name}`, line {line}: the alphabet `{alphabet}` is not known")]
    #[diagnostic(
        code(ef::tts::lexicon::alphabet),
        help("write the sounds in `ipa`, or the word's respelling as `<alias>`")
    )]
    Alphabet {
        /// The file.
        name: String,
        /// The line, from 1.
        line: usize,
        /// The alphabet.
        alphabet: String,
    },
    /// Entries that name each other.
    #[error("entries of the dictionary go in a circle: {}", arrows(path))]
    #[diagnostic(code(ef::tts::lexicon::circle), help("take one of them out, or let it say other words"))]
    Circle {
        /// The words, the first again at the end.
        path: Vec<String>,
    },
    /// Too many entries say one another.
    #[error("`{word}` says an entry that says another, and so on more than {most} times")]
    #[diagnostic(code(ef::tts::lexicon::chain), help("let it say the last of them, or the words themselves"))]
    Chain {
        /// The word of the first.
        word: String,
        /// How many are followed.
        most: usize,
    },
    /// The XML of a PLS file is wrong.
    #[error(transparent)]
    #[diagnostic(transparent)]
    Markup(#[from] markup::Error),
}

fn arrows(path: &[String]) -> String {
    let words: Vec<String> = path.iter().map(|word| format!("`{word}`")).collect();
    words.join(" → ")
}

impl Error {
    /// The exit code that the error stands for.
    pub fn exit(&self) -> Exit {
        Exit::Usage
    }
}
