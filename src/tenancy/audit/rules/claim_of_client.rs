//! Policies that trust `user_metadata`.

use super::Rule;
use crate::{
    db::ident,
    tenancy::audit::{
        model::{Model, Policy, literals},
        report::{Finding, Proof, Severity},
    },
};

pub(super) const RULE: Rule = Rule {
    id: "claim-of-client",
    severity: Severity::Error,
    title: "a policy trusts user_metadata",
    why: "Every user can change the user_metadata of the own account, and so name any workspace or role.",
    close: "Read the claim from app_metadata, which only the server can write.",
    check: Some(check),
};

fn check(model: &Model) -> Vec<Finding> {
    model
        .policies
        .iter()
        .filter(|policy| policy.permissive && !policy.applies.is_empty())
        .filter_map(|policy| {
            let relation = model.relation(policy.relation)?;
            let via = trusts(model, policy)?;
            let message = format!("policy `{}` trusts what a user writes into user_metadata", policy.name);
            let proof = Proof::catalogue(via);
            let (name, table) = (ident(&policy.name), relation.sql());
            let fix = format!(
                "drop policy {name} on {table};\n-- then create it anew with auth.jwt() -> 'app_metadata'"
            );
            Some(RULE.hit(relation.full(), message, proof, fix))
        })
        .collect()
}

fn mentions(text: &str) -> bool {
    let named = |word: &String| word.contains("user_metadata") || word.contains("raw_user_meta_data");
    literals(text).iter().any(named) || super::super::model::Code::of(text).has("raw_user_meta_data")
}

/// Where it trusts it: in its own text, or in a function.
fn trusts(model: &Model, policy: &Policy) -> Option<String> {
    let texts = [policy.using.as_deref(), policy.check.as_deref()];
    texts.into_iter().flatten().find_map(|text| {
        if mentions(text) {
            return Some(format!("policy `{}`: {text}", policy.name));
        }
        let function = model.called_by(text).into_iter().find(|function| mentions(&function.source))?;
        Some(format!("policy `{}` calls `{}`, which reads user_metadata", policy.name, function.full()))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tenancy::audit::model::testing::model;
    use serde_json::json;

    #[test]
    fn in_the_policy_and_below_it() {
        let text = "(workspace_id = ((auth.jwt() -> 'user_metadata'::text) ->> 'workspace_id'::text)::uuid)";
        assert_eq!(check(&model(|m| m["policies"][1]["using"] = json!(text))).len(), 1);
        let source = "select (auth.jwt() -> 'user_metadata' ->> 'workspace_id')::uuid";
        assert_eq!(check(&model(|m| m["functions"][0]["source"] = json!(source))).len(), 2);
    }

    #[test]
    fn app_metadata_is_the_servers() {
        assert_eq!(check(&model(|_| {})), []);
    }
}
