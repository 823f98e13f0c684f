//! What an audit has found: findings with their proofs, what was looked at, and what was not.

use serde::Serialize;
use std::collections::BTreeMap;

/// How much a finding weighs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Worth knowing; never a reason to fail. JSON says `info`.
    Note,
    /// Closed today, but by luck.
    Warning,
    /// Rows leak, can be damaged, or are locked away from those who own them.
    Error,
}

impl Severity {
    /// The word in JSON.
    pub fn word(self) -> &'static str {
        match self {
            Self::Note => "info",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}

/// What shows that a finding is true. Contents of rows are never in it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Proof {
    /// As whom the statement was run; `None` for a look at the catalogue.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub acting_as: Option<String>,
    /// The statement.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub statement: Option<String>,
    /// What came back, or what the catalogue says.
    pub result: String,
}

impl Proof {
    /// What the catalogue says.
    pub fn catalogue(result: impl Into<String>) -> Self {
        Self { acting_as: None, statement: None, result: result.into() }
    }

    /// What a statement gave.
    pub fn ran(acting_as: &str, statement: impl Into<String>, result: impl Into<String>) -> Self {
        Self {
            acting_as: Some(acting_as.to_owned()),
            statement: Some(statement.into()),
            result: result.into(),
        }
    }
}

/// One thing that is wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// The rule's stable id.
    pub rule: &'static str,
    /// How much it weighs.
    pub severity: Severity,
    /// The object: `schema.name`, or the name of a role or schema.
    pub object: String,
    /// One sentence.
    pub message: String,
    /// Why it is true; the first is the strongest.
    pub proof: Vec<Proof>,
    /// SQL that closes it; empty when only a person can know.
    pub fix: String,
}

/// One part of the audit that did not take place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Gap {
    /// What was not looked at.
    pub what: String,
    /// Why.
    pub why: String,
    /// Whether it was left out on purpose or could not be done.
    #[serde(skip)]
    pub skipped: Skipped,
}

/// Why something was not looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Skipped {
    /// Nobody asked for it, or it is never done.
    Chosen,
    /// It was asked for and could not be done: the audit is not complete.
    Failed,
}

/// What is known of one command on one table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cell {
    /// Tried or derived, and closed.
    Closed,
    /// Another workspace's rows can be reached.
    Open,
    /// No API role has the right at all.
    NoRight,
    /// Nothing could be said.
    Untested,
}

impl Cell {
    /// The word for it.
    pub fn word(self) -> &'static str {
        match self {
            Self::Closed => "closed",
            Self::Open => "open",
            Self::NoRight => "no right",
            Self::Untested => "not testable",
        }
    }
}

/// One table of the summary.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MatrixRow {
    /// The table.
    pub table: String,
    /// SELECT, INSERT, UPDATE, DELETE, in this order.
    pub cells: [Cell; 4],
}

/// The whole answer.
#[derive(Clone, Debug, Default)]
pub struct Report {
    /// What is wrong, the worst first.
    pub findings: Vec<Finding>,
    /// Findings that `ef.toml` accepts, with the reason.
    pub allowed: Vec<(Finding, String)>,
    /// What was looked at, by kind.
    pub checked: BTreeMap<&'static str, u64>,
    /// What was not.
    pub not_checked: Vec<Gap>,
    /// Tables and commands.
    pub matrix: Vec<MatrixRow>,
    /// How the server calls itself.
    pub server: String,
}

impl Report {
    /// Notes that something could not be looked at.
    pub fn failed(&mut self, what: impl Into<String>, why: impl Into<String>) {
        self.gap(what, why, Skipped::Failed);
    }

    /// Notes that something was left out.
    pub fn skipped(&mut self, what: impl Into<String>, why: impl Into<String>) {
        self.gap(what, why, Skipped::Chosen);
    }

    fn gap(&mut self, what: impl Into<String>, why: impl Into<String>, skipped: Skipped) {
        let gap = Gap { what: what.into(), why: why.into(), skipped };
        if !self.not_checked.contains(&gap) {
            self.not_checked.push(gap);
        }
    }

    /// Counts what was looked at.
    pub fn count(&mut self, what: &'static str, number: usize) {
        *self.checked.entry(what).or_default() += number as u64;
    }

    /// Whether something that was asked for could not be done.
    pub fn incomplete(&self) -> bool {
        self.not_checked.iter().any(|gap| gap.skipped == Skipped::Failed)
    }
}
