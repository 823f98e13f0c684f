//! A part of a text: read by the engine in one go.

use super::{
    PhonemeForm, Rules,
    whole::{Mark, Whole},
};
use crate::tts::{
    front::Unknown,
    markup::{Alphabet, Kind, Style, to_espeak, to_ipa, to_kokoro},
    normalize::{Aligned, Change, normalise},
    text::{Sentence, is_picture, sentences},
};
use std::{cell::Cell, ops::Range, time::Duration};

/// A part of a text, in words.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Part {
    /// What the engine is given.
    pub(super) spoken: String,
    /// What the engine shows of it: without markup.
    pub(super) shown: String,
    /// What was replaced: in bytes of `shown`, and of the whole text.
    changes: Vec<Change>,
    /// Where the part begins in the whole text.
    start: usize,
    /// Where it ends.
    end: usize,
    /// The marks: in bytes of `spoken`, and of `shown`.
    links: Vec<(Range<usize>, Range<usize>)>,
    /// The silence behind it.
    pub(super) silence: Duration,
    /// How it is spoken.
    pub(super) style: Style,
    /// What is written there, with its marks in the forms of plain text.
    pub(super) written: String,
    /// How many changes begin before the place that was asked for last: the next is near.
    near: Cell<usize>,
}

impl Part {
    /// Whether another voice or language is asked for.
    pub(super) fn is_elsewhere(&self) -> bool {
        (self.style.voice.is_some() || self.style.language.is_some()) && !self.written.trim().is_empty()
    }

    /// Where it begins in the whole text.
    pub(super) fn start(&self) -> usize {
        self.start
    }

    /// The byte of the whole text that a byte of `shown` comes from.
    pub(super) fn old_of(&self, byte: usize) -> usize {
        let after = self.begun(byte);
        let Some(change) = after.checked_sub(1).and_then(|at| self.changes.get(at)) else {
            return (self.start + byte).min(self.end);
        };
        if byte < change.new.end {
            change.old.start
        } else {
            (change.old.end + (byte - change.new.end)).min(self.end)
        }
    }

    /// Adds the pictures that were left out.
    pub(super) fn dropped(&self, whole: &Whole, unknown: &mut Vec<Unknown>) {
        for change in self
            .changes
            .iter()
            .filter(|change| change.new.is_empty() || self.shown[change.new.clone()].trim().is_empty())
        {
            let written = &whole.text[change.old.clone()];
            let Some(symbol) = written.chars().next().filter(|symbol| is_picture(*symbol)) else { continue };
            unknown.push(Unknown { symbol: symbol.to_string(), at: whole.place(change.old.start) });
        }
    }

    /// The byte of `shown` that a byte of `spoken` is.
    pub(super) fn shown_of(&self, byte: usize) -> usize {
        let after = self.links.partition_point(|(spoken, _)| spoken.start <= byte);
        let Some((spoken, shown)) = after.checked_sub(1).and_then(|at| self.links.get(at)) else {
            return byte;
        };
        if byte < spoken.end { shown.start } else { shown.end + (byte - spoken.end) }
    }

    /// The first change that has not ended before a byte of `shown`.
    pub(super) fn change_from(&self, byte: usize) -> Option<&Change> {
        let begun = self.begun(byte);
        let last = begun.checked_sub(1).filter(|at| self.changes[*at].new.end > byte);
        self.changes[last.unwrap_or(begun)..].iter().find(|change| !change.new.is_empty())
    }

    /// The change that a byte of `shown` lies in.
    pub(super) fn change_at(&self, byte: usize) -> Option<&Change> {
        self.begun(byte)
            .checked_sub(1)
            .and_then(|at| self.changes.get(at))
            .filter(|change| byte < change.new.end)
    }

    /// How many changes begin at a byte of `shown` or before it.
    fn begun(&self, byte: usize) -> usize {
        let mut after = self.near.get();
        let begins = |at: usize| self.changes.get(at).is_some_and(|change| change.new.start <= byte);
        if after > 0 && !begins(after - 1) {
            after = self.changes.partition_point(|change| change.new.start <= byte);
        }
        while begins(after) {
            after += 1;
        }
        self.near.set(after);
        after
    }
}

/// Puts a range of the whole text into words, sentence by sentence. `marks` are those within it.
pub(super) fn part(whole: &str, range: Range<usize>, marks: &[Mark], rules: &Rules) -> Part {
    let text = &whole[range.clone()];
    let mut part = Part { start: range.start, end: range.end, ..Part::default() };
    part.written = rewritten(text, range.start, marks);
    if !rules.normalise {
        let held: Vec<&Mark> = marks.iter().filter(|mark| is_held(mark, rules)).collect();
        let now: Vec<Range<usize>> =
            held.iter().map(|mark| mark.range.start - range.start..mark.range.end - range.start).collect();
        part.add(&Aligned::same(text), 0, &held, &now, rules);
        return part;
    }
    let mut marks = marks;
    let mut done = 0;
    for sentence in within(sentences(text, &rules.language), marks, range.start) {
        let own = marks.partition_point(|mark| mark.range.end <= range.start + sentence.end);
        let at = range.start + sentence.start;
        let held: Vec<Range<usize>> = marks[..own]
            .iter()
            .filter(|mark| is_held(mark, rules))
            .map(|mark| mark.range.start - at..mark.range.end - at)
            .collect();
        let (words, now) = normalise(&text[sentence.clone()], &rules.language, rules.options(), &held);
        part.between(&text[done..sentence.start], done, &words);
        let said: Vec<&Mark> = marks[..own].iter().filter(|mark| is_held(mark, rules)).collect();
        part.add(&words, sentence.start, &said, &now, rules);
        marks = &marks[own..];
        done = sentence.end;
    }
    part.plain(&text[done..]);
    part
}

/// A text with its marks as they are written in plain text.
fn rewritten(text: &str, start: usize, marks: &[Mark]) -> String {
    let mut all = String::with_capacity(text.len());
    let mut done = 0;
    for mark in marks {
        let (from, to) = (mark.range.start - start, mark.range.end - start);
        all.push_str(&text[done..from]);
        let word = &text[from..to];
        match &mark.kind {
            Kind::Phonemes(phonemes, Alphabet::Kokoro) => {
                all.extend(["[", word, "](/", phonemes.as_str(), "/)"]);
            }
            Kind::Phonemes(phonemes, Alphabet::Ipa) => all.extend(["[[", phonemes.as_str(), "]]"]),
            Kind::Says(words) => all.push_str(words),
            Kind::Wish(wish) => all.push_str(&["[", word, "](", wish, ")"].concat()),
            Kind::Text | Kind::Pause(_) => all.push_str(word),
        }
        done = to;
    }
    all.push_str(&text[done..]);
    all
}

/// The sentences, without those ends that lie within a mark.
fn within(sentences: Vec<Sentence>, marks: &[Mark], start: usize) -> Vec<Range<usize>> {
    let mut all: Vec<Range<usize>> = Vec::with_capacity(sentences.len());
    let mut open: Option<Range<usize>> = None;
    for sentence in sentences {
        let range = open.take().map_or(sentence.range.clone(), |before| before.start..sentence.range.end);
        let end = start + range.end;
        let after = marks.partition_point(|mark| mark.range.end <= end);
        if marks.get(after).is_some_and(|mark| mark.range.start < end) {
            open = Some(range);
        } else {
            all.push(range);
        }
    }
    all.extend(open);
    all
}

/// Whether a mark is said in its own way by the engine; a wish that it does not understand is passed over.
fn is_held(mark: &Mark, rules: &Rules) -> bool {
    match &mark.kind {
        Kind::Wish(_) => rules.form == PhonemeForm::Link,
        Kind::Phonemes(..) => rules.form != PhonemeForm::None,
        _ => true,
    }
}

/// What the engine is given for a mark, and what it shows of that.
fn rendered(written: &str, mark: &Mark, rules: &Rules) -> (String, String) {
    match &mark.kind {
        Kind::Says(words) => (words.clone(), words.clone()),
        Kind::Wish(wish) => (format!("[{written}]({wish})"), written.to_owned()),
        Kind::Phonemes(phonemes, alphabet) => {
            let ipa = || match alphabet {
                Alphabet::Ipa => phonemes.clone(),
                Alphabet::Kokoro => to_ipa(phonemes),
            };
            match rules.form {
                PhonemeForm::Link => {
                    let own = match alphabet {
                        Alphabet::Kokoro => phonemes.clone(),
                        Alphabet::Ipa => to_kokoro(phonemes, rules.is_british()),
                    };
                    (format!("[{written}](/{own}/)"), written.to_owned())
                }
                PhonemeForm::Brackets => (format!("[[{}]]", ipa()), ipa()),
                PhonemeForm::Espeak => {
                    let text = format!("[[{}]]", to_espeak(&ipa()));
                    (text.clone(), text)
                }
                PhonemeForm::None => (written.to_owned(), written.to_owned()),
            }
        }
        Kind::Text | Kind::Pause(_) => (written.to_owned(), written.to_owned()),
    }
}

impl Part {
    /// The space before a sentence. Where the engine would not see that one begins, a blank line tells it.
    fn between(&mut self, space: &str, start: usize, next: &Aligned) {
        let ends = self.shown.trim_end_matches(['"', '\'', '”', '’', ')', ']', '»']);
        let seen = ends.ends_with(['.', '!', '?', '…', '。', '！', '？', '।'])
            && !next.text.starts_with(|c: char| c.is_lowercase() || c.is_ascii_digit());
        if self.shown.is_empty() || seen || space.contains("\n\n") || space.is_empty() {
            return self.plain(space);
        }
        let new = self.shown.len()..self.shown.len() + 2;
        self.plain("\n\n");
        let old = self.start + start..self.start + start + space.len();
        self.changes.push(Change { new, old });
    }

    /// Adds text that is given and shown as it is.
    fn plain(&mut self, text: &str) {
        self.shown.push_str(text);
        self.spoken.push_str(text);
    }

    /// Adds a sentence in words, in which the marks stand where `now` says.
    fn add(&mut self, words: &Aligned, start: usize, marks: &[&Mark], now: &[Range<usize>], rules: &Rules) {
        let old = self.start + start;
        let mut changes = words.changes.iter().peekable();
        let mut done = 0;
        let ends = marks.iter().zip(now).map(|(mark, now)| (Some(*mark), now.clone()));
        for (mark, now) in ends.chain([(None, words.text.len()..words.text.len())]) {
            let shown = self.shown.len();
            while let Some(change) = changes.next_if(|change| change.new.start < now.start || mark.is_none())
            {
                self.changes.push(Change {
                    new: change.new.start - done + shown..change.new.end - done + shown,
                    old: change.old.start + old..change.old.end + old,
                });
            }
            self.plain(&words.text[done..now.start]);
            done = now.end;
            let Some(mark) = mark else { break };
            let (spoken, shown) = rendered(&words.text[now], mark, rules);
            let from = (self.spoken.len(), self.shown.len());
            self.spoken.push_str(&spoken);
            self.shown.push_str(&shown);
            let shown = from.1..self.shown.len();
            self.links.push((from.0..self.spoken.len(), shown.clone()));
            self.changes.push(Change { new: shown, old: mark.range.clone() });
        }
    }
}
