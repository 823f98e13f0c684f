//! What can go wrong with costs.

use crate::{base::Exit, db};
use miette::Diagnostic;
use std::{io, path::PathBuf};
use thiserror::Error;

/// Costs are not kept, or not told.
#[derive(Debug, Error, Diagnostic)]
pub enum Error {
    /// The database does not do what was asked.
    #[error(transparent)]
    #[diagnostic(transparent)]
    Database(#[from] db::Error),
    /// The spool cannot be read or written.
    #[error("cannot use the spool `{}`", path.display())]
    #[diagnostic(
        code(ef::costs::spool),
        help("this user must be able to write there; `--data-dir` names another folder")
    )]
    Spool {
        /// The file or folder.
        path: PathBuf,
        /// Why not.
        #[source]
        source: io::Error,
    },
    /// The project's database does not run.
    #[error("the project's database does not run")]
    #[diagnostic(code(ef::costs::away), help("`ef db start` starts it; what waits is delivered then"))]
    Away,
    /// The database has no place for costs.
    #[error("the database has no `{table}` yet")]
    #[diagnostic(code(ef::costs::no_table), help("`ef migrate up` makes it; what waits is delivered then"))]
    NoTable {
        /// What is missing.
        table: &'static str,
    },
    /// Costs of one workspace were asked for, and the table knows none.
    #[error("`api_costs` does not say which workspace a row belongs to")]
    #[diagnostic(
        code(ef::costs::no_workspaces),
        help("name it in `[tenancy] tables` of `ef.toml`, then `ef migrate up`")
    )]
    NoWorkspaces,
    /// There is no such workspace.
    #[error("there is no workspace `{name}`")]
    #[diagnostic(code(ef::costs::workspace), help("`ef workspace list` shows them"))]
    NoWorkspace {
        /// What was asked for.
        name: String,
    },
    /// A day is none.
    #[error("`{text}` is no day")]
    #[diagnostic(code(ef::costs::day), help("write it as YYYY-MM-DD"))]
    Day {
        /// What was given.
        text: String,
    },
}

impl Error {
    /// The exit code that the error stands for.
    pub fn exit(&self) -> Exit {
        match self {
            Self::Database(error) => error.exit(),
            Self::Spool { .. } | Self::Away | Self::NoTable { .. } => Exit::Outside,
            Self::NoWorkspaces | Self::NoWorkspace { .. } | Self::Day { .. } => Exit::Usage,
        }
    }
}
