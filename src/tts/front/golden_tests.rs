//! Ids and phonemes against piper-tts 1.8.0, kokoro-onnx 0.6.1 and misaki 0.9.4 (`golden/tts` beside the
//! repository).

use super::{
    Front, Language, fallback,
    kokoro::{KokoroFront, KokoroVocabulary, Phonemizer},
    piper::{PiperFront, ids_of_clauses},
};
use crate::tts::{
    espeak::{Clause, Espeak, Places},
    voice_config::PiperConfig,
};
use serde_json::Value;
use std::{env, fs, path::PathBuf};

/// A file of the folder; said aloud when it is not there.
fn golden(file: &str) -> Option<String> {
    let beside = || PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../shared");
    let path = env::var_os("EF_SHARED").map_or_else(beside, PathBuf::from).join("golden/tts").join(file);
    let text = fs::read_to_string(&path).ok();
    if text.is_none() {
        assert!(env::var_os("EF_REQUIRE_SHARED").is_none(), "no {}", path.display());
        eprintln!("SKIPPED: no `golden/tts/{file}` in a folder `shared` beside the repository");
    }
    text
}

fn cases() -> Vec<Value> {
    let text = golden("g2p.jsonl").unwrap_or_default();
    text.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

/// The system's espeak-ng; said aloud when it is not there.
fn espeak() -> Option<Espeak> {
    let found = Espeak::find(&Places { system: true, ..Places::default() }).ok();
    if found.is_none() {
        assert!(env::var_os("CI").is_none(), "in CI espeak-ng must be there");
        eprintln!("SKIPPED: espeak-ng is not installed");
    }
    found
}

fn text<'a>(value: &'a Value, key: &str) -> &'a str {
    value[key].as_str().unwrap_or_default()
}

fn numbers(value: &Value) -> Vec<i64> {
    value.as_array().unwrap().iter().map(|number| number.as_i64().unwrap()).collect()
}

fn clause(value: &Value) -> Clause {
    let mark = value[1].as_str().unwrap();
    let terminator = [".", "?", "!", ",", ":", ";"].into_iter().find(|known| *known == mark).unwrap_or("");
    Clause {
        text: String::new(),
        ipa: value[0].as_str().unwrap().to_owned(),
        terminator,
        ends_sentence: value[2].as_bool().unwrap(),
    }
}

#[test]
fn pipers_ids_are_those_of_piper() {
    let config = PiperConfig::standard("en-us");
    for case in cases() {
        let Some(clauses) = case["piper"]["clauses"].as_array() else { continue };
        let clauses: Vec<Clause> = clauses.iter().map(clause).collect();
        let read = ids_of_clauses(&config, &clauses);
        let sentences = case["piper"]["sentences"].as_array().unwrap();
        assert_eq!(read.len(), sentences.len(), "{case}");
        for ((phonemes, ids, unknown), sentence) in read.iter().zip(sentences) {
            assert_eq!(phonemes, text(sentence, "phonemes"));
            assert_eq!(*ids, numbers(&sentence["ids"]), "{phonemes}");
            let missing = sentence["missing"].as_array().map_or(0, Vec::len);
            assert_eq!(unknown.is_empty(), missing == 0, "{unknown:?} in {phonemes}");
        }
    }
}

#[test]
fn kokoros_runs_are_those_of_kokoro_onnx() {
    let vocabulary = KokoroVocabulary::default();
    let front = KokoroFront::new(&vocabulary, Language::parse("en-us"), None);
    let mut several = 0;
    for case in cases() {
        let reading = front.read_phonemes(text(&case["kokoro"], "phonemes"));
        let batches = case["kokoro"]["batches"].as_array().unwrap();
        several += usize::from(batches.len() > 1);
        assert_eq!(reading.chunks.len(), batches.len(), "{case}");
        assert_eq!(reading.unknown, []);
        for (chunk, batch) in reading.chunks.iter().zip(batches) {
            assert_eq!(chunk.phonemes, text(batch, "phonemes"));
            assert_eq!(chunk.ids, numbers(&batch["ids"]));
            assert_eq!(
                chunk.style_row,
                batch["style_row"].as_u64().and_then(|row| usize::try_from(row).ok())
            );
            let pause = batch["pause_after"].as_f64().unwrap();
            assert!((chunk.pause_after.as_secs_f64() - pause).abs() < 1e-9, "{chunk:?}");
        }
    }
    assert!(several > 0 || cases().is_empty());
}

#[test]
fn phonemes_are_the_peers_where_espeak_is_theirs() {
    let Some(espeak) = espeak() else { return };
    let vocabulary = KokoroVocabulary::default();
    let config = PiperConfig::standard("en-us");
    let (mut kokoro, mut piper, mut all) = (0, 0, 0);
    for case in cases() {
        all += 1;
        let said = text(&case, "text");
        let front = KokoroFront::new(&vocabulary, Language::parse(text(&case, "lang")), Some(&espeak));
        let reading = front.phonemizer(Phonemizer::Plain).read(said, false).unwrap();
        let phonemes: Vec<&str> = reading.chunks.iter().map(|chunk| chunk.phonemes.as_str()).collect();
        kokoro += usize::from(phonemes.join(" ") == text(&case["kokoro"], "phonemes"));
        let voice = text(&case["piper"], "espeak_voice");
        let reading = PiperFront::new(&config, Some(&espeak), Some(voice)).read(said, false).unwrap();
        // Piper's own espeak-ng links words with `ʲ`.
        let plain = |phonemes: &str| phonemes.replace('ʲ', "");
        let phonemes: Vec<String> = reading.chunks.iter().map(|chunk| plain(&chunk.phonemes)).collect();
        let wanted = case["piper"]["sentences"].as_array().unwrap();
        let wanted: Vec<String> = wanted.iter().map(|sentence| plain(text(sentence, "phonemes"))).collect();
        piper += usize::from(phonemes == wanted);
    }
    // Another version of espeak-ng differs in a word here and there.
    assert!(kokoro * 100 >= all * 90, "Kokoro: {kokoro} of {all} with {}", espeak.version());
    assert!(piper * 100 >= all * 85, "Piper: {piper} of {all} with {}", espeak.version());
}

#[test]
fn what_espeak_says_is_written_as_misaki_writes_it() {
    let (Some(vectors), Some(espeak)) = (golden("misaki.json"), espeak()) else { return };
    let vectors: Value = serde_json::from_str(&vectors).unwrap();
    for case in vectors["espeak_fallback"].as_array().unwrap() {
        let guess = fallback::guess(&espeak, case["british"].as_bool().unwrap(), text(case, "word"));
        assert_eq!(guess.as_deref(), case["phonemes"].as_str(), "{case}");
    }
    let vocabulary = KokoroVocabulary::default();
    for case in vectors["espeak_g2p"].as_array().unwrap() {
        let front = KokoroFront::new(&vocabulary, Language::parse(text(case, "lang")), Some(&espeak));
        for normalise in [false, true] {
            let phonemes = front.table_phonemes(text(case, "text"), normalise).unwrap();
            assert_eq!(phonemes, text(case, "phonemes"), "{case}");
        }
    }
}

#[test]
fn a_comma_at_the_end_keeps_its_space_as_in_piper() {
    let Some(espeak) = espeak() else { return };
    let config = PiperConfig::standard("en-us");
    let front = PiperFront::new(&config, Some(&espeak), None);
    let read = |text| front.read(text, false).unwrap().chunks;
    assert_eq!(read("hello,")[0].phonemes, "həlˈoʊ, ");
    let raw = read("Say [[ fˈuː ]] now. [[ bˈɑː ]]");
    let phonemes: Vec<&str> = raw.iter().map(|chunk| chunk.phonemes.as_str()).collect();
    assert_eq!(phonemes, ["sˈeɪ fˈuː nˈaʊ. bˈɑː"]);
    let words: Vec<&str> = raw[0].words.iter().map(|word| word.text.as_str()).collect();
    assert_eq!(words, ["Say", "fˈuː", "now.", "bˈɑː"]);
}
