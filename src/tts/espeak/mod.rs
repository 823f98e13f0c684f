//! espeak-ng, which stays outside our binary: its shared library loaded at run time, or its program kept open.
//! Both keep state for a whole process and are therefore spoken to from one thread of their own; `desks` has copies for
//! who speaks many texts at once.

mod choice;
mod clauses;
mod desks;
mod error;
mod library;
mod places;
mod program;
mod wav;
mod worker;

pub use error::Error;
pub use places::{Candidate, Found, Kind, Places, Tried};

use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
    sync::{Arc, Mutex, PoisonError},
};

/// One part of a text between two marks, as espeak-ng reads it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Clause {
    /// The part of the text.
    pub text: String,
    /// Its phonemes.
    pub ipa: String,
    /// The mark that ends it: one of `. ? ! , : ;`, or nothing.
    pub terminator: &'static str,
    /// Whether a sentence ends here.
    pub ends_sentence: bool,
}

/// How phonemes of several letters are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// Letter by letter.
    Plain,
    /// With this character between the letters of one phoneme.
    Tied(char),
}

/// A voice that espeak-ng has.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Voice {
    /// Its name, `English (America)`.
    pub name: String,
    /// The language that it speaks best, `en-us`.
    pub language: String,
    /// Its file below the data folder, `gmw/en-US`.
    pub identifier: String,
    /// `M`, `F`, or nothing.
    pub gender: Option<char>,
}

/// What espeak-ng said.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Speech {
    /// The sound, one channel.
    pub samples: Vec<i16>,
    /// Its rate.
    pub sample_rate_hz: u32,
    /// When each word begins; empty where only the program is there.
    pub words: Vec<SpokenWord>,
}

/// A word in what espeak-ng said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SpokenWord {
    /// The word.
    pub text: String,
    /// Where in the text it stands, in characters from 0.
    pub at: usize,
    /// The sample at which it begins.
    pub start: usize,
}

/// A found espeak-ng. Clones speak to the same one.
#[derive(Clone, Debug)]
pub struct Espeak {
    found: Arc<Found>,
    desks: Arc<desks::Desks>,
}

/// Those that were opened: a library must not be started twice in one process.
static OPEN: Mutex<BTreeMap<PathBuf, Espeak>> = Mutex::new(BTreeMap::new());

impl Espeak {
    /// The first of the places that holds an espeak-ng which works.
    pub fn find(places: &Places) -> Result<Self, Error> {
        let (found, tried) = Self::search(places);
        found.ok_or(Error::NotFound { tried })
    }

    /// The same, with what was tried in vain before it was found.
    pub fn search(places: &Places) -> (Option<Self>, Vec<Tried>) {
        let mut tried = Vec::new();
        for candidate in places.candidates() {
            match Self::open(&candidate) {
                Ok(espeak) => return (Some(espeak), tried),
                Err(reason) => tried.push(Tried { path: candidate.path, reason }),
            }
        }
        (None, tried)
    }

    fn open(candidate: &Candidate) -> Result<Self, String> {
        if !candidate.path.is_file() {
            return Err("is not there".to_owned());
        }
        let path = candidate.path.canonicalize().unwrap_or_else(|_| candidate.path.clone());
        let mut open = OPEN.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(espeak) = open.get(&path) {
            return Ok(espeak.clone());
        }
        let (found, desks) = desks::Desks::start(&candidate.path, candidate.kind, candidate.data.clone())?;
        let espeak = Self { found: Arc::new(found), desks: Arc::new(desks) };
        open.insert(path, espeak.clone());
        Ok(espeak)
    }

    /// From now on so many texts may be worked on at once, for who has many. Each after the first takes some memory.
    pub fn at_once(&self, most: usize) {
        self.desks.at_once(most);
    }

    /// What was found.
    pub fn found(&self) -> &Found {
        &self.found
    }

    /// Its version, `1.51`.
    pub fn version(&self) -> &str {
        &self.found.version
    }

    /// Whether it is 1.51 or older, which writes `oː` where newer ones write `ɔː`.
    pub fn is_before_1_52(&self) -> bool {
        let minor = self.found.version.split('.').nth(1).and_then(|minor| minor.parse::<u32>().ok());
        self.found.version.starts_with("1.") && minor.is_some_and(|minor| minor < 52)
    }

    /// The library or the program.
    pub fn path(&self) -> &Path {
        &self.found.path
    }

    /// Every voice it has.
    pub fn voices(&self) -> Result<Vec<Voice>, Error> {
        self.desks.ask(0, worker::Letter::Voices)
    }

    /// The phonemes of a text, clause by clause. `voice` is a language (`en-us`), a name or a file of a voice.
    pub fn phonemes(&self, voice: &str, text: &str, form: Form) -> Result<Vec<Clause>, Error> {
        let (name, said) = (voice.to_owned(), tame(text));
        let mut clauses = self.desks.ask(text.len(), |back| worker::Letter::Phonemes {
            voice: name,
            text: said,
            form,
            back,
        })??;
        // Voices are trained on what newer versions write in English.
        if self.is_before_1_52() && voice.to_lowercase().starts_with("en") {
            for clause in &mut clauses {
                clause.ipa = clause.ipa.replace("oː", "ɔː");
            }
        }
        Ok(clauses)
    }

    /// Speaks a text: `rate` in words a minute (175 is usual), `pitch` from 0 to 99 (50 is usual).
    pub fn speak(&self, voice: &str, text: &str, rate: u32, pitch: u32) -> Result<Speech, Error> {
        let (voice, said) = (voice.to_owned(), tame(text));
        self.desks.ask(text.len(), |back| worker::Letter::Speak { voice, text: said, rate, pitch, back })?
    }
}

/// espeak-ng reads single letters with full stops between them into a room of 160 bytes and does not look whether they
/// fit: it ends the whole process. In a stretch without space that has more full stops than this, they become space.
const MOST_STOPS: usize = 20;

fn tame(text: &str) -> String {
    let mut tamed = String::with_capacity(text.len());
    for stretch in text.split_inclusive(char::is_whitespace) {
        if stretch.len() > 2 * MOST_STOPS && stretch.matches('.').count() > MOST_STOPS {
            tamed.push_str(&stretch.replace('.', " "));
        } else {
            tamed.push_str(stretch);
        }
    }
    tamed
}

#[cfg(test)]
#[path = "espeak_tests.rs"]
mod tests;
