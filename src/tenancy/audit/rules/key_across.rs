//! Foreign keys between tables of workspaces that leave the workspace out.

use super::Rule;
use crate::{
    db::ident,
    tenancy::audit::{
        model::{COMMANDS, Code, Command, Constraint, Model, Relation},
        report::{Finding, Proof, Severity},
    },
};

pub(super) const RULE: Rule = Rule {
    id: "key-across",
    severity: Severity::Error,
    title: "a foreign key reaches into other workspaces",
    why: "Keys are checked past row security: a row can hang below another workspace's parent, and the error tells which ids exist.",
    close: "Make the key (parent, workspace) point at (id, workspace), with a unique constraint there.",
    check: Some(check),
};

fn check(model: &Model) -> Vec<Finding> {
    let keys = model.constraints.iter().filter(|k| k.kind == "f");
    keys.filter_map(|key| judge(model, key)).collect()
}

fn judge(model: &Model, key: &Constraint) -> Option<Finding> {
    let (child, parent) = (model.relation(key.relation)?, model.relation(key.target)?);
    let (of_child, of_parent) = (model.tenants.get(&child.oid)?, model.tenants.get(&parent.oid)?);
    if of_parent.root || !parent.is_table() || child.is_platform() {
        return None;
    }
    // A child without a tenant column is where its parent is: only its policies can say whose parent that may be.
    let column = of_child.column()?;
    let theirs = of_parent.column();
    let paired =
        key.columns.iter().zip(&key.target_columns).any(|(a, b)| a == column && Some(b.as_str()) == theirs);
    let writers: Vec<&str> = [Command::Insert, Command::Update]
        .into_iter()
        .flat_map(|command| model.api_roles.iter().map(move |role| (role, command)))
        .filter(|(role, command)| key.columns.iter().any(|c| child.allows_column(role, c, *command)))
        .map(|(role, _)| role.as_str())
        .collect();
    if paired || writers.is_empty() {
        return None;
    }
    let names = key.columns.join(", ");
    let proof = Proof::catalogue(format!("`{}`: {}", key.name, key.text));
    let fix = fix(model, child, parent, key, column, theirs);
    let guard = guard(model, child, parent);
    let message = format!("`{names}` may name a row of `{}` of any workspace", parent.full());
    Some(match guard {
        None => RULE.hit(child.full(), message, proof, fix),
        Some(guard) => RULE.note(child.full(), format!("{message}; {guard} looks at the parent"), proof, fix),
    })
}

/// What looks at the parent before a row is accepted: every policy for new rows, or a trigger.
fn guard(model: &Model, child: &Relation, parent: &Relation) -> Option<String> {
    let looks = |text: &str| {
        let below = model.called_by(text);
        let codes = below.iter().map(|function| Code::of(&function.source)).chain([Code::of(text)]);
        codes.into_iter().any(|code| code.names(&parent.schema, &parent.name))
    };
    let trigger = model
        .triggers_of(child.oid)
        .find(|(trigger, function)| trigger.on_insert && trigger.on_update && looks(&function.source));
    if let Some((trigger, _)) = trigger {
        return Some(format!("trigger `{}`", trigger.name));
    }
    let policies: Vec<_> = model
        .policies_of(child.oid)
        .filter(|policy| {
            let new = COMMANDS
                .into_iter()
                .any(|command| policy.covers(command) && policy.new_rows(command).is_some());
            new && !policy.applies.is_empty()
        })
        .collect();
    let restrictive = model.policies_of(child.oid).any(|policy| {
        !policy.permissive
            && policy.new_rows(Command::Insert).is_some_and(looks)
            && policy.covers(Command::Update)
    });
    let all = !policies.is_empty()
        && policies.iter().all(|policy| policy.new_rows(Command::Insert).is_some_and(looks));
    (all || restrictive).then(|| "a policy".to_owned())
}

fn fix(
    model: &Model,
    child: &Relation,
    parent: &Relation,
    key: &Constraint,
    column: &str,
    theirs: Option<&str>,
) -> String {
    let Some(theirs) = theirs else { return String::new() };
    let list = |names: &[String], last: &str| {
        names.iter().map(|name| ident(name)).chain([ident(last)]).collect::<Vec<_>>().join(", ")
    };
    let (from, to) = (list(&key.columns, column), list(&key.target_columns, theirs));
    let action = key
        .text
        .split_once(" ON ")
        .map_or(String::new(), |(_, action)| format!(" on {}", action.to_lowercase()));
    let wanted: Vec<&str> = key.target_columns.iter().map(String::as_str).chain([theirs]).collect();
    let unique = model.indexes.iter().any(|index| {
        index.relation == parent.oid
            && index.keys.len() == wanted.len()
            && index.keys.iter().all(|k| wanted.contains(&k.as_str()))
    });
    let name = ident(&format!("{}_{}_{theirs}_key", parent.name, key.target_columns.join("_")));
    let add = if unique {
        String::new()
    } else {
        format!("alter table {} add constraint {name} unique ({to});\n", parent.sql())
    };
    format!(
        "{add}alter table {child} drop constraint {name},\n  add constraint {name} foreign key ({from}) references {parent} ({to}){action};",
        parent = parent.sql(),
        child = child.sql(),
        name = ident(&key.name),
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tenancy::audit::model::testing::{add, model};
    use serde_json::{Value, json};

    fn with(columns: &[&str], targets: &[&str], change: impl FnOnce(&mut Value)) -> Vec<Finding> {
        check(&model(|m| {
            let rights = json!({ "authenticated": ["INSERT", "UPDATE"] });
            add(
                m,
                "relations",
                json!({ "oid": 3, "schema": "public", "name": "jobs", "kind": "r", "rls": true,
                "columns": [{ "name": "workspace_id", "rights": rights }, { "name": "clip_id", "rights": rights }] }),
            );
            add(
                m,
                "constraints",
                json!({ "name": "jobs_clip_fk", "relation": 3, "kind": "f", "columns": columns, "target": 2,
                "target_columns": targets, "text": "FOREIGN KEY …" }),
            );
            change(m);
        }))
    }

    #[test]
    fn the_workspace_is_left_out() {
        assert_eq!(with(&["clip_id"], &["id"], |_| {})[0].object, "public.jobs");
    }

    #[test]
    fn it_is_in_the_key_or_a_policy_looks_at_the_parent() {
        assert_eq!(with(&["clip_id", "workspace_id"], &["id", "workspace_id"], |_| {}), []);
        let guarded = with(&["clip_id"], &["id"], |m| {
            let text = "((workspace_id = app.current_workspace_id()) AND (EXISTS ( SELECT 1 FROM clips c WHERE c.id = jobs.clip_id)))";
            add(
                m,
                "policies",
                json!({ "name": "p", "relation": 3, "command": "*", "permissive": true,
                "applies": ["authenticated"], "using": text }),
            );
        });
        assert_eq!(guarded[0].severity, Severity::Note);
    }
}
