//! One run at a time: an advisory lock of the session. It is asked for again and again outside of a transaction,
//! since a run that *waited* for it would hold a snapshot, and the first one's `CREATE INDEX CONCURRENTLY` would wait
//! for that: a deadlock.

use super::{
    Error,
    event::{Event, Observer},
    watcher::{COLUMNS, blocker},
};
use crate::db::{Connection, Error as DbError};
use std::{
    thread,
    time::{Duration, Instant},
};

/// `efmigrat` in ASCII. Locks belong to one database, so one number does for all.
const KEY: i64 = 0x6566_6d69_6772_6174;

/// Waits for our turn.
pub(super) fn take(
    connection: &mut Connection,
    turn: Duration,
    observer: &dyn Observer,
) -> Result<(), Error> {
    let begun = Instant::now();
    let mut pause = Duration::from_millis(20);
    let mut told = Vec::new();
    loop {
        let row = connection.query_one("select pg_try_advisory_lock($1) as taken", &[KEY.into()])?;
        if row.bool("taken")? {
            return Ok(());
        }
        let blockers = holders(connection)?;
        if begun.elapsed() + pause > turn {
            return Err(Error::Turn { waited: begun.elapsed(), blockers });
        }
        let pids: Vec<i64> = blockers.iter().map(|blocker| blocker.pid).collect();
        if !pids.is_empty() && pids != told {
            told = pids;
            observer.event(Event::WaitingForTurn { blockers, waited: begun.elapsed() });
        }
        thread::sleep(pause);
        pause = (pause * 3 / 2).min(Duration::from_millis(250));
    }
}

/// Ends our turn.
pub(super) fn give_up(connection: &mut Connection) -> Result<(), Error> {
    connection.query_one("select pg_advisory_unlock($1) as done", &[KEY.into()])?;
    Ok(())
}

fn holders(connection: &mut Connection) -> Result<Vec<super::Blocker>, DbError> {
    let sql = format!(
        "select {COLUMNS} from pg_locks l join pg_stat_activity a on a.pid = l.pid
         where l.locktype = 'advisory' and l.granted and l.objsubid = 1
            and l.database = (select oid from pg_database where datname = current_database())
            and l.classid::int8 = $1 >> 32 and l.objid::int8 = $1 & 4294967295"
    );
    connection.query(&sql, &[KEY.into()])?.iter().map(blocker).collect()
}
