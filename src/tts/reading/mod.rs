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
    normalize::{Emoji, Options},
};
use part::Part;
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
    pub fn spoken(&self, text: &str) -> String {
        let whole = Whole::of(text, self);
        whole.parts(self).iter().map(|part| part.spoken.as_str()).collect::<Vec<_>>().join("\n\n")
    }

    /// Reads a text: `engine` reads what it is given, and all that it tells comes back in places of the text.
    pub fn read(
        &self,
        text: &str,
        engine: &mut dyn FnMut(&str) -> Result<Reading, Error>,
    ) -> Result<Reading, Error> {
        let whole = Whole::of(text, self);
        let mut all = Reading { unknown: whole.odd(), ..Reading::default() };
        let mut normalised: Vec<String> = Vec::new();
        for part in whole.parts(self) {
            let read = engine(&part.spoken)?;
            back::add(&mut all, read, &part, &whole);
            part.dropped(&whole, &mut all.unknown);
            normalised.push(part.shown);
        }
        all.unknown.sort_by_key(|unknown| unknown.at);
        let normalised = normalised.join("\n\n");
        all.normalised = (self.normalise && normalised != text).then_some(normalised);
        Ok(all)
    }
}

#[cfg(test)]
#[path = "reading_tests.rs"]
mod tests;
