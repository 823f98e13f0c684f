//! Text before it becomes phonemes: characters put in order, sentences found. The readings of numbers, dates,
//! dictionaries and SSML have their place between the two: `Prepared` in, `Prepared` out.

mod abbreviations;
mod characters;
mod language;
mod script;
mod sentences;

pub(crate) use abbreviations::is_starter;
pub(crate) use characters::is_picture;
pub use characters::{Odd, Prepared};
pub use language::{detect, is_same_family, is_same_language};
pub use script::{Foreign, Script, foreign};
pub use sentences::{Sentence, sentences};
