//! One run of `ef`: the global flags, the surroundings and the streams, as every command gets them.

use super::{Env, Error, Global};
use crate::{
    settings::{self, Flag, Request, Settings, env},
    ui::{Pager, Stream, Ui},
};
use std::{
    io::{self, BufRead, BufReader},
    path::PathBuf,
};

/// What every command's `run` is given.
pub(crate) struct Session {
    /// The flags that mean the same everywhere.
    pub(crate) global: Global,
    /// The surroundings; its writers have moved into `ui`.
    pub(crate) env: Env,
    /// Where to write.
    pub(crate) ui: Ui,
}

impl Session {
    /// Decides colour for both streams and takes the writers over.
    pub(crate) fn new(global: Global, mut env: Env) -> Self {
        let choice = global.color.unwrap_or_default();
        let stream = |writer, terminal, env: &Env| {
            Stream::new(writer, terminal, choice.decide(terminal, |name| env.var(name)))
        };
        let out = std::mem::replace(&mut env.stdout, Box::new(io::sink()));
        let err = std::mem::replace(&mut env.stderr, Box::new(io::sink()));
        let out = stream(out, env.stdout_terminal, &env);
        let err = stream(err, env.stderr_terminal, &env);
        let pager = Pager::find(out.terminal, env.vars.clone(), env.dir.clone());
        let ui = Ui { out, err, json: global.json, quiet: global.quiet, pager };
        Self { global, env, ui }
    }

    /// The settings for this run. The flags are those of the command that stand for settings.
    pub(crate) fn settings(&self, flags: Vec<Flag>) -> Result<Settings, Box<settings::Error>> {
        Settings::resolve(&self.request(flags))
    }

    /// What the settings are resolved from. Paths of flags and variables begin at the current folder.
    pub(crate) fn request(&self, flags: Vec<Flag>) -> Request {
        let here = |path: &PathBuf| self.env.dir.join(path);
        Request {
            dir: self.global.project.as_ref().map_or_else(|| self.env.dir.clone(), here),
            dir_named: self.global.project.is_some(),
            config: self.global.config.as_ref().map(here),
            variables: self.env.vars.clone(),
            flags,
        }
    }

    /// Asks before something that cannot be undone. `--yes` answers; without a terminal to ask on it is needed.
    pub(crate) fn confirm(&self, question: &str, command: &'static str) -> Result<bool, Error> {
        if self.global.yes {
            return Ok(true);
        }
        if !self.env.stdin_terminal || !self.ui.err.terminal {
            return Err(Error::CannotAsk { command });
        }
        self.ui.err.write(format!("{question} [y/N] ").as_bytes());
        let mut answer = String::new();
        // An end of input is no yes.
        let _ = BufReader::new((self.env.stdin)()).read_line(&mut answer);
        Ok(matches!(answer.trim().to_ascii_lowercase().as_str(), "y" | "yes"))
    }

    /// The same for what must not be answered by habit: the name itself has to be typed.
    pub(crate) fn confirm_by_name(
        &self,
        question: &str,
        name: &str,
        command: &'static str,
    ) -> Result<bool, Error> {
        if self.global.yes {
            return Ok(true);
        }
        if !self.env.stdin_terminal || !self.ui.err.terminal {
            return Err(Error::CannotAsk { command });
        }
        self.ui.err.write(question.as_bytes());
        let mut answer = String::new();
        let _ = BufReader::new((self.env.stdin)()).read_line(&mut answer);
        Ok(answer.trim() == name)
    }

    /// Whether a bar may be shown.
    pub(crate) fn bars(&self) -> bool {
        !self.global.no_progress && !self.global.verbose
    }

    /// A switch of a command that has a variable: the flag, else what the variable says.
    pub(crate) fn switch(&self, flag: bool, variable: &'static str) -> Result<bool, Box<settings::Error>> {
        if flag { Ok(true) } else { Ok(env::switch(&self.env.vars, variable)?.unwrap_or_default()) }
    }
}
