//! Objects that belong to an API role.

use super::Rule;
use crate::{
    db::ident,
    tenancy::audit::{
        model::Model,
        report::{Finding, Proof, Severity},
    },
};

pub(super) const RULE: Rule = Rule {
    id: "owner-is-api-role",
    severity: Severity::Error,
    title: "an API role owns a table, view, function or schema",
    why: "The owner switches row security off, changes policies and replaces functions.",
    close: "Give it to the role that runs the migrations.",
    check: Some(check),
};

fn check(model: &Model) -> Vec<Finding> {
    let api = |owner: &str| model.api_roles.iter().any(|role| role == owner);
    let new_owner = |model: &Model| ident(&model.server.user);
    let relations = model.relations.iter().filter(|relation| api(&relation.owner)).map(|relation| {
        let kind = match relation.kind.as_str() {
            "v" => "view",
            "m" => "materialized view",
            "f" => "foreign table",
            _ => "table",
        };
        (
            relation.full(),
            &relation.owner,
            format!("alter {kind} {} owner to {};", relation.sql(), new_owner(model)),
        )
    });
    let functions = model.functions.iter().filter(|f| api(&f.owner)).map(|function| {
        let fix = format!("alter function {} owner to {};", function.sql(), new_owner(model));
        (function.full(), &function.owner, fix)
    });
    let schemas = model.schemas.iter().filter(|schema| api(&schema.owner)).map(|schema| {
        let fix = format!("alter schema {} owner to {};", ident(&schema.name), new_owner(model));
        (schema.name.clone(), &schema.owner, fix)
    });
    relations
        .chain(functions)
        .chain(schemas)
        .map(|(object, owner, fix)| {
            let proof = Proof::catalogue(format!("its owner is `{owner}`"));
            RULE.hit(object, format!("belongs to `{owner}`, which requests run as"), proof, fix)
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tenancy::audit::model::testing::model;
    use serde_json::json;

    #[test]
    fn a_table_of_the_api_role() {
        let found = check(&model(|m| m["relations"][1]["owner"] = json!("authenticated")));
        assert!(found.len() == 1 && found[0].fix.ends_with("owner to \"postgres\";"), "{found:?}");
        assert_eq!(check(&model(|_| {})), []);
    }
}
