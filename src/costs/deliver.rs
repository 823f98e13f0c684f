//! From the spool to the table, each use once: its id is noted in `ef.usages` in the same statement that adds the row.

use super::{
    Error, Usage,
    spool::{Parcel, Spool},
};
use crate::db::{self, Connection};
use std::collections::BTreeSet;

/// How many uses travel in one statement.
const BATCH: usize = 500;
/// After this a use that is delivered again would be kept again. Files are removed as soon as they have arrived.
const REMEMBERED: &str = "90 days";

/// What came of a delivery.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Delivered {
    /// Rows that were added.
    pub added: usize,
    /// Uses that had arrived before.
    pub again: usize,
    /// Uses that were put aside, because the database refuses them.
    pub refused: usize,
}

/// Delivers all that waits. An error leaves the rest where it is.
pub fn deliver(spool: &Spool, connection: &mut Connection) -> Result<Delivered, Error> {
    let mut done = Delivered::default();
    let parcels = spool.take()?;
    if parcels.is_empty() {
        return Ok(done);
    }
    let columns = columns(connection)?;
    for parcel in parcels {
        one(spool, connection, &columns, parcel, &mut done)?;
    }
    Ok(done)
}

fn one(
    spool: &Spool,
    connection: &mut Connection,
    columns: &Columns,
    parcel: Parcel,
    done: &mut Delivered,
) -> Result<(), Error> {
    for batch in parcel.usages.chunks(BATCH) {
        let refused = match columns.add(connection, batch, done) {
            Ok(refused) => refused,
            Err(error) if is_about_rows(&error) => singly(connection, columns, batch, done)?,
            Err(error) => return Err(error.into()),
        };
        done.refused += refused.len();
        if !refused.is_empty() {
            spool.refuse(&refused)?;
        }
    }
    parcel.done()
}

/// One by one, after a batch was refused: those that are at fault are found, the others arrive.
fn singly(
    connection: &mut Connection,
    columns: &Columns,
    batch: &[Usage],
    done: &mut Delivered,
) -> Result<Vec<(Usage, String)>, Error> {
    let mut refused = vec![];
    for usage in batch {
        match columns.add(connection, std::slice::from_ref(usage), done) {
            Ok(more) => refused.extend(more),
            Err(error) if is_about_rows(&error) => refused.push((usage.clone(), error.to_string())),
            Err(error) => return Err(error.into()),
        }
    }
    Ok(refused)
}

/// Whether the values of a row are at fault (SQLSTATE 22 and 23), and not the time or the place.
fn is_about_rows(error: &db::Error) -> bool {
    error.sqlstate().is_some_and(|code| code.starts_with("22") || code.starts_with("23"))
}

/// The columns that `api_costs` has: in a project's own table some may be missing.
#[derive(Debug)]
pub(super) struct Columns(BTreeSet<String>);

/// Looks at the table.
pub(super) fn columns(connection: &mut Connection) -> Result<Columns, Error> {
    let sql = "select a.attname::text as name from pg_attribute a
               where a.attrelid = to_regclass('public.api_costs') and a.attnum > 0 and not a.attisdropped";
    let rows = connection.query(sql, &[])?;
    let names: BTreeSet<String> = rows.iter().map(|row| row.text("name")).collect::<Result<_, _>>()?;
    if names.is_empty() || !names.contains("usage_id") {
        return Err(Error::NoTable { table: "public.api_costs" });
    }
    let noted = connection.query_one("select to_regclass('ef.usages') is not null as there", &[])?;
    if !noted.bool("there")? {
        return Err(Error::NoTable { table: "ef.usages" });
    }
    Ok(Columns(names))
}

/// What each column gets, from a use `f`.
const VALUES: [(&str, &str); 12] = [
    ("provider", "f.engine"),
    ("model", "f.voice"),
    ("units", "f.characters"),
    ("cost_usd", "f.cost_usd"),
    ("created_at", "to_timestamp(f.at / 1000.0)"),
    ("engine", "f.engine"),
    ("voice", "f.voice"),
    ("characters", "f.characters"),
    ("audio_seconds", "f.audio_seconds"),
    ("cache_hit", "f.cache_hit"),
    ("usage_id", "f.id"),
    ("workspace_id", "f.workspace_id"),
];

impl Columns {
    /// Whether there is this one.
    pub(super) fn has(&self, name: &str) -> bool {
        self.0.contains(name)
    }

    /// Adds uses in one statement. Gives those that name no workspace that there is, where each row must have one.
    fn add(
        &self,
        connection: &mut Connection,
        batch: &[Usage],
        done: &mut Delivered,
    ) -> Result<Vec<(Usage, String)>, db::Error> {
        let tenants = self.has("workspace_id");
        let list = serde_json::to_string(batch).map_err(|error| db::Error::answer("uses", &error))?;
        let there: Vec<&(&str, &str)> = VALUES.iter().filter(|(column, _)| self.has(column)).collect();
        let names: Vec<&str> = there.iter().map(|(column, _)| *column).collect();
        let values: Vec<&str> = there.iter().map(|(_, value)| *value).collect();
        let (found, taken) = if tenants {
            (
                "(select w.id from public.workspaces w where w.id::text = lower(g.workspace) or w.slug = g.workspace limit 1)",
                "where workspace_id is not null",
            )
        } else {
            ("null::uuid", "")
        };
        let sql = format!(
            "with f as materialized (
               select distinct on (g.id) g.*, {found} as workspace_id
               from jsonb_to_recordset($1::jsonb) as g(id uuid, at int8, workspace text, engine text, voice text,
                 characters int8, audio_seconds float8, cost_usd numeric, cache_hit bool)
             ), fresh as (
               insert into ef.usages (usage_id) select id from f {taken} on conflict (usage_id) do nothing returning usage_id
             ), added as (
               insert into public.api_costs ({names}) select {values} from f join fresh on fresh.usage_id = f.id returning 1
             )
             select (select count(*) from added)::int8 as added,
               (select coalesce(array_agg(id::text), '{{}}') from f where {tenants} and workspace_id is null) as homeless",
            names = names.join(", "),
            values = values.join(", "),
        );
        let row = connection.query_one(&sql, &[list.into()])?;
        let added = usize::try_from(row.int("added")?).unwrap_or_default();
        let homeless = row.texts("homeless")?;
        let refused: Vec<(Usage, String)> = batch
            .iter()
            .filter(|usage| homeless.iter().any(|id| id.eq_ignore_ascii_case(&usage.id)))
            .map(|usage| {
                let why = match &usage.workspace {
                    Some(name) => format!("there is no workspace `{name}`"),
                    None => "it names no workspace".to_owned(),
                };
                (usage.clone(), why)
            })
            .collect();
        done.added += added;
        done.again += batch.len().saturating_sub(added + refused.len());
        Ok(refused)
    }
}

/// Forgets ids that are too old to come again.
pub(super) fn forget_old(connection: &mut Connection) -> Result<(), Error> {
    let sql = format!("delete from ef.usages where arrived_at < now() - interval '{REMEMBERED}'");
    connection.execute(&sql, &[])?;
    Ok(())
}
