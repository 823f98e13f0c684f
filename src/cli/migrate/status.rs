//! `ef migrate status`.

use super::Work;
use crate::{
    base::Exit,
    cli::{Error, database::Access, database::Database, session::Session},
    db::migrate::Limits,
    render::migrate as render,
    tenancy::isolation,
};
use clap::Args;

/// Show what is applied and what is left
///
/// Reads only; creates nothing, not even a journal.
///
/// Example: ef migrate status --check
///
/// Example: ef migrate status --json
#[derive(Args, Debug)]
pub(crate) struct Status {
    /// Exit with 1 when something is left
    #[arg(long)]
    check: bool,
    #[command(flatten)]
    database: Database,
}

impl Status {
    pub(crate) fn run(self, session: &Session) -> Result<Exit, Error> {
        let work = Work::new(session, &self.database, Limits::default(), Access::Read)?;
        let outlook = isolation::outlook(&mut work.connect()?, &work.request)?;
        render::status(&session.ui, &outlook, &work.request.url);
        Ok(if self.check && !outlook.is_current() { Exit::No } else { Exit::Done })
    }
}
