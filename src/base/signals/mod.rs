//! What reaches `ef` from outside, as values: signals on Unix, console events on Windows. The only place that
//! installs handlers.

#[cfg(unix)]
mod unix;
#[cfg(windows)]
mod windows;

#[cfg(unix)]
pub use unix::{Notices, die_interrupted, die_of, leave_interrupts_to_children, suspend};
#[cfg(windows)]
pub(super) use windows::post;
#[cfg(windows)]
pub use windows::{Notices, die_interrupted, die_of, leave_interrupts_to_children, suspend};

use super::process::Signal;

/// One signal that arrived.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Notice {
    /// Somebody wants us to end.
    Stop {
        /// Which signal it was.
        signal: Signal,
        /// Whether the kernel sent it (a terminal key, a closed terminal) rather than a process.
        from_kernel: bool,
    },
    /// A child has ended.
    Child,
    /// The terminal's window has another size.
    Resized,
    /// Ctrl-Z.
    Suspended,
}
