//! Speech: text in, sound out. Knows no flags, no terminal and no settings.
//!
//! From text to what an engine is given: `text` (normalise, sentences) → `g2p` and `espeak` (phonemes) →
//! `front` (chunks of ids within the engine's limit).

pub mod espeak;
pub mod front;
mod g2p;
pub mod text;
pub mod voice_config;
