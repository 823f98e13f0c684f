//! From text to phonemes by rules of our own: English as Kokoro's voices were trained on it.

pub(crate) mod english;
