//! All remedies as one migration.

use crate::tenancy::audit::{Report, Severity};
use std::fmt::Write as _;

/// The SQL of every finding that has some, the worst first; notes are written as comments.
pub(crate) fn fix_sql(report: &Report) -> String {
    let mut text = "-- What `ef rls audit` would change. Read it before you run it: a fix closes what was found, and only you\n-- know what else should be open.\n\nbegin;\n".to_owned();
    let mut done: Vec<&str> = Vec::new();
    for finding in &report.findings {
        let _ = writeln!(
            text,
            "\n-- {} ({}): {}",
            finding.object,
            finding.rule,
            finding.message.replace('\n', " ")
        );
        if finding.fix.is_empty() {
            text.push_str("-- no statement can know what is meant here: see docs/audit.md\n");
        } else if done.contains(&finding.fix.as_str()) {
            text.push_str("-- closed above\n");
        } else if finding.severity == Severity::Note {
            for line in finding.fix.lines() {
                let _ = writeln!(text, "-- {line}");
            }
        } else {
            let _ = writeln!(text, "{}", finding.fix);
            done.push(&finding.fix);
        }
    }
    text.push_str("\ncommit;\n");
    text
}
