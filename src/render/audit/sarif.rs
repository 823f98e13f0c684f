//! The report as SARIF 2.1.0, for code scanning.

use crate::tenancy::audit::{Report, RuleInfo, Severity, rule_infos};
use serde_json::{Value, json};

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "note",
    }
}

/// The whole report. `at` is the file that results are shown at: a database has no files, and viewers want one.
pub(crate) fn sarif(report: &Report, at: &str) -> String {
    let rule = |rule: &RuleInfo| {
        json!({
            "id": rule.id,
            "shortDescription": { "text": rule.title },
            "fullDescription": { "text": rule.why },
            "help": { "text": rule.close },
            "defaultConfiguration": { "level": level(rule.severity) },
        })
    };
    let location = |object: &str| {
        json!([{
            "physicalLocation": { "artifactLocation": { "uri": at }, "region": { "startLine": 1 } },
            "logicalLocations": [{ "fullyQualifiedName": object }],
        }])
    };
    let results: Vec<Value> = report
        .findings
        .iter()
        .map(|finding| {
            json!({
                "ruleId": finding.rule,
                "level": level(finding.severity),
                "message": { "text": format!("{}: {}", finding.object, finding.message) },
                "locations": location(&finding.object),
                "partialFingerprints": { "object/v1": format!("{}:{}", finding.rule, finding.object) },
                "properties": { "proof": finding.proof, "fix": finding.fix },
            })
        })
        .collect();
    let notes: Vec<Value> = report
        .not_checked
        .iter()
        .map(|gap| json!({ "level": "note", "message": { "text": format!("not checked: {}: {}", gap.what, gap.why) } }))
        .collect();
    let object = json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": {
                "name": "ef rls audit",
                "version": env!("CARGO_PKG_VERSION"),
                "rules": rule_infos().iter().map(rule).collect::<Vec<_>>(),
            } },
            "invocations": [{ "executionSuccessful": !report.incomplete(), "toolExecutionNotifications": notes }],
            "results": results,
        }],
    });
    format!("{object:#}\n")
}
