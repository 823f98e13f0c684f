//! `ef migrate verify`.

use super::Work;
use crate::{
    base::Exit,
    cli::{Error, database::Access, database::Database, session::Session},
    db::migrate::Limits,
    render::migrate as render,
    tenancy::isolation,
};
use clap::Args;

/// Compare the database with what the plan would make of it
///
/// Tells each difference: a policy that was changed or dropped, a needless grant, a missing key or index, an edited
/// file. Exit code 1 when there is one.
///
/// Example: ef migrate verify --json
///
/// Example: ef migrate verify --database-url "$URL"
#[derive(Args, Debug)]
pub(crate) struct Verify {
    #[command(flatten)]
    database: Database,
}

impl Verify {
    pub(crate) fn run(self, session: &Session) -> Result<Exit, Error> {
        let work = Work::new(session, &self.database, Limits::default(), Access::Read)?;
        let outlook = isolation::outlook(&mut work.connect()?, &work.request)?;
        render::verify(&session.ui, &outlook);
        Ok(if outlook.is_current() { Exit::Done } else { Exit::No })
    }
}
