//! The launcher: services, their lives, their output.
//!
//! `plan` says what is wanted. `state` is the life of one service and `fleet` that of all of them, both pure.
//! `supervisor` carries their effects out: it owns the processes, the timers and the readiness checks, and
//! tells a [`Sink`] what happens. It knows nothing of terminals, colours or flags.
//!
//! Threads: one supervisor; one reader for each process that runs; one probe for each service that is waited
//! for over TCP or HTTP; one each for signals, for the lifeline to our guard and for the control socket, with one more for each
//! client there. They all send the supervisor
//! events and share nothing else but the log files.

pub mod batch;
pub mod control;
mod error;
mod exec_check;
pub mod fleet;
pub mod graph;
mod input;
mod instance;
pub mod keys;
mod launch;
mod log_file;
mod log_match;
pub mod logs;
pub mod plan;
mod preflight;
mod probe;
mod reader;
mod setup;
mod sink;
mod spawn;
pub mod state;
mod stop;
mod supervisor;
mod timers;
mod tree;
mod watch;

pub use error::Error;
pub use instance::{Instance, Lock, lock};
pub use launch::{Ending, Shown, Surroundings, launch};
pub use log_file::Rotation;
pub use log_match::plain;
pub use preflight::{check as preflight, describe, end_leftovers, leftovers};
pub use sink::{Held, News, OutputGone, Sink, Steered};
pub use stop::Asked;
pub use tree::is_detached;
