//! Sign-up triggers that take the workspace or the role from what the client sends.

use super::Rule;
use crate::tenancy::audit::{
    model::{Model, json_keys},
    report::{Finding, Proof, Severity},
};

pub(super) const RULE: Rule = Rule {
    id: "signup-trust",
    severity: Severity::Error,
    title: "sign-up takes the workspace from the client",
    why: "Data that a client sends with its sign-up becomes raw_user_meta_data; whoever names another workspace there is put into it.",
    close: "Take the workspace from an invitation that the server has written, or make a new one.",
    check: Some(check),
};

fn check(model: &Model) -> Vec<Finding> {
    let Some(users) = model.relations.iter().find(|relation| relation.full() == "auth.users") else {
        return Vec::new();
    };
    model
        .triggers_of(users.oid)
        .filter_map(|(trigger, function)| {
            let key = trusted_key(model, &function.source)?;
            let message = format!("puts a new user where the client's `{key}` says");
            let proof = Proof::catalogue(format!(
                "trigger `{}` on auth.users reads raw_user_meta_data ->> '{key}'",
                trigger.name
            ));
            Some(RULE.hit(function.full(), message, proof, String::new()))
        })
        .collect()
}

/// The key that is taken from the client's data and decides where a user belongs.
fn trusted_key(model: &Model, source: &str) -> Option<String> {
    let at = "raw_user_meta_data";
    let deciding = [
        model.tenant_column(),
        "workspace".to_owned(),
        "tenant".to_owned(),
        "role".to_owned(),
        "org_id".to_owned(),
    ];
    source.to_lowercase().match_indices(at).find_map(|(start, _)| {
        let rest = &source.get(start + at.len()..)?;
        // Several keys of one path begin at the same place.
        let mut keys = json_keys(rest).take_while(|(at, _)| *at < 4).map(|(_, key)| key);
        keys.find(|key| deciding.contains(&key.to_lowercase()))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tenancy::audit::model::testing::{add, model};
    use serde_json::json;

    fn signup(source: &str) -> Vec<Finding> {
        check(&model(|m| {
            add(m, "relations", json!({ "oid": 8, "schema": "auth", "name": "users", "kind": "r" }));
            add(
                m,
                "functions",
                json!({ "oid": 60, "schema": "app", "name": "on_signup", "kind": "f", "returns": "trigger", "source": source }),
            );
            add(m, "triggers", json!({ "name": "t", "relation": 8, "function": 60, "enabled": true }));
        }))
    }

    #[test]
    fn the_clients_word_for_it() {
        let source = "insert into m values ((new.raw_user_meta_data ->> 'workspace_id')::uuid, new.id)";
        assert_eq!(signup(source)[0].object, "app.on_signup");
    }

    #[test]
    fn a_name_to_show_is_harmless() {
        assert_eq!(signup("insert into profiles values (new.id, new.raw_user_meta_data ->> 'name')"), []);
    }
}
