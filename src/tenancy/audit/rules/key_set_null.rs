//! Keys whose SET NULL would take the workspace away from a row.

use super::Rule;
use crate::{
    db::ident,
    tenancy::audit::{
        model::Model,
        report::{Finding, Proof, Severity},
    },
};

pub(super) const RULE: Rule = Rule {
    id: "key-set-null",
    severity: Severity::Error,
    title: "deleting a parent takes the workspace away from its children",
    why: "SET NULL without a list of columns nulls the tenant column too: the row belongs to nobody, or the delete fails.",
    close: "Name the columns: ON DELETE SET NULL (parent_id), PostgreSQL 15 and later; a trigger before.",
    check: Some(check),
};

fn check(model: &Model) -> Vec<Finding> {
    let keys =
        model.constraints.iter().filter(|k| k.kind == "f" && k.on_delete == "n" && k.columns.len() > 1);
    keys.filter_map(|key| {
        let relation = model.relation(key.relation)?;
        let column = model.tenants.get(&relation.oid)?.column()?;
        let nulled = key.columns.iter().any(|c| c == column)
            && (key.set_columns.is_empty() || key.set_columns.iter().any(|c| c == column));
        let parent = model.relation(key.target)?;
        let list = |names: &[String]| names.iter().map(|name| ident(name)).collect::<Vec<_>>().join(", ");
        let rest: Vec<String> = key.columns.iter().filter(|c| *c != column).cloned().collect();
        let fix = format!(
            "alter table {table} drop constraint {name},\n  add constraint {name} foreign key ({from}) references {parent} ({to}) on delete set null ({rest});",
            table = relation.sql(), name = ident(&key.name), from = list(&key.columns), parent = parent.sql(),
            to = list(&key.target_columns), rest = list(&rest),
        );
        let message = format!("`{}` nulls `{column}` when a row of `{}` is deleted", key.name, parent.full());
        nulled.then(|| RULE.hit(relation.full(), message, Proof::catalogue(key.text.clone()), fix))
    })
    .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tenancy::audit::model::testing::{add, model};
    use serde_json::json;

    #[test]
    fn with_a_list_of_columns_and_without() {
        let with = |set: &[&str]| {
            check(&model(|m| {
                add(
                    m,
                    "constraints",
                    json!({ "name": "k", "relation": 2, "kind": "f", "columns": ["title", "workspace_id"],
                    "target": 1, "target_columns": ["id", "workspace_id"], "on_delete": "n", "set_columns": set }),
                );
            }))
        };
        assert_eq!(with(&[]).len(), 1);
        assert_eq!(with(&["title"]), []);
    }
}
