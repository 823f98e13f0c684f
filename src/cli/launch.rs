//! What `ef dev` and `ef run` have in common: what children are told, how a run is reached, what its end means.

use super::{Error, session::Session};
use crate::{
    base::{
        Exit, account, console,
        process::{Pid, Signal},
    },
    dev::{
        Asked, Ending,
        control::{self, Door, Kind},
        plan::Command,
    },
};
use std::{
    ffi::OsString,
    path::{Path, PathBuf},
};

/// Lets others reach this run. It goes on where that cannot be done.
pub(super) fn open_door(session: &Session, state_folder: &Path, kind: Kind, pid: Pid) -> Option<Door> {
    let door = control::open(state_folder, &short_folder(session), kind, pid);
    door.map_err(|error| {
        let why = format!("ef: `ef ps` and the like will not reach this run: {error}");
        if kind == Kind::Dev || session.global.verbose {
            session.ui.err.line(&why);
        }
    })
    .ok()
}

/// A folder of our own whose path is short.
fn short_folder(session: &Session) -> PathBuf {
    let own =
        session.env.var("XDG_RUNTIME_DIR").map(PathBuf::from).filter(|dir| dir.is_absolute() && dir.is_dir());
    own.map_or_else(|| PathBuf::from(format!("/tmp/ef-{}", account::own_uid())), |dir| dir.join("ef"))
}

/// Whether keys steer this run: with a person before it, unless `EF_NO_KEYS` says no.
pub(super) fn wants_keys(session: &Session) -> Result<bool, Error> {
    let ui = &session.ui;
    let unwanted = session.switch(false, "EF_NO_KEYS")?;
    let person = session.env.stdin_terminal && ui.out.terminal && ui.err.terminal && !ui.json;
    Ok(person && !unwanted && console::in_foreground())
}

/// The exit of a command that somebody asked to end by this signal.
pub(super) fn ended_by(signal: Signal) -> Exit {
    Exit::Signal(match signal {
        Signal::Int => 2,
        Signal::Quit => 3,
        Signal::Hup => 1,
        Signal::Term | Signal::Resized | Signal::Stop | Signal::Continue => 15,
        Signal::Kill => 9,
    })
}

pub(super) fn exit(ending: Ending, terminal: bool) -> Exit {
    const SIGPIPE: u8 = 13;
    match ending {
        Ending::Done | Ending::Asked(Asked::Down) => Exit::Done,
        Ending::Failed(code) => Exit::Service(code),
        Ending::Asked(Asked::Signal(signal)) => ended_by(signal),
        Ending::Asked(Asked::OutputGone) => Exit::Signal(if terminal { 1 } else { SIGPIPE }),
        Ending::Asked(Asked::GuardGone) => Exit::Signal(9),
    }
}

pub(super) fn command_text(command: &Command) -> String {
    match command {
        Command::Shell(line) => line.clone(),
        Command::Exec(words) => words.join(" "),
    }
}

/// Python would hold `print` back in a pipe. `NO_COLOR` hands on what was decided for us.
pub(super) fn hints(session: &Session) -> Vec<(OsString, OsString)> {
    let mut hints = vec![("PYTHONUNBUFFERED", "1")];
    if session.ui.out.terminal && !session.ui.out.color {
        hints.push(("NO_COLOR", "1"));
    }
    unset(session, &hints)
}

/// A child in a pipe sees no terminal; whether its colours are wanted it must be told.
pub(super) fn piped_hints(session: &Session) -> Vec<(OsString, OsString)> {
    let hints: &[_] =
        if session.ui.out.color { &[("FORCE_COLOR", "1"), ("CLICOLOR_FORCE", "1")] } else { &[] };
    unset(session, hints)
}

/// Those that our own environment does not have.
fn unset(session: &Session, hints: &[(&str, &str)]) -> Vec<(OsString, OsString)> {
    let missing = hints.iter().filter(|(name, _)| session.env.var(name).is_none());
    missing.map(|(name, value)| (name.into(), value.into())).collect()
}

/// Whether the terminal shows more than ASCII, by the locale (POSIX 8.2: the first that is set counts).
pub(super) fn unicode(session: &Session) -> bool {
    let set = |name: &&str| session.env.var(name).filter(|value| !value.is_empty());
    let locale = ["LC_ALL", "LC_CTYPE", "LANG"].iter().find_map(set).unwrap_or_default().to_ascii_lowercase();
    session.ui.out.terminal && (locale.contains("utf-8") || locale.contains("utf8"))
}
