//! What is checked before the first process starts: ports, programs, and what a setup may do.

use super::{
    error::Error,
    plan::{Command, Plan, Service},
    setup::Setups,
    tree::{ROOT, RUN, is_detached},
};
use crate::base::{
    ports::{self, Holder},
    process::{self, Pid, Process, Signal},
};
use std::{
    ffi::OsStr,
    path::{Path, PathBuf},
    time::{Duration, Instant, SystemTime},
};

/// Checks everything a plan needs. With `replace`, leftovers of an earlier run of this project are ended
/// first; their number is returned.
pub fn check(plan: &Plan, path: &OsStr, state_folder: &Path) -> Result<usize, Error> {
    let setups = Setups::new(state_folder);
    // Nobody else runs one now, since we hold the project's lock.
    let ended = if plan.replace { end(|| marked(&plan.root)) } else { 0 };
    for service in &plan.services {
        check_port(service, &plan.root)?;
        let setup_is_due = check_setup(service, &setups, plan.setup)?;
        if !setup_is_due {
            check_program(service, path)?;
        }
    }
    Ok(ended)
}

fn check_port(service: &Service, root: &Path) -> Result<(), Error> {
    let Some(port) = service.port else { return Ok(()) };
    let (holder, help) = match ports::holder(port) {
        Holder::Nobody => return Ok(()),
        Holder::Hidden => (
            "a process of another user, or outside this container".to_owned(),
            format!(
                "find it with `sudo ss -ltnp 'sport = :{port}'`, or give `{}` another port",
                service.name
            ),
        ),
        Holder::Known(process, command) => {
            (describe(&process, &command), advice(&process, root, service, port))
        }
    };
    Err(Error::PortTaken { port, service: service.name.to_string(), holder, help })
}

/// A process in words: what it is, its id, since when.
pub fn describe(process: &Process, command: &str) -> String {
    const LONGEST: usize = 80;
    let mut short: String = command.chars().take(LONGEST).collect();
    if short.len() < command.len() {
        short.push('…');
    }
    let since =
        process::started_at(process).and_then(|started| SystemTime::now().duration_since(started).ok());
    let since = since.map_or(String::new(), |age| format!(", for {}", roughly(age)));
    format!("`{short}` (process {}{since})", process.pid)
}

/// An age in one unit.
fn roughly(age: Duration) -> String {
    match age.as_secs() {
        seconds @ 0..120 => format!("{seconds} s"),
        seconds @ 120..7200 => format!("{} min", seconds / 60),
        seconds @ 7200..172_800 => format!("{} h", seconds / 3600),
        seconds => format!("{} days", seconds / 86_400),
    }
}

fn advice(process: &Process, root: &Path, service: &Service, port: u16) -> String {
    let ours = process::marker(process.pid, ROOT).is_some_and(|marked| Path::new(&marked) == root);
    if ours {
        return "it is left over from an earlier `ef dev` here; `ef dev --replace` ends it first".to_owned();
    }
    let elsewhere = process::marker(process.pid, ROOT);
    if let Some(root) = elsewhere {
        return format!(
            "it belongs to the `ef dev` of `{root}`: stop that one first (`ef -C {root} dev --replace` if it is \
             only what is left of one), or give `{}` another port than {port}",
            service.name
        );
    }
    format!("end it with `kill {}`, or give `{}` another port than {port}", process.pid, service.name)
}

/// Whether a setup will run first; an error when it is not allowed to.
fn check_setup(service: &Service, setups: &Setups, allowed: bool) -> Result<bool, Error> {
    let due = service.setup.as_ref().filter(|setup| setups.is_due(&service.name, setup));
    let Some(setup) = due else { return Ok(false) };
    if allowed {
        return Ok(true);
    }
    Err(Error::SetupRefused {
        service: service.name.to_string(),
        missing: setup.when_missing.clone(),
        run: setup.run.clone(),
        dir: service.dir.clone(),
    })
}

fn check_program(service: &Service, path: &OsStr) -> Result<(), Error> {
    let program = match &service.command {
        Command::Exec(words) => words.first().map(String::as_str),
        Command::Shell(line) => first_program(line),
    };
    let Some(program) = program else { return Ok(()) };
    let path = search_path(service, path);
    if which::which_in(program, Some(&path), &service.dir).is_ok() {
        return Ok(());
    }
    let place = match &service.venv {
        _ if program.contains('/') => format!("`{}`", service.dir.display()),
        Some(venv) => format!("`{}` or on PATH", programs(venv).display()),
        None => "on PATH".to_owned(),
    };
    let place = place.replacen("on PATH", "the folders of PATH", 1);
    let help = format!("install it, or correct `run` of `[service.{}]`", service.name);
    Err(Error::ProgramMissing { program: program.to_owned(), service: service.name.to_string(), place, help })
}

/// The folder of a virtual environment that holds its programs.
fn programs(venv: &Path) -> PathBuf {
    venv.join(if cfg!(windows) { "Scripts" } else { "bin" })
}

/// PATH as the service sees it.
pub(super) fn search_path(service: &Service, path: &OsStr) -> std::ffi::OsString {
    let own =
        service.environment.iter().rev().find(|(name, _)| name == "PATH").map(|(_, value)| value.as_os_str());
    let path = own.unwrap_or(path);
    let folders = service.venv.iter().map(|venv| programs(venv)).chain(std::env::split_paths(path));
    std::env::join_paths(folders).unwrap_or_else(|_| path.to_owned())
}

/// The program a shell line begins with, where that is plain to see: a word without any meaning to the shell.
fn first_program(line: &str) -> Option<&str> {
    // POSIX 2.14 special built-ins, 2.4 reserved words, and the built-ins that every shell has.
    const SHELL_WORDS: &[&str] = &[
        "alias", "bg", "break", "case", "cd", "command", "continue", "do", "done", "elif", "else", "esac",
        "eval", "exec", "exit", "export", "fc", "fg", "fi", "for", "function", "getopts", "hash", "if",
        "jobs", "local", "read", "readonly", "return", "select", "set", "shift", "source", "then", "time",
        "times", "trap", "type", "ulimit", "umask", "unalias", "unset", "until", "wait", "while",
    ];
    let word = line.split_ascii_whitespace().next()?;
    let plain = word.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '.' | '/' | '+'));
    (plain && word != "." && !SHELL_WORDS.contains(&word) && cfg!(unix)).then_some(word)
}

/// Ourselves and what we descend from.
fn ancestors() -> Vec<Pid> {
    std::iter::successors(Some(process::own()), |pid| {
        Some(process::stat(*pid)?.parent).filter(|parent| *parent > 0)
    })
    .collect()
}

/// What runs of this project left behind: processes that carry its mark. Those of `ef` itself, of what was
/// detached, and of what we were called from are left out.
fn marked(root: &Path) -> Vec<Process> {
    // A shell that a service opened may be what we were called from.
    let above = ancestors();
    let ours = |process: &Process| {
        process::marker(process.pid, RUN).is_some() && !above.contains(&process.pid) && !is_detached(process)
    };
    process::marked(ROOT, &root.to_string_lossy()).into_iter().filter(ours).collect()
}

/// The same without those whose launcher lives.
pub fn leftovers(root: &Path) -> Vec<Process> {
    let launcher =
        |process: &Process| process::marker(process.pid, RUN)?.split('-').next()?.parse::<Pid>().ok();
    let is_left = |process: &Process| {
        launcher(process).and_then(process::stat).is_none_or(|launcher| launcher.started > process.started)
    };
    marked(root).into_iter().filter(is_left).collect()
}

/// Ends what [`leftovers`] finds; returns how many there were.
pub fn end_leftovers(root: &Path) -> usize {
    end(|| leftovers(root))
}

/// Ends what is found, first with a request and then by force. Nobody else starts anything there meanwhile.
fn end(left: impl Fn() -> Vec<Process>) -> usize {
    const GRACE: Duration = Duration::from_secs(2);
    const LOOK: Duration = Duration::from_millis(20);
    let found = left();
    let begun = Instant::now();
    let mut asked = false;
    loop {
        let now = left();
        if now.is_empty() || begun.elapsed() > GRACE * 2 {
            return found.len();
        }
        let force = begun.elapsed() > GRACE;
        for process in now {
            if force {
                process::signal(process.pid, Signal::Kill);
            } else if !asked {
                process::signal(process.pid, Signal::Term);
            }
        }
        asked = true;
        std::thread::sleep(LOOK);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_plain_first_word_is_looked_up() {
        assert_eq!(first_program("uvicorn app:app"), Some("uvicorn"));
        assert_eq!(first_program("./run.sh x"), Some("./run.sh"));
        for line in ["cd x && y", "A=1 y", "$Y", "(y)", "'y z'", "if y; then z; fi", ". env", ""] {
            assert_eq!(first_program(line), None, "{line}");
        }
    }

    #[test]
    fn ages_read_well() {
        for (seconds, text) in [(5, "5 s"), (600, "10 min"), (10_000, "2 h"), (400_000, "4 days")] {
            assert_eq!(roughly(Duration::from_secs(seconds)), text);
        }
    }
}
