//! Claims that come with a role or a database instead of a request.

use super::Rule;
use crate::{
    db::ident,
    tenancy::audit::{
        model::Model,
        report::{Finding, Proof, Severity},
    },
};

pub(super) const RULE: Rule = Rule {
    id: "claim-preset",
    severity: Severity::Error,
    title: "a role or the database carries claims of its own",
    why: "A request without a token acts with these claims, and so in that workspace.",
    close: "Reset the setting.",
    check: Some(check),
};

fn check(model: &Model) -> Vec<Finding> {
    let claims = |name: &str| name.starts_with("request.jwt") || model.claims.settings.contains(name);
    let ours =
        |role: &str| role.is_empty() || role == "authenticator" || model.api_roles.iter().any(|r| r == role);
    model
        .role_settings
        .iter()
        .filter(|setting| claims(&setting.name.to_lowercase()) && ours(&setting.role) && !setting.value.is_empty())
        .map(|setting| {
            let whole = setting.role.is_empty();
            let object = if whole { "database".to_owned() } else { setting.role.clone() };
            let proof = Proof::catalogue(format!("`{}` is set for {object}", setting.name));
            let name = setting.name.split('.').map(ident).collect::<Vec<_>>().join(".");
            let fix = if whole {
                format!("do $$ begin execute format('alter database %I reset {name}', current_database()); end $$;")
            } else {
                format!("alter role {} reset {name};", ident(&setting.role))
            };
            RULE.hit(object, format!("`{}` is set before any request says who is asking", setting.name), proof, fix)
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tenancy::audit::model::testing::{add, model};
    use serde_json::json;

    #[test]
    fn claims_of_a_role() {
        let with = |name: &str| {
            let setting = json!({ "role": "anon", "name": name, "value": "{}" });
            check(&model(|m| add(m, "role_settings", setting)))
        };
        assert_eq!(with("request.jwt.claims").len(), 1);
        assert_eq!(with("statement_timeout"), []);
    }
}
