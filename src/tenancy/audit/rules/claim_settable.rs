//! Functions through which a caller sets the claims of the own request.

use super::Rule;
use crate::tenancy::audit::{
    model::{Code, Function, Model, literals},
    report::{Finding, Proof, Severity},
};

pub(super) const RULE: Rule = Rule {
    id: "claim-settable",
    severity: Severity::Error,
    title: "a callable function sets the claims that policies read",
    why: "Whoever can call it names a workspace, and the rest of the request acts there.",
    close: "Revoke EXECUTE from the API roles.",
    check: Some(check),
};

fn check(model: &Model) -> Vec<Finding> {
    model
        .functions
        .iter()
        .filter(|function| !function.callers().is_empty())
        .filter(|function| Code::of(&function.source).calls("set_config") || writes_claim(model, function))
        .filter(|function| {
            if writes_claim(model, function) {
                return true;
            }
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
            let how = if writes_claim(model, function) {
                "writes raw_app_meta_data, asks no table of members"
            } else {
                "calls set_config"
            };
            let proof = Proof::catalogue(format!("{how}; EXECUTE for {who}"));
            let fix = format!("revoke execute on function {} from public, {who};", function.sql());
            RULE.hit(function.full(), "sets the claims that policies read".to_owned(), proof, fix)
        })
        .collect()
}

/// Whether it writes what the next token will carry, from an argument, without asking who is a member of what.
fn writes_claim(model: &Model, function: &Function) -> bool {
    let code = Code::of(&function.source);
    let below = model.called_by(&function.source);
    let codes: Vec<Code> = below.iter().map(|f| Code::of(&f.source)).chain([code.clone()]).collect();
    let asks = model
        .tenant_tables()
        .filter(|(_, tenant)| tenant.member.is_some())
        .any(|(table, _)| codes.iter().any(|code| code.names(&table.schema, &table.name)));
    let writes = code.has("raw_app_meta_data") && (code.has("update") || code.has("insert"));
    function.definer && writes && !function.args.is_empty() && !asks
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
