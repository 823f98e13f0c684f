//! The file beside a voice (Piper's `*.onnx.json`, Coqui's `config.json`), parsed and checked once, with defaults
//! where the format has them.

mod coqui;
mod error;
mod json;
mod piper;

pub use coqui::{Cleaner, CoquiConfig, Phonemizer, espeak_name};
pub use error::Error;
pub use piper::{Language, PhonemeType, PiperConfig};
