//! Code page and modes of the Windows console.

use std::{
    io,
    os::windows::io::{AsHandle, AsRawHandle},
};
use windows_sys::Win32::System::Console::{
    ENABLE_VIRTUAL_TERMINAL_PROCESSING, GetConsoleMode, GetConsoleOutputCP, SetConsoleMode,
    SetConsoleOutputCP,
};

/// The code page of UTF-8.
const UTF_8: u32 = 65001;

/// The console as it was before us, given back when this is dropped.
#[derive(Debug)]
pub struct Console {
    /// Its code page; 0 when there is no console.
    code_page: u32,
}

impl Console {
    /// Makes our console take bytes as UTF-8 and escape sequences as colours. Children that share it write
    /// their own text (`cmd`, most of all) as UTF-8 too, into pipes as well.
    #[expect(unsafe_code, reason = "std has no code pages; the calls take and give plain numbers")]
    pub fn prepare() -> Self {
        understand_escapes(io::stdout());
        understand_escapes(io::stderr());
        // SAFETY: neither call touches memory of ours.
        let code_page = unsafe {
            let code_page = GetConsoleOutputCP();
            SetConsoleOutputCP(UTF_8);
            code_page
        };
        Self { code_page }
    }
}

impl Drop for Console {
    #[expect(unsafe_code, reason = "std has no code pages; the call takes a plain number")]
    fn drop(&mut self) {
        if self.code_page != 0 {
            // SAFETY: the call touches no memory of ours.
            unsafe { SetConsoleOutputCP(self.code_page) };
        }
    }
}

/// Switches escape sequences on where a stream is a console; anything else is left alone.
#[expect(unsafe_code, reason = "std has no console modes; the calls only read and write a number of ours")]
fn understand_escapes(stream: impl AsHandle) {
    let console = stream.as_handle().as_raw_handle();
    let mut mode = 0;
    // SAFETY: the handle is borrowed for the calls; `mode` is ours and lives on.
    unsafe {
        if GetConsoleMode(console, &raw mut mode) != 0 {
            SetConsoleMode(console, mode | ENABLE_VIRTUAL_TERMINAL_PROCESSING);
        }
    }
}
