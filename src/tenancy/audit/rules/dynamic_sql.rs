//! Callable functions that run a caller's text as SQL.

use super::Rule;
use crate::tenancy::audit::{
    model::{Code, Function, Model, literals},
    report::{Finding, Proof, Severity},
};

pub(super) const RULE: Rule = Rule {
    id: "dynamic-sql",
    severity: Severity::Error,
    title: "a callable function runs its caller's text as SQL",
    why: "The caller chooses the statement: with the owner's rights in a SECURITY DEFINER function, and in any other one the caller can set the claims first.",
    close: "Put values in with USING and names with quote_ident or %I, or revoke EXECUTE.",
    check: Some(check),
};

fn check(model: &Model) -> Vec<Finding> {
    let functions = model.functions.iter().filter(|function| !function.callers().is_empty());
    functions
        .filter_map(|function| {
            let arg = unsafe_arg(function)?;
            let who = function.execute.join(", ");
            let message = format!("its argument `{arg}` becomes a part of a statement");
            let rights = if function.definer { "SECURITY DEFINER" } else { "SECURITY INVOKER" };
            let proof =
                Proof::catalogue(format!("{rights}, EXECUTE of a text made with `{arg}`; EXECUTE for {who}"));
            let fix = format!("revoke execute on function {} from public, {who};", function.sql());
            Some(RULE.hit(function.full(), message, proof, fix))
        })
        .collect()
}

/// An argument that is a text and reaches a statement without quoting.
fn unsafe_arg(function: &Function) -> Option<String> {
    let code = Code::of(&function.source);
    if !code.runs_text() {
        return None;
    }
    let words = code.words();
    let percent_s = literals(&function.source).iter().any(|text| text.contains("%s"));
    let texts = function.args.iter().enumerate().filter(|(_, arg)| arg.category == "S");
    texts
        .flat_map(|(at, arg)| [arg.name.to_lowercase(), format!("${}", at + 1)])
        .filter(|name| !name.is_empty())
        .find(|name| {
            words.iter().enumerate().any(|(at, word)| {
                let before = |n: usize| at.checked_sub(n).map_or("", |i| words[i].as_str());
                let after = |n: usize| words.get(at + n).map_or("", String::as_str);
                let joined = (before(1) == "|" && before(2) == "|") || (after(1) == "|" && after(2) == "|");
                let run =
                    before(1) == "execute" || (before(1) == "(" && before(2).starts_with("query_to_xml"));
                let pasted = percent_s && code.calls("format") && (before(1) == "," || after(1) == ")");
                word == name && (joined || run || (pasted && !before(2).starts_with("quote_")))
            })
        })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tenancy::audit::model::testing::{add, model};
    use serde_json::json;

    fn function(source: &str) -> Vec<Finding> {
        check(&model(|m| {
            add(
                m,
                "functions",
                json!({ "oid": 60, "schema": "public", "name": "find", "kind": "f", "owner": "postgres",
                "definer": true, "source": source, "execute": ["authenticated"], "returns": "uuid",
                "args": [{ "name": "q", "type": "text", "category": "S" }] }),
            );
        }))
    }

    #[test]
    fn pasted_text() {
        assert_eq!(
            function("begin return query execute 'select a from t where b = ''' || q || ''''; end").len(),
            1
        );
        assert_eq!(function("begin execute q; end").len(), 1);
        assert_eq!(function("begin execute format('select * from t where b = ''%s''', q); end").len(), 1);
    }

    #[test]
    fn quoted_or_handed_over() {
        assert_eq!(function("begin execute 'select a from t where b = $1' using q; end"), []);
        assert_eq!(function("begin execute format('select * from %I', q); end"), []);
        assert_eq!(function("begin execute 'select ' || quote_literal(q); end"), []);
    }
}
