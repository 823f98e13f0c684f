//! `ef run`: the commands and flags of concurrently in, a plan to the launcher, concurrently's exit code out.

mod flags;
#[cfg(test)]
mod table;
mod teardown;

pub(crate) use flags::Run;

use super::{
    Error,
    dev::watch,
    launch::{exit, hints, open_door, piped_hints, wants_keys},
    session::Session,
};
use crate::{
    base::{
        Exit, make_state_folder,
        process::{self, Lifeline, Role},
        signals::Notices,
    },
    dev::{
        self, Asked, Ending, Rotation, Shown, Surroundings,
        batch::{Named, Scripts, Success, expand},
        control::Kind,
        plan::{
            Command, OnEnd, Pause, Plan, Restart, RestartPolicy, Service, ServiceName, Stop, StopSignal,
            Typed,
        },
    },
    render::launch::run::{
        Palette, RunEvents, RunFace, RunOptions, RunPaint, RunPrefix, RunShow, RunView, TimeFormat,
    },
    settings,
};
use flags::{KillSignal, RestartAfter};
use std::{fs, path::Path, sync::Arc, time::Duration};

/// How large a log grows, and how many older parts are kept.
const LOGS: Rotation = Rotation { max_bytes: 10_000_000, keep: 1 };
/// From the stop signal to SIGKILL, when nothing is said.
const GRACE: Duration = Duration::from_secs(10);
/// How much our own output may run ahead of its reader, when that is a pipe, in bytes.
const OUTPUT_PIPE: usize = 512 * 1024;

impl Run {
    pub(crate) fn run(&self, session: &Session) -> Result<Exit, Error> {
        let dir = session
            .global
            .project
            .as_ref()
            .map_or_else(|| session.env.dir.clone(), |dir| session.env.dir.join(dir));
        if !dir.is_dir() {
            return Err(wrong(
                format!("the folder `{}` does not exist", dir.display()),
                "create it, or name another with `-C`",
            ));
        }
        let success = Success::parse(&self.success)
            .map_err(|help| wrong(format!("`--success {}` is no condition", self.success), &help))?;
        let time = TimeFormat::parse(&self.timestamp_format).map_err(|help| {
            wrong(format!("`--timestamp-format {}` is no format", self.timestamp_format), &help)
        })?;
        let commands = self.commands(&Scripts::read(&dir))?;
        let plan = self.plan(&commands, &dir);
        let keys = wants_keys(session)? && !self.handle_input;
        match process::divide(&session.env.args, keys)
            .map_err(|source| dev::Error::System { what: "start a second process", source })?
        {
            Role::Guard(guard) => Ok(watch(guard, &session.ui.err)),
            Role::Worker(lifeline, notices) => {
                let work = Work { session, commands, success, time };
                self.work(work, plan, lifeline, notices)
            }
        }
    }

    /// All commands that are meant, with their names.
    fn commands(&self, scripts: &Scripts) -> Result<Vec<Named>, Error> {
        let mut typed = self.commands.clone();
        if !self.passthrough_arguments {
            typed.extend(self.more.iter().cloned());
        }
        if typed.is_empty() {
            return Err(wrong(
                "there is no command to run".into(),
                "`ef run \"COMMAND\" \"COMMAND\"`; `ef run --help` has more",
            ));
        }
        let names: Vec<&str> = self.names.split(self.name_separator.as_str()).collect();
        let further = self.passthrough_arguments.then_some(self.more.as_slice());
        let mut all = vec![];
        for (place, command) in typed.into_iter().enumerate() {
            if command.trim().is_empty() {
                return Err(wrong(format!("command {place} is empty"), "take it out, or write a command"));
            }
            let name = names.get(place).copied().unwrap_or_default().to_owned();
            let found = expand(&Named { name, command }, scripts, further).map_err(|what| {
                wrong(what, "`npm run` lists the scripts of `package.json`; the wildcard is looked up in the current folder, or in that of `-C`")
            })?;
            all.extend(found);
        }
        Ok(all)
    }

    fn plan(&self, commands: &[Named], dir: &Path) -> Plan {
        let stop = |kill: bool| if kill { OnEnd::StopAll } else { OnEnd::Continue };
        let names = service_names(commands);
        let service = |(name, named): (ServiceName, &Named)| self.service(name, named, dir);
        let services = names.into_iter().zip(commands).map(service).collect();
        let routes = || {
            let numbers = (0..commands.len()).map(|number| (number.to_string(), number));
            let with_name = commands.iter().enumerate().filter(|(_, command)| !command.name.is_empty());
            with_name.map(|(number, named)| (named.name.clone(), number)).chain(numbers).collect()
        };
        Plan {
            root: dir.to_owned(),
            services,
            on_exit: stop(self.kill_others),
            on_failure: stop(self.kill_others || self.kill_others_on_fail),
            stdin: if self.handle_input {
                Typed::Routed { names: routes(), default: self.default_input_target.clone() }
            } else {
                Typed::Open
            },
            at_once: self.max_processes,
            setup: false,
            replace: false,
            open: false,
        }
    }

    fn service(&self, name: ServiceName, named: &Named, dir: &Path) -> Service {
        Service {
            name,
            command: Command::Shell(named.command.clone()),
            dir: dir.to_owned(),
            environment: vec![],
            venv: None,
            ready: None,
            restart: Restart {
                policy: if self.restart_tries == 0 { RestartPolicy::Never } else { RestartPolicy::OnFailure },
                tries: u32::try_from(self.restart_tries).ok(),
                pause: match self.restart_after {
                    RestartAfter::Fixed(time) => Pause::Fixed(time),
                    RestartAfter::Exponential => Pause::Exponential,
                },
            },
            port: None,
            needs: vec![],
            stop: Stop {
                signal: match self.kill_signal {
                    KillSignal::Sigterm => StopSignal::Term,
                    KillSignal::Sigkill => StopSignal::Kill,
                    KillSignal::Sigint => StopSignal::Int,
                },
                within: self.kill_timeout.unwrap_or(GRACE),
                first_only: false,
                as_received: true,
            },
            setup: None,
            tty: true,
            watch: vec![],
        }
    }

    fn work(&self, work: Work<'_>, plan: Plan, lifeline: Lifeline, notices: Notices) -> Result<Exit, Error> {
        let Work { session, commands, success, time } = work;
        let root = settings::project_root(&session.request(vec![])).unwrap_or_else(|_| plan.root.clone());
        let state_folder = make_state_folder(&root).ok();
        let log_folder = state_folder.as_ref().map(|folder| folder.join("logs").join("run"));
        let log_folder = log_folder.filter(|folder| fs::create_dir_all(folder).is_ok());
        let view = self.view(session, &commands, time, log_folder.is_some())?;
        let shown = |(place, named): (usize, &Named)| Shown {
            name: if named.name.is_empty() { place.to_string() } else { named.name.clone() },
            url: None,
        };
        let door =
            state_folder.as_ref().and_then(|folder| open_door(session, folder, Kind::Run, lifeline.guard));
        let around = Surroundings {
            run: format!("{}-{}", lifeline.guard, jiff::Timestamp::now().as_millisecond()),
            path: session.env.vars.get(std::ffi::OsStr::new("PATH")).cloned().unwrap_or_default(),
            hints: hints(session),
            piped_hints: piped_hints(session),
            typed: session.env.stdin,
            browser: None,
            state_folder: state_folder.unwrap_or_default(),
            log_folder: log_folder.unwrap_or_default(),
            logs_in_turn: true,
            shown: commands.iter().enumerate().map(shown).collect(),
            rotation: LOGS,
        };
        process::widen(std::io::stdout(), OUTPUT_PIPE);
        let dir = plan.root.clone();
        let ending =
            dev::launch(plan, &around, &view.sink(), lifeline, notices, door.as_ref(), Box::new(|| ()))?;
        drop(door);
        view.summary();
        let interrupted = teardown::run(session, &self.teardown, &dir, |line| view.say(line));
        let names: Vec<String> = commands.into_iter().map(|named| named.name).collect();
        if let Some(signal) = interrupted {
            return Ok(exit(Ending::Asked(Asked::Signal(signal)), session.ui.out.terminal));
        }
        Ok(match ending {
            Ending::Asked(Asked::Down) => Exit::Done,
            Ending::Done | Ending::Failed(_) => {
                if success.holds(&view.closes(), &names) {
                    Exit::Done
                } else {
                    Exit::No
                }
            }
            asked @ Ending::Asked(_) => exit(asked, session.ui.out.terminal),
        })
    }

    fn view(
        &self,
        session: &Session,
        commands: &[Named],
        time: TimeFormat,
        logs: bool,
    ) -> Result<RunView, Error> {
        let out = &session.ui.out;
        let colors = if self.no_color { RunPaint::none() } else { RunPaint::reset() };
        let mut palette = Palette::new(self.prefix_colors.split(',').map(str::to_owned).collect());
        let hidden = |place: usize, name: &str| {
            self.hide
                .iter()
                .any(|hidden| *hidden == place.to_string() || (!name.is_empty() && hidden == name))
        };
        let face = |(place, named): (usize, &Named)| RunFace {
            name: named.name.clone(),
            command: named.command.clone(),
            paint: RunPaint::parse(&palette.next()),
            hidden: hidden(place, &named.name),
        };
        let faces: Vec<RunFace> = commands.iter().enumerate().map(face).collect();
        let failed = |source| dev::Error::System { what: "start a thread", source };
        if session.ui.json {
            let events = RunEvents::new(faces, out).map_err(failed)?;
            return Ok(RunView::Events(Arc::new(events), session.ui.err.clone()));
        }
        let options = RunOptions {
            prefix: RunPrefix::new(self.prefix.clone(), self.prefix_length, time.clone(), self.pad_prefix),
            raw: self.raw,
            group: self.group,
            timings: self.timings.then_some(time),
            signal: self.kill_signal.name(),
            window: out.terminal.then(|| Box::new(|| process::window(std::io::stdout())) as Box<_>),
            logs,
        };
        let mut out = out.clone();
        out.color &= colors != RunPaint::none();
        let show = RunShow::new(faces, options, &out, &session.ui.err).map_err(failed)?;
        Ok(RunView::Lines(Arc::new(show)))
    }
}

/// What the run needs beside the plan.
struct Work<'a> {
    session: &'a Session,
    commands: Vec<Named>,
    success: Success,
    time: TimeFormat,
}

fn wrong(what: String, help: &str) -> Error {
    Error::Run { what, help: help.to_owned() }
}

/// Names for files and the environment: what a name there may not have becomes `-`, and no two are the same.
fn service_names(commands: &[Named]) -> Vec<ServiceName> {
    let mut taken: Vec<ServiceName> = vec![];
    for (place, named) in commands.iter().enumerate() {
        let good = |c: char| if c.is_ascii_alphanumeric() || "_-.".contains(c) { c } else { '-' };
        let text: String = named.name.chars().map(good).take(50).collect();
        let text = text.trim_start_matches(['-', '.']).to_owned();
        let wanted = ServiceName::parse(&text).filter(|name| !taken.contains(name));
        let numbered =
            || ServiceName::parse(&format!("{text}{}{place}", if text.is_empty() { "" } else { "-" }));
        let unique = || ServiceName::parse(&format!("command-{place}"));
        taken.extend(wanted.or_else(|| numbered().filter(|name| !taken.contains(name))).or_else(unique));
    }
    taken
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_fit_files_and_are_unlike() {
        let named = |name: &str| Named { name: name.into(), command: "x".into() };
        let found = service_names(&["", "a b", "a/b", "dev:web", "é", "1"].map(named));
        let found: Vec<&str> = found.iter().map(ServiceName::as_str).collect();
        assert_eq!(found, ["0", "a-b", "a-b-2", "dev-web", "4", "1"]);
    }
}
