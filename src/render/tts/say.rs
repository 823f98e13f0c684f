//! What `ef tts say` says.

use crate::{
    tts::{Error, engine::Id, say::Said},
    ui::Ui,
};
use miette::Diagnostic;
use serde_json::{Value, json};
use std::path::{Path, PathBuf};

/// The version of the JSON object below.
const VERSION: u32 = 1;

/// What came of a run.
pub(crate) struct Outcome<'a> {
    /// What was spoken.
    pub(crate) said: &'a Said,
    /// The file, when there is one.
    pub(crate) path: Option<&'a Path>,
    /// The file of subtitles.
    pub(crate) subtitles: Option<PathBuf>,
    /// The engines that were passed over.
    pub(crate) passed: &'a [(Id, Error)],
    /// Whether there was nothing to speak.
    pub(crate) blank: bool,
    /// Whether the sound went to standard output.
    pub(crate) stream: bool,
}

/// That another engine speaks, why, and for the one that was wanted first how to get it.
pub(crate) fn passed(ui: &Ui, wanted: Id, error: &Error, instead: Id, with_help: bool) {
    ui.say(&format!("ef: {wanted} does not speak, {instead} does: {}", first_line(&error.to_string())));
    if let Some(help) = error.help().filter(|_| with_help) {
        ui.say(&format!("ef: for {wanted}: {help}"));
    }
}

/// The same for all that were passed over.
pub(crate) fn all_passed(ui: &Ui, all: &[(Id, Error)], instead: Id) {
    for (at, (id, error)) in all.iter().enumerate() {
        passed(ui, *id, error, instead, at == 0);
    }
}

fn first_line(text: &str) -> &str {
    text.lines().next().unwrap_or_default()
}

/// What is done.
pub(crate) fn done(ui: &Ui, outcome: &Outcome) {
    let said = outcome.said;
    for unknown in &said.unknown {
        let Value::String(symbol) = json!(unknown.symbol) else { continue };
        ui.err.line(&format!("ef: `{symbol}` (character {}) has no sound and was left out", unknown.at + 1));
    }
    if ui.json && !outcome.stream {
        ui.answer(&format!("{}\n", object(outcome)));
        return;
    }
    for note in &said.notes {
        ui.say(&format!("ef: {}", first_line(note)));
    }
    if outcome.blank {
        ui.say("ef: there is nothing to speak in the text");
    }
    let voice = if said.voice == said.engine.name() { String::new() } else { format!(" {}", said.voice) };
    if let Some(path) = outcome.path {
        ui.say(&format!("wrote `{}` ({:.1} s, {}{voice})", path.display(), said.seconds(), said.engine));
    }
    if let Some(path) = &outcome.subtitles {
        let exact = if said.exact { "" } else { "; the times of words are estimated" };
        ui.say(&format!("wrote `{}`{exact}", path.display()));
    }
}

fn object(outcome: &Outcome) -> Value {
    let said = outcome.said;
    let round = |number: f64| (number * 1000.0).round() / 1000.0;
    let cues = |cues: &[crate::tts::say::Cue]| -> Vec<Value> {
        let one = |cue: &crate::tts::say::Cue| json!({"start_s": round(cue.start_s), "end_s": round(cue.end_s), "text": cue.text});
        cues.iter().map(one).collect()
    };
    let unknown = said.unknown.iter().map(|one| json!({"symbol": one.symbol, "at": one.at}));
    let passed =
        outcome.passed.iter().map(|(id, error)| json!({"engine": id.name(), "reason": error.to_string()}));
    json!({
        "version": VERSION,
        "output": outcome.path.map(|path| path.display().to_string()),
        "subtitles": outcome.subtitles.as_ref().map(|path| path.display().to_string()),
        "engine": said.engine.name(),
        "voice": said.voice,
        "runtime": said.runtime.as_ref().map(|(runtime, _)| runtime.to_string()),
        "runtime_version": said.runtime.as_ref().and_then(|(_, version)| version.clone()),
        "sample_rate_hz": said.sample_rate_hz,
        "samples": said.samples,
        "seconds": round(said.seconds()),
        "blank": outcome.blank,
        "loudness_lufs": said.loudness.and_then(|measured| measured.after).map(round),
        "sentences": cues(&said.sentences),
        "words": cues(&said.words),
        "words_exact": said.exact,
        "unknown": unknown.collect::<Vec<_>>(),
        "passed": passed.collect::<Vec<_>>(),
        "notes": said.notes,
    })
}
