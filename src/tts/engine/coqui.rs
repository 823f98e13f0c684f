//! Coqui's VITS models as coqui-tts exports them: one graph and a `config.json`, for any number of speakers and
//! languages.

use super::{
    Engine, Id, MadeOf, Manner, Speech,
    vits::{self, Vits},
};
use crate::tts::{
    Error,
    front::{Chunk, Reading},
    session::{Choice, Graph, Runtime},
    voice_config::CoquiConfig,
    voices,
};
use std::{collections::BTreeMap, path::Path};

/// Turns a text into chunks for a Coqui model.
pub(crate) type Reader = Box<dyn FnMut(&str, &CoquiConfig) -> Result<Reading, Error> + Send>;

/// A Coqui model that runs here.
pub struct CoquiEngine {
    name: String,
    config: CoquiConfig,
    speaker: i64,
    language: i64,
    reader: Reader,
    vits: Vits,
}

/// What its model is.
const KIND: &str = "VITS model of Coqui";

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
        choice.check_runtime()?;
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
        Ok(Self { name, config, speaker, language, reader, vits: Vits::new(model, KIND, choice) })
    }

    /// Something to tell before it speaks.
    #[must_use]
    pub fn noting(mut self, note: Option<String>) -> Self {
        self.vits.seat.notes.extend(note);
        self
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
    vits::check(model, graph, KIND)
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

    fn begin(&mut self, letters: usize, manner: &Manner) {
        self.vits.begin(letters, manner);
    }

    fn has_language(&mut self, language: &str) -> Result<bool, Error> {
        let asked = in_list(&self.config.languages, language);
        Ok(self.config.languages.len() > 1 && self.config.languages.contains_key(&asked))
    }

    fn load(&mut self, ids: usize, manner: &Manner) -> Result<(), Error> {
        self.vits.load(ids, manner)
    }

    fn made_of(&self) -> Option<MadeOf> {
        let model = self.vits.model.clone();
        let config = CoquiConfig::beside(&model)?;
        let words = vec![format!("speaker {} language {}", self.speaker, self.language)];
        Some(MadeOf { files: vec![model, config], numbers: vec![], words })
    }

    fn speak(&mut self, chunk: &Chunk, manner: &Manner) -> Result<Speech, Error> {
        if chunk.ids.is_empty() {
            return Ok(Speech::default());
        }
        let own = [self.config.noise_scale, self.config.length_scale, self.config.noise_w_scale];
        let numbers = [("sid", self.speaker), ("langid", self.language)];
        let (samples, lengths) = self.vits.run(chunk, vits::scales(manner, own), &numbers, manner)?;
        Ok(vits::speech(chunk, samples, lengths, self.config.blank.unwrap_or(-1), manner.volume))
    }

    fn runtime(&self) -> Option<(Runtime, Option<String>)> {
        self.vits.seat.runtime()
    }

    fn notes(&mut self) -> Vec<String> {
        std::mem::take(&mut self.vits.seat.notes)
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
