//! `ef rls audit`: does any workspace reach another's rows? Two looks at a database that never change it:
//!
//! - `rules` judge the catalogue, which `model` has read with a few queries;
//! - `probes` act as the data API acts, as a member of one workspace and as a visitor, and try to see, write,
//!   move, delete and infer what belongs to another, in one transaction that is always rolled back.
//!
//! Both make [`Finding`]s; `render/audit` turns the [`Report`] into text, JSON and SARIF.

mod model;
mod probes;
mod report;
mod request;
mod rules;
mod run;

pub use report::{Cell, Finding, Gap, MatrixRow, Proof, Report, Severity, Skipped};
pub use request::{Allow, Depth, Request};
pub use rules::{ALLOW_STALE, RuleInfo, rule_infos};
pub use run::run;
