//! The file beside a Piper voice (`*.onnx.json`), parsed and checked once, with defaults where the format has them.

mod error;
mod piper;

pub use error::Error;
pub use piper::{Language, PhonemeType, PiperConfig};
