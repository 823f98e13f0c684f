//! Coqui's VITS models: letters or phonemes, each an id, with a blank around and between them.

use super::{
    Chunk, Error, Front, Reading,
    cleaners::{Cleaned, clean},
    punctuated::{self, Manner},
    script::{Script, Symbol},
    unknown::Unknowns,
};
use crate::tts::{
    espeak::{Espeak, Form},
    text::{Prepared, sentences},
    voice_config::{CoquiConfig, Phonemizer, espeak_name},
};
use std::{ops::Range, time::Duration};

/// The most symbols of one run; longer sentences are cut at a space.
const MOST_SYMBOLS: usize = 2_500;
/// The silence behind a sentence, in samples: as much as coqui-tts puts there.
const SILENCE: u32 = 10_000;
/// The marks that coqui-tts keeps around phonemes.
const MARKS: &str = ";:,.!?¡¿—…\"«»“”";

/// Reads texts for one model.
#[derive(Debug)]
pub struct CoquiFront<'a> {
    config: &'a CoquiConfig,
    espeak: Option<&'a Espeak>,
    language: Option<String>,
}

impl<'a> CoquiFront<'a> {
    /// A front for a model. `language` takes the place of the model's own; `espeak` may be missing for models that
    /// spell their text.
    pub fn new(config: &'a CoquiConfig, espeak: Option<&'a Espeak>, language: Option<&str>) -> Self {
        Self { config, espeak, language: language.map(str::to_owned) }
    }

    /// The language by which a text is cleaned: the model's, which is English where it does not say.
    fn cleaning_language(&self) -> String {
        let many = self.config.languages.len() > 1;
        let asked = self.language.clone().filter(|_| many);
        asked.or_else(|| self.config.language()).unwrap_or_else(|| "en".to_owned())
    }

    fn script(&self, text: &str) -> Result<Script, Error> {
        let language = self.cleaning_language();
        let cleaned = clean(self.config.cleaner, text, Some(&language));
        match &self.config.phonemizer {
            Phonemizer::Letters => Ok(spelled(&cleaned)),
            Phonemizer::Other(kind) => Err(Error::PhonemeType { kind: kind.clone() }),
            Phonemizer::Espeak { voice, .. } => {
                let espeak = self.espeak.ok_or(Error::NoEspeak)?;
                // A model of several languages has a voice of espeak-ng for each.
                let of_many = (self.config.languages.len() > 1).then_some(language.as_str());
                let voice = self.language.as_deref().or(of_many).map_or_else(|| voice.clone(), espeak_name);
                let read = |text: &str, form: Form| espeak.phonemes(&voice, text, form);
                phonemized(&read, &cleaned)
            }
        }
    }

    fn chunk(&self, script: &Script, range: Range<usize>, unknowns: &mut Unknowns) -> Chunk {
        let mut ids: Vec<i64> =
            self.config.bounds.iter().map(|(begin, _)| *begin).chain(self.config.blank).collect();
        let mut spans: Vec<(usize, Range<usize>)> = Vec::new();
        for Symbol { symbol, word } in &script.symbols[range.clone()] {
            let from = ids.len();
            match self.config.symbols.get(symbol) {
                None => unknowns.add(&symbol.to_string(), *word),
                Some(id) => ids.extend([*id].into_iter().chain(self.config.blank)),
            }
            match (word, spans.last_mut()) {
                (Some(word), Some((last, span))) if last == word => span.end = ids.len(),
                (Some(word), _) => spans.push((*word, from..ids.len())),
                (None, _) => {}
            }
        }
        ids.extend(self.config.bounds.iter().map(|(_, end)| *end));
        spans.retain(|(_, ids)| !ids.is_empty());
        Chunk {
            text: super::text_of(script, &script.symbols, &range),
            phonemes: script.symbols[range.clone()].iter().map(|symbol| symbol.symbol).collect(),
            ids,
            // Half a sample more, so that the count comes out whole.
            pause_after: Duration::from_secs_f64(
                (f64::from(SILENCE) + 0.5) / f64::from(self.config.sample_rate_hz),
            ),
            words: super::words_of(script, super::cut_word(&script.symbols, &range), spans),
            ..Chunk::default()
        }
    }

    /// Symbols as they are, for a text that is phonemes already.
    pub fn read_phonemes(&self, text: &str) -> Reading {
        let prepared = Prepared::raw(text);
        let mut unknowns = Unknowns::new(&prepared);
        let mut script = Script::default();
        for (at, word) in text.split_whitespace().enumerate() {
            if at > 0 {
                script.gap(" ");
                script.mark(" ");
            }
            script.word(word, word);
        }
        let mut chunks = Vec::new();
        self.chunks(&script, &mut unknowns, &mut chunks);
        Reading { chunks, unknown: unknowns.into_list(), ..Reading::default() }
    }

    fn chunks(&self, script: &Script, unknowns: &mut Unknowns, chunks: &mut Vec<Chunk>) {
        if script.symbols.is_empty() {
            return;
        }
        unknowns.begin(script);
        let whole = 0..script.symbols.len();
        let runs = if whole.len() <= MOST_SYMBOLS {
            vec![whole]
        } else {
            super::even(&script.symbols, MOST_SYMBOLS)
        };
        chunks.extend(runs.into_iter().map(|run| self.chunk(script, run, unknowns)));
    }

    /// Whether a chunk has a sound at all: with nothing but blanks it has none.
    fn sounds(&self, chunk: &Chunk) -> bool {
        let silent = |id: &i64| {
            Some(*id) == self.config.blank
                || self.config.bounds.is_some_and(|(begin, end)| *id == begin || *id == end)
        };
        !chunk.ids.iter().all(silent)
    }
}

impl Front for CoquiFront<'_> {
    fn read(&self, text: &str, normalise: bool) -> Result<Reading, Error> {
        let prepared = if normalise { Prepared::of(text) } else { Prepared::raw(text) };
        let whole = prepared.text.as_str();
        let language =
            self.language.clone().or_else(|| self.config.language()).unwrap_or_else(|| "en".to_owned());
        let parts: Vec<&str> = if normalise {
            sentences(whole, &language).into_iter().map(|sentence| &whole[sentence.range]).collect()
        } else {
            vec![whole]
        };
        let mut unknowns = Unknowns::new(&prepared);
        let mut chunks = Vec::new();
        for part in parts.into_iter().filter(|part| !part.trim().is_empty()) {
            self.chunks(&self.script(part)?, &mut unknowns, &mut chunks);
        }
        chunks.retain(|chunk| self.sounds(chunk));
        Ok(Reading { chunks, unknown: unknowns.into_list(), ..Reading::default() })
    }
}

/// The letters themselves.
fn spelled(cleaned: &[Cleaned]) -> Script {
    let mut script = Script::default();
    for one in cleaned {
        script.gap(one.space);
        script.mark(&one.gap);
        if !one.word.is_empty() {
            script.word(one.word, &one.symbols);
        }
    }
    script
}

/// The phonemes of a cleaned text, each with the word as it was written.
fn phonemized(read: &punctuated::Read<'_>, cleaned: &[Cleaned]) -> Result<Script, Error> {
    let mut line = String::new();
    let mut places = Vec::with_capacity(cleaned.len());
    let mut script = Script::default();
    for one in cleaned {
        line.push_str(&one.gap);
        let start = line.len();
        line.push_str(&one.symbols);
        places.push(start..line.len());
        script.gap(one.space);
        script.word(one.word, "");
    }
    let lead = line.len() - line.trim_start().len();
    let manner = Manner { form: Form::Plain, keep_flags: false, as_peers: false };
    let spoken = punctuated::line_with(read, line.trim(), MARKS, manner)?;
    // A word of the cleaned line lies within one of the words as they were written.
    let owner = |word: usize| {
        let start = spoken.words[word].start + lead;
        let after = places.partition_point(|place| place.start <= start);
        after.checked_sub(1).filter(|at| places[*at].contains(&start))
    };
    let owners: Vec<Option<usize>> = (0..spoken.words.len()).map(owner).collect();
    let moved = |symbol: &Symbol| Symbol { word: symbol.word.and_then(|word| owners[word]), ..*symbol };
    script.symbols = spoken.symbols.iter().map(moved).collect();
    Ok(script)
}

#[cfg(test)]
#[path = "coqui_tests.rs"]
mod tests;
