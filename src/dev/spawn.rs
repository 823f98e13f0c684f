//! How a service's processes are started: program, folder, environment.

use super::{
    launch::Surroundings,
    plan::{Command, Plan, Service, Setup},
    preflight::search_path,
    tree::{DETACHED, ROOT, RUN, SERVICE},
};
use crate::base::process::{Child, Output, Window};
use std::{ffi::OsString, path::PathBuf};

/// Everything about a service that its processes have in common.
pub(super) struct Recipe {
    command: Command,
    dir: PathBuf,
    /// What the service is given, our marks included.
    environment: Vec<(OsString, OsString)>,
    /// What it gets besides when its output goes into a pipe.
    piped: Vec<(OsString, OsString)>,
    /// How much such a pipe holds, in bytes.
    pipe_bytes: usize,
    tty: bool,
}

/// How much one output pipe holds at most, in bytes: measured as best, with `benches/`.
const PIPE_MOST: usize = 512 * 1024;
/// How much one output pipe holds at least: Linux's own default.
const PIPE_LEAST: usize = 64 * 1024;
/// How much all of them together may hold. Linux allows an ordinary user 64 MiB in all their programs
/// (`/proc/sys/fs/pipe-user-pages-soft`).
const PIPES_TOGETHER: usize = 16 * 1024 * 1024;

impl Recipe {
    /// Env files and `env` win over hints; our marks win over everything.
    pub(super) fn new(service: &Service, plan: &Plan, around: &Surroundings) -> Self {
        let fresh =
            |(name, _): &&(OsString, OsString)| !service.environment.iter().any(|(own, _)| own == name);
        let mut environment: Vec<_> = around.hints.iter().filter(fresh).cloned().collect();
        environment.extend(service.environment.iter().cloned());
        if let Some(venv) = &service.venv {
            environment.push(("VIRTUAL_ENV".into(), venv.into()));
            environment.push(("PATH".into(), search_path(service, &around.path)));
        }
        environment.push((DETACHED.into(), OsString::new()));
        environment.push((RUN.into(), (&around.run).into()));
        environment.push((SERVICE.into(), service.name.as_str().into()));
        environment.push((ROOT.into(), plan.root.clone().into()));
        Self {
            command: service.command.clone(),
            dir: service.dir.clone(),
            environment,
            piped: around.piped_hints.iter().filter(fresh).cloned().collect(),
            pipe_bytes: (PIPES_TOGETHER / plan.services.len().max(1)).clamp(PIPE_LEAST, PIPE_MOST),
            tty: service.tty,
        }
    }

    /// The service itself.
    pub(super) fn main(&self, window: Option<Window>, input: bool) -> Child {
        self.child(&self.command, self.shown(window.filter(|_| self.tty)), input)
    }

    /// Its setup.
    pub(super) fn setup(&self, setup: &Setup, window: Option<Window>) -> Child {
        self.child(&Command::Shell(setup.run.clone()), self.shown(window), false)
    }

    /// Its readiness check.
    pub(super) fn check(&self, command: &Command) -> Child {
        self.child(command, Output::Null, false)
    }

    fn shown(&self, window: Option<Window>) -> Output {
        window.map_or(Output::Pipe(self.pipe_bytes), Output::Terminal)
    }

    fn child(&self, command: &Command, output: Output, input: bool) -> Child {
        let (program, args) = match command {
            Command::Exec(words) => {
                let mut words = words.iter().map(OsString::from);
                (words.next().unwrap_or_default(), words.collect())
            }
            Command::Shell(line) if cfg!(windows) => ("cmd".into(), vec!["/C".into(), line.into()]),
            Command::Shell(line) => ("/bin/sh".into(), vec!["-c".into(), line.into()]),
        };
        let mut environment = self.environment.clone();
        if matches!(output, Output::Pipe(_)) {
            environment.extend(self.piped.iter().cloned());
        }
        Child { program, args, dir: self.dir.clone(), environment, output, input, outlives_us: false }
    }
}
