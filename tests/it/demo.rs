//! The demo: a real database, a real backend and a real frontend, used in a real browser, and started and
//! stopped in every way.

use crate::{
    alone::alone,
    ef::Ef,
    proc,
    running::{End, Running, To},
    shared::{cannot, have},
};
use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
    time::Duration,
};

/// The ports that the demo's `ef.toml` names.
const PORTS: [u16; 3] = [8000, 3000, 8880];
/// The first start installs packages, and the browser has a limit of its own.
const BROWSER: Duration = Duration::from_mins(10);
/// What makes the browser a part of the demo: when it has ended, so has everything.
const BROWSER_SERVICE: &str = r#"
[service.browser]
dir = "browser"
run = ["node", "demo.mjs"]
needs = ["api:ready", "ui:ready"]
env = { DATABASE_URL = "" }
stop = { signal = "SIGTERM", within = "5s" }
setup = { when_missing = "node_modules/.package-lock.json", run = "npm ci --no-audit --no-fund --ignore-scripts" }
"#;

#[test]
fn two_users_in_a_browser_see_nothing_of_each_other() {
    let names = ["chromium", "chromium-browser", "google-chrome"];
    let Some(chromium) = names.iter().find(|name| Command::new(name).arg("--version").output().is_ok())
    else {
        return cannot("there is no Chromium");
    };
    if !have(&["python3", "node", "npm", "espeak-ng"]) {
        return;
    }
    let ef = Ef::new().env("CHROMIUM", on_path(chromium)).args(["dev", "--on-exit", "stop-all"]);
    let _alone = alone();
    if taken() {
        return;
    }
    let ef = match std::env::var_os("DEMO_SCREENSHOTS") {
        Some(folder) => ef.env("SCREENSHOTS", folder),
        None => ef,
    };
    let project = ef.path("");
    copy(&demo(), &project);
    copy(&root().join("tests/browser"), &project.join("browser"));
    let config = ef.read("ef.toml").replacen("[profile.", &format!("{BROWSER_SERVICE}\n[profile."), 1);
    fs::write(project.join("ef.toml"), config).unwrap();
    let mut running = Running::start(&ef, To::Pipes);
    let end = running.end_within(BROWSER);
    let text = running.text();
    assert_eq!(end, End::Code(0), "{text}");
    assert!(text.contains("browser: all as it must be"), "{text}");
    let at = |what: &str| text.find(what).unwrap_or_else(|| panic!("no `{what}` in {text}"));
    assert!(
        at("edit factory: clean-up complete") < at("received fast shutdown request"),
        "the database ended before the backend:\n{text}"
    );
    assert_eq!(running.left().len(), 0, "{text}");
    assert!(PORTS.iter().all(|port| proc::is_free(*port)), "a port is not free again");
    let secret = ef.read(".development-secret");
    assert!(!text.contains(secret.trim()), "the secret is in the output");
    // What the browser has left there is audited too.
    for (words, code) in [(&["db", "start"][..], 0), (&["rls", "audit"], 0), (&["db", "stop"], 0)] {
        let outcome = ef.outcome(ef.bare().args(words));
        assert_eq!(outcome.code, code, "{words:?}: {}", outcome.all());
        assert!(!outcome.stdout.contains("could not check"), "{}", outcome.all());
    }
}

#[test]
fn starts_and_stops_leave_nothing_behind() {
    if !have(&["python3", "node", "npm"]) {
        return;
    }
    let _alone = alone();
    if taken() {
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let project = folder.path().join("edit_factory");
    copy(&demo(), &project);
    let output = Command::new("python3")
        .arg(root().join("benches/demo_cycles.py"))
        .args(["--cycles", "2", "--how", "all", "--ef", env!("CARGO_BIN_EXE_ef"), "--project"])
        .arg(&project)
        .output()
        .unwrap();
    let report =
        [output.stdout, output.stderr].map(|bytes| String::from_utf8_lossy(&bytes).into_owned()).concat();
    assert!(output.status.success(), "{report}");
    assert_eq!(report.matches("clean-ups 2/2").count(), 4, "{report}");
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
