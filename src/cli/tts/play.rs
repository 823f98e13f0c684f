//! Playing a file by a program of the system.

use super::super::{Error, session::Session};
use crate::base::process;
use std::path::Path;

/// The players that are looked for, with what they are given before the file.
const PLAYERS: [(&str, &[&str]); 6] = [
    ("afplay", &[]),
    ("pw-play", &[]),
    ("paplay", &[]),
    ("aplay", &["-q"]),
    ("ffplay", &["-nodisp", "-autoexit", "-loglevel", "error"]),
    ("play", &["-q"]),
];

/// Plays a file by the system's player, and waits for its end.
pub(super) fn play(session: &Session, path: &Path) -> Result<(), Error> {
    let search = session.env.vars.get(std::ffi::OsStr::new("PATH"));
    let found = PLAYERS.iter().find_map(|(name, before)| {
        let program = which::which_in(name, search, &session.env.dir).ok()?;
        Some((program, before))
    });
    let (program, mut args) = match found {
        Some((program, before)) => {
            (program, before.iter().map(Into::into).collect::<Vec<std::ffi::OsString>>())
        }
        None if cfg!(windows) => {
            let script = format!("(New-Object Media.SoundPlayer '{}').PlaySync()", path.display());
            ("powershell".into(), vec!["-NoProfile".into(), "-Command".into(), script.into()])
        }
        None => return Err(Error::NoPlayer),
    };
    if !cfg!(windows) {
        args.push(path.as_os_str().to_owned());
    }
    let environment = session.env.vars.iter().map(|(name, value)| (name.clone(), value.clone())).collect();
    let task = process::Task { program, args, dir: session.env.dir.clone(), environment, account: None };
    let finished = task
        .run()
        .map_err(|source| Error::Player { program: task.program.clone(), why: source.to_string() })?;
    if finished.ended.success() {
        return Ok(());
    }
    let why = finished.stderr.lines().last().unwrap_or("it failed").to_owned();
    Err(Error::Player { program: task.program, why })
}
