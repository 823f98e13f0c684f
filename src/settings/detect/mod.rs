//! What a project is made of when no `ef.toml` says so: a FastAPI backend, a Next.js frontend, migrations.
//! Only reads; looks at a few fixed places and runs nothing.

mod next;
mod python;
#[cfg(test)]
mod tests;

use super::{origin::Origin, read, template, tree::Node};
use std::path::Path;

/// Where the search looks, for the error when it finds nothing.
pub(super) const LOOKED_FOR: &str = "a FastAPI application in `app/main.py` or `main.py` (also under `backend/`, `api/`, `server/`) and a `package.json` with `next` here or in `frontend/`, `web/`, `ui/`, `client/`";

/// What was found.
#[derive(Debug, Default)]
pub(super) struct Detected {
    /// The project's name.
    pub(super) name: String,
    /// The services.
    pub(super) services: Vec<FoundService>,
    /// The folder of the project's migrations.
    pub(super) migrations: Option<&'static str>,
    /// The same for people, a sentence for each thing.
    pub(super) sentences: Vec<String>,
}

/// A service that was found.
#[derive(Debug)]
pub(super) struct FoundService {
    pub(super) name: &'static str,
    /// What it is, for the comment above it.
    pub(super) about: &'static str,
    /// Its folder, relative to the root; `.` for the root.
    pub(super) dir: &'static str,
    pub(super) run: Vec<String>,
    pub(super) venv: Option<&'static str>,
    pub(super) color: &'static str,
    pub(super) port: u16,
    /// The path that is asked for readiness.
    pub(super) ready_path: &'static str,
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
}

/// Looks at a project folder.
pub(super) fn detect(root: &Path) -> Detected {
    let name = root.file_name().map_or_else(|| "project".into(), |name| name.to_string_lossy());
    let mut detected = Detected { name: name.into_owned(), ..Detected::default() };
    python::detect(root, &mut detected);
    next::detect(root, &mut detected);
    if !detected.services.is_empty() && root.join("supabase/migrations").is_dir() {
        detected.migrations = Some("supabase/migrations");
        detected.sentences.push("migrations in `supabase/migrations`".to_owned());
    }
    detected
}

/// A path below a service's folder as a person would write it.
fn shown(dir: &str, file: &str) -> String {
    if dir == "." { file.to_owned() } else { format!("{dir}/{file}") }
}
