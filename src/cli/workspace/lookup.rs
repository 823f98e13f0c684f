//! Presets and workspaces for commands that are about something else, and where the database is for them. Can be handed
//! to another thread, and asked again when the database has been away.

use super::{
    back_end::{self, BackEnd},
    current,
};
use crate::{
    cli::{
        Error,
        database::{Database, embedded},
        session::Session,
    },
    db::{
        Connection, DatabaseUrl, Options,
        embedded::{Embedded, State},
    },
    settings::Settings,
    supabase::{self, Patience, Project, ProjectUrl, ServiceKey},
    tenancy::workspaces::{self, Api, Preset, Sql, Store, Workspace},
};
use std::time::Duration;

/// How long a command that is about something else waits to be let in.
const WITHIN: Duration = Duration::from_secs(5);

/// Where presets and costs are kept.
#[derive(Clone)]
pub(in crate::cli) enum Source {
    /// A database that is named.
    Named(DatabaseUrl, Vec<String>),
    /// The embedded one of the project.
    Embedded(Embedded, Vec<String>),
    /// The project's API.
    Api(ProjectUrl, ServiceKey, Vec<String>),
}

impl Source {
    /// The place of this project; `None` when there is none. Starts and makes nothing.
    pub(in crate::cli) fn find(
        session: &Session,
        settings: &Settings,
        database: &Database,
    ) -> Result<Option<Self>, Error> {
        let tables = settings.values.tenancy.tables.0.clone();
        if let Some(named) = database.named(session, settings)? {
            return Ok(Some(Self::Named(named.url, tables)));
        }
        let names = &settings.values.supabase;
        let variable = |name: &str| back_end::variable(session, name);
        if let (Some(url), Some(key)) = (variable(&names.url_env), variable(&names.service_role_key_env)) {
            let url = ProjectUrl::parse(&url)?;
            let now = jiff::Timestamp::now().as_second();
            let key = ServiceKey::read(&names.service_role_key_env, &key, now)?;
            return Ok(Some(Self::Api(url, key, tables)));
        }
        let embedded = embedded(session, settings);
        let there = embedded.facts().is_ok_and(|facts| facts.state != State::None);
        Ok(there.then_some(Self::Embedded(embedded, tables)))
    }

    /// The address of the database, when it runs; `None` where only the project's API is known.
    pub(in crate::cli) fn url(&self) -> Result<Option<DatabaseUrl>, Error> {
        match self {
            Self::Named(url, _) => Ok(Some(url.clone())),
            Self::Embedded(embedded, _) => Ok(Some(embedded.running()?)),
            Self::Api(..) => Ok(None),
        }
    }

    /// Asks from now on.
    pub(in crate::cli) fn open(&self) -> Result<Lookup, Error> {
        let back_end = match self {
            Self::Api(url, key, tables) => {
                let patience = Patience::default();
                let project = Project::new(url.clone(), key.clone(), patience);
                BackEnd::Api(Api::new(project, tables.clone(), false, None))
            }
            Self::Named(_, tables) | Self::Embedded(_, tables) => {
                let url =
                    self.url()?.ok_or(supabase::Error::NoUrl { variable: "DATABASE_URL".to_owned() })?;
                let options = Options {
                    application: "ef tts".to_owned(),
                    connect_within: WITHIN,
                    ..Options::default()
                };
                BackEnd::Sql(Sql::new(Connection::open(&url, &options)?, tables.clone()))
            }
        };
        Ok(Lookup { back_end })
    }
}

/// Asks for presets and workspaces.
pub(in crate::cli) struct Lookup {
    back_end: BackEnd,
}

impl Lookup {
    fn store(&mut self) -> &mut dyn Store {
        self.back_end.store()
    }

    /// The workspace of this id, slug or name.
    pub(in crate::cli) fn workspace(&mut self, named: &str) -> Result<Workspace, workspaces::Error> {
        workspaces::workspace(self.store(), named)
    }

    /// A preset of a workspace.
    pub(in crate::cli) fn preset(
        &mut self,
        workspace: &Workspace,
        name: &str,
    ) -> Result<Preset, workspaces::Error> {
        workspaces::preset(self.store(), workspace, name)
    }
}

/// The id of the workspace that was chosen in this project, when one was.
pub(in crate::cli) fn current_id(settings: &Settings) -> Result<Option<String>, Error> {
    Ok(current::read(settings)?.map(|remembered| remembered.id))
}
