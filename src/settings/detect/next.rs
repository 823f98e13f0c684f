//! Finds Next.js frontends and the package manager that installs them.

use super::{Detected, FoundReady, FoundRun, FoundService, FoundSetup, members, shown, way_up};
use regex::Regex;
use serde_json::Value;
use std::{fs, path::Path};

const DIRS: [&str; 5] = ["frontend", "web", "ui", "client", "."];
const PORT: u16 = 3000;

/// Adds the frontend, when there is one, and those of a monorepo's parts.
pub(super) fn detect(root: &Path, detected: &mut Detected) {
    let own = DIRS.iter().find_map(|dir| Some(((*dir).to_owned(), package(&root.join(dir))?)));
    let parts: Vec<_> =
        members(root).into_iter().filter_map(|dir| Some((dir.clone(), package(&root.join(&dir))?))).collect();
    for (dir, package) in own.into_iter().chain(parts) {
        let name = if detected.services.iter().any(|service| service.name == "ui") {
            detected.free_name(dir.rsplit('/').next().unwrap_or("ui"))
        } else {
            "ui".to_owned()
        };
        let port = detected.free_port(port(&package).unwrap_or(PORT));
        let file = shown(&dir, "package.json");
        detected.sentences.push(format!("Next.js in `{file}`: service `{name}` on port {port}"));
        let (why, setup) = setup(root, &dir);
        detected.sentences.push(format!("{why}: `{}` when `node_modules` is missing", setup.run));
        let program = program(root, &dir, &setup);
        detected.services.push(FoundService {
            name,
            about: "The frontend: Next.js, started without the package manager in between.".to_owned(),
            dir,
            run: FoundRun::Exec(command(&program, port)),
            venv: None,
            color: "green",
            port: Some(port),
            ready: Some(FoundReady::Path("/")),
            restart: None,
            needs: Vec::new(),
            env: Vec::new(),
            setup: Some(setup),
        });
    }
}

/// The `package.json` of a folder that depends on Next.js.
pub(super) fn package(folder: &Path) -> Option<Value> {
    let package = read(folder)?;
    let depends = |list: &str| package.get(list).and_then(|list| list.get("next")).is_some();
    (depends("dependencies") || depends("devDependencies")).then_some(package)
}

/// The `package.json` of a folder.
pub(super) fn read(folder: &Path) -> Option<Value> {
    let text = fs::read_to_string(folder.join("package.json")).ok()?;
    serde_json::from_str(text.trim_start_matches('\u{feff}')).ok()
}

/// The port that the script `dev` names.
fn port(package: &Value) -> Option<u16> {
    let script = package.get("scripts")?.get("dev")?.as_str()?;
    let flag = Regex::new(r"(?:^|\s)(?:-p|--port)[ =](\d+)").ok()?;
    flag.captures(script)?[1].parse().ok().filter(|port| *port != 0)
}

fn command(program: &str, port: u16) -> Vec<String> {
    let words = ["node", program, "dev", "-H", "127.0.0.1", "-p"];
    words.map(str::to_owned).into_iter().chain([port.to_string()]).collect()
}

/// Next's own program: in a monorepo most package managers put it at the root.
fn program(root: &Path, dir: &str, setup: &FoundSetup) -> String {
    const NEXT: &str = "node_modules/next/dist/bin/next";
    let up = way_up(dir);
    let here = up.is_empty() || root.join(dir).join(NEXT).is_file() || !setup.when_missing.starts_with("../");
    let program = if here { NEXT.to_owned() } else { format!("{up}{NEXT}") };
    if setup.run.starts_with("pnpm") { NEXT.to_owned() } else { program }
}

/// The package manager by its lock file, which may lie at the root of a monorepo. Where one leaves a mark when it has
/// finished, that mark is what must exist: an interrupted installation leaves `node_modules` behind.
pub(super) fn setup(root: &Path, dir: &str) -> (String, FoundSetup) {
    let own = by_lock(&root.join(dir), "");
    let above = || (dir != ".").then(|| by_lock(root, &way_up(dir))).flatten();
    let (why, when_missing, run) = own.or_else(above).unwrap_or_else(|| {
        ("no lock file".to_owned(), "node_modules/.package-lock.json".to_owned(), "npm install".to_owned())
    });
    (why, FoundSetup { when_missing, run })
}

fn by_lock(folder: &Path, up: &str) -> Option<(String, String, String)> {
    let first = |files: &[&str]| {
        let there = files.iter().find(|file| folder.join(file).is_file());
        there.map(|file| format!("`{up}{file}`"))
    };
    let any = "node_modules/next/package.json";
    let (why, when_missing, run) = if let Some(why) = first(&["pnpm-lock.yaml"]) {
        (why, "node_modules/.modules.yaml", "pnpm install --frozen-lockfile")
    } else if let Some(why) = first(&["yarn.lock"]) {
        let modern = folder.join(".yarnrc.yml").is_file();
        (why, any, if modern { "yarn install --immutable" } else { "yarn install --frozen-lockfile" })
    } else if let Some(why) = first(&["bun.lock", "bun.lockb"]) {
        (why, any, "bun install")
    } else if let Some(why) = first(&["package-lock.json", "npm-shrinkwrap.json"]) {
        // npm installs a whole workspace from its root only.
        let run = if up.is_empty() { "npm ci".to_owned() } else { format!("npm ci --prefix {up}") };
        return Some((why, format!("{up}node_modules/.package-lock.json"), run));
    } else {
        return None;
    };
    Some((why, format!("{up}{when_missing}"), run.to_owned()))
}
