//! Texts in words, the dictionary and markup, by the real program.

use crate::ef::{Ef, Outcome};
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
