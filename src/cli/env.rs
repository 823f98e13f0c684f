//! The surroundings of a run: folder, variables, streams. A parameter, so that commands run in tests.

use std::{
    collections::BTreeMap,
    ffi::{OsStr, OsString},
    io::{self, IsTerminal, Read, Write},
    path::PathBuf,
};

/// What a command sees of the world around it.
pub struct Env {
    /// The arguments, the program's name first.
    pub args: Vec<OsString>,
    /// The current folder.
    pub dir: PathBuf,
    /// The environment variables.
    pub vars: BTreeMap<OsString, OsString>,
    /// Standard output.
    pub stdout: Box<dyn Write + Send>,
    /// Whether standard output is a terminal.
    pub stdout_terminal: bool,
    /// Standard error.
    pub stderr: Box<dyn Write + Send>,
    /// Whether standard error is a terminal.
    pub stderr_terminal: bool,
    /// Opens standard input.
    pub stdin: fn() -> Box<dyn Read + Send>,
    /// Whether standard input is a terminal, so that a question can be asked.
    pub stdin_terminal: bool,
}

impl Env {
    /// The surroundings of this process.
    pub fn of_process() -> Self {
        Self {
            args: std::env::args_os().collect(),
            dir: std::env::current_dir().unwrap_or_else(|_| PathBuf::from(".")),
            vars: std::env::vars_os().collect(),
            stdout: unbuffered(io::stdout()),
            stdout_terminal: io::stdout().is_terminal(),
            stderr: unbuffered(io::stderr()),
            stderr_terminal: io::stderr().is_terminal(),
            stdin: || Box::new(io::stdin()),
            stdin_terminal: io::stdin().is_terminal(),
        }
    }

    /// The value of a variable, when it is set and is text.
    pub fn var(&self, name: &str) -> Option<String> {
        self.vars.get(OsStr::new(name)).and_then(|value| value.to_str()).map(str::to_owned)
    }
}

/// The stream without a buffer of its own: whoever writes here writes whole blocks.
#[cfg(unix)]
fn unbuffered(stream: impl std::os::fd::AsFd + Write + Send + 'static) -> Box<dyn Write + Send> {
    match stream.as_fd().try_clone_to_owned() {
        Ok(owned) => Box::new(std::fs::File::from(owned)),
        Err(_) => Box::new(stream),
    }
}

/// The console needs its own way of writing text.
#[cfg(not(unix))]
fn unbuffered(stream: impl Write + Send + 'static) -> Box<dyn Write + Send> {
    Box::new(stream)
}
