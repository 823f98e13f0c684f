//! From settings to what the launcher is asked to do: services chosen, paths absolute, env files read.

use super::{
    Error, Settings, check,
    detect::LOOKED_FOR,
    env_file,
    find::FILE_NAME,
    origin::{Origin, Place},
    service::{Ready, Service},
    suggest,
    tree::dotted,
};
use crate::dev::{
    graph::Graph,
    plan::{self, Check, Owner, Pause, Plan, Restart, ServiceName, Typed},
};
use std::{
    collections::BTreeSet,
    ffi::OsString,
    path::{Path, PathBuf},
};

/// The service that stands for the embedded database, unless `ef.toml` has one of that name.
pub const EMBEDDED: &str = "db";

/// The service that brings that database up to date, unless `ef.toml` has one of that name.
pub const MIGRATE: &str = "migrate";

/// What `ef dev` was asked to start, beyond the settings.
#[derive(Clone, Debug, Default)]
pub struct PlanRequest {
    /// The services to start, with everything they need; all of them when empty.
    pub only: Vec<String>,
    /// Services to leave out.
    pub except: Vec<String>,
    /// `--no-setup`: what is missing is not set up.
    pub no_setup: bool,
    /// `--replace`: leftovers of an earlier run that hold our ports may be ended.
    pub replace: bool,
    /// `--open`: the browser is opened when all is ready.
    pub open: bool,
}

impl PlanRequest {
    /// Whether the embedded database alone is asked for.
    fn only_embedded(&self) -> bool {
        !self.only.is_empty() && self.only.iter().all(|name| name == EMBEDDED)
    }
}

impl Settings {
    /// Makes the launcher's plan.
    pub fn plan(&self, request: &PlanRequest) -> Result<Plan, Box<Error>> {
        if self.values.service.is_empty() && !request.only_embedded() {
            return Err(self.nothing_to_start());
        }
        let chosen = self.chosen(request)?;
        let services: Vec<&(ServiceName, Service)> =
            self.values.service.0.iter().filter(|(name, _)| chosen.contains(name.as_str())).collect();
        self.check_ports(&services)?;
        let services: Result<Vec<_>, _> =
            services.into_iter().map(|(name, service)| self.service(name, service)).collect();
        Ok(Plan {
            root: self.root.clone(),
            services: services?,
            on_exit: self.values.dev.on_exit.into(),
            on_failure: self.values.dev.on_failure.into(),
            stdin: self.stdin(&chosen)?.map_or(Typed::Nobody, Typed::Service),
            at_once: None,
            setup: !request.no_setup,
            replace: request.replace,
            open: request.open,
        })
    }

    fn nothing_to_start(&self) -> Box<Error> {
        Box::new(match &self.file {
            Some(path) => Error::NoServices { path: path.clone() },
            None => Error::NothingFound { path: self.root.clone(), looked_for: LOOKED_FOR },
        })
    }

    /// The names of the services to start.
    fn chosen(&self, request: &PlanRequest) -> Result<BTreeSet<&str>, Box<Error>> {
        let services = check::needs_by_name(&self.values);
        for name in request.only.iter().chain(&request.except) {
            let ours = name == EMBEDDED || (name == MIGRATE && request.except.contains(name));
            let known = ours || services.iter().any(|(known, _)| known == name);
            if !known {
                let help = check::services_help(name, &self.values);
                return Err(Box::new(Error::NoSuchService { name: name.clone(), help }));
            }
        }
        // Flaws are found by `check::whole`; an empty choice ends in an error below.
        let exists = |name: &&str| services.iter().any(|(known, _)| known == name);
        let only: Vec<&str> = if request.only.is_empty() {
            services.iter().map(|(name, _)| *name).collect()
        } else {
            request.only.iter().map(String::as_str).filter(exists).collect()
        };
        let mut chosen = Graph::new(&services).map(|graph| graph.needed(&only)).unwrap_or_default();
        chosen.retain(|name| !request.except.iter().any(|left_out| left_out == name));
        for (service, needs) in services.iter().filter(|(name, _)| chosen.contains(name)) {
            if let Some(need) = needs.iter().find(|need| !chosen.contains(*need)) {
                return Err(Box::new(Error::StillNeeded {
                    service: (*service).to_owned(),
                    need: (*need).to_owned(),
                }));
            }
        }
        if chosen.is_empty() && !request.only_embedded() {
            Err(Box::new(Error::NothingLeft))
        } else {
            Ok(chosen)
        }
    }

    /// Two services that are started cannot listen on one port.
    fn check_ports(&self, services: &[&(ServiceName, Service)]) -> Result<(), Box<Error>> {
        for (at, (second, service)) in services.iter().enumerate() {
            let Some(port) = service.port else { continue };
            let Some((first, _)) = services[..at].iter().find(|(_, other)| other.port == Some(port)) else {
                continue;
            };
            let mut place = Place::default();
            for name in [first, second] {
                place.add(&self.tree.origin(&["service", name.as_str(), "port"]), &format!("`{name}`"));
            }
            return Err(Box::new(Error::SamePort {
                first: first.to_string(),
                second: second.to_string(),
                port: port.0,
                source_text: place.source,
                spans: place.spans,
            }));
        }
        Ok(())
    }

    /// Who gets what is typed. A name from the file is passed over when that service is not started; one
    /// that was asked for just now is a mistake then.
    fn stdin(&self, chosen: &BTreeSet<&str>) -> Result<Option<ServiceName>, Box<Error>> {
        let Some(name) = &self.values.dev.stdin else { return Ok(None) };
        if chosen.contains(name.as_str()) {
            return Ok(Some(name.clone()));
        }
        match self.tree.origin(&["dev", "stdin"]) {
            at @ (Origin::Flag(_) | Origin::Variable(_)) => Err(Box::new(Error::NotStarted {
                subject: at.subject("dev.stdin"),
                name: name.to_string(),
                started: suggest::quoted(&chosen.iter().collect::<Vec<_>>()),
            })),
            Origin::File { .. } | Origin::Detected | Origin::Default => Ok(None),
        }
    }

    fn service(&self, name: &ServiceName, service: &Service) -> Result<plan::Service, Box<Error>> {
        let Some(run) = &service.run else {
            return Err(Box::new(Error::NoServices { path: self.root.join(FILE_NAME) }));
        };
        let dir = self.folder(name, service)?;
        let venv = service.venv.as_ref().map(|venv| join(&dir, venv));
        if let Some(venv) = &venv {
            self.check_venv(name, service, venv)?;
        }
        let environment = self.environment(name, service, &dir)?;
        let setup = service.setup.as_ref().and_then(|setup| {
            let (when_missing, run) = (setup.when_missing.as_ref()?, setup.run.as_ref()?);
            Some(plan::Setup { when_missing: join(&dir, when_missing), run: run.clone() })
        });
        Ok(plan::Service {
            name: name.clone(),
            command: run.0.clone(),
            environment,
            venv,
            ready: service
                .ready
                .as_ref()
                .and_then(ready)
                .or_else(|| service.port.map(|port| implied(port.0))),
            restart: Restart {
                policy: service.restart.into(),
                tries: service.restart_tries.0,
                pause: Pause::Doubling,
            },
            port: service.port.map(|port| port.0),
            needs: self.needs(service),
            stop: plan::Stop {
                signal: service.stop.signal.0,
                within: service.stop.within.0,
                first_only: false,
                as_received: false,
            },
            setup,
            tty: service.tty,
            watch: service.watch.0.iter().map(|glob| glob.0.clone()).collect(),
            dir,
        })
    }

    /// What a service waits for. The embedded database is none of our services: whoever starts it adds it.
    fn needs(&self, service: &Service) -> Vec<plan::Need> {
        let known = |need: &&plan::Need| self.values.service.get(&need.service).is_some();
        service.needs.iter().map(|need| &need.0).filter(known).cloned().collect()
    }

    /// Whether the embedded database may be a part of a run: a service needs `db` and there is no such service,
    /// or a file has `[database]`.
    pub fn may_embed(&self, request: &PlanRequest) -> bool {
        let (left_out, own) = (request.except.iter().any(|name| name == EMBEDDED), EMBEDDED);
        let defined = self.values.service.0.iter().any(|(name, _)| name.as_str() == own);
        let needed = || self.values.service.0.iter().any(|(name, _)| self.needs_embedded(name));
        !defined && !left_out && (needed() || self.has_database_table() || request.only_embedded())
    }

    /// Whether a service says that it needs the embedded database.
    pub fn needs_embedded(&self, name: &ServiceName) -> bool {
        let service = self.values.service.get(name);
        service.is_some_and(|service| service.needs.iter().any(|need| check::is_embedded(&self.values, need)))
    }

    /// Whether a file has `[database]`.
    pub fn has_database_table(&self) -> bool {
        self.tree.find(&["database"]).is_some()
            && matches!(self.tree.origin(&["database"]), Origin::File { .. })
    }

    /// The folder of a service, which must exist.
    fn folder(&self, name: &ServiceName, service: &Service) -> Result<PathBuf, Box<Error>> {
        let dir = join(&self.root, &service.dir);
        if dir.is_dir() {
            return Ok(dir);
        }
        let key = ["service", name.as_str(), "dir"];
        let help = format!("create it, or correct `{}`", dotted(&key));
        Err(self.no_folder("folder", name, dir, &key, help))
    }

    /// A venv that nothing will make. A service that is waited for may make it, as may the setup.
    fn check_venv(&self, name: &ServiceName, service: &Service, venv: &Path) -> Result<(), Box<Error>> {
        let made_later =
            service.setup.is_some() || service.needs.iter().any(|need| need.0.until == plan::Until::Done);
        if venv.is_dir() || made_later {
            return Ok(());
        }
        let key = ["service", name.as_str(), "venv"];
        let help = format!(
            "create it with `python3 -m venv {}`, or let `ef` do that: add `{}`",
            venv.display(),
            dotted(&["service", name.as_str(), "setup"]),
        );
        Err(self.no_folder("venv", name, venv.to_owned(), &key, help))
    }

    fn no_folder(
        &self,
        what: &'static str,
        service: &ServiceName,
        path: PathBuf,
        key: &[&str],
        help: String,
    ) -> Box<Error> {
        let state = if path.exists() { "is not a folder" } else { "does not exist" };
        let Place { source, spans } = self.tree.origin(key).place(state);
        let service = service.to_string();
        Box::new(Error::NoFolder { what, state, service, path, help, source_text: source, spans })
    }

    /// The variables of env files in their order, then those of `env`; the last of a name stays.
    fn environment(
        &self,
        name: &ServiceName,
        service: &Service,
        dir: &Path,
    ) -> Result<Vec<(OsString, OsString)>, Box<Error>> {
        let mut environment: Vec<(OsString, OsString)> = Vec::new();
        let mut set = |name: &str, value: &str| {
            environment.retain(|(known, _)| known != name);
            environment.push((name.into(), value.into()));
        };
        for (at, file) in service.env_file.0.iter().enumerate() {
            let path = join(dir, file);
            let variables = env_file::read(&path).map_err(|flaw| self.bad_env_file(name, at, path, flaw))?;
            for (name, value) in &variables {
                set(name, value);
            }
        }
        for (name, value) in &service.env.0 {
            set(&name.0, value);
        }
        Ok(environment)
    }

    fn bad_env_file(&self, name: &ServiceName, at: usize, path: PathBuf, flaw: env_file::Flaw) -> Box<Error> {
        let key = ["service", name.as_str(), "env_file"];
        let item = self.tree.find(&key).and_then(|entry| entry.node.items().get(at));
        let origin = item.map_or_else(|| self.tree.origin(&key), |item| item.at.clone());
        let Place { source: source_text, spans } = origin.place("named here");
        Box::new(match flaw {
            env_file::Flaw::Io(cause) => Error::EnvFile {
                service: name.to_string(),
                help: format!(
                    "create the file or make it readable, or take it out of `{}`; the path is relative to the service's folder",
                    dotted(&key)
                ),
                path,
                cause,
                source_text,
                spans,
            },
            env_file::Flaw::Line(line, reason) => {
                Error::EnvFileLine { path, line, reason, source_text, spans }
            }
        })
    }
}

/// A path below a folder, or as it is when absolute, without `.` in it.
fn join(folder: &Path, path: &str) -> PathBuf {
    folder.join(path).components().collect()
}

fn ready(ready: &Ready) -> Option<plan::Ready> {
    let check = if let Some(url) = &ready.http {
        Check::Http(url.0.clone())
    } else if let Some(address) = &ready.tcp {
        Check::Tcp { host: address.host.clone(), port: address.port }
    } else if let Some(pattern) = &ready.log {
        Check::Log(pattern.0.clone())
    } else {
        Check::Exec(ready.exec.as_ref()?.0.clone())
    };
    Some(plan::Ready { check, within: Some(ready.within.0), owner: ready.owner.into(), at_once: false })
}

/// A service that only names its port is ready when something of its own listens there.
fn implied(port: u16) -> plan::Ready {
    let check = Check::Tcp { host: "localhost".to_owned(), port };
    plan::Ready { check, within: None, owner: Owner::Own, at_once: false }
}
