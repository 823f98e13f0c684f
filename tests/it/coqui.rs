//! `ef tts say` with Coqui: models that run here, and a worker in Python with a package that stands in for coqui-tts
//! (`tests/fixtures/coqui`).

use crate::{
    ef::{Ef, Outcome},
    shared::{have, shared},
};
use std::{fs, os::unix::fs::PermissionsExt, path::Path, process::Command};

fn tiny(name: &str) -> Option<String> {
    shared(&format!("models/tiny/{name}")).map(|path| path.canonicalize().unwrap().display().to_string())
}

fn run(ef: &Ef, args: &[&str]) -> Outcome {
    let mut command = Command::new(env!("CARGO_BIN_EXE_ef"));
    command.args(args).current_dir(ef.path(".")).env_clear().env("HOME", ef.path("../home"));
    if let Some(path) = std::env::var_os("PATH") {
        command.env("PATH", path);
    }
    command.env("EF_DATA_DIR", ef.path("data")).env("EF_NO_SETUP", "1").stdin(std::process::Stdio::null());
    ef.outcome(&mut command)
}

fn refused(outcome: &Outcome, code: i32, words: &[&str]) {
    assert_eq!(outcome.code, code, "{outcome:?}");
    let plain = outcome.stderr.replace("\n  | ", " ");
    for word in words {
        assert!(plain.contains(word), "`{word}` is not in {}", outcome.stderr);
    }
}

/// The samples of a WAV of floats.
fn floats(bytes: &[u8]) -> Vec<f32> {
    let at = bytes.windows(4).position(|part| part == b"data").unwrap() + 8;
    bytes[at..].as_chunks::<4>().0.iter().map(|four| f32::from_le_bytes(*four)).collect()
}

#[test]
fn a_model_is_added_chosen_by_quality_and_sounds_as_its_reference() {
    let (Some(model), Some(golden)) = (tiny("coqui-vits-tiny.onnx"), shared("golden/tts/coqui.json")) else {
        return;
    };
    let ef = Ef::new();
    let premium = run(&ef, &["tts", "say", "Hi", "--quality", "premium", "--strict", "-o", "a.wav"]);
    refused(&premium, 3, &["a model of coqui is not installed", "ef tts voices add"]);
    let config = tiny("coqui-vits-tiny.config.json").unwrap();
    let added = run(&ef, &["tts", "voices", "add", &model, &config]);
    assert_eq!(added.code, 0, "{added:?}");
    assert_eq!(added.stderr.matches("added `coqui-vits-tiny` (voice of coqui)").count(), 1, "{added:?}");
    assert!(run(&ef, &["tts", "voices", "list", "--engine", "coqui"]).stdout.contains("coqui-vits-tiny"));
    assert!(run(&ef, &["tts", "engines"]).stdout.contains("coqui   usable  1 voice"));
    let golden: serde_json::Value = serde_json::from_slice(&fs::read(golden).unwrap()).unwrap();
    let mut compared = 0;
    for entry in golden["entries"].as_array().unwrap() {
        let (text, wanted) = (entry["text"].as_str().unwrap(), &entry["audio"]);
        if wanted.is_null() {
            continue;
        }
        let ids = run(
            &ef,
            &["tts", "phonemes", "--engine", "coqui", "--voice", &model, "--no-normalize", "--json", text],
        );
        let ids: serde_json::Value = serde_json::from_str(&ids.stdout).unwrap();
        assert!(ids.to_string().contains(&entry["ids"].to_string()), "{text}: {ids}");
        let said = run(
            &ef,
            &[
                "tts",
                "say",
                text,
                "--quality",
                "premium",
                "--no-normalize",
                "--noise-scale",
                "0",
                "--noise-w-scale",
                "0",
                "--bits",
                "float",
                "-o",
                "out.wav",
                "--json",
            ],
        );
        assert_eq!(said.code, 0, "{said:?}");
        let said: serde_json::Value = serde_json::from_str(&said.stdout).unwrap();
        assert_eq!(
            (said["engine"].as_str(), said["voice"].as_str()),
            (Some("coqui"), Some("coqui-vits-tiny"))
        );
        let heard = floats(&fs::read(ef.path("out.wav")).unwrap());
        assert_eq!(heard.len() as u64, wanted["shape"][2].as_u64().unwrap(), "{text}");
        for (at, value) in wanted["every_997"].as_array().unwrap().iter().enumerate() {
            let off = (f64::from(heard[at * 997]) - value.as_f64().unwrap()).abs();
            assert!(off < 1e-4, "{text}: sample {} is off by {off}", at * 997);
        }
        compared += 1;
    }
    assert!(compared >= 3);
    let by_name =
        run(&ef, &["tts", "say", "Hi there.", "--voice", "coqui-vits-tiny", "-o", "b.wav", "--speaker", "4"]);
    refused(&by_name, 2, &["has one speaker; there is no `4`"]);
    assert_eq!(run(&ef, &["tts", "voices", "verify"]).code, 0);
    assert_eq!(run(&ef, &["tts", "voices", "rm", "coqui-vits-tiny"]).code, 0);
}

#[test]
fn a_model_with_a_broken_or_missing_configuration_is_refused() {
    let (Some(model), Some(config)) = (tiny("coqui-vits-tiny.onnx"), tiny("coqui-vits-tiny.config.json"))
    else {
        return;
    };
    let (model, config) = (fs::read(model).unwrap(), fs::read_to_string(config).unwrap());
    let say = |config: Option<&str>| {
        let mut ef = Ef::new().file("m.onnx", &model);
        if let Some(config) = config {
            ef = ef.file("config.json", config);
        }
        (run(&ef, &["tts", "say", "Hi", "--engine", "coqui", "--model", "m.onnx", "-o", "a.wav"]), ef)
    };
    assert_eq!(say(Some(&config)).0.code, 0);
    refused(&say(None).0, 3, &["there is no `config.json` of Coqui beside it"]);
    refused(&say(Some(&config[..400])).0, 3, &["config.json` is not JSON: line"]);
    refused(&say(Some("{}")).0, 3, &["config.json` has no `audio.sample_rate`"]);
    let chinese = config.replace("basic_cleaners", "chinese_mandarin_cleaners");
    refused(&say(Some(&chinese)).0, 3, &["`text_cleaner`", "chinese_mandarin_cleaners"]);
    let ef = Ef::new().file("m.onnx", &model[..5_000]).file("config.json", &config);
    refused(&run(&ef, &["tts", "voices", "add", "m.onnx"]), 3, &["m.onnx", "cut short"]);
    assert!(!ef.tree().iter().any(|path| path.contains(".adding")));
}

/// A project whose venv has the package that stands in for coqui-tts, in this version.
pub(crate) fn project(coqui: &str) -> Ef {
    let package = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/coqui");
    let mut ef = Ef::new().file("ef.toml", "[project]\nname = \"p\"\n");
    for (name, version) in [("coqui_tts", coqui), ("torch", "2.8.0"), ("torchaudio", "2.8.0")] {
        let text = format!("Metadata-Version: 2.1\nName: {}\nVersion: {version}\n", name.replace('_', "-"));
        ef = ef.file(format!("site/{name}-{version}.dist-info/METADATA"), text);
    }
    let (site, folder) = (ef.path("site"), ef.path("."));
    let script = format!(
        "#!/bin/sh\nPYTHONPATH='{}:{}' STANDIN_DIR='{}' exec /usr/bin/env python3 \"$@\"\n",
        package.display(),
        site.display(),
        folder.display()
    );
    let ef = ef.file("venv/bin/python3", script);
    fs::set_permissions(ef.path("venv/bin/python3"), fs::Permissions::from_mode(0o755)).unwrap();
    ef
}

/// How often a model was loaded.
pub(crate) fn loads(ef: &Ef) -> usize {
    fs::read_to_string(ef.path("loads")).unwrap_or_default().lines().count()
}

const VITS: &str = "tts_models/en/ljspeech/vits";

#[test]
fn other_models_are_spoken_by_the_projects_python() {
    if !have(&["python3"]) {
        return;
    }
    let ef = project("0.28.0");
    let say = |text: &str, more: &[&str]| {
        run(&ef, &[&["tts", "say", text, "--model", VITS, "-o", "out.wav"], more].concat())
    };
    let outcome = say("Hello there. And this is the second one, PRINT!", &["--json"]);
    assert_eq!(outcome.code, 0, "{outcome:?}");
    assert_eq!(outcome.stderr.matches("is under the licence apache 2.0").count(), 1, "{outcome:?}");
    let said: serde_json::Value = serde_json::from_str(&outcome.stdout).unwrap();
    assert_eq!((said["engine"].as_str(), said["voice"].as_str()), (Some("coqui"), Some(VITS)));
    assert_eq!((said["sample_rate_hz"].as_i64(), said["words_exact"].as_bool()), (Some(22_050), Some(false)));
    assert_eq!(said["sentences"].as_array().unwrap().len(), 2);
    assert!(fs::metadata(ef.path("out.wav")).unwrap().len() > 2_000);
    assert_eq!(loads(&ef), 1, "the model is loaded once for both sentences");
    // The licence was told, and is not told again.
    assert!(!say("Hello.", &[]).stderr.contains("licence"));
    let crash = say("One. Two CRASH-ONCE two. Three.", &["--json"]);
    let crash: serde_json::Value = serde_json::from_str(&crash.stdout).unwrap();
    assert_eq!(crash["sentences"].as_array().unwrap().len(), 3);
    refused(&say("Bad CRASH.", &[]), 3, &["the Python worker ended with exit code 3", "about to crash"]);
    refused(&say("Bad RAISE.", &[]), 3, &["coqui-tts cannot speak: ValueError: no such phoneme"]);
    refused(&say("Hi", &["--speaker", "eva"]), 2, &["has one speaker"]);
    refused(&say("Hi", &["--phonemes"]), 2, &["no phonemes"]);
    let near = run(&ef, &["tts", "say", "Hi", "--voice", "tts_models/en/ljspeech/vit", "-o", "out.wav"]);
    refused(&near, 2, &["no voice `tts_models/en/ljspeech/vit` for coqui", "did you mean"]);
    let left: Vec<String> = ef.tree().into_iter().filter(|path| path.contains(".part")).collect();
    assert!(left.is_empty(), "{left:?}");
}

#[test]
fn a_model_of_many_languages_speaks_each_text_in_its_own() {
    if !have(&["python3"]) {
        return;
    }
    let ef = project("0.28.0");
    let say = |text: &str, more: &[&str]| {
        let said =
            run(&ef, &[&["--yes", "tts", "say", text, "--model", "xtts", "-o", "out.wav"], more].concat());
        assert_eq!(said.code, 0, "{said:?}");
        let spoken = fs::read_to_string(ef.path("spoken")).unwrap();
        fs::remove_file(ef.path("spoken")).unwrap();
        spoken
    };
    let german = "Guten Morgen, wie geht es Ihnen heute?";
    let auto = ["--lang", "auto"];
    assert_eq!(say(german, &auto), format!("de: {german}\n"));
    assert_eq!(say("This is the first of them.", &auto), "en: This is the first of them.\n");
    let before = loads(&ef);
    let marked = format!("<speak>This is it. <lang xml:lang=\"de-DE\">{german}</lang> And on.</speak>");
    assert_eq!(say(&marked, &[]), format!("en: This is it.\nde: {german}\nen: And on.\n"));
    assert_eq!(loads(&ef), before + 1, "one model speaks both languages");
}

#[test]
fn a_licence_that_forbids_commerce_is_asked_for_once() {
    if !have(&["python3"]) {
        return;
    }
    let ef = project("0.28.0");
    let say = |more: &[&str]| {
        run(&ef, &[more, &["tts", "say", "Hello you.", "--model", "xtts", "-o", "out.wav"]].concat())
    };
    let refusal = say(&[]);
    refused(
        &refusal,
        3,
        &["under the licence CPML, which forbids commercial use", "https://tts-hub.github.io/cpml", "--yes"],
    );
    assert_eq!(loads(&ef), 0, "nothing is loaded before");
    let accepted = say(&["--yes"]);
    assert_eq!(accepted.code, 0, "{accepted:?}");
    assert!(accepted.stderr.contains("which forbids commercial use"), "{accepted:?}");
    let again = say(&[]);
    assert_eq!(again.code, 0, "{again:?}");
    assert!(!again.stderr.contains("licence"), "{again:?}");
    assert!(ef.read("data/licences.json").contains("CPML"));
    let speaker = run(
        &ef,
        &["tts", "say", "Hi", "--model", "xtts", "--speaker", "damien black", "-l", "de", "-o", "b.wav"],
    );
    assert_eq!(speaker.code, 0, "{speaker:?}");
    let nobody = run(&ef, &["tts", "say", "Hi", "--model", "xtts", "--speaker", "Ana", "-o", "b.wav"]);
    refused(&nobody, 2, &["has no speaker `Ana`", "Ana Florence"]);
    let tongue = run(&ef, &["tts", "say", "Hi", "--model", "xtts", "-l", "tlh", "-o", "b.wav"]);
    refused(&tongue, 2, &["has no language `tlh`"]);
}

#[test]
fn a_python_that_will_not_do_is_told_or_passed_over() {
    if !have(&["python3"]) {
        return;
    }
    let old = project("0.22.0");
    let args = ["tts", "say", "Hi", "--model", VITS, "-o", "out.wav", "--strict"];
    refused(
        &run(&old, &args),
        3,
        &["coqui-tts is not there", "has coqui-tts 0.22.0; 0.27 or later is needed", "--upgrade"],
    );
    if have(&["espeak-ng"]) {
        let outcome = run(&old, &args[..args.len() - 1]);
        assert_eq!(outcome.code, 0, "{outcome:?}");
        assert!(outcome.stderr.contains("coqui does not speak, espeak does"), "{outcome:?}");
    }
    let bare = Ef::new();
    assert!(run(&bare, &["tts", "engines"]).stdout.contains("python  not usable"));
    let info = "venv/lib/python3.12/site-packages/coqui_tts-0.28.0.dist-info/METADATA";
    let there = Ef::new().file("ef.toml", "").file("venv/bin/python3", "").file(info, "");
    let engines = run(&there, &["tts", "engines"]);
    assert!(engines.stdout.contains("python  usable  coqui-tts 0.28.0"), "{engines:?}");
    refused(&run(&bare, &args), 3, &["coqui-tts is not there", "pip install"]);
    refused(&run(&bare, &["tts", "say", "Hi", "--model", "m.pth", "-o", "a.wav"]), 3, &["m.pth"]);
    let odd = bare.file("m.pth", "weights");
    refused(&run(&odd, &["tts", "say", "Hi", "--model", "m.pth", "-o", "a.wav"]), 3, &["no `config.json`"]);
    let mut command = old.command();
    command.args(args).env("EF_DATA_DIR", old.path("data")).env("EF_WORKER_PATIENCE", "soon");
    refused(&old.outcome(&mut command), 2, &["EF_WORKER_PATIENCE"]);
}

#[test]
fn one_that_hangs_or_eats_memory_ends_in_time() {
    if !have(&["python3"]) || !cfg!(target_os = "linux") {
        return;
    }
    let ef = project("0.28.0");
    let say = |text: &str, name: &str, value: &str| {
        let mut command = ef.command();
        command.args(["tts", "say", text, "--model", VITS, "-o", "out.wav"]);
        command.env("EF_DATA_DIR", ef.path("data")).env(name, value);
        ef.outcome(&mut command)
    };
    refused(&say("HANG", "EF_WORKER_PATIENCE", "2s"), 3, &["gave no sign for 2 s", "EF_WORKER_PATIENCE"]);
    refused(&say("EAT", "EF_WORKER_MEMORY", "150MB"), 3, &["more than the 150 MB", "EF_WORKER_MEMORY"]);
    assert_eq!(say("Fine.", "EF_WORKER_MEMORY", "1GB").code, 0);
}

/// Runs a batch into a folder of its own; gives how many clips were spoken and how many came from the cache.
pub(crate) fn batch(ef: &Ef, folder: &str, args: &[&str]) -> (u64, u64) {
    let outcome = run(ef, &[&["--yes", "tts", "batch", "a.txt", "-o", folder], args].concat());
    assert_eq!(outcome.code, 0, "{outcome:?}");
    let report: serde_json::Value =
        serde_json::from_str(&ef.read(Path::new(folder).join("report.json"))).unwrap();
    (report["spoken"].as_u64().unwrap(), report["cached"].as_u64().unwrap())
}

#[test]
fn clips_of_a_model_are_kept_until_one_of_its_files_changes() {
    let (Some(model), Some(config)) = (tiny("coqui-vits-tiny.onnx"), tiny("coqui-vits-tiny.config.json"))
    else {
        return;
    };
    let ef = Ef::new().file("a.txt", "One.\nTwo.\n");
    let ef = ef.file("m.onnx", fs::read(model).unwrap()).file("config.json", fs::read(&config).unwrap());
    let args = ["--model", "m.onnx", "--engine", "coqui"];
    assert_eq!(batch(&ef, "1", &args), (2, 0));
    assert_eq!(batch(&ef, "2", &args), (0, 2));
    let quiet = [&args[..], &["--noise-scale", "0"]].concat();
    assert_eq!(batch(&ef, "3", &quiet), (2, 0));
    // As with a re-exported model: the same, and a field more.
    let more = ef.read("config.json").replacen('{', "{\"ef_test\":1,", 1);
    fs::write(ef.path("config.json"), more).unwrap();
    assert_eq!(batch(&ef, "4", &args), (2, 0));
    let mut bytes = fs::read(ef.path("m.onnx")).unwrap();
    // A text at the end that says who made it: ONNX's field 2, unknown to nobody.
    bytes.extend(b"\x12\x01x");
    fs::write(ef.path("m.onnx"), bytes).unwrap();
    assert_eq!((batch(&ef, "5", &args), batch(&ef, "6", &args)), ((2, 0), (0, 2)));
}

#[test]
fn clips_of_the_worker_are_kept_by_the_models_files_or_its_name_and_version() {
    if !have(&["python3"]) {
        return;
    }
    let ef = project("0.28.0").file("a.txt", "One.\nTwo.\n");
    let named = ["--model", VITS];
    assert_eq!((batch(&ef, "1", &named), batch(&ef, "2", &named)), ((2, 0), (0, 2)));
    let ef = ef.file("mine/config.json", "{\"model\":\"vits\"}").file("mine/best.pth", "weights");
    let ef = ef.file("mine/a-checkpoint.pth", "older weights");
    let mine = ["--model", "mine"];
    assert_eq!((batch(&ef, "3", &mine), batch(&ef, "4", &mine)), ((2, 0), (0, 2)));
    // One that is not used is nobody's matter.
    fs::write(ef.path("mine/a-checkpoint.pth"), "others").unwrap();
    assert_eq!(batch(&ef, "5", &mine), (0, 2));
    fs::write(ef.path("mine/best.pth"), "better ones").unwrap();
    assert_eq!((batch(&ef, "6", &mine), batch(&ef, "7", &mine)), ((2, 0), (0, 2)));
    let xtts = ef.file("my-xtts/config.json", "{\"model\":\"xtts\"}").file("my-xtts/vocab.json", "{}");
    let xtts = xtts.file("my-xtts/model.pth", "weights of xtts");
    let args = ["--model", "my-xtts", "--speaker", "Ana Florence"];
    assert_eq!((batch(&xtts, "8", &args), batch(&xtts, "9", &args)), ((2, 0), (0, 2)));
    fs::write(xtts.path("my-xtts/vocab.json"), "{\"a\":1}").unwrap();
    assert_eq!(batch(&xtts, "10", &args), (2, 0));
    let newer = project("0.29.0").file("a.txt", "One.\nTwo.\n");
    fs::rename(xtts.path("data"), newer.path("data")).unwrap();
    assert_eq!(batch(&newer, "1", &named), (2, 0));
}
