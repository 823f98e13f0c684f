//! Two processes that guard each other, so that nothing survives a SIGKILL of either.
//!
//! [`divide`] forks once, at the very start. The child becomes the *worker* and does all the work. The original
//! process becomes the *guard*: it starts the program anew in its own place, so that it is as small as can be,
//! and does nothing but wait. If the worker is killed, everything that descends from it falls to the guard,
//! which is a subreaper and ends it (programs that cleared their environment or called `setsid` included,
//! which no search by marker or by group could promise). If the guard is killed, the worker sees its
//! [`Lifeline`] end and stops the services itself, in good order.

use super::{
    Ended, Pid, Process, Signal, descendants, mask, orphans, own_children, reap, rest_lightly, signal,
    signal_group,
};
use crate::base::{
    console::Keyboard,
    signals::{self, Notice},
};
use std::{
    collections::{BTreeMap, HashSet},
    ffi::{OsStr, OsString},
    fs::File,
    io::{self, Read},
    os::{
        fd::{AsFd, AsRawFd, FromRawFd, OwnedFd, RawFd},
        unix::process::CommandExt,
    },
    path::PathBuf,
    process::Command,
    time::{Duration, Instant},
};

/// Tells the program that it starts as a guard: the worker's process id, then the children that the process
/// had before, which are none of its business.
const GUARD: &str = "EF_GUARD_OF";

/// Tells the guard that keys are wanted, and the open file that takes them.
const KEYS: &str = "EF_GUARD_KEYS";

/// The name that the worker goes by, so that `killall -9 ef` reaches its guard alone.
const WORKER: &str = "ef-launcher";

/// Which of the two processes this is.
pub enum Role {
    /// Does the work. Signals are taken over already, so that none is lost.
    Worker(Lifeline, signals::Notices),
    /// Waits for the worker.
    Guard(Guard),
}

/// The worker's tie to its guard.
pub struct Lifeline {
    end: File,
    /// The guard's process: the one that a user sees and signals.
    pub guard: Pid,
    /// The keys that are pressed in the guard's terminal, one byte and more each. Dropped, it gets its terminal back.
    pub keys: Option<File>,
}

impl Lifeline {
    /// Whether the guard is gone.
    pub fn is_over(&self) -> bool {
        super::readable_within(&self.end, Duration::ZERO)
    }

    /// Blocks until the guard is gone, however it went.
    pub fn wait(mut self) {
        let _ = self.end.read(&mut [0]);
    }
}

/// The guard's side. What ties the worker to it is an open file that only the end of the process closes.
pub struct Guard {
    worker: Pid,
    /// Children that this process had before `ef` was started in it (`exec` in a script).
    earlier: Vec<Pid>,
    notices: signals::Notices,
    /// Who takes the keys that are pressed.
    keys: Option<File>,
}

/// How the worker came to its end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Verdict {
    /// How the worker ended.
    pub worker: Ended,
    /// How many processes it left behind, all ended by the guard.
    pub swept: usize,
    /// Whether an interrupt reached the guard, so that it should die of it too.
    pub interrupted: bool,
}

/// Forks into guard and worker. To be called while the process still has a single thread.
///
/// `arguments` are those of this process, the program's name included: the guard keeps them, so that it looks
/// the same to whoever lists processes. `keys` says that the worker wants the keys that are pressed: only the guard
/// is in the foreground of a terminal.
#[expect(unsafe_code, reason = "fork has no safe form; the process is single-threaded here, as asked above")]
pub fn divide(arguments: &[OsString], keys: bool) -> io::Result<Role> {
    let guard = rustix::process::getpid().as_raw_nonzero().get();
    let earlier: Vec<Pid> = orphans(|_| false).iter().map(|process| process.pid).collect();
    let (read_end, write_end) = io::pipe()?;
    let (read_end, write_end) = (OwnedFd::from(read_end), OwnedFd::from(write_end));
    let (typed, typing) = if keys {
        let (typed, typing) = io::pipe()?;
        (Some(File::from(OwnedFd::from(typed))), Some(File::from(OwnedFd::from(typing))))
    } else {
        (None, None)
    };
    mask::hold();
    // SAFETY: no other thread exists, so the child's copy of the memory is whole.
    match unsafe { libc::fork() } {
        -1 => {
            let error = io::Error::last_os_error();
            mask::release();
            Err(error)
        }
        0 => {
            drop((write_end, typing));
            // A session of its own: what is sent to the process group, SIGKILL too, reaches the guard alone, and
            // the guard hands on what can be handed on. The terminal can still be read and written.
            let _ = rustix::process::setsid();
            super::adopt_orphans();
            call_process(WORKER);
            let notices = signals::Notices::new()?;
            mask::release();
            Ok(Role::Worker(Lifeline { end: read_end.into(), guard, keys: typed }, notices))
        }
        worker => {
            super::adopt_orphans();
            drop((read_end, typed));
            start_anew(arguments, worker, &earlier, &write_end, typing.as_ref());
            // Without the smaller self the larger one does it.
            std::mem::forget(write_end);
            Guard::of(worker, earlier, typing).map(Role::Guard)
        }
    }
}

/// Sets the name that `ps` and `killall` know this process by.
fn call_process(name: &str) {
    #[cfg(target_os = "linux")]
    if let Ok(name) = std::ffi::CString::new(name) {
        let _ = rustix::thread::set_name(&name);
    }
    #[cfg(not(target_os = "linux"))]
    let _ = name;
}

/// The file of the program that runs.
pub fn own_program() -> io::Result<PathBuf> {
    std::env::current_exe()
}

/// Replaces this process by the program in its guard's role. Returns only if that cannot be done.
fn start_anew(
    arguments: &[OsString],
    worker: Pid,
    earlier: &[Pid],
    lifeline: impl AsFd,
    keys: Option<&File>,
) {
    let pids: Vec<String> = std::iter::once(&worker).chain(earlier).map(ToString::to_string).collect();
    let Some((name, arguments)) = arguments.split_first() else { return };
    keep_open(lifeline);
    keys.into_iter().for_each(keep_open);
    let keys = keys.map(|keys| (KEYS, keys.as_raw_fd().to_string()));
    let program = if cfg!(target_os = "linux") { Ok("/proc/self/exe".into()) } else { own_program() };
    if let Ok(program) = program {
        let _ = Command::new(program).arg0(name).args(arguments).env(GUARD, pids.join(",")).envs(keys).exec();
    }
}

/// Hands an open file on to the program that this process becomes.
fn keep_open(file: impl AsFd) {
    if let Ok(flags) = rustix::io::fcntl_getfd(&file) {
        let _ = rustix::io::fcntl_setfd(file, flags - rustix::io::FdFlags::CLOEXEC);
    }
}

/// The open file that takes the keys, as the larger self has named it.
fn inherited(variables: &BTreeMap<OsString, OsString>) -> Option<File> {
    let number: RawFd = variables.get(OsStr::new(KEYS))?.to_str()?.parse().ok()?;
    if number <= 2 {
        return None;
    }
    // SAFETY: only a guard asks, which `start_anew` has handed this open file; nobody else here knows of it.
    #[expect(unsafe_code, reason = "an open file that was inherited has no safe form")]
    let file = unsafe { OwnedFd::from_raw_fd(number) };
    Some(file.into())
}

impl Guard {
    /// The guard that this process was started as, if it was. A variable that names no child of ours was not
    /// set by us and means nothing.
    pub fn of_environment(variables: &BTreeMap<OsString, OsString>) -> Option<Self> {
        let text = variables.get(OsStr::new(GUARD))?.to_str()?;
        let pids: Option<Vec<Pid>> = text.split(',').map(|pid| pid.parse().ok()).collect();
        let (worker, earlier) = pids?.split_first().map(|(worker, earlier)| (*worker, earlier.to_vec()))?;
        if worker <= 1 || !is_child(rustix::process::Pid::from_raw(worker)?) {
            return None;
        }
        Self::of(worker, earlier, inherited(variables)).ok()
    }

    fn of(worker: Pid, earlier: Vec<Pid>, keys: Option<File>) -> io::Result<Self> {
        call_process("ef");
        let notices = signals::Notices::new();
        mask::release();
        Ok(Self { worker, earlier, notices: notices?, keys })
    }

    /// Waits for the worker, handing on the signals that reached only this process, and cleans up after it.
    ///
    /// `grace` is what leftovers get between SIGTERM and SIGKILL; those for which `spare` is true are left
    /// alone with everything below them.
    pub fn watch(mut self, grace: Duration, spare: impl Fn(&Process) -> bool) -> Verdict {
        let mut interrupted = false;
        let mut echoes = Echoes::default();
        let earlier = std::mem::take(&mut self.earlier);
        let spare = |process: &Process| earlier.contains(&process.pid) || spare(process);
        // Without keys all goes on.
        let keyboard = self.keys.take().and_then(|keys| Keyboard::hand_on(keys).ok());
        rest_lightly();
        loop {
            if let Some(worker) = self.reap_worker() {
                // What came while we were being started anew was not looked at yet.
                let mut others = std::iter::from_fn(|| self.notices.stop_asked());
                interrupted |= others.any(|number| number == Signal::Int);
                let swept = sweep(grace, spare);
                return Verdict { worker, swept, interrupted };
            }
            match self.notices.wait() {
                Notice::Stop { signal: number, from_kernel } => {
                    interrupted |= number == Signal::Int;
                    if !echoes.is_one(number, from_kernel, Instant::now()) {
                        signal(self.worker, number);
                    }
                }
                Notice::Resized => signal(self.worker, Signal::Resized),
                Notice::Suspended => {
                    signal(self.worker, Signal::Stop);
                    keyboard.iter().for_each(Keyboard::give_back);
                    signals::suspend();
                    keyboard.iter().for_each(Keyboard::take);
                    signal(self.worker, Signal::Continue);
                }
                Notice::Child => {}
            }
        }
    }

    fn reap_worker(&self) -> Option<Ended> {
        let mut worker = None;
        while let Some((pid, ended)) = reap() {
            if pid == self.worker {
                worker = Some(ended);
            }
        }
        worker
    }
}

/// Whether a process is a child of this one, dead ones that were not reaped included.
fn is_child(pid: rustix::process::Pid) -> bool {
    use rustix::process::{WaitId, WaitIdOptions, waitid};
    waitid(WaitId::Pid(pid), WaitIdOptions::EXITED | WaitIdOptions::NOHANG | WaitIdOptions::NOWAIT).is_ok()
}

/// One keystroke can arrive twice: from the terminal, and once more from a parent (npm, make, a shell) that
/// hands on what it got itself. Such an echo is not a second request.
#[derive(Default)]
struct Echoes(Option<(Signal, bool, Instant)>);

/// The same signal from the same side within this time is one request (timeout(1) signals process and group).
const SAME: Duration = Duration::from_millis(100);
/// The same signal, once from the terminal and once from a process, within this time is one request.
const ECHO: Duration = Duration::from_secs(1);

impl Echoes {
    fn is_one(&mut self, signal: Signal, from_kernel: bool, now: Instant) -> bool {
        let echo = self.0.is_some_and(|(last, side, at)| {
            let within = if side == from_kernel { SAME } else { ECHO };
            last == signal && now.saturating_duration_since(at) < within
        });
        if !echo {
            self.0 = Some((signal, from_kernel, now));
        }
        echo
    }
}

/// How often a dying tree is looked at: only on the way out, so the cost does not count.
const LOOK: Duration = Duration::from_millis(5);

/// Ends everything that descends from us; returns how many processes that were.
pub fn sweep(grace: Duration, spare: impl Fn(&Process) -> bool) -> usize {
    let begun = Instant::now();
    // Not getpgrp(2): in a container our group may lie outside, where its id is 0.
    let own = rustix::process::getpid().as_raw_nonzero().get();
    let own_group = super::stat(own).map(|process| process.group);
    let mut seen = HashSet::new();
    let mut asked = HashSet::new();
    loop {
        while reap().is_some() {}
        let (left, fading) = below(&spare);
        if (left.is_empty() && !fading) || begun.elapsed() > grace + GIVE_UP {
            return seen.len();
        }
        let with = if begun.elapsed() < grace { Signal::Term } else { Signal::Kill };
        for process in left {
            seen.insert((process.pid, process.started));
            // Our own group is also our caller's: a script, a CI job.
            if Some(process.group) == own_group {
                signal(process.pid, with);
            } else if asked.insert((process.group, with)) || with == Signal::Kill {
                signal_group(process.group, with);
            }
        }
        std::thread::sleep(LOOK);
    }
}

/// All that is alive below us, and whether a child ended while we looked: what that one leaves behind became ours only
/// after we had listed our children.
fn below(spare: &impl Fn(&Process) -> bool) -> (Vec<Process>, bool) {
    let (mut left, mut fading) = (vec![], false);
    for child in own_children() {
        match super::stat(child) {
            Some(process) if spare(&process) => {}
            Some(_) => {
                let tree = descendants(child, spare);
                fading |= tree.is_empty();
                left.extend(tree);
            }
            None => fading = true,
        }
    }
    (left, fading)
}

/// After SIGKILL only a process stuck in the kernel is still there; no use waiting longer for it.
const GIVE_UP: Duration = Duration::from_secs(2);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_echo_is_no_second_request() {
        let now = Instant::now();
        let at = |millis| now + Duration::from_millis(millis);
        let mut echoes = Echoes::default();
        assert!(!echoes.is_one(Signal::Int, true, at(0)));
        assert!(echoes.is_one(Signal::Int, false, at(300)), "npm hands on what the terminal sent");
        assert!(echoes.is_one(Signal::Int, true, at(50)), "timeout(1) signals process and group");
        assert!(!echoes.is_one(Signal::Int, true, at(400)));
        assert!(!echoes.is_one(Signal::Term, false, at(450)));
    }

    #[test]
    fn a_variable_that_names_no_child_of_ours_means_nothing() {
        for text in ["1", "99999999", "x", "", "-1", "1,2"] {
            let variables = [(GUARD.into(), text.into())].into_iter().collect();
            assert!(Guard::of_environment(&variables).is_none(), "{text}");
        }
    }

    #[test]
    fn a_lifeline_ends_with_its_other_end() {
        let (read_end, write_end) = rustix::pipe::pipe().unwrap();
        let read_end = File::from(read_end);
        assert!(!super::super::readable_within(&read_end, Duration::ZERO));
        drop(write_end);
        Lifeline { end: read_end, guard: 1, keys: None }.wait();
    }
}
