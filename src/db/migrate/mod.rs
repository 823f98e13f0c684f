//! The migration runner: files of SQL, applied once each, in order, with a journal. It knows how to run statements
//! on a database that is in use, and nothing of what they mean; `tenancy` computes the isolation plan, `cli` decides
//! what to do with what is out of order, and shows.
//!
//! - [`Folder`] reads the project's files, [`Migration::from_text`] takes a text that is built in.
//! - [`status`] compares them with the database over any [`Connection`](super::Connection), and creates nothing.
//! - A [`Session`] changes things: [`Session::lock`] first, then [`Session::status`] again (somebody else may have
//!   been faster), [`Session::apply`] for each file that is pending, [`Session::unlock`]. What else is to be done in
//!   the same careful way goes through [`Session::patiently`].
//! - [`Session::mark_applied`] and [`Session::mark_reverted`] repair the journal.
//! - [`create`] makes a new file.
//!
//! A file is one transaction together with its row in the journal. A file with a statement that refuses this
//! (`CREATE INDEX CONCURRENTLY`), or with the comment `-- ef: no-transaction`, runs in steps, and the journal
//! remembers how far it came. Statements that change a table's form wait for its lock for
//! [`Limits::lock_timeout`] only, because everybody else queues behind them; then they let go and try again.

mod apply;
mod create;
mod error;
mod event;
mod files;
mod journal;
mod kind;
mod leftover;
mod lex;
mod lock;
mod pooler;
mod script;
mod session;
mod split;
mod status;
mod stepwise;
mod watcher;

pub use create::create;
pub use error::{Error, Place, ScriptError, StatementError};
pub use event::{Blocker, Event, Observer, Silent};
pub use files::{Folder, Ignored, Migration};
pub use journal::{Progress, Record, Source};
pub use pooler::refuse as refuse_pooler;
pub use script::{Mode, Script, Statement};
pub use session::{Limits, Outcome, Session};
pub use status::{Entry, State, Status, status};
