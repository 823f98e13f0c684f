//! The terminal that `ef` itself writes to, where it has to be told what our bytes mean. Unix terminals need
//! nothing; a Windows console takes UTF-8 and colours only when asked to. Keys are read one by one on Unix.

#[cfg(unix)]
mod keys;
mod quiet;
#[cfg(windows)]
mod windows;

#[cfg(unix)]
pub use keys::{Keyboard, in_foreground};
pub use quiet::quietly;
#[cfg(windows)]
pub use windows::Console;

/// Keys are not read from a Windows console: what is typed there goes nowhere.
#[cfg(not(unix))]
pub fn in_foreground() -> bool {
    false
}

/// The console as it was before us, given back when this is dropped.
#[cfg(not(windows))]
#[derive(Debug)]
pub struct Console;

#[cfg(not(windows))]
impl Console {
    /// Nothing is to be done here.
    pub fn prepare() -> Self {
        Self
    }
}
