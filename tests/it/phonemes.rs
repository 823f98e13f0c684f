//! `ef tts phonemes`: what is read, how it is shown, and what is refused.

use crate::{
    ef::{Ef, Outcome},
    shared::{cannot, shared},
};
use serde_json::Value;
use std::{
    fs,
    io::Write,
    process::{Command, Stdio},
};

/// Whether espeak-ng is there; said aloud when not, a failure in CI.
fn espeak() -> bool {
    let found = Command::new("espeak-ng").arg("--version").output().is_ok();
    if !found {
        cannot("`espeak-ng` is not there");
    }
    found
}

fn phonemes(args: &[&str]) -> Outcome {
    Ef::new().args(["tts", "phonemes"]).args(args.iter().copied()).run()
}

/// The one object that a text gives.
fn json(args: &[&str]) -> Value {
    let outcome = phonemes(&[&["--json"], args].concat());
    assert_eq!((outcome.code, outcome.stderr.as_str()), (0, ""), "{}", outcome.all());
    serde_json::from_str(&outcome.stdout).unwrap()
}

fn with_stdin(args: &[&str], input: &[u8]) -> Outcome {
    let ef = Ef::new().args(["tts", "phonemes"]).args(args.iter().copied());
    let mut command = ef.command();
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().unwrap();
    child.stdin.take().unwrap().write_all(input).unwrap();
    let output = child.wait_with_output().unwrap();
    Outcome {
        code: output.status.code().unwrap_or(-1),
        stdout: ef.plain(&output.stdout),
        stderr: ef.plain(&output.stderr),
    }
}

#[test]
fn english_is_read_by_the_lexicon_and_shown_with_its_ids() {
    let read = json(&["Hello world."]);
    let wanted = serde_json::json!({
        "version": 1, "text": "Hello world.", "engine": "kokoro", "voice": "af_heart",
        "chunks": [{
            "text": "Hello world.", "phonemes": "həlˈO wˈɜɹld.",
            "ids": [0, 50, 83, 54, 156, 31, 16, 65, 156, 87, 123, 54, 46, 4, 0],
            "style_row": 12, "pause_after_s": 0.0,
        }],
        "unknown": [],
    });
    assert_eq!(read, wanted);
    assert_eq!(json(&["Hello world.", "--voice", "bf_emma"])["chunks"][0]["phonemes"], "həlˈQ wˈɜːld.");
    let plain = phonemes(&["I read the live record."]);
    assert_eq!((plain.code, plain.stdout.as_str()), (0, "ˌI ɹˈɛd ðə lˈIv ɹˈɛkəɹd.\n"));
}

#[test]
fn markup_mends_a_pronunciation() {
    let read = json(&["[Kokoro](/kˈOkəɹO/) is [very](+2) nice, call [100](#a#) [quiet](-1)."]);
    assert_eq!(read["chunks"][0]["phonemes"], "kˈOkəɹO ɪz vˈɛɹi nˈIs, kˈɔl ə hˈʌndɹəd kwˌIət.");
    if espeak() {
        let read = json(&["Say [[ fˈuː ]] now.", "--engine", "piper"]);
        assert_eq!(read["chunks"][0]["phonemes"], "sˈeɪ fˈuː nˈaʊ.");
    }
}

#[test]
fn each_engine_reads_in_its_way() {
    if !espeak() {
        return;
    }
    let piper = json(&["Hello world. Stop!", "--engine", "piper"]);
    let chunks = piper["chunks"].as_array().unwrap();
    assert_eq!(chunks.len(), 2);
    assert_eq!(
        chunks[1]["ids"],
        serde_json::json!([1, 0, 31, 0, 32, 0, 120, 0, 51, 0, 122, 0, 28, 0, 4, 0, 2])
    );
    assert!(chunks[0].get("style_row").is_none());
    let espeak = json(&["Guten Tag.", "--engine", "espeak", "--voice", "de"]);
    assert_eq!(
        (&espeak["chunks"][0]["phonemes"], &espeak["chunks"][0]["ids"]),
        (&"ɡˈuːtən tˈɑːk.".into(), &serde_json::json!([]))
    );
    let plain = json(&["Hello world.", "--plain", "--no-normalize"]);
    assert_eq!(plain["chunks"][0]["phonemes"], "həlˈoʊ wˈɜːld.");
    // A title ends no sentence, whatever espeak-ng thinks.
    let doctor = json(&["Dr. Smith is in.", "--engine", "piper"]);
    assert_eq!(doctor["chunks"].as_array().unwrap().len(), 1);
    let doctor = json(&["Dr. Smith is in.", "--engine", "piper", "--no-normalize"]);
    assert_eq!(doctor["chunks"].as_array().unwrap().len(), 2);
}

#[test]
fn each_line_of_standard_input_is_a_text() {
    let outcome = with_stdin(&["--json"], "one\n\ntwo\n".as_bytes());
    let texts: Vec<Value> = outcome.stdout.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let shown: Vec<_> = texts
        .iter()
        .map(|text| (text["text"].as_str().unwrap(), text["chunks"].as_array().unwrap().len()))
        .collect();
    assert_eq!(shown, [("one", 1), ("", 0), ("two", 1)]);
    let ef = Ef::new().file("a.txt", "one\ntwo").args(["tts", "phonemes", "-f", "a.txt", "--json"]);
    let outcome = ef.run();
    assert_eq!((outcome.code, outcome.stdout.lines().count()), (0, 1), "a file is one text");
}

#[test]
fn a_text_without_anything_to_speak_is_no_failure() {
    for text in ["", "   \n\t ", "\u{200b}\u{feff}", "😀 👍"] {
        let outcome = phonemes(&["--json", "--emoji", "drop", "--", text]);
        assert_eq!(outcome.code, 0, "{text:?}: {}", outcome.all());
        let read: Value = serde_json::from_str(&outcome.stdout).unwrap();
        assert_eq!(read["chunks"], serde_json::json!([]), "{text:?}");
    }
    let outcome = phonemes(&["--quiet", "--emoji", "drop", "😀 and ☃ and 😀"]);
    assert_eq!(outcome.code, 0);
    assert_eq!(outcome.stderr, "warning: not spoken: `😀` at character 0, `☃` at character 6\n");
    let outcome = phonemes(&["--quiet", "Fine 👍🏽"]);
    assert_eq!((outcome.stdout.as_str(), outcome.stderr.as_str()), ("fˈIn θˈʌmz ˌʌp\n", ""));
}

#[test]
fn bad_texts_are_refused_or_read_without_harm() {
    let outcome = with_stdin(&[], b"one\ntwo \xff\n");
    assert_eq!((outcome.code, outcome.stdout.as_str()), (2, ""));
    assert!(outcome.stderr.contains("standard input is not UTF-8: line 2, byte 8"), "{}", outcome.stderr);
    let outcome = with_stdin(&["--json"], b"a\0b\n");
    assert_eq!(outcome.code, 0, "{}", outcome.all());
    let outcome = phonemes(&["-f", "none.txt"]);
    assert_eq!(outcome.code, 3);
    assert!(outcome.stderr.contains("cannot read `none.txt`"), "{}", outcome.stderr);
    let outcome = Ef::new().file("bad.txt", b"\xff\xfe").args(["tts", "phonemes", "-f", "bad.txt"]).run();
    assert_eq!(outcome.code, 2);
    assert!(outcome.stderr.contains("`bad.txt` is not UTF-8: line 1, byte 0"), "{}", outcome.stderr);
}

#[test]
fn a_long_text_keeps_every_word_and_every_limit() {
    let text = format!("{} {}", "The harbour was empty; nobody came. ".repeat(120), "x".repeat(3000));
    let outcome =
        Ef::new().file("long.txt", &text).args(["tts", "phonemes", "--json", "-f", "long.txt"]).run();
    assert_eq!(outcome.code, 0, "{}", outcome.stderr);
    let read: Value = serde_json::from_str(&outcome.stdout).unwrap();
    let chunks = read["chunks"].as_array().unwrap();
    assert!(chunks.len() > 5);
    let mut words = String::new();
    for chunk in chunks {
        let ids = chunk["ids"].as_array().unwrap().len();
        assert!((3..=512).contains(&ids), "{ids}");
        assert_eq!(chunk["style_row"], ids - 3);
        words += chunk["text"].as_str().unwrap();
        words.push(' ');
    }
    let all = |text: &str| text.split_whitespace().map(str::to_owned).collect::<Vec<_>>();
    assert_eq!(all(&words), all(&text));
}

#[test]
fn unknown_voices_and_languages_name_their_neighbours() {
    for (args, wanted) in [
        (&["a", "--voice", "hart"][..], "did you mean `af_heart`?"),
        (&["a", "--voice", "nobody", "--engine", "piper"], "en_US-lessac-medium"),
        (&["a", "--engine", "piper", "--voice", "none.onnx"], "none.onnx.json"),
        (&["a", "--espeak", "none.so"], "none.so`: is not there"),
    ] {
        let outcome = phonemes(args);
        assert!(matches!(outcome.code, 2 | 3) && outcome.stdout.is_empty(), "{}", outcome.all());
        assert!(outcome.stderr.contains(wanted), "{}", outcome.stderr);
    }
    if espeak() {
        let outcome = phonemes(&["a", "--engine", "espeak", "--lang", "en-uss"]);
        assert_eq!(outcome.code, 2);
        assert!(outcome.stderr.contains("did you mean `en-us`"), "{}", outcome.stderr);
    }
}

#[test]
fn a_voices_own_configuration_is_used_and_checked() {
    let spelt = r#"{"audio": {"sample_rate": 22050}, "phoneme_type": "text",
        "phoneme_id_map": {"_": [0], "^": [1], "$": [2], "a": [3], "b": [4]}}"#;
    let ef = || Ef::new().file("v.onnx.json", spelt).args(["tts", "phonemes", "--engine", "piper", "--json"]);
    let outcome = ef().args(["--voice", "v.onnx", "abcac"]).run();
    assert_eq!(outcome.code, 0, "{}", outcome.stderr);
    let read: Value = serde_json::from_str(&outcome.stdout).unwrap();
    assert_eq!(read["chunks"][0]["ids"], serde_json::json!([1, 0, 3, 0, 4, 0, 3, 0, 2]));
    assert_eq!(read["unknown"], serde_json::json!([{"symbol": "c", "at": 2}]));
    let outcome = ef().file("v.onnx.json", "{\"audio\": {}}").args(["--voice", "v.onnx", "a"]).run();
    assert_eq!(outcome.code, 3);
    assert!(outcome.stderr.contains("has no `audio.sample_rate`"), "{}", outcome.stderr);
    if espeak()
        && let Some(voice) = shared("models/tiny/en_US-tiny-medium.onnx")
    {
        let read = json(&["Hello world.", "--engine", "piper", "--voice", voice.to_str().unwrap()]);
        assert_eq!(read["chunks"][0]["phonemes"], "həlˈoʊ wˈɜːld.");
        assert!(fs::exists(voice).unwrap());
    }
}

#[test]
fn voices_that_are_installed_are_read_with_their_own_symbols() {
    let spelt = r#"{"audio": {"sample_rate": 22050}, "phoneme_type": "text",
        "phoneme_id_map": {"_": [0], "^": [1], "$": [2], "a": [3], "b": [4]}}"#;
    let record = r#"{"version": 1, "kind": "piper", "name": "mine", "language": "en-us", "speakers": 1,
        "files": [{"name": "mine.onnx", "bytes": 1, "sha256": "00"}]}"#;
    let ef = |more: &[&str]| {
        Ef::new()
            .file("data/voices/piper/mine/voice.json", record)
            .file("data/voices/piper/mine/mine.onnx", "x")
            .file("data/voices/piper/mine/mine.onnx.json", spelt)
            .args(["tts", "phonemes", "--engine", "piper", "--json", "--voice", "mine", "ab"])
            .args(more.iter().copied())
    };
    for ef in [ef(&["--data-dir", "data"]), ef(&[]).env("EF_DATA_DIR", "data")] {
        let outcome = ef.run();
        assert_eq!(outcome.code, 0, "{}", outcome.stderr);
        let read: Value = serde_json::from_str(&outcome.stdout).unwrap();
        assert_eq!(read["chunks"][0]["ids"], serde_json::json!([1, 0, 3, 0, 4, 0, 2]));
    }
    assert_eq!(ef(&[]).run().code, 2, "it is not in the usual folder");
}

#[test]
fn a_broken_espeak_is_passed_over() {
    let broken = Ef::new().file("libespeak-ng.so.1", "no library").env("EF_ESPEAK", "libespeak-ng.so.1");
    let outcome = broken.args(["tts", "phonemes", "Hello."]).run();
    assert_eq!((outcome.code, outcome.stdout.as_str()), (0, "həlˈO.\n"), "{}", outcome.stderr);
}
