//! What the `ef tts` commands say.

pub(crate) mod engines;
pub(crate) mod lexicon;
pub(crate) mod say;
pub(crate) mod serve;
pub(crate) mod voices;
