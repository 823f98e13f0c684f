//! An engine that is given words: a text goes through the rules of reading first, whatever the engine is. Parts of
//! a text that ask for another voice or language go to engines that are opened for them.

use super::{Engine, Id, MadeOf, Manner, Speech};
use crate::tts::{
    Error,
    audio::resample,
    front::{Chunk, Reading},
    markup::Style,
    reading::{PartReader, Rules},
    session::Runtime,
    text::{detect, is_same_family, is_same_language},
};
use std::time::Duration;

/// Opens an engine for a part.
pub type Opener = Box<dyn FnMut(&Elsewhere) -> Result<Box<dyn Engine>, Error> + Send>;

/// Who speaks a part of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Elsewhere {
    /// The voice of the whole, in another of its languages.
    Language(String),
    /// Another voice.
    Voice {
        /// Its name; none where any voice for the language will do.
        name: Option<String>,
        /// The language.
        language: Option<String>,
    },
}

/// An engine behind the rules of reading.
pub struct Reads {
    inner: Box<dyn Engine>,
    rules: Rules,
    others: Others,
    /// Whether the language of each text is to be found out.
    auto: bool,
}

/// The engines that were opened for parts.
struct Others {
    opener: Opener,
    open: Vec<(Elsewhere, Box<dyn Engine>)>,
}

impl Others {
    /// Reads a part by the engine that speaks it, which is opened once.
    fn read(&mut self, who: Elsewhere, text: &str) -> Result<Reading, Error> {
        let known = self.open.iter().position(|(known, _)| *known == who);
        let at = known.unwrap_or(self.open.len());
        if known.is_none() {
            let engine = (self.opener)(&who)?;
            self.open.push((who, engine));
        }
        let mut reading = self.open[at].1.read(text)?;
        // 0 is the voice of the whole.
        reading.chunks.iter_mut().for_each(|chunk| chunk.speaker = at + 1);
        Ok(reading)
    }
}

/// Who speaks a language: the voice itself where it can.
fn of_language(inner: &mut dyn Engine, language: &str) -> Result<Elsewhere, Error> {
    let language = language.to_owned();
    Ok(if inner.has_language(&language)? {
        Elsewhere::Language(language)
    } else {
        Elsewhere::Voice { name: None, language: Some(language) }
    })
}

/// Reads the parts of one text.
struct Parts<'a> {
    inner: &'a mut dyn Engine,
    others: &'a mut Others,
    language: &'a str,
}

impl PartReader for Parts<'_> {
    fn read(&mut self, text: &str) -> Result<Reading, Error> {
        self.inner.read(text)
    }

    fn elsewhere(&mut self, text: &str, style: &Style) -> Result<Option<Reading>, Error> {
        let same_voice = style.voice.as_deref().is_none_or(|voice| voice == self.inner.voice());
        let same_language =
            style.language.as_deref().is_none_or(|language| is_same_language(language, self.language));
        if same_voice && same_language {
            return Ok(None);
        }
        let who = match (&style.voice, &style.language) {
            (None, Some(language)) => of_language(self.inner, language)?,
            (name, language) => Elsewhere::Voice { name: name.clone(), language: language.clone() },
        };
        self.others.read(who, text).map(Some)
    }
}

impl Reads {
    /// Puts rules before an engine; `opener` opens others for parts of a text. With `auto` each text is read in the
    /// language that it seems to be in.
    pub fn new(inner: Box<dyn Engine>, rules: Rules, opener: Opener, auto: bool) -> Self {
        Self { inner, rules, others: Others { opener, open: Vec::new() }, auto }
    }

    /// The engine that speaks a chunk.
    fn speaker(&mut self, chunk: &Chunk) -> &mut dyn Engine {
        match chunk.speaker.checked_sub(1).and_then(|at| self.others.open.get_mut(at)) {
            Some((_, engine)) => &mut **engine,
            None => &mut *self.inner,
        }
    }

    /// A text in another language than the engine's, read by an engine for that.
    fn in_its_language(&mut self, text: &str) -> Result<Option<Reading>, Error> {
        let Some(language) = detect(text).filter(|found| !is_same_family(found, &self.rules.language)) else {
            return Ok(None);
        };
        let who = of_language(&mut *self.inner, language)?;
        self.others.read(who, text).map(Some)
    }
}

impl Engine for Reads {
    fn id(&self) -> Id {
        self.inner.id()
    }

    fn voice(&self) -> &str {
        self.inner.voice()
    }

    fn sample_rate_hz(&self) -> u32 {
        self.inner.sample_rate_hz()
    }

    fn read(&mut self, text: &str) -> Result<Reading, Error> {
        if self.auto
            && let Some(reading) = self.in_its_language(text)?
        {
            return Ok(reading);
        }
        let language = self.rules.language.clone();
        let mut parts = Parts { inner: &mut *self.inner, others: &mut self.others, language: &language };
        self.rules.read(text, &mut parts)
    }

    fn begin(&mut self, letters: usize, manner: &Manner) {
        self.inner.begin(letters, manner);
    }

    fn load(&mut self, ids: usize, manner: &Manner) -> Result<(), Error> {
        self.inner.load(ids, manner)?;
        self.others.open.iter_mut().try_for_each(|(_, engine)| engine.load(ids, manner))
    }

    fn check(&self, manner: &Manner) -> Result<(), Error> {
        self.inner.check(manner)
    }

    fn made_of(&self) -> Option<MadeOf> {
        let mut made = self.inner.made_of()?;
        made.words.push(format!("{:?}", self.rules));
        Some(made)
    }

    fn speak(&mut self, chunk: &Chunk, manner: &Manner) -> Result<Speech, Error> {
        let wanted = self.inner.sample_rate_hz();
        let engine = self.speaker(chunk);
        let rate = engine.sample_rate_hz();
        let own = Chunk { speaker: 0, ..chunk.clone() };
        let mut speech =
            if chunk.speaker == 0 { engine.speak(chunk, manner)? } else { engine.speak(&own, manner)? };
        if let Some(written) = chunk.written.as_ref().filter(|_| chunk.speaker == 0) {
            speech.words = written.words(&chunk.text, speech.words);
        }
        if rate != wanted {
            let scaled = |at: usize| {
                let scaled = at as u64 * u64::from(wanted) / u64::from(rate.max(1));
                usize::try_from(scaled).unwrap_or(usize::MAX)
            };
            for word in &mut speech.words {
                word.start = scaled(word.start);
                word.end = scaled(word.end);
            }
            speech.samples = resample(speech.samples, rate, wanted)?;
        }
        Ok(speech)
    }

    fn pause(&self, chunk: &Chunk, manner: &Manner) -> Duration {
        match chunk.speaker.checked_sub(1).and_then(|at| self.others.open.get(at)) {
            Some((_, engine)) => engine.pause(chunk, manner),
            None => self.inner.pause(chunk, manner),
        }
    }

    fn runtime(&self) -> Option<(Runtime, Option<String>)> {
        self.inner.runtime()
    }

    fn notes(&mut self) -> Vec<String> {
        let mut notes = self.inner.notes();
        notes.extend(self.others.open.iter_mut().flat_map(|(_, engine)| engine.notes()));
        notes
    }
}
