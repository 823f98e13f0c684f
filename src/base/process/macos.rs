//! Unix systems without a subreaper and without /proc, macOS first: what leaves a service's process group
//! is out of sight, so the group is all that is signalled and waited for. `docs/platforms.md` says so.

use super::{Pid, Process, Usage};
use std::{path::Path, time::SystemTime};

/// There is no subreaper here: orphans go to launchd.
pub fn adopt_orphans() {}

/// None that we could see.
pub fn orphans(_known: impl Fn(Pid) -> bool) -> Vec<Process> {
    Vec::new()
}

/// Not known here.
pub fn own_children() -> Vec<Pid> {
    Vec::new()
}

/// The process itself: its group reaches the rest.
pub fn descendants(root: Pid, skip: impl Fn(&Process) -> bool) -> Vec<Process> {
    stat(root).into_iter().filter(|process| !skip(process)).collect()
}

/// Group and session of a process; the start time is not known here.
pub fn stat(pid: Pid) -> Option<Process> {
    let id = rustix::process::Pid::from_raw(pid)?;
    let group = rustix::process::getpgid(Some(id)).ok()?.as_raw_nonzero().get();
    let session = rustix::process::getsid(Some(id)).ok()?.as_raw_nonzero().get();
    Some(Process { pid, parent: 0, group, session, started: 0 })
}

/// Not known here.
pub fn usage(_pid: Pid) -> Option<Usage> {
    None
}

/// The session of a process.
pub fn session_of(pid: Pid) -> Option<Pid> {
    stat(pid).map(|process| process.session)
}

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

/// Not known here.
pub fn started_at(_process: &Process) -> Option<SystemTime> {
    None
}

/// Not visible here.
pub fn marker(_pid: Pid, _name: &str) -> Option<String> {
    None
}

/// Not visible here, but for one that is gone.
pub fn works_in(pid: Pid, _folder: &Path) -> Option<bool> {
    if stat(pid).is_none() { Some(false) } else { None }
}

/// None that we could see.
pub fn all_in(_folder: &Path) -> Vec<Process> {
    Vec::new()
}

/// None that we could see.
pub fn marked(_name: &str, _value: &str) -> Vec<Process> {
    Vec::new()
}
