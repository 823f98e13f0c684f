//! What every domain stands on: console, exit codes, files, processes, ports, signals. Knows none of the
//! domains.

pub mod console;
mod exit;
pub mod files;
pub mod ports;
pub mod process;
pub mod signals;

pub use exit::Exit;
