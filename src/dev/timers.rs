//! What is to happen later, at most once for each key: setting a key anew replaces its time.

use std::{collections::HashMap, hash::Hash, time::Instant};

/// Times by key.
#[derive(Debug)]
pub(super) struct Timers<K>(HashMap<K, Instant>);

impl<K: Copy + Eq + Hash> Timers<K> {
    /// None set.
    pub(super) fn new() -> Self {
        Self(HashMap::new())
    }

    /// Sets one.
    pub(super) fn set(&mut self, key: K, at: Instant) {
        self.0.insert(key, at);
    }

    /// Takes those back for which `keep` is false.
    pub(super) fn retain(&mut self, keep: impl Fn(&K) -> bool) {
        self.0.retain(|key, _| keep(key));
    }

    /// When the next one is due.
    pub(super) fn next(&self) -> Option<Instant> {
        self.0.values().min().copied()
    }

    /// Takes one that is due, the earliest first.
    pub(super) fn take_due(&mut self, now: Instant) -> Option<K> {
        let (key, _) = self.0.iter().filter(|(_, at)| **at <= now).min_by_key(|(_, at)| **at)?;
        let key = *key;
        self.0.remove(&key);
        Some(key)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::time::Duration;

    #[test]
    fn the_earliest_comes_first_and_a_new_time_replaces_the_old() {
        let now = Instant::now();
        let mut timers = Timers::new();
        timers.set("a", now);
        timers.set("b", now + Duration::from_secs(1));
        timers.set("a", now + Duration::from_secs(2));
        assert_eq!(timers.next(), Some(now + Duration::from_secs(1)));
        assert_eq!(timers.take_due(now), None);
        let later = now + Duration::from_secs(3);
        assert_eq!(
            [timers.take_due(later), timers.take_due(later), timers.take_due(later)],
            [Some("b"), Some("a"), None]
        );
    }
}
