//! Piper: a VITS model and its JSON, for any number of speakers.

use super::{
    Engine, Id, MadeOf, Manner, Speech,
    vits::{self, Vits},
};
use crate::tts::{
    Error,
    front::{Chunk, Reading},
    session::{Choice, Graph, Runtime},
    voice_config::PiperConfig,
    voices,
};
use std::path::Path;

/// Turns a text into chunks for a Piper voice.
pub(crate) type Reader = Box<dyn FnMut(&str, &PiperConfig) -> Result<Reading, Error> + Send>;

/// A Piper voice.
pub struct PiperEngine {
    name: String,
    config: PiperConfig,
    speaker: Option<i64>,
    reader: Reader,
    vits: Vits,
}

/// What its model is.
const KIND: &str = "Piper voice";

impl PiperEngine {
    /// A voice from its two files. The model is loaded later.
    pub fn open(
        model: &Path,
        config: PiperConfig,
        speaker: Option<&str>,
        choice: Choice,
        reader: Reader,
    ) -> Result<Self, Error> {
        if !model.exists() {
            return Err(Error::unreadable(model, std::io::ErrorKind::NotFound.into()));
        }
        choice.check_runtime()?;
        let name = model.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let speaker = speaker_id(&name, &config, speaker)?;
        Ok(Self { name, config, speaker, reader, vits: Vits::new(model, KIND, choice) })
    }
}

/// The speaker's number: by name or number, else the voice's own choice. `None` for a voice of one speaker.
fn speaker_id(voice: &str, config: &PiperConfig, wanted: Option<&str>) -> Result<Option<i64>, Error> {
    let count = i64::from(config.num_speakers);
    if count <= 1 && config.speaker_id_map.is_empty() {
        return match wanted {
            None | Some("0") => Ok(None),
            Some(name) => Err(Error::Request {
                what: format!("the voice `{voice}` has one speaker; there is no `{name}`"),
                help: "leave `--speaker` out".to_owned(),
            }),
        };
    }
    let Some(name) = wanted else { return Ok(Some(config.default_speaker_id.min(count - 1))) };
    let known = config.speaker_id_map.get(name).copied();
    known.or_else(|| name.parse().ok()).filter(|id| (0..count).contains(id)).map(Some).ok_or_else(|| {
        let names: Vec<&str> = config.speaker_id_map.keys().map(String::as_str).take(20).collect();
        let near =
            voices::near(name, &names).map(|name| format!("did you mean `{name}`? ")).unwrap_or_default();
        Error::Request {
            what: format!("the voice `{voice}` has no speaker `{name}`"),
            help: format!("{near}it has {count}, by number from 0 or by name: {}", names.join(", ")),
        }
    })
}

/// Whether it is a Piper voice at all.
pub(in crate::tts) fn check(model: &Path, graph: &Graph) -> Result<(), Error> {
    vits::check(model, graph, KIND)
}

impl Engine for PiperEngine {
    fn id(&self) -> Id {
        Id::Piper
    }

    fn voice(&self) -> &str {
        &self.name
    }

    fn sample_rate_hz(&self) -> u32 {
        self.config.sample_rate_hz
    }

    fn read(&mut self, text: &str) -> Result<Reading, Error> {
        (self.reader)(text, &self.config)
    }

    fn begin(&mut self, letters: usize, manner: &Manner) {
        self.vits.begin(letters, manner);
    }

    fn load(&mut self, ids: usize, manner: &Manner) -> Result<(), Error> {
        self.vits.load(ids, manner)
    }

    fn made_of(&self) -> Option<MadeOf> {
        let mut json = self.vits.model.clone().into_os_string();
        json.push(".json");
        let speaker = format!("speaker {:?}", self.speaker);
        Some(MadeOf {
            files: vec![self.vits.model.clone(), json.into()],
            numbers: vec![],
            words: vec![speaker],
        })
    }

    fn speak(&mut self, chunk: &Chunk, manner: &Manner) -> Result<Speech, Error> {
        if chunk.ids.is_empty() {
            return Ok(Speech::default());
        }
        let own = [self.config.noise_scale, self.config.length_scale, self.config.noise_w_scale];
        let speaker = [("sid", self.speaker.unwrap_or(0))];
        let (mut samples, lengths) = self.vits.run(chunk, vits::scales(manner, own), &speaker, manner)?;
        if manner.normalize {
            to_full_level(&mut samples);
        }
        let pad = self.config.phoneme_id_map.get("_").and_then(|ids| ids.first()).copied().unwrap_or(0);
        Ok(vits::speech(chunk, samples, lengths, pad, manner.volume))
    }

    fn runtime(&self) -> Option<(Runtime, Option<String>)> {
        self.vits.seat.runtime()
    }

    fn notes(&mut self) -> Vec<String> {
        std::mem::take(&mut self.vits.seat.notes)
    }
}

/// Divides by the peak, as Piper does with each sentence.
fn to_full_level(samples: &mut [f32]) {
    let peak = samples.iter().fold(0.0f32, |peak, sample| peak.max(sample.abs()));
    if peak < 1e-8 {
        samples.fill(0.0);
    } else {
        for sample in samples {
            *sample /= peak;
        }
    }
}
