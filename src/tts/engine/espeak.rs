//! espeak-ng as an engine of its own: it takes words, not ids.

use super::{Engine, Id, MadeOf, Manner, Speech, Timed};
use crate::tts::{
    Error,
    espeak::{self, Espeak},
    front::{Chunk, Reading},
};

/// Turns a text into chunks for espeak-ng: whole sentences.
pub(crate) type Reader = Box<dyn FnMut(&str) -> Result<Reading, Error> + Send>;

/// The words a minute at speed 1.
const USUAL_RATE: f32 = 175.0;
/// The pitch when none is asked for.
const USUAL_PITCH: u32 = 50;
/// The rate of its sound, in every version there is.
const SAMPLE_RATE_HZ: u32 = 22_050;

/// A voice of espeak-ng.
pub struct EspeakEngine {
    espeak: Espeak,
    voice: String,
    reader: Reader,
}

impl EspeakEngine {
    /// A voice by its name or language.
    pub fn open(espeak: Espeak, voice: &str, reader: Reader) -> Self {
        Self { espeak, voice: voice.to_owned(), reader }
    }
}

impl Engine for EspeakEngine {
    fn id(&self) -> Id {
        Id::Espeak
    }

    fn voice(&self) -> &str {
        &self.voice
    }

    fn sample_rate_hz(&self) -> u32 {
        SAMPLE_RATE_HZ
    }

    fn read(&mut self, text: &str) -> Result<Reading, Error> {
        (self.reader)(text)
    }

    fn load(&mut self, _ids: usize, _manner: &Manner) -> Result<(), Error> {
        Ok(())
    }

    fn made_of(&self) -> Option<MadeOf> {
        let words = vec![format!("espeak-ng {}", self.espeak.version()), self.voice.clone()];
        Some(MadeOf { words, ..MadeOf::default() })
    }

    fn speak(&mut self, chunk: &Chunk, manner: &Manner) -> Result<Speech, Error> {
        if chunk.text.trim().is_empty() {
            return Ok(Speech::default());
        }
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "clamped to what is taken"
        )]
        let rate = (USUAL_RATE * manner.speed).round().clamp(80.0, 450.0) as u32;
        let pitch = manner.pitch.unwrap_or(USUAL_PITCH);
        let said = self.espeak.speak(&self.voice, &chunk.text, rate, pitch)?;
        if said.sample_rate_hz != SAMPLE_RATE_HZ && !said.samples.is_empty() {
            let what = format!("it speaks at {} Hz", said.sample_rate_hz);
            return Err(espeak::Error::Failed { what }.into());
        }
        let level = manner.volume / 32768.0;
        let samples: Vec<f32> = said.samples.iter().map(|sample| f32::from(*sample) * level).collect();
        let starts: Vec<usize> = said.words.iter().map(|word| word.start.min(samples.len())).collect();
        let end = |at: usize| starts.get(at + 1).copied().unwrap_or(samples.len()).max(starts[at]);
        let timed = |(at, word): (usize, &espeak::SpokenWord)| Timed {
            text: word.text.clone(),
            start: starts[at],
            end: end(at),
        };
        let words: Vec<Timed> = said.words.iter().enumerate().map(timed).collect();
        let exact = !words.is_empty();
        let words = if exact { words } else { by_letters(&chunk.text, samples.len()) };
        Ok(Speech { samples, words, exact })
    }
}

/// The times of words where nothing tells them: by their letters.
pub(super) fn by_letters(text: &str, samples: usize) -> Vec<Timed> {
    let words: Vec<&str> = text.split_whitespace().collect();
    let letters = |word: &&str| word.chars().count() + 1;
    let all: usize = words.iter().map(letters).sum();
    let (mut until, mut start) = (0, 0);
    let timed = words.iter().map(|word| {
        until += letters(word);
        let end = samples * until / all.max(1);
        let timed = Timed { text: (*word).to_owned(), start, end };
        start = end;
        timed
    });
    timed.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_share_the_sound_by_their_letters() {
        let words = by_letters("a  longer one", 1300);
        assert_eq!(words.iter().map(|word| word.text.as_str()).collect::<Vec<_>>(), ["a", "longer", "one"]);
        assert_eq!((words[0].start, words[2].end), (0, 1300));
        assert!(words.windows(2).all(|pair| pair[0].end == pair[1].start));
    }
}
