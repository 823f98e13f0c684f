//! Workspace isolation by row-level security, brought to a database that is in use.
//!
//! `catalog` reads what is there, `plan` says what is left (pure, and the only place where that is decided),
//! [`up`] does it step by step, each resumable. What was replaced is remembered in `ef.originals`, and [`down()`] brings
//! it back. The procedure and its figures: `docs/isolation.md`.

mod access;
mod assign;
mod catalog;
mod columns;
mod down;
mod error;
mod explain;
mod facts;
mod files;
mod fill;
mod index;
mod keys;
mod names;
mod objects;
mod ours;
mod plan;
mod run;
mod step;
mod watch;

pub use assign::{Assignments, slug};
pub use catalog::{Table, TableName};
pub use down::{Taken, down, preview};
pub use error::Error;
pub use facts::{Facts, Kind};
pub use files::as_files;
pub use plan::{Plan, TableState};
pub use run::{Done, Outlook, Request, outlook, up};
pub use step::{Action, Held, Lock, Step};
pub use watch::{News, Silent, Watch};
