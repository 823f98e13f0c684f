//! Unique keys over all workspaces.

use super::Rule;
use crate::{
    db::ident,
    tenancy::audit::{
        model::{Command, Index, Model, Relation, Tie},
        report::{Finding, Proof, Severity},
    },
};

pub(super) const RULE: Rule = Rule {
    id: "key-global",
    severity: Severity::Error,
    title: "a unique key spans all workspaces",
    why: "A duplicate key error tells a member of one workspace that a value exists in another; and one workspace can take a name away from all.",
    close: "Let the key begin with the tenant column.",
    check: Some(check),
};

fn check(model: &Model) -> Vec<Finding> {
    model.indexes.iter().filter_map(|index| judge(model, index)).collect()
}

fn judge(model: &Model, index: &Index) -> Option<Finding> {
    let relation = model.relation(index.relation)?;
    let tenant = model.tenants.get(&relation.oid)?;
    let anchor = match &tenant.tie {
        Tie::Column(column) | Tie::Parent { column, .. } => column,
        Tie::User(_) | Tie::Copies { .. } | Tie::Said => return None,
    };
    let scoped = index.keys.contains(anchor);
    let whole = index.keys.join(", ");
    if tenant.root || scoped || !relation.parents.is_empty() || tenant.member.is_some() {
        return None;
    }
    let writers = writers(model, relation, index);
    if writers.is_empty() {
        return None;
    }
    let guessable = index.keys.iter().all(|key| !is_random(model, relation, key));
    let made = index.keys.iter().all(|key| is_made(relation, key));
    if !guessable || made {
        return None;
    }
    let message = format!("`{}` is unique over all workspaces: ({whole})", index.name);
    let proof = Proof::catalogue(format!("{}; {} may write it", index.text, writers.join(", ")));
    Some(RULE.hit(relation.full(), message, proof, fix(relation, index, anchor)))
}

/// API roles that can choose a value of the key.
fn writers<'a>(model: &'a Model, relation: &Relation, index: &Index) -> Vec<&'a str> {
    let may = |role: &str| {
        [Command::Insert, Command::Update].into_iter().any(|command| {
            relation.allows(role, command)
                && index.keys.iter().any(|key| {
                    // An expression: whoever may write anything may write what is in it.
                    relation.column(key).is_none() || relation.allows_column(role, key, command)
                })
        })
    };
    model.api_roles.iter().map(String::as_str).filter(|role| may(role)).collect()
}

/// Whether nobody can guess values of this column: random, or an id of another table that is.
fn is_random(model: &Model, relation: &Relation, key: &str) -> bool {
    let Some(column) = relation.column(key) else { return false };
    let default = column.default.as_deref().unwrap_or_default();
    let drawn =
        default.contains("gen_random") || default.contains("uuid_generate") || default.contains("random");
    let of_parent = column.type_name == "uuid"
        && model
            .constraints
            .iter()
            .any(|k| k.kind == "f" && k.relation == relation.oid && k.columns.iter().any(|c| c == key));
    drawn
        || of_parent
        || (column.type_name == "uuid" && relation.column(key).is_some_and(|c| c.not_null) && key == "id")
}

/// Whether the database makes the values of this column.
fn is_made(relation: &Relation, key: &str) -> bool {
    relation.column(key).is_some_and(|column| {
        !column.identity.is_empty()
            || column.default.as_deref().is_some_and(|default| default.starts_with("nextval("))
    })
}

fn fix(relation: &Relation, index: &Index, anchor: &str) -> String {
    let (table, name) = (relation.sql(), ident(&index.name));
    let new = ident(&format!("{}_per_{anchor}", index.name));
    let keys = index
        .keys
        .iter()
        .map(|key| if relation.column(key).is_some() { ident(key) } else { format!("({key})") });
    let keys: Vec<String> = std::iter::once(ident(anchor)).chain(keys).collect();
    let condition =
        index.text.split_once(" WHERE ").map_or(String::new(), |(_, text)| format!(" where {text}"));
    let drop = if index.constraint {
        format!("alter table {table} drop constraint {name};")
    } else {
        format!("drop index {};", crate::db::qualified(&relation.schema, &index.name))
    };
    if index.primary || index.exclusion {
        return format!("-- let the key `{}` of {table} begin with {}", index.name, ident(anchor));
    }
    format!("create unique index {new} on {table} ({}){condition};\n{drop}", keys.join(", "))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tenancy::audit::model::testing::{add, model};
    use serde_json::json;

    fn unique(keys: &[&str]) -> Vec<Finding> {
        check(&model(|m| {
            add(
                m,
                "indexes",
                json!({ "name": "u", "relation": 2, "keys": keys, "text": "CREATE UNIQUE INDEX u …" }),
            );
        }))
    }

    #[test]
    fn a_title_that_only_one_may_have() {
        assert_eq!(unique(&["title"])[0].object, "public.clips");
        assert_eq!(unique(&["lower(title)"]).len(), 1);
    }

    #[test]
    fn within_one_workspace_or_random() {
        assert_eq!(unique(&["workspace_id", "title"]), []);
        assert_eq!(unique(&["id"]), []);
        let read_only = model(|m| {
            add(m, "indexes", json!({ "name": "u", "relation": 2, "keys": ["title"] }));
            m["relations"][1]["rights"] = json!({ "authenticated": ["SELECT"] });
            m["relations"][1]["columns"][1]["rights"] = json!({});
            m["relations"][1]["columns"][2]["rights"] = json!({});
            m["relations"][1]["columns"][0]["rights"] = json!({});
        });
        assert_eq!(check(&read_only), []);
    }
}
