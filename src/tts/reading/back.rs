//! What an engine tells about the text that it was given, told of the text as it was written.

use super::{part::Part, whole::Whole};
use crate::tts::front::{Chunk, Reading, Unknown, Written};
use std::ops::Range;

/// How far a word may be looked for: an engine shows words in the order of the text.
const REACH: usize = 400;

/// Adds the reading of a part.
pub(super) fn add(all: &mut Reading, read: Reading, part: &Part, whole: &Whole) {
    let mut at = 0;
    if read.chunks.is_empty() && !part.silence.is_zero() {
        all.chunks.push(Chunk { silence: part.silence, ..Chunk::default() });
    }
    let last = read.chunks.len().saturating_sub(1);
    for (index, mut chunk) in read.chunks.into_iter().enumerate() {
        if index == last {
            chunk.silence = part.silence;
        }
        chunk.style = part.style.clone();
        chunk.written = written(&chunk, part, whole, &mut at);
        all.chunks.push(chunk);
    }
    let mut places = part.spoken.char_indices();
    let mut counted = 0;
    for unknown in read.unknown {
        // The unknown ones come in the order of their places.
        let mut byte = part.spoken.len();
        if unknown.at >= counted {
            if let Some((found, _)) = places.nth(unknown.at - counted) {
                byte = found;
            }
            counted = unknown.at + 1;
        }
        all.unknown
            .push(Unknown { symbol: unknown.symbol, at: whole.place(part.old_of(part.shown_of(byte))) });
    }
}

/// Adds what another voice makes of a part.
pub(super) fn adopt(all: &mut Reading, read: Reading, part: &Part, whole: &Whole) {
    let last = read.chunks.len().saturating_sub(1);
    for (index, mut chunk) in read.chunks.into_iter().enumerate() {
        if index == last {
            chunk.silence += part.silence;
        }
        chunk.style = part.style.clone();
        all.chunks.push(chunk);
    }
    if !read.unknown.is_empty() {
        let bytes: Vec<usize> = part.written.char_indices().map(|(byte, _)| byte).collect();
        let place =
            |at: usize| whole.place(part.start() + bytes.get(at).copied().unwrap_or(part.written.len()));
        all.unknown
            .extend(read.unknown.into_iter().map(|unknown| Unknown { at: place(unknown.at), ..unknown }));
    }
    all.notes.extend(read.notes);
}

/// How a chunk was written: its text, and each stretch of it that is said in other words.
fn written(chunk: &Chunk, part: &Part, whole: &Whole, at: &mut usize) -> Option<Written> {
    let text = chunk.text.as_str();
    let mut spans: Vec<(Range<usize>, Range<usize>)> = Vec::new();
    let mut reach: Option<Range<usize>> = None;
    let mut offset = 0;
    for token in text.split_whitespace() {
        // The tokens come in order, with nothing but space between them.
        let from = text.len() - text[offset..].trim_start().len();
        offset = from + token.len();
        // As a rule it is what stands there next.
        let rest = part.shown[*at..].trim_start();
        let next = part.shown.len() - rest.len();
        let found = if rest.starts_with(token) {
            Some(next)
        } else {
            window(&part.shown, *at, token.len() + REACH).find(token).map(|found| *at + found)
        };
        let Some(found) = found else { continue };
        *at = found + token.len();
        let old = part.old_of(found)..part.old_of(*at);
        let begin = reach.as_ref().map_or(old.start, |reach| reach.start);
        let mut end = old.end.max(old.start);
        if let Some(change) = part.change_at(*at - 1) {
            end = end.max(change.old.end);
        }
        reach = Some(begin..end);
        changed(&mut spans, part, from..offset, found);
    }
    let reach = reach?;
    let slice = |range: Range<usize>| whole.text.get(range).unwrap_or_default().trim().to_owned();
    let spans = spans.into_iter().map(|(range, old)| (range, slice(old))).collect();
    Some(Written { text: slice(reach), spans })
}

/// Notes the changes that a token of a chunk touches; one that goes on from the token before grows.
fn changed(spans: &mut Vec<(Range<usize>, Range<usize>)>, part: &Part, token: Range<usize>, shown: usize) {
    let mut byte = shown;
    let end = shown + token.len();
    while byte < end
        && let Some(change) = part.change_from(byte).filter(|change| change.new.start < end)
    {
        byte = byte.max(change.new.start);
        let until = change.new.end.min(end);
        let range = token.start + (byte - shown)..token.start + (until - shown);
        match spans.last_mut() {
            Some((last, old)) if *old == change.old => last.end = range.end,
            _ => spans.push((range, change.old.clone())),
        }
        byte = until.max(byte + 1);
    }
}

/// So much of a text from a byte on.
fn window(text: &str, start: usize, length: usize) -> &str {
    let mut end = (start + length).min(text.len());
    while !text.is_char_boundary(end) {
        end += 1;
    }
    text.get(start..end).unwrap_or_default()
}
