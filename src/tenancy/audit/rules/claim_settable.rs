//! Functions through which a caller sets the claims of the own request.

use super::Rule;
use crate::tenancy::audit::{
    model::{Code, Model, literals},
    report::{Finding, Proof, Severity},
};

pub(super) const RULE: Rule = Rule {
    id: "claim-settable",
    severity: Severity::Error,
    title: "a callable function sets the claims of the request",
    why: "Whoever can call it names a workspace, and the rest of the request acts there.",
    close: "Revoke EXECUTE from the API roles.",
    check: Some(check),
};

fn check(model: &Model) -> Vec<Finding> {
    model
        .functions
        .iter()
        .filter(|function| !function.callers().is_empty() && Code::of(&function.source).calls("set_config"))
        .filter(|function| {
            let trusted = |word: &String| {
                let word = word.to_lowercase();
                word.starts_with("request.") || model.claims.settings.contains(&word) || word == "role"
            };
            let named = literals(&function.source);
            let free = function.args.iter().any(|arg| {
                let code = Code::of(&function.source);
                code.has_all(&["set_config", "(", &arg.name.to_lowercase(), ","])
            });
            named.iter().any(trusted) || free
        })
        .map(|function| {
            let who = function.execute.join(", ");
            let proof = Proof::catalogue(format!("calls set_config; EXECUTE for {who}"));
            let fix = format!("revoke execute on function {} from public, {who};", function.sql());
            RULE.hit(function.full(), "sets the claims that policies read".to_owned(), proof, fix)
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tenancy::audit::model::testing::{add, model};
    use serde_json::json;

    #[test]
    fn a_function_that_names_the_claims() {
        let with = |source: &str, execute: &[&str]| {
            check(&model(|m| {
                add(
                    m,
                    "functions",
                    json!({ "oid": 60, "schema": "public", "name": "act_as", "kind": "f", "returns": "void",
                    "source": source, "execute": execute }),
                );
            }))
        };
        let source = "select set_config('request.jwt.claims', $1, true)";
        assert_eq!(with(source, &["authenticated"]).len(), 1);
        assert_eq!(with(source, &[]), []);
        assert_eq!(with("select set_config('my.language', $1, true)", &["authenticated"]), []);
    }
}
