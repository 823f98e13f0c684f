//! The proof that comes with each request: the time, in steps of five minutes, and a digest. The time is the
//! service's: where our clock is off, its own `Date` corrects it for all requests that follow.

use sha2::{Digest, Sha256};
use std::{
    fmt::Write,
    sync::atomic::{AtomicI64, Ordering},
    time::{SystemTime, UNIX_EPOCH},
};

/// What every reader of the service uses; it is no secret.
pub(super) const CLIENT: &str = "6A5AA1D4EAFF4E9FB37E23D68491D6F4";
/// The version of the browser that we stand for.
pub(super) const BROWSER: &str = "143.0.3650.75";
/// From the beginning of Windows' time to that of Unix, in seconds.
const TO_WINDOWS: i64 = 11_644_473_600;
/// The step, in seconds.
const STEP: i64 = 300;

/// How far our clock is behind the service's, in seconds.
static SKEW: AtomicI64 = AtomicI64::new(0);

/// Our own time.
pub(super) fn clock() -> i64 {
    let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    i64::try_from(now.as_secs()).unwrap_or(i64::MAX)
}

/// The time as the service has it, as far as we know.
pub(super) fn now() -> i64 {
    clock().saturating_add(SKEW.load(Ordering::Relaxed))
}

/// Takes over the service's time from its header `Date`. Whether that changed anything.
pub(super) fn correct(date: &str) -> bool {
    let Ok(date) = jiff::fmt::rfc2822::parse(date) else { return false };
    let skew = date.timestamp().as_second().saturating_sub(clock());
    let before = SKEW.swap(skew, Ordering::Relaxed);
    before.abs_diff(skew) > 1
}

/// The digest for a time.
pub(super) fn digest(seconds: i64) -> String {
    let windows = seconds.saturating_add(TO_WINDOWS);
    let ticks = (windows - windows.rem_euclid(STEP)).saturating_mul(10_000_000);
    Sha256::digest(format!("{ticks}{CLIENT}")).iter().fold(String::new(), |mut text, byte| {
        let _ = write!(text, "{byte:02X}");
        text
    })
}

/// A name for one connection or request: 32 hexadecimal digits.
pub(super) fn name() -> String {
    uuid::Uuid::new_v4().simple().to_string()
}

/// A time as browsers write it.
pub(super) fn stamp(seconds: i64) -> String {
    let time = jiff::Timestamp::from_second(seconds).unwrap_or_default();
    time.strftime("%a %b %d %Y %H:%M:%S GMT+0000 (Coordinated Universal Time)").to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_digest_holds_for_five_minutes() {
        let one = digest(1_700_000_100);
        assert_eq!(one.len(), 64);
        assert!(one.chars().all(|c| c.is_ascii_digit() || c.is_ascii_uppercase()));
        assert_eq!(digest(1_700_000_399), one);
        assert_ne!(digest(1_700_000_400), one);
        assert_eq!(one, FIXED);
    }

    /// For 1,700,000,100 s, that is 133444737000000000 ticks: from Python's hashlib.
    const FIXED: &str = "AE4CF72E466874182A75878E20EADA83D29A1C12CAD9C3E0E014CCE0BFA55880";

    #[test]
    fn times_are_written_as_browsers_do() {
        assert_eq!(stamp(1_700_000_000), "Tue Nov 14 2023 22:13:20 GMT+0000 (Coordinated Universal Time)");
    }
}
