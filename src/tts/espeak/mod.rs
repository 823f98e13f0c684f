//! espeak-ng, which stays outside our binary: its shared library loaded at run time, or its program kept open.
//! Both keep state for a whole process and are therefore spoken to from one thread of their own.

mod error;
mod places;

pub use error::Error;
pub use places::{Found, Kind, Places, Tried};

use std::{path::Path, sync::Arc};

/// One part of a text between two marks, as espeak-ng reads it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Clause {
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
}

impl Espeak {
    /// The first of the places that holds an espeak-ng which works.
    pub fn find(places: &Places) -> Result<Self, Error> {
        Err(Error::NotFound { tried: places.tried() })
    }

    /// Its version, `1.51`.
    pub fn version(&self) -> &str {
        &self.found.version
    }

    /// The library or the program.
    pub fn path(&self) -> &Path {
        &self.found.path
    }

    /// Every voice it has.
    pub fn voices(&self) -> Result<Vec<Voice>, Error> {
        Ok(Vec::new())
    }

    /// The phonemes of a text, clause by clause.
    pub fn phonemes(&self, voice: &str, text: &str, form: Form) -> Result<Vec<Clause>, Error> {
        let _ = (voice, text, form);
        Ok(Vec::new())
    }

    /// Speaks a text: `rate` in words a minute (175 is usual), `pitch` from 0 to 99 (50 is usual).
    pub fn speak(&self, voice: &str, text: &str, rate: u32, pitch: u32) -> Result<Speech, Error> {
        let _ = (voice, text, rate, pitch);
        Ok(Speech::default())
    }
}
