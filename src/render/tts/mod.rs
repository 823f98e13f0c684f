//! What the `ef tts` commands say.

pub(crate) mod batch;
pub(crate) mod bench;
pub(crate) mod cache;
pub(crate) mod engines;
pub(crate) mod pull;
pub(crate) mod say;
pub(crate) mod serve;
pub(crate) mod voices;
