//! Schemas and databases in which API roles may create objects.

use super::Rule;
use crate::{
    db::ident,
    tenancy::audit::{
        model::Model,
        report::{Finding, Proof, Severity},
    },
};

pub(super) const RULE: Rule = Rule {
    id: "schema-create",
    severity: Severity::Error,
    title: "API roles may create objects in a schema",
    why: "A function or table put where trusted code looks for names takes the place of the real one; a table there can reference others.",
    close: "Revoke CREATE.",
    check: Some(check),
};

fn check(model: &Model) -> Vec<Finding> {
    let schemas = model.schemas.iter().filter(|schema| !schema.create.is_empty()).map(|schema| {
        let who = schema.create.join(", ");
        let from = if schema.public_create { format!("public, {who}") } else { who.clone() };
        let fix = format!("revoke create on schema {} from {from};", ident(&schema.name));
        let proof = Proof::catalogue(format!("CREATE on schema `{}` for {who}", schema.name));
        RULE.hit(schema.name.clone(), format!("{who} may create objects in it"), proof, fix)
    });
    let roles = &model.server.database_create;
    let database = (!roles.is_empty()).then(|| {
        let who = roles.join(", ");
        let fix = format!("do $$ begin execute format('revoke create on database %I from public, {who}', current_database()); end $$;");
        let proof = Proof::catalogue(format!("CREATE on the database for {who}"));
        RULE.hit("database".to_owned(), format!("{who} may create schemas"), proof, fix)
    });
    schemas.chain(database).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tenancy::audit::model::testing::model;
    use serde_json::json;

    #[test]
    fn create_and_usage() {
        let found = check(&model(|m| m["schemas"][0]["create"] = json!(["authenticated"])));
        assert_eq!(found[0].object, "public");
        assert_eq!(check(&model(|_| {})), []);
    }
}
