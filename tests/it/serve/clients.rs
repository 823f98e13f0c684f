//! OpenAI's own clients, for Python and JavaScript, by their package names.

use super::{Server, plain};
use crate::shared::{cannot, have};
use std::{
    fs,
    path::{Path, PathBuf},
    process::{Command, Output},
};

/// Where packages are kept between runs.
fn cache(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/test-clients").join(name);
    fs::create_dir_all(&folder).unwrap();
    folder
}

fn script(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/clients").join(name)
}

/// Installs once; whether the packages are there.
fn installed(folder: &Path, install: impl FnOnce() -> Vec<Command>) -> bool {
    let mark = folder.join("whole");
    if mark.exists() {
        return true;
    }
    for mut command in install() {
        let output = command.output().unwrap();
        if !output.status.success() {
            cannot(&format!("the packages cannot be had: {}", String::from_utf8_lossy(&output.stderr)));
            return false;
        }
    }
    fs::write(mark, "").unwrap();
    true
}

fn succeeds(output: &Output) {
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    assert!(output.status.success(), "{}\n{}", text(&output.stdout), text(&output.stderr));
    assert!(text(&output.stdout).contains("all as it must be"), "{}", text(&output.stdout));
}

const TOKEN: &str = "sk-0123456789abcdef";

#[test]
fn the_client_for_python_speaks() {
    let Some(ef) = plain().filter(|_| have(&["python3"])) else { return };
    let folder = cache("python");
    let python = folder.join("bin/python");
    let install = || {
        let mut venv = Command::new("python3");
        venv.args(["-m", "venv"]).arg(&folder);
        let mut pip = Command::new(&python);
        pip.args(["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "openai==3.57.0"]);
        vec![venv, pip]
    };
    if !installed(&folder, install) {
        return;
    }
    let server = Server::start(ef.env("EF_SERVE_TOKEN", TOKEN).args(["--max-characters", "2000"]));
    let mut command = Command::new(python);
    command.arg(script("speak.py")).arg(format!("http://{}/v1", server.address)).arg(TOKEN);
    succeeds(&command.output().unwrap());
}

#[test]
fn the_client_for_javascript_speaks() {
    let Some(ef) = plain().filter(|_| have(&["node", "npm"])) else { return };
    let folder = cache("javascript");
    let install = || {
        fs::write(folder.join("package.json"), "{\"private\":true,\"type\":\"module\"}").unwrap();
        let mut npm = Command::new("npm");
        npm.current_dir(&folder).args([
            "install",
            "--no-audit",
            "--no-fund",
            "--ignore-scripts",
            "openai@7.57.0",
        ]);
        vec![npm]
    };
    if !installed(&folder, install) {
        return;
    }
    let server = Server::start(ef.env("EF_SERVE_TOKEN", TOKEN).args(["--max-characters", "2000"]));
    fs::copy(script("speak.mjs"), folder.join("speak.mjs")).unwrap();
    let mut command = Command::new("node");
    command.current_dir(&folder).arg("speak.mjs").arg(format!("http://{}/v1", server.address)).arg(TOKEN);
    succeeds(&command.output().unwrap());
}
