//! The command line: clap types in, a request to a domain out, an exit code back. Each command's `run`
//! reads as its own summary.

mod config;
mod database;
mod db;
mod dev;
mod dev_database;
mod env;
mod error;
mod generate;
mod global;
mod init;
mod migrate;
mod root;
mod session;
mod tts;
mod workspace;

pub use env::Env;
pub use root::run;

pub(crate) use error::Error;
pub(crate) use global::Global;
