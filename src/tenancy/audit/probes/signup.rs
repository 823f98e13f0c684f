//! Signing up as somebody who names B in the data that a client may send.

use super::{Session, World};
use crate::{
    db::{Error, ident, literal},
    tenancy::audit::{
        model::Model,
        report::{Finding, Proof, Report},
        rules,
    },
};
use serde_json::{Map, json};

/// Puts an account into `auth.users` and looks where it ended.
pub(super) fn run(
    session: &mut Session,
    model: &Model,
    world: &World,
    report: &mut Report,
) -> Result<Vec<Finding>, Error> {
    let Some(users) = model.relations.iter().find(|relation| relation.full() == "auth.users") else {
        return Ok(Vec::new());
    };
    let Some((_, function)) = model.triggers_of(users.oid).find(|(trigger, _)| trigger.on_insert) else {
        return Ok(Vec::new());
    };
    if super::call::reaches_out(function).is_some() {
        report.skipped("a sign-up", "its trigger reaches beyond the transaction");
        return Ok(Vec::new());
    }
    let user = uuid::Uuid::new_v4().to_string();
    let keys = model.claims.keys.iter().cloned().chain([model.tenant_column()]);
    let mut data: Map<_, _> = keys.map(|key| (key, json!(world.b.workspace))).collect();
    data.insert("role".to_owned(), json!("owner"));
    let data = literal(&serde_json::Value::Object(data).to_string());
    let column = literal(&model.tenant_column());
    let insert = format!(
        "insert into auth.users (id, email, raw_user_meta_data) values ('{user}', '{user}@probe.invalid', {data}::jsonb)"
    );
    let b = literal(&world.b.workspace);
    let mut checks = vec![format!(
        "exists (select from auth.users where id = '{user}' and raw_app_meta_data ->> {column} = {b})"
    )];
    for (relation, tenant) in model.tenant_tables() {
        if let (Some(member), Some(column)) = (&tenant.member, tenant.column()) {
            let (table, member, column) = (relation.sql(), ident(member), ident(column));
            checks.push(format!(
                "exists (select from {table} where {member}::text = '{user}' and {column}::text = {b})"
            ));
        }
    }
    report.count("writes", 1);
    let ended = session.after(&insert, &format!("select ({})::text as x", checks.join(" or ")))?;
    if ended.as_deref() != Ok("true") {
        return Ok(Vec::new());
    }
    let statement = "insert into auth.users (…, raw_user_meta_data) values (…, '{…B…}')";
    let proof = Proof::ran("the sign-up of a stranger", statement, "the new user is in B (rolled back)");
    let message = "a stranger who names B at sign-up is put into it".to_owned();
    Ok(vec![rules::SIGNUP_CLAIMS.hit(function.full(), message, proof, String::new())])
}
