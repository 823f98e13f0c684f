//! Console events as signals, and whatever else is told to the one who waits.

use super::Notice;
use crate::base::process::Signal;
use std::{
    io,
    sync::{
        Mutex, MutexGuard, PoisonError,
        mpsc::{Receiver, Sender, channel},
    },
    thread,
};
use windows_sys::{
    Win32::System::Console::{
        CTRL_BREAK_EVENT, CTRL_C_EVENT, CTRL_CLOSE_EVENT, CTRL_LOGOFF_EVENT, CTRL_SHUTDOWN_EVENT,
        SetConsoleCtrlHandler,
    },
    core::BOOL,
};

/// Who waits, if somebody does.
static LISTENER: Mutex<Option<Sender<Notice>>> = Mutex::new(None);

fn listener() -> MutexGuard<'static, Option<Sender<Notice>>> {
    LISTENER.lock().unwrap_or_else(PoisonError::into_inner)
}

/// The events that arrive from now on, one after the other.
pub struct Notices(Receiver<Notice>);

impl Notices {
    /// Takes the console's events over from their default, which is to end us.
    #[expect(unsafe_code, reason = "std has no console events; the handler is a function without captures")]
    pub fn new() -> io::Result<Self> {
        let (sender, receiver) = channel();
        *listener() = Some(sender);
        // SAFETY: the handler is there for as long as the program; the system calls it in a thread of its own,
        // not in the middle of another's work.
        match unsafe { SetConsoleCtrlHandler(Some(on_event), 1) } {
            0 => Err(io::Error::last_os_error()),
            _ => Ok(Self(receiver)),
        }
    }

    /// The first request to end among those that are here already. For the time before anything is started:
    /// whatever else came is forgotten.
    pub fn stop_asked(&mut self) -> Option<Signal> {
        self.0.try_iter().find_map(|notice| match notice {
            Notice::Stop { signal, .. } => Some(signal),
            Notice::Child | Notice::Resized | Notice::Suspended => None,
        })
    }

    /// Blocks until the next one.
    pub fn wait(&mut self) -> Notice {
        // The sender is kept for good, unless newer `Notices` took its place: then nothing comes any more.
        self.0.recv().unwrap_or_else(|_| sleep_for_ever())
    }
}

/// Tells whoever waits.
pub(in crate::base) fn post(notice: Notice) {
    if let Some(listener) = &*listener() {
        let _ = listener.send(notice);
    }
}

/// What the console tells us. Ctrl-Break is how one program asks another to end here (a key for it is rare), so
/// it counts as SIGTERM.
extern "system" fn on_event(event: u32) -> BOOL {
    const HANDLED: BOOL = 1;
    const NOT_OURS: BOOL = 0;
    let signal = match event {
        CTRL_C_EVENT => Signal::Int,
        CTRL_BREAK_EVENT | CTRL_LOGOFF_EVENT | CTRL_SHUTDOWN_EVENT => Signal::Term,
        CTRL_CLOSE_EVENT => Signal::Hup,
        _ => return NOT_OURS,
    };
    post(Notice::Stop { signal, from_kernel: true });
    if !matches!(event, CTRL_C_EVENT | CTRL_BREAK_EVENT) {
        // We are ended as soon as this returns, or after about 5 seconds: the time to stop the services in.
        sleep_for_ever();
    }
    HANDLED
}

/// There are no signals to die of here, so the process ends with the code that stands for one.
pub fn die_of(signal: Signal) {
    let code = match signal {
        Signal::Term => 143,
        Signal::Hup => 129,
        _ => 130,
    };
    #[expect(
        unsafe_code,
        reason = "the run may be in the middle of a long computation, and nothing else ends it"
    )]
    // SAFETY: ends the process; nothing of it is used after.
    unsafe {
        windows_sys::Win32::System::Threading::ExitProcess(code);
    }
}

fn sleep_for_ever() -> ! {
    loop {
        thread::park();
    }
}

/// No key stops a program here.
pub fn suspend() {}

/// There are no signals to die of here: the exit code says it.
pub fn die_interrupted() {}

/// Nothing has to be done here: pagers read the console themselves.
pub fn leave_interrupts_to_children() {}
