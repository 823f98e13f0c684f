//! The command line: clap types in, a request to a domain out, an exit code back. Each command's `run`
//! reads as its own summary.

mod config;
mod control;
mod costs;
mod database;
mod db;
mod detach;
mod dev;
mod dev_database;
mod doctor;
mod env;
mod error;
mod examples;
mod explain;
mod generate;
mod global;
mod help;
mod hygiene;
mod init;
mod launch;
mod migrate;
mod near;
mod rls;
mod root;
mod run;
mod session;
mod tts;
mod version;
mod workspace;

pub use env::Env;
pub use root::run;

pub(crate) use error::Error;
pub(crate) use global::Global;
use global::color_at_once;
