//! `ef workspace delete`.

use super::{Place, Work, current};
use crate::{
    base::Exit,
    cli::{Error, database::Access, session::Session},
    render::workspace as render,
    tenancy::workspaces,
};
use clap::Args;

/// Delete a workspace with all that belongs to it
///
/// Says first how many rows of which tables go, and asks for the slug to be typed; elsewhere than on a terminal it needs
/// `--yes`. While somebody works in it, it stays, unless `--force` moves them to another workspace of theirs.
///
/// Example: ef workspace delete north --dry-run
///
/// Example: ef workspace delete north --yes
#[derive(Args, Debug)]
pub(super) struct Delete {
    /// The workspace
    #[arg(value_name = "WORKSPACE")]
    workspace: String,
    /// Move users who work in it to another workspace of theirs, or leave them without one
    #[arg(long)]
    force: bool,
    /// Show what would go and delete nothing
    #[arg(long)]
    dry_run: bool,
    #[command(flatten)]
    place: Place,
}

impl Delete {
    pub(super) fn run(self, session: &Session) -> Result<Exit, Error> {
        let mut work = Work::new(session, &self.place, Access::Write)?;
        let workspace = work.workspace(Some(&self.workspace))?;
        let doomed = workspaces::doomed(work.back_end.store(), &workspace)?;
        if self.dry_run {
            render::doomed(&session.ui, &doomed);
            return Ok(Exit::Done);
        }
        workspaces::check_empty(&doomed, self.force)?;
        if !session.global.yes {
            render::doomed_before_asking(&session.ui, &doomed);
        }
        let question = format!("type `{}` to delete it: ", workspace.slug);
        if !session.confirm_by_name(&question, &workspace.slug, "ef workspace delete")? {
            session.ui.say("ef: nothing was deleted");
            return Ok(Exit::No);
        }
        let deleted = workspaces::delete(work.back_end.store(), &workspace, self.force)?;
        let was_current = current::read(&work.settings)?.is_some_and(|current| current.id == workspace.id);
        if was_current {
            current::forget(&work.settings)?;
        }
        render::deleted(&session.ui, &workspace, &deleted, was_current);
        Ok(Exit::Done)
    }
}
