//! Tables that `ef.toml` names and that are not isolated, and databases without any.

use super::Rule;
use crate::tenancy::audit::{
    model::{Model, Tie},
    report::{Finding, Proof, Severity},
};

pub(super) const RULE: Rule = Rule {
    id: "not-isolated",
    severity: Severity::Error,
    title: "a table that should belong to workspaces does not",
    why: "Without a tenant column or a parent that has one, nothing can tell whose a row is, and nothing was proved.",
    close: "Add the tenant column, or take the table out of `[tenancy] tables`; name it with `column` and `workspaces` when it is called otherwise.",
    check: Some(check),
};

fn check(model: &Model) -> Vec<Finding> {
    let said = model.tenant_tables().filter(|(_, tenant)| tenant.tie == Tie::Said).map(|(relation, _)| {
        let message = format!("has no column `{}`, and no parent that has one", model.tenant_column());
        RULE.hit(relation.full(), message, Proof::catalogue("`[tenancy] tables` names it"), String::new())
    });
    let missing = model.missing.iter().map(|name| {
        let proof = Proof::catalogue("no such table in the schemas that were read");
        let message = "`[tenancy] tables` names it, but it is not there".to_owned();
        Finding { severity: Severity::Warning, ..RULE.hit(name.clone(), message, proof, String::new()) }
    });
    let none = model.tenant_tables().next().is_none().then(|| {
        let message = "no table with rows of workspaces was found: nothing is proved".to_owned();
        let proof = Proof::catalogue("no table of workspaces and no tenant column");
        Finding {
            severity: Severity::Warning,
            ..RULE.hit("database".to_owned(), message, proof, String::new())
        }
    });
    said.chain(missing).chain(none).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tenancy::audit::{Request, model::testing::model};

    #[test]
    fn named_but_not_there() {
        let mut model = model(|_| {});
        model.understand(&Request {
            tables: vec!["clips".to_owned(), "nowhere".to_owned()],
            ..Request::default()
        });
        assert_eq!(check(&model).iter().map(|f| f.object.as_str()).collect::<Vec<_>>(), ["nowhere"]);
    }

    #[test]
    fn a_database_without_workspaces_is_not_clean() {
        let empty = model(|m| m["relations"] = serde_json::json!([]));
        assert_eq!(check(&empty)[0].severity, Severity::Warning);
    }
}
