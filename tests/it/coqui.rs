//! `ef tts say` with Coqui: models that run here.

use crate::{
    ef::{Ef, Outcome},
    shared::shared,
};
use std::fs;

fn tiny(name: &str) -> Option<String> {
    shared(&format!("models/tiny/{name}")).map(|path| path.canonicalize().unwrap().display().to_string())
}

fn run(ef: &Ef, args: &[&str]) -> Outcome {
    let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_ef"));
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
    assert!(run(&ef, &["tts", "engines"]).stdout.contains("coqui   usable  1 voices"));
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
