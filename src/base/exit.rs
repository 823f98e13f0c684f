//! The exit codes that `ef` promises (README, "Exit codes").

use std::process::ExitCode;

/// How a command ended, as its exit code says it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Exit {
    /// 0: done.
    Done,
    /// 1: the answer is no (findings, pending under `--check`, a service failed).
    No,
    /// 2: asked wrongly (usage, configuration).
    Usage,
    /// 3: something outside is missing or refused (database, network, model, program, port).
    Outside,
    /// 4: partly done.
    Partly,
    /// 70: a bug in `ef`.
    Bug,
    /// 128+n: ended by this signal.
    Signal(u8),
    /// The code of the first service that failed.
    Service(u8),
}

impl Exit {
    /// The number that the shell sees.
    pub fn code(self) -> u8 {
        match self {
            Self::Done => 0,
            Self::No => 1,
            Self::Usage => 2,
            Self::Outside => 3,
            Self::Partly => 4,
            Self::Bug => 70,
            Self::Signal(signal) => 128 + signal,
            Self::Service(code) => code,
        }
    }
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(exit.code())
    }
}
