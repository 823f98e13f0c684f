//! Figures for Prometheus, in its text format.

use std::{
    collections::BTreeMap,
    fmt::Write as _,
    sync::{
        Mutex, PoisonError,
        atomic::{AtomicU64, Ordering},
    },
    time::Duration,
};

/// The upper bounds of the histograms' buckets, in seconds.
const BOUNDS: [f64; 12] = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0];

/// How long something took, how often.
#[derive(Debug, Default)]
pub(super) struct Histogram {
    buckets: [AtomicU64; BOUNDS.len()],
    count: AtomicU64,
    micros: AtomicU64,
}

impl Histogram {
    /// It took so long.
    pub(super) fn note(&self, took: Duration) {
        let seconds = took.as_secs_f64();
        for (bucket, _) in self.buckets.iter().zip(BOUNDS).filter(|(_, bound)| seconds <= *bound) {
            bucket.fetch_add(1, Ordering::Relaxed);
        }
        self.count.fetch_add(1, Ordering::Relaxed);
        self.micros.fetch_add(u64::try_from(took.as_micros()).unwrap_or(u64::MAX), Ordering::Relaxed);
    }

    fn write(&self, text: &mut String, name: &str, about: &str) {
        let _ = writeln!(text, "# HELP {name} {about}\n# TYPE {name} histogram");
        for (bucket, bound) in self.buckets.iter().zip(BOUNDS) {
            let _ = writeln!(text, "{name}_bucket{{le=\"{bound}\"}} {}", bucket.load(Ordering::Relaxed));
        }
        let count = self.count.load(Ordering::Relaxed);
        let _ = writeln!(text, "{name}_bucket{{le=\"+Inf\"}} {count}");
        let sum = Duration::from_micros(self.micros.load(Ordering::Relaxed)).as_secs_f64();
        let _ = writeln!(text, "{name}_sum {sum}\n{name}_count {count}");
    }
}

/// What is counted.
#[derive(Debug, Default)]
pub(super) struct Metrics {
    /// Answers by path and status.
    answers: Mutex<BTreeMap<(&'static str, u16), u64>>,
    /// From the request to the first sound.
    pub(super) first_sound: Histogram,
    /// From the request to the last sound.
    pub(super) whole: Histogram,
    /// How long texts were spoken, waiting left out.
    pub(super) speaking: Histogram,
    /// Characters that were spoken.
    pub(super) characters: AtomicU64,
    /// Milliseconds of sound.
    pub(super) sound_millis: AtomicU64,
    /// Answers that were there already.
    pub(super) cache_hits: AtomicU64,
    /// Requests whose client went away.
    pub(super) abandoned: AtomicU64,
}

/// What is known besides, when it is asked.
pub(super) struct Now {
    /// Texts that wait.
    pub(super) waiting: usize,
    /// Texts that are spoken.
    pub(super) busy: usize,
    /// Engines that rest.
    pub(super) warm: usize,
    /// Models that are loaded, and how often one was.
    pub(super) models: (usize, u64),
    /// Figures of whoever is told of uses.
    pub(super) ledger: Vec<(&'static str, &'static str, f64)>,
}

impl Metrics {
    /// An answer of this status.
    pub(super) fn answered(&self, path: &'static str, status: u16) {
        let mut answers = self.answers.lock().unwrap_or_else(PoisonError::into_inner);
        *answers.entry((path, status)).or_default() += 1;
    }

    /// All of them as text.
    pub(super) fn text(&self, now: &Now) -> String {
        let mut text = String::new();
        let name = "ef_tts_requests_total";
        let _ = writeln!(text, "# HELP {name} Answers by path and status\n# TYPE {name} counter");
        for ((path, status), count) in &*self.answers.lock().unwrap_or_else(PoisonError::into_inner) {
            let _ = writeln!(text, "{name}{{path=\"{path}\",status=\"{status}\"}} {count}");
        }
        #[expect(clippy::cast_precision_loss, reason = "a count")]
        let number = |value: u64| value as f64;
        let count = |value: &AtomicU64| number(value.load(Ordering::Relaxed));
        for (name, about, value) in [
            ("ef_tts_characters_total", "Characters that were spoken", count(&self.characters)),
            (
                "ef_tts_sound_seconds_total",
                "Seconds of sound that were made",
                count(&self.sound_millis) / 1000.0,
            ),
            ("ef_tts_cache_hits_total", "Answers that were there already", count(&self.cache_hits)),
            ("ef_tts_abandoned_total", "Requests whose client went away", count(&self.abandoned)),
            ("ef_tts_model_loads_total", "How often a model was loaded", number(now.models.1)),
        ] {
            let _ = writeln!(text, "# HELP {name} {about}\n# TYPE {name} counter\n{name} {value}");
        }
        for (name, about, value) in [
            ("ef_tts_waiting", "Texts that wait", now.waiting),
            ("ef_tts_speaking", "Texts that are spoken now", now.busy),
            ("ef_tts_warm_engines", "Engines that rest", now.warm),
            ("ef_tts_loaded_models", "Models that are loaded", now.models.0),
        ] {
            let _ = writeln!(text, "# HELP {name} {about}\n# TYPE {name} gauge\n{name} {value}");
        }
        for (name, about, value) in &now.ledger {
            let kind = if name.ends_with("_total") { "counter" } else { "gauge" };
            let _ = writeln!(text, "# HELP {name} {about}\n# TYPE {name} {kind}\n{name} {value}");
        }
        self.first_sound.write(
            &mut text,
            "ef_tts_first_sound_seconds",
            "From the request to its first sound",
        );
        self.whole.write(&mut text, "ef_tts_whole_seconds", "From the request to its last sound");
        self.speaking.write(
            &mut text,
            "ef_tts_speaking_seconds",
            "How long texts were spoken, without waiting",
        );
        text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn buckets_hold_what_is_below_their_bound() {
        let metrics = Metrics::default();
        metrics.first_sound.note(Duration::from_millis(30));
        metrics.first_sound.note(Duration::from_secs(100));
        metrics.answered("/v1/models", 200);
        let text = metrics.text(&Now {
            waiting: 3,
            busy: 0,
            warm: 0,
            models: (2, 5),
            ledger: vec![("x_total", "X", 2.0)],
        });
        for line in [
            "ef_tts_first_sound_seconds_bucket{le=\"0.025\"} 0",
            "ef_tts_first_sound_seconds_bucket{le=\"0.05\"} 1",
            "ef_tts_first_sound_seconds_bucket{le=\"30\"} 1",
            "ef_tts_first_sound_seconds_bucket{le=\"+Inf\"} 2",
            "ef_tts_requests_total{path=\"/v1/models\",status=\"200\"} 1",
            "ef_tts_waiting 3",
            "ef_tts_loaded_models 2",
            "ef_tts_model_loads_total 5",
            "# TYPE x_total counter",
        ] {
            assert!(text.lines().any(|one| one == line), "{line} is not in\n{text}");
        }
    }
}
