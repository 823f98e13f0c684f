//! `ef workspace private`.

use super::{Place, Which, Work};
use crate::{
    base::Exit,
    cli::{Error, database::Access, session::Session},
    render::workspace as render,
    tenancy::workspaces,
};
use clap::{Args, ValueEnum};

/// Say whether a workspace's texts must stay on this machine
///
/// The texts of a private workspace are never sent to a service on the internet, whatever a preset, a setting or a
/// request allows. Without `on` or `off` it prints which of them holds.
///
/// Example: ef workspace private on --workspace north
///
/// Example: ef workspace private
#[derive(Args, Debug)]
pub(super) struct Private {
    /// Whether they must
    #[arg(value_enum, value_name = "STATE")]
    state: Option<State>,
    #[command(flatten)]
    which: Which,
    #[command(flatten)]
    place: Place,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum State {
    /// Its texts stay here
    On,
    /// Its texts may leave, where a setting or a preset allows that
    Off,
}

impl Private {
    pub(super) fn run(self, session: &Session) -> Result<Exit, Error> {
        let access = if self.state.is_some() { Access::Write } else { Access::Read };
        let mut work = Work::new(session, &self.place, access)?;
        let workspace = work.workspace(self.which.workspace.as_deref())?;
        match self.state {
            None => render::private(&session.ui, &workspace),
            Some(state) => {
                let set = workspaces::set_private(work.back_end.store(), &workspace, state == State::On)?;
                render::made_private(&session.ui, &set);
            }
        }
        Ok(Exit::Done)
    }
}
