//! Turns what the domains report into text or JSON, through `Ui`.

pub(crate) mod audit;
pub(crate) mod config;
pub(crate) mod control;
pub(crate) mod costs;
mod count;
pub(crate) mod doctor;
pub(crate) mod explain;
pub(crate) mod init;
pub(crate) mod launch;
pub(crate) mod migrate;
pub(crate) mod phonemes;
pub(crate) mod tts;
pub(crate) mod workspace;

pub(crate) use count::counted;
