//! Tenant columns whose default is one workspace for all.

use super::{Rule, claim_sql};
use crate::{
    db::ident,
    tenancy::audit::{
        model::{Code, Model},
        report::{Finding, Proof, Severity},
    },
};

pub(super) const RULE: Rule = Rule {
    id: "default-constant",
    severity: Severity::Error,
    title: "the tenant column defaults to one workspace",
    why: "Whatever forgets to name the workspace, the back end above all, writes into that one.",
    close: "Default to the caller's workspace, or to nothing.",
    check: Some(check),
};

fn check(model: &Model) -> Vec<Finding> {
    model
        .tenant_tables()
        .filter(|(_, tenant)| !tenant.root)
        .filter_map(|(relation, tenant)| {
            let column = relation.column(tenant.column()?)?;
            let default = column.default.as_deref()?;
            let code = Code::of(default);
            let constant = !model.asks_who(default) && !code.has("(") && !code.has("null");
            let helper = claim_sql(model);
            let helper = helper.trim_start_matches("(select ").trim_end_matches(')');
            let helper = if helper.ends_with('(') { format!("{helper})") } else { helper.to_owned() };
            let fix = format!(
                "alter table {} alter column {} set default {helper};",
                relation.sql(),
                ident(&column.name)
            );
            let fix = if helper.starts_with("nullif") {
                format!("alter table {} alter column {} drop default;", relation.sql(), ident(&column.name))
            } else {
                fix
            };
            let message = format!("rows without a `{}` land in one fixed workspace", column.name);
            constant.then(|| {
                RULE.hit(relation.full(), message, Proof::catalogue("its default is a constant"), fix)
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
    fn a_constant_and_the_callers() {
        let constant = json!("'aa000000-0000-4000-8000-00000000000a'::uuid");
        let found = check(&model(|m| m["relations"][1]["columns"][1]["default"] = constant));
        assert!(found[0].fix.contains("set default \"app\".\"current_workspace_id\"();"), "{}", found[0].fix);
        assert_eq!(check(&model(|_| {})), []);
    }
}
