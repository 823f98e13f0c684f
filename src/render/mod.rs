//! Turns what the domains report into text or JSON, through `Ui`.

pub(crate) mod config;
pub(crate) mod control;
pub(crate) mod init;
pub(crate) mod launch;
pub(crate) mod migrate;
pub(crate) mod workspace;
