//! A sign of life for something that takes seconds and whose end is not known: on a terminal only.

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use std::time::Duration;

/// How often it moves.
const TICK: Duration = Duration::from_millis(100);

/// It moves until it is dropped, and then it is gone.
pub(crate) struct Spinner(ProgressBar);

impl Spinner {
    /// Shows this text and how long it has been there.
    pub(crate) fn start(text: &str) -> Self {
        let bar = ProgressBar::new_spinner().with_message(text.to_owned());
        bar.set_draw_target(ProgressDrawTarget::stderr());
        if let Ok(style) = ProgressStyle::with_template("{spinner} {msg} ({elapsed})") {
            bar.set_style(style);
        }
        bar.enable_steady_tick(TICK);
        Self(bar)
    }
}

impl Drop for Spinner {
    fn drop(&mut self) {
        // Its thread has ended when this returns.
        self.0.disable_steady_tick();
        self.0.finish_and_clear();
    }
}
