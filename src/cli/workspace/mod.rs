//! `ef workspace`: tenants, members, switching, voices and keys; by SQL, or through the project's API.

mod back_end;
mod create;
mod current;
mod delete;
mod invites;
mod list;
pub(in crate::cli) mod lookup;
mod members;
mod postiz;
mod presets;
mod private;
mod rename;
mod show;
mod switch;
mod token;
mod transfer;

use super::{
    Error,
    database::{Access, Database},
    session::Session,
};
use crate::{
    base::Exit,
    settings::Settings,
    tenancy::workspaces::{self, Workspace as Tenant},
};
use back_end::{BackEnd, Via};
use clap::{Args, Subcommand};

/// Manage workspaces: members, switching, voices, keys, export
///
/// Works on the database of the project (`DATABASE_URL`, else the embedded one), or through the project's API when
/// only `SUPABASE_URL` and `SUPABASE_SERVICE_ROLE_KEY` are set. A workspace is named by its slug, its name or its id;
/// where none is named, the current one is meant (`ef workspace switch`).
///
/// Example: ef workspace create North --owner ana@example.com && ef workspace switch north
///
/// Example: ef workspace list --json
#[derive(Args, Debug)]
pub(crate) struct Workspace {
    #[command(subcommand)]
    verb: Verb,
}

#[derive(Subcommand, Debug)]
enum Verb {
    Create(create::Create),
    List(list::List),
    Show(show::Show),
    Current(current::Current),
    Switch(switch::Switch),
    Rename(rename::Rename),
    Delete(delete::Delete),
    Members(members::Members),
    Invites(invites::Invites),
    Presets(presets::Presets),
    Private(private::Private),
    Postiz(postiz::Postiz),
    Export(transfer::Export),
    Import(transfer::Import),
    Token(token::Token),
}

impl Workspace {
    pub(crate) fn run(self, session: &Session) -> Result<Exit, Error> {
        match self.verb {
            Verb::Create(create) => create.run(session),
            Verb::List(list) => list.run(session),
            Verb::Show(show) => show.run(session),
            Verb::Current(current) => current.run(session),
            Verb::Switch(switch) => switch.run(session),
            Verb::Rename(rename) => rename.run(session),
            Verb::Delete(delete) => delete.run(session),
            Verb::Members(members) => members.run(session),
            Verb::Invites(invites) => invites.run(session),
            Verb::Presets(presets) => presets.run(session),
            Verb::Private(private) => private.run(session),
            Verb::Postiz(postiz) => postiz.run(session),
            Verb::Export(export) => export.run(session),
            Verb::Import(import) => import.run(session),
            Verb::Token(token) => token.run(session),
        }
    }
}

/// Where the workspaces are, for every verb.
#[derive(Args, Clone, Debug, Default)]
pub(super) struct Place {
    /// By SQL on the database, or through the project's API; what is set decides otherwise
    #[arg(long, value_enum, value_name = "HOW", help_heading = "Database")]
    via: Option<Via>,
    #[command(flatten)]
    database: Database,
}

/// Which workspace, for the verbs that work on one.
#[derive(Args, Clone, Debug, Default)]
pub(super) struct Which {
    /// The workspace, by slug, name or id, instead of the current one
    #[arg(short, long, value_name = "WORKSPACE")]
    workspace: Option<String>,
}

/// What a verb works with.
struct Work {
    settings: Settings,
    back_end: BackEnd,
}

impl Work {
    /// Settings and back end. Refuses while a key that may do everything is public.
    fn new(session: &Session, place: &Place, access: Access) -> Result<Self, Error> {
        let settings = session.settings(Vec::new())?;
        crate::cli::hygiene::check(session, &settings)?;
        let back_end = BackEnd::open(session, &settings, place, access)?;
        Ok(Self { settings, back_end })
    }

    /// The workspace that is named, else the current one.
    fn workspace(&mut self, named: Option<&str>) -> Result<Tenant, Error> {
        if let Some(text) = named {
            return Ok(workspaces::workspace(self.back_end.store(), text)?);
        }
        let current = current::read(&self.settings)?.ok_or(Error::NoCurrent)?;
        let found = self.back_end.store().matching(&current.id)?.into_iter().find(|one| one.id == current.id);
        found.ok_or(Error::CurrentGone { slug: current.slug })
    }
}
