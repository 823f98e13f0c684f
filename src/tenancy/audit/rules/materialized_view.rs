//! Materialised views: row security does not exist for them.

use super::Rule;
use crate::tenancy::audit::{
    model::{Command, Model},
    report::{Finding, Proof, Severity},
};

pub(super) const RULE: Rule = Rule {
    id: "materialized-view",
    severity: Severity::Error,
    title: "a materialised view with rows of workspaces can be read",
    why: "Its rows were computed with the rights of its owner, and policies cannot guard them.",
    close: "Revoke the right, and serve it through a view that filters by the caller's workspace.",
    check: Some(check),
};

fn check(model: &Model) -> Vec<Finding> {
    let views = model.relations.iter().filter(|r| r.kind == "m" && !r.is_platform());
    views
        .filter_map(|view| {
            let who = model.who(view, Command::Select).join(", ");
            let mut read = model.read_by(view.oid).into_iter();
            let source = read.find(|read| model.tenants.contains_key(&read.oid) || read.schema == "auth");
            let of = source.map(super::super::model::Relation::full);
            let of = of.or_else(|| model.tenants.contains_key(&view.oid).then(|| "workspaces".to_owned()))?;
            if who.is_empty() {
                return None;
            }
            let message = format!("holds rows of `{of}`, for which no policy is asked");
            let proof = Proof::catalogue(format!("materialised view; SELECT for {who}"));
            let fix = format!("revoke all on {} from public, {who};", view.sql());
            Some(RULE.hit(view.full(), message, proof, fix))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tenancy::audit::model::testing::{add, model};
    use serde_json::json;

    #[test]
    fn readable_and_not() {
        let with = |rights: &[&str]| {
            check(&model(|m| {
                add(
                    m,
                    "relations",
                    json!({ "oid": 9, "schema": "public", "name": "totals", "kind": "m", "owner": "postgres",
                    "rights": { "authenticated": rights } }),
                );
                add(m, "uses", json!({ "from": 9, "to": 2 }));
            }))
        };
        assert_eq!(with(&["SELECT"])[0].object, "public.totals");
        assert_eq!(with(&[]), []);
    }
}
