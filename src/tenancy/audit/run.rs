//! The audit from beginning to end: one transaction, which is always rolled back.

use super::{
    Depth, Report, Request, Severity,
    model::{self, Model},
    probes,
    report::{Finding, Proof},
    rules::{self, ALLOW_STALE},
};
use crate::db::{Connection, Error};

/// Audits a database. What cannot be done is in the report; an error means that nothing could be said at all.
pub fn run(db: &mut Connection, request: &Request) -> Result<Report, Error> {
    let (mut report, result) = (Report::default(), begin(db, request));
    let depth = result?;
    let outcome = look(db, request, depth, &mut report);
    // When this fails too the connection is gone, and the server rolls back by itself.
    let _ = db.run("rollback");
    outcome?;
    finish(&mut report, request);
    Ok(report)
}

/// Begins the transaction; says how far the audit can go in it.
fn begin(db: &mut Connection, request: &Request) -> Result<Depth, Error> {
    let row = db.query_one(
        "select pg_is_in_recovery() or current_setting('default_transaction_read_only')::bool as stuck,
           current_setting('server_version_num')::int8 as version",
        &[],
    )?;
    let (stuck, version) = (row.bool("stuck")?, row.int("version")?);
    let depth = if stuck { request.depth.min(Depth::Reads) } else { request.depth };
    let mode = if depth == Depth::Writes { "read write" } else { "read only" };
    let millis = request.statement_timeout.as_millis();
    // Notices that we are gone, so that an interrupted audit holds no lock for long.
    let watch = if version >= 140_000 { "set local client_connection_check_interval = '500ms';" } else { "" };
    // Half of what follows is meant to be refused, and the server's log is no place for that. Only a superuser may say so.
    db.run(
        "select set_config(name, 'fatal', false) from (values ('log_min_messages'), ('log_min_error_statement')) as quiet (name)
           where (select rolsuper from pg_roles where rolname = current_user)",
    )?;
    db.run(&format!(
        "begin transaction isolation level repeatable read, {mode};
         set local statement_timeout = {millis}; set local lock_timeout = '1s'; {watch}
         set local search_path = ''; set local row_security = on;"
    ))?;
    Ok(depth)
}

fn look(db: &mut Connection, request: &Request, depth: Depth, report: &mut Report) -> Result<(), Error> {
    let model = model::load(db, request)?;
    report.server.clone_from(&model.server.name);
    count(&model, report);
    report.findings = rules::judge(&model);
    report.count("rules", rules::count());
    if request.depth == Depth::Writes && depth < Depth::Writes {
        report.failed("probes that write", "the server is a read-only replica, or read-only by default");
    }
    if depth == Depth::Catalogue {
        report.skipped("probes", "only the catalogue was asked for");
        return Ok(());
    }
    if depth == Depth::Reads && request.depth < Depth::Writes {
        report.skipped(
            "probes that write",
            "not asked for: `--probe-writes` tries them and rolls everything back",
        );
    }
    let found = match probes::run(db, &model, depth, report) {
        Ok(found) => found,
        Err(error) => {
            report.failed("the rest of the probes", error.to_string());
            Vec::new()
        }
    };
    for finding in found {
        merge(&mut report.findings, finding);
    }
    probes::summary(&model, report);
    Ok(())
}

fn count(model: &Model, report: &mut Report) {
    report.count("tenant_tables", model.tenant_tables().count());
    report.count("relations", model.relations.iter().filter(|r| !r.is_platform()).count());
    report.count("policies", model.policies.len());
    report.count("functions", model.functions.len());
    report.count("api_roles", model.api_roles.len());
    if model.api_roles.is_empty() {
        report.failed("what API roles may do", "there is no role `anon`, `authenticated` or another that `authenticator` can become; name them in `[tenancy] roles`");
    }
}

/// Rules of the catalogue that say why a probe went through.
const EXPLAINS: &[&str] = &[
    "rls-disabled",
    "policy-open",
    "policy-missing",
    "claim-of-client",
    "view-as-owner",
    "materialized-view",
    "foreign-table",
    "definer-unfiltered",
    "storage-open",
    "dynamic-sql",
];

/// Adds a probe's finding: as a proof where the catalogue has explained it already.
fn merge(findings: &mut Vec<Finding>, new: Finding) {
    let known = findings.iter_mut().find(|known| {
        let same = known.rule == new.rule || EXPLAINS.contains(&known.rule);
        known.object == new.object && known.severity == Severity::Error && same
    });
    match known {
        Some(known) => {
            let at = known.proof.iter().take_while(|proof| proof.acting_as.is_some()).count();
            known.proof.splice(at..at, new.proof);
        }
        None => findings.push(new),
    }
}

/// Takes out what is accepted, says which acceptances are stale, and sorts.
fn finish(report: &mut Report, request: &Request) {
    for allow in &request.allow {
        let before = report.findings.len();
        let (accepted, rest): (Vec<_>, Vec<_>) = std::mem::take(&mut report.findings)
            .into_iter()
            .partition(|finding| finding.rule == allow.rule && finding.object == allow.object);
        report.findings = rest;
        if report.findings.len() == before {
            report.findings.push(Finding {
                rule: ALLOW_STALE,
                severity: Severity::Warning,
                object: allow.object.clone(),
                message: format!(
                    "`[[tenancy.allow]]` accepts `{}` here, but there is no such finding",
                    allow.rule
                ),
                proof: vec![Proof::catalogue(format!("the reason given: {}", allow.reason))],
                fix: String::new(),
            });
        }
        report.allowed.extend(accepted.into_iter().map(|finding| (finding, allow.reason.clone())));
    }
    report.findings.sort_by(|a, b| {
        b.severity.cmp(&a.severity).then_with(|| a.object.cmp(&b.object)).then_with(|| a.rule.cmp(b.rule))
    });
}
