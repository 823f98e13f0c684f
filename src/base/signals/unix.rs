//! Signals, through signal-hook.

use super::Notice;
use crate::base::process::{self, Signal};
use signal_hook::{
    consts::{SIGCHLD, SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP, SIGWINCH},
    iterator::{SignalsInfo, exfiltrator::WithOrigin},
    low_level::siginfo::{Cause, Origin},
};
use std::io;

/// The signals that arrive from now on, one after the other.
pub struct Notices(SignalsInfo<WithOrigin>);

impl Notices {
    /// Takes SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGCHLD, SIGWINCH and SIGTSTP over from their default actions. SIGHUP
    /// stays ignored where whoever started us (`nohup`) has it so.
    pub fn new() -> io::Result<Self> {
        let all = [SIGINT, SIGTERM, SIGQUIT, SIGCHLD, SIGWINCH, SIGTSTP].into_iter();
        let hangup = (!process::hangup_ignored()).then_some(SIGHUP);
        SignalsInfo::new(all.chain(hangup)).map(Self)
    }

    /// The first request to end among those that are here already. For the time before anything is started and
    /// after all has ended: other signals that came are forgotten.
    pub fn stop_asked(&mut self) -> Option<Signal> {
        self.0.pending().find_map(|origin| match notice(&origin)? {
            Notice::Stop { signal, .. } => Some(signal),
            Notice::Child | Notice::Resized | Notice::Suspended => None,
        })
    }

    /// Blocks until the next one.
    pub fn wait(&mut self) -> Notice {
        loop {
            if let Some(notice) = self.0.forever().find_map(|origin| notice(&origin)) {
                return notice;
            }
        }
    }
}

/// What a signal means.
fn notice(origin: &Origin) -> Option<Notice> {
    let signal = match origin.signal {
        SIGCHLD => return Some(Notice::Child),
        SIGWINCH => return Some(Notice::Resized),
        SIGTSTP => return Some(Notice::Suspended),
        SIGINT => Signal::Int,
        SIGTERM => Signal::Term,
        SIGHUP => Signal::Hup,
        SIGQUIT => Signal::Quit,
        _ => return None,
    };
    Some(Notice::Stop { signal, from_kernel: matches!(origin.cause, Cause::Kernel) })
}

/// Stops this process as Ctrl-Z would have; returns when it is continued.
pub fn suspend() {
    let _ = signal_hook::low_level::emulate_default_handler(SIGTSTP);
}

/// Ends this process by SIGINT itself, so that a shell sees an interrupted command and not a mere code.
/// Returns only if that failed.
pub fn die_interrupted() {
    let _ = signal_hook::low_level::emulate_default_handler(SIGINT);
}

/// From now on Ctrl-C and Ctrl-\ do nothing here; children, which start anew, have them as always.
pub fn leave_interrupts_to_children() {
    for signal in [SIGINT, SIGQUIT] {
        let seen = std::sync::Arc::new(std::sync::atomic::AtomicBool::new(false));
        let _ = signal_hook::flag::register(signal, seen);
    }
}

/// Ends this process by a signal itself, so that its parent sees which. Returns only if that failed.
pub fn die_of(signal: Signal) {
    let number = match signal {
        Signal::Term => SIGTERM,
        Signal::Hup => SIGHUP,
        Signal::Quit => SIGQUIT,
        _ => SIGINT,
    };
    let _ = signal_hook::low_level::emulate_default_handler(number);
}
