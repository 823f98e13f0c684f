//! Pipes, and the window that our own output goes to.

use super::{super::Window, done, own};
use std::{
    fs::File,
    io,
    os::windows::io::{AsHandle, AsRawHandle, OwnedHandle},
    ptr, thread,
    time::{Duration, Instant},
};
use windows_sys::Win32::System::{
    Console::{CONSOLE_SCREEN_BUFFER_INFO, GetConsoleScreenBufferInfo},
    Pipes::{CreatePipe, PeekNamedPipe},
};

/// What a pipe holds at most: its memory is never paged out.
const MOST: usize = 64 * 1024;

/// A pipe for output, both ends ours alone. The size is a wish; std's own pipes hold 4 KiB.
#[expect(unsafe_code, reason = "std lets nobody choose a size; the call fills two handles on our stack")]
pub(super) fn pipe(bytes: usize) -> io::Result<(File, OwnedHandle)> {
    let bytes = u32::try_from(bytes.min(MOST)).unwrap_or(0);
    let (mut read_end, mut write_end) = (ptr::null_mut(), ptr::null_mut());
    // SAFETY: both handles are ours to fill; null stands for handles that children do not inherit.
    done(unsafe { CreatePipe(&raw mut read_end, &raw mut write_end, ptr::null(), bytes) })?;
    // SAFETY: both are new.
    let (read_end, write_end) = unsafe { (own(read_end)?, own(write_end)?) };
    Ok((read_end.into(), write_end))
}

/// Two ends that lead nowhere.
pub(super) fn null() -> io::Result<(File, OwnedHandle)> {
    let open = |write: bool| File::options().read(!write).write(write).open("NUL");
    Ok((open(false)?, open(true)?.into()))
}

/// Waits until there is something to read (or the end); `false` when nothing came in time.
///
/// Only the thread that reads may wait: a look at a pipe queues behind a read of the same handle that has not
/// come back (`PeekNamedPipe`, remarks). With no time to wait the answer is therefore `false` at once, which
/// is what a supervisor wants to hear of a pipe whose reader sits in its read.
#[expect(unsafe_code, reason = "std cannot look into a pipe; the call fills a number on our stack")]
pub fn readable_within(file: &File, time: Duration) -> bool {
    const LOOK: Duration = Duration::from_millis(10);
    let begun = Instant::now();
    loop {
        let left = time.saturating_sub(begun.elapsed());
        if left.is_zero() {
            return false;
        }
        let mut unread = 0;
        // SAFETY: the handle is open; null stands for answers that nobody wants.
        let answer = done(unsafe {
            let nothing = ptr::null_mut();
            PeekNamedPipe(file.as_raw_handle(), ptr::null_mut(), 0, nothing, &raw mut unread, nothing)
        });
        // That it failed is the end, or whatever else the read itself will say.
        if answer.is_err() || unread > 0 {
            return true;
        }
        thread::sleep(LOOK.min(left));
    }
}

/// The size of the console behind a stream, when there is one.
#[expect(unsafe_code, reason = "std has no window sizes; the call fills the value on our stack")]
pub fn window(stream: impl AsHandle) -> Option<Window> {
    let mut console = CONSOLE_SCREEN_BUFFER_INFO::default();
    let handle = stream.as_handle().as_raw_handle();
    // SAFETY: the handle is borrowed for the call; the structure is ours.
    done(unsafe { GetConsoleScreenBufferInfo(handle, &raw mut console) }).ok()?;
    let seen = console.srWindow;
    let cells = |first: i16, last: i16| u16::try_from(i32::from(last) - i32::from(first) + 1).ok();
    let (rows, columns) = (cells(seen.Top, seen.Bottom)?, cells(seen.Left, seen.Right)?);
    (rows > 0 && columns > 0).then_some(Window { rows, columns })
}

/// Children have no terminal here.
pub fn resize(_output: &File, _window: Window) {}

/// The size of a pipe is chosen when it is made.
pub fn widen(_stream: impl AsHandle, _bytes: usize) {}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Write;

    #[test]
    fn bytes_in_a_pipe_and_its_end_are_noticed() {
        let (read_end, write_end) = pipe(1024).unwrap();
        let mut write_end = File::from(write_end);
        assert!(!readable_within(&read_end, Duration::from_millis(30)));
        write_end.write_all(b"x").unwrap();
        assert!(readable_within(&read_end, Duration::from_secs(10)));
        drop(write_end);
        assert!(readable_within(&read_end, Duration::from_secs(10)));
    }
}
