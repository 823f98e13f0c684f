//! Who listens on a TCP port of this machine.

#[cfg(target_os = "linux")]
mod linux;
#[cfg(not(target_os = "linux"))]
mod other;

#[cfg(target_os = "linux")]
pub use linux::{holder, listened_by};
#[cfg(not(target_os = "linux"))]
pub use other::{holder, listened_by};

use crate::base::process::Process;

/// What is known of the process that listens on a port.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Holder {
    /// Nobody: the port is free on every loopback and wildcard address.
    Nobody,
    /// Somebody whom we may not look at (another user's process, or another container's).
    Hidden,
    /// This process, with its command line.
    Known(Process, String),
}
