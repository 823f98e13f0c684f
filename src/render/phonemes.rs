//! How a text will be read, for people and as JSON.

use crate::{tts::front::Reading, ui::Ui};
use serde::Serialize;

/// What is the same for all texts of a run.
pub(crate) struct Facts {
    /// The engine's name.
    pub(crate) engine: &'static str,
    /// The voice's name.
    pub(crate) voice: String,
    /// Whether the words are shown in place of the phonemes.
    pub(crate) words: bool,
}

#[derive(Serialize)]
struct Shown<'a> {
    version: u32,
    text: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    normalized: Option<&'a str>,
    engine: &'a str,
    voice: &'a str,
    chunks: Vec<ShownChunk<'a>>,
    unknown: Vec<ShownUnknown<'a>>,
    #[serde(skip_serializing_if = "<[String]>::is_empty")]
    notes: &'a [String],
}

#[derive(Serialize)]
struct ShownChunk<'a> {
    text: &'a str,
    phonemes: &'a str,
    ids: &'a [i64],
    #[serde(skip_serializing_if = "Option::is_none")]
    style_row: Option<usize>,
    pause_after_s: f64,
    #[serde(skip_serializing_if = "is_zero")]
    silence_s: f64,
    /// Who reads it, where the text asks for somebody else.
    #[serde(skip_serializing_if = "Option::is_none")]
    voice: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    language: Option<&'a str>,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde hands a reference over")]
fn is_zero(seconds: &f64) -> bool {
    *seconds == 0.0
}

#[derive(Serialize)]
struct ShownUnknown<'a> {
    symbol: &'a str,
    at: usize,
}

/// Shows one text.
pub(crate) fn reading(ui: &Ui, text: &str, facts: &Facts, reading: &Reading) {
    if ui.json {
        ui.out.line(&json(text, facts, reading));
        return;
    }
    if let Some(normalised) = reading.normalised.as_ref().filter(|_| !facts.words) {
        ui.say(&format!("read as: {}", normalised.trim()));
    }
    for chunk in &reading.chunks {
        ui.out.line(if facts.words { &chunk.text } else { &chunk.phonemes });
    }
    if reading.chunks.is_empty() {
        ui.out.line("");
        ui.say("there is nothing to speak in this text");
    }
    for note in &reading.notes {
        ui.err.line(&format!("warning: {note}"));
    }
    if !reading.unknown.is_empty() {
        let names = reading.unknown.iter().map(|one| format!("`{}` at character {}", one.symbol, one.at));
        let names: Vec<String> = names.collect();
        ui.err.line(&format!("warning: not spoken: {}", names.join(", ")));
    }
}

fn json(text: &str, facts: &Facts, reading: &Reading) -> String {
    let chunks = reading.chunks.iter().map(|chunk| ShownChunk {
        text: &chunk.text,
        phonemes: &chunk.phonemes,
        ids: &chunk.ids,
        style_row: chunk.style_row,
        pause_after_s: chunk.pause_after.as_secs_f64(),
        silence_s: chunk.silence.as_secs_f64(),
        voice: chunk.style.voice.as_deref(),
        language: chunk.style.language.as_deref(),
    });
    let unknown = reading.unknown.iter().map(|one| ShownUnknown { symbol: &one.symbol, at: one.at });
    let shown = Shown {
        version: 1,
        text,
        normalized: reading.normalised.as_deref(),
        engine: facts.engine,
        voice: &facts.voice,
        chunks: chunks.collect(),
        unknown: unknown.collect(),
        notes: &reading.notes,
    };
    // Texts, numbers and lists always become JSON.
    serde_json::to_string(&shown).unwrap_or_default()
}
