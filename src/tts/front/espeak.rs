//! espeak-ng as an engine: it is given the text itself, so a chunk has phonemes to look at and no ids.

use super::{Chunk, Error, Front, Reading, piper::by_clauses, unknown::Unknowns};
use crate::tts::{
    espeak::{Espeak, Form},
    text::{Prepared, sentences},
};

/// Reads texts for a voice of espeak-ng.
#[derive(Debug)]
pub struct EspeakFront<'a> {
    espeak: &'a Espeak,
    voice: String,
}

impl<'a> EspeakFront<'a> {
    /// A front for a voice.
    pub fn new(espeak: &'a Espeak, voice: &str) -> Self {
        Self { espeak, voice: voice.to_owned() }
    }
}

impl EspeakFront<'_> {
    /// What will be heard. Phonemes in the text, `[[…]]`, stand as they are written.
    fn phonemes(&self, text: &str) -> Result<String, Error> {
        let mut all: Vec<String> = Vec::new();
        let mut rest = text;
        loop {
            let block = rest.split_once("[[").and_then(|(before, behind)| {
                let (inner, after) = behind.split_once("]]")?;
                Some((before, inner, after))
            });
            let (before, inner, after) = block.unwrap_or((rest, "", ""));
            if !before.trim().is_empty() {
                let scripts = by_clauses(&self.espeak.phonemes(&self.voice, before, Form::Plain)?);
                all.extend(scripts.iter().map(super::script::Script::phonemes));
            }
            if !inner.is_empty() {
                all.push(inner.to_owned());
            }
            if block.is_none() || after.is_empty() {
                break;
            }
            rest = after;
        }
        Ok(all.join(" ").trim().to_owned())
    }
}

impl Front for EspeakFront<'_> {
    fn read(&self, text: &str, normalise: bool) -> Result<Reading, Error> {
        let prepared = if normalise { Prepared::of(text) } else { Prepared::raw(text) };
        let whole = prepared.text.as_str();
        let parts: Vec<&str> = if normalise {
            sentences(whole, &self.voice).into_iter().map(|sentence| &whole[sentence.range]).collect()
        } else {
            vec![whole]
        };
        let mut chunks = Vec::new();
        for part in parts.into_iter().filter(|part| !part.trim().is_empty()) {
            let phonemes = self.phonemes(part)?;
            if !phonemes.is_empty() {
                chunks.push(Chunk { text: part.trim().to_owned(), phonemes, ..Chunk::default() });
            }
        }
        Ok(Reading { chunks, unknown: Unknowns::new(&prepared).into_list(), ..Reading::default() })
    }
}
