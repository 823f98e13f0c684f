//! A running launcher, looked at and steered from outside.

mod bad_input;
mod logs;
mod steer;

use crate::{
    ef::{Ef, Outcome},
    proc,
    running::{Running, To},
};
use std::path::PathBuf;

/// Two services that obey; `ui` needs `api`.
const TWO: &str = "[service.api]\nrun = [\"CHILD\", \"serve\"]\n[service.ui]\nrun = [\"CHILD\", \"serve\"]\nneeds = [\"api:ready\"]\n";

/// Starts `ef dev` and waits until all runs.
fn start(ef: &Ef) -> Running {
    let running = Running::start(ef, To::Pipes);
    running.wait_for("all services run");
    running
}

/// Another command of `ef` in the same project.
fn also(ef: &Ef, args: &[&str]) -> Outcome {
    let mut command = ef.command();
    let dir = command.get_current_dir().expect("a folder").to_owned();
    let mut other = std::process::Command::new(command.get_program());
    other.args(args).current_dir(dir).env_clear();
    other.envs(command.get_envs().filter_map(|(name, value)| Some((name, value?))));
    other.stdin(std::process::Stdio::null());
    command = other;
    ef.outcome(&mut command)
}

/// What `ef ps --json` says of the services of the only launcher.
fn services(ef: &Ef) -> Vec<serde_json::Value> {
    let outcome = also(ef, &["ps", "--json"]);
    let all: serde_json::Value =
        serde_json::from_str(&outcome.stdout).unwrap_or_else(|_| panic!("{}", outcome.all()));
    assert_eq!(all["version"], 1);
    all["runs"][0]["services"].as_array().cloned().unwrap_or_default()
}

/// The state of a service.
fn state(ef: &Ef, name: &str) -> String {
    let found = services(ef).into_iter().find(|service| service["name"] == name);
    found.map_or_else(String::new, |service| service["state"].as_str().unwrap_or_default().to_owned())
}

/// Waits until a service is in a state.
fn wait_for_state(ef: &Ef, name: &str, wanted: &str) {
    let reached = proc::poll(proc::PATIENCE, || (state(ef, name) == wanted).then_some(()));
    assert!(reached.is_some(), "{name} is {}", state(ef, name));
}

/// The socket of the only launcher.
fn socket(ef: &Ef) -> PathBuf {
    let entries = std::fs::read_dir(ef.path(".ef/control")).expect("the folder of sockets");
    let paths = entries.map(|entry| entry.expect("an entry").path());
    paths.into_iter().find(|path| path.extension().is_some_and(|kind| kind == "sock")).expect("a socket")
}
