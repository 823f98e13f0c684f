//! What a `CREATE INDEX CONCURRENTLY` leaves behind when it fails or is killed: an index that is INVALID, which costs
//! every writer and serves nobody, and that `IF NOT EXISTS` would take for the wanted one.

use super::{Error, Session, event::Event, kind::Index};
use crate::db::{Connection, Error as DbError, Param};
use std::collections::BTreeSet;

/// What there is of an index before its statement runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Found {
    /// Nothing.
    None,
    /// The index is there and serves.
    Valid,
}

/// Drops an unfinished index of this name.
pub(super) fn clear(session: &mut Session, index: &Index) -> Result<Found, Error> {
    let Some(name) = &index.name else { return Ok(Found::None) };
    let row = session.connection.query_opt(
        "select quote_ident(n.nspname) || '.' || quote_ident(c.relname) as name, i.indisvalid as valid
         from pg_index i join pg_class c on c.oid = i.indexrelid join pg_namespace n on n.oid = c.relnamespace
         where i.indrelid = to_regclass($1)::oid and c.relkind = 'i'
            and c.relname = (parse_ident($2))[1]::name",
        &[index.table.as_str().into(), name.as_str().into()],
    )?;
    let Some(row) = row else { return Ok(Found::None) };
    if row.bool("valid")? {
        return Ok(Found::Valid);
    }
    drop_index(session, &row.text("name")?)?;
    Ok(Found::None)
}

/// All unfinished indexes of the index's table.
pub(super) fn unfinished(connection: &mut Connection, index: &Index) -> Result<BTreeSet<String>, DbError> {
    let rows = connection.query(
        "select quote_ident(n.nspname) || '.' || quote_ident(c.relname) as name
         from pg_index i join pg_class c on c.oid = i.indexrelid join pg_namespace n on n.oid = c.relnamespace
         where i.indrelid = to_regclass($1)::oid and not i.indisvalid and c.relkind = 'i'",
        &[Param::from(index.table.as_str())],
    )?;
    rows.iter().map(|row| row.text("name")).collect()
}

/// Drops the unfinished indexes that were not there before. What cannot be dropped now is dropped before the next
/// try.
pub(super) fn sweep(session: &mut Session, index: &Index, before: &BTreeSet<String>) {
    let Ok(now) = unfinished(&mut session.connection, index) else { return };
    for name in now.difference(before) {
        let _ = drop_index(session, name);
    }
}

fn drop_index(session: &mut Session, name: &str) -> Result<(), Error> {
    session.run(&format!("drop index concurrently if exists {name}"))?;
    session.observer.event(Event::LeftoverDropped { index: name.to_owned() });
    Ok(())
}
