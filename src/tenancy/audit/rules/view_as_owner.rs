//! Views that read rows of workspaces with the rights of their owner.

use super::Rule;
use crate::tenancy::audit::{
    model::{Command, Model, Relation},
    report::{Finding, Proof, Severity},
};

pub(super) const RULE: Rule = Rule {
    id: "view-as-owner",
    severity: Severity::Error,
    title: "a view reads rows of workspaces with the rights of its owner",
    why: "A view is not asked for by its caller's policies unless it is a security_invoker view; its owner sees everything.",
    close: "Set security_invoker (PostgreSQL 15 and later), or filter by the caller's workspace in a security_barrier view, or revoke the right.",
    check: Some(check),
};

/// The relations with rows of workspaces or users that the view reads past their policies.
pub(super) fn reads_past(model: &Model, view: &Relation) -> Vec<String> {
    let read = model.read_by(view.oid).into_iter().filter(|read| {
        let sensitive = model.tenants.contains_key(&read.oid) || read.schema == "auth";
        let past = !read.is_table() || model.bypasses(&view.owner, read);
        sensitive && past && read.kind != "v"
    });
    read.map(Relation::full).collect()
}

/// Whether the text of the view, or of one below it, asks who is asking.
pub(super) fn asks(model: &Model, view: &Relation) -> bool {
    let below = model.read_by(view.oid);
    let texts = below.iter().filter(|read| read.kind == "v").copied().chain([view]);
    texts.filter_map(|view| view.text.as_deref()).any(|text| model.asks_who(text))
}

fn check(model: &Model) -> Vec<Finding> {
    let views = model.relations.iter().filter(|r| r.kind == "v" && !r.is_platform());
    views
        .filter(|view| !view.option("security_invoker") && !model.who(view, Command::Select).is_empty())
        .filter_map(|view| {
            let past = reads_past(model, view);
            if past.is_empty() || asks(model, view) {
                return None;
            }
            let who = model.who(view, Command::Select).join(", ");
            let message =
                format!("reads `{}` as its owner `{}`, past every policy", past.join("`, `"), view.owner);
            let proof = Proof::catalogue(format!(
                "no security_invoker, no condition on the caller; SELECT for {who}"
            ));
            let fix = if model.server.version >= 150_000 {
                format!("alter view {} set (security_invoker = true);", view.sql())
            } else {
                format!("revoke select on {} from {who};", view.sql())
            };
            Some(RULE.hit(view.full(), message, proof, fix))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tenancy::audit::model::testing::{add, model};
    use serde_json::json;

    fn view(options: &[&str], text: &str) -> Vec<Finding> {
        check(&model(|m| {
            add(
                m,
                "relations",
                json!({ "oid": 9, "schema": "public", "name": "overview", "kind": "v", "owner": "postgres",
                "options": options, "text": text, "rights": { "authenticated": ["SELECT"] } }),
            );
            add(m, "uses", json!({ "from": 9, "to": 2 }));
        }))
    }

    #[test]
    fn the_owners_rights() {
        assert_eq!(view(&[], "select * from public.clips")[0].object, "public.overview");
    }

    #[test]
    fn the_callers_rights_or_a_condition_on_the_caller() {
        assert_eq!(view(&["security_invoker=true"], "select * from public.clips"), []);
        assert_eq!(view(&[], "select * from clips where workspace_id = app.current_workspace_id()"), []);
    }
}
