//! The two processes of Unix are one here: closing the jobs ends the services, and the system does that.

use super::super::{Ended, Pid, Process};
use crate::base::signals;
use std::{collections::BTreeMap, ffi::OsString, io, path::PathBuf, thread, time::Duration};

/// Which process this is: always the worker.
pub enum Role {
    /// Does the work. Console events are taken over already.
    Worker(Lifeline, signals::Notices),
    /// Never made here.
    Guard(Guard),
}

/// Ties the worker to its guard on Unix; here to itself.
pub struct Lifeline {
    /// The process that a user sees: this one.
    pub guard: Pid,
    /// None: keys are not read here.
    pub keys: Option<std::fs::File>,
}

impl Lifeline {
    /// Never: there is no guard that could go.
    pub fn is_over(&self) -> bool {
        false
    }

    /// Blocks for good.
    pub fn wait(self) {
        loop {
            thread::park();
        }
    }
}

/// The file of the program that runs.
pub fn own_program() -> io::Result<PathBuf> {
    std::env::current_exe()
}

/// There is none.
pub enum Guard {}

/// How the worker came to its end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Verdict {
    /// How the worker ended.
    pub worker: Ended,
    /// How many processes it left behind.
    pub swept: usize,
    /// Whether an interrupt reached the guard.
    pub interrupted: bool,
}

/// Takes console events over. No second process is needed.
pub fn divide(_arguments: &[OsString], _keys: bool) -> io::Result<Role> {
    let guard = Pid::try_from(std::process::id()).map_err(io::Error::other)?;
    Ok(Role::Worker(Lifeline { guard, keys: None }, signals::Notices::new()?))
}

impl Guard {
    /// Never.
    pub fn of_environment(_variables: &BTreeMap<OsString, OsString>) -> Option<Self> {
        None
    }

    /// Cannot be called.
    pub fn watch(self, _grace: Duration, _spare: impl Fn(&Process) -> bool) -> Verdict {
        match self {}
    }
}

/// Jobs hold what a service leaves behind.
pub fn adopt_orphans() {}

/// The system does as it likes.
pub fn rest_lightly() {}

/// Not needed here.
pub fn share_one_heap() {}

/// Not needed here.
pub fn give_back_large_pieces() {}

/// Not known here.
pub fn ask_for_large_pages<T>(_memory: &mut [T]) {}

/// The system does as it likes.
pub fn give_back_memory() {}

/// There is no SIGHUP to ignore.
pub fn hangup_ignored() -> bool {
    false
}
