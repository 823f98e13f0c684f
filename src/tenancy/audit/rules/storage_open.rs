//! Policies for files that do not ask whose they are.

use super::Rule;
use crate::{
    db::ident,
    tenancy::audit::{
        model::{COMMANDS, Command, Model, Policy, literals},
        report::{Finding, Proof, Severity},
    },
};

pub(super) const RULE: Rule = Rule {
    id: "storage-open",
    severity: Severity::Error,
    title: "a policy for files does not ask whose they are",
    why: "A policy that names the bucket alone lets every user read, replace or delete the files of all workspaces in it.",
    close: "Compare the first folder of the name with the caller's workspace.",
    check: Some(check),
};

fn check(model: &Model) -> Vec<Finding> {
    let Some(objects) = model.relations.iter().find(|relation| relation.full() == "storage.objects") else {
        return Vec::new();
    };
    let open = model.policies_of(objects.oid).filter(|policy| policy.permissive).filter_map(|policy| {
        let command = COMMANDS.into_iter().find(|command| opens(model, objects, policy, *command))?;
        let (name, table) = (ident(&policy.name), objects.sql());
        let proof = Proof::catalogue(format!(
            "policy `{}` to {}: {}",
            policy.name,
            policy.roles.join(", "),
            policy.check.as_deref().or(policy.using.as_deref()).unwrap_or("true")
        ));
        let message = format!(
            "policy `{}` lets {} through for the files of every workspace",
            policy.name,
            command.word()
        );
        Some(RULE.hit(objects.full(), message, proof, format!("drop policy {name} on {table};")))
    });
    open.collect()
}

fn opens(model: &Model, objects: &super::super::model::Relation, policy: &Policy, command: Command) -> bool {
    let texts = [policy.old_rows(command), policy.new_rows(command)];
    let reached = policy.applies.iter().any(|role| objects.allows(role, command));
    let text = texts.into_iter().flatten().find(|text| !model.asks_who(text));
    let Some(text) = text.filter(|_| policy.covers(command) && reached) else { return false };
    let named = literals(text);
    let buckets: Vec<_> = model.buckets.iter().filter(|bucket| named.contains(&bucket.id)).collect();
    // A bucket that no workspace has files in may be open: pictures of a web site.
    let harmless =
        !buckets.is_empty() && buckets.iter().all(|bucket| !is_tenant(model, objects.oid, &bucket.id));
    !harmless && !text.trim_matches(['(', ')']).eq_ignore_ascii_case("false")
}

/// Whether workspaces keep files in this bucket: folders say so, or a policy does.
pub(super) fn is_tenant(model: &Model, objects: u32, bucket: &str) -> bool {
    let folders = model.buckets.iter().any(|known| known.id == bucket && known.folders);
    let policy = model.policies_of(objects).any(|policy| {
        let texts = [policy.using.as_deref(), policy.check.as_deref()];
        texts
            .into_iter()
            .flatten()
            .any(|text| model.asks_who(text) && literals(text).iter().any(|word| word == bucket))
    });
    folders || policy
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tenancy::audit::model::testing::{add, model};
    use serde_json::json;

    fn with(using: &str) -> Vec<Finding> {
        check(&model(|m| {
            add(
                m,
                "relations",
                json!({ "oid": 7, "schema": "storage", "name": "objects", "kind": "r", "rls": true,
                "rights": { "authenticated": ["SELECT"] } }),
            );
            add(
                m,
                "policies",
                json!({ "name": "p", "relation": 7, "command": "r", "permissive": true, "roles": ["authenticated"],
                "applies": ["authenticated"], "using": using }),
            );
            add(m, "buckets", json!({ "id": "media", "folders": true }));
            add(m, "buckets", json!({ "id": "logos", "public": true }));
        }))
    }

    #[test]
    fn the_bucket_alone() {
        assert_eq!(with("(bucket_id = 'media'::text)")[0].object, "storage.objects");
        assert_eq!(with("true").len(), 1);
    }

    #[test]
    fn the_folder_or_a_bucket_of_nobody() {
        assert_eq!(
            with(
                "((bucket_id = 'media'::text) AND ((storage.foldername(name))[1] = (app.current_workspace_id())::text))"
            ),
            []
        );
        assert_eq!(with("(bucket_id = 'logos'::text)"), []);
    }
}
