//! `ef workspace members`.

use super::{Place, Which, Work};
use crate::{
    base::Exit,
    cli::{Error, database::Access, session::Session},
    render::workspace as render,
    tenancy::workspaces::{self, Role},
};
use clap::{Args, Subcommand};

/// List, add and remove the members of a workspace, and give them roles
///
/// Example: ef workspace members add bo@example.com --role admin
///
/// Example: ef workspace members list
#[derive(Args, Debug)]
pub(super) struct Members {
    #[command(subcommand)]
    verb: Verb,
}

#[derive(Subcommand, Debug)]
enum Verb {
    List(List),
    Add(Add),
    Remove(Remove),
    Role(SetRole),
}

impl Members {
    pub(super) fn run(self, session: &Session) -> Result<Exit, Error> {
        match self.verb {
            Verb::List(list) => list.run(session),
            Verb::Add(add) => add.run(session),
            Verb::Remove(remove) => remove.run(session),
            Verb::Role(role) => role.run(session),
        }
    }
}

/// List the members
///
/// Example: ef workspace members list --workspace north
///
/// Example: ef workspace members list --json
#[derive(Args, Debug)]
#[command(visible_alias = "ls")]
struct List {
    #[command(flatten)]
    which: Which,
    #[command(flatten)]
    place: Place,
}

impl List {
    fn run(self, session: &Session) -> Result<Exit, Error> {
        let mut work = Work::new(session, &self.place, Access::Read)?;
        let workspace = work.workspace(self.which.workspace.as_deref())?;
        let members = work.back_end.store().members(&workspace.id)?;
        render::members(&session.ui, &workspace, &members);
        Ok(Exit::Done)
    }
}

/// Add a user who has signed up
///
/// A user who has no workspace yet is put into it. For somebody who has not signed up: `ef workspace invites add`.
///
/// Example: ef workspace members add bo@example.com --role admin --workspace north
///
/// Example: ef workspace members add bo@example.com
#[derive(Args, Debug)]
struct Add {
    /// The user, by e-mail address or id
    #[arg(value_name = "EMAIL")]
    user: String,
    /// As what: owner, admin or member
    #[arg(long, value_name = "ROLE", default_value = "member", value_parser = Role::NAMES)]
    role: String,
    #[command(flatten)]
    which: Which,
    #[command(flatten)]
    place: Place,
}

impl Add {
    fn run(self, session: &Session) -> Result<Exit, Error> {
        let role = self.role.parse()?;
        let mut work = Work::new(session, &self.place, Access::Write)?;
        let workspace = work.workspace(self.which.workspace.as_deref())?;
        let added = workspaces::add(work.back_end.store(), &workspace, &self.user, role)?;
        render::added(&session.ui, &workspace, &added);
        Ok(Exit::Done)
    }
}

/// Remove a member
///
/// Says from when on they see nothing any more: with `[tenancy] strict` from their next statement on, otherwise when the
/// token that they hold ends. `--revoke-sessions` sees to it that they get no other one without signing in.
///
/// Example: ef workspace members remove bo@example.com --revoke-sessions
///
/// Example: ef workspace members remove bo@example.com --workspace north
#[derive(Args, Debug)]
#[command(visible_alias = "rm")]
struct Remove {
    /// The user, by e-mail address or id
    #[arg(value_name = "EMAIL")]
    user: String,
    /// End the user's sessions
    #[arg(long)]
    revoke_sessions: bool,
    #[command(flatten)]
    which: Which,
    #[command(flatten)]
    place: Place,
}

impl Remove {
    fn run(self, session: &Session) -> Result<Exit, Error> {
        let mut work = Work::new(session, &self.place, Access::Write)?;
        let workspace = work.workspace(self.which.workspace.as_deref())?;
        let removed =
            workspaces::remove(work.back_end.store(), &workspace, &self.user, self.revoke_sessions)?;
        render::removed(&session.ui, &workspace, &removed);
        Ok(Exit::Done)
    }
}

/// Give a member another role
///
/// Example: ef workspace members role bo@example.com owner
///
/// Example: ef workspace members role bo@example.com admin --workspace north
#[derive(Args, Debug)]
struct SetRole {
    /// The user, by e-mail address or id
    #[arg(value_name = "EMAIL")]
    user: String,
    /// The role: owner, admin or member
    #[arg(value_name = "ROLE", value_parser = Role::NAMES)]
    role: String,
    #[command(flatten)]
    which: Which,
    #[command(flatten)]
    place: Place,
}

impl SetRole {
    fn run(self, session: &Session) -> Result<Exit, Error> {
        let role = self.role.parse()?;
        let mut work = Work::new(session, &self.place, Access::Write)?;
        let workspace = work.workspace(self.which.workspace.as_deref())?;
        let promoted = workspaces::set_role(work.back_end.store(), &workspace, &self.user, role)?;
        render::promoted(&session.ui, &workspace, &promoted);
        Ok(Exit::Done)
    }
}
