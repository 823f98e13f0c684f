//! Rights on sequences beyond taking the next number.

use super::Rule;
use crate::{
    db::qualified,
    tenancy::audit::{
        model::Model,
        report::{Finding, Proof, Severity},
    },
};

pub(super) const RULE: Rule = Rule {
    id: "sequence-rights",
    severity: Severity::Error,
    title: "an API role may read or set a sequence",
    why: "A shared sequence tells how much all workspaces write; who may set it makes the inserts of all others fail.",
    close: "Leave USAGE alone where inserts need it, and revoke SELECT and UPDATE.",
    check: Some(check),
};

fn check(model: &Model) -> Vec<Finding> {
    model
        .sequences
        .iter()
        .filter_map(|sequence| {
            let has = |role: &String, right: &str| {
                sequence.rights.get(role).is_some_and(|rights| rights.iter().any(|r| r == right))
            };
            let roles = model.api_roles.iter().filter(|role| has(role, "SELECT") || has(role, "UPDATE"));
            let who: Vec<&str> = roles.map(String::as_str).collect();
            if who.is_empty() {
                return None;
            }
            let sets = model.api_roles.iter().any(|role| has(role, "UPDATE"));
            let what = if sets { "read and set" } else { "read" };
            let message = format!("{} may {what} it", who.join(", "));
            let name = qualified(&sequence.schema, &sequence.name);
            let fix = format!("revoke select, update on sequence {name} from public, {};", who.join(", "));
            let proof = Proof::catalogue(format!(
                "{} for {}",
                if sets { "SELECT or UPDATE" } else { "SELECT" },
                who.join(", ")
            ));
            Some(RULE.hit(format!("{}.{}", sequence.schema, sequence.name), message, proof, fix))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tenancy::audit::model::testing::{add, model};
    use serde_json::json;

    #[test]
    fn usage_alone_is_fine() {
        let with = |rights: &[&str]| {
            let rights = json!({ "authenticated": rights });
            check(&model(|m| {
                add(m, "sequences", json!({ "schema": "public", "name": "s", "rights": rights }));
            }))
        };
        assert_eq!(with(&["USAGE", "UPDATE"])[0].object, "public.s");
        assert_eq!(with(&["USAGE"]), []);
    }
}
