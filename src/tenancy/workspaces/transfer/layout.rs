//! How a table is taken out and in: its columns, its order of rows, and what it refers to.

use super::super::{Error, tables, tables::TenantTable};
use crate::db::{Connection, Row, ident, qualified};
use std::collections::{BTreeMap, BTreeSet};

/// A table.
#[derive(Clone, Debug)]
pub(super) struct Layout {
    pub(super) schema: String,
    pub(super) name: String,
    /// The column that names the workspace.
    pub(super) tenant_column: String,
    /// Columns by name, without those that the database computes.
    pub(super) columns: Vec<String>,
    /// The columns that rows are ordered by: the primary key, else all.
    pub(super) order: Vec<String>,
    /// Columns that refer to `auth.users`, and whether each may be empty.
    pub(super) users: BTreeMap<String, bool>,
    /// Columns that the database numbers, with their sequences.
    pub(super) numbered: BTreeMap<String, String>,
    /// The numbered primary key, when nothing refers to it: it may get other numbers.
    pub(super) free_number: Option<String>,
    /// Columns that may be empty and refer to rows which come later: of the table itself, or of one in a circle.
    pub(super) late: BTreeSet<String>,
    /// Whether `order` is a key.
    pub(super) has_key: bool,
    /// Columns that may be empty, with the tables that they refer to.
    optional: Vec<(String, String)>,
    /// Tables that it refers to, as `schema.name`.
    refers_to: BTreeSet<String>,
}

impl Layout {
    /// As it stands in SQL.
    pub(super) fn sql(&self) -> String {
        qualified(&self.schema, &self.name)
    }

    /// As a person calls it.
    pub(super) fn title(&self) -> String {
        if self.schema == "public" { self.name.clone() } else { format!("{}.{}", self.schema, self.name) }
    }

    fn key(&self) -> String {
        format!("{}.{}", self.schema, self.name)
    }
}

/// The tables of workspaces, each after those that it refers to. The table of workspaces itself is not among them.
pub(super) fn all(connection: &mut Connection, tenant_tables: &[String]) -> Result<Vec<Layout>, Error> {
    let tenants = tables::all(connection, tenant_tables)?;
    let layouts =
        tenants.into_iter().map(|table| layout(connection, table)).collect::<Result<Vec<_>, _>>()?;
    Ok(in_order(layouts))
}

const FACTS: &str = "
  select
    (select coalesce(array_agg(a.attname::text order by a.attname::text collate \"C\"), '{}') from pg_attribute a
      where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = '') as columns,
    (select coalesce(array_agg(a.attname::text order by k.n), '{}') from pg_constraint p
      cross join unnest(p.conkey) with ordinality as k(attnum, n)
      join pg_attribute a on a.attrelid = c.oid and a.attnum = k.attnum
      where p.conrelid = c.oid and p.contype = 'p') as key,
    (select coalesce(array_agg(a.attname::text || case when a.attnotnull then '' else '?' end), '{}') from pg_constraint f
      join pg_attribute a on a.attrelid = c.oid and a.attnum = f.conkey[1]
      where f.conrelid = c.oid and f.contype = 'f' and f.confrelid = to_regclass('auth.users') and cardinality(f.conkey) = 1) as users,
    (select coalesce(array_agg(a.attname::text order by a.attnum), '{}') from pg_attribute a
      where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
        and pg_get_serial_sequence(c.oid::regclass::text, a.attname) is not null) as numbered,
    (select coalesce(array_agg(pg_get_serial_sequence(c.oid::regclass::text, a.attname) order by a.attnum), '{}') from pg_attribute a
      where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
        and pg_get_serial_sequence(c.oid::regclass::text, a.attname) is not null) as sequences,
    (select coalesce(array_agg(distinct n.nspname || '.' || r.relname), '{}') from pg_constraint f
      join pg_class r on r.oid = f.confrelid join pg_namespace n on n.oid = r.relnamespace
      where f.conrelid = c.oid and f.contype = 'f') as refers_to,
    (select coalesce(array_agg(a.attname::text order by f.oid, k.n), '{}') from pg_constraint f
      cross join unnest(f.conkey) with ordinality as k(attnum, n)
      join pg_attribute a on a.attrelid = c.oid and a.attnum = k.attnum
      where f.conrelid = c.oid and f.contype = 'f' and not a.attnotnull) as optional,
    (select coalesce(array_agg(n.nspname || '.' || r.relname order by f.oid, k.n), '{}') from pg_constraint f
      cross join unnest(f.conkey) with ordinality as k(attnum, n)
      join pg_attribute a on a.attrelid = c.oid and a.attnum = k.attnum
      join pg_class r on r.oid = f.confrelid join pg_namespace n on n.oid = r.relnamespace
      where f.conrelid = c.oid and f.contype = 'f' and not a.attnotnull) as optional_to,
    exists (select from pg_constraint f where f.confrelid = c.oid and f.contype = 'f') as referred_to
  from pg_class c where c.oid = to_regclass($1)";

fn layout(connection: &mut Connection, table: TenantTable) -> Result<Layout, Error> {
    let row: Row = connection.query_one(FACTS, &[table.sql().into()])?;
    let columns = row.texts("columns")?;
    let key = row.texts("key")?;
    let numbered: BTreeMap<String, String> =
        row.texts("numbered")?.into_iter().zip(row.texts("sequences")?).collect();
    let users = row.texts("users")?;
    let users = users.iter().map(|text| match text.strip_suffix('?') {
        Some(column) => (column.to_owned(), true),
        None => (text.clone(), false),
    });
    let referred_to = row.bool("referred_to")?;
    let free_number = match &key[..] {
        [only] if !referred_to && numbered.contains_key(only) => Some(only.clone()),
        _ => None,
    };
    Ok(Layout {
        users: users.collect(),
        late: BTreeSet::new(),
        has_key: !key.is_empty(),
        optional: row.texts("optional")?.into_iter().zip(row.texts("optional_to")?).collect(),
        order: if key.is_empty() { columns.clone() } else { key },
        columns,
        numbered,
        free_number,
        refers_to: row.texts("refers_to")?.into_iter().collect(),
        tenant_column: table.column,
        schema: table.schema,
        name: table.name,
    })
}

/// Each table after those that it refers to; what goes in a circle comes last, by name.
fn in_order(mut left: Vec<Layout>) -> Vec<Layout> {
    let mut ordered: Vec<Layout> = Vec::new();
    while !left.is_empty() {
        let waiting: BTreeSet<String> = left.iter().map(Layout::key).collect();
        let free =
            |one: &Layout| !one.refers_to.iter().any(|other| *other != one.key() && waiting.contains(other));
        // In a circle, one whose reference may be empty at first.
        let loose = |one: &Layout| {
            let kept = |other: &String| one.optional.iter().any(|(_, optional)| optional == other);
            one.refers_to.iter().filter(|other| **other != one.key() && waiting.contains(*other)).all(kept)
        };
        let at = left.iter().position(free).or_else(|| left.iter().position(loose)).unwrap_or(0);
        let mut next = left.remove(at);
        // Without a key a row cannot be found again, to let it refer to another one.
        let late = next.optional.iter().filter(|(column, other)| {
            next.has_key && *column != next.tenant_column && waiting.contains(other)
        });
        next.late = late.map(|(column, _)| column.clone()).collect();
        ordered.push(next);
    }
    ordered
}

/// Names, quoted, with commas.
pub(super) fn list(columns: &[String]) -> String {
    columns.iter().map(|column| ident(column)).collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn layout(name: &str, refers_to: &[&str]) -> Layout {
        Layout {
            schema: "public".into(),
            name: name.into(),
            tenant_column: "workspace_id".into(),
            columns: vec![],
            order: vec![],
            users: BTreeMap::new(),
            numbered: BTreeMap::new(),
            free_number: None,
            late: BTreeSet::new(),
            has_key: true,
            optional: refers_to.iter().map(|name| (format!("{name}_id"), format!("public.{name}"))).collect(),
            refers_to: refers_to.iter().map(|name| format!("public.{name}")).collect(),
        }
    }

    #[test]
    fn parents_come_first_and_circles_do_not_hang() {
        let ordered = in_order(vec![
            layout("clips", &["projects", "clips", "workspaces"]),
            layout("marks", &["clips"]),
            layout("projects", &["workspaces"]),
            layout("a", &["b"]),
            layout("b", &["a"]),
        ]);
        let names: Vec<&str> = ordered.iter().map(|one| one.name.as_str()).collect();
        assert_eq!(names, ["projects", "clips", "marks", "a", "b"]);
        let late: Vec<Vec<&str>> =
            ordered.iter().map(|one| one.late.iter().map(String::as_str).collect()).collect();
        assert_eq!(late, [vec![], vec!["clips_id"], vec![], vec!["b_id"], vec![]]);
    }
}
