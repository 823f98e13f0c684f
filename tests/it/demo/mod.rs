//! The demo: a real database, a real backend and a real frontend.

mod cycles;
mod journey;
mod two_users;

use crate::{proc, shared::cannot};
use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
    time::Duration,
};

/// The ports that the demo's `ef.toml` names.
const PORTS: [u16; 3] = [8000, 3000, 8880];
/// The first start installs packages, and the browser has a limit of its own.
const FIRST: Duration = Duration::from_mins(10);

/// Where Chromium is. `None`, said aloud, when it is not.
fn chromium() -> Option<PathBuf> {
    let names = ["chromium", "chromium-browser", "google-chrome"];
    let found = names.iter().find(|name| Command::new(name).arg("--version").output().is_ok());
    if found.is_none() {
        cannot("there is no Chromium");
    }
    found.map(|name| on_path(name))
}

/// Whether somebody has a port that the demo needs. Said aloud.
fn taken() -> bool {
    let taken = PORTS.iter().find(|port| !proc::is_free(**port));
    if let Some(port) = taken {
        cannot(&format!("something listens on port {port}, which the demo needs"));
    }
    taken.is_some()
}

fn on_path(program: &str) -> PathBuf {
    let path = std::env::var_os("PATH").unwrap();
    std::env::split_paths(&path).map(|folder| folder.join(program)).find(|path| path.exists()).unwrap()
}

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn demo() -> PathBuf {
    root().join("examples/edit_factory")
}

/// Copies what is the demo's own: not what an earlier run in the checkout has installed.
fn copy(from: &Path, to: &Path) {
    const MADE: [&str; 7] =
        [".ef", ".next", "node_modules", "venv", "__pycache__", "next-env.d.ts", ".development-secret"];
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        if MADE.iter().any(|made| entry.file_name() == *made) {
            continue;
        }
        let to = to.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            copy(&entry.path(), &to);
        } else {
            fs::copy(entry.path(), to).unwrap();
        }
    }
}
