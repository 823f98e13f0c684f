//! Row security that does not hold for the owner.

use super::Rule;
use crate::tenancy::audit::{
    model::Model,
    report::{Finding, Proof, Severity},
};

pub(super) const RULE: Rule = Rule {
    id: "rls-not-forced",
    severity: Severity::Note,
    title: "row security does not hold for the table's owner",
    why: "Code that runs as the owner, a SECURITY DEFINER function above all, sees every workspace; with BYPASSRLS it does so anyway.",
    close: "Force row level security.",
    check: Some(check),
};

fn check(model: &Model) -> Vec<Finding> {
    let tables = model.tenant_tables().filter(|(r, _)| r.rls && !r.force && model.reachable(r));
    tables
        .map(|(relation, _)| {
            let fix = format!("alter table {} force row level security;", relation.sql());
            let proof = Proof::catalogue("FORCE ROW LEVEL SECURITY is not set");
            RULE.hit(
                relation.full(),
                format!("its owner `{}` is not held by its policies", relation.owner),
                proof,
                fix,
            )
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tenancy::audit::model::testing::model;
    use serde_json::json;

    #[test]
    fn forced_and_not() {
        assert_eq!(check(&model(|m| m["relations"][1]["force"] = json!(false)))[0].severity, Severity::Note);
        assert_eq!(check(&model(|_| {})), []);
    }
}
