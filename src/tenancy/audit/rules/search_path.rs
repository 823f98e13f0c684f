//! Functions whose names the caller can bend with a temporary table.

use super::Rule;
use crate::tenancy::audit::{
    model::{Code, Function, Model},
    report::{Finding, Proof, Severity},
};

pub(super) const RULE: Rule = Rule {
    id: "search-path",
    severity: Severity::Error,
    title: "a trusted function finds tables by the caller's search path",
    why: "Temporary tables come first unless pg_temp stands last in the function's own search_path: a caller's table takes the place of the one that is meant.",
    close: "Set search_path = '' on the function and write every name with its schema.",
    check: Some(check),
};

fn check(model: &Model) -> Vec<Finding> {
    let trusted = model.functions.iter().filter(|function| {
        let plain = matches!(function.language.as_str(), "sql" | "plpgsql") && !function.bound;
        plain
            && ((function.definer && is_reached(model, function))
                || model.claims.under_policies.contains(&function.oid))
    });
    trusted.filter_map(|function| judge(model, function)).collect()
}

/// Whether an API role calls it, itself or by a change that fires it.
fn is_reached(model: &Model, function: &Function) -> bool {
    let fired = || {
        let triggers = model.triggers.iter().filter(|t| t.enabled && t.function == function.oid);
        triggers.filter_map(|t| model.relation(t.relation)).any(|relation| model.reachable(relation))
    };
    !function.callers().is_empty() || fired()
}

fn judge(model: &Model, function: &Function) -> Option<Finding> {
    let code = Code::of(&function.source);
    let bent = code.unqualified();
    let fix = format!(
        "alter function {} set search_path = '';\n-- and write every name in it with its schema",
        function.sql()
    );
    let path: Option<Vec<String>> = function.search_path().map(|path| {
        let parts = path.split(',').map(|part| part.trim().trim_matches('"').to_lowercase());
        parts.filter(|part| !part.is_empty()).collect()
    });
    let weak = match &path {
        None => "it has no search_path of its own".to_owned(),
        Some(path) if path.is_empty() => return None,
        Some(path) if path.last().is_some_and(|last| last == "pg_temp") => {
            let creatable =
                |name: &&String| model.schemas.iter().any(|s| s.name == **name && !s.create.is_empty());
            format!("API roles may create objects in `{}`", path.iter().find(creatable)?)
        }
        Some(path) => format!("its search_path `{}` does not end with pg_temp", path.join(", ")),
    };
    let proof = Proof::catalogue(format!("{weak}; names without a schema: {}", bent.join(", ")));
    if let Some(first) = bent.first() {
        let message = format!("a temporary table of the caller takes the place of `{first}`");
        return Some(RULE.hit(function.full(), message, proof, fix));
    }
    let message = "no search_path of its own, though every table in it has its schema".to_owned();
    path.is_none().then(|| RULE.note(function.full(), message, proof, fix))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tenancy::audit::model::testing::{add, model};
    use serde_json::json;

    fn function(source: &str, config: &[&str]) -> Vec<Finding> {
        check(&model(|m| {
            add(
                m,
                "functions",
                json!({ "oid": 60, "schema": "public", "name": "count_mine", "kind": "f", "owner": "postgres",
                "language": "sql", "definer": true, "config": config, "source": source, "execute": ["authenticated"], "returns": "int8" }),
            );
        }))
    }

    #[test]
    fn a_name_without_a_schema() {
        assert_eq!(function("select count(*) from clips", &[])[0].severity, Severity::Error);
        assert_eq!(
            function("select count(*) from clips", &["search_path=public"])[0].severity,
            Severity::Error
        );
    }

    #[test]
    fn a_path_of_its_own_or_full_names() {
        assert_eq!(function("select count(*) from clips", &["search_path=public, pg_temp"]), []);
        assert_eq!(function("select count(*) from public.clips", &["search_path=\"\""]), []);
        assert_eq!(function("select count(*) from public.clips", &[])[0].severity, Severity::Note);
    }
}
