//! The table of costs, which `ef` makes: whoever names other tables did not think of it, and a table of `public` that is
//! left as it was made can be read and written by every visitor of a data API.

use super::{Error, Request, TableName};
use crate::db::Connection;

const COSTS: &str = "api_costs";
/// Whether the table has what our migrations give it, and nothing of anybody else.
const IS_OURS: &str = "
    select count(*) > 0 and coalesce(bool_and(a.attname in ('id', 'provider', 'model', 'units', 'cost_usd', 'created_at',
             'engine', 'voice', 'characters', 'audio_seconds', 'cache_hit', 'usage_id', 'workspace_id')), false) as ours
      from pg_attribute a
     where a.attrelid = to_regclass('public.api_costs') and a.attnum > 0 and not a.attisdropped";

/// The tables that are named, and that of costs when it is there and ours. A project's own one is left to the project.
pub(super) fn wanted(connection: &mut Connection, request: &Request) -> Result<Vec<TableName>, Error> {
    let mut all = Vec::new();
    for table in &request.tables {
        if !request.usual || is_there(connection, table)? {
            all.push(table.clone());
        }
    }
    let costs = TableName::parse(COSTS);
    if !all.contains(&costs) && connection.query_one(IS_OURS, &[])?.bool("ours")? {
        all.push(costs);
    }
    Ok(all)
}

fn is_there(connection: &mut Connection, table: &TableName) -> Result<bool, Error> {
    const SQL: &str = "select to_regclass($1) is not null as there";
    Ok(connection.query_one(SQL, &[table.sql().as_str().into()])?.bool("there")?)
}

/// What a person should know when nothing of the project is isolated.
pub(super) fn alone(request: &Request, wanted: &[TableName]) -> Option<String> {
    let is_alone = request.usual && wanted.iter().all(|table| table.name == COSTS);
    is_alone.then(|| "`[tenancy]` names no table, so none of the project's is isolated".to_owned())
}
