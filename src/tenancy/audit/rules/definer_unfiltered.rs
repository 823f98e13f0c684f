//! SECURITY DEFINER functions that touch rows of workspaces and do not ask who is asking.

use super::Rule;
use crate::tenancy::audit::{
    model::{Code, Function, Model, Relation},
    report::{Finding, Proof, Severity},
};

pub(super) const RULE: Rule = Rule {
    id: "definer-unfiltered",
    severity: Severity::Error,
    title: "a SECURITY DEFINER function does not ask who is asking",
    why: "It acts with the rights of its owner, past every policy; an id that the caller hands in is no proof of anything.",
    close: "Filter by the caller's workspace in the function, make it SECURITY INVOKER, or revoke EXECUTE.",
    check: Some(check),
};

fn check(model: &Model) -> Vec<Finding> {
    let functions = model.functions.iter().filter(|f| f.definer && !f.callers().is_empty());
    functions
        .filter(|function| !model.asks_who(&function.source))
        .filter_map(|function| {
            let touched = touched(model, function);
            let first = touched.first()?;
            let who = function.execute.join(", ");
            let message = format!("touches `{first}` as `{}`, and nothing in it depends on the caller", function.owner);
            let proof = Proof::catalogue(format!("SECURITY DEFINER; no claim and no membership in its text; EXECUTE for {who}"));
            let fix = format!(
                "alter function {0} security invoker;\n-- or: revoke execute on function {0} from public, {who};",
                function.sql()
            );
            Some(match excuse(model, function) {
                None => RULE.hit(function.full(), message, proof, fix),
                Some(excuse) => RULE.note(function.full(), format!("{message}; {excuse}"), proof, fix),
            })
        })
        .collect()
}

/// What makes it less than a leak: nobody can guess what it asks for, or policies need it as it is.
fn excuse(model: &Model, function: &Function) -> Option<&'static str> {
    let secret =
        |name: &str| ["token", "secret", "nonce"].iter().any(|sign| name.to_lowercase().contains(sign));
    let code = Code::of(&function.source);
    if function.args.iter().any(|arg| secret(&arg.name) && code.has(&arg.name.to_lowercase()))
        && !code.writes()
    {
        return Some("it asks for a token");
    }
    let ids = !function.args.is_empty() && function.args.iter().all(|arg| arg.type_name == "uuid");
    let helper =
        model.claims.under_policies.contains(&function.oid) && !model.exposed.contains(&function.schema);
    (ids && function.returns == "boolean" && helper).then_some("policies call it with the caller's id")
}

/// The relations of workspaces and users that a function touches past their policies, itself or through others.
pub(super) fn touched(model: &Model, function: &Function) -> Vec<String> {
    let below = model.called_by(&function.source);
    let codes: Vec<Code> = below.iter().copied().chain([function]).map(|f| Code::of(&f.source)).collect();
    let sensitive = model.relations.iter().filter(|relation| {
        let view = || model.read_by(relation.oid).iter().any(|read| model.tenants.contains_key(&read.oid));
        model.tenants.contains_key(&relation.oid)
            || relation.full() == "auth.users"
            || (matches!(relation.kind.as_str(), "v" | "m") && view())
    });
    sensitive
        .filter(|relation| !relation.is_table() || model.bypasses(&function.owner, relation))
        .filter(|relation| codes.iter().any(|code| code.names(&relation.schema, &relation.name)))
        .map(Relation::full)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tenancy::audit::model::testing::{add, model};
    use serde_json::json;

    fn function(source: &str, definer: bool, execute: &[&str]) -> Vec<Finding> {
        check(&model(|m| {
            add(
                m,
                "functions",
                json!({ "oid": 60, "schema": "public", "name": "recent", "kind": "f", "owner": "postgres",
                "definer": definer, "source": source, "execute": execute, "returns": "uuid" }),
            );
        }))
    }

    #[test]
    fn all_rows_for_everybody() {
        assert_eq!(
            function("select id from public.clips", true, &["authenticated"])[0].object,
            "public.recent"
        );
    }

    #[test]
    fn filtered_or_of_the_caller_or_not_callable() {
        let filtered = "select id from public.clips where workspace_id = app.current_workspace_id()";
        assert_eq!(function(filtered, true, &["authenticated"]), []);
        assert_eq!(function("select id from public.clips", false, &["authenticated"]), []);
        assert_eq!(function("select id from public.clips", true, &[]), []);
        assert_eq!(function("select 1", true, &["anon"]), []);
    }
}
