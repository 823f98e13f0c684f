//! What `ef doctor` says.

use crate::{
    care::{Finding, Level, Means},
    render::counted,
    ui::{Ui, hanging},
};
use serde_json::{Value, json};
use std::{fmt::Write as _, path::PathBuf};

/// The version of the JSON objects below.
const VERSION: u32 = 1;
/// The width of the first column.
const LEVEL: usize = 8;

/// What one check found.
pub(crate) struct Report {
    /// The check's name.
    pub(crate) check: &'static str,
    /// What it found, at least one.
    pub(crate) findings: Vec<Finding>,
    /// The project's folder.
    pub(crate) root: PathBuf,
}

impl Report {
    /// The worst of it.
    pub(crate) fn worst(&self) -> Level {
        self.findings.iter().map(|finding| finding.level).max().unwrap_or(Level::Good)
    }
}

/// One check's part of the answer, as soon as it is known. With `--json` everything comes at the end.
pub(crate) fn report(ui: &Ui, report: &Report, details: bool) {
    if ui.json {
        return;
    }
    let columns = ui.columns();
    let mut text = String::new();
    for finding in report.findings.iter().filter(|finding| !ui.quiet || finding.level >= Level::Warning) {
        let level = format!("{:LEVEL$}", finding.level.word());
        let level = if ui.out.color { format!("{}{level}\x1b[0m", color(finding.level)) } else { level };
        let indent = LEVEL + 15;
        let what = hanging(&finding.what, columns, indent);
        let _ = writeln!(text, "{level} {:<13} {what}", report.check);
        for detail in finding.details.iter().filter(|_| details) {
            let _ = writeln!(text, "{:indent$}{}", "", hanging(detail, columns, indent));
        }
        if let Some(mend) = &finding.mend {
            let _ = writeln!(text, "{:indent$}→ {}", "", mend.typed(&report.root));
        }
    }
    ui.answer(&if ui.out.terminal { text } else { text.replace('→', "->") });
}

fn color(level: Level) -> &'static str {
    match level {
        Level::Good => "\x1b[32m",
        Level::Note => "\x1b[36m",
        Level::Warning => "\x1b[33m",
        Level::Error => "\x1b[31m",
    }
}

/// How it stands as a whole.
pub(crate) fn summary(ui: &Ui, reports: &[Report], fixed: bool) {
    let all = || reports.iter().flat_map(|report| &report.findings);
    let count = |level: Level| all().filter(|finding| finding.level == level).count();
    let (errors, warnings) = (count(Level::Error), count(Level::Warning));
    if ui.json {
        let checks: Vec<Value> = reports.iter().map(object).collect();
        let object = json!({ "version": VERSION, "errors": errors, "warnings": warnings, "checks": checks });
        ui.answer(&format!("{object}\n"));
        return;
    }
    if errors + warnings == 0 {
        ui.say("ef: all is well");
        return;
    }
    let can_mend = |finding: &&Finding| {
        finding.level >= Level::Warning
            && finding.mend.as_ref().is_some_and(|mend| mend.means != Means::Person)
    };
    let mendable = if fixed { 0 } else { all().filter(can_mend).count() };
    let tail = if mendable > 0 { format!("; `ef doctor --fix` can mend {mendable}") } else { String::new() };
    ui.say(&format!("ef: {}, {}{tail}", counted(errors, "error"), counted(warnings, "warning")));
}

fn object(report: &Report) -> Value {
    let finding = |finding: &Finding| {
        json!({
            "level": finding.level.word(),
            "what": finding.what,
            "details": finding.details,
            "mend": finding.mend.as_ref().map(|mend| mend.typed(&report.root)),
            "fixable": finding.mend.as_ref().is_some_and(|mend| mend.means != Means::Person),
        })
    };
    let findings: Vec<Value> = report.findings.iter().map(finding).collect();
    json!({ "check": report.check, "level": report.worst().word(), "findings": findings })
}

/// The checks and what each looks at.
pub(crate) fn list(ui: &Ui, checks: &[(&str, &str)]) {
    if ui.json {
        let checks: Vec<Value> =
            checks.iter().map(|(name, about)| json!({ "name": name, "about": about })).collect();
        ui.answer(&format!("{}\n", json!({ "version": VERSION, "checks": checks })));
        return;
    }
    for (name, about) in checks {
        ui.answer(&format!("{name:<13} {about}\n"));
    }
}
