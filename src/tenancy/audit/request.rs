//! What an audit is asked to do, as plain data.

use std::time::Duration;

/// How far the audit goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Depth {
    /// The catalogue alone.
    Catalogue,
    /// Also probes that read: the transaction is read-only.
    Reads,
    /// Also probes that write rows of their own and other people's, and roll them back.
    Writes,
}

/// One finding that the project knows and accepts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Allow {
    /// The rule's id.
    pub rule: String,
    /// The object, `schema.name`.
    pub object: String,
    /// Why it is acceptable.
    pub reason: String,
}

/// An audit to be run.
#[derive(Clone, Debug)]
pub struct Request {
    /// How far to go.
    pub depth: Depth,
    /// The tables that are said to belong to workspaces; the audit finds others by itself.
    pub tables: Vec<String>,
    /// The name of the tenant column, when it is not to be guessed.
    pub column: Option<String>,
    /// The table of workspaces, when it is not to be guessed.
    pub workspaces: Option<String>,
    /// The schemas that the data API exposes, when they are not to be read from the database.
    pub schemas: Vec<String>,
    /// The roles that requests run as, when they are not to be guessed.
    pub roles: Vec<String>,
    /// Findings that are accepted.
    pub allow: Vec<Allow>,
    /// The longest that one statement of a probe may take.
    pub statement_timeout: Duration,
}

impl Default for Request {
    fn default() -> Self {
        Self {
            depth: Depth::Reads,
            tables: Vec::new(),
            column: None,
            workspaces: None,
            schemas: Vec::new(),
            roles: Vec::new(),
            allow: Vec::new(),
            statement_timeout: Duration::from_secs(5),
        }
    }
}
