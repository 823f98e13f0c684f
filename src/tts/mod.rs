//! Speech: text in, sound out. Knows no flags, no terminal, no environment and no settings.
//!
//! From text to what an engine is given: `text` (normalise, sentences) → `g2p` and `espeak` (phonemes) →
//! `front` (chunks of ids within the engine's limit). From there to sound: `session` runs a model, an
//! [`engine::Engine`] turns a chunk into samples, [`say`] joins the chunks, `audio` encodes them. Nothing outside
//! `engine` knows the tensors of a model. `edge` talks to a service on the internet, and only with leave.

pub mod audio;
pub mod batch;
pub mod bench;
pub mod edge;
pub mod engine;
mod error;
pub mod espeak;
pub mod front;
mod g2p;
pub mod lexicon;
pub mod markup;
pub mod normalize;
pub mod reading;
pub mod say;
pub mod session;
pub mod studio;
pub mod subtitles;
pub mod text;
pub mod voice_config;
pub mod voices;
pub mod worker;

pub use error::Error;
