//! Recognises a pooler in transaction mode. Behind it a session is nobody's own: the lock would be somebody else's.

use super::Error;
use crate::db::{Connection, DatabaseUrl, Error as DbError, Options};
use std::time::Duration;

/// Where the poolers of Supabase hand out transactions.
const SUPABASE_PORT: u16 = 6543;

/// How long a pooler may take to have a server process back.
const TAKEN_BACK: Duration = Duration::from_millis(2);

/// Fails when the address leads to a pooler in transaction mode.
///
/// Such a pooler gives a server process to whoever begins a transaction, and takes it back at its end. So either our
/// process changes between two transactions, or a second connection is given the very process that the first one
/// believes to have.
pub fn refuse(url: &DatabaseUrl, options: &Options, connection: &mut Connection) -> Result<(), Error> {
    let explain = |error| explain(url, error);
    let host = url.host();
    let supabase = [".supabase.co", ".supabase.com"].iter().any(|domain| host.ends_with(domain));
    if supabase && url.port() == SUPABASE_PORT {
        return Err(refused(url, "port 6543 hands out transactions"));
    }
    let mark = uuid::Uuid::new_v4().to_string();
    connection
        .query("select set_config('ef.session', $1, false)", &[mark.as_str().into()])
        .map_err(explain)?;
    let mut second = Connection::open(url, options)?;
    let mut seen = Vec::new();
    for _ in 0..4 {
        // Some poolers take a process back only after they have handed on its answer.
        std::thread::sleep(TAKEN_BACK);
        let own = look(connection).map_err(explain)?;
        let other = look(&mut second).map_err(explain)?;
        if own.0 == other.0 {
            return Err(refused(url, "two connections share one server process"));
        }
        seen.push(own);
    }
    second.close();
    if seen.iter().any(|(pid, _)| *pid != seen[0].0) {
        return Err(refused(url, "the server process changes between transactions"));
    }
    if seen.iter().any(|(_, setting)| *setting != mark) {
        return Err(refused(url, "a setting does not outlive its transaction"));
    }
    Ok(())
}

/// The server process, and what it knows of our mark.
fn look(connection: &mut Connection) -> Result<(i64, String), DbError> {
    let row = connection.query_one(
        "select pg_backend_pid()::int8 as pid, coalesce(current_setting('ef.session', true), '') as mark",
        &[],
    )?;
    Ok((row.int("pid")?, row.text("mark")?))
}

/// What it means when even a single question fails: a statement was prepared on one server process and is asked for
/// on another.
pub(super) fn explain(url: &DatabaseUrl, error: DbError) -> Error {
    match error.sqlstate() {
        Some("26000" | "42P05" | "08P01") => refused(url, "a prepared statement is gone"),
        _ => error.into(),
    }
}

fn refused(url: &DatabaseUrl, why: &str) -> Error {
    let host = url.host();
    let help = if host.ends_with(".pooler.supabase.com") {
        format!("use session mode, which is the same address with port 5432: `{host}:5432`")
    } else if url.port() == SUPABASE_PORT {
        format!("connect directly, or use session mode: port 5432 instead of 6543, `{host}:5432`")
    } else {
        "connect to PostgreSQL itself, or to a pool in session mode (pgbouncer: `pool_mode = session`)"
            .to_owned()
    };
    Error::Pooler { host, port: url.port(), why: why.to_owned(), help }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_help_names_the_address_to_use() {
        let url: DatabaseUrl = "postgres://p:x@aws-0-eu.pooler.supabase.com:6543/postgres".parse().unwrap();
        let Error::Pooler { help, .. } = refused(&url, "x") else { panic!("another error") };
        assert!(help.contains("`aws-0-eu.pooler.supabase.com:5432`"), "{help}");
    }
}
