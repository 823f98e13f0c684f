//! Finds FastAPI backends and their virtual environments.

use super::{Detected, FoundReady, FoundRun, FoundService, FoundSetup, members, shown, way_up};
use regex::Regex;
use std::{fs, path::Path};

const DIRS: [&str; 4] = [".", "backend", "api", "server"];
/// The file with the application, its module, and the folder that is watched for changes.
const MODULES: [(&str, &str, Option<&str>); 4] = [
    ("app/main.py", "app.main", Some("app")),
    ("main.py", "main", None),
    ("src/main.py", "src.main", Some("src")),
    ("app.py", "app", None),
];
const VENVS: [&str; 3] = ["venv", ".venv", "env"];
const PORT: u16 = 8000;

/// Adds the backend, when there is one, and those of a monorepo's parts.
pub(super) fn detect(root: &Path, detected: &mut Detected) {
    let own = DIRS.iter().find_map(|dir| application_in(root, dir));
    let parts = members(root).into_iter().filter_map(|dir| application_in(root, &dir)).collect::<Vec<_>>();
    for application in own.into_iter().chain(parts) {
        let Application { dir, file, module, watched, variable } = application;
        let name = if detected.services.iter().any(|service| service.name == "api") {
            detected.free_name(dir.rsplit('/').next().unwrap_or("api"))
        } else {
            "api".to_owned()
        };
        let port = detected.free_port(PORT);
        detected
            .sentences
            .push(format!("FastAPI in `{}`: service `{name}` on port {port}", shown(&dir, file)));
        let (venv, setup) = environment(root, &dir, &mut detected.sentences);
        detected.services.push(FoundService {
            name,
            about: "The backend: FastAPI, served by uvicorn, which starts it anew when a file changes."
                .to_owned(),
            dir,
            run: FoundRun::Exec(command(module, &variable, watched, port)),
            venv,
            color: "blue",
            port: Some(port),
            ready: Some(FoundReady::Path("/openapi.json")),
            restart: None,
            needs: Vec::new(),
            env: Vec::new(),
            setup,
        });
    }
}

/// Where an application lies.
struct Application {
    dir: String,
    file: &'static str,
    module: &'static str,
    watched: Option<&'static str>,
    variable: String,
}

fn application_in(root: &Path, dir: &str) -> Option<Application> {
    MODULES.iter().find_map(|(file, module, watched)| {
        let variable = application(&root.join(dir).join(file))?;
        Some(Application { dir: dir.to_owned(), file, module, watched: *watched, variable })
    })
}

/// The name of the application's variable, when the file is one of FastAPI.
fn application(file: &Path) -> Option<String> {
    let text = fs::read_to_string(file).ok().filter(|text| text.contains("FastAPI"))?;
    let assigned = Regex::new(r"(?m)^(\w+)\s*(?::[^=\n]+)?=\s*(?:\w+\.)?FastAPI\(").ok()?;
    Some(assigned.captures(&text).map_or_else(|| "app".to_owned(), |found| found[1].to_owned()))
}

fn command(module: &str, variable: &str, watched: Option<&str>, port: u16) -> Vec<String> {
    let mut words =
        vec!["python".to_owned(), "-m".to_owned(), "uvicorn".to_owned(), format!("{module}:{variable}")];
    words.push("--reload".to_owned());
    if let Some(folder) = watched {
        words.extend(["--reload-dir".to_owned(), folder.to_owned()]);
    }
    words.extend(["--host", "127.0.0.1", "--port"].map(str::to_owned));
    words.push(port.to_string());
    words
}

/// Lock files, the command that installs what they say, and the environment that it makes.
const LOCKS: [(&str, &str); 4] = [
    ("uv.lock", "uv sync"),
    ("poetry.lock", "poetry install"),
    ("pdm.lock", "pdm install"),
    ("Pipfile.lock", "pipenv sync --dev"),
];

/// The virtual environment that is there or can be made, and how. It may lie at the root of a monorepo.
pub(super) fn environment(
    root: &Path,
    dir: &str,
    sentences: &mut Vec<String>,
) -> (Option<String>, Option<FoundSetup>) {
    let folder = root.join(dir);
    let there = VENVS.into_iter().find(|venv| folder.join(venv).join("pyvenv.cfg").is_file());
    if let Some(venv) = there {
        sentences.push(format!("virtual environment `{}`", shown(dir, venv)));
    }
    let Some((at, how, run)) = installer(root, dir, there) else { return (there.map(str::to_owned), None) };
    let venv = if how == "requirements.txt" { there.unwrap_or(VENVS[0]) } else { there.unwrap_or(VENVS[1]) };
    let venv = format!("{at}{venv}");
    let shown =
        |file: &str| if at.is_empty() { shown(dir, file) } else { file.trim_start_matches("../").to_owned() };
    sentences.push(format!("`{}`: installed into `{}` when that is missing", shown(how), shown(&venv)));
    // uvicorn's own program and not the folder: an interrupted installation leaves the folder behind.
    let program = if cfg!(windows) { "Scripts/uvicorn.exe" } else { "bin/uvicorn" };
    (Some(venv.clone()), Some(FoundSetup { when_missing: format!("{venv}/{program}"), run }))
}

/// The way up to the file that says what to install, the file, and the line that does it.
fn installer(root: &Path, dir: &str, there: Option<&'static str>) -> Option<(String, &'static str, String)> {
    let folder = root.join(dir);
    let up = way_up(dir);
    for (lock, run) in LOCKS {
        if folder.join(lock).is_file() {
            return Some((String::new(), lock, inside(run)));
        }
    }
    if folder.join("requirements.txt").is_file() {
        return Some((
            String::new(),
            "requirements.txt",
            pip(there.unwrap_or(VENVS[0]), "-r requirements.txt"),
        ));
    }
    if dir != "." && root.join("uv.lock").is_file() {
        return Some((up, "uv.lock", "uv sync --all-packages".to_owned()));
    }
    let project = fs::read_to_string(folder.join("pyproject.toml")).ok()?;
    Some(if project.contains("[tool.poetry]") {
        (String::new(), "pyproject.toml", inside("poetry install"))
    } else if project.contains("[tool.uv") {
        (String::new(), "pyproject.toml", "uv sync".to_owned())
    } else if project.contains("[project]") {
        (String::new(), "pyproject.toml", pip(there.unwrap_or(VENVS[1]), "-e ."))
    } else {
        return None;
    })
}

/// Poetry and Pipenv put environments elsewhere unless they are told.
fn inside(run: &str) -> String {
    let told = match run.split(' ').next() {
        Some("poetry") => "POETRY_VIRTUALENVS_IN_PROJECT",
        Some("pipenv") => "PIPENV_VENV_IN_PROJECT",
        _ => return run.to_owned(),
    };
    if cfg!(windows) { format!("set {told}=1&& {run}") } else { format!("{told}=1 {run}") }
}

fn pip(venv: &str, what: &str) -> String {
    let (python, program) =
        if cfg!(windows) { ("python", "Scripts\\python.exe") } else { ("python3", "bin/python") };
    let separator = if cfg!(windows) { '\\' } else { '/' };
    format!("{python} -m venv {venv} && {venv}{separator}{program} -m pip install {what}")
}
