//! `ef tts`: real models, real espeak-ng, and everything that a user can give by mistake.

use crate::{
    ef::{Ef, Outcome},
    shared::{cannot, have, shared},
};
use std::{
    fs,
    io::{Read, Write},
    path::Path,
    process::{Command, Stdio},
};

/// A run in a project of its own, with a data folder of its own and without what the machine has of ONNX Runtime.
fn tts<A: Into<std::ffi::OsString>>(args: impl IntoIterator<Item = A>) -> Ef {
    let ef = Ef::new().args(["tts"]).args(args);
    let data = ef.path("data");
    ef.env("EF_DATA_DIR", data)
}

fn tiny(name: &str) -> Option<String> {
    shared(&format!("models/tiny/{name}")).map(|path| path.canonicalize().unwrap().display().to_string())
}

fn espeak() -> bool {
    have(&["espeak-ng"])
}

/// The samples of a WAV of 16 bits.
fn samples(bytes: &[u8]) -> Vec<i16> {
    assert!(bytes.starts_with(b"RIFF") && &bytes[8..12] == b"WAVE", "no WAV");
    let at = bytes.windows(4).position(|part| part == b"data").unwrap() + 8;
    bytes[at..].as_chunks::<2>().0.iter().map(|two| i16::from_le_bytes(*two)).collect()
}

fn refused(outcome: &Outcome, code: i32, words: &[&str]) {
    assert_eq!(outcome.code, code, "{outcome:?}");
    let plain = outcome.stderr.replace("\n  | ", " ");
    for word in words {
        assert!(plain.contains(word), "`{word}` is not in {}", outcome.stderr);
    }
    assert!(!outcome.stderr.contains("panicked"), "{outcome:?}");
}

/// No part of a file stays.
fn nothing_left(ef: &Ef) {
    let left: Vec<String> =
        ef.tree().into_iter().filter(|path| path.contains(".part") || path.contains(".adding")).collect();
    assert!(left.is_empty(), "{left:?}");
}

#[test]
fn it_speaks_without_any_model() {
    if !espeak() {
        return;
    }
    let ef = tts(["say", "Hello, world!"]);
    let outcome = ef.run();
    assert_eq!((outcome.code, outcome.stdout.as_str()), (0, ""), "{outcome:?}");
    assert!(outcome.stderr.contains("wrote `hello-world.wav`"), "{outcome:?}");
    assert!(outcome.stderr.contains("kokoro does not speak, espeak does"), "{outcome:?}");
    let heard = samples(&fs::read(ef.path("hello-world.wav")).unwrap());
    assert!(heard.len() > 5000 && heard.iter().any(|sample| sample.abs() > 1000));
    let strict = tts(["say", "Hello", "--strict"]).run();
    refused(&strict, 3, &["is not installed", "ef tts voices pull kokoro"]);
}

#[test]
fn piper_writes_the_samples_of_its_reference() {
    let (Some(model), Some(golden)) =
        (tiny("en_US-tiny-medium.onnx"), shared("golden/tts/frontdoor_piper.json"))
    else {
        return;
    };
    if !espeak() {
        return;
    }
    let golden: serde_json::Value = serde_json::from_slice(&fs::read(golden).unwrap()).unwrap();
    let texts = fs::read_to_string(shared("golden/tts/g2p.jsonl").unwrap()).unwrap();
    let mut compared = 0;
    for line in texts.lines() {
        let text: serde_json::Value = serde_json::from_str(line).unwrap();
        let id = text["id"].as_str().unwrap();
        if !["000", "001", "004"].contains(&id) {
            continue;
        }
        let wanted = &golden[&format!("{id}/en_US-tiny-medium.onnx/silence0.2")];
        let ef = tts([
            "say",
            text["text"].as_str().unwrap(),
            "--model",
            &model,
            "-o",
            "out.wav",
            "--no-normalize",
        ])
        .args(["--noise-scale", "0", "--noise-w-scale", "0", "--sentence-silence", "0.2"]);
        let outcome = ef.run();
        assert_eq!(outcome.code, 0, "{outcome:?}");
        let heard = samples(&fs::read(ef.path("out.wav")).unwrap());
        assert_eq!(heard.len() as u64, wanted["samples"].as_u64().unwrap(), "{id}");
        for (at, value) in wanted["every_997"].as_array().unwrap().iter().enumerate() {
            let off = i64::from(heard[at * 997]) - value.as_i64().unwrap();
            assert!(off.abs() <= 4, "{id}: sample {} is off by {off}", at * 997);
        }
        compared += 1;
    }
    assert_eq!(compared, 3);
}

#[test]
fn voices_are_added_listed_shown_verified_and_removed() {
    let (Some(piper), Some(kokoro), Some(pack)) =
        (tiny("en_US-tinymulti-medium.onnx"), tiny("kokoro-tiny-timed.onnx"), tiny("voices-tiny.bin"))
    else {
        return;
    };
    let ef = tts(["voices", "add", &piper, &kokoro, &pack]);
    let again = |args: &[&str]| {
        let mut command = ef.command();
        let mut with = Command::new(command.get_program());
        with.arg("tts").args(args).current_dir(ef.path(".")).env_clear();
        for (name, value) in command.get_envs() {
            with.env(name, value.unwrap_or_default());
        }
        command.stdin(Stdio::null());
        with.stdin(Stdio::null());
        ef.outcome(&mut with)
    };
    assert_eq!(ef.run().code, 0);
    let list = again(&["voices", "list", "--json", "--installed", "--engine", "kokoro"]);
    let list: serde_json::Value = serde_json::from_str(&list.stdout).unwrap();
    assert_eq!((list["version"].as_i64(), list["voices"].as_array().unwrap().len()), (Some(1), 6));
    assert!(again(&["voices", "list"]).stdout.contains("4 speakers"));
    assert!(again(&["voices", "show", "en_US-tinymulti-medium"]).stdout.contains("sha256"));
    assert_eq!(again(&["voices", "verify"]).code, 0);
    if espeak() {
        let said = again(&[
            "say",
            "One two.",
            "--voice",
            "af_heart:60,am_adam:40",
            "--subtitles",
            "json",
            "-o",
            "a.wav",
            "--json",
        ]);
        let said: serde_json::Value = serde_json::from_str(&said.stdout).unwrap();
        assert_eq!((said["engine"].as_str(), said["words_exact"].as_bool()), (Some("kokoro"), Some(true)));
        let words = said["words"].as_array().unwrap();
        assert_eq!(words.len(), 2);
        assert!(words[1]["end_s"].as_f64().unwrap() <= said["seconds"].as_f64().unwrap());
        assert!(ef.path("a.json").exists());
        let multi = again(&["say", "Hi", "--voice", "en_US-tinymulti-medium", "--speaker", "spk9"]);
        refused(&multi, 2, &["has no speaker `spk9`"]);
        assert_eq!(
            again(&["say", "Hi", "--voice", "en_US-tinymulti-medium", "-s", "spk3", "-o", "b.wav"]).code,
            0
        );
        refused(&again(&["say", "Hi", "--speed", "1.5", "--voice", "af_heart"]), 2, &["whole numbers"]);
    }
    fs::write(ef.path("data/voices/piper/en_US-tinymulti-medium/en_US-tinymulti-medium.onnx"), "x").unwrap();
    assert_eq!(again(&["voices", "verify"]).code, 1);
    assert_eq!(again(&["voices", "rm", "en_US-tinymulti-medium"]).code, 0);
    refused(&again(&["voices", "rm", "kokoro-tinytimed"]), 2, &["did you mean `kokoro-tiny-timed`"]);
    nothing_left(&ef);
}

#[test]
fn an_unknown_voice_suggests_near_names() {
    refused(
        &tts(["say", "Hi", "--voice", "af_hart"]).run(),
        2,
        &["no voice `af_hart`", "did you mean `af_heart`"],
    );
    if espeak() {
        refused(&tts(["say", "Hi", "--engine", "espeak", "--voice", "klingonese"]).run(), 2, &["klingonese"]);
    }
}

#[test]
fn text_that_says_nothing_gives_an_empty_sound() {
    if !espeak() {
        return;
    }
    for text in ["", "   \n\t ", "🙂 🎉"] {
        let ef = tts(["say", text, "--emoji", "drop", "--engine", "espeak", "-o", "out.wav", "--json"]);
        let outcome = ef.run();
        assert_eq!(outcome.code, 0, "{text:?}: {outcome:?}");
        let said: serde_json::Value = serde_json::from_str(&outcome.stdout).unwrap();
        assert_eq!(said["blank"].as_bool(), Some(true), "{text:?}");
        assert_eq!(samples(&fs::read(ef.path("out.wav")).unwrap()), [0i16; 0]);
    }
}

#[test]
fn what_is_no_text_is_refused_with_its_place() {
    let file = |bytes: &[u8]| tts(["say", "-f", "text.txt"]).file("text.txt", bytes);
    refused(&file(b"abc\0def").run(), 2, &["NUL byte", "byte 3"]);
    refused(&file(b"abc\ndef\xff").run(), 2, &["not UTF-8", "line 2"]);
    refused(&file(b"\xff\xfea\0").run(), 2, &["UTF-16"]);
    refused(&tts(["say", "-f", "nowhere.txt"]).run(), 3, &["nowhere.txt"]);
}

#[test]
fn models_that_are_none_are_refused_and_leave_nothing() {
    let (Some(piper), Some(kokoro), Some(pack)) =
        (tiny("en_US-tiny-medium.onnx"), tiny("kokoro-tiny.onnx"), tiny("voices-tiny.bin"))
    else {
        return;
    };
    let (model, json) = (fs::read(&piper).unwrap(), fs::read_to_string(format!("{piper}.json")).unwrap());
    let add = |name: &str, bytes: &[u8], json: &str| {
        let ef = tts(["voices", "add", name]).file(name, bytes).file(format!("{name}.json"), json);
        let outcome = ef.run();
        nothing_left(&ef);
        assert!(!ef.path("data/voices/piper/a").exists());
        outcome
    };
    refused(&add("a.onnx", &model[..model.len() / 2], &json), 3, &["a.onnx", "cut short"]);
    refused(&add("a.onnx", b"hello", &json), 3, &["no ONNX model"]);
    refused(&add("a.onnx", &model, &json[..200]), 3, &["a.onnx.json"]);
    refused(&add("a.onnx", &model, "{\"audio\": {}}"), 3, &["a.onnx.json` has no `"]);
    let pack = fs::read(pack).unwrap();
    let ef = tts(["voices", "add", "v.bin"]).file("v.bin", &pack[..pack.len() / 2]);
    refused(&ef.run(), 3, &["v.bin", "cut short"]);
    refused(&tts(["voices", "add", "."]).run(), 3, &["cannot read"]);
    if espeak() {
        let ef =
            tts(["say", "Hi", "--model", "a.onnx"]).file("a.onnx", &model[..5000]).file("a.onnx.json", &json);
        refused(&ef.run(), 3, &["a.onnx"]);
        let other = fs::read(kokoro).unwrap();
        let ef = tts(["say", "Hi", "--engine", "piper", "--model", "a.onnx"]).file("a.onnx", other);
        refused(&ef.file("a.onnx.json", &json).run(), 3, &["so it is no Piper voice"]);
        let ef = tts(["say", "Hi", "--model", "a.onnx"]).file("a.onnx", &model);
        refused(&ef.run(), 3, &["a.onnx.json"]);
    }
}

#[test]
fn an_output_that_cannot_be_is_told_before_anything_is_spoken() {
    if !espeak() {
        return;
    }
    let say = |path: &str| tts(["say", "Hi", "--engine", "espeak", "-o", path]).run();
    refused(&say("."), 3, &["takes a file, not a folder"]);
    refused(&say("no/such/folder/a.wav"), 3, &["the folder does not exist"]);
    if Path::new("/dev/full").exists() {
        let full = tts(["say", "Hi", "--engine", "espeak", "-o", "-", "--raw"]);
        let mut command = full.command();
        command.stdout(fs::File::options().write(true).open("/dev/full").unwrap());
        let outcome = command.stderr(Stdio::piped()).output().unwrap();
        assert_eq!(outcome.status.code(), Some(3));
        assert!(String::from_utf8_lossy(&outcome.stderr).contains("make room on the disk"));
    }
}

#[test]
fn a_reader_that_goes_away_is_no_failure() {
    if !espeak() {
        return;
    }
    let ef = tts(["say", "-f", "text.txt", "--engine", "espeak", "-o", "-"])
        .file("text.txt", "This is a sentence. ".repeat(200));
    let mut child = ef.command().stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    let mut stdout = child.stdout.take().unwrap();
    let mut head = [0; 44];
    stdout.read_exact(&mut head).unwrap();
    assert_eq!(&head[..4], b"RIFF");
    drop(stdout);
    let outcome = child.wait_with_output().unwrap();
    assert_eq!((outcome.status.code(), outcome.stderr), (Some(0), vec![]));
}

#[test]
fn an_interrupt_leaves_no_part_of_a_file() {
    if !espeak() {
        return;
    }
    let ef = tts(["say", "--engine", "espeak", "-o", "long.wav", "-f", "-"]);
    let mut command = ef.command();
    let mut child = command.stdin(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    let text = "This sentence goes on for a while, as sentences do. ".repeat(20_000);
    child.stdin.take().unwrap().write_all(text.as_bytes()).unwrap();
    let begun = crate::proc::poll(crate::proc::PATIENCE, || {
        ef.tree().iter().any(|path| path.contains(".part")).then_some(())
    });
    assert!(begun.is_some(), "it never began to write");
    Command::new("kill").args(["-INT", &child.id().to_string()]).status().unwrap();
    let outcome = child.wait_with_output().unwrap();
    let signal = std::os::unix::process::ExitStatusExt::signal(&outcome.status);
    assert!(signal == Some(2) || outcome.status.code() == Some(130), "{outcome:?}");
    nothing_left(&ef);
    assert!(!ef.path("long.wav").exists());
}

#[test]
fn engines_tells_what_is_there_and_why_not() {
    let ef = tts(["engines", "--json"]).env("EF_ORT_LIB", "/nowhere/libonnxruntime.so");
    let outcome = ef.run();
    assert_eq!(outcome.code, 0, "{outcome:?}");
    let answer: serde_json::Value = serde_json::from_str(&outcome.stdout).unwrap();
    let names: Vec<_> =
        answer["engines"].as_array().unwrap().iter().map(|one| one["name"].as_str().unwrap()).collect();
    assert_eq!(names, ["kokoro", "piper", "coqui", "espeak", "edge"]);
    let runtimes = answer["runtimes"].as_array().unwrap();
    assert_eq!((runtimes[0]["name"].as_str(), runtimes[0]["usable"].as_bool()), (Some("rten"), Some(true)));
    assert_eq!(runtimes[1]["passed"][0]["reason"].as_str(), Some("it is not there"));
    if answer["engines"][3]["usable"].as_bool() == Some(false) {
        cannot("espeak-ng is not there");
    }
    // Asking creates nothing.
    assert!(!ef.path("data").exists());
}

#[test]
fn what_an_engine_lacks_is_an_error_when_it_was_asked_for() {
    let Some(model) = tiny("en_US-tiny-medium.onnx") else { return };
    if espeak() {
        let outcome = tts(["say", "Hi", "--pitch", "80", "--model", &model]).run();
        refused(&outcome, 2, &["piper has no `--pitch`"]);
        assert_eq!(tts(["say", "Hi", "--pitch", "80", "--engine", "espeak"]).run().code, 0);
    }
    refused(
        &tts(["say", "Hi", "--runtime", "ort", "--model", &model]).run(),
        3,
        &["ONNX Runtime is not there"],
    );
}
