//! The tables whose rows belong to workspaces, as the database's catalogue has them.

use super::{Error, model::Count, transfer};
use crate::{
    db::{Connection, ident, qualified},
    tenancy::isolation::TableName,
};

/// A table whose rows belong to workspaces.
#[derive(Clone, Debug)]
pub(super) struct TenantTable {
    /// Its schema.
    pub(super) schema: String,
    /// Its name.
    pub(super) name: String,
    /// The column that names the workspace.
    pub(super) column: String,
    /// Whether its rows go by themselves when the workspace goes.
    pub(super) cascades: bool,
}

impl TenantTable {
    /// As it stands in SQL.
    pub(super) fn sql(&self) -> String {
        qualified(&self.schema, &self.name)
    }

    /// As a person calls it.
    pub(super) fn title(&self) -> String {
        if self.schema == "public" { self.name.clone() } else { format!("{}.{}", self.schema, self.name) }
    }
}

/// Whether row-level security keeps rows of the table `c` from us. The policy of that name lets `ef` itself pass.
const HIDDEN: &str = "(row_security_active(c.oid) and not exists (
  select from pg_policy p cross join unnest(p.polroles) as granted
  where p.polrelid = c.oid and p.polname = 'ef_owner' and pg_has_role(current_user, granted, 'usage')))";

/// Refuses when workspaces are kept from us, so that none is not taken for there being none.
pub(super) fn see_workspaces(connection: &mut Connection) -> Result<(), Error> {
    let sql = format!(
        "select current_user::text as me from pg_class c where c.oid = to_regclass('public.workspaces') and {HIDDEN}"
    );
    match connection.query_opt(&sql, &[])? {
        Some(row) => {
            Err(transfer::Error::Hidden { user: row.text("me")?, table: "workspaces".to_owned() }.into())
        }
        None => Ok(()),
    }
}

/// All of them: those with a foreign key to `public.workspaces`, and those of `[tenancy]` with a column
/// `workspace_id`. Partitions are reached through their table.
pub(super) fn all(connection: &mut Connection, tenant_tables: &[String]) -> Result<Vec<TenantTable>, Error> {
    let listed: Vec<String> = tenant_tables.iter().map(|name| TableName::parse(name).sql()).collect();
    let sql = format!(
        "
      select distinct on (n.nspname, c.relname) n.nspname::text as schema, c.relname::text as name, a.attname::text as column,
             coalesce(k.confdeltype = 'c', false) as cascades, current_user::text as me,
             {HIDDEN} as hidden
      from pg_class c
      join pg_namespace n on n.oid = c.relnamespace
      join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
      left join pg_constraint k on k.conrelid = c.oid and k.contype = 'f' and k.conkey = array[a.attnum]
        and k.confrelid = to_regclass('public.workspaces')
      where c.relkind in ('r', 'p') and not c.relispartition and c.oid <> to_regclass('public.workspaces')
        and (k.oid is not null
          or (a.attname = 'workspace_id' and a.atttypid = 'uuid'::regtype
              and c.oid = any (select to_regclass(t) from unnest($1::text[]) t)))
      order by n.nspname, c.relname, (a.attname = 'workspace_id') desc, k.oid is null"
    );
    let rows = connection.query(&sql, &[listed.into()])?;
    rows.iter()
        .map(|row| {
            let table = TenantTable {
                schema: row.text("schema")?,
                name: row.text("name")?,
                column: row.text("column")?,
                cascades: row.bool("cascades")?,
            };
            // A part of the rows taken for all of them would be counted, exported and deleted wrongly.
            if row.bool("hidden")? {
                return Err(transfer::Error::Hidden { user: row.text("me")?, table: table.title() }.into());
            }
            Ok(table)
        })
        .collect()
}

/// How many rows of each belong to this workspace; tables without any are left out.
pub(super) fn counts(
    connection: &mut Connection,
    tenant_tables: &[String],
    workspace: &str,
) -> Result<Vec<Count>, Error> {
    let tables = all(connection, tenant_tables)?;
    if tables.is_empty() {
        return Ok(Vec::new());
    }
    let one = |(at, table): (usize, &TenantTable)| {
        format!(
            "select {at}::int8 as at, count(*)::int8 as n from {} where {} = $1::uuid",
            table.sql(),
            ident(&table.column)
        )
    };
    let sql: Vec<String> = tables.iter().enumerate().map(one).collect();
    let rows = connection.query(&format!("{} order by 1", sql.join(" union all ")), &[workspace.into()])?;
    let mut counts = Vec::new();
    for row in rows {
        let (at, rows) = (row.int("at")?, row.int("n")?);
        let table = usize::try_from(at).ok().and_then(|at| tables.get(at));
        if let Some(table) = table.filter(|_| rows > 0) {
            counts.push(Count { table: table.title(), rows });
        }
    }
    Ok(counts)
}

/// Deletes what would otherwise be left behind, or in the way.
pub(super) fn delete_rows_without_cascade(
    connection: &mut Connection,
    tenant_tables: &[String],
    workspace: &str,
) -> Result<(), Error> {
    for table in all(connection, tenant_tables)?.iter().filter(|table| !table.cascades) {
        let sql = format!("delete from {} where {} = $1::uuid", table.sql(), ident(&table.column));
        connection.execute(&sql, &[workspace.into()])?;
    }
    Ok(())
}
