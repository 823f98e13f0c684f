//! The sound of the tiny models, as the reference runtime makes it: `shared/golden/tts` beside the repository.

use super::*;
use crate::tts::{
    session::{Choice, Wanted},
    voice_config::{CoquiConfig, PiperConfig},
    voices::{Blend, Pack, Style},
};
use serde_json::Value;
use std::{
    collections::HashMap,
    fs,
    path::{Path, PathBuf},
};

/// How far a sample of a tiny model may be off.
const NEAR: f64 = 1e-4;

pub(super) fn shared(name: &str) -> Option<PathBuf> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared").join(name);
    path.exists().then_some(path)
}

pub(super) fn json(name: &str) -> Option<Value> {
    shared(name).map(|path| serde_json::from_slice(&fs::read(path).unwrap()).unwrap())
}

fn tiny(name: &str) -> PathBuf {
    shared("models/tiny").unwrap().join(name)
}

/// The texts by id.
pub(super) fn texts() -> Option<HashMap<String, Value>> {
    let lines = fs::read_to_string(shared("golden/tts/g2p.jsonl")?).unwrap();
    let one = |line: &str| -> (String, Value) {
        let value: Value = serde_json::from_str(line).unwrap();
        (value["id"].as_str().unwrap().to_owned(), value)
    };
    Some(lines.lines().map(one).collect())
}

pub(super) fn ids(value: &Value) -> Vec<i64> {
    value.as_array().unwrap().iter().map(|id| id.as_i64().unwrap()).collect()
}

/// Every so manieth entry: all of them take long in an unoptimised build. `EF_TEST_ALL` takes them all.
fn some(entries: &Value) -> Vec<(&String, &Value)> {
    let all = std::env::var_os("EF_TEST_ALL").is_some() || !cfg!(debug_assertions);
    let step = if all { 1 } else { 9 };
    entries.as_object().unwrap().iter().step_by(step).collect()
}

pub(super) fn compare(key: &str, samples: &[f32], wanted: &Value, most: f64) {
    assert_eq!(samples.len() as u64, wanted["samples"].as_u64().unwrap(), "{key}: length");
    let near = |at: usize, value: &Value| {
        let off = (f64::from(samples[at]) - value.as_f64().unwrap()).abs();
        assert!(off < most, "{key}: sample {at} is off by {off}");
    };
    let list = |name: &str| wanted[name].as_array().unwrap().clone();
    list("first64").iter().enumerate().for_each(|(at, value)| near(at, value));
    list("every_997").iter().enumerate().for_each(|(at, value)| near(at * 997, value));
    let ending = list("last16");
    ending.iter().enumerate().for_each(|(at, value)| near(samples.len() - ending.len() + at, value));
}

pub(super) fn choices() -> Vec<(&'static str, Choice)> {
    let places = crate::tts::session::library::Places {
        variables: std::env::var_os("EF_ORT_LIB").map(PathBuf::from).into_iter().collect(),
        ..Default::default()
    };
    let mut all = vec![("rten", Choice { runtime: Wanted::Only(Runtime::Rten), ..Choice::default() })];
    if places.search().library.is_some() {
        all.push(("ort", Choice { runtime: Wanted::Only(Runtime::Ort), places, ..Choice::default() }));
    }
    all
}

pub(super) fn piper(path: &Path, speaker: Option<&str>, choice: &Choice) -> PiperEngine {
    let config = PiperConfig::read(&path.with_extension("onnx.json")).unwrap();
    let reader = Box::new(|_: &str, _: &PiperConfig| Ok(Reading::default()));
    PiperEngine::open(path, config, speaker, choice.clone(), reader).unwrap()
}

#[test]
fn piper_sounds_as_its_reference() {
    for model in ["en_US-tiny-medium", "en_US-tiny-x_low", "en_US-tinymulti-medium"] {
        let (Some(golden), Some(texts)) = (json(&format!("golden/tts/audio_{model}.json")), texts()) else {
            return;
        };
        for (runtime, choice) in choices() {
            let mut engines: HashMap<Option<String>, PiperEngine> = HashMap::new();
            for (key, wanted) in some(&golden["entries"]) {
                let parts: Vec<&str> = key.split('/').collect();
                let sentence = &texts[parts[0]]["piper"]["sentences"][parts[1].parse::<usize>().unwrap()];
                let speaker = parts.get(3).map(|part| part.trim_start_matches("sid").to_owned());
                let manner = Manner {
                    noise_scale: Some(0.0),
                    noise_w_scale: Some(0.0),
                    length_scale: Some(parts[2].trim_start_matches("ls").parse().unwrap()),
                    normalize: false,
                    ..Manner::default()
                };
                let engine = engines.entry(speaker.clone()).or_insert_with(|| {
                    let mut engine = piper(&tiny(&format!("{model}.onnx")), speaker.as_deref(), &choice);
                    engine.load(100, &manner).unwrap();
                    engine
                });
                let chunk = Chunk { ids: ids(&sentence["ids"]), ..Chunk::default() };
                let speech = engine.speak(&chunk, &manner).unwrap();
                let clipped = wanted["raw"]["peak"].as_f64().unwrap() > 1.0;
                if !clipped {
                    compare(&format!("{runtime} {model} {key}"), &speech.samples, &wanted["raw"], NEAR);
                }
            }
        }
    }
}

#[test]
fn piper_tells_the_samples_of_each_id() {
    let (Some(golden), Some(texts)) = (json("golden/tts/frontdoor_piper.json"), texts()) else { return };
    for (_, choice) in choices() {
        let manner = Manner {
            noise_scale: Some(0.0),
            noise_w_scale: Some(0.0),
            word_times: true,
            ..Manner::default()
        };
        let mut engine = piper(&tiny("en_US-tiny-medium.onnx"), None, &choice);
        engine.load(100, &manner).unwrap();
        let aligned = golden.as_object().unwrap().iter().filter(|(key, _)| key.ends_with("/align"));
        for (key, wanted) in aligned {
            let text = &texts[key.split('/').next().unwrap()];
            for (at, sentence) in wanted.as_array().unwrap().iter().enumerate() {
                let ids = ids(&text["piper"]["sentences"][at]["ids"]);
                let count = ids.len();
                // Each id a word of its own, so that each tells its span.
                let words =
                    (0..count).map(|id| crate::tts::front::Word { text: String::new(), ids: id..id + 1 });
                let chunk = Chunk { ids, words: words.collect(), ..Chunk::default() };
                let speech = engine.speak(&chunk, &manner).unwrap();
                assert!(speech.exact, "{key}");
                let spans: Vec<u64> =
                    speech.words.iter().map(|word| (word.end - word.start) as u64).collect();
                let wanted: Vec<u64> =
                    sentence["id_samples"].as_array().unwrap().iter().map(|n| n.as_u64().unwrap()).collect();
                assert_eq!(spans, wanted, "{key}");
            }
        }
    }
}

fn style(pack: &Path, voice: &str) -> Style {
    let pack = Pack::open(pack).unwrap();
    let blend = Blend::parse(voice).unwrap();
    let parts: Vec<_> =
        blend.parts.iter().map(|part| (pack.style(&part.name).unwrap().unwrap(), part.weight)).collect();
    Style::mean(&parts).unwrap()
}

pub(super) fn kokoro(path: &Path, pack: &Path, voice: &str, choice: &Choice) -> KokoroEngine {
    let reader = Box::new(|_: &str, _: &crate::tts::front::kokoro::KokoroVocabulary| Ok(Reading::default()));
    KokoroEngine::open(path, voice, style(pack, voice), choice.clone(), reader).unwrap()
}

#[test]
fn kokoro_sounds_as_its_reference() {
    for model in ["kokoro-tiny", "kokoro-tiny-timed", "kokoro-tiny-hf"] {
        let (Some(golden), Some(texts)) = (json(&format!("golden/tts/audio_{model}.json")), texts()) else {
            return;
        };
        for (runtime, choice) in choices() {
            let mut engines: HashMap<String, KokoroEngine> = HashMap::new();
            let mut entries = some(&golden["entries"]);
            // A blend of voices; and a text whose tone differs where one long sum of its attention is made in two parts.
            let always = |key: &str| key.contains(',') || key == "049/1/af_heart/sp1.0";
            entries.extend(golden["entries"].as_object().unwrap().iter().filter(|(key, _)| always(key)));
            for (key, wanted) in entries {
                let parts: Vec<&str> = key.split('/').collect();
                let batch = &texts[parts[0]]["kokoro"]["batches"][parts[1].parse::<usize>().unwrap()];
                let manner =
                    Manner { speed: parts[3].trim_start_matches("sp").parse().unwrap(), ..Manner::default() };
                let engine = engines.entry(parts[2].to_owned()).or_insert_with(|| {
                    let mut engine =
                        kokoro(&tiny(&format!("{model}.onnx")), &tiny("voices-tiny.bin"), parts[2], &choice);
                    engine.load(100, &manner).unwrap();
                    engine
                });
                let row = batch["style_row"].as_u64().and_then(|row| usize::try_from(row).ok());
                let chunk = Chunk { ids: ids(&batch["ids"]), style_row: row, ..Chunk::default() };
                let (samples, _) = engine.run(&chunk, manner.speed).unwrap();
                let key = format!("{runtime} {model} {key}");
                compare(&key, &samples, wanted, NEAR);
            }
        }
    }
}

#[test]
fn kokoro_joins_and_pauses_as_its_reference() {
    let (Some(golden), Some(texts)) = (json("golden/tts/frontdoor_kokoro.json"), texts()) else { return };
    for (runtime, choice) in choices() {
        let mut engines: HashMap<String, KokoroEngine> = HashMap::new();
        let mut entries = some(&golden);
        entries.extend(golden.as_object().unwrap().iter().filter(|(key, _)| key.starts_with("049/")));
        for (key, wanted) in entries {
            if wanted.get("error").is_some() {
                continue;
            }
            let parts: Vec<&str> = key.split('/').collect();
            let manner = Manner { trim: parts[2] == "trim1", ..Manner::default() };
            let engine = engines.entry(parts[1].to_owned()).or_insert_with(|| {
                let mut engine = kokoro(&tiny(parts[1]), &tiny("voices-tiny.bin"), "af_heart", &choice);
                engine.load(100, &manner).unwrap();
                engine
            });
            let mut samples = vec![];
            for batch in texts[parts[0]]["kokoro"]["batches"].as_array().unwrap() {
                let row = batch["style_row"].as_u64().and_then(|row| usize::try_from(row).ok());
                let pause = Duration::from_secs_f64(batch["pause_after"].as_f64().unwrap());
                let chunk =
                    Chunk { ids: ids(&batch["ids"]), style_row: row, pause_after: pause, ..Chunk::default() };
                samples.extend(engine.speak(&chunk, &manner).unwrap().samples);
            }
            compare(&format!("{runtime} {key}"), &samples, wanted, NEAR);
        }
    }
}

#[test]
fn coqui_sounds_as_its_reference() {
    let Some(golden) = json("golden/tts/coqui.json") else { return };
    let model = shared("models/tiny/coqui-vits-tiny.onnx").unwrap();
    let manner =
        Manner { noise_scale: Some(0.0), noise_w_scale: Some(0.0), word_times: true, ..Manner::default() };
    for (runtime, choice) in choices() {
        let config = CoquiConfig::read(&CoquiConfig::beside(&model).unwrap()).unwrap();
        let reader = Box::new(|_: &str, _: &CoquiConfig| Ok(Reading::default()));
        let mut engine = CoquiEngine::open(&model, config, None, None, choice, reader).unwrap();
        engine.load(100, &manner).unwrap();
        let mut compared = 0;
        for entry in golden["entries"].as_array().unwrap() {
            let wanted = &entry["audio"];
            if wanted.is_null() {
                continue;
            }
            let chunk = Chunk { ids: ids(&entry["ids"]), ..Chunk::default() };
            let speech = engine.speak(&chunk, &manner).unwrap();
            let text = entry["text"].as_str().unwrap();
            assert_eq!(speech.samples.len() as u64, wanted["shape"][2].as_u64().unwrap(), "{runtime} {text}");
            for (at, value) in wanted["first64"].as_array().unwrap().iter().enumerate() {
                let off = (f64::from(speech.samples[at]) - value.as_f64().unwrap()).abs();
                assert!(off < NEAR, "{runtime} {text}: sample {at} is off by {off}");
            }
            for (at, value) in wanted["every_997"].as_array().unwrap().iter().enumerate() {
                let off = (f64::from(speech.samples[at * 997]) - value.as_f64().unwrap()).abs();
                assert!(off < NEAR, "{runtime} {text}: sample {} is off by {off}", at * 997);
            }
            let square: f64 = speech.samples.iter().map(|sample| f64::from(*sample).powi(2)).sum();
            #[expect(clippy::cast_precision_loss, reason = "a count of samples")]
            let rms = (square / speech.samples.len() as f64).sqrt();
            assert!((rms - wanted["rms"].as_f64().unwrap()).abs() < NEAR, "{runtime} {text}: {rms}");
            compared += 1;
        }
        assert!(compared >= 2);
    }
}
