//! `ef migrate`: `ef`'s own objects, the project's files and the isolation plan, on a database that is in use.

mod down;
mod new;
mod plan;
mod status;
mod up;
mod verify;

use super::{
    Error,
    database::{Access, Database},
    session::Session,
};
use crate::{
    base::Exit,
    db::{Connection, DatabaseUrl, Options, migrate::Folder, migrate::Limits},
    settings::{Settings, value::Span},
    tenancy::isolation::{Request, TableName},
};
use clap::{Args, Subcommand};
use std::time::Duration;

/// Bring workspace isolation to a database, and keep its schema up to date
///
/// Three things, in one order, with one journal: what `ef` itself needs (workspaces, members, helpers), the
/// project's own files of `[database].migrations`, and the isolation of the tables of `[tenancy]` by row-level
/// security. The database stays in use meanwhile: no step blocks anybody for longer than a moment, and a run that
/// was interrupted goes on where it stopped.
///
/// Example: ef migrate plan && ef migrate up
///
/// Example: ef migrate status --check
#[derive(Args, Debug)]
pub(crate) struct Migrate {
    #[command(subcommand)]
    verb: Verb,
}

#[derive(Subcommand, Debug)]
enum Verb {
    Up(up::Up),
    Status(status::Status),
    Plan(plan::Plan),
    Verify(verify::Verify),
    New(new::New),
    Down(down::Down),
}

impl Migrate {
    pub(crate) fn run(self, session: &Session) -> Result<Exit, Error> {
        match self.verb {
            Verb::Up(up) => up.run(session),
            Verb::Status(status) => status.run(session),
            Verb::Plan(plan) => plan.run(session),
            Verb::Verify(verify) => verify.run(session),
            Verb::New(new) => new.run(session),
            Verb::Down(down) => down.run(session),
        }
    }
}

/// The tables that are isolated when `[tenancy]` names none: those of Edit Factory.
const USUAL_TABLES: [&str; 4] = ["projects", "clips", "api_costs", "jobs"];

/// How long to wait, for the verbs that change something.
#[derive(Args, Clone, Debug)]
#[command(next_help_heading = "Patience")]
pub(super) struct Patience {
    /// How long a statement may wait for a lock while others queue behind it
    #[arg(long, value_name = "TIME", default_value = "200ms", value_parser = span)]
    lock_timeout: Duration,
    /// How long a statement of a project's file may run; no limit of our own when it is not given
    #[arg(long, value_name = "TIME", value_parser = span)]
    statement_timeout: Option<Duration>,
    /// How long to try again while somebody holds a lock
    #[arg(long, value_name = "TIME", default_value = "60s", value_parser = span)]
    #[expect(clippy::struct_field_names, reason = "the flag's name")]
    patience: Duration,
}

fn span(text: &str) -> Result<Duration, String> {
    Span::read(text)
}

impl Patience {
    fn limits(&self) -> Limits {
        Limits {
            lock_timeout: self.lock_timeout,
            statement_timeout: self.statement_timeout,
            patience: self.patience,
            ..Limits::default()
        }
    }
}

/// What a verb works on.
struct Work {
    request: Request,
}

impl Work {
    /// Settings, database and files together. The embedded database is started only for verbs that change something.
    fn new(session: &Session, database: &Database, limits: Limits, access: Access) -> Result<Self, Error> {
        let settings = session.settings(Vec::new())?;
        let url = database.target(session, &settings, access)?.url;
        let request = request(&settings, url, limits)?;
        Ok(Self { request })
    }

    fn connect(&self) -> Result<Connection, Error> {
        Ok(Connection::open(&self.request.url, &self.request.options)?)
    }
}

/// The request to the domain that the settings stand for.
pub(super) fn request(settings: &Settings, url: DatabaseUrl, limits: Limits) -> Result<Request, Error> {
    let tenancy = &settings.values.tenancy;
    let named: Vec<TableName> = tenancy.tables.0.iter().map(|name| TableName::parse(name)).collect();
    let usual = named.is_empty();
    let tables = if usual { USUAL_TABLES.map(TableName::parse).to_vec() } else { named };
    // Called as the settings call it: so GitHub finds the file of an annotation.
    let folder = settings.values.database.migrations.as_ref();
    let project = folder.map(|folder| Folder::read_as(&settings.root.join(folder), folder)).transpose()?;
    Ok(Request {
        url,
        options: Options { application: "ef migrate".to_owned(), ..Options::default() },
        limits,
        tables,
        usual,
        strict: tenancy.strict,
        project,
        assignments: None,
        repair: false,
    })
}
