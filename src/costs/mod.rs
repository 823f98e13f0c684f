//! What speech was used: kept in a local spool first, brought to the table `api_costs` when the database is there, summed
//! up for whoever asks. Knows no engine, no flag and no terminal.
//!
//! | file | what |
//! |---|---|
//! | `usage` | one use, and what it would have cost elsewhere |
//! | `spool` | the files in which uses wait |
//! | `deliver` | from the spool to the table, each use once |
//! | `post` | two threads that do both while speech goes on |
//! | `sums` | what is in the table, by workspace, engine or month |

mod deliver;
mod error;
mod post;
mod spool;
mod sums;
mod usage;

pub use deliver::{Delivered, deliver};
pub use error::Error;
pub use post::{Connect, Post, State};
pub use spool::{Spool, Waiting};
pub use sums::{By, Question, Sum, Sums, sums};
pub use usage::{ELSEWHERE, Usage, elsewhere_usd};
