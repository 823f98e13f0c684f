//! What can keep a workspace from being taken out of a database or into one.

use crate::{base::Exit, db};
use miette::Diagnostic;
use std::{io, path::PathBuf};
use thiserror::Error;

/// What went wrong.
#[derive(Debug, Error, Diagnostic)]
#[non_exhaustive]
pub enum Error {
    /// The folder to write into holds something.
    #[error("the folder `{}` is not empty", path.display())]
    #[diagnostic(
        code(ef::workspace::export_folder),
        help("name a new folder: an export is never mixed with other files")
    )]
    NotEmpty {
        /// Which.
        path: PathBuf,
    },
    /// A file or folder cannot be read or written.
    #[error("cannot {doing} `{}`", path.display())]
    #[diagnostic(
        code(ef::workspace::transfer_file),
        help("check that it is there, that this user may {doing} it, and that the disk is not full")
    )]
    File {
        /// What was to be done.
        doing: &'static str,
        /// With which.
        path: PathBuf,
        /// Why not.
        #[source]
        source: io::Error,
    },
    /// There is no manifest.
    #[error("`{}` is no export: it has no `manifest.json`", path.display())]
    #[diagnostic(
        code(ef::workspace::no_manifest),
        help(
            "name the folder that `ef workspace export` made; one that was interrupted has no manifest: export again"
        )
    )]
    NoManifest {
        /// The folder.
        path: PathBuf,
    },
    /// The manifest is not what an export writes.
    #[error("`{}` is not a manifest that `ef` wrote: {why}", path.display())]
    #[diagnostic(code(ef::workspace::manifest), help("export the workspace again; nothing was imported"))]
    Manifest {
        /// The file.
        path: PathBuf,
        /// What is wrong.
        why: String,
    },
    /// The manifest is of another version.
    #[error("the export is of version {found}, and this `ef` knows version {known}")]
    #[diagnostic(
        code(ef::workspace::manifest_version),
        help("import it with the `ef` that made it, or a newer one")
    )]
    Version {
        /// Its version.
        found: u64,
        /// Ours.
        known: u64,
    },
    /// A file is not what the manifest says.
    #[error("`{}` is not what the manifest says: {why}", path.display())]
    #[diagnostic(
        code(ef::workspace::tampered_export),
        help("it was changed or damaged since the export: export the workspace again; nothing was imported")
    )]
    Tampered {
        /// The file.
        path: PathBuf,
        /// What differs.
        why: String,
    },
    /// The workspace is there already.
    #[error("the workspace `{slug}` of this export is in this database already")]
    #[diagnostic(
        code(ef::workspace::imported),
        help(
            "an import keeps the ids, so each database takes a workspace once; delete it first (`ef workspace delete {slug}`), or import into another database"
        )
    )]
    There {
        /// Its slug there.
        slug: String,
    },
    /// The database lacks something that the export has.
    #[error("this database has no {what}")]
    #[diagnostic(
        code(ef::workspace::import_schema),
        help("bring its schema up to date first (`ef migrate up`); nothing was imported")
    )]
    Lacking {
        /// What.
        what: String,
    },
    /// Rows need users who are not here.
    #[error("rows of `{table}` need users who are not in this database: {}", users.join(", "))]
    #[diagnostic(
        code(ef::workspace::import_users),
        help("`{column}` may not be empty: let these users sign up here first; nothing was imported")
    )]
    Users {
        /// The table.
        table: String,
        /// The column.
        column: String,
        /// A few of them.
        users: Vec<String>,
    },
    /// Rows cannot be taken.
    #[error("cannot take rows of `{table}`: {source}")]
    #[diagnostic(code(ef::workspace::import_rows), help("{}", rows_help(source)))]
    Rows {
        /// The table.
        table: String,
        /// What the server said.
        #[source]
        source: Box<db::Error>,
    },
    /// Some rows are hidden from us.
    #[error("`{user}` does not see all rows of `{table}`: row-level security applies to it")]
    #[diagnostic(
        code(ef::workspace::hidden_rows),
        help("connect as a role with BYPASSRLS, such as `postgres` on Supabase")
    )]
    Hidden {
        /// Who we are.
        user: String,
        /// The table.
        table: String,
    },
}

impl Error {
    /// The exit code that the error stands for.
    pub fn exit(&self) -> Exit {
        match self {
            Self::File { .. }
            | Self::Lacking { .. }
            | Self::Users { .. }
            | Self::Rows { .. }
            | Self::Hidden { .. } => Exit::Outside,
            _ => Exit::Usage,
        }
    }
}

fn rows_help(source: &db::Error) -> String {
    let own = match source.sqlstate() {
        Some("23505") => "rows with the same key are there already, of another workspace",
        Some("23503") => "they refer to rows that are not in the export",
        _ => "bring the schema up to date first (`ef migrate up`)",
    };
    let detail = source.server().and_then(|server| server.detail.clone());
    let detail = detail.map(|detail| format!(" ({detail})")).unwrap_or_default();
    format!("{own}{detail}; nothing was imported")
}
