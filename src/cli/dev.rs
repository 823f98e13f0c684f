//! `ef dev`: settings in, a plan to the launcher, an exit code out.

use super::{
    Error, detach,
    dev_database::DevDatabase,
    launch::{command_text, exit, hints, open_door, piped_hints, unicode, wants_keys},
    session::Session,
};
use crate::ui::Stream;
use crate::{
    base::{
        Exit,
        process::{self, Ended, Guard, Lifeline, Role},
        signals::{self, Notices},
    },
    dev::{
        self, Asked, Ending, Instance, Rotation, Shown, Sink, Surroundings,
        control::Kind,
        plan::{Check, Command, Plan, Service, Typed},
    },
    render::launch::{Face, JsonShow, Level, Options, Paint, Prefix, PrefixStyle, TIME_FORMAT, TextShow},
    settings::{
        Flag, PlanRequest, Settings,
        value::{Color, Timestamps},
    },
};
use clap::{Args, ValueEnum};
use std::{ffi::OsString, sync::Arc, time::Duration};

/// Start the project's services, show their output, stop them together
///
/// Starts every `[service.NAME]` of `ef.toml` in the order of their needs, sets up what is missing first,
/// and tells when each is ready. Without an `ef.toml` the services are found by looking at the project.
/// Ctrl-C stops everything, and nothing is left behind; a second Ctrl-C kills what does not obey.
///
/// Example: ef dev api --stdin api
///
/// Example: ef dev --profile prod --open
#[derive(Args, Debug)]
#[expect(clippy::struct_excessive_bools, reason = "each is a flag of its own")]
pub(crate) struct Dev {
    /// Start only these services, and what they need
    #[arg(value_name = "SERVICE")]
    services: Vec<String>,
    /// Start all but these
    #[arg(long, value_name = "SERVICE", value_delimiter = ',')]
    except: Vec<String>,
    /// Lay a profile of `ef.toml` over the rest
    #[arg(long, value_name = "NAME")]
    profile: Option<String>,
    /// Open the browser once everything is ready
    #[arg(long)]
    open: bool,
    /// Hand what is typed to this service
    #[arg(long, value_name = "SERVICE")]
    stdin: Option<String>,
    /// What the end of one service without an error means for the others
    #[arg(long, value_enum, value_name = "WHAT")]
    on_exit: Option<OnEnd>,
    /// What the failure of one service means for the others
    #[arg(long, value_enum, value_name = "WHAT")]
    on_failure: Option<OnEnd>,
    /// Do not set up what is missing, say so instead
    #[arg(long)]
    no_setup: bool,
    /// Run in the background: return once all is ready; `ef attach` shows the output, `ef down` stops it
    #[arg(long)]
    detach: bool,
    /// First end what an earlier `ef dev` of this project has left behind
    #[arg(long)]
    replace: bool,
    #[command(flatten)]
    look: Look,
}

/// How output is shown.
#[derive(Args, Debug)]
#[command(next_help_heading = "Output")]
struct Look {
    /// What stands before each line: name, index, pid, time, command, none, or text with {name} and the like
    #[arg(long, value_name = "STYLE", default_value = "name", hide_default_value = true)]
    prefix: String,
    /// Put the time before each line, in this strftime format or as hours, minutes, seconds
    #[arg(long, value_name = "FORMAT", num_args = 0..=1, require_equals = true, default_missing_value = "true")]
    timestamps: Option<String>,
    /// Show bytes as the services write them, without prefixes
    #[arg(long)]
    raw: bool,
    /// Show each service's output in one piece, when it has ended
    #[arg(long)]
    group: bool,
    /// Leave all output out: for a run in the background
    #[arg(long, hide = true)]
    no_output: bool,
    /// Leave the output of these services out; it still goes to their log files
    #[arg(long, value_name = "SERVICE", value_delimiter = ',')]
    hide: Vec<String>,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum OnEnd {
    /// The others go on
    Continue,
    /// All are stopped
    StopAll,
}

/// A service whose program is `ef`, as an array names it, is this very program, wherever it lies.
fn own_commands(plan: &mut Plan) {
    let Ok(program) = process::own_program() else { return };
    for service in &mut plan.services {
        if let Command::Exec(words) = &mut service.command
            && let Some(first) = words.first_mut().filter(|first| *first == "ef")
        {
            *first = program.display().to_string();
        }
    }
}

/// How much our own output may run ahead of its reader, when that is a pipe, in bytes.
const OUTPUT_PIPE: usize = 512 * 1024;
/// What the services' leftovers get to end in when our own worker was killed.
const ORPHAN_GRACE: Duration = Duration::from_secs(1);

impl Dev {
    pub(crate) fn run(&self, session: &Session) -> Result<Exit, Error> {
        if self.detach {
            return detach::detach(session);
        }
        let settings = session.settings(self.flags())?;
        let request = PlanRequest {
            only: self.services.clone(),
            except: self.except.clone(),
            no_setup: session.switch(self.no_setup, "EF_NO_SETUP")?,
            replace: self.replace,
            open: self.open,
        };
        let mut plan = settings.plan(&request)?;
        own_commands(&mut plan);
        // Before there are two processes: what may have to be installed takes a while, and Ctrl-C ends it.
        if let Some(database) = DevDatabase::find(session, &settings, &request, &plan)? {
            database.join(&mut plan);
        }
        settings.found.iter().for_each(|sentence| session.ui.say(&format!("ef: {sentence}")));
        let keys = wants_keys(session)? && plan.stdin == Typed::Nobody;
        match process::divide(&session.env.args, keys)
            .map_err(|source| dev::Error::System { what: "start a second process", source })?
        {
            Role::Guard(guard) => Ok(watch(guard, &session.ui.err)),
            Role::Worker(lifeline, notices) => self.work(session, &settings, plan, lifeline, notices),
        }
    }

    /// The flags that stand for settings.
    fn flags(&self) -> Vec<Flag> {
        let word = |choice: OnEnd| choice.to_possible_value().map(|value| value.get_name().to_owned());
        let given = [
            ("profile", self.profile.clone()),
            ("stdin", self.stdin.clone()),
            ("on-exit", self.on_exit.and_then(word)),
            ("on-failure", self.on_failure.and_then(word)),
            ("timestamps", self.look.timestamps.clone()),
        ];
        given.into_iter().filter_map(|(name, value)| Flag::new(name, value?)).collect()
    }

    fn work(
        &self,
        session: &Session,
        settings: &Settings,
        plan: Plan,
        lifeline: Lifeline,
        mut notices: Notices,
    ) -> Result<Exit, Error> {
        let path = session.env.vars.get(std::ffi::OsStr::new("PATH")).cloned().unwrap_or_default();
        let waiting = || session.ui.say("ef: waiting for an earlier `ef dev` to finish stopping");
        let mut asked = None;
        let given_up = || {
            asked = notices.stop_asked().map(Asked::Signal);
            asked.is_some() || lifeline.is_over()
        };
        let Some(mut instance) = Instance::take(&plan.root, lifeline.guard, waiting, given_up)? else {
            return Ok(exit(Ending::Asked(asked.unwrap_or(Asked::GuardGone)), session.ui.out.terminal));
        };
        let ended = dev::preflight(&plan, &path, &instance.folder)?;
        if ended > 0 {
            let what = if ended == 1 { "process" } else { "processes" };
            session.ui.say(&format!("ef: ended {ended} {what} that an earlier `ef dev` had left behind"));
        }
        let faces = self.faces(settings, &plan)?;
        let around = Surroundings {
            run: format!("{}-{}", lifeline.guard, jiff::Timestamp::now().as_millisecond()),
            path,
            hints: hints(session),
            piped_hints: piped_hints(session),
            typed: session.env.stdin,
            browser: browser(session, &faces),
            log_folder: instance.folder.join("logs"),
            logs_in_turn: false,
            shown: faces
                .iter()
                .map(|face| Shown { name: face.name.clone(), url: face.url.clone() })
                .collect(),
            state_folder: instance.folder.clone(),
            rotation: Rotation {
                max_bytes: settings.values.dev.log_max_size.0,
                keep: settings.values.dev.log_keep,
            },
        };
        if plan.open && around.browser.is_none() {
            session
                .ui
                .err
                .line("ef: --open: no service has a `port` or an http check, so there is no page to open");
        }
        let sink = self.sink(session, settings, faces)?;
        process::widen(std::io::stdout(), OUTPUT_PIPE);
        let door = open_door(session, &instance.folder, Kind::Dev, lifeline.guard);
        let on_stop = Box::new(move || instance.stopping());
        let ending = dev::launch(plan, &around, &sink, lifeline, notices, door.as_ref(), on_stop)?;
        Ok(exit(ending, session.ui.out.terminal))
    }

    fn faces(&self, settings: &Settings, plan: &Plan) -> Result<Vec<Face>, Error> {
        let known = |name: &String| plan.services.iter().any(|service| service.name.as_str() == name);
        if let Some(unknown) = self.look.hide.iter().find(|name| !known(name)) {
            return Err(Error::Hidden { name: unknown.clone() });
        }
        let colors = settings.colors();
        let face = |(place, service): (usize, &Service)| {
            let color = colors
                .iter()
                .find(|(name, _)| *name == service.name)
                .map_or(Color::Auto, |(_, color)| *color);
            Face {
                name: service.name.to_string(),
                command: command_text(&service.command),
                paint: match color {
                    Color::Auto => Paint::in_turn(place),
                    Color::Ansi(number) => Paint::ansi(number),
                    Color::Rgb(red, green, blue) => Paint::rgb(red, green, blue),
                },
                url: if DevDatabase::is(service) {
                    service.port.map(DevDatabase::place)
                } else {
                    url(service)
                },
                expected: expected(service),
                hidden: self.look.no_output || self.look.hide.contains(&service.name.to_string()),
            }
        };
        Ok(plan.services.iter().enumerate().map(face).collect())
    }

    fn sink(&self, session: &Session, settings: &Settings, faces: Vec<Face>) -> Result<Arc<dyn Sink>, Error> {
        let ui = &session.ui;
        let system = |source| Error::from(dev::Error::System { what: "start a thread", source });
        if ui.json {
            return Ok(Arc::new(JsonShow::new(faces, &ui.out).map_err(system)?));
        }
        let style = PrefixStyle::parse(&self.look.prefix);
        let format = match &settings.values.dev.timestamps {
            Timestamps::Off => None,
            Timestamps::On => Some(TIME_FORMAT.to_owned()),
            Timestamps::Format(format) => Some(format.clone()),
        };
        let options = Options {
            prefix: Prefix::new(style, format, ui.out.color, unicode(session), &faces),
            raw: self.look.raw,
            group: self.look.group,
            level: match (session.global.verbose, ui.quiet || self.look.raw) {
                (true, _) => Level::Detail,
                (false, true) => Level::Warning,
                (false, false) => Level::Usual,
            },
            window: ui.out.terminal.then(|| Box::new(|| process::window(std::io::stdout())) as Box<_>),
        };
        Ok(Arc::new(TextShow::new(faces, options, &ui.out, &ui.err).map_err(system)?))
    }
}

/// The guard's part: waits, and says how it ended.
pub(super) fn watch(guard: Guard, err: &Stream) -> Exit {
    let verdict = guard.watch(ORPHAN_GRACE, dev::is_detached);
    let interrupt = Exit::Signal(2).code();
    match verdict.worker {
        Ended::Code(code) if code == interrupt && verdict.interrupted => {
            signals::die_interrupted();
            Exit::Signal(2)
        }
        Ended::Code(code) => Exit::Service(code),
        Ended::Signal(signal) => {
            let swept = verdict.swept;
            err.line(&format!(
                "ef: the launcher was killed by signal {signal}; ended {swept} processes of its services"
            ));
            Exit::Signal(signal)
        }
    }
}

/// Where a person would open a service: the page that its readiness check asks for, without its path where
/// that is a machine's (`/openapi.json`, `/health`).
fn url(service: &Service) -> Option<String> {
    let host = |host: &str, port: u16| format!("http://{host}:{port}/");
    let implied = service.ready.as_ref().is_some_and(|ready| ready.within.is_none());
    match service.ready.as_ref().map(|ready| &ready.check) {
        Some(Check::Http(url)) => {
            Some(host(if url.host == "0.0.0.0" { "localhost" } else { &url.host }, url.port))
        }
        Some(Check::Tcp { host, port }) if !implied => Some(format!("{host}:{port}")),
        _ => service.port.map(|port| host("localhost", port)),
    }
}

/// What did not happen when a service is not ready in time.
fn expected(service: &Service) -> String {
    let Some(ready) = &service.ready else { return String::new() };
    let what = match &ready.check {
        Check::Http(url) => format!("no answer below 500 from {}", url.text),
        Check::Tcp { host, port } => format!("nothing of its own listens on {host}:{port}"),
        Check::Log(regex) => format!("no line matches `{regex}`"),
        Check::Exec(command) => format!("`{}` did not end with 0", command_text(command)),
    };
    let within = ready.within.map_or(String::new(), |within| format!(" within {} s", within.as_secs_f64()));
    format!("not ready{within}: {what}")
}

/// What opens the last service's page: the program in BROWSER, else the system's own way.
fn browser(session: &Session, faces: &[Face]) -> Option<Vec<OsString>> {
    let url = faces.iter().rev().find_map(|face| face.url.clone().filter(|url| url.starts_with("http")))?;
    let own = session.env.var("BROWSER").filter(|program| !program.is_empty());
    let words = match own {
        Some(program) => vec![program, url],
        None if cfg!(target_os = "macos") => vec!["open".into(), url],
        None if cfg!(windows) => vec!["cmd".into(), "/C".into(), "start".into(), String::new(), url],
        None => vec!["xdg-open".into(), url],
    };
    Some(words.into_iter().map(OsString::from).collect())
}
