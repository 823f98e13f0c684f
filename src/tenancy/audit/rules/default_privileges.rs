//! Rights that new objects get at birth.

use super::Rule;
use crate::{
    db::ident,
    tenancy::audit::{
        model::Model,
        report::{Finding, Proof, Severity},
    },
};

pub(super) const RULE: Rule = Rule {
    id: "default-privileges",
    severity: Severity::Error,
    title: "new objects are handed to API roles at birth",
    why: "The next table is open to all until somebody thinks of row security, and has TRUNCATE besides.",
    close: "Revoke the default privileges, and grant by hand what each table needs.",
    check: Some(check),
};

fn check(model: &Model) -> Vec<Finding> {
    let owners: Vec<&str> = model.tenant_tables().map(|(relation, _)| relation.owner.as_str()).collect();
    let mut found: Vec<Finding> = Vec::new();
    for right in &model.defaults {
        let api = right.grantee == "public" || model.api_roles.contains(&right.grantee);
        let reached = right.schema.is_empty() || usable(model, &right.schema);
        let (kind, what) = match right.kind.as_str() {
            "r" => ("tables", "table"),
            "S" => ("sequences", "sequence"),
            "f" => ("functions", "function"),
            _ => continue,
        };
        // What another role makes is that role's matter; a platform's own roles cannot be changed from here.
        if !api || !reached || !owners.contains(&right.owner.as_str()) {
            continue;
        }
        let schema = if right.schema.is_empty() { "every schema" } else { &right.schema };
        let object = if right.schema.is_empty() { "public".to_owned() } else { right.schema.clone() };
        let within = if right.schema.is_empty() {
            String::new()
        } else {
            format!(" in schema {}", ident(&right.schema))
        };
        let (grantee, owner) = (quoted(&right.grantee), ident(&right.owner));
        let fix =
            format!("alter default privileges for role {owner}{within} revoke all on {kind} from {grantee};");
        let rights = right.rights.join(", ");
        let message =
            format!("every new {what} of `{}` in {schema} is handed to {}", right.owner, right.grantee);
        found.push(RULE.hit(
            object,
            message,
            Proof::catalogue(format!("{rights} on {kind} to {}", right.grantee)),
            fix,
        ));
    }
    found
}

fn quoted(role: &str) -> String {
    if role == "public" { role.to_owned() } else { ident(role) }
}

fn usable(model: &Model, schema: &str) -> bool {
    model.schemas.iter().any(|known| known.name == schema && !known.usage.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tenancy::audit::model::testing::{add, model};
    use serde_json::json;

    #[test]
    fn of_an_owner_and_of_somebody_else() {
        let with = |owner: &str, grantee: &str| {
            check(&model(|m| {
                add(
                    m,
                    "defaults",
                    json!({ "owner": owner, "schema": "public", "kind": "r", "grantee": grantee, "rights": ["SELECT"] }),
                );
            }))
        };
        assert_eq!(with("postgres", "anon")[0].object, "public");
        assert_eq!(with("supabase_admin", "anon"), []);
        assert_eq!(with("postgres", "service_role"), []);
    }
}
