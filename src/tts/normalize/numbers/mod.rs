//! Numbers in words, a file for each language.

pub(crate) mod english;
