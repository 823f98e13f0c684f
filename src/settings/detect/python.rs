//! Finds a FastAPI backend and its virtual environment.

use super::{Detected, FoundService, FoundSetup, shown};
use regex::Regex;
use std::{fs, path::Path};

const DIRS: [&str; 4] = [".", "backend", "api", "server"];
/// The file with the application, its module, and the folder that is watched for changes.
const MODULES: [(&str, &str, Option<&str>); 2] =
    [("app/main.py", "app.main", Some("app")), ("main.py", "main", None)];
const VENVS: [&str; 3] = ["venv", ".venv", "env"];
const PORT: u16 = 8000;

/// Adds the backend, when there is one.
pub(super) fn detect(root: &Path, detected: &mut Detected) {
    let places = DIRS.iter().flat_map(|dir| MODULES.iter().map(move |module| (*dir, module)));
    for (dir, (file, module, watched)) in places {
        let folder = root.join(dir);
        let Some(variable) = application(&folder.join(file)) else { continue };
        let about = format!("FastAPI in `{}`: service `api` on port {PORT}", shown(dir, file));
        detected.sentences.push(about);
        let (venv, setup) = environment(&folder, &mut detected.sentences);
        detected.services.push(FoundService {
            name: "api",
            about: "The backend: FastAPI, served by uvicorn, which starts it anew when a file changes.",
            dir,
            run: command(module, &variable, *watched),
            venv,
            color: "blue",
            port: PORT,
            ready_path: "/openapi.json",
            setup,
        });
        return;
    }
}

/// The name of the application's variable, when the file is one of FastAPI.
fn application(file: &Path) -> Option<String> {
    let text = fs::read_to_string(file).ok().filter(|text| text.contains("FastAPI"))?;
    let assigned = Regex::new(r"(?m)^(\w+)\s*(?::[^=\n]+)?=\s*(?:\w+\.)?FastAPI\(").ok()?;
    Some(assigned.captures(&text).map_or_else(|| "app".to_owned(), |found| found[1].to_owned()))
}

fn command(module: &str, variable: &str, watched: Option<&str>) -> Vec<String> {
    let mut words =
        vec!["python".to_owned(), "-m".to_owned(), "uvicorn".to_owned(), format!("{module}:{variable}")];
    words.push("--reload".to_owned());
    if let Some(folder) = watched {
        words.extend(["--reload-dir".to_owned(), folder.to_owned()]);
    }
    words.extend(["--host", "127.0.0.1", "--port"].map(str::to_owned));
    words.push(PORT.to_string());
    words
}

/// The virtual environment that is there or can be made, and how.
fn environment(folder: &Path, sentences: &mut Vec<String>) -> (Option<&'static str>, Option<FoundSetup>) {
    let there = VENVS.into_iter().find(|venv| folder.join(venv).join("pyvenv.cfg").is_file());
    if let Some(venv) = there {
        sentences.push(format!("virtual environment `{venv}`"));
    }
    let (venv, how, run) = if folder.join("uv.lock").is_file() {
        (".venv", "uv.lock", "uv sync".to_owned())
    } else if folder.join("requirements.txt").is_file() {
        let venv = there.unwrap_or(VENVS[0]);
        (venv, "requirements.txt", pip(venv))
    } else {
        return (there, None);
    };
    sentences.push(format!("`{how}`: installed into `{venv}` when that is missing"));
    // uvicorn's own program and not the folder: an interrupted installation leaves the folder behind.
    let program = if cfg!(windows) { "Scripts/uvicorn.exe" } else { "bin/uvicorn" };
    (Some(venv), Some(FoundSetup { when_missing: format!("{venv}/{program}"), run }))
}

fn pip(venv: &str) -> String {
    let (python, program) =
        if cfg!(windows) { ("python", "Scripts\\python.exe") } else { ("python3", "bin/python") };
    let separator = if cfg!(windows) { '\\' } else { '/' };
    format!("{python} -m venv {venv} && {venv}{separator}{program} -m pip install -r requirements.txt")
}
