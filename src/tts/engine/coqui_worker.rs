//! Coqui's other models (XTTS and all that is no exported VITS): a worker in the project's Python speaks them, sentence by
//! sentence.

use super::{Engine, Id, MadeOf, Manner, Speech, espeak::by_letters};
use crate::tts::{
    Error, audio,
    front::{Chunk, Reading},
    voices,
    worker::{Loaded, Loading, Say, Worker},
};
use std::{
    sync::{Arc, OnceLock},
    time::Duration,
};

/// Turns a text into chunks: sentences within what the model takes.
pub(crate) type Reader = Box<dyn FnMut(&str) -> Result<Reading, Error> + Send>;

/// The rate that is promised where nobody knows better yet; XTTS has it.
const USUAL_RATE_HZ: u32 = 24_000;

/// A model that coqui-tts speaks.
pub struct CoquiWorkerEngine {
    name: String,
    worker: Arc<Worker>,
    loading: Loading,
    speaker: Option<String>,
    language: Option<String>,
    reader: Reader,
    made_of: Option<MadeOf>,
    loaded: Option<Loaded>,
    /// The rate that was told before the model was loaded.
    promised: OnceLock<u32>,
}

/// Who speaks, and in which language.
#[derive(Clone, Debug, Default)]
pub(in crate::tts) struct Who {
    /// What the model is made of, where that is known.
    pub(in crate::tts) made_of: Option<MadeOf>,
    /// The speaker, by name or number.
    pub(in crate::tts) speaker: Option<String>,
    /// The language.
    pub(in crate::tts) language: Option<String>,
}

impl CoquiWorkerEngine {
    /// A model with its worker. It is loaded later.
    pub(in crate::tts) fn open(
        name: &str,
        worker: Arc<Worker>,
        loading: Loading,
        who: Who,
        reader: Reader,
    ) -> Self {
        let Who { made_of, speaker, language } = who;
        let (loaded, promised) = (None, OnceLock::new());
        Self { name: name.to_owned(), worker, loading, speaker, language, reader, made_of, loaded, promised }
    }

    /// Loads the model, unless it is, and settles who speaks.
    fn ready(&mut self) -> Result<&Loaded, Error> {
        if self.loaded.is_none() {
            let loaded = self.worker.load(self.loading)?;
            self.speaker =
                chosen("speaker", "--speaker", &loaded.speakers, self.speaker.as_deref(), &self.name)?;
            let language = self.language.as_deref().map(|language| nearest(&loaded.languages, language));
            let language = language.or_else(|| loaded.languages.iter().find(|name| *name == "en").cloned());
            // A model of one language is not told which.
            self.language = if loaded.languages.is_empty() {
                None
            } else {
                chosen("language", "--lang", &loaded.languages, language.as_deref(), &self.name)?
            };
            return Ok(self.loaded.insert(loaded));
        }
        Ok(self.loaded.get_or_insert_default())
    }
}

/// A name of the list, by name or number; the first where none is asked for.
fn chosen(
    what: &str,
    flag: &str,
    list: &[String],
    asked: Option<&str>,
    model: &str,
) -> Result<Option<String>, Error> {
    let Some(asked) = asked else { return Ok(list.first().cloned()) };
    if list.is_empty() {
        return Err(Error::Request {
            what: format!("the voice `{model}` has one {what}; there is no `{asked}`"),
            help: format!("leave `{flag}` out"),
        });
    }
    let by_number = || asked.parse::<usize>().ok().and_then(|number| list.get(number));
    let found = list.iter().find(|name| name.eq_ignore_ascii_case(asked)).or_else(by_number);
    found.cloned().map(Some).ok_or_else(|| {
        let names: Vec<&str> = list.iter().map(String::as_str).collect();
        let near =
            voices::near(asked, &names).map(|near| format!("did you mean `{near}`? ")).unwrap_or_default();
        let some = names.iter().take(20).copied().collect::<Vec<_>>().join(", ");
        Error::Request {
            what: format!("the voice `{model}` has no {what} `{asked}`"),
            help: format!("{near}it has {}, by number from 0 or by name: {some}", list.len()),
        }
    })
}

/// The name that a model has for a language: `en` for `en-us`, `zh-cn` for `zh`.
fn nearest(list: &[String], asked: &str) -> String {
    let plain = asked.to_lowercase().replace('_', "-");
    let family = |name: &str| name.split('-').next().unwrap_or_default().to_lowercase();
    let exact = list.iter().find(|name| name.to_lowercase() == plain);
    exact.or_else(|| list.iter().find(|name| family(name) == family(&plain))).cloned().unwrap_or(plain)
}

impl Engine for CoquiWorkerEngine {
    fn id(&self) -> Id {
        Id::Coqui
    }

    fn voice(&self) -> &str {
        &self.name
    }

    /// Before the model is loaded nobody knows; what is told then is kept to.
    fn sample_rate_hz(&self) -> u32 {
        *self
            .promised
            .get_or_init(|| self.loaded.as_ref().map_or(USUAL_RATE_HZ, |loaded| loaded.sample_rate_hz))
    }

    fn read(&mut self, text: &str) -> Result<Reading, Error> {
        let reading = (self.reader)(text)?;
        if !reading.chunks.is_empty() {
            self.ready()?;
        }
        Ok(reading)
    }

    fn has_language(&mut self, language: &str) -> Result<bool, Error> {
        let languages = &self.ready()?.languages;
        Ok(languages.contains(&nearest(languages, language)))
    }

    fn made_of(&self) -> Option<MadeOf> {
        self.made_of.clone()
    }

    fn load(&mut self, _ids: usize, _manner: &Manner) -> Result<(), Error> {
        self.ready().map(drop)
    }

    fn speak(&mut self, chunk: &Chunk, manner: &Manner) -> Result<Speech, Error> {
        if chunk.text.trim().is_empty() {
            return Ok(Speech::default());
        }
        let rate = self.ready()?.sample_rate_hz;
        let say = Say {
            text: chunk.text.clone(),
            speaker: self.speaker.clone(),
            language: self.language.clone(),
            speed: manner.speed,
        };
        let mut samples = self.worker.speak(say)?;
        let promised = self.sample_rate_hz();
        if promised != rate {
            samples = audio::resample(samples, rate, promised)?;
        }
        for sample in &mut samples {
            *sample = (*sample * manner.volume).clamp(-1.0, 1.0);
        }
        Ok(Speech { words: by_letters(&chunk.text, samples.len()), samples, exact: false })
    }

    /// coqui-tts puts its own silence behind each sentence.
    fn pause(&self, _chunk: &Chunk, manner: &Manner) -> Duration {
        manner.sentence_silence.unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn speakers_and_languages_go_by_name_or_number() {
        let list = ["Ana Florence".to_owned(), "Damien".to_owned()];
        let of = |asked| chosen("speaker", "--speaker", &list, asked, "m");
        assert_eq!(of(None).unwrap().as_deref(), Some("Ana Florence"));
        assert_eq!(of(Some("damien")).unwrap().as_deref(), Some("Damien"));
        assert_eq!(of(Some("1")).unwrap().as_deref(), Some("Damien"));
        assert!(of(Some("Damian")).unwrap_err().to_string().contains("no speaker `Damian`"));
        assert!(
            chosen("speaker", "--speaker", &[], Some("x"), "m")
                .unwrap_err()
                .to_string()
                .contains("one speaker")
        );
        let languages = ["en".to_owned(), "zh-cn".to_owned()];
        assert_eq!(
            (nearest(&languages, "en_US"), nearest(&languages, "zh")),
            ("en".to_owned(), "zh-cn".to_owned())
        );
    }
}
