//! What can be wrong with a voice's configuration file.

use crate::base::Exit;
use miette::Diagnostic;
use std::{io, path::PathBuf};
use thiserror::Error;

/// A voice's configuration cannot be used.
#[derive(Debug, Error, Diagnostic)]
pub enum Error {
    /// The file cannot be read.
    #[error("cannot read the voice's configuration `{}`", path.display())]
    #[diagnostic(
        code(ef::tts::voice_config::read),
        help(
            "a Piper voice is two files, `NAME.onnx` and `NAME.onnx.json`, a Coqui model `NAME.onnx` and `config.json`: put \
             both into one folder"
        )
    )]
    Read {
        /// The file.
        path: PathBuf,
        /// Why not.
        #[source]
        source: io::Error,
    },
    /// The file is not JSON.
    #[error("`{name}` is not JSON: line {line}, column {column}")]
    #[diagnostic(code(ef::tts::voice_config::json), help("fetch the file anew: it may have been cut short"))]
    Json {
        /// The file.
        name: String,
        /// The line, from 1.
        line: usize,
        /// The column, from 1.
        column: usize,
        /// What the parser says.
        #[source]
        source: serde_json::Error,
    },
    /// A field that has no default is not there.
    #[error("`{name}` has no `{field}`")]
    #[diagnostic(
        code(ef::tts::voice_config::missing),
        help("this is no voice's configuration, or one that was cut short: fetch it anew")
    )]
    Missing {
        /// The file.
        name: String,
        /// The field, with the objects around it.
        field: &'static str,
    },
    /// A field holds what it cannot.
    #[error("`{field}` in `{name}` is {found}, which is not {wanted}")]
    #[diagnostic(code(ef::tts::voice_config::value), help("fetch the file anew, or correct the field"))]
    Value {
        /// The file.
        name: String,
        /// The field.
        field: String,
        /// What it holds.
        found: String,
        /// What it should hold.
        wanted: &'static str,
    },
}

impl Error {
    /// The exit code that the error stands for.
    pub fn exit(&self) -> Exit {
        Exit::Outside
    }
}
