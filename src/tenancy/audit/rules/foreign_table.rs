//! Foreign tables: row security does not exist for them either.

use super::Rule;
use crate::tenancy::audit::{
    model::Model,
    report::{Finding, Proof, Severity},
};

pub(super) const RULE: Rule = Rule {
    id: "foreign-table",
    severity: Severity::Error,
    title: "a foreign table can be reached by API roles",
    why: "The other server is asked with the rights of the user mapping; policies cannot guard it.",
    close: "Revoke the rights, and serve it through a view or function that filters by the caller's workspace.",
    check: Some(check),
};

fn check(model: &Model) -> Vec<Finding> {
    let tables = model.relations.iter().filter(|relation| relation.kind == "f" && model.reachable(relation));
    tables
        .map(|table| {
            let proof = Proof::catalogue("foreign table with rights for API roles");
            let fix = format!("revoke all on {} from public, {};", table.sql(), model.api_roles.join(", "));
            let message = "no policy is asked for a foreign table".to_owned();
            if model.tenants.contains_key(&table.oid) {
                RULE.hit(table.full(), message, proof, fix)
            } else {
                RULE.note(table.full(), message, proof, fix)
            }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tenancy::audit::model::testing::{add, model};
    use serde_json::json;

    #[test]
    fn with_rights_and_without() {
        let with = |rights: &[&str]| {
            check(&model(|m| {
                add(
                    m,
                    "relations",
                    json!({ "oid": 9, "schema": "public", "name": "remote", "kind": "f",
                    "columns": [{ "name": "workspace_id" }], "rights": { "authenticated": rights } }),
                );
            }))
        };
        assert_eq!(with(&["SELECT"])[0].severity, Severity::Error);
        assert_eq!(with(&[]), []);
    }
}
