//! Looks, over a connection of its own, who is in the way while a statement waits. By the time a statement has given
//! up nobody could tell any more.

use super::{
    event::{Blocker, Event, Observer},
    kind::abridge,
};
use crate::db::{Connection, DatabaseUrl, Error, Options, Row};
use std::{
    sync::{
        Arc, Mutex, PoisonError,
        mpsc::{Receiver, RecvTimeoutError, Sender, channel},
    },
    thread,
    time::{Duration, Instant},
};

/// A statement runs this long before we look, and this long between two looks.
const INTERVAL: Duration = Duration::from_millis(100);
const SHORTEST: Duration = Duration::from_millis(5);

/// The columns that [`blocker`] reads, of `pg_stat_activity a`, which may have no row.
pub(super) const COLUMNS: &str = "coalesce(a.pid, 0)::int8 as pid, coalesce(a.application_name, '')::text as application,
    coalesce(a.usename, '')::text as user, coalesce(a.state, '')::text as state,
    (extract(epoch from clock_timestamp() - a.xact_start) * 1000)::int8 as age, coalesce(a.query, '')::text as query";

/// Watches one session.
pub(super) struct Watcher {
    watch: Option<Watch>,
    commands: Option<Sender<Command>>,
    seen: Arc<Mutex<Seen>>,
    round: u64,
}

/// Whom we saw in the way of which statement.
#[derive(Default)]
struct Seen {
    round: u64,
    blockers: Vec<Blocker>,
    vacuumed: Option<String>,
}

#[derive(PartialEq, Eq)]
enum Command {
    Begin(u64),
    End,
}

/// What the thread needs.
struct Watch {
    url: DatabaseUrl,
    options: Options,
    pid: i64,
    interval: Duration,
    observer: Arc<dyn Observer>,
    connection: Option<Connection>,
}

impl Watcher {
    pub(super) fn new(
        url: DatabaseUrl,
        options: Options,
        pid: i64,
        lock_timeout: Duration,
        observer: Arc<dyn Observer>,
    ) -> Self {
        let interval = if lock_timeout.is_zero() { INTERVAL } else { INTERVAL.min(lock_timeout / 3) };
        let interval = interval.max(SHORTEST);
        let watch = Watch { url, options, pid, interval, observer, connection: None };
        Self { watch: Some(watch), commands: None, seen: Arc::default(), round: 0 }
    }

    /// A statement begins.
    pub(super) fn begin(&mut self) {
        self.round += 1;
        let round = self.round;
        if let Some(watch) = self.watch.take() {
            let (commands, orders) = channel();
            let seen = Arc::clone(&self.seen);
            self.commands = Some(commands);
            // It ends by itself when we are gone; nobody waits for a look that takes long.
            thread::spawn(move || watch.serve(&orders, &seen));
        }
        self.lock().round = round;
        self.send(Command::Begin(round));
    }

    /// It has ended. Returns who was seen in its way, and the table for which it waited when that was autovacuum.
    pub(super) fn end(&mut self) -> (Vec<Blocker>, Option<String>) {
        self.send(Command::End);
        let seen = std::mem::take(&mut *self.lock());
        (seen.blockers, seen.vacuumed)
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, Seen> {
        self.seen.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn send(&self, command: Command) {
        // When the thread is gone nobody looks, which does no harm.
        let _ = self.commands.as_ref().map(|commands| commands.send(command));
    }
}

impl Watch {
    fn serve(mut self, orders: &Receiver<Command>, seen: &Mutex<Seen>) {
        while let Ok(order) = orders.recv() {
            if let Command::Begin(round) = order {
                self.watch(round, orders, seen);
            }
        }
    }

    /// Looks again and again until the statement has ended.
    fn watch(&mut self, round: u64, orders: &Receiver<Command>, seen: &Mutex<Seen>) {
        let begun = Instant::now();
        let mut last = Vec::new();
        while orders.recv_timeout(self.interval) == Err(RecvTimeoutError::Timeout) {
            // No look is worth a failure: the connection may be refused, or broken.
            let Ok((blockers, vacuumed)) = self.look() else {
                self.connection = None;
                continue;
            };
            if blockers.is_empty() {
                continue;
            }
            let mut seen = seen.lock().unwrap_or_else(PoisonError::into_inner);
            if seen.round != round {
                return;
            }
            seen.blockers.clone_from(&blockers);
            seen.vacuumed = vacuumed;
            let pids = |blockers: &[Blocker]| blockers.iter().map(|blocker| blocker.pid).collect::<Vec<_>>();
            if pids(&blockers) != pids(&last) {
                self.observer.event(Event::Waiting { blockers: blockers.clone(), waited: begun.elapsed() });
            }
            last = blockers;
        }
    }

    fn look(&mut self) -> Result<(Vec<Blocker>, Option<String>), Error> {
        let connection = match &mut self.connection {
            Some(connection) => connection,
            none => none.insert(Connection::open(&self.url, &self.options)?),
        };
        let sql = format!(
            "select {COLUMNS}, case a.backend_type when 'autovacuum worker' then (
                    select format('%I.%I', n.nspname, c.relname) from pg_locks l
                    join pg_class c on c.oid = l.relation join pg_namespace n on n.oid = c.relnamespace
                    where l.pid = $1::int4 and not l.granted and c.relkind in ('r', 'm')
                ) end as vacuumed
             from unnest(pg_blocking_pids($1::int4)) b(pid)
             left join pg_stat_activity a on a.pid = b.pid order by a.xact_start"
        );
        let rows = connection.query(&sql, &[self.pid.into()])?;
        let blockers = rows.iter().map(blocker).collect::<Result<_, _>>()?;
        let vacuumed = rows.iter().map(|row| row.opt_text("vacuumed")).collect::<Result<Vec<_>, _>>()?;
        Ok((blockers, vacuumed.into_iter().flatten().next()))
    }
}

/// Reads the columns of [`COLUMNS`].
pub(super) fn blocker(row: &Row) -> Result<Blocker, Error> {
    let age = row.opt_int("age")?.map(|age| u64::try_from(age).unwrap_or(0));
    let query = row.text("query")?;
    Ok(Blocker {
        pid: row.int("pid")?,
        application: row.text("application")?,
        user: row.text("user")?,
        state: row.text("state")?,
        transaction_age: age.map(Duration::from_millis),
        // Of other roles' sessions the server shows `<insufficient privilege>` only.
        query: if query.starts_with('<') { String::new() } else { abridge(&query) },
    })
}
