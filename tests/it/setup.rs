//! `ef tts setup` where there is no pip: npm does it, or it is said what is missing.

use crate::{
    alone::skip,
    ef::{Ef, Outcome},
    shared::have,
};
use std::{fs, os::unix::fs::PermissionsExt, path::Path};

/// Makes a program of this text for the shell.
fn script(ef: &Ef, name: &str, text: &str) {
    let path = ef.path(format!("bin/{name}"));
    fs::create_dir_all(path.parent().unwrap()).unwrap();
    fs::write(&path, format!("#!/bin/sh\n{text}\n")).unwrap();
    fs::set_permissions(&path, fs::Permissions::from_mode(0o755)).unwrap();
}

/// `ef tts setup` where `bin` holds all programs that there are.
fn setup(ef: &Ef, more: &[&str]) -> Outcome {
    let mut command = ef.command();
    command.args(["tts", "setup"]).args(more);
    ef.outcome(command.env("PATH", ef.path("bin")).env("EF_DATA_DIR", ef.path("data")))
}

fn files(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).unwrap().flatten();
    let mut names: Vec<String> =
        entries.map(|entry| entry.file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    names
}

#[test]
fn without_pip_and_npm_it_is_said_what_is_missing() {
    let ef = Ef::new();
    let outcome = setup(&ef, &["onnxruntime"]);
    assert_eq!(outcome.code, 3, "{outcome:?}");
    let text = outcome.unwrapped();
    assert!(
        text.contains("there is no Python on `PATH`") && text.contains("there is no npm on `PATH`"),
        "{text}"
    );
    let outcome = setup(&ef, &["espeak-ng", "--force"]);
    let text = outcome.unwrapped();
    assert!(outcome.code == 3 && text.contains("npm has no package of espeak-ng"), "{text}");
    assert!(files(&ef.path("data")).is_empty(), "nothing is left");
}

#[test]
fn an_archive_with_another_checksum_is_refused_and_what_was_there_stays() {
    let ef = Ef::new().file("data/onnxruntime/libonnxruntime.so.1", "older");
    script(&ef, "npm", "test \"$1\" = pack && echo evil > evil.tgz");
    script(&ef, "python3", "echo 'python3: No module named pip' >&2; exit 1");
    let outcome = setup(&ef, &["onnxruntime"]);
    assert_eq!(outcome.code, 3, "{outcome:?}");
    let text = outcome.unwrapped();
    for words in ["No module named pip", "has the checksum sha512-", "onnxruntime-node 1."] {
        assert!(text.contains(words), "`{words}` is not in {text}");
    }
    assert_eq!(files(&ef.path("data")), ["onnxruntime"]);
    assert_eq!(fs::read_to_string(ef.path("data/onnxruntime/libonnxruntime.so.1")).unwrap(), "older");
}

/// A package of pip whose library cannot be loaded here does not stay, and npm is asked next.
#[test]
fn what_does_not_run_here_does_not_stay() {
    let ef = Ef::new().file("data/onnxruntime/libonnxruntime.so.1", "older");
    let pip = "while [ $# -gt 0 ]; do [ \"$1\" = --target ] && into=$2; shift; done\n\
               /bin/mkdir -p \"$into/onnxruntime/capi\"\n\
               echo broken > \"$into/onnxruntime/capi/libonnxruntime.so.1.99.0\"";
    script(&ef, "python3", pip);
    script(&ef, "npm", "echo 'npm error network is down' >&2; exit 1");
    let outcome = setup(&ef, &["onnxruntime"]);
    assert_eq!(outcome.code, 3, "{outcome:?}");
    let text = outcome.unwrapped();
    for words in ["what pip installed does not work: it cannot be loaded", "network is down"] {
        assert!(text.contains(words), "`{words}` is not in {text}");
    }
    assert_eq!(files(&ef.path("data/onnxruntime")), ["libonnxruntime.so.1"]);
}

/// Needs the network, so it runs only where somebody asks for it.
#[test]
fn the_real_package_of_npm_is_installed_and_found() {
    if std::env::var_os("EF_TEST_NPM").is_none() {
        skip("ONNX Runtime from npm: set EF_TEST_NPM=1 to get it (114 MB)");
        return;
    }
    if !have(&["npm", "node"]) {
        return;
    }
    let ef = Ef::new();
    fs::create_dir(ef.path("bin")).unwrap();
    for name in ["npm", "node"] {
        std::os::unix::fs::symlink(which::which(name).unwrap(), ef.path("bin").join(name)).unwrap();
    }
    let outcome = setup(&ef, &["onnxruntime"]);
    assert_eq!(outcome.code, 0, "{outcome:?}");
    assert!(outcome.stderr.contains("by npm, for there is no Python"), "{outcome:?}");
    assert_eq!(files(&ef.path("data")), ["onnxruntime"]);
    let mut command = ef.command();
    command.args(["tts", "engines", "--json"]).env("EF_DATA_DIR", ef.path("data"));
    let engines: serde_json::Value = serde_json::from_str(&ef.outcome(&mut command).stdout).unwrap();
    let ort = engines["runtimes"].as_array().unwrap().iter().find(|one| one["name"] == "ort").unwrap();
    assert_eq!(ort["usable"], true, "{ort}");
    assert!(ort["path"].as_str().unwrap().ends_with("/data/onnxruntime/libonnxruntime.so.1"), "{ort}");
    let again = setup(&ef, &["onnxruntime"]);
    assert!(again.code == 0 && again.stderr.contains("is there already"), "{again:?}");
}
