//! What is wrong with markup.

use crate::base::Exit;
use miette::Diagnostic;
use thiserror::Error;

/// Markup that cannot be read.
#[derive(Debug, Error, Diagnostic)]
pub enum Error {
    /// The XML is not well-formed.
    #[error("{name} is not well-formed: line {line}, column {column}: {why}")]
    #[diagnostic(
        code(ef::tts::markup::malformed),
        help(
            "mend it there; text that is no SSML is read with `--no-ssml`, and `&`, `<` are written `&amp;`, `&lt;`"
        )
    )]
    Malformed {
        /// What was read.
        name: String,
        /// The line, from 1.
        line: usize,
        /// The column, in characters from 1.
        column: usize,
        /// What is wrong there.
        why: String,
    },
    /// A value that means nothing.
    #[error("{name}, line {line}: `{value}` is no {what}")]
    #[diagnostic(code(ef::tts::markup::value), help("{help}"))]
    Value {
        /// What was read.
        name: String,
        /// The line, from 1.
        line: usize,
        /// What was expected.
        what: String,
        /// What stands there.
        value: String,
        /// What may stand there.
        help: String,
    },
}

impl Error {
    /// The exit code that the error stands for.
    pub fn exit(&self) -> Exit {
        Exit::Usage
    }
}
