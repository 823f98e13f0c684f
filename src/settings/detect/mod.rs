//! What a project is made of when no `ef.toml` says so: services that another tool's file lists (`Procfile`,
//! `process-compose.yaml`, concurrently), FastAPI backends, Next.js frontends, migrations. Only reads; looks at fixed
//! places and runs nothing.

mod concurrently;
mod listed;
mod next;
mod process_compose;
mod procfile;
mod python;
mod role;
#[cfg(test)]
mod shape_tests;
mod tables;
#[cfg(test)]
mod tests;

use super::{origin::Origin, read, template, tree::Node};
use std::{fs, path::Path};

/// Where the search looks, for the error when it finds nothing.
pub(super) const LOOKED_FOR: &str = "a FastAPI application in `app/main.py` or `main.py` (also under `backend/`, `api/`, `server/`, `apps/*/`), a `package.json` with `next` here or in `frontend/`, `web/`, `ui/`, `client/`, `apps/*/`, and a `Procfile`, a `process-compose.yaml` or a script with concurrently";

/// Folders whose members are parts of a monorepo.
const MEMBERS: [&str; 3] = ["apps", "services", "packages"];

/// What was found.
#[derive(Debug, Default)]
pub(super) struct Detected {
    /// The project's name.
    pub(super) name: String,
    /// The services.
    pub(super) services: Vec<FoundService>,
    /// The folder of the project's migrations.
    pub(super) migrations: Option<&'static str>,
    /// The tables that they make.
    pub(super) tables: Vec<String>,
    /// The same for people, a sentence for each thing.
    pub(super) sentences: Vec<String>,
}

/// A command as it was found.
#[derive(Debug)]
pub(super) enum FoundRun {
    /// A program with its arguments.
    Exec(Vec<String>),
    /// A shell line.
    Shell(String),
}

/// What is asked for readiness.
#[derive(Debug)]
pub(super) enum FoundReady {
    /// A path at the service's own port.
    Path(&'static str),
    /// A whole address.
    Url(String),
}

/// A service that was found.
#[derive(Debug)]
pub(super) struct FoundService {
    pub(super) name: String,
    /// What it is, for the comment above it.
    pub(super) about: String,
    /// Its folder, relative to the root; `.` for the root.
    pub(super) dir: String,
    pub(super) run: FoundRun,
    pub(super) venv: Option<String>,
    pub(super) color: &'static str,
    pub(super) port: Option<u16>,
    pub(super) ready: Option<FoundReady>,
    pub(super) restart: Option<&'static str>,
    pub(super) needs: Vec<String>,
    pub(super) env: Vec<(String, String)>,
    pub(super) setup: Option<FoundSetup>,
}

/// How a service's parts are installed.
#[derive(Debug)]
pub(super) struct FoundSetup {
    pub(super) when_missing: String,
    pub(super) run: String,
}

impl Detected {
    /// The values as a file would give them. What is detected is the `ef.toml` that `ef init` would write,
    /// so the two cannot differ.
    pub(super) fn tree(&self) -> Node {
        read::parse_generated(&template::text(self), &Origin::Detected)
            .expect("the template is TOML, and each value in it is quoted")
    }

    /// A name that no service has yet: this one, else with a number.
    fn free_name(&self, wish: &str) -> String {
        let taken = |name: &str| self.services.iter().any(|service| service.name == name);
        let numbered = (2..).map(|number| format!("{wish}{number}"));
        std::iter::once(wish.to_owned()).chain(numbered).find(|name| !taken(name)).unwrap_or_default()
    }

    /// A port that no service has yet.
    fn free_port(&self, wish: u16) -> u16 {
        let taken = |port: u16| self.services.iter().any(|service| service.port == Some(port));
        (wish..u16::MAX).find(|port| !taken(*port)).unwrap_or(wish)
    }
}

/// Looks at a project folder.
pub(super) fn detect(root: &Path) -> Detected {
    let name = root.file_name().map_or_else(|| "project".into(), |name| name.to_string_lossy());
    let mut detected = Detected { name: name.into_owned(), ..Detected::default() };
    let listed = listed::detect(root, &mut detected);
    if !listed.api {
        python::detect(root, &mut detected);
    }
    if !listed.ui {
        next::detect(root, &mut detected);
    }
    if !detected.services.is_empty() && root.join("supabase/migrations").is_dir() {
        detected.migrations = Some("supabase/migrations");
        detected.tables = tables::made_in(&root.join("supabase/migrations"));
        detected.sentences.push("migrations in `supabase/migrations`".to_owned());
    }
    detected
}

/// The folders of a monorepo's parts, relative to the root, by name.
fn members(root: &Path) -> Vec<String> {
    let of = |parent: &&str| {
        let entries = fs::read_dir(root.join(parent)).into_iter().flatten().flatten();
        let mut found: Vec<String> = entries
            .filter(|entry| entry.path().is_dir())
            .filter_map(|entry| entry.file_name().into_string().ok())
            .filter(|name| !name.starts_with('.'))
            .map(|name| format!("{parent}/{name}"))
            .collect();
        found.sort();
        found
    };
    MEMBERS.iter().flat_map(of).collect()
}

/// The way up from a folder below the root: `../../` from `apps/web`, nothing from the root itself.
fn way_up(dir: &str) -> String {
    if dir == "." { String::new() } else { "../".repeat(dir.split('/').count()) }
}

/// A path below a service's folder as a person would write it.
fn shown(dir: &str, file: &str) -> String {
    if dir == "." { file.to_owned() } else { format!("{dir}/{file}") }
}
