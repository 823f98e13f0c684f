//! What can be known about a process. Trees are the jobs' business: nothing is searched for here.

use super::{
    super::{Pid, Process, Usage},
    done, own,
};
use std::{
    os::windows::io::AsRawHandle,
    path::Path,
    time::{Duration, SystemTime},
};
use windows_sys::Win32::{
    Foundation::{FILETIME, WAIT_TIMEOUT},
    System::Threading::{
        GetProcessTimes, OpenProcess, PROCESS_QUERY_LIMITED_INFORMATION, PROCESS_SYNCHRONIZE,
        WaitForSingleObject,
    },
};

/// What is known about a process that is alive. Its parent is not, and it counts as a group of its own.
#[expect(unsafe_code, reason = "std looks at children only; the calls fill values on our stack")]
pub fn stat(pid: Pid) -> Option<Process> {
    let id = u32::try_from(pid).ok()?;
    let rights = PROCESS_QUERY_LIMITED_INFORMATION | PROCESS_SYNCHRONIZE;
    // SAFETY: the call takes plain numbers; the handle is new, or null.
    let process = unsafe { own(OpenProcess(rights, 0, id)) }.ok()?;
    // A process that has ended can be opened for as long as somebody has a handle to it.
    // SAFETY: the handle is open, with the right to wait for it.
    if unsafe { WaitForSingleObject(process.as_raw_handle(), 0) } != WAIT_TIMEOUT {
        return None;
    }
    let mut created = FILETIME::default();
    let mut unused = [FILETIME::default(); 3];
    let [exited, kernel, user] = &mut unused;
    // SAFETY: the handle is open, with the right to ask; all four values are ours.
    done(unsafe { GetProcessTimes(process.as_raw_handle(), &raw mut created, exited, kernel, user) }).ok()?;
    let started = (u64::from(created.dwHighDateTime) << 32) | u64::from(created.dwLowDateTime);
    Some(Process { pid, parent: 0, group: pid, session: pid, started })
}

/// Not asked for here.
pub fn usage(_pid: Pid) -> Option<Usage> {
    None
}

/// Whether a process runs.
pub fn alive(pid: Pid) -> bool {
    stat(pid).is_some()
}

/// The process itself, while it is alive.
pub fn session_of(pid: Pid) -> Option<Pid> {
    stat(pid).map(|process| process.session)
}

/// When a process started, by the clock on the wall. Windows counts tenths of microseconds since 1601.
pub fn started_at(process: &Process) -> Option<SystemTime> {
    const UNTIL_1970: u64 = 11_644_473_600 * 10_000_000;
    let since_1970 = Duration::from_micros(process.started.checked_sub(UNTIL_1970)? / 10);
    SystemTime::UNIX_EPOCH.checked_add(since_1970)
}

/// The process itself: its job reaches the rest.
pub fn descendants(root: Pid, skip: impl Fn(&Process) -> bool) -> Vec<Process> {
    stat(root).into_iter().filter(|process| !skip(process)).collect()
}

/// None: what a service leaves behind is still in its job.
pub fn orphans(_known: impl Fn(Pid) -> bool) -> Vec<Process> {
    Vec::new()
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

/// None that we could see. Nothing of an earlier run is left: its jobs ended with it.
pub fn marked(_name: &str, _value: &str) -> Vec<Process> {
    Vec::new()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn our_own_process_is_alive_and_young() {
        let own = stat(Pid::try_from(std::process::id()).unwrap()).unwrap();
        let age = started_at(&own).unwrap().elapsed().unwrap();
        assert!(age < Duration::from_secs(3600), "{age:?}");
        assert!(stat(0).is_none());
    }
}
