//! A whole text with its characters in order, which knows what markup and the dictionary say of it and where each
//! character stood.

use super::{Markup, Part, PhonemeForm, Rules, part};
use crate::tts::{
    Error,
    front::Unknown,
    lexicon::Says,
    markup::{self, Alphabet, Kind, Segment, Style},
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
    /// Where the text is cut, in order: the silence there.
    cuts: Vec<(usize, Duration)>,
    /// How it is spoken from each place on, in order.
    styles: Vec<(usize, Style)>,
    /// What was passed over.
    pub(super) notes: Vec<String>,
}

/// A stretch of the text that is said in its own way.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Mark {
    pub(super) range: Range<usize>,
    pub(super) kind: Kind,
}

impl Whole {
    pub(super) fn of(text: &str, rules: &Rules) -> Result<Self, Error> {
        let mut whole = Self::default();
        let ssml = match rules.markup {
            Markup::Ssml => true,
            Markup::Auto => rules.normalise && markup::is_ssml(text),
            Markup::Plain => false,
        };
        if ssml {
            let read = markup::ssml(text)?;
            whole.notes = read.notes;
            for segment in read.segments {
                whole.add(segment);
            }
        } else if rules.normalise {
            for segment in markup::inline(text) {
                whole.add(segment);
            }
        } else {
            let prepared = Prepared::raw(text);
            whole.origin = prepared.origins();
            whole.text = prepared.text;
        }
        whole.look_up(rules);
        Ok(whole)
    }

    /// Adds a segment, with its characters in order.
    fn add(&mut self, segment: Segment) {
        let start = self.text.len();
        if let Kind::Pause(pause) = segment.kind {
            self.cuts.push((start, pause));
            return;
        }
        if self.styles.last().map_or(segment.style != Style::default(), |(_, style)| *style != segment.style)
        {
            if start > 0 {
                self.cuts.push((start, Duration::ZERO));
            }
            self.styles.push((start, segment.style));
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
            let odd = prepared.odd.into_iter();
            self.odd.extend(odd.map(|odd| Odd { at: place(odd.at) as usize, ..odd }));
        }
        self.origin.push(segment.places.last().map_or(0, |last| last + 1));
        if segment.kind != Kind::Text && self.text.len() > start {
            self.marks.push(Mark { range: start..self.text.len(), kind: segment.kind });
        }
    }

    /// Marks the words of the dictionary. What the text itself says of a word goes before it.
    fn look_up(&mut self, rules: &Rules) {
        let mut found = Vec::new();
        for (range, says) in rules.lexicon.find(&self.text, &rules.language) {
            let after = self.marks.partition_point(|mark| mark.range.end <= range.start);
            if self.marks.get(after).is_some_and(|mark| mark.range.start < range.end) {
                continue;
            }
            let kind = match says {
                Says::Words(words) => Kind::Says(words.clone()),
                Says::Ipa(ipa) => Kind::Phonemes(ipa.clone(), Alphabet::Ipa),
            };
            found.push(Mark { range, kind });
        }
        if !found.is_empty() {
            self.marks.extend(found);
            self.marks.sort_by_key(|mark| mark.range.start);
        }
        if rules.form == PhonemeForm::None
            && self.marks.iter().any(|mark| matches!(mark.kind, Kind::Phonemes(..)))
        {
            self.notes
                .push("this engine takes no phonemes: such words are read as they are written".to_owned());
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

    /// How the text is spoken at a byte.
    fn style(&self, byte: usize) -> Style {
        let after = self.styles.partition_point(|(start, _)| *start <= byte);
        after.checked_sub(1).map(|at| self.styles[at].1.clone()).unwrap_or_default()
    }

    /// The parts that an engine reads one by one: silence and changes of style part them.
    pub(super) fn parts(&self, rules: &Rules) -> Vec<Part> {
        let mut parts: Vec<Part> = Vec::new();
        let mut start = 0;
        let mut marks = self.marks.as_slice();
        let ends = self.cuts.iter().copied().chain([(self.text.len(), Duration::ZERO)]);
        for (end, silence) in ends {
            let own = marks.partition_point(|mark| mark.range.end <= end);
            let mut part = part::part(&self.text, start..end, &marks[..own], rules);
            part.silence = silence;
            part.style = self.style(start);
            marks = &marks[own..];
            start = end;
            let blank = part.spoken.trim().is_empty();
            if blank && silence.is_zero() && !self.cuts.is_empty() {
                continue;
            }
            parts.push(part);
        }
        parts
    }
}
