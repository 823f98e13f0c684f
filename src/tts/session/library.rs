//! Where ONNX Runtime's library is looked for, and whether one that is found will do. A candidate is asked for its
//! version by a plain symbol, before anything else touches it: a library that is missing, broken or too old is
//! passed over with its reason.

use std::{
    ffi::{CStr, OsStr, c_char, c_void},
    fs,
    path::{Path, PathBuf},
};

/// The oldest minor version of ONNX Runtime 1.x that is used.
pub const OLDEST: u32 = 17;

/// The places, in the order in which they are tried.
#[derive(Clone, Debug, Default)]
pub struct Places {
    /// What a flag names: the library, or a folder that holds it.
    pub flag: Option<PathBuf>,
    /// What variables name, `EF_ORT_LIB` before `ORT_DYLIB_PATH`.
    pub variables: Vec<PathBuf>,
    /// The folder of the program.
    pub program: Option<PathBuf>,
    /// The folder of `ef`'s own data.
    pub data: Option<PathBuf>,
    /// Virtual environments of Python and Conda.
    pub environments: Vec<PathBuf>,
    /// The project, for `venv`, `.venv` and `node_modules`.
    pub project: Option<PathBuf>,
}

/// A library that will do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Library {
    /// The file, absolute.
    pub path: PathBuf,
    /// Its version, `1.32.0`.
    pub version: String,
}

/// A candidate that was passed over, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Passed {
    /// The file.
    pub path: PathBuf,
    /// Why.
    pub reason: String,
}

/// What came of a search.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Search {
    /// The first that will do.
    pub library: Option<Library>,
    /// Those before it that will not.
    pub passed: Vec<Passed>,
}

impl Places {
    /// Tries one after the other.
    pub fn search(&self) -> Search {
        let mut search = Search::default();
        for path in self.candidates() {
            match probe(&path) {
                Ok(version) => {
                    search.library = Some(Library { path, version });
                    break;
                }
                Err(reason) => search.passed.push(Passed { path, reason }),
            }
        }
        search
    }

    /// Every file that could be it, in order. What a flag or a variable names comes also when it is not there, so
    /// that its absence is told.
    pub fn candidates(&self) -> Vec<PathBuf> {
        let mut found = vec![];
        for named in self.flag.iter().chain(&self.variables) {
            let inside = libraries_in(named);
            if inside.is_empty() { found.push(named.clone()) } else { found.extend(inside) }
        }
        if let Some(program) = &self.program {
            for folder in [program.clone(), program.join("lib"), program.join("../lib")] {
                found.extend(libraries_in(&folder));
            }
        }
        if let Some(data) = &self.data {
            for folder in [data.join("onnxruntime"), data.join("python/onnxruntime/capi")] {
                found.extend(libraries_in(&folder));
            }
            found.extend(of_node(&data.join("node")));
        }
        let project = self.project.iter().flat_map(|project| [project.join(".venv"), project.join("venv")]);
        for site in self.environments.iter().cloned().chain(project).flat_map(|env| site_packages(&env)) {
            found.extend(libraries_in(&site.join("onnxruntime/capi")));
        }
        found.extend(self.project.iter().flat_map(|project| of_node(project)));
        let mut seen = std::collections::HashSet::new();
        found.retain(|path| seen.insert(path.canonicalize().unwrap_or_else(|_| path.clone())));
        found
    }
}

fn is_library(name: &OsStr) -> bool {
    let name = name.to_string_lossy();
    if cfg!(windows) {
        name.eq_ignore_ascii_case("onnxruntime.dll")
    } else if cfg!(target_os = "macos") {
        name.starts_with("libonnxruntime.") && name.ends_with(".dylib")
    } else {
        name.starts_with("libonnxruntime.so")
    }
}

/// The libraries of a folder, the newest first.
fn libraries_in(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path());
    let mut found: Vec<_> = entries.filter(|path| path.file_name().is_some_and(is_library)).collect();
    let version = |path: &PathBuf| -> Vec<u32> {
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        name.split(|c: char| !c.is_ascii_digit()).filter_map(|part| part.parse().ok()).collect()
    };
    found.sort_by_key(|path| std::cmp::Reverse(version(path)));
    found
}

fn site_packages(environment: &Path) -> Vec<PathBuf> {
    if cfg!(windows) {
        return vec![environment.join("Lib/site-packages")];
    }
    let entries = fs::read_dir(environment.join("lib")).into_iter().flatten().flatten();
    let python = entries.filter(|entry| entry.file_name().to_string_lossy().starts_with("python3"));
    let mut found: Vec<_> = python.map(|entry| entry.path().join("site-packages")).collect();
    found.sort();
    found
}

/// The libraries of the package `onnxruntime-node` below a folder.
fn of_node(folder: &Path) -> Vec<PathBuf> {
    let system = match std::env::consts::OS {
        "windows" => "win32",
        "macos" => "darwin",
        other => other,
    };
    let machine = if cfg!(target_arch = "aarch64") { "arm64" } else { "x64" };
    let bins = fs::read_dir(folder.join("node_modules/onnxruntime-node/bin")).into_iter().flatten().flatten();
    let mut bins: Vec<_> = bins.map(|entry| entry.path()).collect();
    bins.sort();
    bins.iter().rev().flat_map(|bin| libraries_in(&bin.join(system).join(machine))).collect()
}

#[repr(C)]
struct ApiBase {
    get_api: unsafe extern "C" fn(u32) -> *const c_void,
    version: unsafe extern "C" fn() -> *const c_char,
}

/// The version of the library in this file, or why it will not do.
#[expect(unsafe_code, reason = "a library can be opened and asked in no other way")]
pub fn probe(path: &Path) -> Result<String, String> {
    if !path.exists() {
        return Err("it is not there".to_owned());
    }
    if path.is_dir() {
        return Err("it is a folder without ONNX Runtime's library".to_owned());
    }
    // A bare or relative name would be looked for elsewhere.
    let path = path.canonicalize().map_err(|error| error.to_string())?;
    // SAFETY: opening a library runs its initialisers; the user, or a package that the user installed, put it there.
    let library = unsafe { libloading::Library::new(&path) }.map_err(|error| {
        let reason = std::error::Error::source(&error).map_or_else(|| error.to_string(), ToString::to_string);
        format!("it cannot be loaded: {reason}")
    })?;
    // SAFETY: the symbol, where there is one of this name, has had this type since version 1.0.
    let entry = unsafe { library.get::<unsafe extern "C" fn() -> *const ApiBase>(b"OrtGetApiBase\0") };
    let Ok(entry) = entry else {
        return Err("it is not ONNX Runtime".to_owned());
    };
    // SAFETY: the function takes nothing and gives a table that lives as long as the library.
    let base = unsafe { entry() };
    if base.is_null() {
        return Err("it gives no interface".to_owned());
    }
    // SAFETY: not null; the second entry gives a text that ends with NUL and lives as long as the library.
    let version = unsafe { CStr::from_ptr(((*base).version)()) }.to_string_lossy().into_owned();
    // SAFETY: reading a pointer of the table; it is not called, for that would print where the number is too high.
    let _ = unsafe { (*base).get_api };
    // What owns threads is not unloaded.
    std::mem::forget(library);
    let mut parts = version.split('.').map(|part| part.parse::<u32>().unwrap_or(0));
    match (parts.next(), parts.next()) {
        (Some(1), Some(minor)) if minor >= OLDEST => Ok(version),
        _ => Err(format!("its version is {version}; 1.{OLDEST} or newer is needed")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_order_is_the_documented_one_and_each_file_comes_once() {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path();
        let name = if cfg!(windows) {
            "onnxruntime.dll"
        } else if cfg!(target_os = "macos") {
            "libonnxruntime.1.20.0.dylib"
        } else {
            "libonnxruntime.so.1.20.0"
        };
        let site = if cfg!(windows) { "Lib/site-packages" } else { "lib/python3.11/site-packages" };
        for part in ["flag", "variable", "program", "data/onnxruntime", "conda", "project/venv"] {
            let inside = match part {
                "conda" | "project/venv" => root.join(part).join(site).join("onnxruntime/capi"),
                _ => root.join(part),
            };
            fs::create_dir_all(&inside).unwrap();
            fs::write(inside.join(name), part).unwrap();
        }
        let places = Places {
            flag: Some(root.join("flag")),
            variables: vec![root.join("variable"), root.join("nowhere")],
            program: Some(root.join("program")),
            data: Some(root.join("data")),
            environments: vec![root.join("conda"), root.join("project/venv")],
            project: Some(root.join("project")),
        };
        let found = places.candidates();
        let parts: Vec<_> =
            found.iter().map(|path| fs::read_to_string(path).unwrap_or("-".to_owned())).collect();
        assert_eq!(parts, ["flag", "variable", "-", "program", "data/onnxruntime", "conda", "project/venv"]);
        let search = places.search();
        assert_eq!((search.library, search.passed.len()), (None, 7));
        assert!(search.passed.iter().all(|passed| !passed.reason.is_empty()));
        assert!(search.passed[0].reason.starts_with("it cannot be loaded"), "{:?}", search.passed[0]);
        assert_eq!(search.passed[2].reason, "it is not there");
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn a_library_of_another_kind_is_named_as_such() {
        let libc =
            ["/lib/x86_64-linux-gnu/libm.so.6", "/lib/aarch64-linux-gnu/libm.so.6", "/lib64/libm.so.6"];
        let Some(path) = libc.iter().map(Path::new).find(|path| path.exists()) else { return };
        assert_eq!(probe(path), Err("it is not ONNX Runtime".to_owned()));
    }
}
