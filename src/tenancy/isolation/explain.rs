//! Says of a step that failed what it was about, which rows are in the way, and what to do.

use super::{
    Error, Table,
    names::COLUMN,
    step::{Action, Step},
};
use crate::db::{Connection, Error as DbError, ident, migrate};

/// An error of a step, with its table and the next thing to do.
pub(super) fn step(connection: &mut Connection, step: &Step, tables: &[Table], error: Error) -> Error {
    let source = match error {
        Error::Database(source) | Error::Migrate(migrate::Error::Database(source)) => source,
        other => return other,
    };
    if source.sqlstate() == Some("23503")
        && let Some(rows) = strays(connection, step, tables)
    {
        return rows;
    }
    let help = match source.sqlstate() {
        Some("23505") => "rows are equal within one workspace: make them differ, then run this again",
        Some("53100") => "the server's disk is full: make room, then run this again; what is done is kept",
        Some("42501") => "connect as the owner of the table, then run this again; what is done is kept",
        Some("2BP01") => "something else depends on it: drop or change that first, then run this again",
        _ => "what is done is kept: mend the cause and run this again",
    };
    Error::Step {
        title: step.title.clone(),
        table: step.table.as_ref().map(ToString::to_string),
        help: help.to_owned(),
        source: Box::new(source),
    }
}

/// The rows that refer to a row of another workspace, when the step checked such a key.
fn strays(connection: &mut Connection, step: &Step, tables: &[Table]) -> Option<Error> {
    let Action::Transaction(statements) = &step.action else { return None };
    let title = step.table.as_ref()?;
    let table = tables.iter().find(|table| table.title() == *title)?;
    let checked =
        |name: &str| statements.iter().any(|one| one.contains(&format!("constraint {}", ident(name))));
    let (key, parent) = table.constraints.iter().filter(|key| key.kind == 'f').find_map(|key| {
        let parent = tables.iter().find(|parent| Some(parent.oid) == key.references)?;
        checked(&super::names::composite_key(&key.name)).then_some((key, parent))
    })?;
    count(connection, table, parent, &key.columns, &key.references_columns).ok().flatten()
}

fn count(
    connection: &mut Connection,
    table: &Table,
    parent: &Table,
    own: &[String],
    theirs: &[String],
) -> Result<Option<Error>, DbError> {
    let on: Vec<String> = own
        .iter()
        .zip(theirs)
        .map(|(own, theirs)| format!("c.{} = p.{}", ident(own), ident(theirs)))
        .collect();
    let key = super::columns::row_key(table, "c").unwrap_or_else(|| "c.ctid::text".to_owned());
    let sql = format!(
        "select count(*)::int8 as strays, min({key}) as example from {} c join {} p on {} where c.{COLUMN} <> p.{COLUMN}",
        table.sql(),
        parent.sql(),
        on.join(" and ")
    );
    let row = connection.query_one(&sql, &[])?;
    let strays = row.int("strays")?;
    Ok((strays > 0).then(|| Error::Rows {
        table: table.title().to_string(),
        parent: parent.title().to_string(),
        column: own.join(", "),
        count: strays,
        example: row.opt_text("example").ok().flatten().unwrap_or_default(),
    }))
}
