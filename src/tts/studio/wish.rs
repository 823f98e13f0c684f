//! What is wished for.

use crate::tts::{
    edge::Cloud,
    engine::{Id, Manner},
    lexicon::Lexicon,
    normalize::Emoji,
    reading::Markup,
};
use std::{path::PathBuf, sync::Arc};

/// How good it is to sound, which chooses the engine.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Quality {
    /// Quick: Piper.
    Draft,
    /// Kokoro.
    Standard,
    /// Coqui.
    Premium,
}

/// What is wished for. Paths are absolute.
#[derive(Clone, Debug)]
#[expect(clippy::struct_excessive_bools, reason = "each is a choice of its own")]
pub struct Wish {
    /// The engine, when one is named.
    pub engine: Option<Id>,
    /// The engine of the settings.
    pub default_engine: Id,
    /// The engines that follow when it is not there.
    pub fallback: Vec<Id>,
    /// The quality.
    pub quality: Option<Quality>,
    /// The voice, or a blend of Kokoro's.
    pub voice: Option<String>,
    /// The language.
    pub language: Option<String>,
    /// The model: a file, or the name of an installed one.
    pub model: Option<String>,
    /// A file of Kokoro voices.
    pub pack: Option<PathBuf>,
    /// The speaker of a Piper or Coqui voice that has several.
    pub speaker: Option<String>,
    /// How to speak.
    pub manner: Manner,
    /// Whether another engine may not take over.
    pub strict: bool,
    /// Whether the text is put in order first.
    pub normalise: bool,
    /// What to do with emoji.
    pub emoji: Emoji,
    /// The dictionary.
    pub lexicon: Arc<Lexicon>,
    /// Whether the text is SSML.
    pub markup: Markup,
    /// Whether the first sentence is to sound as early as can be.
    pub early: bool,
    /// Whether the text is phonemes already.
    pub phonemes: bool,
    /// Whether the text may leave this machine.
    pub cloud: Cloud,
}

/// The flags that only some engines have.
type Special<'a> = (&'static str, bool, &'a [Id]);

impl Wish {
    /// The flags that are given and that this engine does not have, each with an engine that has it.
    pub fn unused(&self, id: Id) -> Vec<(&'static str, Id)> {
        let manner = &self.manner;
        // Coqui's models have all that Piper's have.
        let models = &[Id::Piper, Id::Coqui];
        let asked: [Special; 5] = [
            ("--pitch", manner.pitch.is_some(), &[Id::Espeak]),
            ("--noise-scale", manner.noise_scale.is_some(), models),
            ("--length-scale", manner.length_scale.is_some(), models),
            ("--noise-w-scale", manner.noise_w_scale.is_some(), models),
            ("--speaker", self.speaker.is_some(), models),
        ];
        let missing = asked.into_iter().filter(|(_, given, owners)| *given && !owners.contains(&id));
        missing.map(|(flag, _, owners)| (flag, owners[0])).collect()
    }
}

impl Default for Wish {
    fn default() -> Self {
        Self {
            engine: None,
            default_engine: Id::Kokoro,
            fallback: vec![Id::Piper, Id::Espeak],
            quality: None,
            voice: None,
            language: None,
            model: None,
            pack: None,
            speaker: None,
            manner: Manner::default(),
            strict: false,
            normalise: true,
            emoji: Emoji::default(),
            lexicon: Arc::default(),
            markup: Markup::default(),
            early: false,
            phonemes: false,
            cloud: Cloud::Off,
        }
    }
}

impl Wish {
    /// Whether one engine was asked for, and not left to the settings.
    pub fn is_explicit(&self) -> bool {
        self.engine.is_some() || self.model.is_some() || self.voice.is_some()
    }
}
