//! Commands that a role has the right for and that no policy lets through.

use super::{Rule, claim_sql};
use crate::{
    db::ident,
    tenancy::audit::{
        model::{COMMANDS, Model, Relation, Tie},
        report::{Finding, Proof, Severity},
    },
};

pub(super) const RULE: Rule = Rule {
    id: "policy-missing",
    severity: Severity::Error,
    title: "a command is granted, but no policy lets it through",
    why: "Members cannot reach their own rows: a query answers nothing, a change does nothing, without an error.",
    close: "Add a policy for the command, or revoke the right that cannot be used.",
    check: Some(check),
};

fn check(model: &Model) -> Vec<Finding> {
    let tables = model.tenant_tables().filter(|(relation, tenant)| {
        // Partitions are reached through their parent, and a table of copies may be closed on purpose.
        relation.rls && relation.parents.is_empty() && !matches!(tenant.tie, Tie::Copies { .. })
    });
    let roles = model.api_roles.iter().filter(|role| *role != "anon");
    let pairs: Vec<_> =
        tables.flat_map(|(relation, _)| roles.clone().map(move |role| (relation, role))).collect();
    pairs.into_iter().filter_map(|(relation, role)| judge(model, relation, role)).collect()
}

fn judge(model: &Model, relation: &Relation, role: &str) -> Option<Finding> {
    if model.bypasses(role, relation) {
        return None;
    }
    let granted: Vec<_> = COMMANDS.into_iter().filter(|command| relation.allows(role, *command)).collect();
    let missing: Vec<&str> = granted
        .iter()
        .filter(|command| !model.deciding(relation, role, **command).any(|policy| policy.permissive))
        .map(|command| command.word())
        .collect();
    if missing.is_empty() {
        return None;
    }
    let all = missing.len() == granted.len();
    let what =
        if all { "no policy lets it through".to_owned() } else { format!("none for {}", missing.join(", ")) };
    let message = format!("`{role}` has the right for {}, but {what}", missing.join(", "));
    let proof = Proof::catalogue(format!(
        "row security is on; no permissive policy to {role} for {}",
        missing.join(", ")
    ));
    Some(RULE.hit(relation.full(), message, proof, fix(model, relation, role, &missing)))
}

fn fix(model: &Model, relation: &Relation, role: &str, missing: &[&str]) -> String {
    let (table, to) = (relation.sql(), ident(role));
    let Some(column) = model.tenants.get(&relation.oid).and_then(|tenant| tenant.column()) else {
        return format!("revoke {} on {table} from {to};", missing.join(", ").to_lowercase());
    };
    let condition = format!("{} = {}", ident(column), claim_sql(model));
    let lines = missing.iter().map(|command| {
        let clauses = match *command {
            "INSERT" => format!("with check ({condition})"),
            "UPDATE" => format!("using ({condition}) with check ({condition})"),
            _ => format!("using ({condition})"),
        };
        let command = command.to_lowercase();
        format!("create policy workspace_{command} on {table} for {command} to {to} {clauses};")
    });
    lines.collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tenancy::audit::model::testing::model;
    use serde_json::json;

    #[test]
    fn one_command_has_none() {
        let found = check(&model(|m| m["policies"][1]["command"] = json!("r")));
        assert_eq!(found.len(), 1);
        assert!(found[0].message.contains("INSERT, UPDATE, DELETE") && found[0].fix.contains("for delete"));
    }

    #[test]
    fn a_right_that_is_not_given_needs_no_policy() {
        let found = check(&model(|m| {
            m["policies"][1]["command"] = json!("r");
            m["relations"][1]["rights"] = json!({ "authenticated": ["SELECT"] });
            for column in m["relations"][1]["columns"].as_array_mut().unwrap() {
                column["rights"] = json!({ "authenticated": ["SELECT"] });
            }
        }));
        assert_eq!(found, []);
    }
}
