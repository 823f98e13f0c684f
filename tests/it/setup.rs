//! `ef tts setup` where there is no pip: npm does it, or it is said what is missing.

use crate::{
    alone::skip,
    ef::{Ef, Outcome},
    shared::{have, shared},
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
    assert!(outcome.stderr.contains("by npm, since there is no Python"), "{outcome:?}");
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

/// An export of Kokoro that says it is quantised, and the file of its voices.
fn quantised(ef: &Ef) -> Option<[String; 4]> {
    let model = fs::read(shared("models/tiny/kokoro-tiny.onnx")?).unwrap();
    let pack = shared("models/tiny/voices-tiny.bin")?.canonicalize().unwrap();
    let (whole, small) = (b"ConvTranspose", b"MatMulInteger");
    let mut bytes = model.clone();
    for at in 0..bytes.len() - whole.len() {
        if bytes[at..].starts_with(whole) {
            bytes[at..at + whole.len()].copy_from_slice(small);
        }
    }
    assert_ne!(bytes, model);
    let path = ef.path("kokoro-int8.onnx");
    fs::write(&path, bytes).unwrap();
    let text = |path: &Path| path.to_str().unwrap().to_owned();
    Some(["--model".to_owned(), text(&path), "--pack".to_owned(), text(&pack)])
}

/// rten would load it and fail row by row.
#[test]
fn a_quantised_kokoro_without_onnx_runtime_ends_before_the_first_row() {
    let ef = Ef::new().file("a.txt", "One.\nTwo.\n");
    let Some(model) = quantised(&ef) else { return };
    let run = |verb: &[&str], more: &[&str]| {
        let mut command = ef.command();
        command.arg("tts").args(verb).args(more).env("EF_DATA_DIR", ef.path("data"));
        ef.outcome(command.env("EF_NO_SETUP", "1").env("PATH", "/usr/bin:/bin"))
    };
    let (named, words): (Vec<&str>, _) = (model.iter().map(String::as_str).collect(), |outcome: &Outcome| {
        assert!(outcome.code == 3 && outcome.stdout.is_empty(), "{outcome:?}");
        let text = outcome.unwrapped();
        assert!(text.contains("kokoro-int8.onnx` is quantised to 8 bits and "), "{text}");
        assert!(text.contains("`ef tts setup onnxruntime` installs") && !text.contains("operator"), "{text}");
        text
    });
    for verb in [["say", "One.", "-o", "one.wav"], ["batch", "a.txt", "-o", "out"]] {
        for more in [&["--runtime", "auto"], &["--runtime", "ort"]] {
            let text = words(&run(&verb, &[&named[..], more].concat()));
            assert!(text.contains("needs ONNX Runtime, which is not there"), "{text}");
        }
        let text = words(&run(&verb, &[&named[..], &["--runtime", "rten"]].concat()));
        assert!(
            text.contains("runs in ONNX Runtime alone") && text.contains("leave `--runtime rten`"),
            "{text}"
        );
    }
    assert!(words(&run(&["voices", "add", named[1]], &[])).contains("needs ONNX Runtime"));
    assert_eq!(files(&ef.path("")), ["a.txt", "data", "kokoro-int8.onnx"], "nothing was begun");
    let plan = run(&["batch", "a.txt", "-o", "out", "--dry-run"], &named);
    assert!(plan.code == 4 && plan.stdout.contains("quantised to 8 bits"), "{plan:?}");
}

/// What it needs is installed when it is needed, if nobody forbids it.
#[test]
fn a_quantised_kokoro_has_onnx_runtime_installed() {
    let ef = Ef::new();
    let Some(model) = quantised(&ef) else { return };
    script(&ef, "npm", "echo 'npm error network is down' >&2; exit 1");
    let mut command = ef.command();
    command.args(["tts", "say", "One."]).args(&model).env("EF_DATA_DIR", ef.path("data"));
    let outcome = ef.outcome(command.env("PATH", ef.path("bin")));
    let text = outcome.unwrapped();
    assert!(outcome.code == 3 && text.contains("cannot install ONNX Runtime"), "{text}");
    assert!(text.contains("network is down"), "{text}");
}

/// A model that was added while ONNX Runtime was there.
#[test]
fn what_an_installed_model_lacks_is_said() {
    let ef = Ef::new().file("ef.toml", "");
    let Some(whole) = shared("models/tiny/kokoro-tiny.onnx") else { return };
    let Some([_, model, _, pack]) = quantised(&ef) else { return };
    let run = |args: &[&str]| {
        let mut command = ef.command();
        ef.outcome(command.args(args).env("EF_DATA_DIR", ef.path("data")))
    };
    let whole = whole.canonicalize().unwrap();
    let added = run(&["tts", "voices", "add", whole.to_str().unwrap(), &pack]);
    assert_eq!(added.code, 0, "{added:?}");
    assert!(run(&["tts", "engines"]).stdout.contains("kokoro  usable"));
    fs::copy(model, ef.path("data/voices/kokoro/kokoro-tiny/kokoro-tiny.onnx")).unwrap();
    let engines = run(&["tts", "engines"]);
    assert!(engines.stdout.contains("kokoro  not usable"), "{engines:?}");
    assert!(engines.stdout.contains("needs ONNX Runtime, which is not there"), "{engines:?}");
    let doctor = run(&["doctor", "onnxruntime"]);
    assert!(doctor.stdout.contains("-> ef tts setup onnxruntime"), "{doctor:?}");
    assert!(doctor.stdout.contains("`kokoro-tiny` needs it"), "{doctor:?}");
}
