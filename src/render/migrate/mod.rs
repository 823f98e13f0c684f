//! What `ef migrate` says.

mod annotate;
mod plan;
mod progress;
mod status;

pub(crate) use annotate::annotate;
pub(crate) use plan::{plan, steps, written};
pub(crate) use progress::Progress;
pub(crate) use status::{done, status, taken, verify};

/// The version of the JSON objects here.
const VERSION: u32 = 1;
