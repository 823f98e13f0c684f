//! API roles that stand above row security.

use super::Rule;
use crate::{
    db::ident,
    tenancy::audit::{
        model::{Model, Role},
        report::{Finding, Proof, Severity},
    },
};

pub(super) const RULE: Rule = Rule {
    id: "role-power",
    severity: Severity::Error,
    title: "an API role stands above row security",
    why: "BYPASSRLS, superuser, CREATEROLE, or membership in a role that has such rights or owns the tables: no policy is asked.",
    close: "Take the attribute or the membership away.",
    check: Some(check),
};

fn check(model: &Model) -> Vec<Finding> {
    let api = |role: &&Role| model.api_roles.contains(&role.name);
    let mut found: Vec<Finding> = model.roles.iter().filter(api).filter_map(attributes).collect();
    found.extend(model.roles.iter().filter(|role| role.name == "authenticator").filter_map(attributes));
    for role in model.roles.iter().filter(api) {
        for other in &role.member_of {
            if let Some(why) = power(model, other) {
                let message = format!("is a member of `{other}`, which {why}");
                let fix = format!("revoke {} from {};", ident(other), ident(&role.name));
                let proof = Proof::catalogue(format!("`{}` is a member of `{other}`", role.name));
                found.push(RULE.hit(role.name.clone(), message, proof, fix));
            }
        }
    }
    found
}

fn attributes(role: &Role) -> Option<Finding> {
    let has = [
        (role.superuser, "SUPERUSER", "nosuperuser"),
        (role.bypass, "BYPASSRLS", "nobypassrls"),
        (role.createrole, "CREATEROLE", "nocreaterole"),
        (role.replication, "REPLICATION", "noreplication"),
    ];
    let has: Vec<_> = has.into_iter().filter(|(has, ..)| *has).collect();
    let names: Vec<&str> = has.iter().map(|(_, name, _)| *name).collect();
    let options: Vec<&str> = has.iter().map(|(.., option)| *option).collect();
    let fix = format!("alter role {} {};", ident(&role.name), options.join(" "));
    let proof = Proof::catalogue(format!("role attribute {}", names.join(", ")));
    let message = format!("has {}: no policy holds for it", names.join(", "));
    (!has.is_empty()).then(|| RULE.hit(role.name.clone(), message, proof, fix))
}

/// What power a membership in this role gives.
fn power(model: &Model, name: &str) -> Option<String> {
    if name.starts_with("pg_") {
        return (name != "pg_database_owner").then(|| "reads or does more than policies allow".to_owned());
    }
    let role = model.role(name);
    if role.is_some_and(|role| role.superuser || role.bypass || role.createrole) {
        return Some("is not held by row security".to_owned());
    }
    let owned = model.tenant_tables().find(|(relation, _)| relation.owner == name);
    owned.map(|(relation, _)| format!("owns `{}`", relation.full()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tenancy::audit::model::testing::model;
    use serde_json::json;

    #[test]
    fn attributes_and_memberships() {
        assert_eq!(check(&model(|m| m["roles"][1]["bypass"] = json!(true)))[0].object, "authenticated");
        let member = |of: &str| check(&model(|m| m["roles"][0]["member_of"] = json!([of])));
        assert_eq!(member("service_role").len(), 1);
        assert_eq!(member("pg_read_all_data").len(), 1);
        assert_eq!(member("editors"), []);
        assert_eq!(check(&model(|_| {})), []);
    }
}
