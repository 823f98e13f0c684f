//! Markup within a text: SSML, misaki's `[word](/phonemes/)`, Piper's `[[phonemes]]`, pause tags. A text becomes
//! segments, each of which knows what is to be done with it and where its characters stood.

mod alphabet;
mod error;
mod inline;
mod say_as;
mod ssml;
mod style;
pub(crate) mod xml;

pub use alphabet::{Alphabet, to_espeak, to_ipa, to_kokoro};
pub use error::Error;
pub(crate) use inline::parse as inline;
pub use ssml::is_ssml;
pub(crate) use ssml::read as ssml;
pub use style::Style;

use std::time::Duration;

/// A stretch of a text under one kind of markup.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Segment {
    /// What is written there, without the markup.
    pub(crate) text: String,
    /// For each character of it its place in the text as it was given, in characters.
    pub(crate) places: Vec<u32>,
    pub(crate) kind: Kind,
    /// How it is spoken.
    pub(crate) style: Style,
}

/// What markup says of a segment.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) enum Kind {
    /// Nothing: it is read.
    #[default]
    Text,
    /// It sounds like this. The text may be empty.
    Phonemes(String, Alphabet),
    /// These words are said instead.
    Says(String),
    /// What Kokoro's reader understands itself: a stress or a way to read a number.
    Wish(String),
    /// Silence; there is no text.
    Pause(Duration),
}

/// "500ms", "1.5s", "2": a time that is not too long to wait for.
pub(crate) fn duration(text: &str) -> Option<Duration> {
    let text = text.trim();
    let (number, scale) = match text.strip_suffix("ms") {
        Some(number) => (number, 0.001),
        None => (text.strip_suffix('s').unwrap_or(text), 1.0),
    };
    let seconds: f64 = number.trim().parse().ok()?;
    let seconds = seconds * scale;
    (seconds.is_finite() && (0.0..=LONGEST_PAUSE_S).contains(&seconds))
        .then(|| Duration::from_secs_f64(seconds))
}

/// No pause is longer.
pub(crate) const LONGEST_PAUSE_S: f64 = 600.0;
