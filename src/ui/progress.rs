//! One line on the terminal that tells how far something is. Never in a pipe, and never together with `--quiet`,
//! `-v`, `--json` or `--no-progress`.

use super::Ui;
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use std::time::Duration;

/// A bar, or nothing where none is wanted.
pub(crate) struct Bar(ProgressBar);

impl Bar {
    /// A bar for something whose length is not known yet.
    pub(crate) fn new(ui: &Ui, wanted: bool) -> Self {
        let shown = wanted && ui.err.terminal && !ui.quiet && !ui.json;
        let target = if shown { ProgressDrawTarget::stderr() } else { ProgressDrawTarget::hidden() };
        let bar = ProgressBar::with_draw_target(None, target);
        if let Ok(style) = ProgressStyle::with_template("{spinner} {elapsed} {wide_msg}") {
            bar.set_style(style);
        }
        if shown {
            bar.enable_steady_tick(Duration::from_millis(120));
        }
        Self(bar)
    }

    /// Says what is done now.
    pub(crate) fn say(&self, message: impl Into<String>) {
        self.0.set_message(message.into());
    }

    /// Does something that writes to the terminal.
    pub(crate) fn suspend<T>(&self, work: impl FnOnce() -> T) -> T {
        self.0.suspend(work)
    }

    /// Takes it away. Its thread has ended when this returns.
    pub(crate) fn clear(&self) {
        self.0.disable_steady_tick();
        self.0.finish_and_clear();
    }
}
