//! The report as one JSON object.

use crate::tenancy::audit::{Cell, Finding, Report};
use serde_json::{Value, json};

/// The version of the object below.
const VERSION: u32 = 1;

/// The whole report.
pub(crate) fn json(report: &Report) -> String {
    let allowed: Vec<Value> = report
        .allowed
        .iter()
        .map(|(found, reason)| {
            let mut object = finding(found);
            object["reason"] = json!(reason);
            object
        })
        .collect();
    let matrix: Vec<Value> = report
        .matrix
        .iter()
        .map(|row| {
            let [select, insert, update, delete] = row.cells.map(Cell::word);
            json!({ "table": row.table, "select": select, "insert": insert, "update": update, "delete": delete })
        })
        .collect();
    let object = json!({
        "version": VERSION,
        "server": report.server,
        "complete": !report.incomplete(),
        "findings": report.findings.iter().map(finding).collect::<Vec<_>>(),
        "allowed": allowed,
        "matrix": matrix,
        "checked": report.checked,
        "not_checked": report.not_checked,
    });
    format!("{object}\n")
}

fn finding(finding: &Finding) -> Value {
    json!({
        "rule": finding.rule,
        "severity": finding.severity.word(),
        "object": finding.object,
        "message": finding.message,
        "proof": finding.proof,
        "fix": finding.fix,
    })
}
