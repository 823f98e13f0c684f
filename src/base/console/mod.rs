//! The terminal that `ef` itself writes to, where it has to be told what our bytes mean. Unix terminals need
//! nothing; a Windows console takes UTF-8 and colours only when asked to.

#[cfg(windows)]
mod windows;

#[cfg(windows)]
pub use windows::Console;

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
