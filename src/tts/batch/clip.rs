//! What is known of a finished clip, and the picture of its sound.

use crate::tts::{
    Error,
    audio::Sink,
    say::{Cue, Said},
};
use serde::{Deserialize, Serialize};
use std::sync::{Arc, Mutex, PoisonError};

/// A finished clip.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Clip {
    /// The engine that spoke.
    pub engine: String,
    /// The voice.
    pub voice: String,
    /// What ran the model.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub runtime: Option<String>,
    /// The rate at which the engine speaks.
    pub sample_rate_hz: u32,
    /// How many samples at that rate.
    pub samples: u64,
    /// The size of the file.
    pub bytes: u64,
    /// The file's checksum.
    pub sha256: String,
    /// The speed that was spoken at.
    pub speed: f32,
    /// How loud it is from start to end: two hexadecimal digits for each part.
    pub peaks: String,
    /// Symbols that the engine could not speak.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub unknown: Vec<String>,
    /// The loudness that was reached, when one was asked for.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub loudness: Option<f64>,
    /// When each sentence and word is spoken; only where subtitles are wanted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub cues: Option<Cues>,
}

/// Times of sentences and words.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Cues {
    /// Whether the times of words come from the engine.
    pub exact: bool,
    /// Start, end and text of each sentence.
    pub sentences: Vec<(f64, f64, String)>,
    /// Start, end and text of each word.
    pub words: Vec<(f64, f64, String)>,
}

impl Cues {
    /// As the writer of subtitles takes them.
    pub(super) fn lists(&self) -> (Vec<Cue>, Vec<Cue>) {
        let list = |cues: &[(f64, f64, String)]| {
            let cue = |(start_s, end_s, text): &(f64, f64, String)| Cue {
                start_s: *start_s,
                end_s: *end_s,
                text: text.clone(),
            };
            cues.iter().map(cue).collect()
        };
        (list(&self.sentences), list(&self.words))
    }
}

impl Clip {
    /// The clip of what was said; the file is not known yet.
    pub(super) fn of(said: Said, speed: f32, peaks: String, with_cues: bool) -> Self {
        let list = |cues: Vec<Cue>| cues.into_iter().map(|cue| (cue.start_s, cue.end_s, cue.text)).collect();
        Self {
            engine: said.engine.name().to_owned(),
            voice: said.voice,
            runtime: said.runtime.map(|(runtime, version)| match version {
                Some(version) => format!("{runtime} {version}"),
                None => runtime.to_string(),
            }),
            sample_rate_hz: said.sample_rate_hz,
            samples: said.samples as u64,
            bytes: 0,
            sha256: String::new(),
            speed,
            peaks,
            unknown: said.unknown.into_iter().map(|unknown| unknown.symbol).collect(),
            loudness: said.loudness.and_then(|measured| measured.after),
            cues: with_cues.then(|| Cues {
                exact: said.exact,
                sentences: list(said.sentences),
                words: list(said.words),
            }),
        }
    }

    /// Its length.
    #[expect(clippy::cast_precision_loss, reason = "a count of samples")]
    pub fn seconds(&self) -> f64 {
        if self.sample_rate_hz == 0 { 0.0 } else { self.samples as f64 / f64::from(self.sample_rate_hz) }
    }

    /// Whether nothing sounds in it, because there was nothing to speak.
    pub fn is_blank(&self) -> bool {
        self.samples == 0
    }
}

/// How many parts the picture has.
const PARTS: usize = 120;

/// The loudest sample of each stretch; stretches are joined as the sound grows, so that a long one costs no more.
#[derive(Clone, Debug)]
pub(super) struct Peaks {
    stretch: usize,
    loudest: Vec<f32>,
    filled: usize,
}

impl Peaks {
    pub(super) fn new() -> Self {
        Self { stretch: 64, loudest: Vec::with_capacity(PARTS * 4), filled: 0 }
    }

    pub(super) fn add(&mut self, samples: &[f32]) {
        for sample in samples {
            if self.filled == 0 {
                if self.loudest.len() == PARTS * 4 {
                    self.loudest =
                        self.loudest.chunks(2).map(|two| two.iter().copied().fold(0.0, f32::max)).collect();
                    self.stretch *= 2;
                }
                self.loudest.push(0.0);
            }
            if let Some(last) = self.loudest.last_mut() {
                *last = last.max(sample.abs());
            }
            self.filled = (self.filled + 1) % self.stretch;
        }
    }

    /// The picture: two hexadecimal digits for each part.
    pub(super) fn picture(&self) -> String {
        let count = self.loudest.len();
        let parts = count.min(PARTS);
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "from 0 to 255")]
        let part = |at: usize| {
            let (from, to) = (at * count / parts, ((at + 1) * count / parts).max(at * count / parts + 1));
            let loudest = self.loudest[from..to].iter().copied().fold(0.0f32, f32::max);
            (loudest.clamp(0.0, 1.0) * 255.0).round() as u8
        };
        crate::base::checksum::hex(&(0..parts).map(part).collect::<Vec<u8>>())
    }
}

/// A sink that looks at what passes.
pub(super) struct Watched {
    pub(super) inner: Box<dyn Sink>,
    pub(super) peaks: Arc<Mutex<Peaks>>,
}

impl Sink for Watched {
    fn write(&mut self, samples: &[f32]) -> Result<(), Error> {
        self.peaks.lock().unwrap_or_else(PoisonError::into_inner).add(samples);
        self.inner.write(samples)
    }

    fn finish(self: Box<Self>) -> Result<(), Error> {
        self.inner.finish()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_picture_has_a_bounded_size_and_keeps_its_shape() {
        let mut peaks = Peaks::new();
        assert_eq!(peaks.picture(), "");
        for second in 0..100u16 {
            peaks.add(&vec![if second < 50 { 0.0 } else { 1.0 }; 10_000]);
        }
        assert!(peaks.loudest.len() <= PARTS * 4);
        let picture = peaks.picture();
        assert_eq!(picture.len(), PARTS * 2);
        assert!(picture.starts_with("0000") && picture.ends_with("ffff"), "{picture}");
        let half = picture.matches("ff").count();
        assert!((55..=65).contains(&half), "{half}");
        let mut short = Peaks::new();
        short.add(&[0.5, -1.0]);
        assert_eq!(short.picture(), "ff");
    }
}
