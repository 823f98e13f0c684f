//! Piper: a VITS model and its JSON, for any number of speakers.

use super::{Engine, Id, MadeOf, Manner, Speech, times};
use crate::tts::{
    Error,
    front::{Chunk, Reading},
    session::{self, Choice, Family, Job, Opened, Runtime, Session, Tensor},
    voice_config::PiperConfig,
    voices,
};
use std::path::{Path, PathBuf};

/// Turns a text into chunks for a Piper voice.
pub(crate) type Reader = Box<dyn FnMut(&str, &PiperConfig) -> Result<Reading, Error> + Send>;

/// A Piper voice.
pub struct PiperEngine {
    name: String,
    model: PathBuf,
    config: PiperConfig,
    speaker: Option<i64>,
    choice: Choice,
    reader: Reader,
    session: Option<Box<dyn Session>>,
    /// Whether the session tells the frames of ids.
    timed: bool,
    version: Option<String>,
    notes: Vec<String>,
}

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
        let name = model.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let speaker = speaker_id(&name, &config, speaker)?;
        let (session, version, notes) = (None, None, Vec::new());
        let model = model.to_owned();
        Ok(Self { name, model, config, speaker, choice, reader, session, timed: false, version, notes })
    }

    fn scales(&self, manner: &Manner) -> Vec<f32> {
        let length = manner.length_scale.unwrap_or(self.config.length_scale) / manner.speed;
        let noise = manner.noise_scale.unwrap_or(self.config.noise_scale);
        vec![noise, length, manner.noise_w_scale.unwrap_or(self.config.noise_w_scale)]
    }

    /// The sound, and the frames of each id when they are wanted and the model tells them.
    fn run(&mut self, chunk: &Chunk, manner: &Manner) -> Result<(Vec<f32>, Option<Vec<f32>>), Error> {
        let scales = self.scales(manner);
        let Some(session) = self.session.as_mut() else {
            return Err(Error::bad_model(&self.model, "it is not loaded"));
        };
        let count = chunk.ids.len();
        let mut inputs = vec![
            ("input", Tensor::I64(vec![1, count], chunk.ids.clone())),
            ("input_lengths", Tensor::I64(vec![1], vec![i64::try_from(count).unwrap_or(i64::MAX)])),
            ("scales", Tensor::F32(vec![3], scales)),
        ];
        if session.graph().input("sid").is_some() {
            inputs.push(("sid", Tensor::I64(vec![1], vec![self.speaker.unwrap_or(0)])));
        }
        let output = session.graph().outputs[0].name.clone();
        let frames = session.graph().ceil.clone().filter(|_| manner.word_times);
        let mut wanted = vec![output.as_str()];
        wanted.extend(frames.as_deref());
        let mut results = session.run(inputs, &wanted)?;
        let lengths = if results.len() > 1 { results.pop().map(Tensor::into_floats) } else { None };
        let samples = results.pop().map(Tensor::into_floats).unwrap_or_default();
        Ok((samples, lengths.filter(|lengths| lengths.len() == count)))
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
pub(in crate::tts) fn check(model: &Path, graph: &session::Graph) -> Result<(), Error> {
    let missing = ["input", "input_lengths", "scales"].into_iter().find(|name| graph.input(name).is_none());
    match missing {
        None => Ok(()),
        Some(name) => {
            Err(Error::bad_model(model, &format!("it has no input `{name}`, so it is no Piper voice")))
        }
    }
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

    fn load(&mut self, ids: usize, manner: &Manner) -> Result<(), Error> {
        // The frames of ids are in a session only when it was opened for them.
        if self.session.is_some() && (self.timed || !manner.word_times) {
            return Ok(());
        }
        let graph = session::Graph::read(&self.model)?;
        check(&self.model, &graph)?;
        let extra = graph.ceil.clone().filter(|_| manner.word_times).into_iter().collect();
        let job = Job { family: Family::Piper, ids, extra };
        let Opened { session, version, notes } = session::open(&self.model, graph, &self.choice, &job)?;
        self.session = Some(session);
        self.timed = manner.word_times;
        self.version = version;
        self.notes.extend(notes);
        Ok(())
    }

    fn made_of(&self) -> Option<MadeOf> {
        let mut json = self.model.clone().into_os_string();
        json.push(".json");
        let speaker = format!("speaker {:?}", self.speaker);
        Some(MadeOf { files: vec![self.model.clone(), json.into()], numbers: vec![], words: vec![speaker] })
    }

    fn speak(&mut self, chunk: &Chunk, manner: &Manner) -> Result<Speech, Error> {
        if chunk.ids.is_empty() {
            return Ok(Speech::default());
        }
        let (mut samples, lengths) = self.run(chunk, manner)?;
        if manner.normalize {
            to_full_level(&mut samples);
        }
        for sample in &mut samples {
            let loud = *sample * manner.volume;
            *sample = if loud.is_nan() { 0.0 } else { loud.clamp(-1.0, 1.0) };
        }
        let pad = self.config.phoneme_id_map.get("_").and_then(|ids| ids.first()).copied().unwrap_or(0);
        let exact = lengths.is_some();
        let edges = match lengths {
            Some(lengths) => times::edges(&lengths, samples.len()),
            None => times::guessed(chunk, pad, samples.len()),
        };
        Ok(Speech { words: times::words(chunk, &edges), samples, exact })
    }

    fn runtime(&self) -> Option<(Runtime, Option<String>)> {
        self.session.as_ref().map(|session| (session.runtime(), self.version.clone()))
    }

    fn notes(&mut self) -> Vec<String> {
        std::mem::take(&mut self.notes)
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
