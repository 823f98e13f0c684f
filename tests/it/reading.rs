//! Texts in words, the dictionary and markup, by the real program.

use crate::{
    ef::{Ef, Outcome},
    shared::have,
};
use serde_json::Value;
use std::fs;

fn json(ef: Ef, args: &[&str]) -> Value {
    let outcome = ef.args(["tts", "phonemes", "--json"]).args(args.iter().copied()).run();
    assert_eq!(outcome.code, 0, "{}", outcome.all());
    serde_json::from_str(&outcome.stdout).unwrap()
}

fn refused(ef: Ef, args: &[&str], wanted: &[&str]) {
    let outcome: Outcome = ef.args(["tts", "phonemes"]).args(args.iter().copied()).run();
    assert_eq!((outcome.code, outcome.stdout.as_str()), (2, ""), "{}", outcome.all());
    for wanted in wanted {
        assert!(outcome.stderr.contains(wanted), "{wanted}: {}", outcome.stderr);
    }
}

#[test]
fn a_text_and_its_words_sound_the_same() {
    for (text, words) in [
        ("It costs $3.50.", "It costs three dollars and fifty cents."),
        ("Dr. Lee, 5 kg.", "Doctor Lee, five kilograms."),
        ("In 1806, 42 men.", "In eighteen oh six, forty two men."),
    ] {
        let (read, wanted) = (json(Ef::new(), &[text]), json(Ef::new(), &[words]));
        assert_eq!(read["chunks"][0]["ids"], wanted["chunks"][0]["ids"], "{text}");
        assert_eq!(read["normalized"], words);
        assert!(wanted.get("normalized").is_none());
    }
}

#[test]
fn the_dictionary_goes_before_everything() {
    let project = "[tts.lexicon]\nnginx = \"engine x\"\nNASA = \"space people\"\n";
    let read = json(Ef::new().file("ef.toml", project), &["Nginx at NASA, 5."]);
    assert_eq!(read["normalized"], "engine x at space people, five.");
    let ef = Ef::new().file("ef.toml", project).file("a.csv", "NASA,other people\nKokoro,/kˈoʊkəɹoʊ/\n");
    let read = json(ef, &["--lexicon", "a.csv", "Kokoro at NASA"]);
    assert_eq!(read["chunks"][0]["phonemes"].as_str().unwrap().split(' ').next(), Some("kˈOkəɹO"));
    assert_eq!(read["normalized"], "Kokoro at other people");
    refused(
        Ef::new().file("a.csv", "a1,b1\nb1,a1\n"),
        &["--lexicon", "a.csv", "x"],
        &["in a circle", "`a1` → `b1` → `a1`"],
    );
    let pls =
        "<lexicon alphabet=\"x-odd\"><lexeme><grapheme>a</grapheme><phoneme>b</phoneme></lexeme></lexicon>";
    refused(
        Ef::new().file("a.pls", pls),
        &["--lexicon", "a.pls", "x"],
        &["`a.pls`, line 1", "`x-odd` is not known"],
    );
    let ef = Ef::new().file("ef.toml", "[tts.lexicon]\na = { say = \"b\" }\n").args(["tts", "phonemes", "x"]);
    let outcome = ef.run();
    assert_eq!(outcome.code, 2, "{}", outcome.all());
    assert!(outcome.stderr.contains("say"), "{}", outcome.stderr);
}

#[test]
fn a_word_is_added_and_forgotten_and_comments_stay() {
    let ef = || Ef::new().file("ef.toml", "# mine\n[tts]\nengine = \"espeak\" # fast\n");
    let ef = ef().args(["tts", "lexicon", "add", "nginx", "--says", "engine x", "--no-listen"]);
    let outcome = ef.run();
    assert_eq!(outcome.code, 0, "{}", outcome.all());
    let text = fs::read_to_string(ef.path("ef.toml")).unwrap();
    assert_eq!(text, "# mine\n[tts]\nengine = \"espeak\" # fast\n\n[tts.lexicon]\nnginx = \"engine x\"\n");
    let outcome = Ef::new().args(["tts", "lexicon", "rm", "none"]).run();
    assert_eq!(outcome.code, 2, "{}", outcome.all());
}

#[test]
fn ssml_is_read_and_hostile_xml_refused() {
    let read = json(
        Ef::new(),
        &["<speak>Hello <break time=\"500ms\"/> <sub alias=\"you\">U</sub> &amp; me.</speak>"],
    );
    assert_eq!(read["chunks"][0]["silence_s"], 0.5);
    assert_eq!(read["chunks"][1]["text"], "you and me.");
    let read = json(Ef::new(), &["<speak>a <audio src=\"x\"/> <audio/> b</speak>"]);
    assert_eq!(read["notes"], serde_json::json!(["SSML that is passed over: `<audio>`"]));
    refused(Ef::new(), &["<speak>\na <b></speak>"], &["line 2", "not well-formed"]);
    let bomb = "<!DOCTYPE s [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;\">]><speak>&b;</speak>";
    refused(Ef::new(), &[bomb], &["a document type is not allowed"]);
    refused(Ef::new(), &["<speak><break time=\"long\"/></speak>"], &["`long`", "500ms"]);
}

#[test]
fn a_script_that_the_voice_cannot_read_names_voices_that_can() {
    refused(Ef::new(), &["Привет, мир"], &["Cyrillic", "`en-us`", "ru_RU-irina-medium"]);
    refused(Ef::new(), &["--voice", "bf_emma", "你好，世界"], &["Chinese", "zf_xiaobei"]);
    let read = json(Ef::new(), &["He said 你好 to me."]);
    assert_eq!(read["chunks"].as_array().unwrap().len(), 1);
}

#[test]
fn half_a_surrogate_pair_and_mixed_directions_do_no_harm() {
    let outcome =
        Ef::new().file("a.txt", b"ab \xed\xa0\xbd cd").args(["tts", "phonemes", "-f", "a.txt"]).run();
    assert_eq!(outcome.code, 2, "{}", outcome.all());
    assert!(outcome.stderr.contains("line 1, byte 3"), "{}", outcome.stderr);
    let read = json(Ef::new(), &["Hello \u{202e}42\u{202c} שלום."]);
    assert!(read["normalized"].as_str().unwrap().contains("forty two"));
}

#[test]
fn the_words_alone_need_no_espeak() {
    let ef = Ef::new().env("PATH", "/nowhere").args(["tts", "phonemes", "--words"]);
    let outcome = ef.args(["Dr. Lee paid $3.50 at 5 p.m. The end!"]).run();
    assert_eq!(outcome.code, 0, "{}", outcome.all());
    assert_eq!(outcome.stdout, "Doctor Lee paid three dollars and fifty cents at five P.M.\nThe end!\n");
    let ef = Ef::new().env("PATH", "/nowhere").args(["tts", "phonemes", "--words", "--lang", "de"]);
    let outcome = ef.args(["--engine", "piper", "Das kostet 3,50 €."]).run();
    assert_eq!(outcome.stdout, "Das kostet drei Euro fünfzig.\n", "{}", outcome.all());
}

#[test]
fn parts_in_other_voices_and_languages_are_read_by_theirs() {
    let phonemes = |args: &[&str]| -> Vec<String> {
        let read = json(Ef::new(), args);
        let chunks = read["chunks"].as_array().unwrap().iter();
        chunks.map(|chunk| chunk["phonemes"].as_str().unwrap().to_owned()).collect()
    };
    let text =
        "<speak>The car is here. <voice name=\"bf_emma\">The car is here.</voice> It costs $5.</speak>";
    let read = json(Ef::new(), &[text]);
    let chunks = read["chunks"].as_array().unwrap();
    let american = phonemes(&["The car is here."]).remove(0);
    let british = phonemes(&["The car is here.", "--voice", "bf_emma"]).remove(0);
    assert_ne!(american, british);
    assert_eq!(chunks[0]["phonemes"], american);
    assert_eq!((&chunks[1]["phonemes"], &chunks[1]["voice"]), (&british.into(), &"bf_emma".into()));
    assert_eq!(chunks[2]["text"], "It costs five dollars.");
    assert!(chunks[2].get("voice").is_none());
    if !have(&["espeak-ng"]) {
        return;
    }
    let text = "<speak>One. <lang xml:lang=\"de\">Um 18:30 Uhr.</lang></speak>";
    for engine in ["piper", "espeak"] {
        let german = phonemes(&["Um 18:30 Uhr.", "--engine", engine, "--lang", "de"]).remove(0);
        assert_eq!(phonemes(&[text, "--engine", engine])[1], german, "{engine}");
    }
    let words = Ef::new().args(["tts", "phonemes", "--words", text]).run();
    assert_eq!(words.stdout, "One.\nUm achtzehn Uhr dreißig.\n", "{}", words.all());
    refused(Ef::new(), &["<speak>a <voice name=\"nobody-at-all\">b</voice></speak>"], &["nobody-at-all"]);
}

#[test]
fn a_stretch_without_space_ends_nobody() {
    // espeak-ng itself would end the process at letters with full stops between them.
    if have(&["espeak-ng"]) {
        let text = "A.b.é.".repeat(300);
        for engine in ["piper", "espeak", "kokoro"] {
            let read = json(Ef::new(), &["--engine", engine, "--no-normalize", &text]);
            assert!(!read["chunks"].as_array().unwrap().is_empty(), "{engine}");
        }
    }
    let text = "x".repeat(1_000_000);
    let outcome = Ef::new().file("a.txt", &text).args(["tts", "phonemes", "--words", "-f", "a.txt"]).run();
    assert_eq!((outcome.code, outcome.stdout.trim_end() == text), (0, true), "{}", outcome.stderr);
}
