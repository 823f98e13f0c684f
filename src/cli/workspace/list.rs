//! `ef workspace list`.

use super::{Place, Work, current};
use crate::{
    base::Exit,
    cli::{Error, database::Access, session::Session},
    render::workspace as render,
    tenancy::workspaces,
};
use clap::Args;

/// List the workspaces
///
/// The current one of this project's shell has a star. With `--user`, those of one user and their role in each.
///
/// Example: ef workspace list --user ana@example.com
///
/// Example: ef workspace list --json
#[derive(Args, Debug)]
#[command(visible_alias = "ls")]
pub(super) struct List {
    /// Those of this user only
    #[arg(long, value_name = "EMAIL")]
    user: Option<String>,
    #[command(flatten)]
    place: Place,
}

impl List {
    pub(super) fn run(self, session: &Session) -> Result<Exit, Error> {
        let mut work = Work::new(session, &self.place, Access::Read)?;
        let current = current::read(&work.settings)?.map(|current| current.id);
        let store = work.back_end.store();
        if let Some(text) = &self.user {
            let user = workspaces::user(store, text)?;
            let memberships = store.of_user(&user.id)?;
            render::memberships(&session.ui, &user, &memberships);
        } else {
            render::list(&session.ui, &store.list()?, current.as_deref());
        }
        Ok(Exit::Done)
    }
}
