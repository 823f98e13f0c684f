//! `ef workspace show`.

use super::{Place, Work};
use crate::{
    base::Exit,
    cli::{Error, database::Access, session::Session},
    render::workspace as render,
};
use clap::Args;

/// Show a workspace: its members, and how many rows of which tables it has
///
/// Example: ef workspace show north
///
/// Example: ef workspace show north --json
#[derive(Args, Debug)]
pub(super) struct Show {
    /// The workspace; the current one when none is named
    #[arg(value_name = "WORKSPACE")]
    workspace: Option<String>,
    #[command(flatten)]
    place: Place,
}

impl Show {
    pub(super) fn run(self, session: &Session) -> Result<Exit, Error> {
        let mut work = Work::new(session, &self.place, Access::Read)?;
        let workspace = work.workspace(self.workspace.as_deref())?;
        let store = work.back_end.store();
        let members = store.members(&workspace.id)?;
        let rows = store.counts(&workspace.id)?;
        render::show(&session.ui, &workspace, &members, &rows);
        Ok(Exit::Done)
    }
}
