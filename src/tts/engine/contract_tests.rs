//! What every engine promises (docs/engines.md), held against each of them: with the tiny models beside the
//! repository, and with the espeak-ng of the machine.

use super::*;
use crate::tts::{
    espeak,
    session::Choice,
    studio::{Studio, Wish},
    voices::Store,
};
use std::path::Path;

/// Every engine that can be opened here. What cannot is said aloud.
fn engines(folder: &Path) -> Vec<Box<dyn Engine>> {
    let tiny = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/models/tiny");
    let studio = Studio {
        store: Store::new(folder),
        espeak: espeak::Places { system: true, ..espeak::Places::default() },
        choice: Choice::default(),
        outside: crate::tts::studio::Outside::default(),
    };
    let model = |name: &str| Some(tiny.join(name).display().to_string());
    let manner = Manner { noise_scale: Some(0.0), noise_w_scale: Some(0.0), ..Manner::default() };
    let wish = Wish { strict: true, manner, ..Wish::default() };
    let wishes = [
        Wish { model: model("en_US-tiny-medium.onnx"), ..wish.clone() },
        Wish {
            model: model("en_US-tinymulti-medium.onnx"),
            speaker: Some("spk2".to_owned()),
            ..wish.clone()
        },
        Wish { model: model("kokoro-tiny.onnx"), pack: Some(tiny.join("voices-tiny.bin")), ..wish.clone() },
        Wish {
            model: model("kokoro-tiny-timed.onnx"),
            pack: Some(tiny.join("voices-tiny.bin")),
            ..wish.clone()
        },
        Wish { model: model("coqui-vits-tiny.onnx"), ..wish.clone() },
        Wish { engine: Some(Id::Espeak), ..wish },
    ];
    let mut found = vec![];
    for wish in wishes {
        match studio.open(&wish) {
            Ok(ready) => found.push(ready.engine),
            Err(error) => eprintln!("not tested: {error}"),
        }
    }
    found
}

fn manner() -> Manner {
    Manner { noise_scale: Some(0.0), noise_w_scale: Some(0.0), word_times: true, ..Manner::default() }
}

/// Reads and speaks a text.
fn spoken(engine: &mut dyn Engine, text: &str) -> Vec<Speech> {
    let reading = engine.read(text).unwrap();
    engine.load(reading.chunks.iter().map(|chunk| chunk.ids.len()).sum(), &manner()).unwrap();
    reading.chunks.iter().map(|chunk| engine.speak(chunk, &manner()).unwrap()).collect()
}

#[test]
fn samples_are_sound_and_words_lie_in_order_within() {
    let folder = tempfile::tempdir().unwrap();
    for mut engine in engines(folder.path()) {
        let name = format!("{} {}", engine.id(), engine.voice());
        assert!((8_000..=48_000).contains(&engine.sample_rate_hz()), "{name}");
        let all = spoken(&mut *engine, "The first words are here. And these are the last!");
        assert!(!all.is_empty(), "{name}");
        let mut words = vec![];
        for speech in all {
            assert!(speech.samples.iter().all(|sample| (-1.0..=1.0).contains(sample)), "{name}");
            assert!(speech.samples.iter().any(|sample| sample.abs() > 0.001), "{name} is silent");
            let mut before = 0;
            for word in &speech.words {
                assert!(before <= word.start && word.start <= word.end, "{name}: {word:?}");
                assert!(word.end <= speech.samples.len(), "{name}: {word:?}");
                before = word.end;
            }
            words.extend(speech.words.into_iter().map(|word| word.text));
        }
        let words = words.join(" ").to_lowercase();
        for word in ["first", "words", "here", "last"] {
            assert!(words.contains(word), "{name}: `{word}` is not in `{words}`");
        }
    }
}

#[test]
fn nothing_is_no_sound_and_the_same_is_the_same() {
    let folder = tempfile::tempdir().unwrap();
    for mut engine in engines(folder.path()) {
        let name = format!("{} {}", engine.id(), engine.voice());
        for blank in ["", " \n\t "] {
            assert!(engine.read(blank).unwrap().chunks.is_empty(), "{name}: {blank:?}");
        }
        let first = spoken(&mut *engine, "Again and again.");
        let second = spoken(&mut *engine, "Again and again.");
        // espeak-ng keeps the state of its filters between two texts.
        let same = if engine.id() == Id::Espeak { first.len() == second.len() } else { first == second };
        assert!(same, "{name} does not repeat itself");
        let empty = engine.speak(&Chunk::default(), &manner()).unwrap();
        assert_eq!(empty.samples, [0f32; 0], "{name}");
    }
}

#[test]
fn no_word_of_a_long_text_is_lost() {
    let folder = tempfile::tempdir().unwrap();
    let numbers: Vec<String> =
        (0..400).map(|n| format!("word{}", ["ay", "bee", "see", "dee"][n % 4])).collect();
    let text = numbers.join(" ") + ".";
    for mut engine in engines(folder.path()) {
        let reading = engine.read(&text).unwrap();
        let said: Vec<&str> = reading.chunks.iter().flat_map(|chunk| chunk.text.split_whitespace()).collect();
        assert_eq!(said.len(), 400, "{}", engine.id());
        if engine.id() == Id::Kokoro {
            assert!(reading.chunks.iter().all(|chunk| chunk.ids.len() <= 512));
        }
    }
}
