//! A running launcher, looked at and steered from outside: over a socket that only its owner can use, with one
//! JSON object a line each way. `note` is how it is found, `server` answers, `client` asks.
//!
//! What is answered holds names, states, process ids and addresses: no environment and no output.

mod client;
mod error;
mod note;
mod server;

pub use client::Client;
pub use error::Error;
pub use note::{Kind, Note, find};
pub use server::{Door, open};

pub(super) use server::{Call, fill_in, listen};

use crate::base::process::Pid;
use serde::{Deserialize, Serialize};

/// The format of requests and answers; raised when a field changes its meaning or goes.
pub const VERSION: u32 = 1;

/// What is asked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Request {
    /// The format, see [`VERSION`].
    pub version: u32,
    /// What is to be done.
    #[serde(rename = "do")]
    pub verb: Verb,
    /// The services that are meant, for the verbs that take some.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub services: Vec<String>,
    /// Whether the answer is to come when it is done, rather than at once.
    #[serde(default)]
    pub wait: bool,
}

/// What can be done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Verb {
    /// Tell the state of all services.
    Ps,
    /// Start services that do not run, with what they need.
    Start,
    /// Stop services; the others go on.
    Stop,
    /// Stop services where they run, and start them again.
    Restart,
    /// Stop everything, in good order.
    Down,
    /// Kill everything.
    Kill,
}

/// What is answered.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Answer {
    /// The format, see [`VERSION`].
    pub version: u32,
    /// Why it is not done, when it is not.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub refused: Option<Refusal>,
    /// The services that are meant, or all of them, with their states after it was done.
    #[serde(default)]
    pub services: Vec<Status>,
}

/// Why something is not done.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "why", rename_all = "kebab-case")]
pub enum Refusal {
    /// The request cannot be understood.
    BadRequest {
        /// What is wrong with it.
        reason: String,
    },
    /// No service has this name.
    UnknownService {
        /// The name.
        name: String,
        /// Those that exist.
        known: Vec<String>,
    },
    /// Everything is being stopped.
    Stopping,
    /// Too many ask at once.
    Busy,
}

/// One service as it is now.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Status {
    /// Its name.
    pub name: String,
    /// `pending`, `setup`, `starting`, `running`, `ready`, `stopping`, `backoff`, `stopped`, `done` or `failed`.
    pub state: String,
    /// Its first process, while one runs.
    pub pid: Option<Pid>,
    /// For how long that has run, in seconds.
    pub uptime: Option<f64>,
    /// How often it was started again in this run.
    pub restarts: u64,
    /// How many processes its tree has.
    pub processes: usize,
    /// The processor time its tree has used, in seconds; `None` where the system does not tell.
    pub cpu_seconds: Option<f64>,
    /// The resident memory of its tree, in bytes; `None` where the system does not tell.
    pub memory_bytes: Option<u64>,
    /// The port that it is to listen on.
    pub port: Option<u16>,
    /// Where a person would open it.
    pub url: Option<String>,
    /// How its last process ended: a code.
    pub code: Option<u8>,
    /// How its last process ended: a signal.
    pub signal: Option<u8>,
    /// The processes of its tree; for whoever fills in what they use.
    #[serde(skip)]
    pub(super) pids: Vec<Pid>,
}

impl Request {
    /// A request in the present format.
    pub fn new(verb: Verb, services: Vec<String>, wait: bool) -> Self {
        Self { version: VERSION, verb, services, wait }
    }
}

impl Answer {
    /// It is done; these are the services.
    pub(super) fn done(services: Vec<Status>) -> Self {
        Self { version: VERSION, refused: None, services }
    }

    /// It is not done.
    pub(super) fn refused(refusal: Refusal) -> Self {
        Self { version: VERSION, refused: Some(refusal), services: vec![] }
    }
}
