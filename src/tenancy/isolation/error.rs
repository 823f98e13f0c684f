//! What can keep a database from being isolated.

use crate::{
    base::Exit,
    db::{self, migrate},
};
use miette::Diagnostic;
use std::path::PathBuf;
use thiserror::Error;

/// What went wrong.
#[derive(Debug, Error, Diagnostic)]
#[non_exhaustive]
pub enum Error {
    /// The database.
    #[error(transparent)]
    #[diagnostic(transparent)]
    Database(#[from] db::Error),
    /// The migration runner.
    #[error(transparent)]
    #[diagnostic(transparent)]
    Migrate(#[from] migrate::Error),
    /// A replica cannot be changed.
    #[error("the server at `{host}` is a read-only replica")]
    #[diagnostic(code(ef::isolation::replica), help("connect to the primary server"))]
    Replica {
        /// Where.
        host: String,
    },
    /// A file of the project does not fit what was applied.
    #[error("`{file}` {what}")]
    #[diagnostic(
        code(ef::isolation::conflict),
        help("undo the change, or accept it with `ef migrate up --repair`; `ef migrate status` shows all")
    )]
    Conflict {
        /// Which.
        file: String,
        /// What is wrong.
        what: &'static str,
    },
    /// The answer about the catalogue cannot be read.
    #[error("the database's catalogue has a form that `ef` does not know")]
    #[diagnostic(
        code(ef::isolation::catalogue),
        help("this is a bug in `ef`; please report it with the server's version")
    )]
    Catalogue {
        /// Why not.
        #[source]
        source: serde_json::Error,
    },
    /// The server is too old.
    #[error("the server is PostgreSQL {version}, which is too old for isolation")]
    #[diagnostic(code(ef::isolation::version), help("13 is the oldest that works: upgrade the server"))]
    TooOld {
        /// What it says it is.
        version: String,
    },
    /// A table has a `workspace_id` of another kind.
    #[error("`{table}` has a column `workspace_id` of type `{found}` already, not `uuid`")]
    #[diagnostic(
        code(ef::isolation::column_type),
        help(
            "rename it (`alter table {table} rename column workspace_id to {table_name}_workspace`), or change it to the ids of `public.workspaces`, then run this again"
        )
    )]
    ColumnType {
        /// The table.
        table: String,
        /// Its name alone.
        table_name: String,
        /// The type.
        found: String,
    },
    /// We may not change a table.
    #[error("`{user}` may not change `{table}`: it belongs to `{owner}`")]
    #[diagnostic(code(ef::isolation::not_owner), help("connect as `{owner}`, or `grant {owner} to {user}`"))]
    NotOwner {
        /// Who we are.
        user: String,
        /// The table.
        table: String,
        /// Its owner.
        owner: String,
    },
    /// A right is missing.
    #[error("`{user}` lacks a right: {what}")]
    #[diagnostic(code(ef::isolation::privilege), help("{help}"))]
    Privilege {
        /// Who we are.
        user: String,
        /// What is missing.
        what: String,
        /// What to do.
        help: String,
    },
    /// A step failed.
    #[error("cannot {title}{}", on(table.as_ref()))]
    #[diagnostic(code(ef::isolation::step), help("{help}"))]
    Step {
        /// What was to be done.
        title: String,
        /// The table.
        table: Option<String>,
        /// What to do about it.
        help: String,
        /// Why it failed.
        #[source]
        source: Box<db::Error>,
    },
    /// Rows contradict isolation.
    #[error(
        "{count} rows of `{table}` belong to another workspace than the row of `{parent}` they refer to by `{column}`"
    )]
    #[diagnostic(
        code(ef::isolation::rows),
        help(
            "for example {example}; decide where they belong (`--assign`), or repair the reference, then run this again: nothing was lost, and what is done is kept"
        )
    )]
    Rows {
        /// The table.
        table: String,
        /// The one that it refers to.
        parent: String,
        /// By which columns.
        column: String,
        /// How many.
        count: i64,
        /// One of them.
        example: String,
    },
    /// The file of `--assign` cannot be used.
    #[error("cannot use `{}`: {why}", path.display())]
    #[diagnostic(
        code(ef::isolation::assign),
        help(
            "a CSV has the columns `table`, `id` and `workspace` (its slug, name or id); SQL is a query with these three"
        )
    )]
    Assign {
        /// The file.
        path: PathBuf,
        /// What is wrong.
        why: String,
    },
    /// A table to take back is not isolated, or not there.
    #[error("`{table}` is not isolated")]
    #[diagnostic(code(ef::isolation::down), help("`ef migrate status` lists the tables"))]
    NotIsolated {
        /// The table.
        table: String,
    },
    /// Nothing changed although steps were left.
    #[error("the plan does not come to an end: `{title}` is still to be done after it was done")]
    #[diagnostic(
        code(ef::isolation::endless),
        help(
            "does something undo it (another tool, an event trigger)? `ef migrate verify` shows the differences"
        )
    )]
    Endless {
        /// The first step that is left.
        title: String,
    },
}

fn on(table: Option<&String>) -> String {
    table.map_or(String::new(), |table| format!(" on `{table}`"))
}

impl Error {
    /// The exit code that the error stands for.
    pub fn exit(&self) -> Exit {
        match self {
            Self::Database(error) => error.exit(),
            Self::Migrate(error) => error.exit(),
            Self::Catalogue { .. } => Exit::Bug,
            Self::Assign { .. } | Self::NotIsolated { .. } | Self::Conflict { .. } => Exit::Usage,
            _ => Exit::Outside,
        }
    }
}
