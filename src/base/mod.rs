//! What every domain stands on: console, exit codes, files, processes, ports, signals. Knows none of the
//! domains.

pub mod account;
pub mod checksum;
pub mod console;
mod exit;
pub mod files;
pub mod http;
pub mod json;
pub mod machine;
pub mod npm;
pub mod ports;
pub mod process;
pub mod signals;
pub mod socket;
mod state_folder;
pub mod websocket;

pub use exit::Exit;
pub use state_folder::{RUN_LOCK, STATE_FOLDER, make_state_folder};
