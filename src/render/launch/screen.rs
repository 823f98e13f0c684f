//! The one place where services' lines and news meet. At most one line is open (written, without its end):
//! a prompt, which is ended when somebody else writes, or a progress bar, which is drawn anew below.

use crate::{dev::OutputGone, ui::Stream};
use std::sync::{Mutex, MutexGuard, PoisonError};

/// Back to the first column, and nothing on the line any more.
const CLEAR: &[u8] = b"\r\x1b[K";
/// Ends an open line in whatever colour it is.
const END_STYLED: &[u8] = b"\x1b[0m\n";

/// The end of a line whose beginning may be on the screen.
pub(super) struct Completion<'a> {
    /// What stands before a line of this service.
    pub(super) prefix: &'a [u8],
    /// The colours in force where the shown part ends.
    pub(super) carry: &'a [u8],
    /// What was not shown yet.
    pub(super) rest: &'a [u8],
    /// The whole line as it should stand in the end, for one that was drawn over and over.
    pub(super) whole: Option<&'a [u8]>,
}

/// Both streams, and the open line.
pub(super) struct Screen {
    inner: Mutex<Inner>,
    styled: bool,
}

struct Inner {
    out: Stream,
    err: Stream,
    open: Option<Open>,
    gone: bool,
    buffer: Vec<u8>,
}

struct Open {
    lane: usize,
    /// The text of a progress bar, with its prefix; `None` for a prompt.
    bar: Option<Vec<u8>>,
}

impl Screen {
    /// Writes lines to `out` and news to `err`.
    pub(super) fn new(out: Stream, err: Stream, styled: bool) -> Self {
        let inner = Inner { out, err, open: None, gone: false, buffer: vec![] };
        Self { inner: Mutex::new(inner), styled }
    }

    fn lock(&self) -> MutexGuard<'_, Inner> {
        self.inner.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Writes whole lines of a service, the first of them perhaps the end of an open one.
    pub(super) fn lines(
        &self,
        lane: usize,
        completion: Option<&Completion<'_>>,
        lines: &[u8],
    ) -> Result<(), OutputGone> {
        let mut inner = self.lock();
        if inner.open.is_none() && completion.is_none() {
            return inner.write(lines); // by far the most frequent case: not a byte is copied
        }
        let mut buffer = std::mem::take(&mut inner.buffer);
        buffer.clear();
        let mine = inner.open.as_ref().is_some_and(|open| open.lane == lane);
        let bar = if mine { None } else { inner.open.as_mut().and_then(|open| open.bar.take()) };
        match (&inner.open, mine) {
            (Some(_), false) if bar.is_some() => buffer.extend_from_slice(CLEAR),
            (Some(_), false) => self.end(&mut buffer),
            _ => {}
        }
        if let Some(completion) = completion {
            completion.write(mine, &mut buffer);
        }
        buffer.extend_from_slice(lines);
        let owner = inner.open.take().map(|open| open.lane);
        if let (Some(bar), Some(owner)) = (bar, owner) {
            buffer.extend_from_slice(&bar);
            inner.open = Some(Open { lane: owner, bar: Some(bar) });
        }
        let result = inner.write(&buffer);
        inner.buffer = buffer;
        result
    }

    /// Shows the beginning of a line, or more of it. `bar` says that it replaces what was shown before.
    pub(super) fn partial(
        &self,
        lane: usize,
        prefix: &[u8],
        carry: &[u8],
        text: &[u8],
        bar: bool,
    ) -> Result<(), OutputGone> {
        let mut inner = self.lock();
        let mut buffer = std::mem::take(&mut inner.buffer);
        buffer.clear();
        let mine = inner.open.as_ref().is_some_and(|open| open.lane == lane);
        let was_bar = inner.open.as_ref().is_some_and(|open| open.bar.is_some());
        match &inner.open {
            Some(_) if was_bar || (mine && bar) => buffer.extend_from_slice(CLEAR),
            Some(_) if !mine => self.end(&mut buffer),
            _ => {}
        }
        let erased = bar && text.is_empty();
        if (!mine || bar || was_bar) && !erased {
            buffer.extend_from_slice(prefix);
            buffer.extend_from_slice(carry);
        }
        buffer.extend_from_slice(text);
        // A bar that was erased leaves no open line behind.
        let bar = bar.then(|| [prefix, carry, text].concat());
        inner.open = (!erased).then_some(Open { lane, bar });
        let result = inner.write(&buffer);
        inner.buffer = buffer;
        result
    }

    /// Writes a line of news to the error stream, without harm to an open line.
    pub(super) fn news(&self, line: &[u8]) {
        let mut inner = self.lock();
        let Inner { out, err, open, .. } = &mut *inner;
        // Where only one of the two is a terminal they do not meet.
        if out.terminal == err.terminal
            && let Some(ended) = open.take()
        {
            let mut end = vec![];
            match ended.bar {
                Some(_) => end.extend_from_slice(CLEAR),
                None => self.end(&mut end),
            }
            out.write(&end);
        }
        err.write(line);
    }

    /// Empties the terminal, what was scrolled away included. An open line is drawn anew by whoever wrote it.
    pub(super) fn clear(&self) {
        const EMPTY: &[u8] = b"\x1b[H\x1b[2J\x1b[3J";
        let mut inner = self.lock();
        inner.open = None;
        // That nobody reads any more is reported when bytes come.
        let _ = inner.write(EMPTY);
    }

    fn end(&self, buffer: &mut Vec<u8>) {
        buffer.extend_from_slice(if self.styled { END_STYLED } else { b"\n" });
    }
}

impl Completion<'_> {
    fn write(&self, mine: bool, buffer: &mut Vec<u8>) {
        if let Some(whole) = self.whole {
            if mine {
                buffer.extend_from_slice(CLEAR);
            }
            buffer.extend_from_slice(self.prefix);
            buffer.extend_from_slice(whole);
        } else if mine {
            buffer.extend_from_slice(self.rest);
        } else if self.rest.is_empty() {
            return; // its end was written when somebody else's line came
        } else {
            buffer.extend_from_slice(self.prefix);
            buffer.extend_from_slice(self.carry);
            buffer.extend_from_slice(self.rest);
        }
        buffer.push(b'\n');
    }
}

impl Inner {
    fn write(&mut self, bytes: &[u8]) -> Result<(), OutputGone> {
        if self.gone || self.out.try_write(bytes).is_err() {
            self.gone = true;
            return Err(OutputGone);
        }
        Ok(())
    }
}
