//! Everything a command can fail with, and the exit code that follows.

use crate::{base::Exit, db, dev, settings};
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
    /// A question must be answered, and there is nobody to ask.
    #[error("{what}, and there is no terminal to ask on")]
    #[diagnostic(code(ef::cli::needs_yes), help("give `--yes` to agree"))]
    NeedsYes {
        /// What needs the answer.
        what: String,
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
            Self::NeedsYes { .. } | Self::Hidden { .. } | Self::Page { .. } => Exit::Usage,
            Self::NoDatabase { .. } | Self::Write { .. } => Exit::Outside,
        }
    }
}
