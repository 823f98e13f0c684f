//! What keeps the launcher from starting.

use crate::base::{Exit, process::Pid};
use miette::Diagnostic;
use std::{io, path::PathBuf};
use thiserror::Error;

/// What keeps the launcher from starting. All of them mean exit code 3.
#[derive(Debug, Error, Diagnostic)]
pub enum Error {
    /// A port is taken.
    #[error("port {port} of service `{service}` is taken by {holder}")]
    #[diagnostic(code(ef::dev::port_taken))]
    PortTaken {
        /// The port.
        port: u16,
        /// Who wants it.
        service: String,
        /// Who has it, in words.
        holder: String,
        /// What to do about it.
        #[help]
        help: String,
    },
    /// A program is not there.
    #[error("program `{program}` of service `{service}` was not found in {place}")]
    #[diagnostic(code(ef::dev::program_missing))]
    ProgramMissing {
        /// What is missing.
        program: String,
        /// Who wants it.
        service: String,
        /// Where it was looked for.
        place: String,
        /// What to do about it.
        #[help]
        help: String,
    },
    /// Something is missing that a setup would make, and `--no-setup` forbids it.
    #[error("`{}`, which service `{service}` needs, is missing or unfinished, and `--no-setup` forbids to make it", missing.display())]
    #[diagnostic(code(ef::dev::setup_refused), help("run `{run}` in `{}`, or leave `--no-setup` out", dir.display()))]
    SetupRefused {
        /// Who wants it.
        service: String,
        /// What is missing.
        missing: PathBuf,
        /// What would make it.
        run: String,
        /// Where that would run.
        dir: PathBuf,
    },
    /// Another one runs.
    #[error("`ef dev` already runs in `{}` (process {pid})", root.display())]
    #[diagnostic(
        code(ef::dev::already_running),
        help("look at it with `ef ps`, see its output with `ef attach`, stop it with `ef down`")
    )]
    AlreadyRunning {
        /// Its process.
        pid: Pid,
        /// The project.
        root: PathBuf,
    },
    /// Another one does not come to its end.
    #[error("an earlier `ef dev` in `{}` is still stopping its services", root.display())]
    #[diagnostic(
        code(ef::dev::still_stopping),
        help("look for its processes with `ps`, and try again once they are gone")
    )]
    StillStopping {
        /// The project.
        root: PathBuf,
    },
    /// `.ef/` cannot be used.
    #[error("cannot write `{}`, where logs and the lock are kept", path.display())]
    #[diagnostic(
        code(ef::dev::state_folder),
        help("make the project folder writable for this user, or run `ef dev` in a copy of it")
    )]
    StateFolder {
        /// What cannot be written.
        path: PathBuf,
        /// Why.
        #[source]
        source: io::Error,
    },
    /// The system refuses what a launcher cannot do without.
    #[error("cannot {what}")]
    #[diagnostic(
        code(ef::dev::system),
        help("the limits on processes and open files may be too low: see `ulimit -a`")
    )]
    System {
        /// What was tried.
        what: &'static str,
        /// Why not.
        #[source]
        source: io::Error,
    },
}

impl Error {
    /// The exit code that follows: something outside is missing or refused.
    pub fn exit(&self) -> Exit {
        Exit::Outside
    }
}
