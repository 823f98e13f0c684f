//! Edge as an engine: sentences are sent together, as many as one request takes, and what comes back is cut at the
//! sentences again.

use super::{Engine, Id, MadeOf, Manner, Speech, Timed, espeak::by_letters};
use crate::tts::{
    Error,
    audio::mp3,
    edge::{self, Client, Request, Sound, Tell, Word},
    front::{Chunk, Reading},
};
use std::{
    collections::VecDeque,
    ops::{Range, RangeInclusive},
};

/// Turns a text into chunks for Edge: sentences.
pub(crate) type Reader = Box<dyn FnMut(&str) -> Result<Reading, Error> + Send>;

/// The rate of its sound.
const SAMPLE_RATE_HZ: u32 = 24_000;
/// The speeds that it takes.
const SPEEDS: RangeInclusive<f32> = 0.5..=2.0;
/// How long before its first word a sentence begins, in seconds.
const LEAD_S: f64 = 0.05;

/// A voice of Edge.
pub struct EdgeEngine {
    client: Client,
    voice: String,
    tell: Tell,
    warning: String,
    reader: Reader,
    /// Whether the first sentence goes alone, to be heard early.
    early: bool,
    /// The sentences that are sent together.
    plan: Vec<Vec<String>>,
    /// What was spoken already, with its text.
    ready: VecDeque<(String, Speech)>,
    /// Whether something was spoken since the last reading: then the next one begins a new plan.
    over: bool,
}

impl EdgeEngine {
    /// A voice. Nothing is sent before the first sentence is wanted; then `warning` is told.
    pub(in crate::tts) fn open(
        client: Client,
        voice: &str,
        tell: Tell,
        warning: String,
        reader: Reader,
    ) -> Self {
        let (plan, ready, over) = (Vec::new(), VecDeque::new(), false);
        Self { client, voice: voice.to_owned(), tell, warning, reader, early: false, plan, ready, over }
    }

    /// Whether the first sentence is to sound as early as can be.
    #[must_use]
    pub(in crate::tts) fn first_alone(mut self, early: bool) -> Self {
        self.early = early;
        self
    }

    /// Sends the sentences and keeps what comes back.
    fn fetch(&mut self, group: &[String], manner: &Manner) -> Result<(), Error> {
        if !SPEEDS.contains(&manner.speed) {
            return Err(Error::Request {
                what: format!("edge speaks at 0.5 to 2 times its speed, not at {}", manner.speed),
                help: "give `--speed` a number from 0.5 to 2".to_owned(),
            });
        }
        self.tell.once(&self.warning);
        let request = Request { text: group.join(" "), voice: self.voice.clone(), speed: manner.speed };
        let Sound { mp3, words } = self.client.speak(&request, &|| false)?;
        let decoded = mp3::decode(&mp3).map_err(|why| edge::Error::Sound { why })?;
        if decoded.sample_rate_hz != SAMPLE_RATE_HZ {
            let why = format!("it has {} Hz, not {SAMPLE_RATE_HZ}", decoded.sample_rate_hz);
            return Err(edge::Error::Sound { why }.into());
        }
        let parts = parted(&decoded.samples, &words, group);
        self.ready = group.iter().cloned().zip(parts).collect();
        Ok(())
    }

    /// The sentences that go with this one.
    fn group_of(&self, text: &str) -> Vec<String> {
        let planned = self.plan.iter().find(|group| group.first().is_some_and(|first| first == text));
        planned.cloned().unwrap_or_else(|| vec![text.to_owned()])
    }
}

impl Engine for EdgeEngine {
    fn id(&self) -> Id {
        Id::Edge
    }

    fn voice(&self) -> &str {
        &self.voice
    }

    fn sample_rate_hz(&self) -> u32 {
        SAMPLE_RATE_HZ
    }

    fn read(&mut self, text: &str) -> Result<Reading, Error> {
        let reading = (self.reader)(text)?;
        // A text may be read part by part.
        if std::mem::take(&mut self.over) {
            self.plan.clear();
            self.ready.clear();
        }
        self.plan.extend(planned(&reading.chunks, self.early && self.plan.is_empty()));
        Ok(reading)
    }

    /// The first sentences are fetched here, so that a service that does not answer is known before anything sounds.
    fn load(&mut self, _ids: usize, manner: &Manner) -> Result<(), Error> {
        self.over = true;
        match self.plan.first().cloned() {
            // What is there is not asked for again.
            Some(group) if self.ready.front().map(|(text, _)| text) != group.first() => {
                self.fetch(&group, manner)
            }
            _ => Ok(()),
        }
    }

    /// The service may change a voice under its name; a clip that was paid for with time stays good all the same.
    fn made_of(&self) -> Option<MadeOf> {
        Some(MadeOf { words: vec![self.client.source(), self.voice.clone()], ..MadeOf::default() })
    }

    fn speak(&mut self, chunk: &Chunk, manner: &Manner) -> Result<Speech, Error> {
        if chunk.text.trim().is_empty() {
            return Ok(Speech::default());
        }
        self.over = true;
        if self.ready.front().is_none_or(|(text, _)| *text != chunk.text) {
            let group = self.group_of(&chunk.text);
            self.fetch(&group, manner)?;
        }
        let mut speech = self.ready.pop_front().map(|(_, speech)| speech).unwrap_or_default();
        for sample in &mut speech.samples {
            *sample = (*sample * manner.volume).clamp(-1.0, 1.0);
        }
        Ok(speech)
    }
}

/// Sentences put together while one request takes them.
fn planned(chunks: &[Chunk], early: bool) -> Vec<Vec<String>> {
    let mut plan: Vec<(usize, Vec<String>)> = Vec::new();
    for (at, chunk) in chunks.iter().enumerate() {
        let room = edge::room(&chunk.text);
        match plan.last_mut().filter(|_| !(early && at == 1)) {
            Some((used, group)) if *used + 1 + room <= edge::LONGEST => {
                *used += 1 + room;
                group.push(chunk.text.clone());
            }
            _ => plan.push((room, vec![chunk.text.clone()])),
        }
    }
    plan.into_iter().map(|(_, group)| group).collect()
}

/// Which sentence each word belongs to: they come in order, so each is looked for behind the one before.
fn owners(words: &[Word], group: &[String]) -> Vec<usize> {
    let mut ends = Vec::with_capacity(group.len());
    let mut joined = String::new();
    for sentence in group {
        joined.push_str(sentence);
        joined.push(' ');
        ends.push(joined.len());
    }
    let mut cursor = 0;
    let owner = |word: &Word| {
        if let Some(at) = joined[cursor..].find(word.text.as_str()).filter(|_| !word.text.is_empty()) {
            let begin = cursor + at;
            cursor = begin + word.text.len();
            return ends.iter().position(|end| begin < *end).unwrap_or(group.len() - 1);
        }
        // The service says it in other words: it belongs where we are.
        ends.iter().position(|end| cursor < *end).unwrap_or(group.len() - 1)
    };
    words.iter().map(owner).collect()
}

/// The sound cut at its sentences.
fn parted(samples: &[f32], words: &[Word], group: &[String]) -> Vec<Speech> {
    if words.is_empty() {
        return by_length(samples, group);
    }
    let rate = f64::from(SAMPLE_RATE_HZ);
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "clamped to the count of samples"
    )]
    let sample = |seconds: f64| ((seconds.max(0.0) * rate).round() as usize).min(samples.len());
    let owners = owners(words, group);
    let mut cuts = vec![0];
    for sentence in 1..group.len() {
        let first = owners.iter().position(|owner| *owner >= sentence);
        let cut = match first {
            Some(first) => {
                let before = first.checked_sub(1).map_or(0.0, |before| words[before].end_s);
                sample((words[first].start_s - LEAD_S).max(before))
            }
            None => samples.len(),
        };
        cuts.push(cut.max(cuts[sentence - 1]));
    }
    cuts.push(samples.len());
    let part = |sentence: usize| {
        let span: Range<usize> = cuts[sentence]..cuts[sentence + 1];
        let mut before = 0;
        let own = words.iter().zip(&owners).filter(|(_, owner)| **owner == sentence);
        let timed = own.map(|(word, _)| {
            let within = |seconds: f64| sample(seconds).saturating_sub(span.start).min(span.len());
            let start = within(word.start_s).max(before);
            let end = within(word.end_s).max(start);
            before = end;
            Timed { text: word.text.clone(), start, end }
        });
        let words = timed.collect();
        Speech { samples: samples[span.clone()].to_vec(), words, exact: true }
    };
    (0..group.len()).map(part).collect()
}

/// Where the service tells no times: by the lengths of the sentences.
fn by_length(samples: &[f32], group: &[String]) -> Vec<Speech> {
    let all: usize = group.iter().map(String::len).sum();
    let (mut until, mut start) = (0, 0);
    let part = |sentence: &String| {
        until += sentence.len();
        let end = samples.len() * until / all.max(1);
        let own = samples[start..end].to_vec();
        start = end;
        Speech { words: by_letters(sentence, own.len()), samples: own, exact: false }
    };
    group.iter().map(part).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn word(text: &str, start_s: f64, end_s: f64) -> Word {
        Word { text: text.to_owned(), start_s, end_s }
    }

    fn group(sentences: &[&str]) -> Vec<String> {
        sentences.iter().map(|sentence| (*sentence).to_owned()).collect()
    }

    #[test]
    fn the_sound_is_cut_before_the_first_word_of_each_sentence() {
        let samples = vec![0.1; 24_000];
        let words =
            [word("One", 0.1, 0.2), word("two", 0.2, 0.3), word("one", 0.5, 0.6), word("2", 0.7, 0.9)];
        let parts = parted(&samples, &words, &group(&["One two.", "And one two."]));
        assert_eq!(parts.iter().map(|part| part.samples.len()).collect::<Vec<_>>(), [10_800, 13_200]);
        assert_eq!(parts[0].words[1], Timed { text: "two".to_owned(), start: 4_800, end: 7_200 });
        assert_eq!(parts[1].words[0], Timed { text: "one".to_owned(), start: 1_200, end: 3_600 });
        assert_eq!(parts[1].words.len(), 2);
        assert!(parts.iter().all(|part| part.exact));
    }

    #[test]
    fn odd_times_stay_within_the_sound_and_none_are_guessed() {
        let samples = vec![0.1; 1_000];
        let words = [word("b", 9.0, 8.0), word("a", -1.0, 0.01)];
        for part in parted(&samples, &words, &group(&["a", "b", "c"])) {
            assert!(part.words.iter().all(|word| word.start <= word.end && word.end <= part.samples.len()));
        }
        let parts = parted(&samples, &[], &group(&["ab", "cdefgh"]));
        assert_eq!(
            parts.iter().map(|part| (part.samples.len(), part.exact)).collect::<Vec<_>>(),
            [(250, false), (750, false)]
        );
        let all: usize =
            parted(&samples, &words, &group(&["a", "b"])).iter().map(|part| part.samples.len()).sum();
        assert_eq!(all, samples.len());
    }

    #[test]
    fn sentences_travel_together_while_they_fit() {
        let chunk = |text: &str| Chunk { text: text.to_owned(), ..Chunk::default() };
        let long = "x".repeat(2_000);
        let chunks = [chunk(&long), chunk(&long), chunk(&long), chunk("a")];
        assert_eq!(planned(&chunks, false).iter().map(Vec::len).collect::<Vec<_>>(), [2, 2]);
        assert_eq!(planned(&chunks, true).iter().map(Vec::len).collect::<Vec<_>>(), [1, 3]);
        assert!(planned(&[], true).is_empty());
    }
}
