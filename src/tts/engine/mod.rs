//! The engines behind one interface. An engine reads a text (with the front end that fits it) and speaks the chunks
//! one by one. `docs/engines.md` has the check list for a new one; `contract_tests.rs` holds every engine to it.

mod coqui;
mod coqui_worker;
mod edge;
mod espeak;
mod kokoro;
mod piper;
mod reads;
mod times;
mod vits;
mod written;

#[cfg(test)]
mod contract_tests;
#[cfg(test)]
mod full_tests;
#[cfg(test)]
mod golden_tests;

pub use coqui::CoquiEngine;
pub use coqui_worker::CoquiWorkerEngine;
pub(in crate::tts) use coqui_worker::Who;
pub use edge::EdgeEngine;
pub use espeak::EspeakEngine;
pub use kokoro::KokoroEngine;
pub use piper::PiperEngine;
pub use reads::{Elsewhere, Opener, Reads};

pub(in crate::tts) use coqui::check as check_coqui;
pub(in crate::tts) use kokoro::check as check_kokoro;
pub(in crate::tts) use piper::check as check_piper;

use super::{
    Error,
    front::{Chunk, Reading},
    session::Runtime,
};
use std::{fmt, path::PathBuf, str::FromStr, time::Duration};

/// The engines by name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Id {
    /// Kokoro-82M.
    Kokoro,
    /// Piper voices.
    Piper,
    /// Coqui's models: VITS here, others by coqui-tts.
    Coqui,
    /// espeak-ng.
    Espeak,
    /// Edge: Microsoft's service.
    Edge,
}

impl Id {
    /// All of them, the best first.
    pub const ALL: [Self; 5] = [Self::Kokoro, Self::Piper, Self::Coqui, Self::Espeak, Self::Edge];

    /// The engine of a name; one that would send text away is none here.
    pub fn local(name: &str) -> Self {
        name.parse().ok().filter(|id| *id != Self::Edge).unwrap_or(Self::Kokoro)
    }

    /// The name as it is typed.
    pub fn name(self) -> &'static str {
        match self {
            Self::Kokoro => "kokoro",
            Self::Piper => "piper",
            Self::Coqui => "coqui",
            Self::Espeak => "espeak",
            Self::Edge => "edge",
        }
    }
}

impl fmt::Display for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl FromStr for Id {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, ()> {
        Self::ALL.into_iter().find(|id| id.name() == text).ok_or(())
    }
}

/// How to speak. What an engine does not have is refused when it is opened, not passed over.
#[derive(Clone, Debug, PartialEq)]
pub struct Manner {
    /// 1 is the voice's own speed, 2 twice as fast.
    pub speed: f32,
    /// From 0 to 99, 50 is usual; espeak-ng only.
    pub pitch: Option<u32>,
    /// How much the sound varies; Piper and Coqui only.
    pub noise_scale: Option<f32>,
    /// How long a symbol lasts, in place of the voice's own; Piper and Coqui only.
    pub length_scale: Option<f32>,
    /// How much durations vary; Piper and Coqui only.
    pub noise_w_scale: Option<f32>,
    /// The silence between sentences. `None` for what the engine does by itself.
    pub sentence_silence: Option<Duration>,
    /// What the samples are multiplied with.
    pub volume: f32,
    /// Piper: whether each sentence is brought to full level, as its reference program does.
    pub normalize: bool,
    /// Kokoro: whether the silence at both ends of a chunk is cut off, as its reference program does.
    pub trim: bool,
    /// Whether the times of words are wanted; some models make them only when asked.
    pub word_times: bool,
}

impl Default for Manner {
    fn default() -> Self {
        Self {
            speed: 1.0,
            pitch: None,
            noise_scale: None,
            length_scale: None,
            noise_w_scale: None,
            sentence_silence: None,
            volume: 1.0,
            normalize: true,
            trim: true,
            word_times: false,
        }
    }
}

/// A word and the samples that speak it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Timed {
    /// The word.
    pub text: String,
    /// Its first sample.
    pub start: usize,
    /// The sample after its last.
    pub end: usize,
}

/// A chunk as sound.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Speech {
    /// One channel, from -1 to 1.
    pub samples: Vec<f32>,
    /// Its words, in order.
    pub words: Vec<Timed>,
    /// Whether the times come from the engine, and not from the lengths of the words.
    pub exact: bool,
}

/// What a voice's sound depends on, beside the text and the manner: for a cache, which must know two voices apart
/// and may know one again when it lies elsewhere.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct MadeOf {
    /// Files, by what is in them.
    pub files: Vec<PathBuf>,
    /// Numbers, such as those of a blend.
    pub numbers: Vec<u8>,
    /// Names and versions.
    pub words: Vec<String>,
}

/// A voice that is ready to speak.
pub trait Engine: Send {
    /// Which engine it is.
    fn id(&self) -> Id;
    /// The voice's name.
    fn voice(&self) -> &str;
    /// The rate of its sound. Known before the first chunk.
    fn sample_rate_hz(&self) -> u32;
    /// Turns a text into chunks within the engine's limit. No word is lost; what cannot be spoken is told.
    fn read(&mut self, text: &str) -> Result<Reading, Error>;
    /// Begins to load what a text of so many letters needs, while the text is read. What goes wrong is told by `load`.
    fn begin(&mut self, _letters: usize, _manner: &Manner) {}
    /// Makes ready for so many ids in all: loads the model. Called before the first chunk of each text; an engine that
    /// is ready already has nothing to do.
    fn load(&mut self, ids: usize, manner: &Manner) -> Result<(), Error>;
    /// Whether this voice itself speaks another language when it is opened for it: a model of many languages does.
    fn has_language(&mut self, _language: &str) -> Result<bool, Error> {
        Ok(false)
    }
    /// Whether the voice can speak in this manner; said before anything is loaded.
    fn check(&self, _manner: &Manner) -> Result<(), Error> {
        Ok(())
    }
    /// What its sound depends on. `None` for one that may sound different tomorrow: it is never cached.
    fn made_of(&self) -> Option<MadeOf> {
        None
    }
    /// Speaks one chunk. An empty chunk is silence of no length.
    fn speak(&mut self, chunk: &Chunk, manner: &Manner) -> Result<Speech, Error>;
    /// The silence between this chunk and the next, where `speak` has not put it already.
    fn pause(&self, chunk: &Chunk, manner: &Manner) -> Duration {
        manner.sentence_silence.unwrap_or(chunk.pause_after)
    }
    /// What runs the model, when there is one and it is loaded; with its version where that is a library.
    fn runtime(&self) -> Option<(Runtime, Option<String>)> {
        None
    }
    /// What the user should hear of, such as a runtime that was passed over. Each is given once.
    fn notes(&mut self) -> Vec<String> {
        Vec::new()
    }
}
