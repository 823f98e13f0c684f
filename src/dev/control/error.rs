//! What keeps a running launcher from being looked at or steered.

use crate::base::{Exit, process::Pid};
use miette::Diagnostic;
use std::{io, path::PathBuf};
use thiserror::Error;

/// What keeps a running launcher from being looked at or steered.
#[derive(Debug, Error, Diagnostic)]
pub enum Error {
    /// There is none.
    #[error("nothing runs in `{}`", root.display())]
    #[diagnostic(
        code(ef::control::nothing_runs),
        help("`ef dev` starts the project's services; `-C DIR` names another project")
    )]
    NothingRuns {
        /// The project.
        root: PathBuf,
    },
    /// There are several, and it is not clear which is meant.
    #[error("{name} is meant for one of several that run in `{}`", root.display())]
    #[diagnostic(code(ef::control::which), help("name it by its process: `--pid {}`", pids.iter().map(ToString::to_string).collect::<Vec<_>>().join("` or `--pid ")))]
    Which {
        /// What was asked for, in words.
        name: String,
        /// The project.
        root: PathBuf,
        /// Their processes.
        pids: Vec<Pid>,
    },
    /// The socket is somebody else's.
    #[error("the socket `{}` belongs to another user (number {owner})", path.display())]
    #[diagnostic(
        code(ef::control::foreign_socket),
        help("run this as the user who started it, or remove the file if it is left over")
    )]
    ForeignSocket {
        /// The socket.
        path: PathBuf,
        /// Whose it is.
        owner: u32,
    },
    /// It cannot be reached.
    #[error("process {pid} runs, but cannot be reached over `{}`", path.display())]
    #[diagnostic(
        code(ef::control::unreachable),
        help("it may have another file system or be stopped; `kill {pid}` ends it in good order")
    )]
    Unreachable {
        /// Its process.
        pid: Pid,
        /// Its socket.
        path: PathBuf,
        /// Why not.
        #[source]
        source: io::Error,
    },
    /// It answers nothing, or nothing that can be read.
    #[error("process {pid} does not answer")]
    #[diagnostic(
        code(ef::control::no_answer),
        help("look at it with `ps -p {pid}`; `kill {pid}` ends it in good order")
    )]
    NoAnswer {
        /// Its process.
        pid: Pid,
        /// What came instead.
        #[source]
        source: io::Error,
    },
    /// No service has this name.
    #[error("there is no service `{name}` in what runs")]
    #[diagnostic(code(ef::control::unknown_service), help("{}", if known.is_empty() { "nothing runs".to_owned() } else { format!("there are: {}", known.join(", ")) }))]
    UnknownService {
        /// The name.
        name: String,
        /// Those that exist.
        known: Vec<String>,
    },
    /// Everything is being stopped.
    #[error("process {pid} is stopping its services")]
    #[diagnostic(code(ef::control::stopping), help("wait for its end, then start it anew"))]
    Stopping {
        /// Its process.
        pid: Pid,
    },
    /// It refuses for another reason.
    #[error("process {pid} refused: {reason}")]
    #[diagnostic(
        code(ef::control::refused),
        help("try again; if it goes on, this `ef` and the running one may be of different versions")
    )]
    Refused {
        /// Its process.
        pid: Pid,
        /// Why.
        reason: String,
    },
}

impl Error {
    /// The exit code that follows.
    pub fn exit(&self) -> Exit {
        match self {
            Self::UnknownService { .. } | Self::Which { .. } => Exit::Usage,
            _ => Exit::Outside,
        }
    }
}
