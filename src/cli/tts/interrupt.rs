//! What a signal means while somebody speaks into a file.

use crate::{base::signals, tts::audio::Pending};
use std::{
    sync::{Arc, atomic::AtomicBool},
    time::Duration,
};

/// How long a run may go on after it was asked to stop, before the program ends without it.
const PATIENCE: Duration = Duration::from_millis(300);

/// Waits for a signal. The run stops between two parts; one that takes long is not waited for. No part of a file
/// stays.
pub(super) fn watch(stop: Arc<AtomicBool>, pending: Pending) {
    let Ok(mut notices) = signals::Notices::new() else { return };
    let wait = move || {
        loop {
            if let signals::Notice::Stop { signal, .. } = notices.wait() {
                stop.store(true, std::sync::atomic::Ordering::Relaxed);
                std::thread::sleep(PATIENCE);
                pending.remove();
                signals::die_of(signal);
            }
        }
    };
    // Without the thread a signal ends us at once, and a part of a file stays.
    let _ = std::thread::Builder::new().name("signals".to_owned()).spawn(wait);
}
