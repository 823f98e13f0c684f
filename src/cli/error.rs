//! Everything a command can fail with, and the exit code that follows.

use crate::{
    base::Exit,
    db, dev, settings, supabase,
    tenancy::{isolation, workspaces},
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
    /// A running launcher cannot be looked at or steered.
    #[error(transparent)]
    #[diagnostic(transparent)]
    Control(#[from] dev::control::Error),
    /// A log was asked for that is not there.
    #[error("{what}")]
    #[diagnostic(code(ef::cli::no_log), help("{help}"))]
    NoLog {
        /// What is not there.
        what: String,
        /// What to do.
        help: String,
        /// Whether the name itself is wrong.
        unknown: bool,
    },
    /// A pattern is none.
    #[error("`{text}` is no regular expression")]
    #[diagnostic(code(ef::cli::pattern), help("quote it, and put `\\` before signs that are meant as such"))]
    Pattern {
        /// What was given.
        text: String,
        /// Why.
        #[source]
        source: regex::Error,
    },
    /// `ef run` was asked for something it cannot do.
    #[error("{what}")]
    #[diagnostic(code(ef::cli::run), help("{help}"))]
    Run {
        /// What is wrong.
        what: String,
        /// What to do.
        help: String,
    },
    /// A database does not do what was asked.
    #[error(transparent)]
    #[diagnostic(transparent)]
    Database(#[from] db::Error),
    /// The embedded database does not do what was asked.
    #[error(transparent)]
    #[diagnostic(transparent)]
    Embedded(#[from] db::embedded::Error),
    /// A migration file or the journal is not as it should be.
    #[error(transparent)]
    #[diagnostic(transparent)]
    Migrate(#[from] db::migrate::Error),
    /// A database cannot be isolated.
    #[error(transparent)]
    #[diagnostic(transparent)]
    Isolation(#[from] isolation::Error),
    /// Workspaces are not as was asked for.
    #[error(transparent)]
    #[diagnostic(transparent)]
    Workspace(Box<workspaces::Error>),
    /// The project's API does not do what was asked.
    #[error(transparent)]
    #[diagnostic(transparent)]
    Supabase(Box<supabase::Error>),
    /// No workspace was named, and none was chosen.
    #[error("no workspace is named, and none is current in this project")]
    #[diagnostic(
        code(ef::cli::no_workspace),
        help("name one (`--workspace NAME`), or choose one: `ef workspace switch NAME`")
    )]
    NoCurrent,
    /// The chosen workspace is gone.
    #[error("the current workspace `{slug}` is not in this database")]
    #[diagnostic(
        code(ef::cli::workspace_gone),
        help(
            "it was deleted, or this is another database: `ef workspace list`, then `ef workspace switch NAME`"
        )
    )]
    CurrentGone {
        /// Its slug when it was chosen.
        slug: String,
    },
    /// The file that remembers the current workspace cannot be used.
    #[error("cannot read the current workspace from `{}`", path.display())]
    #[diagnostic(
        code(ef::cli::workspace_file),
        help("choose it anew: `ef workspace switch NAME` writes the file; or remove it")
    )]
    Remembered {
        /// The file.
        path: PathBuf,
        /// Why not.
        #[source]
        source: io::Error,
    },
    /// There is no key to store.
    #[error("there is no key in {place}")]
    #[diagnostic(
        code(ef::cli::api_key),
        help(
            "put it into `POSTIZ_API_KEY`, name another variable by `--key-env`, or pipe it in with `--key-stdin`; never on the command line, which others can read"
        )
    )]
    NoApiKey {
        /// Where it was looked for.
        place: String,
    },
    /// A verb for the embedded database, while another is named.
    #[error("`{variable}` names a database, and `ef db {verb}` is for the embedded one only")]
    #[diagnostic(
        code(ef::cli::not_embedded),
        help(
            "to use the embedded database: `env -u {variable} ef db {verb}`; `ef db status`, `url` and `psql` work on either"
        )
    )]
    NotEmbedded {
        /// What was asked.
        verb: &'static str,
        /// The variable.
        variable: String,
    },
    /// Our own program cannot be found.
    #[error("cannot find the program that runs")]
    #[diagnostic(code(ef::cli::own_program), help("start `ef` by a path that this user can read"))]
    OwnProgram {
        /// Why not.
        #[source]
        source: io::Error,
    },
    /// A question cannot be asked.
    #[error("`{command}` asks before it does that, and there is no terminal to ask on")]
    #[diagnostic(code(ef::cli::confirm), help("if it is meant: `{command} --yes`"))]
    CannotAsk {
        /// The command.
        command: &'static str,
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

impl From<workspaces::Error> for Error {
    fn from(error: workspaces::Error) -> Self {
        Self::Workspace(Box::new(error))
    }
}

impl From<supabase::Error> for Error {
    fn from(error: supabase::Error) -> Self {
        Self::Supabase(Box::new(error))
    }
}

impl Error {
    /// The exit code that the error stands for.
    pub(crate) fn exit(&self) -> Exit {
        match self {
            Self::Settings(error) => error.exit(),
            Self::Dev(error) => error.exit(),
            Self::Control(error) => error.exit(),
            Self::NoLog { unknown: false, .. } => Exit::No,
            Self::Database(error) => error.exit(),
            Self::Migrate(error) => error.exit(),
            Self::Isolation(error) => error.exit(),
            Self::Embedded(error) => error.exit(),
            Self::Workspace(error) => error.exit(),
            Self::Supabase(error) => error.exit(),
            Self::Run { .. }
            | Self::NoLog { .. }
            | Self::Pattern { .. }
            | Self::NoCurrent
            | Self::CurrentGone { .. }
            | Self::NoApiKey { .. }
            | Self::Hidden { .. }
            | Self::Page { .. }
            | Self::NotEmbedded { .. }
            | Self::CannotAsk { .. } => Exit::Usage,
            Self::Remembered { .. } | Self::Write { .. } | Self::OwnProgram { .. } => Exit::Outside,
        }
    }
}
