//! `ef workspace create`.

use super::{Place, Work, current};
use crate::{
    base::Exit,
    cli::{Error, database::Access, session::Session},
    render::workspace as render,
    tenancy::workspaces::{self, NewWorkspace},
};
use clap::Args;

/// Make a workspace
///
/// The slug is made from the name unless it is given. An owner who has no workspace yet is put into it.
///
/// Example: ef workspace create "North Studio" --slug north --owner ana@example.com --switch
///
/// Example: ef workspace create South --json
#[derive(Args, Debug)]
pub(super) struct Create {
    /// Its name
    #[arg(value_name = "NAME")]
    name: String,
    /// Its name in addresses and commands: lower-case letters, digits and dashes
    #[arg(long, value_name = "SLUG")]
    slug: Option<String>,
    /// Its first owner
    #[arg(long, value_name = "EMAIL")]
    owner: Option<String>,
    /// When there is one of this name already, take it
    #[arg(long)]
    if_missing: bool,
    /// Make it the current one of this project's shell, too
    #[arg(long)]
    switch: bool,
    #[command(flatten)]
    place: Place,
}

impl Create {
    pub(super) fn run(self, session: &Session) -> Result<Exit, Error> {
        let mut work = Work::new(session, &self.place, Access::Write)?;
        let wanted =
            NewWorkspace { name: self.name, slug: self.slug, owner: self.owner, adopt: self.if_missing };
        let created = workspaces::create(work.back_end.store(), &wanted)?;
        if self.switch {
            current::write(&work.settings, &created.workspace)?;
        }
        render::created(&session.ui, &created, self.switch);
        Ok(Exit::Done)
    }
}
