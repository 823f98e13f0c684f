//! Ids against coqui-tts 0.28 (`golden/tts/coqui.json` beside the repository), and words that keep their places.

use super::*;
use crate::tts::espeak::Places;
use serde_json::Value;
use std::{fs, path::Path};

fn shared(name: &str) -> Option<std::path::PathBuf> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared").join(name);
    path.exists().then_some(path)
}

fn config() -> Option<CoquiConfig> {
    shared("models/tiny/coqui-vits-tiny.config.json").map(|path| CoquiConfig::read(&path).unwrap())
}

#[test]
fn ids_are_those_of_the_reference() {
    let (Some(config), Some(golden)) = (config(), shared("golden/tts/coqui.json")) else { return };
    let golden: Value = serde_json::from_slice(&fs::read(golden).unwrap()).unwrap();
    assert_eq!(config.blank, golden["blank_id"].as_i64());
    assert_eq!(config.count, golden["vocab"].as_array().unwrap().len());
    for (at, symbol) in golden["vocab"].as_array().unwrap().iter().enumerate() {
        let symbol = symbol.as_str().unwrap();
        if let [one] = symbol.chars().collect::<Vec<_>>()[..] {
            assert_eq!(config.symbols[&one], i64::try_from(at).unwrap());
        }
    }
    let front = CoquiFront::new(&config, None, None);
    let mut compared = 0;
    for entry in golden["entries"].as_array().unwrap() {
        let wanted: Vec<i64> =
            entry["ids"].as_array().unwrap().iter().map(|id| id.as_i64().unwrap()).collect();
        for normalise in [true, false] {
            let reading = front.read(entry["text"].as_str().unwrap(), normalise).unwrap();
            if wanted.len() == 1 {
                assert!(reading.chunks.is_empty());
                continue;
            }
            // The reference is given the whole text as one sentence.
            if normalise && reading.chunks.len() > 1 {
                continue;
            }
            let ids: Vec<i64> = reading.chunks.iter().flat_map(|chunk| chunk.ids.clone()).collect();
            assert_eq!(ids, wanted, "{}", entry["text"]);
            assert_eq!(reading.chunks[0].phonemes, entry["cleaned"].as_str().unwrap());
        }
        compared += 1;
    }
    assert!(compared >= 3);
}

#[test]
fn words_keep_their_form_and_what_has_no_symbol_is_told_once() {
    let Some(config) = config() else { return };
    let front = CoquiFront::new(&config, None, None);
    let reading = front.read("Über  Hello 5 World. 5!", true).unwrap();
    let words: Vec<&str> =
        reading.chunks.iter().flat_map(|chunk| &chunk.words).map(|word| word.text.as_str()).collect();
    assert_eq!(words, ["Über", "Hello", "World.", "5!"]);
    let unknown: Vec<(&str, usize)> =
        reading.unknown.iter().map(|one| (one.symbol.as_str(), one.at)).collect();
    assert_eq!(unknown, [("ü", 0), ("5", 12)]);
    assert!(
        reading.chunks.iter().all(|chunk| chunk.words.iter().all(|word| word.ids.end <= chunk.ids.len()))
    );
    assert_eq!(front.read("5 5 5", true).unwrap().chunks.len(), 1, "spaces are symbols");
    assert!(front.read("5", true).unwrap().chunks.is_empty());
}

#[test]
fn phonemes_come_from_espeak_and_belong_to_the_words_as_written() {
    let Ok(espeak) = Espeak::find(&Places { system: true, ..Places::default() }) else {
        eprintln!("SKIPPED: espeak-ng is not installed");
        return;
    };
    let text = r#"{"model": "vits", "audio": {"sample_rate": 22050}, "use_phonemes": true, "phonemizer": "espeak",
        "phoneme_language": "en-us", "text_cleaner": "english_cleaners"}"#;
    let config = CoquiConfig::parse("config.json", text.as_bytes()).unwrap();
    let front = CoquiFront::new(&config, Some(&espeak), None);
    let reading = front.read("Hello, it costs $3.50 today!", true).unwrap();
    assert_eq!(reading.chunks.len(), 1);
    let chunk = &reading.chunks[0];
    assert!(chunk.phonemes.starts_with("həlˈoʊ, ") && chunk.phonemes.ends_with('!'), "{}", chunk.phonemes);
    assert!(chunk.phonemes.contains("dˈɑːlɚz"), "{}", chunk.phonemes);
    let words: Vec<&str> = chunk.words.iter().map(|word| word.text.as_str()).collect();
    assert_eq!(words, ["Hello,", "it", "costs", "$3.50", "today!"]);
    assert!(chunk.ids.iter().step_by(2).all(|id| Some(*id) == config.blank));
    let bare = CoquiFront::new(&config, None, None).read("Hello", true);
    assert!(matches!(bare, Err(Error::NoEspeak)));
}
