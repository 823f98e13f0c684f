//! Text before it becomes phonemes: characters put in order, sentences found. The readings of numbers, dates,
//! dictionaries and SSML have their place between the two: `Prepared` in, `Prepared` out.

mod abbreviations;
mod characters;
mod sentences;

pub use characters::{Odd, Prepared};
pub use sentences::{Sentence, sentences};
