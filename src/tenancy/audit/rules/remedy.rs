//! SQL that closes what several rules find.

use crate::{
    db::{ident, literal},
    tenancy::audit::model::{Model, Relation, Tie},
};

/// The caller's workspace, as policies of this database ask for it.
pub(in super::super) fn claim_sql(model: &Model) -> String {
    let helper = model.functions.iter().find(|function| {
        function.args.is_empty()
            && function.kind == "f"
            && !function.is_trigger()
            && function.volatility != "i"
            && model.claims.callers.contains(&function.oid)
            && function.name.starts_with("current_")
    });
    if let Some(helper) = helper {
        return format!("(select {}())", crate::db::qualified(&helper.schema, &helper.name));
    }
    let column = literal(&model.tenant_column());
    format!("(select nullif(auth.jwt() -> 'app_metadata' ->> {column}, '')::uuid)")
}

/// Row security for a table, by what its rows are tied to.
pub(in super::super) fn isolate(model: &Model, relation: &Relation) -> String {
    let table = relation.sql();
    let enable = format!(
        "alter table {table} enable row level security;\nalter table {table} force row level security;"
    );
    let condition = match model.tenants.get(&relation.oid).map(|tenant| &tenant.tie) {
        Some(Tie::Column(column)) => Some(format!("{} = {}", ident(column), claim_sql(model))),
        Some(Tie::Parent { column, table, key }) => model.relation(*table).map(|parent| {
            let (name, key, column) = (parent.sql(), ident(key), ident(column));
            format!("exists (select from {name} parent where parent.{key} = {column})")
        }),
        Some(Tie::User(column)) => Some(format!("{} = (select auth.uid())", ident(column))),
        Some(Tie::Copies { .. } | Tie::Said) | None => None,
    };
    match condition {
        Some(condition) => format!(
            "{enable}\ncreate policy workspace_isolation on {table} for all to authenticated\n  using ({condition})\n  with check ({condition});"
        ),
        None => enable,
    }
}
