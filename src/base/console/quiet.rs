//! Libraries that print.

/// Does a piece of work whose library writes to stderr by itself, with nothing of that reaching anybody. Whatever else
/// is written there meanwhile is lost too, so the work must be short, and must not be ours.
pub fn quietly<T>(work: impl FnOnce() -> T) -> T {
    #[cfg(unix)]
    let _restore = unix::Silence::begin();
    work()
}

#[cfg(unix)]
mod unix {
    use rustix::{io::fcntl_dupfd_cloexec, stdio};
    use std::{fs::File, os::fd::OwnedFd};

    /// Gives stderr back when it is dropped.
    pub(super) struct Silence(Option<OwnedFd>);

    impl Silence {
        /// Without a way back nothing is done.
        pub(super) fn begin() -> Self {
            let kept = fcntl_dupfd_cloexec(stdio::stderr(), 3).ok();
            let nowhere = File::options().write(true).open("/dev/null").ok();
            Self(kept.filter(|_| nowhere.is_some_and(|nowhere| stdio::dup2_stderr(nowhere).is_ok())))
        }
    }

    impl Drop for Silence {
        fn drop(&mut self) {
            if let Some(kept) = self.0.take() {
                let _ = stdio::dup2_stderr(kept);
            }
        }
    }
}
