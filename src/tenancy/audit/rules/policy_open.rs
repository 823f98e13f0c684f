//! Policies that let everybody through: they ask nothing about who is asking.

use super::{Rule, claim_sql};
use crate::{
    db::ident,
    tenancy::audit::{
        model::{COMMANDS, Code, Command, Model, Policy, Relation},
        report::{Finding, Proof, Severity},
    },
};

pub(super) const RULE: Rule = Rule {
    id: "policy-open",
    severity: Severity::Error,
    title: "a policy does not ask whose workspace it is",
    why: "Permissive policies are joined by OR: one that does not look at the caller opens the table, whatever the others say.",
    close: "Compare the tenant column with the caller's workspace in USING and in WITH CHECK, or drop the policy.",
    check: Some(check),
};

fn check(model: &Model) -> Vec<Finding> {
    let mut found = Vec::new();
    for relation in model.relations.iter().filter(|relation| relation.is_table() && relation.rls) {
        let tenant = model.tenants.contains_key(&relation.oid);
        if relation.schema == "auth" && !tenant {
            continue;
        }
        if relation.full() == "storage.objects" {
            continue;
        }
        for policy in model.policies_of(relation.oid).filter(|policy| policy.permissive) {
            if let Some((command, what)) = opens(model, relation, policy, tenant) {
                found.push(finding(model, relation, policy, command, what));
            }
        }
    }
    found
}

/// The first command that the policy opens, and by which expression.
fn opens<'a>(
    model: &Model,
    relation: &Relation,
    policy: &'a Policy,
    tenant: bool,
) -> Option<(Command, &'a str)> {
    let commands = COMMANDS.into_iter().filter(|command| policy.covers(*command));
    // A table that belongs to nobody may be read by all, and may have an open letter box.
    let root = model.workspaces == Some(relation.oid);
    // Anybody may be free to make a workspace of his own.
    let commands = commands.filter(|c| !(root && *c == Command::Insert));
    let commands = commands.filter(|c| tenant || matches!(c, Command::Update | Command::Delete));
    commands.into_iter().find_map(|command| {
        let roles: Vec<&String> =
            policy.applies.iter().filter(|role| relation.allows(role, command)).collect();
        let guarded = |role: &str| {
            model.deciding(relation, role, command).any(|other| {
                let texts = [other.old_rows(command), other.new_rows(command)];
                !other.permissive
                    && texts.into_iter().flatten().all(|text| model.asks_who(text) || is_false(text))
            })
        };
        if roles.iter().all(|role| guarded(role)) {
            return None;
        }
        let texts = [policy.old_rows(command), policy.new_rows(command)];
        let forced = model.tenants.get(&relation.oid).and_then(|tenant| tenant.column());
        let forced =
            command == Command::Insert && forced.is_some_and(|column| model.forces(relation.oid, column));
        let open = texts.into_iter().flatten().find(|text| is_open(model, text) && !forced);
        open.map(|text| (command, text))
    })
}

fn is_false(text: &str) -> bool {
    text.trim_matches(['(', ')']).eq_ignore_ascii_case("false")
}

/// Whether an expression asks nothing about the caller and no other table.
fn is_open(model: &Model, text: &str) -> bool {
    let code = Code::of(text);
    let looks_elsewhere = code.has("from") && code.has("select");
    let through_functions = model.called_by(text).iter().any(|function| {
        let code = Code::of(&function.source);
        code.has("from") || code.has("execute")
    });
    !model.asks_who(text) && !is_false(text) && !looks_elsewhere && !through_functions
}

fn finding(model: &Model, relation: &Relation, policy: &Policy, command: Command, what: &str) -> Finding {
    let (table, name) = (relation.sql(), ident(&policy.name));
    let message = format!("policy `{}` lets {} through for every workspace", policy.name, command.word());
    let roles = policy.roles.join(", ");
    let clause = if policy.old_rows(command) == Some(what) { "USING" } else { "WITH CHECK" };
    let proof = Proof::catalogue(format!("policy `{}` to {roles}: {clause} ({what})", policy.name));
    let column = model.tenants.get(&relation.oid).and_then(|tenant| tenant.column());
    let fix = match column {
        Some(column) if clause == "WITH CHECK" => {
            let condition = format!("{} = {}", ident(column), claim_sql(model));
            format!("alter policy {name} on {table} with check ({condition});")
        }
        _ => format!("drop policy {name} on {table};"),
    };
    RULE.hit(relation.full(), message, proof, fix)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tenancy::audit::model::testing::{add, model};
    use serde_json::{Value, json};

    fn with(change: impl FnOnce(&mut Value)) -> Vec<Finding> {
        check(&model(|m| {
            add(
                m,
                "policies",
                json!({ "name": "p", "relation": 2, "command": "r", "permissive": true,
                "roles": ["public"], "applies": ["anon", "authenticated"], "using": "(title = 'x'::text)" }),
            );
            change(m);
        }))
    }

    #[test]
    fn a_second_policy_without_a_claim() {
        let found = with(|_| {});
        assert_eq!((found.len(), found[0].object.as_str()), (1, "public.clips"));
    }

    #[test]
    fn quiet_when_restricted_or_without_rights_or_for_others() {
        let restrictive = json!({ "name": "r", "relation": 2, "command": "*", "permissive": false, "roles": ["public"],
            "applies": ["anon", "authenticated"], "using": "(workspace_id = ( SELECT app.current_workspace_id()))" });
        assert_eq!(with(|m| add(m, "policies", restrictive)), []);
        assert_eq!(with(|m| m["policies"][2]["applies"] = json!(["anon"])), []);
        assert_eq!(with(|m| m["policies"][2]["using"] = json!("false")), []);
    }
}
