//! Tables that API roles reach and that have no row security.

use super::{Rule, isolate};
use crate::tenancy::audit::{
    model::{Command, Model, Relation, Tie},
    report::{Finding, Proof, Severity},
};

pub(super) const RULE: Rule = Rule {
    id: "rls-disabled",
    severity: Severity::Error,
    title: "a table that the data API reaches has no row security",
    why: "Without row security a right on the table is a right on every row of every workspace.",
    close: "Enable and force row level security and add a policy, or revoke the rights of the API roles.",
    check: Some(check),
};

fn check(model: &Model) -> Vec<Finding> {
    model
        .relations
        .iter()
        .filter(|relation| relation.is_table() && !relation.rls && model.reachable(relation))
        .map(|relation| judge(model, relation))
        .collect()
}

fn judge(model: &Model, relation: &Relation) -> Finding {
    let who = |command| model.who(relation, command);
    let may: Vec<String> = super::super::model::COMMANDS
        .iter()
        .filter(|command| !who(**command).is_empty())
        .map(|command| format!("{} by {}", command.word(), who(*command).join(", ")))
        .collect();
    let proof = Proof::catalogue(format!("row security is off; {}", may.join("; ")));
    let (object, fix) = (relation.full(), isolate(model, relation));
    let whose = match model.tenants.get(&relation.oid).map(|tenant| &tenant.tie) {
        Some(Tie::Column(column)) => format!("its rows belong to workspaces (`{column}`)"),
        Some(Tie::Parent { column, table, .. }) => {
            let parent = model.relation(*table).map(Relation::full).unwrap_or_default();
            format!("its rows hang below `{parent}` (`{column}`)")
        }
        Some(Tie::Copies { by, .. }) => format!("copies of rows of workspaces come here through `{by}`"),
        Some(Tie::User(column)) => format!("its rows belong to users (`{column}`)"),
        Some(Tie::Said) => "`ef.toml` says that its rows belong to workspaces".to_owned(),
        None if relation.is_platform() => "it is a table of the platform".to_owned(),
        None => {
            let change = !who(Command::Update).is_empty() || !who(Command::Delete).is_empty();
            let fill = !who(Command::Insert).is_empty() && !who(Command::Select).is_empty();
            if !change && !fill {
                let message = "no row security, but only readable and not tied to workspaces".to_owned();
                return RULE.note(object, message, proof, fix);
            }
            "what one workspace writes into it others read, change or delete".to_owned()
        }
    };
    RULE.hit(object, format!("row security is off, and {whose}"), proof, fix)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tenancy::audit::model::testing::{add, model};
    use serde_json::json;

    #[test]
    fn a_tenant_table_without_row_security() {
        let found = check(&model(|m| m["relations"][1]["rls"] = json!(false)));
        assert_eq!((found.len(), found[0].object.as_str()), (1, "public.clips"));
        assert!(found[0].fix.contains("\"app\".\"current_workspace_id\"()"), "{}", found[0].fix);
    }

    #[test]
    fn a_lookup_table_that_is_only_read_is_a_note_and_one_without_rights_is_nothing() {
        let lookup = |rights: &[&str]| {
            let rights = json!({ "authenticated": rights });
            model(|m| {
                add(
                    m,
                    "relations",
                    json!({ "oid": 9, "schema": "public", "name": "voices", "kind": "r", "rights": rights }),
                );
            })
        };
        assert_eq!(check(&lookup(&["SELECT"]))[0].severity, Severity::Note);
        assert_eq!(check(&lookup(&["SELECT", "INSERT"]))[0].severity, Severity::Error);
        assert_eq!(check(&lookup(&[])), []);
    }
}
