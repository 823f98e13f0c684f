//! Windows: a process group for the polite question, a job object for everything else.
//!
//! A child is created suspended, put into a job of its own and only then let go, so that nothing it starts is
//! ever outside. The job says whether anything of the tree is left, and ends all of it at once. It also ends
//! it when its last handle is closed; ours is the only one, and the system closes it however we end. So no
//! second process has to guard us, and there are no strays to look for.
//!
//! The polite question is Ctrl-Break to the child's process group: programs that share our console can take
//! it as a request to clean up, and the others end of it. There is no terminal for children: a pseudo-console
//! (ConPTY) would rewrite what they print.

mod guard;
mod job;
mod look;
mod spawn;
mod stream;

pub use guard::{
    Guard, Lifeline, Role, Verdict, adopt_orphans, ask_for_large_pages, divide, give_back_large_pieces,
    give_back_memory, hangup_ignored, own_program, rest_lightly, share_one_heap,
};
pub use job::{end, group_alive, signal, signal_group, sweep};
pub use look::{
    alive, all_in, descendants, marked, marker, orphans, session_of, started_at, stat, usage, works_in,
};
pub use spawn::{ended_within, reap, spawn};
pub use stream::{readable_within, resize, widen, window};

use std::{
    io,
    os::windows::io::{FromRawHandle, OwnedHandle},
};
use windows_sys::{Win32::Foundation::HANDLE, core::BOOL};

/// The answer of a call that returns 0 when it failed.
fn done(answer: BOOL) -> io::Result<()> {
    if answer == 0 { Err(io::Error::last_os_error()) } else { Ok(()) }
}

/// Takes over a handle that was just opened, so that it is closed in the end; null says that it was not.
///
/// # Safety
/// The handle is null, or open and nobody else's to close.
#[expect(unsafe_code, reason = "std cannot know whose a raw handle is; the caller does")]
unsafe fn own(handle: HANDLE) -> io::Result<OwnedHandle> {
    if handle.is_null() {
        return Err(io::Error::last_os_error());
    }
    // SAFETY: open, and ours alone, as asked above.
    Ok(unsafe { OwnedHandle::from_raw_handle(handle) })
}

/// The size of a structure, as calls want to be told it.
fn size<T>() -> u32 {
    u32::try_from(size_of::<T>()).unwrap_or(u32::MAX)
}
