//! Where espeak-ng is looked for.

use std::path::PathBuf;

/// The places, in the order in which they are tried.
#[derive(Clone, Debug, Default)]
pub struct Places {
    /// What a flag names: a library, a program, or a folder that holds one.
    pub flag: Option<PathBuf>,
    /// What a variable names.
    pub variable: Option<PathBuf>,
    /// The folder of `ef`'s own data.
    pub data: Option<PathBuf>,
    /// Whether the system's own folders are looked at.
    pub system: bool,
    /// Virtual environments of Python, and folders that hold one as `venv` or `.venv`.
    pub environments: Vec<PathBuf>,
    /// The folders of `PATH`, for the program.
    pub programs: Vec<PathBuf>,
}

/// What an espeak-ng is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// The shared library.
    Library,
    /// The program.
    Program,
}

/// An espeak-ng that works.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// The file.
    pub path: PathBuf,
    /// What it is.
    pub kind: Kind,
    /// Its version.
    pub version: String,
    /// The folder `espeak-ng-data`.
    pub data: PathBuf,
}

/// A place that was tried in vain, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tried {
    /// The file.
    pub path: PathBuf,
    /// Why it does not do.
    pub reason: String,
}

impl Places {
    /// What was tried in vain.
    pub(super) fn tried(&self) -> Vec<Tried> {
        let named = self.flag.iter().chain(&self.variable);
        named.map(|path| Tried { path: path.clone(), reason: "not looked at".to_owned() }).collect()
    }
}
