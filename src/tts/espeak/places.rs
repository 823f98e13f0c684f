//! Where espeak-ng is looked for, and what was found there.

use std::{
    collections::BTreeSet,
    ffi::OsStr,
    fs,
    path::{Path, PathBuf},
};

/// The places, in the order in which they are tried: libraries first, then programs.
#[derive(Clone, Debug, Default)]
pub struct Places {
    /// What a flag names: a library, a program, or a folder that holds one. Nothing else is tried then.
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
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
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

/// A file that may be an espeak-ng.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Candidate {
    /// The file.
    pub path: PathBuf,
    /// What it would be.
    pub kind: Kind,
    /// The data that lies beside it.
    pub data: Option<PathBuf>,
}

#[cfg(windows)]
const LIBRARIES: [&str; 2] = ["libespeak-ng.dll", "espeak-ng.dll"];
#[cfg(target_os = "macos")]
const LIBRARIES: [&str; 2] = ["libespeak-ng.1.dylib", "libespeak-ng.dylib"];
#[cfg(not(any(windows, target_os = "macos")))]
const LIBRARIES: [&str; 2] = ["libespeak-ng.so.1", "libespeak-ng.so"];

#[cfg(windows)]
const PROGRAM: &str = "espeak-ng.exe";
#[cfg(not(windows))]
const PROGRAM: &str = "espeak-ng";

#[cfg(windows)]
const SYSTEM: [&str; 2] = [r"C:\Program Files\eSpeak NG", r"C:\Program Files (x86)\eSpeak NG"];
#[cfg(target_os = "macos")]
const SYSTEM: [&str; 3] = ["/opt/homebrew/lib", "/usr/local/lib", "/opt/local/lib"];
#[cfg(not(any(windows, target_os = "macos")))]
const SYSTEM: [&str; 11] = [
    "/usr/local/lib",
    "/usr/lib/x86_64-linux-gnu",
    "/usr/lib/aarch64-linux-gnu",
    "/usr/lib/arm-linux-gnueabihf",
    "/usr/lib/i386-linux-gnu",
    "/usr/lib/riscv64-linux-gnu",
    "/usr/lib64",
    "/usr/lib",
    "/lib/x86_64-linux-gnu",
    "/lib64",
    "/lib",
];

impl Places {
    /// The files to try, best first.
    pub fn candidates(&self) -> Vec<Candidate> {
        let mut found = Vec::new();
        if let Some(flag) = &self.flag {
            named(flag, &mut found);
            return found;
        }
        if let Some(variable) = &self.variable {
            named(variable, &mut found);
        }
        if let Some(data) = &self.data {
            for folder in [data.join("espeak-ng"), data.clone()] {
                libraries(&folder, &mut found);
            }
            environment(data, &mut found);
        }
        if self.system {
            for folder in SYSTEM {
                libraries(Path::new(folder), &mut found);
            }
        }
        for folder in &self.environments {
            environment(folder, &mut found);
        }
        let programs = self.programs.iter().map(|folder| folder.join(PROGRAM)).filter(|path| path.is_file());
        found.extend(programs.map(|path| Candidate { path, kind: Kind::Program, data: None }));
        // Links of one file are one candidate.
        let mut seen = BTreeSet::new();
        found.retain(|one| {
            seen.insert((one.kind, one.path.canonicalize().unwrap_or_else(|_| one.path.clone())))
        });
        found
    }
}

/// What somebody named: tried even if it is not there, so that the reason is told.
fn named(path: &Path, found: &mut Vec<Candidate>) {
    if path.is_dir() {
        let before = found.len();
        libraries(path, found);
        environment(path, found);
        let program = path.join(PROGRAM);
        if program.is_file() {
            found.push(Candidate { path: program, kind: Kind::Program, data: None });
        }
        if found.len() == before {
            found.push(Candidate { path: path.join(LIBRARIES[0]), kind: Kind::Library, data: None });
        }
        return;
    }
    let name = path.file_name().and_then(OsStr::to_str).unwrap_or_default();
    let is_library = [".so", ".dylib", ".dll"].iter().any(|end| name.contains(end));
    let kind = if is_library { Kind::Library } else { Kind::Program };
    let data = path.parent().and_then(data_in);
    found.push(Candidate { path: path.to_owned(), kind, data });
}

fn libraries(folder: &Path, found: &mut Vec<Candidate>) {
    let data = data_in(folder);
    let paths = LIBRARIES.iter().map(|name| folder.join(name)).filter(|path| path.is_file());
    found.extend(paths.map(|path| Candidate { path, kind: Kind::Library, data: data.clone() }));
}

/// The data that belongs to a library in this folder, when it lies beside it.
fn data_in(folder: &Path) -> Option<PathBuf> {
    let data = folder.join("espeak-ng-data");
    data.join("phontab").is_file().then_some(data)
}

/// The package `espeakng-loader` in a virtual environment, in a folder of packages, or in a project that has one.
fn environment(folder: &Path, found: &mut Vec<Candidate>) {
    for root in [folder.to_owned(), folder.join("venv"), folder.join(".venv")] {
        libraries(&root.join("espeakng_loader"), found);
        libraries(&root.join("Lib").join("site-packages").join("espeakng_loader"), found);
        let versions = fs::read_dir(root.join("lib")).into_iter().flatten().flatten();
        let mut versions: Vec<PathBuf> = versions
            .filter(|entry| entry.file_name().to_string_lossy().starts_with("python"))
            .map(|entry| entry.path().join("site-packages").join("espeakng_loader"))
            .collect();
        versions.sort();
        versions.iter().rev().for_each(|package| libraries(package, found));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn touch(path: &Path) {
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, "").unwrap();
    }

    #[test]
    fn the_order_is_variable_data_environment_program() {
        let root = tempfile::tempdir().unwrap();
        let root = root.path();
        let package = root.join("project/venv/lib/python3.11/site-packages/espeakng_loader");
        touch(&package.join(LIBRARIES[1]));
        touch(&package.join("espeak-ng-data/phontab"));
        touch(&root.join("data/espeak-ng").join(LIBRARIES[0]));
        touch(&root.join("bin").join(PROGRAM));
        let places = Places {
            variable: Some(root.join("named.so")),
            data: Some(root.join("data")),
            environments: vec![root.join("project")],
            programs: vec![root.join("bin"), root.join("none")],
            ..Places::default()
        };
        let found = places.candidates();
        let paths: Vec<_> = found.iter().map(|one| one.path.strip_prefix(root).unwrap().to_owned()).collect();
        let venv = "project/venv/lib/python3.11/site-packages/espeakng_loader";
        assert_eq!(
            paths,
            [
                PathBuf::from("named.so"),
                Path::new("data/espeak-ng").join(LIBRARIES[0]),
                Path::new(venv).join(LIBRARIES[1]),
                Path::new("bin").join(PROGRAM),
            ]
        );
        assert_eq!(found[2].data.as_deref(), Some(package.join("espeak-ng-data").as_path()));
        assert_eq!(found[3].kind, Kind::Program);
        let flagged = Places { flag: Some(root.join("bin")), ..places }.candidates();
        assert_eq!(flagged.len(), 1, "a flag excludes all else: {flagged:?}");
    }
}
