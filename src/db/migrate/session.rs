//! One run: a connection that does the work, a second one that looks who is in the way, and patience.

use super::{
    Error, Migration, Observer, Source, Status,
    event::{Blocker, Event},
    journal, lock, pooler,
    status::status,
    watcher::Watcher,
};
use crate::db::{Connection, DatabaseUrl, Error as DbError, Options};
use std::{
    fmt::Write,
    hash::{BuildHasher, RandomState},
    sync::Arc,
    thread,
    time::{Duration, Instant},
};

/// What a file has set is taken back. When we are killed the server is to notice soon (since PostgreSQL 14, and not
/// on every system), and not when a long statement has ended for which nobody waits any more.
const RESET: &str = "reset session authorization; reset role; reset all;
    do $$ begin
        perform pg_catalog.set_config('client_connection_check_interval', '1s', false);
    exception when others then null;
    end $$";

/// How long autovacuum has time to give in, in milliseconds: more than the usual `deadlock_timeout` of a second.
const WAY: u32 = 4_000;

/// How long to wait for what. Zero stands for no limit in the two that the server knows, `lock_timeout` and
/// `statement_timeout`.
#[derive(Clone, Debug)]
pub struct Limits {
    /// How long a statement waits for a lock, while everybody else queues behind it.
    pub lock_timeout: Duration,
    /// How long a statement may run; the server's own setting when it is not given.
    pub statement_timeout: Option<Duration>,
    /// How long a statement that found no lock is tried again and again.
    pub patience: Duration,
    /// How long to wait until another run is done.
    pub turn: Duration,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            lock_timeout: Duration::from_millis(300),
            statement_timeout: None,
            patience: Duration::from_mins(1),
            turn: Duration::from_mins(10),
        }
    }
}

/// What became of a migration.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// We applied it.
    Applied,
    /// Somebody else applied it while we were at it.
    AppliedElsewhere,
}

/// A connection that changes things.
///
/// Dropping it ends the server's session: what is not committed is rolled back, and the turn of [`Session::lock`] is
/// given up.
pub struct Session {
    pub(super) connection: Connection,
    pub(super) limits: Limits,
    pub(super) observer: Arc<dyn Observer>,
    pub(super) server_version: i64,
    /// Who we were at first.
    pub(super) role: String,
    url: DatabaseUrl,
    options: Options,
    watcher: Watcher,
    /// The table from which autovacuum has to be moved away.
    vacuumed: Option<String>,
    /// Whose tables are there.
    prepared: Vec<Source>,
    /// Who was seen in the way of the last statement that waited.
    blockers: Vec<Blocker>,
}

impl Session {
    /// Connects.
    pub fn open(
        url: &DatabaseUrl,
        options: &Options,
        limits: Limits,
        observer: Arc<dyn Observer>,
    ) -> Result<Self, Error> {
        let mut connection = Connection::open(url, options)?;
        let known = connection.query_one(
            "select pg_backend_pid()::int8 as pid, current_setting('server_version_num')::int8 as version,
                current_user::text as role",
            &[],
        );
        let row = known.map_err(|error| pooler::explain(url, error))?;
        let (pid, server_version, role) = (row.int("pid")?, row.int("version")?, row.text("role")?);
        let watcher =
            Watcher::new(url.clone(), options.clone(), pid, limits.lock_timeout, Arc::clone(&observer));
        let (url, options) = (url.clone(), options.clone());
        let mut session = Self {
            connection,
            limits,
            observer,
            server_version,
            role,
            url,
            options,
            watcher,
            vacuumed: None,
            prepared: Vec::new(),
            blockers: Vec::new(),
        };
        session.reset()?;
        Ok(session)
    }

    /// The connection itself. What is run on it directly fails at once when a lock is not to be had.
    pub fn connection(&mut self) -> &mut Connection {
        &mut self.connection
    }

    /// Waits from now on as these say.
    pub fn set_limits(&mut self, limits: Limits) -> Result<(), Error> {
        self.limits = limits;
        self.reset()
    }

    /// How long a statement may wait for a lock while everybody else queues behind it.
    pub fn lock_timeout(&self) -> Duration {
        self.limits.lock_timeout
    }

    /// Waits for our turn: one run at a time for each database. Refuses a pooler that would hand our session to
    /// others.
    pub fn lock(&mut self) -> Result<(), Error> {
        pooler::refuse(&self.url, &self.options, &mut self.connection)?;
        lock::take(&mut self.connection, self.limits.turn, self.observer.as_ref())
    }

    /// Ends our turn.
    pub fn unlock(&mut self) -> Result<(), Error> {
        lock::give_up(&mut self.connection)
    }

    /// As [`status()`](super::status()), over this connection.
    pub fn status(&mut self, source: Source, migrations: &[Migration]) -> Result<Status, Error> {
        status(&mut self.connection, source, migrations)
    }

    /// Makes the journal's tables when they are not there. [`Session::apply`] does it by itself.
    pub fn prepare_journal(&mut self, source: Source) -> Result<(), Error> {
        if !self.prepared.contains(&source) {
            self.patiently("the journal", |session| journal::prepare(&mut session.connection, source))?;
            self.prepared.push(source);
        }
        Ok(())
    }

    /// Writes down that a migration, as it is now, counts as applied: for one that was edited, or that was done by
    /// hand.
    pub fn mark_applied(&mut self, source: Source, migration: &Migration) -> Result<(), Error> {
        self.prepare_journal(source)?;
        journal::rewrite(&mut self.connection, source, migration)
    }

    /// Writes down that a step of a plan was carried out: for people, since a plan is made from the catalogue.
    pub fn record_step(&mut self, name: &str, checksum: &str, took: Duration) -> Result<(), Error> {
        Ok(journal::step(&mut self.connection, name, checksum, took)?)
    }

    /// Forgets that a version was applied: for one that is missing here, or that is to run again.
    pub fn mark_reverted(&mut self, source: Source, version: &str) -> Result<(), Error> {
        self.prepare_journal(source)?;
        journal::forget(&mut self.connection, source, version)
    }

    /// Runs SQL without parameters and lets the watcher see who is in the way.
    pub fn run(&mut self, sql: &str) -> Result<u64, DbError> {
        self.watched(|connection| connection.run(sql))
    }

    /// Does something on the connection while the watcher sees who is in the way.
    pub fn watched<T>(&mut self, work: impl FnOnce(&mut Connection) -> T) -> T {
        self.watcher.begin();
        let result = work(&mut self.connection);
        let (seen, vacuumed) = self.watcher.end();
        if !seen.is_empty() {
            self.blockers = seen;
        }
        if vacuumed.is_some() {
            self.vacuumed = vacuumed;
        }
        result
    }

    /// Does `work`, again after a pause when it failed for a lock (55P03), a deadlock (40P01) or two transactions
    /// that do not fit into one order (40001), until [`Limits::patience`] is used up. `what` names it.
    ///
    /// `work` leaves no transaction open when it fails. The session's `lock_timeout` is [`Limits::lock_timeout`].
    pub fn patiently<T>(
        &mut self,
        what: &str,
        mut work: impl FnMut(&mut Self) -> Result<T, Error>,
    ) -> Result<T, Error> {
        let begun = Instant::now();
        let mut attempt = 0;
        loop {
            attempt += 1;
            self.blockers.clear();
            let error = match work(self) {
                Err(error) if error.is_passing() => error,
                other => return other,
            };
            let after = pause(attempt);
            if begun.elapsed() + after > self.limits.patience {
                return Err(error.give_up(what, begun.elapsed(), std::mem::take(&mut self.blockers)));
            }
            self.observer.event(Event::Retrying {
                what: what.to_owned(),
                sqlstate: error.sqlstate().unwrap_or_default().to_owned(),
                attempt,
                after,
            });
            thread::sleep(after);
        }
    }

    /// In a transaction that has just begun, after autovacuum was in the way: it gives in only to somebody who waits
    /// longer than `deadlock_timeout`, which is longer than we let others queue behind us. So we ask for a lock that
    /// stops neither readers nor writers, have the time to wait for that, and keep autovacuum away with it.
    pub(super) fn make_way(&mut self) -> Result<(), DbError> {
        let Some(table) = self.vacuumed.take() else { return Ok(()) };
        let usual = milliseconds(self.limits.lock_timeout);
        let ask = format!(
            "savepoint ef_way; set local lock_timeout = {WAY}; lock table {table} in share update exclusive mode;
             set local lock_timeout = {usual}; release ef_way"
        );
        // One that prevents wraparound does not give in.
        if self.watched(|connection| connection.run(&ask)).is_err() {
            self.connection.run("rollback to ef_way; release ef_way")?;
        }
        Ok(())
    }

    /// Sets the session back to what it was at first: role, settings, limits.
    pub fn reset(&mut self) -> Result<(), Error> {
        let mut sql = format!("{RESET}; set lock_timeout = {}", milliseconds(self.limits.lock_timeout));
        if let Some(limit) = self.limits.statement_timeout {
            let _ = write!(sql, "; set statement_timeout = {}", milliseconds(limit));
        }
        self.connection.run(&sql)?;
        Ok(())
    }
}

/// As the server's settings count. Only nothing at all is 0, which means no limit.
pub(super) fn milliseconds(duration: Duration) -> u128 {
    if duration.is_zero() { 0 } else { duration.as_millis().clamp(1, i32::MAX as u128) }
}

/// The pause after so many attempts: longer each time up to 2 s, and never the same for two that wait.
fn pause(attempt: u32) -> Duration {
    let longest = 100 * 2_u64.pow(attempt.min(5) - 1);
    let longest = longest.min(2_000);
    // A new `RandomState` is new randomness.
    let random = RandomState::new().hash_one(attempt);
    Duration::from_millis(longest / 2 + random % (longest / 2 + 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pauses_grow_and_differ() {
        assert!((50..=100).contains(&pause(1).as_millis()));
        assert!((800..=1_600).contains(&pause(5).as_millis()));
        assert!((800..=1_600).contains(&pause(50).as_millis()));
        let many: std::collections::BTreeSet<_> = (0..20).map(|_| pause(5)).collect();
        assert!(many.len() > 1);
    }
}
