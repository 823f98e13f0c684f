//! Functions that read the claim and say that they never change.

use super::Rule;
use crate::tenancy::audit::{
    model::{Code, Model},
    report::{Finding, Proof, Severity},
};

pub(super) const RULE: Rule = Rule {
    id: "claim-immutable",
    severity: Severity::Error,
    title: "a function that reads the claim is marked IMMUTABLE",
    why: "Its answer is computed once while planning and kept in the plan: the next request on that connection sees the workspace of the first.",
    close: "Mark it STABLE.",
    check: Some(check),
};

fn check(model: &Model) -> Vec<Finding> {
    let used = |function: &&super::super::model::Function| {
        let in_view = || {
            model
                .relations
                .iter()
                .filter_map(|r| r.text.as_deref())
                .any(|text| Code::of(text).calls(&function.name))
        };
        model.claims.under_policies.contains(&function.oid) || in_view()
    };
    let wrong = model
        .functions
        .iter()
        .filter(|function| function.volatility == "i" && model.claims.callers.contains(&function.oid));
    wrong
        .filter(used)
        .map(|function| {
            let message =
                "reads who is asking, but is IMMUTABLE: a cached plan keeps another caller's answer";
            let proof = Proof::catalogue(format!("`{}` is IMMUTABLE and policies call it", function.full()));
            let fix = format!("alter function {} stable;", function.sql());
            RULE.hit(function.full(), message.to_owned(), proof, fix)
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tenancy::audit::model::testing::model;
    use serde_json::json;

    #[test]
    fn immutable_is_wrong_and_stable_is_right() {
        let found = check(&model(|m| m["functions"][0]["volatility"] = json!("i")));
        assert_eq!((found.len(), found[0].object.as_str()), (1, "app.current_workspace_id"));
        assert_eq!(check(&model(|_| {})), []);
    }
}
