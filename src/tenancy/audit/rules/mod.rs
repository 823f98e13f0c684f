//! The rules: one file each, with a stable id, a weight, why it matters, a check over the catalogue or the name of the
//! probe that finds it, and the SQL that closes it. `docs/audit.md` lists them; a test compares.

mod bucket_public;
mod claim_immutable;
mod claim_of_client;
mod claim_preset;
mod claim_settable;
mod column_secret;
mod default_constant;
mod default_privileges;
mod definer_unfiltered;
mod dynamic_sql;
mod foreign_table;
mod key_across;
mod key_global;
mod key_set_null;
mod materialized_view;
mod not_isolated;
mod of_probes;
mod owner_is_api_role;
mod policy_missing;
mod policy_open;
mod remedy;
mod rights_table;
mod rls_disabled;
mod rls_not_forced;
mod role_power;
mod schema_create;
mod search_path;
mod sequence_rights;
mod signup_trust;
mod storage_open;
mod tenant_nullable;
mod view_as_owner;
mod view_writable;

pub(super) use of_probes::{
    FUNCTION_LEAKS, LOCKED_OUT, MEMBERSHIP_WRITABLE, READS_OTHERS, SIGNUP_CLAIMS, STALE, VIEW_BARRIER,
    WRITES_OTHERS,
};
pub(super) use remedy::{claim_sql, isolate};

use super::{
    model::Model,
    report::{Finding, Proof, Severity},
};

/// One rule.
pub(super) struct Rule {
    /// Its stable id.
    pub(super) id: &'static str,
    /// How much a finding weighs, unless the check says less.
    pub(super) severity: Severity,
    /// What is wrong, in a few words.
    pub(super) title: &'static str,
    /// Why it matters.
    pub(super) why: &'static str,
    /// How to close it, in words.
    pub(super) close: &'static str,
    /// The check over the catalogue; `None` when a probe finds it.
    pub(super) check: Option<fn(&Model) -> Vec<Finding>>,
}

impl Rule {
    /// A finding of this rule.
    pub(super) fn hit(&self, object: String, message: String, proof: Proof, fix: String) -> Finding {
        Finding { rule: self.id, severity: self.severity, object, message, proof: vec![proof], fix }
    }

    /// The same, of less weight.
    pub(super) fn note(&self, object: String, message: String, proof: Proof, fix: String) -> Finding {
        Finding { severity: Severity::Note, ..self.hit(object, message, proof, fix) }
    }
}

/// All of them, in the order of the documentation.
const RULES: &[&Rule] = &[
    &rls_disabled::RULE,
    &policy_open::RULE,
    &policy_missing::RULE,
    &claim_of_client::RULE,
    &claim_immutable::RULE,
    &claim_settable::RULE,
    &claim_preset::RULE,
    &view_as_owner::RULE,
    &view_writable::RULE,
    &materialized_view::RULE,
    &foreign_table::RULE,
    &definer_unfiltered::RULE,
    &dynamic_sql::RULE,
    &search_path::RULE,
    &signup_trust::RULE,
    &key_across::RULE,
    &key_global::RULE,
    &key_set_null::RULE,
    &default_constant::RULE,
    &tenant_nullable::RULE,
    &column_secret::RULE,
    &rights_table::RULE,
    &sequence_rights::RULE,
    &default_privileges::RULE,
    &schema_create::RULE,
    &role_power::RULE,
    &owner_is_api_role::RULE,
    &rls_not_forced::RULE,
    &storage_open::RULE,
    &bucket_public::RULE,
    &not_isolated::RULE,
    &READS_OTHERS,
    &WRITES_OTHERS,
    &LOCKED_OUT,
    &FUNCTION_LEAKS,
    &VIEW_BARRIER,
    &MEMBERSHIP_WRITABLE,
    &SIGNUP_CLAIMS,
    &STALE,
];

/// The rule about what is accepted in vain.
pub const ALLOW_STALE: &str = "allow-stale";

/// Asks every rule about the catalogue.
pub(super) fn judge(model: &Model) -> Vec<Finding> {
    RULES.iter().filter_map(|rule| rule.check).flat_map(|check| check(model)).collect()
}

/// Whether a view reads rows of workspaces past their policies.
pub(super) fn reads_past(model: &Model, view: &super::model::Relation) -> bool {
    !view_as_owner::reads_past(model, view).is_empty()
}

/// The rule about foreign keys, which a probe proves too.
pub(super) fn key_across() -> &'static Rule {
    &key_across::RULE
}

/// Whether workspaces keep files in this bucket.
pub(super) fn bucket_of_workspaces(model: &Model, bucket: &str) -> bool {
    let objects =
        model.relations.iter().find(|relation| relation.full() == "storage.objects").map_or(0, |r| r.oid);
    storage_open::is_tenant(model, objects, bucket)
}

/// How many rules there are that look at the catalogue.
pub(super) fn count() -> usize {
    RULES.iter().filter(|rule| rule.check.is_some()).count()
}

/// What is said about a rule, for documentation and code scanning.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct RuleInfo {
    /// Its stable id.
    pub id: &'static str,
    /// How much a finding weighs.
    pub severity: Severity,
    /// What is wrong.
    pub title: &'static str,
    /// Why it matters.
    pub why: &'static str,
    /// How to close it.
    pub close: &'static str,
    /// Whether a probe finds it, and no look at the catalogue.
    pub probe: bool,
}

/// Every rule.
pub fn rule_infos() -> Vec<RuleInfo> {
    RULES
        .iter()
        .map(|rule| RuleInfo {
            id: rule.id,
            severity: rule.severity,
            title: rule.title,
            why: rule.why,
            close: rule.close,
            probe: rule.check.is_none() && rule.id != ALLOW_STALE,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tenancy::audit::model::testing::model;

    #[test]
    fn ids_are_unique_and_a_correct_database_is_quiet() {
        let mut ids: Vec<_> = RULES.iter().map(|rule| rule.id).collect();
        ids.sort_unstable();
        ids.dedup();
        assert_eq!(ids.len(), RULES.len());
        assert_eq!(judge(&model(|_| {})), []);
    }
}
