//! Holding signals back for the moments in which nobody could take them.

/// Holds the signals back that ask us to end, until [`release`]. They wait and are not lost, also across
/// `fork` and `exec`.
pub(super) fn hold() {
    set(libc::SIG_BLOCK);
}

/// Whether SIGHUP was ignored when we were started, as `nohup` does it.
#[expect(unsafe_code, reason = "rustix has no signal actions; the call only fills the value on our stack")]
pub fn hangup_ignored() -> bool {
    // SAFETY: a null new action only asks; `sigaction` is plain data that the call fills.
    unsafe {
        let mut action: libc::sigaction = std::mem::zeroed();
        libc::sigaction(libc::SIGHUP, std::ptr::null(), &raw mut action) == 0
            && action.sa_sigaction == libc::SIG_IGN
    }
}

/// Lets all signals come, those too that whoever started us had held back.
pub(super) fn release() {
    set(libc::SIG_SETMASK);
}

#[expect(
    unsafe_code,
    reason = "rustix has no signal masks; the calls only read and write the set on our stack"
)]
fn set(how: libc::c_int) {
    // SAFETY: `sigset_t` is plain data that `sigemptyset` initialises; no pointer outlives the block.
    unsafe {
        let mut signals = std::mem::zeroed();
        libc::sigemptyset(&raw mut signals);
        if how == libc::SIG_BLOCK {
            for signal in [libc::SIGINT, libc::SIGTERM, libc::SIGHUP, libc::SIGQUIT] {
                libc::sigaddset(&raw mut signals, signal);
            }
        }
        libc::pthread_sigmask(how, &raw const signals, std::ptr::null_mut());
    }
}
