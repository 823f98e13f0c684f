//! misaki's own vectors, and sentences as a whole.

use super::{
    lexicon::Lexicon,
    parts::parts,
    words::{Asked, Context},
};
use serde_json::Value;
use std::{env, fs, path::PathBuf};

/// The vectors beside the repository; said aloud when they are not there.
fn vectors() -> Option<Value> {
    let beside = || PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../shared");
    let folder = env::var_os("EF_SHARED").map_or_else(beside, PathBuf::from);
    let Ok(text) = fs::read(folder.join("golden/tts/misaki.json")) else {
        assert!(env::var_os("EF_REQUIRE_SHARED").is_none(), "no misaki.json in {}", folder.display());
        eprintln!("SKIPPED: no `golden/tts/misaki.json` in a folder `shared` beside the repository");
        return None;
    };
    Some(serde_json::from_slice(&text).unwrap())
}

#[test]
fn words_sound_as_misaki_says() {
    let Some(vectors) = vectors() else { return };
    let cases = vectors["lexicon"].as_array().unwrap();
    let mut wrong = Vec::new();
    for case in cases {
        let lexicon = Lexicon::of(case["british"].as_bool().unwrap()).unwrap();
        let text = |key: &str| case[key].as_str();
        let asked = Asked {
            text: text("word").unwrap(),
            tag: text("tag").unwrap(),
            currency: text("currency").and_then(|sign| sign.chars().next()),
            is_head: true,
            ..Asked::default()
        };
        let context =
            Context { vowel: case["future_vowel"].as_bool(), to: case["future_to"].as_bool().unwrap() };
        let sound = lexicon.sound(&asked, context);
        let wanted = text("phonemes")
            .map(|phonemes| (phonemes.to_owned(), u8::try_from(case["rating"].as_u64().unwrap()).unwrap()));
        if sound != wanted {
            wrong.push(format!("{asked:?} {context:?}: {sound:?}, not {wanted:?}"));
        }
    }
    assert!(
        cases.len() > 100 && wrong.len() * 100 <= cases.len() * 3,
        "{} of {}:\n{}",
        wrong.len(),
        cases.len(),
        wrong.join("\n")
    );
    assert_eq!(wrong, [""; 0], "less than 3 % are wrong, but they are");
}

#[test]
fn words_come_apart_as_misaki_says() {
    let Some(vectors) = vectors() else { return };
    for case in vectors["subtokenize"].as_array().unwrap() {
        let wanted: Vec<&str> =
            case["parts"].as_array().unwrap().iter().map(|part| part.as_str().unwrap()).collect();
        assert_eq!(parts(case["word"].as_str().unwrap()), wanted);
    }
}

#[test]
fn a_word_without_end_is_read_in_pieces() {
    // With each new part of a word all pairs of its parts would be looked up.
    let english = super::English::new(false, &|_| None).unwrap();
    for piece in ["aA", "'", "a-", "x1"] {
        let text = piece.repeat(1_000);
        let read = english.read(&text);
        let letters = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).count();
        assert_eq!(read.iter().map(|word| letters(&word.text)).sum::<usize>(), letters(&text), "{piece}");
    }
}
