//! `ef workspace rename`.

use super::{Place, Work, current};
use crate::{
    base::Exit,
    cli::{Error, database::Access, session::Session},
    render::workspace as render,
    tenancy::workspaces,
};
use clap::Args;

/// Give a workspace another name
///
/// The slug stays, since addresses hold it, unless another one is given.
///
/// Example: ef workspace rename north "North Studio" --slug north-studio
///
/// Example: ef workspace rename north "The North"
#[derive(Args, Debug)]
pub(super) struct Rename {
    /// The workspace
    #[arg(value_name = "WORKSPACE")]
    workspace: String,
    /// Its new name
    #[arg(value_name = "NAME")]
    name: String,
    /// Its new slug
    #[arg(long, value_name = "SLUG")]
    slug: Option<String>,
    #[command(flatten)]
    place: Place,
}

impl Rename {
    pub(super) fn run(self, session: &Session) -> Result<Exit, Error> {
        let mut work = Work::new(session, &self.place, Access::Write)?;
        let workspace = work.workspace(Some(&self.workspace))?;
        let renamed =
            workspaces::rename(work.back_end.store(), &workspace, &self.name, self.slug.as_deref())?;
        if current::read(&work.settings)?.is_some_and(|current| current.id == workspace.id) {
            current::write(&work.settings, &renamed.workspace)?;
        }
        render::renamed(&session.ui, &renamed);
        Ok(Exit::Done)
    }
}
