//! Answers that were given before, as many as fit; those that were not asked for longest go first.

use crate::base::checksum::sha256;
use axum::body::Bytes;
use std::{
    collections::HashMap,
    sync::{Mutex, MutexGuard, PoisonError},
    time::Instant,
};

/// An answer.
#[derive(Clone, Debug)]
pub(super) struct Kept {
    /// The sound, encoded.
    pub(super) sound: Bytes,
    /// Who spoke.
    pub(super) engine: &'static str,
    /// With which voice.
    pub(super) voice: String,
    /// Who was wanted, and why it does not speak.
    pub(super) passed: Vec<String>,
    /// The length of the sound.
    pub(super) audio_seconds: f64,
    /// Until when it holds, where that is not for ever.
    pub(super) until: Option<Instant>,
}

#[derive(Default)]
struct Inner {
    answers: HashMap<String, (Kept, u64)>,
    bytes: usize,
    clock: u64,
}

/// The answers.
pub(super) struct Cache {
    most_bytes: usize,
    inner: Mutex<Inner>,
}

impl Cache {
    /// At most so many bytes; 0 for none.
    pub(super) fn new(most_bytes: usize) -> Self {
        Self { most_bytes, inner: Mutex::default() }
    }

    /// The key of what was asked.
    pub(super) fn key(asked: &str) -> String {
        sha256(asked.as_bytes())
    }

    fn inner(&self) -> MutexGuard<'_, Inner> {
        self.inner.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The answer that was given.
    pub(super) fn get(&self, key: &str) -> Option<Kept> {
        let mut inner = self.inner();
        inner.clock += 1;
        let now = inner.clock;
        let (kept, used) = inner.answers.get_mut(key)?;
        *used = now;
        // One that holds no more is replaced by the answer that is made now.
        Some(kept.clone()).filter(|kept| kept.until.is_none_or(|until| Instant::now() < until))
    }

    /// Whether one of this size is worth to be gathered at all.
    pub(super) fn takes(&self, bytes: usize) -> bool {
        bytes <= self.most_bytes / 4
    }

    /// Keeps an answer.
    pub(super) fn put(&self, key: String, kept: Kept) {
        if !self.takes(kept.sound.len()) {
            return;
        }
        let mut inner = self.inner();
        inner.clock += 1;
        let now = inner.clock;
        inner.bytes += kept.sound.len();
        if let Some((old, _)) = inner.answers.insert(key, (kept, now)) {
            inner.bytes -= old.sound.len();
        }
        while inner.bytes > self.most_bytes {
            let oldest = inner.answers.iter().min_by_key(|(_, (_, used))| *used).map(|(key, _)| key.clone());
            let Some((gone, _)) = oldest.and_then(|key| inner.answers.remove(&key)) else { break };
            inner.bytes -= gone.sound.len();
        }
    }

    /// Forgets all; whether there was something.
    pub(super) fn clear(&self) -> bool {
        let gone = std::mem::take(&mut *self.inner());
        !gone.answers.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_not_asked_for_longest_goes_first() {
        let cache = Cache::new(100);
        let kept = |size: usize| Kept {
            sound: vec![0; size].into(),
            engine: "espeak",
            voice: String::new(),
            passed: vec![],
            audio_seconds: 1.0,
            until: None,
        };
        for key in ["a", "b", "c", "d"] {
            cache.put(key.to_owned(), kept(25));
        }
        assert!(cache.get("a").is_some());
        cache.put("e".to_owned(), kept(25));
        assert!(cache.get("a").is_some() && cache.get("b").is_none() && cache.get("e").is_some());
        cache.put("large".to_owned(), kept(26));
        assert!(cache.get("large").is_none(), "one that would push the others out");
        assert!(cache.clear() && !cache.clear());
        Cache::new(0).put("a".to_owned(), kept(1));
    }
}
