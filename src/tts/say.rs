//! From an engine that is ready to a finished sound: chunk after chunk, with the times of sentences and words.

use super::{
    Error,
    audio::{Measured, Shaped, pauses},
    engine::{Engine, Id, Manner, Speech},
    front::{Reading, Unknown},
    markup::Style,
    session::Runtime,
};
use std::{
    sync::atomic::{AtomicBool, Ordering},
    time::Duration,
};

/// A span of the sound and what is said in it, in seconds.
#[derive(Clone, Debug, PartialEq)]
pub struct Cue {
    /// When it begins.
    pub start_s: f64,
    /// When it ends.
    pub end_s: f64,
    /// What is said.
    pub text: String,
}

/// What was spoken.
#[derive(Clone, Debug)]
pub struct Said {
    /// The engine.
    pub engine: Id,
    /// The voice.
    pub voice: String,
    /// What ran the model, with the version where that is a library.
    pub runtime: Option<(Runtime, Option<String>)>,
    /// The rate at which the engine speaks.
    pub sample_rate_hz: u32,
    /// How many samples at that rate.
    pub samples: usize,
    /// A cue for each chunk.
    pub sentences: Vec<Cue>,
    /// A cue for each word.
    pub words: Vec<Cue>,
    /// Whether the times of words come from the engine.
    pub exact: bool,
    /// Symbols that the engine could not speak.
    pub unknown: Vec<Unknown>,
    /// What came of `--loudness`.
    pub loudness: Option<Measured>,
    /// What the engine has to tell.
    pub notes: Vec<String>,
}

impl Said {
    /// The length of the sound in seconds.
    pub fn seconds(&self) -> f64 {
        seconds(self.samples, self.sample_rate_hz)
    }
}

fn seconds(samples: usize, sample_rate_hz: u32) -> f64 {
    #[expect(clippy::cast_precision_loss, reason = "a count of samples")]
    let samples = samples as f64;
    samples / f64::from(sample_rate_hz)
}

/// Speaks a reading into a sink. `progress` hears how many chunks of how many are done.
pub fn speak(
    engine: &mut dyn Engine,
    reading: Reading,
    manner: &Manner,
    sink: Shaped,
    stop: &AtomicBool,
    progress: &mut dyn FnMut(usize, usize),
) -> Result<Said, Error> {
    if !reading.chunks.is_empty() {
        engine.load(reading.chunks.iter().map(|chunk| chunk.ids.len()).sum(), manner)?;
    }
    speak_on(engine, reading, manner, sink, stop, progress)
}

/// The same with an engine that is loaded already.
pub fn speak_on(
    engine: &mut dyn Engine,
    reading: Reading,
    manner: &Manner,
    mut sink: Shaped,
    stop: &AtomicBool,
    progress: &mut dyn FnMut(usize, usize),
) -> Result<Said, Error> {
    let rate = engine.sample_rate_hz();
    let notes = reading.notes;
    let mut said = Said {
        engine: engine.id(),
        voice: engine.voice().to_owned(),
        runtime: None,
        sample_rate_hz: rate,
        samples: 0,
        sentences: vec![],
        words: vec![],
        exact: true,
        unknown: reading.unknown,
        loudness: None,
        notes: vec![],
    };
    let count = reading.chunks.len();
    for (at, chunk) in reading.chunks.iter().enumerate() {
        if stop.load(Ordering::Relaxed) {
            return Err(Error::Interrupted);
        }
        let styled = styled(manner, &chunk.style);
        let mut speech = engine.speak(chunk, styled.as_ref().unwrap_or(manner))?;
        let sounding = speech.samples.len();
        let text = chunk.written.as_ref().map_or(&chunk.text, |written| &written.text);
        said.note(&speech, text);
        let pause = if at + 1 < count { engine.pause(chunk, manner) } else { Duration::ZERO };
        speech.samples.resize(sounding + pauses::samples(pause + chunk.silence, rate), 0.0);
        said.samples += speech.samples.len();
        sink.write(&speech.samples)?;
        progress(at + 1, count);
    }
    if stop.load(Ordering::Relaxed) {
        return Err(Error::Interrupted);
    }
    said.loudness = sink.finish()?;
    said.runtime = engine.runtime();
    said.notes = notes;
    said.notes.extend(engine.notes());
    Ok(said)
}

/// The manner of a chunk that markup wants spoken in its own way.
fn styled(manner: &Manner, style: &Style) -> Option<Manner> {
    let same = |factor: f32| (factor - 1.0).abs() < f32::EPSILON;
    if same(style.rate) && same(style.volume) && same(style.pitch) {
        return None;
    }
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped to what is taken")]
    let pitch = (!same(style.pitch)).then(|| (50.0 * style.pitch).clamp(0.0, 99.0) as u32);
    Some(Manner {
        speed: (manner.speed * style.rate).clamp(0.5, 2.0),
        volume: manner.volume * style.volume,
        pitch: pitch.or(manner.pitch),
        length_scale: manner.length_scale.map(|scale| scale / style.rate),
        ..manner.clone()
    })
}

impl Said {
    fn note(&mut self, speech: &Speech, text: &str) {
        let at = |sample: usize| seconds(self.samples + sample, self.sample_rate_hz);
        let cue = |start, end, text: &str| Cue { start_s: at(start), end_s: at(end), text: text.to_owned() };
        let words: Vec<Cue> = speech.words.iter().map(|word| cue(word.start, word.end, &word.text)).collect();
        if !text.trim().is_empty() {
            let sentence = cue(0, speech.samples.len(), text.trim());
            self.sentences.push(sentence);
        }
        self.exact &= speech.exact || speech.words.is_empty();
        self.words.extend(words);
    }
}
