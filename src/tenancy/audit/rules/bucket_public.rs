//! Public buckets with files of workspaces.

use super::{Rule, storage_open::is_tenant};
use crate::{
    db::literal,
    tenancy::audit::{
        model::Model,
        report::{Finding, Proof, Severity},
    },
};

pub(super) const RULE: Rule = Rule {
    id: "bucket-public",
    severity: Severity::Error,
    title: "a bucket with files of workspaces is public",
    why: "Files of a public bucket are served to whoever knows the path, without a token; policies are not asked.",
    close: "Make the bucket private and hand out signed URLs.",
    check: Some(check),
};

fn check(model: &Model) -> Vec<Finding> {
    let objects =
        model.relations.iter().find(|relation| relation.full() == "storage.objects").map_or(0, |r| r.oid);
    let public = model.buckets.iter().filter(|bucket| bucket.public && is_tenant(model, objects, &bucket.id));
    public
        .map(|bucket| {
            let id = literal(&bucket.id);
            let message = format!("bucket `{}` is public, and workspaces keep files in it", bucket.id);
            let proof = Proof::catalogue(format!(
                "storage.buckets: `{}` is public; its files are in storage.objects",
                bucket.id
            ));
            let fix = format!("update storage.buckets set public = false where id = {id};");
            RULE.hit("storage.buckets".to_owned(), message, proof, fix)
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tenancy::audit::model::testing::{add, model};
    use serde_json::json;

    #[test]
    fn with_files_of_workspaces_and_without() {
        let with = |folders: bool| {
            check(&model(|m| add(m, "buckets", json!({ "id": "b", "public": true, "folders": folders }))))
        };
        assert_eq!(with(true)[0].object, "storage.buckets");
        assert_eq!(with(false), []);
    }
}
