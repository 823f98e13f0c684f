//! Finds a Next.js frontend and the package manager that installs it.

use super::{Detected, FoundService, FoundSetup, shown};
use regex::Regex;
use serde_json::Value;
use std::{fs, path::Path};

const DIRS: [&str; 5] = ["frontend", "web", "ui", "client", "."];
const PORT: u16 = 3000;

/// Adds the frontend, when there is one.
pub(super) fn detect(root: &Path, detected: &mut Detected) {
    for dir in DIRS {
        let folder = root.join(dir);
        let Some(package) = package(&folder) else { continue };
        let port = port(&package).unwrap_or(PORT);
        let file = shown(dir, "package.json");
        detected.sentences.push(format!("Next.js in `{file}`: service `ui` on port {port}"));
        let (why, setup) = setup(&folder);
        detected.sentences.push(format!("{why}: `{}` when `node_modules` is missing", setup.run));
        detected.services.push(FoundService {
            name: "ui",
            about: "The frontend: Next.js, started without the package manager in between.",
            dir,
            run: command(port),
            venv: None,
            color: "green",
            port,
            ready_path: "/",
            setup: Some(setup),
        });
        return;
    }
}

/// The `package.json` of a folder that depends on Next.js.
fn package(folder: &Path) -> Option<Value> {
    let text = fs::read_to_string(folder.join("package.json")).ok()?;
    let package: Value = serde_json::from_str(text.trim_start_matches('\u{feff}')).ok()?;
    let depends = |list: &str| package.get(list).and_then(|list| list.get("next")).is_some();
    (depends("dependencies") || depends("devDependencies")).then_some(package)
}

/// The port that the script `dev` names.
fn port(package: &Value) -> Option<u16> {
    let script = package.get("scripts")?.get("dev")?.as_str()?;
    let flag = Regex::new(r"(?:^|\s)(?:-p|--port)[ =](\d+)").ok()?;
    flag.captures(script)?[1].parse().ok().filter(|port| *port != 0)
}

fn command(port: u16) -> Vec<String> {
    let words = ["node", "node_modules/next/dist/bin/next", "dev", "-H", "127.0.0.1", "-p"];
    words.map(str::to_owned).into_iter().chain([port.to_string()]).collect()
}

/// The package manager by its lock file. Where one leaves a mark when it has finished, that mark is what
/// must exist: an interrupted installation leaves `node_modules` behind.
fn setup(folder: &Path) -> (String, FoundSetup) {
    let there = |file: &&&str| folder.join(file).is_file();
    let first = |files: &'static [&'static str]| files.iter().find(there).map(|file| format!("`{file}`"));
    let any = "node_modules/next/package.json";
    let (why, when_missing, run) = if let Some(why) = first(&["pnpm-lock.yaml"]) {
        (why, "node_modules/.modules.yaml", "pnpm install --frozen-lockfile")
    } else if let Some(why) = first(&["yarn.lock"]) {
        let modern = folder.join(".yarnrc.yml").is_file();
        (why, any, if modern { "yarn install --immutable" } else { "yarn install --frozen-lockfile" })
    } else if let Some(why) = first(&["bun.lock", "bun.lockb"]) {
        (why, any, "bun install")
    } else if let Some(why) = first(&["package-lock.json", "npm-shrinkwrap.json"]) {
        (why, "node_modules/.package-lock.json", "npm ci")
    } else {
        ("no lock file".to_owned(), "node_modules/.package-lock.json", "npm install")
    };
    (why, FoundSetup { when_missing: when_missing.to_owned(), run: run.to_owned() })
}
