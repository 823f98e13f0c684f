//! Tenant columns that may be empty.

use super::Rule;
use crate::{
    db::ident,
    tenancy::audit::{
        model::Model,
        report::{Finding, Proof, Severity},
    },
};

pub(super) const RULE: Rule = Rule {
    id: "tenant-nullable",
    severity: Severity::Note,
    title: "the tenant column may be NULL",
    why: "A row without a workspace is seen by nobody, or by everybody when a policy says so; foreign keys are not checked for it.",
    close: "Fill the rows and set NOT NULL, unless shared rows are meant.",
    check: Some(check),
};

fn check(model: &Model) -> Vec<Finding> {
    model
        .tenant_tables()
        .filter(|(relation, tenant)| !tenant.root && model.reachable(relation))
        .filter_map(|(relation, tenant)| {
            let column = relation.column(tenant.column()?)?;
            let fix =
                format!("alter table {} alter column {} set not null;", relation.sql(), ident(&column.name));
            let message = format!("`{}` may be NULL", column.name);
            (!column.not_null).then(|| {
                RULE.hit(relation.full(), message, Proof::catalogue("the column has no NOT NULL"), fix)
            })
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tenancy::audit::model::testing::model;
    use serde_json::json;

    #[test]
    fn nullable_and_not() {
        assert_eq!(check(&model(|m| m["relations"][1]["columns"][1]["not_null"] = json!(false))).len(), 1);
        assert_eq!(check(&model(|_| {})), []);
    }
}
