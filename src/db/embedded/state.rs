//! What state a project's server is in: what its own file says, checked against what the system knows.

use super::{
    Around, Error, Hear, Note,
    folder::{Folder, socket},
    postmaster::Postmaster,
    task,
};
use crate::base::process::{self, Pid, Signal};
use std::{
    fs::{self, File, TryLockError},
    io,
    path::{Path, PathBuf},
    time::{Duration, Instant},
};

/// Between two looks at something that takes milliseconds.
pub(super) const LOOK: Duration = Duration::from_millis(5);
/// After this long a person is told what is waited for.
pub(super) const QUIET: Duration = Duration::from_secs(2);
/// How long a server may take that lives: after a crash it has work to do.
pub(super) const START: Duration = Duration::from_mins(5);
/// How long processes may stay whose server is gone.
const ORPHANS: Duration = Duration::from_secs(2);
/// What the file `alive` says when the server is a service of `ef dev`.
pub(super) const IN_DEV: &str = "dev\n";

/// A server that takes connections.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Running {
    /// Its process.
    pub pid: Pid,
    /// Its port.
    pub port: u16,
    /// Its socket.
    pub socket: Option<PathBuf>,
    /// When it started, in seconds since 1970.
    pub started: u64,
    /// Whether it is a service of `ef dev`, and ends with it.
    pub in_dev: bool,
}

/// What state the server is in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum State {
    /// There is none yet.
    None,
    /// It does not run.
    Stopped,
    /// It starts, or what is left of one ends.
    Busy(Option<Pid>),
    /// It runs.
    Running(Running),
}

/// What state a folder's server is in.
pub(super) fn state(folder: &Folder) -> Result<State, Error> {
    let data = folder.data();
    let held = is_held(&folder.alive()).map_err(|source| Error::folder(&folder.alive(), source))?;
    let file = Postmaster::read(&data);
    // Where it may not be seen what a process works on, the lock says that one of the server's lives.
    let ours = |file: &Postmaster| process::works_in(file.pid, &data).unwrap_or(held);
    Ok(match file.filter(ours) {
        Some(file) if file.ready => {
            let note = fs::read_to_string(folder.alive()).unwrap_or_default();
            // One whose `ef dev` was killed so that it could not clean up is nobody's any more.
            let in_dev = note == IN_DEV && is_held(folder.run_lock()).unwrap_or(false);
            State::Running(running(&file, in_dev))
        }
        Some(file) => State::Busy(Some(file.pid)),
        None if held => State::Busy(None),
        None => State::Stopped,
    })
}

/// Whether somebody holds a lock on a file.
fn is_held(path: &Path) -> io::Result<bool> {
    let file = match File::open(path) {
        Ok(file) => file,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(false),
        Err(error) => return Err(error),
    };
    match file.try_lock_shared() {
        Ok(()) => Ok(false),
        Err(TryLockError::WouldBlock) => Ok(true),
        Err(TryLockError::Error(error)) => Err(error),
    }
}

pub(super) fn running(file: &Postmaster, in_dev: bool) -> Running {
    let folder = file.socket_folder.as_deref().map(Path::new);
    Running {
        pid: file.pid,
        port: file.port,
        socket: folder.map(|folder| socket(folder, file.port)),
        started: file.started,
        in_dev,
    }
}

/// The state once it is a definite one: whatever starts or ends is waited for, and what is left of a server
/// that was killed is ended.
pub(super) fn settled(around: &Around, folder: &Folder, hear: Hear) -> Result<State, Error> {
    let begun = Instant::now();
    let mut look_for_orphans = ORPHANS;
    let mut told = false;
    loop {
        let pid = match state(folder)? {
            State::Busy(pid) => pid,
            other => return Ok(other),
        };
        // A file that names no server of ours is one that a killed server has left.
        let killed = pid.is_none() && Postmaster::read(&folder.data()).is_some();
        if killed && begun.elapsed() > look_for_orphans {
            end_orphans(around, folder);
            look_for_orphans += ORPHANS;
        }
        if begun.elapsed() > QUIET && !std::mem::replace(&mut told, true) {
            hear(Note::Recovering);
        }
        if begun.elapsed() > START {
            let help = "`ef db stop` ends it".to_owned();
            let what = "the server neither starts nor ends";
            return Err(Error::TooSlow { what, seconds: START.as_secs(), help });
        }
        std::thread::sleep(LOOK);
    }
}

/// Ends every process that works in a data folder whose server is gone. They can only do harm: they keep the next
/// server from starting.
fn end_orphans(around: &Around, folder: &Folder) {
    /// The same as a user's own shell does it.
    const SEARCH: &str = "for p in /proc/[0-9]*; do \
        (cd \"$p/cwd\" 2>/dev/null && [ \"$(pwd -P)\" = \"$0\" ] && kill -9 \"${p#/proc/}\"); done";
    let data = folder.data();
    for orphan in process::all_in(&data) {
        process::signal(orphan.pid, Signal::Kill);
    }
    // Root in a container may not see where other users' processes work; they themselves may.
    if let Ok(Some(account)) = folder.account() {
        let mut search = task(around, PathBuf::from("/bin/sh"), Some(account));
        search.args = vec!["-c".into(), SEARCH.into(), data.into()];
        let _ = search.run();
    }
}
