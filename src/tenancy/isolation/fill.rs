//! Gives every row its workspace, in batches that others hardly notice. The trigger knows which workspace; here
//! it is only asked, page after page, until no row is left.

use super::{Error, News, Watch, catalog::TableName};
use crate::db::{Connection, migrate::Session};
use std::{
    thread,
    time::{Duration, Instant},
};

/// How long a batch should take: whoever wants one of its rows waits that long.
const BATCH: Duration = Duration::from_millis(40);
/// How many pages a batch may have.
const PAGES: (i64, i64) = (2, 400);
/// How far replicas may lag behind, in bytes.
const LAG: i64 = 64 << 20;
/// How long rows that stay without a workspace are waited for before a circle is assumed; twice that, and it is an
/// error.
const PATIENCE: Duration = Duration::from_secs(30);

/// Fills tables whose rows may depend on each other: one, or the partitions of one. Returns how many rows were filled.
pub(super) fn fill(session: &mut Session, tables: &[TableName], watch: &dyn Watch) -> Result<u64, Error> {
    let replica_role = may_skip_triggers(session.connection())?;
    let by_range = session
        .connection()
        .query_one("select current_setting('server_version_num')::int8 >= 140000 as yes", &[])?
        .bool("yes")?;
    let mut filler = Filler { session, watch, replica_role, by_range, pages: 16, filled: 0 };
    let (mut last, mut left_before) = (false, i64::MAX);
    let mut stalled_since = Instant::now();
    loop {
        let mut left = 0;
        for table in tables {
            filler.pass(table, last)?;
            left += filler.left(table)?;
        }
        if left == 0 {
            return Ok(filler.filled);
        }
        if left < left_before {
            (left_before, stalled_since) = (left, Instant::now());
        } else if stalled_since.elapsed() > PATIENCE * 2 {
            let names: Vec<String> = tables.iter().map(|table| format!("`{table}`")).collect();
            return Err(Error::Endless {
                title: format!("give each row of {} its workspace", names.join(", ")),
            });
        } else {
            // Rows that others hold locked, or below such a row of their own table; or a circle of rows, which the
            // default workspace ends when nothing else can.
            last = stalled_since.elapsed() > PATIENCE;
            thread::sleep(Duration::from_millis(200));
        }
    }
}

/// With the role `replica` no other trigger fires and no foreign key is checked again; ours fires always.
fn may_skip_triggers(connection: &mut Connection) -> Result<bool, Error> {
    connection.run("begin")?;
    let may = connection.run("set local session_replication_role = replica").is_ok();
    connection.run("rollback")?;
    Ok(may)
}

struct Filler<'a> {
    session: &'a mut Session,
    watch: &'a dyn Watch,
    replica_role: bool,
    by_range: bool,
    pages: i64,
    filled: u64,
}

impl Filler<'_> {
    fn pass(&mut self, table: &TableName, last: bool) -> Result<(), Error> {
        let of = self.page_count(table)?;
        let mut at = 0;
        let mut batches = 0_u32;
        while at < of {
            let to = (at + self.pages).min(of);
            let begun = Instant::now();
            let sql = self.batch(table, at, to, last);
            let rows = self.session.patiently(&format!("filling `{table}`"), |session| {
                session.run(&sql).map_err(|error| {
                    let _ = session.connection().run("rollback");
                    error.into()
                })
            })?;
            self.filled += rows;
            at = to;
            self.watch.news(News::Filled { table: table.clone(), rows: self.filled, page: at, of });
            self.adapt(begun.elapsed(), rows);
            batches += 1;
            if batches.is_multiple_of(50) {
                self.let_replicas_catch_up()?;
            }
        }
        Ok(())
    }

    fn page_count(&mut self, table: &TableName) -> Result<i64, Error> {
        let sql = "select (pg_relation_size($1::text::regclass) / current_setting('block_size')::int8)::int8 as pages";
        Ok(self.session.connection().query_one(sql, &[table.sql().into()])?.int("pages")?)
    }

    /// One transaction, in one round trip. Rows that somebody else has locked are left for the next pass: nobody
    /// waits for us longer than a batch, and we wait for nobody.
    fn batch(&self, table: &TableName, from: i64, to: i64, last: bool) -> String {
        let table = table.sql();
        let replica = if self.replica_role { "set local session_replication_role = replica;" } else { "" };
        let last = if last { "set local ef.last_pass = 'on';" } else { "" };
        let place = if self.by_range {
            format!("ctid >= '({from},0)' and ctid < '({to},0)'")
        } else {
            // Before version 14 a range of ctid reads the whole table; a list does not. 291 rows fit into a page.
            format!(
                "ctid = any(array(select format('(%s,%s)', p, i)::tid from generate_series({from}, {to} - 1) p, generate_series(1, 291) i))"
            )
        };
        format!(
            "begin; set local synchronous_commit = off; set local lock_timeout = '100ms'; {replica} {last}
             update {table} set workspace_id = null where ctid = any(array(
               select ctid from {table} where {place} and workspace_id is null for no key update skip locked));
             commit"
        )
    }

    /// Larger batches while they are quick, smaller ones when they are not, and a pause for others to breathe.
    fn adapt(&mut self, took: Duration, rows: u64) {
        if rows > 0 {
            let factor = (BATCH.as_secs_f64() / took.as_secs_f64().max(0.001)).clamp(0.5, 1.5);
            #[expect(
                clippy::cast_possible_truncation,
                clippy::cast_precision_loss,
                reason = "a few hundred at most"
            )]
            let pages = (self.pages as f64 * factor) as i64;
            self.pages = pages.clamp(PAGES.0, PAGES.1);
            thread::sleep(took / 10);
        } else {
            self.pages = (self.pages * 2).min(PAGES.1);
        }
    }

    fn let_replicas_catch_up(&mut self) -> Result<(), Error> {
        const SQL: &str = "select coalesce(max(pg_wal_lsn_diff(pg_current_wal_lsn(), replay_lsn)), 0)::int8 as behind from pg_stat_replication";
        let begun = Instant::now();
        while self.session.connection().query_one(SQL, &[])?.int("behind")? > LAG {
            if begun.elapsed() > Duration::from_secs(30) {
                break; // one that does not move at all must not hold us up for ever
            }
            thread::sleep(Duration::from_millis(200));
        }
        Ok(())
    }

    fn left(&mut self, table: &TableName) -> Result<i64, Error> {
        let sql = format!("select count(*)::int8 as n from {} where workspace_id is null", table.sql());
        Ok(self.session.connection().query_one(&sql, &[])?.int("n")?)
    }
}
