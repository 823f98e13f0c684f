//! An engine that is given words: a text goes through the rules of reading first, whatever the engine is.

use super::{Engine, Id, MadeOf, Manner, Speech};
use crate::tts::{
    Error,
    front::{Chunk, Reading},
    reading::Rules,
    session::Runtime,
};
use std::time::Duration;

/// An engine behind the rules of reading.
pub struct Reads {
    inner: Box<dyn Engine>,
    rules: Rules,
}

impl Reads {
    /// Puts rules before an engine.
    pub fn new(inner: Box<dyn Engine>, rules: Rules) -> Self {
        Self { inner, rules }
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
        let inner = &mut self.inner;
        self.rules.read(text, &mut |text| inner.read(text))
    }

    fn load(&mut self, ids: usize, manner: &Manner) -> Result<(), Error> {
        self.inner.load(ids, manner)
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
        let mut speech = self.inner.speak(chunk, manner)?;
        if let Some(written) = &chunk.written {
            speech.words = written.words(&chunk.text, speech.words);
        }
        Ok(speech)
    }

    fn pause(&self, chunk: &Chunk, manner: &Manner) -> Duration {
        self.inner.pause(chunk, manner)
    }

    fn runtime(&self) -> Option<(Runtime, Option<String>)> {
        self.inner.runtime()
    }

    fn notes(&mut self) -> Vec<String> {
        self.inner.notes()
    }
}
