//! One service's bytes on their way to the screen: cut into lines, dressed, the unfinished one held back.

use super::{
    AT_LATEST, LONG_PAUSE, LONGEST_LINE, PAUSE, PROMPT_BYTES,
    ansi::{self, Rendition},
    screen::{Completion, Screen},
};
use crate::dev::{Held, OutputGone};
use memchr::{memchr, memchr_iter, memchr2, memrchr};
use std::time::Instant;

/// How lines are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Dress {
    /// Byte for byte.
    Exact,
    /// Safe among other lines on a terminal.
    Styled,
}

/// A service's line in the making.
pub(super) struct Lane {
    number: usize,
    dress: Dress,
    /// What stands before each line.
    pub(super) prefix: Vec<u8>,
    /// What stands before the rest of a line that another service's line tore.
    pub(super) continued: Vec<u8>,
    /// The unfinished line, as far as it is known.
    held: Vec<u8>,
    /// How much of it is on the screen.
    shown: usize,
    /// When the part that is not on the screen began.
    since: Instant,
    /// The colours in force after the shown part.
    rendition: Rendition,
    /// Lines that wait for the service's end (`--group`).
    group: Option<Vec<u8>>,
    out: Vec<u8>,
}

impl Lane {
    /// An empty lane.
    pub(super) fn new(number: usize, dress: Dress, group: bool) -> Self {
        Self {
            number,
            dress,
            prefix: vec![],
            continued: vec![],
            held: vec![],
            shown: 0,
            since: Instant::now(),
            rendition: Rendition::default(),
            group: group.then(Vec::new),
            out: vec![],
        }
    }

    /// Takes bytes in and writes all lines that are whole.
    pub(super) fn take(&mut self, bytes: &[u8], screen: &Screen) -> Result<Held, OutputGone> {
        let Some(last) = memrchr(b'\n', bytes) else { return self.hold(bytes, screen) };
        let (lines, rest) = bytes.split_at(last + 1);
        let mut lines = lines;
        let mut completed = false;
        if !self.held.is_empty() {
            let end = memchr(b'\n', lines).map_or(lines.len(), |at| at + 1);
            self.held.extend_from_slice(&lines[..end - 1]);
            lines = &lines[end..];
            completed = true;
        }
        self.out.clear();
        if completed && self.shown == 0 {
            let held = std::mem::take(&mut self.held);
            self.line(&held);
            self.held = held;
            self.held.clear();
            completed = false;
        }
        let result = if completed {
            self.complete(lines, screen)
        } else {
            self.lines(lines);
            self.emit(None, screen)
        };
        self.shrink();
        result?;
        if rest.is_empty() { Ok(Held::Nothing) } else { self.hold(rest, screen) }
    }

    /// Ends a line whose beginning is on the screen, and writes the lines that follow.
    fn complete(&mut self, lines: &[u8], screen: &Screen) -> Result<(), OutputGone> {
        let held = std::mem::take(&mut self.held);
        let bar = self.is_bar(&held);
        let (mut carry, mut rest) = (vec![], vec![]);
        self.rendition.write(&mut carry);
        let from = if bar { 0 } else { self.shown };
        match self.dress {
            Dress::Exact => rest.extend_from_slice(&held[from..]),
            Dress::Styled => {
                // `dress` begins with the colours in force; in place they are in force already.
                ansi::dress(trim(&held[from..]), &mut self.rendition, &mut rest);
                if self.rendition.is_active() {
                    rest.extend_from_slice(b"\x1b[0m");
                }
            }
        }
        self.shown = 0;
        self.lines(lines);
        let prefix = std::mem::take(&mut self.prefix);
        let whole = bar.then_some(rest.as_slice());
        let carry = if self.dress == Dress::Styled { &[][..] } else { &carry };
        let continued = std::mem::take(&mut self.continued);
        let before = if bar { &prefix } else { &continued };
        let completion = Completion { prefix: before, carry, rest: &rest, whole };
        let result = self.emit(Some(&completion), screen);
        (self.prefix, self.continued) = (prefix, continued);
        self.held = held;
        self.held.clear();
        result
    }

    fn lines(&mut self, lines: &[u8]) {
        let plain = self.dress == Dress::Exact
            || (!self.rendition.is_active()
                && memchr2(0x1b, b'\r', lines).is_none()
                && memchr(7, lines).is_none());
        self.out.reserve(lines.len() + lines.len() / 4);
        let mut start = 0;
        for end in memchr_iter(b'\n', lines) {
            if plain {
                self.out.extend_from_slice(&self.prefix);
                self.out.extend_from_slice(&lines[start..=end]);
            } else {
                self.line(&lines[start..end]);
            }
            start = end + 1;
        }
    }

    /// One whole line, without its end.
    fn line(&mut self, line: &[u8]) {
        self.out.extend_from_slice(&self.prefix);
        match self.dress {
            Dress::Exact => self.out.extend_from_slice(line),
            Dress::Styled => {
                ansi::dress(trim(line), &mut self.rendition, &mut self.out);
                if self.rendition.is_active() {
                    self.out.extend_from_slice(b"\x1b[0m");
                }
            }
        }
        self.out.push(b'\n');
    }

    fn emit(&mut self, completion: Option<&Completion<'_>>, screen: &Screen) -> Result<(), OutputGone> {
        if let Some(group) = &mut self.group {
            group.extend_from_slice(&self.out);
            return Ok(());
        }
        screen.lines(self.number, completion, &self.out)
    }

    /// Keeps the beginning of a line back, or shows it when its time has come.
    fn hold(&mut self, bytes: &[u8], screen: &Screen) -> Result<Held, OutputGone> {
        if self.held.len() == self.shown {
            self.since = Instant::now();
        }
        self.held.extend_from_slice(bytes);
        if self.held.len() > LONGEST_LINE {
            self.take(b"\n", screen)?;
            return Ok(Held::Nothing);
        }
        let waiting = self.held.len() - self.shown;
        let age = self.since.elapsed();
        if self.group.is_some() {
            Ok(Held::Nothing)
        } else if waiting > PROMPT_BYTES && !self.is_bar(&self.held) {
            Ok(Held::For(LONG_PAUSE))
        } else if age >= AT_LATEST {
            self.show(screen)
        } else {
            Ok(Held::For(PAUSE.min(AT_LATEST.saturating_sub(age))))
        }
    }

    /// Shows what is held back, as far as it can be shown.
    pub(super) fn show(&mut self, screen: &Screen) -> Result<Held, OutputGone> {
        if self.group.is_some() || self.held.len() == self.shown {
            return Ok(Held::Nothing);
        }
        self.since = Instant::now();
        let end = ansi::whole(&self.held);
        if end <= self.shown {
            return Ok(Held::Nothing);
        }
        if self.is_bar(&self.held) {
            return self.show_bar(screen);
        }
        let (mut carry, mut text) = (vec![], vec![]);
        match self.dress {
            Dress::Exact => text.extend_from_slice(&self.held[self.shown..end]),
            Dress::Styled => {
                self.rendition.write(&mut carry);
                let begin = std::mem::take(&mut carry).len();
                ansi::dress(&self.held[self.shown..end], &mut self.rendition, &mut text);
                carry = text.drain(..begin).collect();
            }
        }
        if text.is_empty() {
            return Ok(Held::Nothing); // nothing but sequences that are left out
        }
        // Shown before, it goes on: in place, or marked when somebody else's line came between.
        let prefix = if self.shown > 0 { &self.continued } else { &self.prefix };
        screen.partial(self.number, prefix, &carry, &text, false)?;
        self.shown = end;
        Ok(Held::Nothing)
    }

    /// Draws a progress bar anew, and forgets its earlier states.
    fn show_bar(&mut self, screen: &Screen) -> Result<Held, OutputGone> {
        let mut text = vec![];
        let mut rendition = self.rendition.clone();
        ansi::dress(&self.held, &mut rendition, &mut text);
        if rendition.is_active() {
            text.extend_from_slice(b"\x1b[0m");
        }
        if let Some(last) = memrchr(b'\r', &self.held).filter(|last| *last > 0 && last + 1 < self.held.len())
        {
            ansi::dress(&self.held[..last], &mut self.rendition, &mut vec![]);
            self.held.drain(..last);
        }
        self.shown = self.held.len();
        screen.partial(self.number, &self.prefix, &[], &text, true)?;
        Ok(Held::Nothing)
    }

    fn is_bar(&self, line: &[u8]) -> bool {
        self.dress == Dress::Styled && ansi::returns(trim(line))
    }

    /// Adds a line of our own, with the prefix of this service.
    pub(super) fn say(&mut self, line: &[u8], screen: &Screen) -> Result<(), OutputGone> {
        self.out.clear();
        self.out.extend_from_slice(&self.prefix);
        self.out.extend_from_slice(line);
        self.out.push(b'\n');
        self.emit(None, screen)
    }

    /// The process has written its last byte; what waits for its turn goes on waiting. An unfinished line gets an
    /// end, unless the bytes are to stay as they are.
    pub(super) fn end_line(&mut self, screen: &Screen, as_it_is: bool) -> Result<(), OutputGone> {
        if as_it_is && !self.held.is_empty() {
            let rest = self.held.split_off(self.shown);
            (self.held, self.shown) = (vec![], 0);
            self.out = rest;
            self.emit(None, screen)?;
        } else if !self.held.is_empty() {
            self.take(b"\n", screen)?;
        }
        self.rendition = Rendition::default();
        Ok(())
    }

    /// Its turn has come: what waited is shown, and what follows as it comes.
    pub(super) fn release(&mut self, screen: &Screen) -> Result<(), OutputGone> {
        let Some(group) = self.group.take() else { return Ok(()) };
        screen.lines(self.number, None, &group)
    }

    /// The process has written its last byte: an unfinished line is ended.
    pub(super) fn end(&mut self, screen: &Screen) -> Result<(), OutputGone> {
        if !self.held.is_empty() {
            self.take(b"\n", screen)?;
        }
        self.rendition = Rendition::default();
        let Some(group) = self.group.as_mut().map(std::mem::take) else { return Ok(()) };
        screen.lines(self.number, None, &group)
    }

    /// Gives memory back after a very long line.
    fn shrink(&mut self) {
        const KEEP: usize = 1024 * 1024;
        if self.held.is_empty() && self.held.capacity() > KEEP {
            self.held = vec![];
        }
        if self.out.capacity() > KEEP {
            self.out = vec![];
        }
    }
}

/// Without the carriage return before its end.
fn trim(line: &[u8]) -> &[u8] {
    line.strip_suffix(b"\r").unwrap_or(line)
}

#[cfg(test)]
#[path = "lane_tests.rs"]
mod tests;
