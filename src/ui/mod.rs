//! The two streams and who may write what on them: stdout is what was asked for, stderr is talk about it.
//! Colour is decided here, once for each stream. Nothing else in the crate prints.

mod color;
mod pager;
mod progress;
mod report;
mod stream;
mod wrap;

use crate::base::process;
pub(crate) use color::ColorChoice;
pub(crate) use pager::Pager;
pub(crate) use progress::Bar;
pub(crate) use report::report;
pub(crate) use stream::Stream;
pub(crate) use wrap::hanging;

/// What a command may write to, and how talkative it may be.
pub(crate) struct Ui {
    /// What was asked for.
    pub(crate) out: Stream,
    /// Talk about it.
    pub(crate) err: Stream,
    /// `--json`: versioned objects on stdout and nothing else there.
    pub(crate) json: bool,
    /// `-q`: no talk but warnings and errors.
    pub(crate) quiet: bool,
    /// What shows long answers, where one is wanted.
    pub(crate) pager: Option<Pager>,
}

impl Ui {
    /// Talk that a person may like to read; silent under `--quiet`.
    pub(crate) fn say(&self, line: &str) {
        if !self.quiet {
            self.err.line(line);
        }
    }

    /// An answer that may be longer than the window.
    pub(crate) fn long_answer(&self, text: &str) {
        let shown = !self.json && self.pager.as_ref().is_some_and(|pager| pager.show(text));
        if !shown {
            self.answer(text);
        }
    }

    /// How many columns the terminal has that the answer goes to.
    pub(crate) fn columns(&self) -> Option<usize> {
        let window = self.out.terminal.then(|| process::window(std::io::stdout())).flatten()?;
        Some(usize::from(window.columns))
    }

    /// The answer itself, as text with its line ends.
    pub(crate) fn answer(&self, text: &str) {
        self.out.write(text.as_bytes());
    }
}
