//! News of a run, for whoever shows it.

use super::{TableName, step::Step};
use crate::db::migrate;
use std::time::Duration;

/// What happens.
#[derive(Clone, Debug)]
pub enum News {
    /// The migration runner has something to say.
    Runner(migrate::Event),
    /// This is a plain PostgreSQL: it gets the layer that Supabase would have.
    Layer,
    /// So many rows were assigned by hand.
    Assigned {
        /// How many.
        rows: usize,
        /// Tables, how many of the ids are of no row there, and one of them.
        unknown: Vec<(String, usize, String)>,
    },
    /// A step begins.
    Step {
        /// From 1.
        number: usize,
        /// Of how many.
        total: usize,
        /// Which.
        step: Step,
    },
    /// Rows were given a workspace.
    Filled {
        /// The table or partition.
        table: TableName,
        /// How many so far.
        rows: u64,
        /// The next page.
        page: i64,
        /// Of how many.
        of: i64,
    },
    /// The step has ended, well or not.
    StepDone {
        /// How long it took.
        took: Duration,
    },
}

/// Whoever wants to know.
pub trait Watch: Send + Sync {
    /// Something happened. May come from another thread.
    fn news(&self, news: News);
}

/// Nobody wants to know.
#[derive(Clone, Copy, Debug, Default)]
pub struct Silent;

impl Watch for Silent {
    fn news(&self, _: News) {}
}
