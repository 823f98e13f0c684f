//! `ef workspace switch`.

use super::{Place, Work, current};
use crate::{
    base::Exit,
    cli::{Error, database::Access, session::Session},
    render::workspace as render,
    tenancy::workspaces,
};
use clap::Args;

/// Make a workspace the current one, for this project's shell or for a user
///
/// Without `--user`, it is the one that later commands in this project mean. With `--user`, it is the one that the
/// user's next token names: the user must be a member. Tokens that were given out before name the old one until they
/// are refreshed; `--revoke-sessions` ends refreshing, so that the user signs in anew.
///
/// Example: ef workspace switch north --user ana@example.com
///
/// Example: ef workspace switch north
#[derive(Args, Debug)]
pub(super) struct Switch {
    /// The workspace
    #[arg(value_name = "WORKSPACE")]
    workspace: String,
    /// Whom to move, by e-mail address or id
    #[arg(long, value_name = "EMAIL")]
    user: Option<String>,
    /// End the user's sessions
    #[arg(long, requires = "user")]
    revoke_sessions: bool,
    #[command(flatten)]
    place: Place,
}

impl Switch {
    pub(super) fn run(self, session: &Session) -> Result<Exit, Error> {
        let access = if self.user.is_some() { Access::Write } else { Access::Read };
        let mut work = Work::new(session, &self.place, access)?;
        let workspace = work.workspace(Some(&self.workspace))?;
        if let Some(user) = &self.user {
            let switched = workspaces::switch(work.back_end.store(), &workspace, user, self.revoke_sessions)?;
            render::switched_user(&session.ui, &workspace, &switched);
            return Ok(Exit::Done);
        }
        let before = current::read(&work.settings)?;
        let already = before.is_some_and(|before| before.id == workspace.id);
        current::write(&work.settings, &workspace)?;
        render::switched(&session.ui, &workspace, already);
        Ok(Exit::Done)
    }
}
