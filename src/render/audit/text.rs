//! The report for people.

use crate::{
    render::counted,
    tenancy::audit::{ALLOW_STALE, Cell, Finding, Report, Severity, Skipped},
};
use std::fmt::Write as _;

/// The whole report. Notes are shown with `verbose` only.
pub(crate) fn text(report: &Report, color: bool, verbose: bool) -> String {
    let mut text = String::new();
    let shown = report.findings.iter().filter(|finding| verbose || finding.severity > Severity::Note);
    for found in shown {
        finding(&mut text, found, color);
    }
    for (finding, reason) in report.allowed.iter().filter(|_| verbose) {
        let _ = writeln!(text, "accepted  {}  {}: {reason}\n", finding.object, finding.rule);
    }
    matrix(&mut text, report);
    gaps(&mut text, report);
    summary(&mut text, report, verbose);
    text
}

fn painted(text: &str, code: &str, color: bool) -> String {
    if color { format!("\u{1b}[{code}m{text}\u{1b}[0m") } else { text.to_owned() }
}

fn finding(text: &mut String, finding: &Finding, color: bool) {
    let (word, code) = match finding.severity {
        Severity::Error => ("error", "1;31"),
        Severity::Warning => ("warning", "1;33"),
        Severity::Note => ("note", "1;36"),
    };
    let head = painted(word, code, color);
    let object = painted(&finding.object, "1", color);
    let _ = writeln!(text, "{head}[{}] {object}: {}", finding.rule, finding.message);
    for proof in finding.proof.iter().take(3) {
        match (&proof.acting_as, &proof.statement) {
            (Some(who), Some(statement)) => {
                let _ =
                    writeln!(text, "  proof: as {who}\n         {statement}\n         → {}", proof.result);
            }
            _ => {
                let _ = writeln!(text, "  proof: {}", proof.result);
            }
        }
    }
    for (at, line) in finding.fix.lines().enumerate() {
        let _ = writeln!(text, "  {} {line}", if at == 0 { "fix:  " } else { "      " });
    }
    text.push('\n');
}

fn matrix(text: &mut String, report: &Report) {
    if report.matrix.is_empty() {
        return;
    }
    let width = report.matrix.iter().map(|row| row.table.chars().count()).max().unwrap_or(5).max(5);
    let _ = writeln!(text, "{:width$}  {:12}  {:12}  {:12}  delete", "table", "select", "insert", "update");
    for row in &report.matrix {
        let [select, insert, update, delete] = row.cells.map(Cell::word);
        let _ = writeln!(text, "{:width$}  {select:12}  {insert:12}  {update:12}  {delete}", row.table);
    }
    text.push('\n');
}

fn gaps(text: &mut String, report: &Report) {
    for gap in &report.not_checked {
        let word = if gap.skipped == Skipped::Failed { "could not check" } else { "not checked" };
        let _ = writeln!(text, "{word}: {}: {}", gap.what, gap.why);
    }
    if !report.not_checked.is_empty() {
        text.push('\n');
    }
}

fn summary(text: &mut String, report: &Report, verbose: bool) {
    let count = |severity| report.findings.iter().filter(|finding| finding.severity == severity).count();
    let (errors, warnings, notes) = (count(Severity::Error), count(Severity::Warning), count(Severity::Note));
    let what: Vec<String> =
        report.checked.iter().map(|(what, n)| format!("{n} {}", what.replace('_', " "))).collect();
    let _ = writeln!(text, "{}: {}", report.server, what.join(", "));
    let mut line = format!("{}, {}", counted(errors, "error"), counted(warnings, "warning"));
    if notes > 0 {
        let hint = if verbose { "" } else { " (shown with -v)" };
        let _ = write!(line, ", {}{hint}", counted(notes, "note"));
    }
    if !report.allowed.is_empty() {
        let _ = write!(line, ", {} accepted in ef.toml", report.allowed.len());
    }
    let stale = report.findings.iter().filter(|finding| finding.rule == ALLOW_STALE).count();
    let verdict = match (errors + warnings - stale, report.incomplete()) {
        (0, false) => "no workspace reaches another's rows, as far as was checked",
        (0, true) => "nothing found, but the audit is NOT complete",
        (_, true) => "not isolated, and the audit is not complete",
        (_, false) => "not isolated",
    };
    let _ = writeln!(text, "{line}: {verdict}");
}

#[cfg(test)]
mod tests {
    use super::*;

    fn last_line(rules: &[(&'static str, Severity)]) -> String {
        let finding = |&(rule, severity): &(&'static str, Severity)| Finding {
            rule,
            severity,
            object: "public.clips".to_owned(),
            message: String::new(),
            proof: vec![],
            fix: String::new(),
        };
        let report = Report { findings: rules.iter().map(finding).collect(), ..Report::default() };
        text(&report, false, false).lines().last().unwrap_or_default().to_owned()
    }

    #[test]
    fn an_acceptance_in_vain_says_nothing_against_the_isolation() {
        let stale = (ALLOW_STALE, Severity::Warning);
        let isolated = "no workspace reaches another's rows, as far as was checked";
        assert_eq!(last_line(&[]), format!("0 errors, 0 warnings: {isolated}"));
        assert_eq!(last_line(&[stale]), format!("0 errors, 1 warning: {isolated}"));
        let leak = ("reads-others", Severity::Error);
        assert_eq!(last_line(&[stale, leak]), "1 error, 1 warning: not isolated");
        assert_eq!(last_line(&[("key-global", Severity::Warning)]), "0 errors, 1 warning: not isolated");
    }
}
