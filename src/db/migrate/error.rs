//! What can go wrong with migrations, each with its place and the next thing to do.

use super::event::Blocker;
use crate::{
    base::Exit,
    db::{self, ServerError},
};
use miette::{Diagnostic, NamedSource, SourceSpan};
use std::{fmt, io, path::PathBuf, time::Duration};
use thiserror::Error;

/// A place in a migration file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// The file.
    pub file: String,
    /// From 1.
    pub line: usize,
    /// In characters, from 1.
    pub column: usize,
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "`{}`, line {}, column {}", self.file, self.line, self.column)
    }
}

/// A file that cannot be read as a migration.
#[derive(Debug, Error, Diagnostic)]
#[error("{place}: {why}")]
#[diagnostic(code(ef::migrate::script), help("{help}"))]
pub struct ScriptError {
    /// Where.
    pub place: Place,
    /// What is wrong.
    pub why: String,
    /// What to do.
    pub help: String,
    /// The file's text.
    #[source_code]
    pub source_code: Option<NamedSource<String>>,
    /// The part of it.
    #[label("here")]
    pub span: Option<SourceSpan>,
}

/// A statement of a migration that the server refuses.
#[derive(Debug, Error, Diagnostic)]
#[error("{place}: {server}")]
#[diagnostic(code(ef::migrate::statement), help("{help}"))]
pub struct StatementError {
    /// Where.
    pub place: Place,
    /// Which statement of the file, from 1.
    pub number: usize,
    /// How many it has.
    pub total: usize,
    /// What the server said.
    pub server: Box<ServerError>,
    /// Who held the lock, when it is about one.
    pub blockers: Vec<Blocker>,
    /// Detail, hint, and what became of the file.
    pub help: String,
    /// The file's text.
    #[source_code]
    pub source_code: NamedSource<String>,
    /// The word that it is about.
    #[label("{label}")]
    pub span: SourceSpan,
    /// What to write there.
    pub label: String,
}

/// What went wrong with migrations.
#[derive(Debug, Error, Diagnostic)]
#[non_exhaustive]
pub enum Error {
    /// The database does not do what was asked.
    #[error(transparent)]
    #[diagnostic(transparent)]
    Database(#[from] db::Error),
    /// A file cannot be read as a migration.
    #[error(transparent)]
    #[diagnostic(transparent)]
    Script(#[from] Box<ScriptError>),
    /// A statement of a file failed.
    #[error(transparent)]
    #[diagnostic(transparent)]
    Statement(#[from] Box<StatementError>),
    /// The folder, or a file of it, cannot be read.
    #[error("cannot read `{}`", path.display())]
    #[diagnostic(code(ef::migrate::read), help("`[database].migrations` in `ef.toml` names the folder"))]
    Read {
        /// Which.
        path: PathBuf,
        /// Why not.
        #[source]
        source: io::Error,
    },
    /// A file cannot be written.
    #[error("cannot write `{}`", path.display())]
    #[diagnostic(code(ef::migrate::write), help("choose a folder that this user may write to"))]
    Write {
        /// Which.
        path: PathBuf,
        /// Why not.
        #[source]
        source: io::Error,
    },
    /// Two files have the same version.
    #[error("`{first}` and `{second}` have the same version {version}")]
    #[diagnostic(
        code(ef::migrate::duplicate),
        help("give the later one a version of its own, and rename the file")
    )]
    Duplicate {
        /// The version.
        version: String,
        /// A file.
        first: String,
        /// The other one.
        second: String,
    },
    /// A name for a new migration that is none.
    #[error("`{name}` is no name for a migration")]
    #[diagnostic(code(ef::migrate::name), help("use letters and digits: `ef migrate new add_invoices`"))]
    Name {
        /// What was given.
        name: String,
    },
    /// The journal cannot be made, read or written.
    #[error("the journal {what}: {server}")]
    #[diagnostic(code(ef::migrate::journal), help("{help}"))]
    Journal {
        /// What failed.
        what: &'static str,
        /// What to grant.
        help: String,
        /// What the server said.
        server: Box<ServerError>,
    },
    /// Steps of an interrupted file were edited after they ran.
    #[error(
        "`{file}` was interrupted after statement {done}, and what ran before that has been edited since"
    )]
    #[diagnostic(
        code(ef::migrate::edited_halfway),
        help("undo the edit of the statements that ran already; those that follow may be changed")
    )]
    EditedHalfway {
        /// The file.
        file: String,
        /// How many statements ran.
        done: usize,
    },
    /// Somebody holds a lock for too long.
    #[error("{what} waits for a lock for {} s already", waited.as_secs())]
    #[diagnostic(code(ef::migrate::blocked), help("{}", blocked_help(blockers)))]
    Blocked {
        /// What waits.
        what: String,
        /// How long.
        waited: Duration,
        /// Who holds it.
        blockers: Vec<Blocker>,
    },
    /// Another run has its turn for too long.
    #[error("another run of `ef migrate` is not done after {} s", waited.as_secs())]
    #[diagnostic(code(ef::migrate::turn), help("{}", blocked_help(blockers)))]
    Turn {
        /// How long we waited.
        waited: Duration,
        /// Who has the turn.
        blockers: Vec<Blocker>,
    },
    /// A transaction pooler stands before the database.
    #[error(
        "`{host}:{port}` is a pooler in transaction mode, and migrations need a session of their own ({why})"
    )]
    #[diagnostic(code(ef::migrate::pooler), help("{help}"))]
    Pooler {
        /// Host.
        host: String,
        /// Port.
        port: u16,
        /// How it was recognised.
        why: String,
        /// How to connect.
        help: String,
    },
}

impl Error {
    /// The exit code that the error stands for.
    pub fn exit(&self) -> Exit {
        match self {
            Self::Database(error) => error.exit(),
            Self::Script(_) | Self::Duplicate { .. } | Self::Name { .. } | Self::EditedHalfway { .. } => {
                Exit::Usage
            }
            _ => Exit::Outside,
        }
    }

    /// Where in which file, for an annotation.
    pub fn place(&self) -> Option<&Place> {
        match self {
            Self::Script(error) => Some(&error.place),
            Self::Statement(error) => Some(&error.place),
            _ => None,
        }
    }

    /// The SQLSTATE, when the server spoke.
    pub fn sqlstate(&self) -> Option<&str> {
        match self {
            Self::Database(error) => error.sqlstate(),
            Self::Statement(error) => Some(&error.server.code),
            Self::Journal { server, .. } => Some(&server.code),
            _ => None,
        }
    }

    /// Whether it may go well another time: a lock that was not to be had, a deadlock, two transactions that do
    /// not fit into one order.
    pub(super) fn is_passing(&self) -> bool {
        self.sqlstate().is_some_and(is_passing)
    }
}

impl Error {
    /// The error that says that we no longer try, and who was seen in the way.
    pub(super) fn give_up(self, what: &str, waited: Duration, blockers: Vec<Blocker>) -> Self {
        match self {
            Self::Statement(mut error) => {
                error.help = format!("{}; {}", error.help, blocked_help(&blockers));
                error.label = format!("tried for {:.1} s", waited.as_secs_f64());
                error.blockers = blockers;
                Self::Statement(error)
            }
            error if error.sqlstate() == Some("55P03") => {
                Self::Blocked { what: what.to_owned(), waited, blockers }
            }
            error => error,
        }
    }
}

/// The codes of locks that were not to be had, deadlocks, and transactions that do not fit into one order.
pub(super) fn is_passing(code: &str) -> bool {
    matches!(code, "55P03" | "40P01" | "40001")
}

fn blocked_help(blockers: &[Blocker]) -> String {
    let [first, ..] = blockers else {
        return "`select * from pg_locks join pg_stat_activity using (pid)` shows who holds what".to_owned();
    };
    let names: Vec<String> = blockers.iter().map(ToString::to_string).collect();
    let end = match first.pid {
        0 => "end it with COMMIT PREPARED or ROLLBACK PREPARED".to_owned(),
        pid => format!("let it finish, or end it with `select pg_terminate_backend({pid})`"),
    };
    format!("the lock is held by {}: {end}", names.join(", and by "))
}
