//! Everything a command can fail with, and the exit code that follows.

use crate::{
    base::Exit,
    db, dev, settings,
    tts::{espeak, front, voice_config},
};
use miette::Diagnostic;
use std::{io, path::PathBuf};
use thiserror::Error;

/// One variant for each domain.
#[derive(Debug, Error, Diagnostic)]
pub(crate) enum Error {
    /// The configuration is wrong or cannot be read.
    #[error(transparent)]
    #[diagnostic(transparent)]
    Settings(#[from] Box<settings::Error>),
    /// The launcher cannot start.
    #[error(transparent)]
    #[diagnostic(transparent)]
    Dev(#[from] dev::Error),
    /// A database does not do what was asked.
    #[error(transparent)]
    #[diagnostic(transparent)]
    Database(#[from] db::Error),
    /// There is no database to work on.
    #[error("no database is named")]
    #[diagnostic(code(ef::cli::no_database), help("set `{variable}`, or give `--database-url URL`"))]
    NoDatabase {
        /// The variable that would name it.
        variable: String,
    },
    /// A text cannot be made ready for an engine.
    #[error(transparent)]
    #[diagnostic(transparent)]
    Front(#[from] front::Error),
    /// espeak-ng does not do what was asked.
    #[error(transparent)]
    #[diagnostic(transparent)]
    Espeak(#[from] espeak::Error),
    /// A voice's configuration is wrong.
    #[error(transparent)]
    #[diagnostic(transparent)]
    VoiceConfig(#[from] voice_config::Error),
    /// There is no text to speak.
    #[error("there is no text")]
    #[diagnostic(
        code(ef::cli::no_text),
        help("give it as an argument, with `--file FILE`, or on standard input")
    )]
    NoText,
    /// A text cannot be read.
    #[error("cannot read {name}")]
    #[diagnostic(code(ef::cli::read_text), help("check the name, and that this user may read it"))]
    ReadText {
        /// The file.
        name: String,
        /// Why not.
        #[source]
        source: io::Error,
    },
    /// A text is not UTF-8.
    #[error("{name} is not UTF-8: line {line}, byte {at}")]
    #[diagnostic(
        code(ef::cli::not_text),
        help("save it as UTF-8, for instance with `iconv -f WINDOWS-1252 -t UTF-8 OLD > NEW`")
    )]
    NotText {
        /// The file.
        name: String,
        /// The line, from 1.
        line: usize,
        /// The first byte that is wrong, from 0.
        at: usize,
    },
    /// `--hide` names something that is not started.
    #[error("`--hide {name}` names no service that is started")]
    #[diagnostic(code(ef::cli::hide), help("`ef config show` lists the services"))]
    Hidden {
        /// What was named.
        name: String,
    },
    /// `ef man` was asked for a command that does not exist.
    #[error("there is no command `ef {words}`")]
    #[diagnostic(code(ef::cli::man), help("`ef --help` lists the commands"))]
    Page {
        /// What was asked for.
        words: String,
    },
    /// A file cannot be written.
    #[error("cannot write `{}`", path.display())]
    #[diagnostic(code(ef::cli::write), help("choose a folder that this user may write to"))]
    Write {
        /// The file.
        path: PathBuf,
        /// Why not.
        #[source]
        source: io::Error,
    },
}

impl Error {
    /// The exit code that the error stands for.
    pub(crate) fn exit(&self) -> Exit {
        match self {
            Self::Settings(error) => error.exit(),
            Self::Dev(error) => error.exit(),
            Self::Database(error) => error.exit(),
            Self::Front(error) => error.exit(),
            Self::Espeak(error) => error.exit(),
            Self::VoiceConfig(error) => error.exit(),
            Self::Hidden { .. } | Self::Page { .. } | Self::NoText | Self::NotText { .. } => Exit::Usage,
            Self::NoDatabase { .. } | Self::Write { .. } | Self::ReadText { .. } => Exit::Outside,
        }
    }
}
