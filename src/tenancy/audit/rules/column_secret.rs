//! Columns with secrets that the data API hands out.

use super::Rule;
use crate::{
    db::ident,
    tenancy::audit::{
        model::{Command, Model, Relation},
        report::{Finding, Proof, Severity},
    },
};

pub(super) const RULE: Rule = Rule {
    id: "column-secret",
    severity: Severity::Error,
    title: "the data API hands out a column with secrets",
    why: "Policies choose rows, not columns: every member of the workspace, and whoever gets hold of a token, reads the key.",
    close: "Grant SELECT on the other columns only.",
    check: Some(check),
};

/// Parts of names that only secrets have.
const SIGNS: &[&str] = &[
    "api_key",
    "apikey",
    "secret",
    "password",
    "private_key",
    "credential",
    "access_token",
    "refresh_token",
];

fn check(model: &Model) -> Vec<Finding> {
    let relations = model.relations.iter().filter(|r| !r.is_platform() && model.tenants.contains_key(&r.oid));
    relations.flat_map(|relation| columns(model, relation)).collect()
}

fn columns(model: &Model, relation: &Relation) -> Vec<Finding> {
    let secret = |name: &str| {
        let name = name.to_lowercase();
        SIGNS.iter().any(|sign| name.contains(sign)) || name.ends_with("_enc") || name.ends_with("_encrypted")
    };
    let columns = relation
        .columns
        .iter()
        .filter(|column| secret(&column.name) && !matches!(column.category.as_str(), "B" | "D" | "N"));
    columns
        .filter_map(|column| {
            let roles = model
                .api_roles
                .iter()
                .filter(|role| relation.allows_column(role, &column.name, Command::Select));
            let who: Vec<&str> = roles.map(String::as_str).collect();
            if who.is_empty() {
                return None;
            }
            let rest = relation.columns.iter().filter(|other| !secret(&other.name));
            let rest: Vec<String> = rest.map(|column| ident(&column.name)).collect();
            let (table, roles) = (relation.sql(), who.join(", "));
            let fix = format!(
                "revoke select on {table} from {roles};\ngrant select ({}) on {table} to {roles};",
                rest.join(", ")
            );
            let proof = Proof::catalogue(format!("SELECT on `{}` for {roles}", column.name));
            Some(RULE.hit(relation.full(), format!("`{}` can be read by {roles}", column.name), proof, fix))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tenancy::audit::model::testing::model;
    use serde_json::json;

    #[test]
    fn readable_and_not() {
        let with = |rights: &[&str]| {
            let rights = json!({ "authenticated": rights });
            check(&model(|m| {
                let column = json!({ "name": "api_key_enc", "category": "S", "rights": rights });
                m["relations"][1]["columns"].as_array_mut().unwrap().push(column);
            }))
        };
        assert_eq!(with(&["SELECT"])[0].object, "public.clips");
        assert_eq!(with(&["INSERT"]), []);
    }
}
