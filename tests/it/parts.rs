//! Texts whose parts are spoken by several voices: SSML, and languages that are found out.

use crate::{
    ef::{Ef, Outcome},
    shared::{have, shared},
};
use std::{fs, path::Path, process::Command};

/// A project with two voices of Piper's, an English one and one that says it is German.
struct Voices {
    ef: Ef,
}

/// The same sound each time.
const STEADY: [&str; 4] = ["--noise-scale", "0", "--noise-w-scale", "0"];

impl Voices {
    fn new() -> Option<Self> {
        let file = |name: &str| Some(fs::read(shared(&format!("models/tiny/{name}"))?).unwrap());
        let (model, config) = (file("en_US-tiny-medium.onnx")?, file("en_US-tiny-medium.onnx.json")?);
        if !have(&["espeak-ng"]) {
            return None;
        }
        let config = String::from_utf8(config).unwrap();
        let mut german: serde_json::Value = serde_json::from_str(&config).unwrap();
        german["espeak"]["voice"] = "de".into();
        german["language"]["code"] = "de_DE".into();
        german["language"]["family"] = "de".into();
        // Slower, so that it is heard which one it is.
        german["inference"]["length_scale"] = 1.7.into();
        let ef = Ef::new()
            .file("a/en_US-anna-medium.onnx", &model)
            .file("a/en_US-anna-medium.onnx.json", &config)
            .file("a/de_DE-bert-medium.onnx", &model)
            .file("a/de_DE-bert-medium.onnx.json", german.to_string());
        let voices = Self { ef };
        for name in ["en_US-anna-medium", "de_DE-bert-medium"] {
            let added = voices.run(&["tts", "voices", "add", &format!("a/{name}.onnx")]);
            assert_eq!(added.code, 0, "{added:?}");
        }
        Some(voices)
    }

    fn run(&self, args: &[&str]) -> Outcome {
        let mut command = Command::new(env!("CARGO_BIN_EXE_ef"));
        command.args(args).current_dir(self.ef.path(".")).env_clear().env("HOME", self.ef.path("../home"));
        command.env("PATH", std::env::var_os("PATH").unwrap()).env("EF_DATA_DIR", self.ef.path("data"));
        self.ef.outcome(&mut command)
    }

    /// The samples of what is said, without the silence at both ends.
    fn say(&self, text: &str, more: &[&str]) -> Vec<i16> {
        let said = self.run(&[&["tts", "say", text, "-o", "out.wav"], &STEADY[..], more].concat());
        assert_eq!(said.code, 0, "{text}: {said:?}");
        samples(&self.ef.path("out.wav"))
    }
}

fn samples(path: &Path) -> Vec<i16> {
    let bytes = fs::read(path).unwrap();
    let at = bytes.windows(4).position(|part| part == b"data").unwrap() + 8;
    let all: Vec<i16> = bytes[at..].as_chunks::<2>().0.iter().map(|two| i16::from_le_bytes(*two)).collect();
    let first = all.iter().position(|sample| *sample != 0).unwrap_or(0);
    let last = all.iter().rposition(|sample| *sample != 0).map_or(0, |last| last + 1);
    all[first..last.max(first)].to_vec()
}

/// Whether the samples of one sound are in another.
fn holds(all: &[i16], part: &[i16]) -> bool {
    assert!(part.len() > 1000, "{} samples are too few to know a voice by", part.len());
    // Whole numbers may be rounded once more where a sound goes through another.
    let near = |window: &[i16]| window.iter().zip(part).all(|(one, other)| one.abs_diff(*other) <= 2);
    all.windows(part.len()).any(near)
}

#[test]
fn each_part_is_spoken_by_the_voice_that_it_asks_for() {
    let Some(voices) = Voices::new() else { return };
    let english = ["--voice", "en_US-anna-medium"];
    let text = "<speak>One two three. <voice name=\"de_DE-bert-medium\">Four five six.</voice> \
        <voice name=\"en-us\">Seven eight.</voice></speak>";
    let all = voices.say(text, &english);
    assert!(holds(&all, &voices.say("One two three.", &english)), "the voice of the whole is not heard");
    assert!(
        holds(&all, &voices.say("Four five six.", &["--voice", "de_DE-bert-medium"])),
        "the second is not heard"
    );
    assert!(!holds(&all, &voices.say("Four five six.", &english)), "the first voice speaks for the second");
    let espeak =
        voices.run(&["tts", "say", "Seven eight.", "--engine", "espeak", "--voice", "en-us", "-o", "e.wav"]);
    assert_eq!(espeak.code, 0, "{espeak:?}");
    assert!(holds(&all, &samples(&voices.ef.path("e.wav"))), "the third is not heard");
}

#[test]
fn a_language_finds_its_voice_in_a_text_and_in_a_batch() {
    let Some(voices) = Voices::new() else { return };
    let english = ["--voice", "en_US-anna-medium"];
    let german = "Guten Morgen, wie geht es Ihnen heute?";
    let alone = voices.say(german, &["--voice", "de_DE-bert-medium", "--lang", "de"]);
    let marked = format!("<speak>One two three. <lang xml:lang=\"de\">{german}</lang></speak>");
    let piper = ["--engine", "piper", "--voice", "en_US-anna-medium"];
    let all = voices.say(&marked, &piper);
    assert!(holds(&all, &alone) && holds(&all, &voices.say("One two three.", &english)));
    // Found out: the German text goes to the German voice, the English one stays.
    let auto = |text: &str| voices.say(text, &["--voice", "en_US-anna-medium", "--lang", "auto"]);
    assert!(holds(&auto(german), &alone));
    assert_eq!(auto("This is the first of them."), voices.say("This is the first of them.", &english));
    let rows = format!(
        "{{\"id\": \"a\", \"text\": \"This is the first of them.\"}}\n{{\"id\": \"b\", \"text\": \"{german}\"}}\n"
    );
    fs::write(voices.ef.path("rows.jsonl"), rows).unwrap();
    let args =
        ["tts", "batch", "rows.jsonl", "-o", "clips", "--voice", "en_US-anna-medium", "--lang", "auto"];
    let batch = voices.run(&[&args[..], &STEADY[..]].concat());
    assert_eq!(batch.code, 0, "{batch:?}");
    let clip = |id: &str| {
        let names = fs::read_dir(voices.ef.path("clips")).unwrap().flatten().map(|entry| entry.path());
        let of = |path: &std::path::PathBuf| path.file_name().unwrap().to_string_lossy().starts_with(id);
        samples(&names.into_iter().find(of).unwrap())
    };
    assert!(holds(&clip("b"), &alone), "the German row is not in the German voice");
    assert!(!holds(&clip("a"), &alone));
}

#[test]
fn a_part_whose_voice_is_not_there_names_it() {
    let Some(voices) = Voices::new() else { return };
    let text = "<speak>One. <voice name=\"nobody-at-all\">Two.</voice></speak>";
    let said = voices.run(&["tts", "say", text, "--voice", "en_US-anna-medium", "-o", "out.wav"]);
    assert_ne!(said.code, 0, "{said:?}");
    assert!(said.stderr.contains("nobody-at-all"), "{said:?}");
    assert!(!voices.ef.path("out.wav").exists());
}
