//! Rights on tables that row security does not cover.

use super::Rule;
use crate::tenancy::audit::{
    model::Model,
    report::{Finding, Proof, Severity},
};

pub(super) const RULE: Rule = Rule {
    id: "rights-table",
    severity: Severity::Error,
    title: "an API role has TRUNCATE, TRIGGER, REFERENCES or MAINTAIN",
    why: "Row security guards SELECT, INSERT, UPDATE and DELETE alone: TRUNCATE empties the table for all, TRIGGER changes what others write, REFERENCES asks which ids exist.",
    close: "Revoke them.",
    check: Some(check),
};

const BEYOND: &[&str] = &["TRUNCATE", "TRIGGER", "REFERENCES", "MAINTAIN"];

fn check(model: &Model) -> Vec<Finding> {
    let mut found = Vec::new();
    for relation in model.relations.iter().filter(|r| (r.is_table() || r.kind == "f") && !r.is_platform()) {
        let tenant = model.tenants.contains_key(&relation.oid);
        let of = |role: &String| {
            let rights = BEYOND.iter().filter(|right| relation.has(role, right));
            rights.copied().collect::<Vec<_>>()
        };
        let holders: Vec<(&String, Vec<&str>)> = model
            .api_roles
            .iter()
            .map(|role| (role, of(role)))
            .filter(|(_, rights)| !rights.is_empty())
            .collect();
        let Some((first, rights)) = holders.first() else { continue };
        let who: Vec<&str> = holders.iter().map(|(role, _)| role.as_str()).collect();
        let all: Vec<&str> =
            BEYOND.iter().copied().filter(|r| holders.iter().any(|(_, has)| has.contains(r))).collect();
        let fix = format!(
            "revoke {} on {} from public, {};",
            all.join(", ").to_lowercase(),
            relation.sql(),
            who.join(", ")
        );
        let proof = Proof::catalogue(format!("{} for {}", all.join(", "), who.join(", ")));
        let message = format!("`{first}` has {}, which no policy limits", rights.join(", "));
        let grave = tenant || all.contains(&"TRUNCATE");
        let make = if grave { Rule::hit } else { Rule::note };
        found.push(make(&RULE, relation.full(), message, proof, fix));
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tenancy::audit::model::testing::model;
    use serde_json::json;

    #[test]
    fn truncate() {
        let found = check(&model(|m| m["relations"][1]["rights"] = json!({ "anon": ["TRUNCATE"] })));
        assert_eq!((found[0].object.as_str(), found[0].severity), ("public.clips", Severity::Error));
        assert!(found[0].fix.starts_with("revoke truncate on \"public\".\"clips\" from public, anon"));
    }

    #[test]
    fn the_four_commands_are_the_policies_matter() {
        assert_eq!(check(&model(|_| {})), []);
    }
}
