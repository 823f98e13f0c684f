//! Services that the project lists already, for another tool: they keep their names and commands.

use super::{
    Detected, FoundReady, FoundRun, FoundService, FoundSetup, concurrently, next, process_compose, procfile,
    python,
    role::{self, Kind, Role},
};
use crate::dev::plan::ServiceName;
use std::{fs, path::Path};

const COLORS: [&str; 6] = ["blue", "green", "magenta", "cyan", "yellow", "red"];
/// What foreman and its like hand out as `PORT`, and how far apart.
const FIRST_PORT: u16 = 5000;
const NEXT_PORT: u16 = 100;

/// One line of a list.
#[derive(Debug, Default)]
pub(super) struct Entry {
    pub(super) name: String,
    pub(super) command: String,
    pub(super) dir: Option<String>,
    pub(super) env: Vec<(String, String)>,
    /// Names, and how far each must have come.
    pub(super) needs: Vec<(String, &'static str)>,
    pub(super) ready: Option<String>,
    pub(super) port: Option<u16>,
    pub(super) restart: Option<&'static str>,
}

impl Entry {
    pub(super) fn new(name: &str, command: &str) -> Self {
        Self { name: name.to_owned(), command: command.to_owned(), ..Self::default() }
    }
}

/// What the list has, so that nobody adds it once more.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Listed {
    pub(super) api: bool,
    pub(super) ui: bool,
}

/// Adds what the first list holds that is there.
pub(super) fn detect(root: &Path, detected: &mut Detected) -> Listed {
    let mut listed = Listed::default();
    let Some((source, gives_port, entries)) = list(root) else { return listed };
    let names = names(root, &entries);
    detected.sentences.push(format!("{source}: {}", names.join(", ")));
    for (place, entry) in entries.iter().enumerate() {
        let service = service(root, detected, (&source, gives_port), entry, &names, place);
        listed.api |= service.1 == Kind::Api;
        listed.ui |= service.1 == Kind::Ui;
        detected.services.push(service.0);
    }
    listed
}

/// The list, what it is for people, and whether its tool hands out `PORT`.
fn list(root: &Path) -> Option<(String, bool, Vec<Entry>)> {
    let read = |file: &str| fs::read_to_string(root.join(file)).ok();
    let named = |file: &'static str, gives_port, entries: Vec<Entry>| {
        (!entries.is_empty()).then(|| (format!("`{file}`"), gives_port, entries))
    };
    let procfile = |file: &'static str| named(file, true, procfile::entries(&read(file)?));
    let compose = |file: &'static str| named(file, false, process_compose::entries(&read(file)?));
    let script = || {
        let (script, entries) = concurrently::entries(root, &next::read(root)?)?;
        Some((format!("concurrently in the script `{script}` of `package.json`"), false, entries))
    };
    procfile("Procfile.dev")
        .or_else(|| ["process-compose.yaml", "process-compose.yml"].into_iter().find_map(compose))
        .or_else(script)
        .or_else(|| procfile("Procfile"))
}

/// A good name for each, all different.
fn names(root: &Path, entries: &[Entry]) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for entry in entries {
        let plain: String = entry
            .name
            .chars()
            .map(|c| if c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '.') { c } else { '-' })
            .collect();
        let wish = plain.trim_matches(['-', '.']).to_owned();
        let wish = match ServiceName::parse(&wish) {
            Some(_) => wish,
            None => match role::of(root, ".", &entry.command).kind {
                Kind::Api => "api".to_owned(),
                Kind::Ui => "ui".to_owned(),
                Kind::Other => "service".to_owned(),
            },
        };
        let numbered = (2..).map(|number| format!("{wish}{number}"));
        let free = std::iter::once(wish.clone()).chain(numbered).find(|name| !names.contains(name));
        names.extend(free);
    }
    names
}

fn service(
    root: &Path,
    detected: &mut Detected,
    (source, gives_port): (&str, bool),
    entry: &Entry,
    names: &[String],
    place: usize,
) -> (FoundService, Kind) {
    let (dir, command) = role::entered(entry.dir.as_deref().unwrap_or("."), &entry.command);
    let role = role::of(root, &dir, &command);
    let mut env = entry.env.clone();
    let mut port = entry.port.or(role.port);
    if gives_port && command.contains("PORT") && !command.contains("PORT=") {
        let handed = FIRST_PORT + NEXT_PORT * u16::try_from(place.min(100)).unwrap_or_default();
        env.push(("PORT".to_owned(), handed.to_string()));
        port = Some(handed);
    }
    let port = port.filter(|port| detected.services.iter().all(|other| other.port != Some(*port)));
    let (venv, setup) = parts(root, &dir, &role, &mut detected.sentences);
    let ready = match (&entry.ready, role.kind, port) {
        (Some(url), ..) => Some(FoundReady::Url(url.clone())),
        (None, Kind::Api, Some(_)) => Some(FoundReady::Path("/openapi.json")),
        (None, Kind::Ui, Some(_)) => Some(FoundReady::Path("/")),
        _ => None,
    };
    let known = |(need, until): &(String, &str)| names.contains(need).then(|| format!("{need}:{until}"));
    let service = FoundService {
        name: names[place].clone(),
        about: format!("From {source}."),
        dir,
        run: FoundRun::Shell(command),
        venv,
        color: COLORS[place % COLORS.len()],
        port,
        ready,
        restart: entry.restart,
        needs: entry.needs.iter().filter_map(known).collect(),
        env,
        setup,
    };
    (service, role.kind)
}

/// The environment of a backend and the packages of a frontend, where the command does not bring them.
fn parts(
    root: &Path,
    dir: &str,
    role: &Role,
    sentences: &mut Vec<String>,
) -> (Option<String>, Option<FoundSetup>) {
    match role.kind {
        // One elsewhere is the business of whoever leads there.
        Kind::Api if !role.has_environment && between(dir, &role.dir).is_some() => {
            let (venv, setup) = python::environment(root, &role.dir, sentences);
            let way = between(dir, &role.dir).unwrap_or_default();
            (venv.map(|venv| format!("{way}{venv}")), setup.map(|setup| seen_from(dir, &role.dir, setup)))
        }
        Kind::Ui => {
            let (why, setup) = next::setup(root, &role.dir);
            sentences.push(format!("{why}: `{}` when `node_modules` is missing", setup.run));
            (None, Some(seen_from(dir, &role.dir, setup)))
        }
        Kind::Api | Kind::Other => (None, None),
    }
}

/// A setup of another folder, as it is written in this one.
fn seen_from(dir: &str, at: &str, setup: FoundSetup) -> FoundSetup {
    match between(dir, at).as_deref() {
        None | Some("") => setup,
        Some(way) => FoundSetup {
            when_missing: format!("{way}{}", setup.when_missing),
            run: format!("cd {} && {}", way.trim_end_matches('/'), setup.run),
        },
    }
}

/// The way from a folder to one below it, with a slash at its end; empty when they are the same.
fn between(dir: &str, at: &str) -> Option<String> {
    match (dir, at) {
        _ if dir == at => Some(String::new()),
        (".", at) => Some(format!("{at}/")),
        _ => at.strip_prefix(dir)?.strip_prefix('/').map(|rest| format!("{rest}/")),
    }
}
