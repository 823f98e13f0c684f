//! The sound of the full-size models, as the reference runtime makes it. They lie packed beside the repository, and are
//! unpacked once, into `target/full-models`.

use super::{golden_tests::*, *};
use crate::base::process::Task;
use std::{
    fs,
    path::{Path, PathBuf},
};

/// How far a sample may be off.
const NEAR: f64 = 1e-3;

/// An unpacked model, with what lies beside it. `None`, said aloud, when it cannot be had.
fn full(name: &str) -> Option<PathBuf> {
    let packed = shared(&format!("models/full/{name}.xz"))?;
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/full-models");
    let path = folder.join(name);
    if !path.exists() {
        fs::create_dir_all(&folder).unwrap();
        // Under another name first: two tests may want the same, and one may be stopped.
        let draft = tempfile::tempdir_in(&folder).unwrap();
        fs::copy(&packed, draft.path().join(format!("{name}.xz"))).unwrap();
        let environment = std::env::vars_os().collect();
        let args = vec!["-d".into(), format!("{name}.xz").into()];
        let task =
            Task { program: "xz".into(), args, dir: draft.path().to_owned(), environment, account: None };
        match task.run() {
            Ok(finished) if finished.ended.success() => {}
            _ => {
                eprintln!("not tested: `xz` cannot unpack {name}");
                return None;
            }
        }
        fs::rename(draft.path().join(name), &path).unwrap();
    }
    if let Some(json) = shared(&format!("models/full/{name}.json")) {
        fs::copy(json, folder.join(format!("{name}.json"))).unwrap();
    }
    Some(path)
}

/// In an unoptimised build only the first entries are spoken, which are the short ones.
fn first(entries: &serde_json::Value, count: usize) -> Vec<(String, serde_json::Value)> {
    let all = std::env::var_os("EF_TEST_ALL").is_some() || !cfg!(debug_assertions);
    let count = if all { usize::MAX } else { count };
    let entries = entries.as_object().unwrap().iter().take(count);
    entries.map(|(key, value)| (key.clone(), value.clone())).collect()
}

#[test]
fn piper_of_full_size_sounds_as_its_reference() {
    let (Some(golden), Some(texts)) = (json("golden/tts/audio_full.json"), texts()) else { return };
    for model in ["en_US-synth-medium.onnx", "en_US-synth-x_low.onnx"] {
        let Some(path) = full(model) else { return };
        for (runtime, choice) in choices() {
            let manner = Manner {
                noise_scale: Some(0.0),
                noise_w_scale: Some(0.0),
                normalize: false,
                ..Manner::default()
            };
            let mut engine = piper(&path, None, &choice);
            engine.load(100, &manner).unwrap();
            for (key, wanted) in first(&golden[model], 2) {
                let (text, sentence) = key.split_once('/').unwrap();
                let sentence = &texts[text]["piper"]["sentences"][sentence.parse::<usize>().unwrap()];
                let chunk = Chunk { ids: ids(&sentence["ids"]), ..Chunk::default() };
                let speech = engine.speak(&chunk, &manner).unwrap();
                compare(&format!("{runtime} {model} {key}"), &speech.samples, &wanted, NEAR);
            }
        }
    }
}

#[test]
fn kokoro_of_full_size_sounds_as_its_reference() {
    let (Some(golden), Some(texts)) = (json("golden/tts/audio_full.json"), texts()) else { return };
    let Some(pack) = full("voices-v1.0.bin") else { return };
    for model in ["kokoro-v1.0.onnx", "kokoro-v1.0.int8.onnx"] {
        let Some(path) = full(model) else { return };
        let small = model.contains("int8");
        for (runtime, choice) in choices() {
            if small && runtime == "rten" {
                continue;
            }
            let mut engine = kokoro(&path, &pack, "af_heart", &choice);
            engine.load(100, &Manner::default()).unwrap();
            for (key, wanted) in first(&golden[model], 1) {
                let parts: Vec<&str> = key.split('/').collect();
                let batch = &texts[parts[0]]["kokoro"]["batches"][parts[1].parse::<usize>().unwrap()];
                let row = batch["style_row"].as_u64().and_then(|row| usize::try_from(row).ok());
                let chunk = Chunk { ids: ids(&batch["ids"]), style_row: row, ..Chunk::default() };
                let (samples, _) = engine.run(&chunk, 1.0).unwrap();
                let key = format!("{runtime} {model} {key}");
                if small {
                    // With 8 bits, durations may move from one processor to another.
                    let count = wanted["samples"].as_u64().unwrap();
                    assert!((samples.len() as u64).abs_diff(count) <= count / 20, "{key}: {}", samples.len());
                } else {
                    compare(&key, &samples, &wanted, NEAR);
                }
            }
        }
    }
}

/// Sentences whose sound was another before every product upstream of the pitch was rounded as in the reference. What it
/// gave for them (ONNX Runtime 1.32, default options) lies in `tests/fixtures`.
#[test]
fn kokoro_of_full_size_has_the_pitch_of_its_reference() {
    let fixture = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/kokoro_full.json");
    let wanted = serde_json::from_slice(&fs::read(fixture).unwrap()).unwrap();
    let (Some(pack), Some(path)) = (full("voices-v1.0.bin"), full("kokoro-v1.0.onnx")) else { return };
    for (runtime, choice) in choices() {
        for (key, wanted) in first(&wanted, 1) {
            let mut engine = kokoro(&path, &pack, wanted["voice"].as_str().unwrap(), &choice);
            engine.load(100, &Manner::default()).unwrap();
            let row = wanted["style_row"].as_u64().and_then(|row| usize::try_from(row).ok());
            let chunk = Chunk { ids: ids(&wanted["ids"]), style_row: row, ..Chunk::default() };
            #[expect(clippy::cast_possible_truncation, reason = "a speed with two digits")]
            let (samples, _) = engine.run(&chunk, wanted["speed"].as_f64().unwrap() as f32).unwrap();
            compare(&format!("{runtime} {key}"), &samples, &wanted, NEAR);
        }
    }
}
