//! The embedded database as a part of `ef dev`: a service `db` that everything which uses the database waits
//! for, a service `migrate` between the two, and the address in every service's environment.

use super::{
    Error,
    database::{Teller, embedded, naming_variable, programs},
    root::Cli,
    session::Session,
};
use crate::{
    base::process,
    db::{DatabaseUrl, embedded::State},
    dev::plan::{
        Check, Command, Need, Owner, Pause, Plan, Ready, Restart, RestartPolicy, Service, ServiceName, Stop,
        StopSignal, Until,
    },
    settings::{EMBEDDED, MIGRATE, PlanRequest, Settings},
};
use clap::CommandFactory;
use std::{
    ffi::{OsStr, OsString},
    path::PathBuf,
    time::Duration,
};

/// The hidden command that is the server.
const SERVE: &str = "db-serve";
/// What PostgreSQL says when it takes connections, in every version.
const READY: &str = "database system is ready to accept connections";
/// How long a fast shutdown gets: all that is in memory is written.
const STOP: Duration = Duration::from_secs(30);
/// How often in a row a server that was killed is started again.
const TRIES: u32 = 5;

/// The embedded database that a run of `ef dev` uses.
pub(crate) struct DevDatabase {
    url: DatabaseUrl,
    /// The variable that tells services of it.
    variable: String,
    /// Whether it has to be started; else it runs already, and goes on afterwards.
    start: bool,
    /// The services that use it, by their place in the plan.
    users: Vec<usize>,
    /// The arguments of `ef` that bring it up to date.
    migrate: Option<Vec<String>>,
    program: PathBuf,
    /// The folder in `EF_PG_BIN`: the server starts in another folder than we did.
    programs: Option<PathBuf>,
}

impl DevDatabase {
    /// Whether a run uses the embedded database, and what it has to know of it. What it needs to start is got
    /// here: programs, a port, a password.
    pub(crate) fn find(
        session: &Session,
        settings: &Settings,
        request: &PlanRequest,
        plan: &Plan,
    ) -> Result<Option<Self>, Error> {
        if !settings.may_embed(request) || naming_variable(session, settings).is_some() {
            return Ok(None);
        }
        let variable = settings.values.database.url_env.clone();
        let counts = |service: &Service| {
            let own = service.environment.iter().any(|(name, _)| name == OsStr::new(&variable));
            settings.needs_embedded(&service.name) || (settings.has_database_table() && !own)
        };
        let users: Vec<usize> = (0..plan.services.len()).filter(|at| counts(&plan.services[*at])).collect();
        if users.is_empty() && !plan.services.is_empty() {
            return Ok(None);
        }
        let teller = Teller::new(session);
        let (url, state) = embedded(session, settings).prepare(&|note| teller.tell(&note))?;
        drop(teller);
        // One that is a part of another `ef dev` ends with it, as that one is waited for.
        let start = !matches!(&state, State::Running(running) if !running.in_dev);
        if !start {
            session.ui.say(&format!(
                "ef: the database runs already on {}, and will go on",
                Self::place(url.port())
            ));
        }
        let program = process::own_program().map_err(|source| Error::OwnProgram { source })?;
        let own = plan.services.iter().any(|own| own.name.as_str() == MIGRATE);
        let left_out = request.except.iter().any(|name| name == MIGRATE);
        let migrate = migrate(settings).filter(|_| !own && !left_out);
        let programs = programs(session);
        Ok(Some(Self { url, variable, start, users, migrate, program, programs }))
    }

    /// Adds it to the plan.
    pub(crate) fn join(self, plan: &mut Plan) {
        let address = (OsString::from(&self.variable), OsString::from(self.url.expose()));
        for service in &mut plan.services {
            if service.environment.iter().all(|(name, _)| *name != address.0) {
                service.environment.push(address.clone());
            }
        }
        let mut added = Vec::new();
        if self.start {
            let words = [self.program.display().to_string(), SERVE.to_owned(), ".".to_owned()];
            added.extend(service(plan, EMBEDDED, words.to_vec()).map(|plain| Service {
                environment: self.programs.iter().map(|folder| ("EF_PG_BIN".into(), folder.into())).collect(),
                port: Some(self.url.port()),
                ready: ready(),
                restart: Restart {
                    policy: RestartPolicy::OnFailure,
                    tries: Some(TRIES),
                    pause: Pause::Doubling,
                },
                stop: Stop { signal: StopSignal::Int, within: STOP, first_only: true, as_received: false },
                ..plain
            }));
        }
        if let Some(args) = &self.migrate {
            let mut words = vec![self.program.display().to_string()];
            words.extend(args.iter().cloned());
            added.extend(service(plan, MIGRATE, words).map(|plain| Service {
                environment: vec![address],
                needs: need(EMBEDDED, Until::Ready).filter(|_| self.start).into_iter().collect(),
                ..plain
            }));
        }
        // Both, where there are both: a migration that is done keeps nobody from ending, and the database ends
        // after those that use it.
        let migrated = self.migrate.as_ref().and_then(|_| need(MIGRATE, Until::Done));
        let running = need(EMBEDDED, Until::Ready).filter(|_| self.start);
        for user in self.users {
            plan.services[user].needs.extend(migrated.iter().chain(&running).cloned());
        }
        plan.services.splice(0..0, added);
    }

    /// Whether a service is the embedded database.
    pub(crate) fn is(service: &Service) -> bool {
        matches!(&service.command, Command::Exec(words) if words.get(1).is_some_and(|word| word == SERVE))
    }

    /// Where it listens, in words.
    pub(crate) fn place(port: u16) -> String {
        format!("127.0.0.1:{port}")
    }
}

/// The arguments that bring the database up to date, when this `ef` can do that and there is something to bring.
fn migrate(settings: &Settings) -> Option<Vec<String>> {
    let able = Cli::command().find_subcommand(MIGRATE).is_some();
    let values = &settings.values;
    if !able || (values.database.migrations.is_none() && values.tenancy.tables.0.is_empty()) {
        return None;
    }
    let mut args = vec!["-C".to_owned(), settings.root.display().to_string()];
    if let Some(file) = &settings.file {
        args.extend(["--config".to_owned(), file.display().to_string()]);
    }
    args.extend([MIGRATE.to_owned(), "up".to_owned()]);
    Some(args)
}

fn need(service: &str, until: Until) -> Option<Need> {
    Some(Need { service: ServiceName::parse(service)?, until })
}

fn ready() -> Option<Ready> {
    let check = Check::Log(regex::bytes::Regex::new(READY).ok()?);
    Some(Ready { check, within: None, owner: Owner::Own, at_once: true })
}

/// A service of our own, in the project's root folder.
fn service(plan: &Plan, name: &str, words: Vec<String>) -> Option<Service> {
    Some(Service {
        name: ServiceName::parse(name)?,
        command: Command::Exec(words),
        dir: plan.root.clone(),
        environment: Vec::new(),
        venv: None,
        ready: None,
        restart: Restart { policy: RestartPolicy::Never, tries: None, pause: Pause::Doubling },
        port: None,
        needs: Vec::new(),
        stop: Stop {
            signal: StopSignal::Term,
            within: Duration::from_secs(5),
            first_only: false,
            as_received: false,
        },
        setup: None,
        tty: false,
        watch: Vec::new(),
    })
}
