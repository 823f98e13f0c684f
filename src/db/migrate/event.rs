//! News of a run, for whoever shows it.

use std::{fmt, time::Duration};

/// Somebody who holds what we wait for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Blocker {
    /// Its server process; 0 for a prepared transaction.
    pub pid: i64,
    /// What it calls itself.
    pub application: String,
    /// The role it logged in as.
    pub user: String,
    /// `active`, `idle in transaction`, …
    pub state: String,
    /// How old its transaction is.
    pub transaction_age: Option<Duration>,
    /// The first words of its last statement, without values.
    pub query: String,
}

impl fmt::Display for Blocker {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.pid == 0 {
            return f.write_str("a prepared transaction (`select * from pg_prepared_xacts`)");
        }
        write!(f, "pid {}", self.pid)?;
        let named = [("application", &self.application), ("user", &self.user)];
        for (what, name) in named.into_iter().filter(|(_, name)| !name.is_empty()) {
            write!(f, ", {what} `{name}`")?;
        }
        if !self.state.is_empty() {
            write!(f, ", {}", self.state)?;
        }
        if let Some(age) = self.transaction_age {
            write!(f, ", transaction of {} s", age.as_secs())?;
        }
        if !self.query.is_empty() {
            write!(f, ", last statement `{}`", self.query)?;
        }
        Ok(())
    }
}

/// What happens in a run.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub enum Event {
    /// A file begins, at its statement `from` (0 when it was not interrupted before).
    Started {
        /// The file.
        file: String,
        /// How many statements are done already.
        from: usize,
        /// How many it has.
        total: usize,
        /// Whether it runs outside a transaction.
        stepwise: bool,
    },
    /// A statement begins.
    Statement {
        /// The file.
        file: String,
        /// Which, from 1.
        number: usize,
        /// Of how many.
        total: usize,
        /// Its line.
        line: usize,
        /// Its first words, without values.
        words: String,
    },
    /// What runs waits for somebody.
    Waiting {
        /// For whom.
        blockers: Vec<Blocker>,
        /// Since when.
        waited: Duration,
    },
    /// Another run has its turn.
    WaitingForTurn {
        /// Who has it.
        blockers: Vec<Blocker>,
        /// Since when.
        waited: Duration,
    },
    /// It will be tried again.
    Retrying {
        /// What.
        what: String,
        /// Why, as SQLSTATE.
        sqlstate: String,
        /// How many times it was tried.
        attempt: u32,
        /// When.
        after: Duration,
    },
    /// An unfinished index of an earlier run was dropped.
    LeftoverDropped {
        /// The index.
        index: String,
    },
    /// A file is done and written into the journal.
    Done {
        /// The file.
        file: String,
        /// How long it took, waiting included.
        took: Duration,
    },
    /// Somebody else applied the file in the meantime.
    AppliedElsewhere {
        /// The file.
        file: String,
    },
}

/// Whoever wants to know. Events may come from another thread, one at a time or two at once.
pub trait Observer: Send + Sync {
    /// Something happened.
    fn event(&self, event: Event);
}

/// Nobody wants to know.
#[derive(Clone, Copy, Debug, Default)]
pub struct Silent;

impl Observer for Silent {
    fn event(&self, _: Event) {}
}
