//! The steps of a plan: what is done, in which form, and what it costs those who use the database meanwhile.

use super::catalog::TableName;
use crate::base::checksum::sha256;
use serde::Serialize;

/// The strongest lock that a step takes on a table (PostgreSQL manual, 13.3.1).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Lock {
    /// None on a table that anybody uses.
    None,
    /// Rows that are changed; readers and writers of other rows go on.
    RowExclusive,
    /// Readers and writers go on; other changes of the table's form wait.
    ShareUpdateExclusive,
    /// Readers go on, writers wait.
    ShareRowExclusive,
    /// Everybody waits.
    AccessExclusive,
}

impl Lock {
    /// What waits meanwhile, in a few words.
    pub fn blocks(self) -> &'static str {
        match self {
            Self::None => "nobody",
            Self::RowExclusive => "writers of the same rows",
            Self::ShareUpdateExclusive => "other schema changes",
            Self::ShareRowExclusive => "writers",
            Self::AccessExclusive => "readers and writers",
        }
    }

    /// Its name in PostgreSQL's manual.
    pub fn title(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::RowExclusive => "ROW EXCLUSIVE",
            Self::ShareUpdateExclusive => "SHARE UPDATE EXCLUSIVE",
            Self::ShareRowExclusive => "SHARE ROW EXCLUSIVE",
            Self::AccessExclusive => "ACCESS EXCLUSIVE",
        }
    }
}

/// For how long the lock is held.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Held {
    /// Milliseconds: only the catalogue is changed.
    Moment,
    /// As long as the table is read once.
    Scan,
    /// As long as an index is built.
    Build,
    /// A fraction of a second at a time, many times.
    Batches,
}

impl Held {
    /// In a few words.
    pub fn title(self) -> &'static str {
        match self {
            Self::Moment => "a moment",
            Self::Scan => "while the table is read once",
            Self::Build => "while the index is built",
            Self::Batches => "well below 0.3 s a batch",
        }
    }
}

/// How a step is carried out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Action {
    /// Statements in one short transaction, tried again when a lock is not to be had at once.
    Transaction(Vec<String>),
    /// One statement that cannot run in a transaction.
    Alone(String),
    /// Every row without a workspace gets one, in batches. Names the table or partition that holds the rows.
    Fill(Vec<TableName>),
}

/// One step.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// The table it is about; `None` for ef's own objects and users.
    pub table: Option<TableName>,
    /// What it does, in a few words.
    pub title: String,
    /// The strongest lock.
    pub lock: Lock,
    /// For how long.
    pub held: Held,
    /// How.
    pub action: Action,
}

impl Step {
    /// A short transaction about a table.
    pub fn short(table: &TableName, lock: Lock, title: impl Into<String>, statements: Vec<String>) -> Self {
        Self {
            table: Some(table.clone()),
            title: title.into(),
            lock,
            held: Held::Moment,
            action: Action::Transaction(statements),
        }
    }

    /// One statement that reads the whole table but stops nobody.
    pub fn scan(table: &TableName, title: impl Into<String>, statement: String) -> Self {
        Self {
            table: Some(table.clone()),
            title: title.into(),
            lock: Lock::ShareUpdateExclusive,
            held: Held::Scan,
            action: Action::Transaction(vec![statement]),
        }
    }

    /// An index that is built or dropped while everybody goes on.
    pub fn concurrently(table: &TableName, title: impl Into<String>, statement: String) -> Self {
        Self {
            table: Some(table.clone()),
            title: title.into(),
            lock: Lock::ShareUpdateExclusive,
            held: Held::Build,
            action: Action::Alone(statement),
        }
    }

    /// The SHA-256 of its SQL, for the journal.
    pub fn checksum(&self) -> String {
        sha256(self.sql().as_bytes())
    }

    /// The SQL, as a person would run it.
    pub fn sql(&self) -> String {
        match &self.action {
            Action::Transaction(statements) => statements.join(";\n") + ";\n",
            Action::Alone(statement) => format!("{statement};\n"),
            Action::Fill(tables) => {
                let line = |table: &TableName| {
                    let table = table.sql();
                    format!(
                        "update {table} set workspace_id = null where workspace_id is null; -- in batches of a few pages; the trigger fills it"
                    )
                };
                tables.iter().map(line).collect::<Vec<_>>().join("\n") + "\n"
            }
        }
    }
}
