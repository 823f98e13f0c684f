//! Which back end a verb works with: SQL when there is a database, the project's API when only that is known.

use super::Place;
use crate::{
    cli::{
        Error,
        database::{Access, embedded},
        session::Session,
    },
    db::{Connection, Options, embedded::State},
    settings::Settings,
    supabase::{self, Patience, Project, ProjectUrl, ServiceKey},
    tenancy::workspaces::{self, Api, Secret, Sql, Store},
};
use clap::ValueEnum;

/// How.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum Via {
    /// The project's API
    Api,
    /// The database
    Sql,
}

/// One of the two.
pub(super) enum BackEnd {
    Sql(Sql),
    Api(Api),
}

impl BackEnd {
    /// The one that was asked for, else the one that can be used.
    pub(super) fn open(
        session: &Session,
        settings: &Settings,
        place: &Place,
        access: Access,
    ) -> Result<Self, Error> {
        match place.via {
            Some(Via::Api) => Self::api(session, settings),
            None if Self::only_api(session, settings, place)? => Self::api(session, settings),
            Some(Via::Sql) | None => Self::sql(session, settings, place, access),
        }
    }

    /// Whether the project's API is all that is known.
    fn only_api(session: &Session, settings: &Settings, place: &Place) -> Result<bool, Error> {
        if place.database.named(session, settings)?.is_some()
            || variable(session, &settings.values.supabase.url_env).is_none()
        {
            return Ok(false);
        }
        let key = variable(session, &settings.values.supabase.service_role_key_env);
        // Without the key the embedded database of the project serves, where there is one.
        Ok(key.is_some()
            || !embedded(session, settings).facts().is_ok_and(|facts| facts.state != State::None))
    }

    fn sql(session: &Session, settings: &Settings, place: &Place, access: Access) -> Result<Self, Error> {
        let target = place.database.target(session, settings, access)?;
        let options = Options { application: "ef workspace".to_owned(), ..Options::default() };
        let connection = Connection::open(&target.url, &options)?;
        Ok(Self::Sql(Sql::new(connection, settings.values.tenancy.tables.0.clone())))
    }

    fn api(session: &Session, settings: &Settings) -> Result<Self, Error> {
        let names = &settings.values.supabase;
        let url = variable(session, &names.url_env)
            .ok_or_else(|| supabase::Error::NoUrl { variable: names.url_env.clone() })?;
        let url = ProjectUrl::parse(&url)?;
        let key = variable(session, &names.service_role_key_env)
            .ok_or_else(|| supabase::Error::NoKey { variable: names.service_role_key_env.clone() })?;
        let key = ServiceKey::read(&names.service_role_key_env, &key, jiff::Timestamp::now().as_second())?;
        let project = Project::new(url, key, Patience::default());
        let tables = settings.values.tenancy.tables.0.clone();
        let secret = secret(session).ok().flatten();
        Ok(Self::Api(Api::new(project, tables, settings.values.tenancy.strict, secret)))
    }

    /// The database, for what nothing else can do.
    pub(super) fn only_sql(&mut self, verb: &'static str) -> Result<&mut Sql, workspaces::Error> {
        match self {
            Self::Sql(sql) => Ok(sql),
            Self::Api(_) => Err(workspaces::Error::NeedsSql { verb }),
        }
    }

    /// As what both can do.
    pub(super) fn store(&mut self) -> &mut dyn Store {
        match self {
            Self::Sql(sql) => sql,
            Self::Api(api) => api,
        }
    }
}

/// A variable that is set to something.
pub(super) fn variable(session: &Session, name: &str) -> Option<String> {
    session.env.var(name).filter(|value| !value.trim().is_empty())
}

/// What tokens are signed with, when it is known.
pub(super) fn secret(session: &Session) -> Result<Option<Secret>, workspaces::Error> {
    for name in ["EF_JWT_SECRET", "SUPABASE_JWT_SECRET"] {
        if let Some(text) = variable(session, name) {
            return Secret::read(name, &text).map(Some);
        }
    }
    Ok(None)
}
