//! A whole text with its characters in order, which knows what markup said of it and where each character stood.

use super::{Part, Rules, part};
use crate::tts::{
    front::Unknown,
    markup::{self, Kind, Segment},
    text::{Odd, Prepared},
};
use std::{ops::Range, time::Duration};

/// The text.
#[derive(Default)]
pub(super) struct Whole {
    pub(super) text: String,
    /// For each byte the character of the text as it was given, counted from 0; one more for the end.
    origin: Vec<u32>,
    odd: Vec<Odd>,
    /// What is not read as it stands, in order.
    pub(super) marks: Vec<Mark>,
    /// Where silence is wanted, in order.
    pauses: Vec<(usize, Duration)>,
}

/// A stretch of the text that is said in its own way.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Mark {
    pub(super) range: Range<usize>,
    pub(super) kind: Kind,
}

impl Whole {
    pub(super) fn of(text: &str, rules: &Rules) -> Self {
        let mut whole = Self::default();
        if rules.normalise {
            for segment in markup::inline(text) {
                whole.add(segment);
            }
        } else {
            let prepared = Prepared::raw(text);
            whole.origin = prepared.origins();
            whole.text = prepared.text;
        }
        whole
    }

    /// Adds a segment, with its characters in order.
    fn add(&mut self, segment: Segment) {
        let start = self.text.len();
        if let Kind::Pause(pause) = segment.kind {
            self.pauses.push((start, pause));
            return;
        }
        let place = |at: usize| segment.places.get(at).or(segment.places.last()).copied().unwrap_or(0);
        self.origin.pop();
        if segment.text.is_empty() {
            // Phonemes without a word stand for themselves.
            if let Kind::Phonemes(phonemes, _) = &segment.kind {
                self.text.push_str(phonemes);
                self.origin.resize(self.text.len(), place(0));
            }
        } else {
            let prepared = Prepared::with_pictures(&segment.text);
            let places = prepared.origins();
            self.text.push_str(&prepared.text);
            self.origin.extend(places.iter().take(prepared.text.len()).map(|at| place(*at as usize)));
            self.odd.extend(prepared.odd.into_iter().map(|odd| Odd { at: place(odd.at) as usize, ..odd }));
        }
        self.origin.push(segment.places.last().map_or(0, |last| last + 1));
        if segment.kind != Kind::Text && self.text.len() > start {
            self.marks.push(Mark { range: start..self.text.len(), kind: segment.kind });
        }
    }

    /// Where a byte stood in the text as it was given, in characters.
    pub(super) fn place(&self, byte: usize) -> usize {
        self.origin.get(byte).or(self.origin.last()).map_or(0, |at| *at as usize)
    }

    /// What was left out, with its place.
    pub(super) fn odd(&self) -> Vec<Unknown> {
        self.odd.iter().map(|odd| Unknown { symbol: odd.symbol.clone(), at: odd.at }).collect()
    }

    /// The parts that an engine reads one by one: silence parts them.
    pub(super) fn parts(&self, rules: &Rules) -> Vec<Part> {
        let mut parts = Vec::new();
        let mut start = 0;
        let mut marks = self.marks.as_slice();
        let ends = self.pauses.iter().copied().chain([(self.text.len(), Duration::ZERO)]);
        for (end, pause) in ends {
            let own = marks.partition_point(|mark| mark.range.end <= end);
            let mut part = part::part(&self.text, start..end, &marks[..own], rules);
            part.silence = pause;
            marks = &marks[own..];
            start = end;
            if !pause.is_zero() || !part.spoken.trim().is_empty() || self.pauses.is_empty() {
                parts.push(part);
            }
        }
        parts
    }
}
