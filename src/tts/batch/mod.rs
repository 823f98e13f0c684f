//! A whole script in one run: rows of a manifest become clips, on all processors, each once.
//!
//! `manifest` reads rows, `names` gives each its file, `queue` holds those that are next. `worker` makes a clip: it is
//! there already (`journal`), or the `cache` has it, or an engine speaks it. `run` joins them and tells what happens;
//! `timeline` lays clips on one track; `report` is what stays. Nothing here prints or ends the process.

mod cache;
mod clip;
mod error;
mod journal;
mod key;
pub mod manifest;
mod names;
mod plan;
mod queue;
mod reader;
mod report;
mod request;
mod run;
mod tally;
mod timeline;
mod voices;
mod worker;

pub use cache::{Cache, Prune, Stats};
pub use clip::Clip;
pub use error::Error;
pub use plan::{Plan, Planned, Step, plan};
pub use request::{Manifest, News, Opener, Outcome, Progress, Request, Sound, Track, Wishes};
pub use run::run;
pub use timeline::{Laid, Overlap};
pub use worker::{Done, Failed, Way};
