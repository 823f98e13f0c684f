//! From a text as it is written to what an engine is given, and back: characters in order, words of the dictionary
//! and of markup, sentences, everything else as a person would say it; then the engine's own reading, with each
//! place and word told as it was written.
//!
//! [`Rules::read`] does both ways; the engine reads in the middle. Knows no engine's tensors and no voices.

mod back;
mod part;
mod whole;

use super::{
    Error,
    front::Reading,
    lexicon::Lexicon,
    markup::Style,
    normalize::{Emoji, Options},
    text::foreign,
};
use part::Part;
use std::{collections::HashSet, sync::Arc};
use whole::Whole;

/// How an engine takes phonemes within a text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum PhonemeForm {
    /// `[word](/phonemes/)`.
    Link,
    /// `[[phonemes]]`.
    Brackets,
    /// `[[phonemes]]` in espeak-ng's own letters.
    Espeak,
    /// Not at all: the word is read as it is written.
    #[default]
    None,
}

/// Whether a text is SSML.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Markup {
    /// When it begins with `<speak`.
    #[default]
    Auto,
    /// It is.
    Ssml,
    /// It is not.
    Plain,
}

/// How texts are read.
#[derive(Clone, Debug)]
pub struct Rules {
    /// Whether the text is put into words; without it the text is taken as it is.
    pub normalise: bool,
    /// The language of the text.
    pub language: String,
    /// How the engine takes phonemes.
    pub form: PhonemeForm,
    /// What to do with emoji.
    pub emoji: Emoji,
    /// Whether plain whole numbers are left to the engine.
    pub keeps_plain: bool,
    /// The dictionary.
    pub lexicon: Arc<Lexicon>,
    /// Whether a text is SSML.
    pub markup: Markup,
}

/// What reads the parts of a text.
pub trait PartReader {
    /// Reads a text in words.
    fn read(&mut self, text: &str) -> Result<Reading, Error>;
    /// Reads a text as it is written, in another voice or language. `None` where that cannot be done: then the part
    /// is read like the others.
    fn elsewhere(&mut self, _text: &str, _style: &Style) -> Result<Option<Reading>, Error> {
        Ok(None)
    }
}

impl<F: FnMut(&str) -> Result<Reading, Error>> PartReader for F {
    fn read(&mut self, text: &str) -> Result<Reading, Error> {
        self(text)
    }
}

impl Rules {
    /// Rules for a language.
    pub fn of(language: &str) -> Self {
        Self {
            normalise: true,
            language: language.to_owned(),
            form: PhonemeForm::None,
            emoji: Emoji::default(),
            keeps_plain: false,
            lexicon: Arc::default(),
            markup: Markup::default(),
        }
    }

    /// Whether it is British English.
    fn is_british(&self) -> bool {
        matches!(self.language.to_lowercase().replace('_', "-").as_str(), "en-gb" | "en-gb-x-rp" | "en-uk")
    }

    fn options(&self) -> Options {
        Options { emoji: self.emoji, keeps_plain: self.keeps_plain }
    }

    /// What an engine would be given for a text.
    pub fn spoken(&self, text: &str) -> Result<String, Error> {
        let whole = Whole::of(text, self)?;
        let parts = whole.parts(self);
        Ok(parts.iter().map(|part| part.spoken.as_str()).collect::<Vec<_>>().join("\n\n"))
    }

    /// Reads a text: the engine reads what it is given, and all that it tells comes back in places of the text.
    pub fn read(&self, text: &str, engine: &mut dyn PartReader) -> Result<Reading, Error> {
        let whole = Whole::of(text, self)?;
        let mut all = Reading { unknown: whole.odd(), notes: whole.notes.clone(), ..Reading::default() };
        let mut normalised: Vec<String> = Vec::new();
        for part in whole.parts(self) {
            if part.is_elsewhere()
                && let Some(read) = engine.elsewhere(&part.written, &part.style)?
            {
                normalised.push(read.normalised.clone().unwrap_or_else(|| part.written.clone()));
                back::adopt(&mut all, read, &part, &whole);
                continue;
            }
            if self.normalise {
                self.can_be_read(&part.shown)?;
            }
            let read = engine.read(&part.spoken)?;
            back::add(&mut all, read, &part, &whole);
            part.dropped(&whole, &mut all.unknown);
            normalised.push(part.shown);
        }
        all.unknown.sort_by_key(|unknown| unknown.at);
        let mut seen = HashSet::new();
        all.unknown.retain(|unknown| seen.insert(unknown.symbol.clone()));
        let normalised = normalised.join("\n\n");
        all.normalised =
            (normalised != text && (self.normalise || !whole.marks.is_empty())).then_some(normalised);
        Ok(all)
    }

    /// A text in letters that the language is not written in is not read at all.
    fn can_be_read(&self, text: &str) -> Result<(), Error> {
        match foreign(text, &self.language) {
            None => Ok(()),
            Some(found) => Err(Error::Script {
                language: self.language.clone(),
                script: found.script.name,
                word: found.word,
                voices: found.script.voices,
            }),
        }
    }
}

#[cfg(test)]
mod corpus_tests;
#[cfg(test)]
#[path = "reading_tests.rs"]
mod tests;
