//! The one door to child processes: start them with their own session, signal their groups, reap them,
//! and find what descends from them. Each system has its file; what differs is said there.
//!
//! On Unix every child leads a session of its own, so a signal of the terminal reaches only `ef`, and
//! `kill(-pid)` reaches the child's whole process group. On Linux `ef` is also a *child subreaper*: whatever
//! a service leaves behind (double fork, `setsid`) falls to `ef` instead of to init and can be ended.
//! On Windows every child has a job object, which takes the place of both.

#[cfg(unix)]
mod guard;
#[cfg(target_os = "linux")]
mod linux;
#[cfg(all(unix, not(target_os = "linux")))]
mod macos;
#[cfg(unix)]
mod mask;
mod task;
#[cfg(unix)]
mod unix;
#[cfg(windows)]
mod windows;

#[cfg(unix)]
pub use guard::{Guard, Lifeline, Role, Verdict, divide, own_program, sweep};
#[cfg(target_os = "linux")]
pub use linux::{
    adopt_orphans, all_in, ask_for_large_pages, descendants, give_back_large_pieces, give_back_memory,
    marked, marker, orphans, own_children, rest_lightly, session_of, share_one_heap, started_at, stat, usage,
    works_in,
};
#[cfg(all(unix, not(target_os = "linux")))]
pub use macos::{
    adopt_orphans, all_in, ask_for_large_pages, descendants, give_back_large_pieces, give_back_memory,
    marked, marker, orphans, own_children, rest_lightly, session_of, share_one_heap, started_at, stat, usage,
    works_in,
};
#[cfg(unix)]
pub use mask::hangup_ignored;
pub use task::{Background, Finished, Task};
#[cfg(unix)]
pub use unix::{
    alive, end, ended_within, group_alive, readable_within, reap, resize, signal, signal_group, spawn, widen,
    window,
};
#[cfg(windows)]
pub use windows::{
    Guard, Lifeline, Role, Verdict, adopt_orphans, alive, all_in, ask_for_large_pages, descendants, divide,
    end, ended_within, give_back_large_pieces, give_back_memory, group_alive, hangup_ignored, marked, marker,
    orphans, own_program, readable_within, reap, resize, rest_lightly, session_of, share_one_heap, signal,
    signal_group, spawn, started_at, stat, sweep, usage, widen, window, works_in,
};

use std::{ffi::OsString, fs::File, path::PathBuf};

/// A process id as the system numbers it.
pub type Pid = i32;

/// Our own process id.
pub fn own() -> Pid {
    Pid::try_from(std::process::id()).unwrap_or_default()
}

/// The size of a terminal window, in character cells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Window {
    /// Rows.
    pub rows: u16,
    /// Columns.
    pub columns: u16,
}

/// What to start and how its three streams are tied.
#[derive(Debug)]
pub struct Child {
    /// The program, looked up on `PATH` of the child's own environment when it has no slash.
    pub program: OsString,
    /// Its arguments.
    pub args: Vec<OsString>,
    /// The folder it starts in.
    pub dir: PathBuf,
    /// Variables set on top of our own environment.
    pub environment: Vec<(OsString, OsString)>,
    /// Where its output goes.
    pub output: Output,
    /// Whether its standard input is ours to write to; nothing to read otherwise.
    pub input: bool,
    /// Whether it lives on when we end without a word; else it gets SIGTERM then, where the system can do that.
    pub outlives_us: bool,
}

/// Where a child's output goes, standard output and standard error alike.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Output {
    /// Into a pipe that we read, which holds so many bytes where the system lets us choose.
    Pipe(usize),
    /// To a terminal of this size that we read; on Windows into a pipe all the same.
    Terminal(Window),
    /// Nowhere.
    Null,
}

/// A started child: its id and our ends of its streams.
#[derive(Debug)]
pub struct Started {
    /// Its process id, which is also its session and process group.
    pub pid: Pid,
    /// Where its standard output and standard error arrive, in the order of writing; empty for [`Output::Null`].
    pub output: File,
    /// Its standard input, when asked for.
    pub input: Option<File>,
}

/// How a process ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ended {
    /// With an exit code.
    Code(u8),
    /// By a signal.
    Signal(u8),
}

impl Ended {
    /// Whether it ended with 0.
    pub fn success(self) -> bool {
        self == Self::Code(0)
    }

    /// The code a shell would show: 128+n for a signal.
    pub fn shell_code(self) -> u8 {
        match self {
            Self::Code(code) => code,
            Self::Signal(signal) => signal.saturating_add(128),
        }
    }
}

/// What is known about a process.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Process {
    /// Its id.
    pub pid: Pid,
    /// Its parent.
    pub parent: Pid,
    /// Its process group.
    pub group: Pid,
    /// Its session.
    pub session: Pid,
    /// When it started, in the system's own ticks: with the id it names one process for good.
    pub started: u64,
}

/// What a process has used so far and uses now.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Usage {
    /// The processor time of it and of its children that have ended.
    pub cpu: std::time::Duration,
    /// The memory that is resident, in bytes.
    pub memory_bytes: u64,
}

/// The signals `ef` sends.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Signal {
    /// SIGINT.
    Int,
    /// SIGTERM.
    Term,
    /// SIGHUP.
    Hup,
    /// SIGQUIT.
    Quit,
    /// SIGKILL.
    Kill,
    /// SIGSTOP.
    Stop,
    /// SIGCONT.
    Continue,
    /// SIGWINCH: the window has another size.
    Resized,
}
