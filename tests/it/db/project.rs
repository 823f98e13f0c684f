//! A project whose embedded database is stopped when the test ends, however it ends.

use crate::{
    ef::{Ef, Outcome},
    proc,
    shared::cannot,
};
use rustix::process::Signal;
use serde_json::Value;
use std::{
    ffi::OsStr,
    fs,
    os::unix::fs::PermissionsExt,
    path::PathBuf,
    process::{Command, Stdio},
    time::Duration,
};

/// A project with its own `ef`.
pub(crate) struct Project {
    pub(crate) ef: Ef,
}

impl Project {
    /// An empty one. `None`, said aloud, on a machine without PostgreSQL.
    pub(crate) fn new() -> Option<Self> {
        Self::with(Ef::new())
    }

    /// One that is there already. Every user may enter its folder.
    pub(crate) fn with(ef: Ef) -> Option<Self> {
        if programs().is_none() {
            cannot("PostgreSQL is not installed");
            return None;
        }
        fs::set_permissions(ef.path(".."), fs::Permissions::from_mode(0o755)).unwrap();
        Some(Self { ef })
    }

    /// `ef` with these arguments, to be run.
    pub(crate) fn command(&self, args: &[&str]) -> Command {
        let mut command = self.ef.command();
        command.args(args);
        command
    }

    /// What comes of `ef` with these arguments.
    pub(crate) fn run(&self, args: &[&str]) -> Outcome {
        self.ef.outcome(&mut self.command(args))
    }

    /// The same, when it must succeed.
    #[track_caller]
    pub(crate) fn done(&self, args: &[&str]) -> Outcome {
        let outcome = self.run(args);
        assert_eq!(outcome.code, 0, "{args:?}\n{}", outcome.all());
        outcome
    }

    /// What `ef … --json` answers.
    #[track_caller]
    pub(crate) fn json(&self, args: &[&str]) -> Value {
        let outcome = self.run(&[args, &["--json"]].concat());
        let value: Value =
            serde_json::from_str(&outcome.stdout).unwrap_or_else(|_| panic!("{}", outcome.all()));
        assert_eq!(value["version"], 1);
        value
    }

    /// The state that `ef db status` tells.
    #[track_caller]
    pub(crate) fn state(&self) -> String {
        self.json(&["db", "status"])["state"].as_str().unwrap().to_owned()
    }

    /// The server's process.
    pub(crate) fn pid(&self) -> Option<i32> {
        let text = fs::read_to_string(self.data().join("postmaster.pid")).ok()?;
        text.lines().next()?.parse().ok()
    }

    /// The data folder.
    pub(crate) fn data(&self) -> PathBuf {
        self.ef.path(".ef/postgres/data")
    }

    /// What a statement answers, on the database that `ef db url` names.
    #[track_caller]
    pub(crate) fn sql(&self, sql: &str) -> String {
        let url = self.done(&["db", "url"]).stdout;
        let output =
            Command::new("psql").args([url.trim(), "-XAtqc", sql]).stdin(Stdio::null()).output().unwrap();
        assert!(output.status.success(), "{sql}: {}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8_lossy(&output.stdout).trim().to_owned()
    }
}

impl Drop for Project {
    fn drop(&mut self) {
        let works =
            |pid: i32| fs::read_link(format!("/proc/{pid}/cwd")).ok() == self.data().canonicalize().ok();
        if let Some(pid) = self.pid().filter(|pid| works(*pid)) {
            proc::signal(pid, Signal::QUIT);
            proc::poll(Duration::from_secs(10), || (!proc::alive(pid)).then_some(()));
        }
        // What root keeps for those who cannot enter the project.
        if let Ok(elsewhere) = fs::read_link(self.ef.path(".ef/postgres")) {
            let _ = fs::remove_dir_all(elsewhere);
        }
    }
}

/// The folder of the newest installed programs.
pub(super) fn programs() -> Option<PathBuf> {
    let folders = fs::read_dir("/usr/lib/postgresql").into_iter().flatten().flatten();
    let mut found: Vec<PathBuf> = folders.map(|entry| entry.path().join("bin")).collect();
    found.extend(std::env::split_paths(&std::env::var_os("PATH").unwrap_or_default()));
    found.into_iter().find(|folder| folder.join("initdb").exists() && folder.join("postgres").exists())
}

/// Whether the tests run as root, and can become others and mount. Said aloud when not.
pub(super) fn root(what: &str) -> bool {
    let root = rustix::process::geteuid().is_root();
    if !root {
        crate::alone::skip(&format!("{what}: only root can"));
    }
    root
}

/// A command in a mount namespace of its own, after this shell line. `None`, said aloud, where that cannot be.
pub(super) fn in_namespace(line: &str, command: &Command) -> Option<Command> {
    if !root("a mount namespace") {
        return None;
    }
    let can =
        Command::new("unshare").args(["-m", "true"]).output().is_ok_and(|output| output.status.success());
    if !can {
        crate::alone::skip("a mount namespace cannot be had here");
        return None;
    }
    let mut outer = Command::new("unshare");
    outer.args(["-m", "sh", "-ec", &format!("{line}\nexec \"$@\""), "sh"]);
    outer.arg(command.get_program()).args(command.get_args());
    outer.current_dir(command.get_current_dir().unwrap()).env_clear().stdin(Stdio::null());
    outer.envs(command.get_envs().filter_map(|(name, value)| Some((name, value?))));
    Some(outer)
}

/// A program of the test, a shell script, in a folder of the project.
pub(super) fn script(ef: &Ef, path: impl AsRef<OsStr>, text: &str) {
    let path = ef.path(path.as_ref());
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(&path, format!("#!/bin/sh\n{text}\n")).unwrap();
    fs::set_permissions(&path, fs::Permissions::from_mode(0o755)).unwrap();
}
