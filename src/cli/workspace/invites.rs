//! `ef workspace invites`.

use super::{Place, Which, Work};
use crate::{
    base::Exit,
    cli::{Error, database::Access, session::Session},
    render::workspace as render,
    tenancy::workspaces::{self, Role},
};
use clap::{Args, Subcommand};

/// Invite e-mail addresses that have not signed up yet
///
/// Who signs up with an invited address joins the workspace at that moment, instead of getting a fresh one.
///
/// Example: ef workspace invites add new@example.com --role admin
///
/// Example: ef workspace invites list
#[derive(Args, Debug)]
pub(super) struct Invites {
    #[command(subcommand)]
    verb: Verb,
}

#[derive(Subcommand, Debug)]
enum Verb {
    List(List),
    Add(Add),
    Remove(Remove),
}

impl Invites {
    pub(super) fn run(self, session: &Session) -> Result<Exit, Error> {
        match self.verb {
            Verb::List(list) => list.run(session),
            Verb::Add(add) => add.run(session),
            Verb::Remove(remove) => remove.run(session),
        }
    }
}

/// List the invites that were not taken up
///
/// Example: ef workspace invites list --workspace north
///
/// Example: ef workspace invites list --json
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
        let invites = work.back_end.store().invites(&workspace.id)?;
        render::invites(&session.ui, &workspace, &invites);
        Ok(Exit::Done)
    }
}

/// Invite an address, or renew its invite
///
/// Sends no e-mail: it only says where that address belongs when it signs up.
///
/// Example: ef workspace invites add new@example.com --days 30 --workspace north
///
/// Example: ef workspace invites add new@example.com --role admin
#[derive(Args, Debug)]
struct Add {
    /// The address
    #[arg(value_name = "EMAIL")]
    email: String,
    /// As what: owner, admin or member
    #[arg(long, value_name = "ROLE", default_value = "member", value_parser = Role::NAMES)]
    role: String,
    /// For how many days
    #[arg(long, value_name = "DAYS", default_value_t = 14, value_parser = clap::value_parser!(u32).range(1..=3650))]
    days: u32,
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
        let invited = workspaces::invite(work.back_end.store(), &workspace, &self.email, role, self.days)?;
        render::invited(&session.ui, &workspace, &invited);
        Ok(Exit::Done)
    }
}

/// Take an invite back
///
/// Example: ef workspace invites remove new@example.com
///
/// Example: ef workspace invites remove new@example.com --workspace north
#[derive(Args, Debug)]
#[command(visible_alias = "rm")]
struct Remove {
    /// The address
    #[arg(value_name = "EMAIL")]
    email: String,
    #[command(flatten)]
    which: Which,
    #[command(flatten)]
    place: Place,
}

impl Remove {
    fn run(self, session: &Session) -> Result<Exit, Error> {
        let mut work = Work::new(session, &self.place, Access::Write)?;
        let workspace = work.workspace(self.which.workspace.as_deref())?;
        let there = workspaces::uninvite(work.back_end.store(), &workspace, &self.email)?;
        render::uninvited(&session.ui, &workspace, &self.email, there);
        Ok(Exit::Done)
    }
}
