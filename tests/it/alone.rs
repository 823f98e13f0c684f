//! Tests that measure or that fill the machine run alone; all others may run beside each other.

use std::{
    cell::RefCell,
    sync::{PoisonError, RwLock, RwLockReadGuard, RwLockWriteGuard},
};

static MACHINE: RwLock<()> = RwLock::new(());

thread_local! {
    /// Held until the test's thread ends, and once for each thread: a second one could wait for ever.
    static SHARE: RefCell<Option<RwLockReadGuard<'static, ()>>> = const { RefCell::new(None) };
}

/// This test may run beside others, until it ends.
pub(crate) fn beside_others() {
    SHARE.with_borrow_mut(|share| {
        share.get_or_insert_with(|| MACHINE.read().unwrap_or_else(PoisonError::into_inner));
    });
}

/// This test runs alone while the result is held.
pub(crate) fn alone() -> RwLockWriteGuard<'static, ()> {
    SHARE.with_borrow_mut(Option::take);
    MACHINE.write().unwrap_or_else(PoisonError::into_inner)
}

/// Says aloud that a test cannot run here.
#[expect(clippy::print_stderr, reason = "a test that was left out must be seen, and nothing else says so")]
pub(crate) fn skip(why: &str) {
    eprintln!("SKIPPED: {why}");
}
