//! Coqui's VITS models as coqui-tts exports them: one graph and a `config.json`, for any number of speakers and
//! languages.

use super::{Engine, Id, Manner, Speech, times};
use crate::tts::{
    Error,
    front::{Chunk, Reading},
    session::{self, Choice, Family, Graph, Job, Opened, Runtime, Session, Tensor},
    voice_config::CoquiConfig,
    voices,
};
use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
};

/// Turns a text into chunks for a Coqui model.
pub(crate) type Reader = Box<dyn FnMut(&str, &CoquiConfig) -> Result<Reading, Error> + Send>;

/// A Coqui model that runs here.
pub struct CoquiEngine {
    name: String,
    model: PathBuf,
    config: CoquiConfig,
    speaker: i64,
    language: i64,
    choice: Choice,
    reader: Reader,
    session: Option<Box<dyn Session>>,
    /// Whether the session tells the frames of ids.
    timed: bool,
    version: Option<String>,
    notes: Vec<String>,
}

impl CoquiEngine {
    /// A model from its two files. Its weights are loaded later.
    pub fn open(
        model: &Path,
        config: CoquiConfig,
        speaker: Option<&str>,
        language: Option<&str>,
        choice: Choice,
        reader: Reader,
    ) -> Result<Self, Error> {
        let graph = Graph::read(model)?;
        check(model, &graph)?;
        let name = model.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let count = i64::from(config.num_speakers).max(i64::try_from(config.speakers.len()).unwrap_or(0));
        let many = graph.input("sid").is_some();
        let speaker = number(&name, "speaker", "--speaker", &config.speakers, speaker, many, count)?;
        let languages = i64::try_from(config.languages.len()).unwrap_or(0);
        // A model of one language is given the text in another by espeak-ng's voice alone.
        let language = if graph.input("langid").is_some() {
            let asked = language.map(|asked| in_list(&config.languages, asked));
            number(&name, "language", "--lang", &config.languages, asked.as_deref(), true, languages)?
        } else {
            0
        };
        let (session, version, notes) = (None, None, Vec::new());
        let model = model.to_owned();
        Ok(Self {
            name,
            model,
            config,
            speaker,
            language,
            choice,
            reader,
            session,
            timed: false,
            version,
            notes,
        })
    }

    /// Something to tell before it speaks.
    #[must_use]
    pub fn noting(mut self, note: Option<String>) -> Self {
        self.notes.extend(note);
        self
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
        for (name, id) in [("sid", self.speaker), ("langid", self.language)] {
            if session.graph().input(name).is_some() {
                inputs.push((name, Tensor::I64(vec![1], vec![id])));
            }
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

/// The name under which a model has a language: `en` also for `en-us`, and the other way.
fn in_list(known: &BTreeMap<String, i64>, asked: &str) -> String {
    let plain = asked.to_lowercase().replace('_', "-");
    let family = |name: &str| name.split('-').next().unwrap_or_default().to_lowercase();
    let exact = known.keys().find(|name| name.to_lowercase() == plain);
    exact.or_else(|| known.keys().find(|name| family(name) == family(&plain))).map_or(plain, Clone::clone)
}

/// The number of a speaker or language: by name or number, else the first.
fn number(
    voice: &str,
    what: &str,
    flag: &str,
    names: &BTreeMap<String, i64>,
    asked: Option<&str>,
    many: bool,
    count: i64,
) -> Result<i64, Error> {
    let Some(asked) = asked else {
        return Ok(names.values().copied().min().unwrap_or(0));
    };
    if !many {
        return match asked {
            "0" => Ok(0),
            name => Err(Error::Request {
                what: format!("the voice `{voice}` has one {what}; there is no `{name}`"),
                help: format!("leave `{flag}` out"),
            }),
        };
    }
    let by_number = || asked.parse().ok().filter(|id| (0..count.max(1)).contains(id));
    names.get(asked).copied().or_else(by_number).ok_or_else(|| {
        let list: Vec<&str> = names.keys().map(String::as_str).take(20).collect();
        let near =
            voices::near(asked, &list).map(|near| format!("did you mean `{near}`? ")).unwrap_or_default();
        Error::Request {
            what: format!("the voice `{voice}` has no {what} `{asked}`"),
            help: format!("{near}it has {count}, by number from 0 or by name: {}", list.join(", ")),
        }
    })
}

/// Whether it is a VITS model of Coqui at all.
pub(in crate::tts) fn check(model: &Path, graph: &Graph) -> Result<(), Error> {
    let missing = ["input", "input_lengths", "scales"].into_iter().find(|name| graph.input(name).is_none());
    match missing {
        None => Ok(()),
        Some(name) => Err(Error::bad_model(
            model,
            &format!("it has no input `{name}`, so it is no VITS model of Coqui"),
        )),
    }
}

impl Engine for CoquiEngine {
    fn id(&self) -> Id {
        Id::Coqui
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
        // It is asked for before each text: what is loaded already costs nothing.
        if self.session.is_some() && (self.timed || !manner.word_times) {
            return Ok(());
        }
        let graph = Graph::read(&self.model)?;
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

    fn speak(&mut self, chunk: &Chunk, manner: &Manner) -> Result<Speech, Error> {
        if chunk.ids.is_empty() {
            return Ok(Speech::default());
        }
        let (mut samples, lengths) = self.run(chunk, manner)?;
        for sample in &mut samples {
            let loud = *sample * manner.volume;
            *sample = if loud.is_nan() { 0.0 } else { loud.clamp(-1.0, 1.0) };
        }
        let exact = lengths.is_some();
        let edges = match lengths {
            Some(lengths) => times::edges(&lengths, samples.len()),
            None => times::guessed(chunk, self.config.blank.unwrap_or(-1), samples.len()),
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn speakers_and_languages_go_by_name_or_number() {
        let names = BTreeMap::from([("eva".to_owned(), 1), ("jan".to_owned(), 0)]);
        let of = |asked, many| number("v", "speaker", "--speaker", &names, asked, many, 2);
        assert_eq!(
            (of(None, true).unwrap(), of(Some("eva"), true).unwrap(), of(Some("1"), true).unwrap()),
            (0, 1, 1)
        );
        assert!(of(Some("2"), true).unwrap_err().to_string().contains("no speaker `2`"));
        assert!(of(Some("eva"), false).unwrap_err().to_string().contains("one speaker"));
        let help = |error: &Error| miette::Diagnostic::help(error).unwrap().to_string();
        assert!(help(&of(Some("evva"), true).unwrap_err()).contains("did you mean `eva`"));
        let languages = BTreeMap::from([("en".to_owned(), 0), ("fr-fr".to_owned(), 1)]);
        let found = ["en_US", "fr", "FR-fr", "de"].map(|asked| in_list(&languages, asked));
        assert_eq!(found, ["en", "fr-fr", "fr-fr", "de"]);
    }
}
