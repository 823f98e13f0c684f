//! Where output and news go. The launcher calls; somebody with a terminal (or a file, or a test) answers.

use super::{control::Status, fleet::Reason, state::Outcome};
use crate::base::{
    ports::Holder,
    process::{Ended, Pid, Window},
};
use std::{path::PathBuf, time::Duration};

/// Whoever shows what the services write and what happens to them.
pub trait Sink: Send + Sync {
    /// Bytes a service wrote, in order. May block: a slow reader slows the service and nobody else.
    fn output(&self, service: usize, bytes: &[u8]) -> Result<Held, OutputGone>;

    /// Nothing more came for as long as [`Held`] asked.
    fn quiet(&self, service: usize) -> Result<Held, OutputGone>;

    /// A process of the service has written its last byte.
    fn ended(&self, service: usize);

    /// Something happened. Must not block.
    fn tell(&self, news: News);

    /// The window a service's terminal should have; `None` when output does not go to a terminal.
    fn window(&self) -> Option<Window>;

    /// Waits until everything is written, at most so long.
    fn finish(&self, within: Duration);
}

/// Whether a sink holds back the beginning of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Held {
    /// Everything is out.
    Nothing,
    /// Part of a line waits for its end; to be shown when nothing comes for so long.
    For(Duration),
}

/// The reader of our output has gone away (a closed pipe or terminal).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OutputGone;

/// What is wanted of one service from outside.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Steered {
    /// `ef start`.
    Start,
    /// `ef stop`.
    Stop,
    /// `ef restart`.
    Restart,
    /// A restart, because a file that it watches has changed.
    Changed,
}

/// Something that happened. Services are numbered as in the plan.
#[derive(Clone, Debug, PartialEq)]
pub enum News {
    /// Something is missing, and this shell line is run to make it.
    Setup(usize, String),
    /// A process was started.
    Started(usize, Pid),
    /// Something of the service's own listens on its port, so long after the start.
    Listening(usize, Duration),
    /// The service is ready, so long after its start; its port was open before that, so long after the start.
    Ready(usize, Duration, Option<Duration>),
    /// Every service that is not there to end is ready, so long after the launch.
    AllReady(Duration),
    /// Not ready yet, after so long; the last lines it wrote.
    SlowStart(usize, Duration, Vec<String>),
    /// Somebody else answers where the service should.
    Foreign(usize, u16, Holder),
    /// It accepts connections but does not answer them any more.
    Mute(usize),
    /// It answers again.
    Answers(usize),
    /// It will be started again after this pause, for the so-manieth time in a row.
    Backoff(usize, Duration, u32, Ended),
    /// Its life has ended. With how its process ended, where one did.
    Settled(usize, Outcome, Option<Ended>),
    /// Its setup ended with 0, but what it was to make is still missing.
    SetupIncomplete(usize, PathBuf),
    /// It could not be started, and why.
    SpawnFailed(usize, String),
    /// Everything is being stopped.
    Stopping(Reason),
    /// It has not stopped yet; these processes are waited for.
    SlowStop(usize, Vec<Pid>),
    /// These did not stop within their grace and are killed.
    GraceOver(Vec<usize>),
    /// Everything is killed, on request.
    Killing,
    /// Its log file cannot be written, and why; the service goes on.
    LogFailed(usize, String),
    /// The process that guards us was killed: everything stops.
    GuardGone,
    /// Somebody outside, or a changed file, wants this of it.
    Steered(usize, Steered),
    /// What was typed names nobody who takes input.
    NoInput(String),
    /// The files to watch cannot be watched, and why.
    WatchFailed(String),
    /// The browser could not be opened, and why.
    BrowserFailed(String),
    /// From now on keys are taken from the terminal.
    KeysTaken,
    /// A key asks for the list of keys; whether there is a page to open.
    Keys(bool),
    /// A key asks for a restart; the next one says of which service, by `keys::LABELS`.
    WhichRestart,
    /// The next key named no service.
    NoRestart,
    /// A key asks how the services are.
    States(Vec<Status>),
    /// A key asks for an empty screen.
    Clear,
    /// A key asks for an empty line.
    Line,
}
