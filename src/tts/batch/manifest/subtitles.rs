//! SRT and `WebVTT`: cues with their times.

use super::{
    Fault, Item, Row, Slot,
    fields::time,
    last_is_an_end,
    lines::{Line, Lines},
};
use crate::tts::batch::Error;

pub(super) struct Subtitles {
    lines: Lines,
    vtt: bool,
    /// The cue before: its end, for what overlaps, and its start, for what goes backward.
    last: Option<Slot>,
    waiting: Option<Item>,
    ended: bool,
}

/// Numbered lines, and what is wrong with one of them.
type Block = (Vec<(u64, String)>, Option<Fault>);

impl Subtitles {
    pub(super) fn new(lines: Lines, vtt: bool) -> Self {
        Self { lines, vtt, last: None, waiting: None, ended: false }
    }

    /// The lines up to a blank one, or a fault in one of them.
    fn block(&mut self) -> Result<Option<Block>, Error> {
        let (mut block, mut fault) = (vec![], None);
        while let Some(Line { number, text }) = self.lines.next().map_err(Error::reading)? {
            match text {
                Ok(text) if text.trim().is_empty() && block.is_empty() && fault.is_none() => {}
                Ok(text) if text.trim().is_empty() => return Ok(Some((block, fault))),
                Ok(text) => block.push((number, text)),
                Err((what, column)) => {
                    fault.get_or_insert(Fault { column, ..Fault::at(number, what) });
                }
            }
        }
        Ok((!block.is_empty() || fault.is_some()).then_some((block, fault)))
    }

    fn step(&mut self) -> Result<Option<Item>, Error> {
        loop {
            if let Some(item) = self.waiting.take() {
                return Ok(Some(item));
            }
            let Some((block, fault)) = self.block()? else { return Ok(None) };
            if let Some(fault) = fault {
                return Ok(Some(Item::Fault(fault)));
            }
            let first = block.first().map(|(_, text)| text.trim().to_owned()).unwrap_or_default();
            let aside = ["WEBVTT", "NOTE", "STYLE", "REGION"].iter().any(|word| first.starts_with(word));
            let timed = block.iter().any(|(_, text)| text.contains("-->"));
            if self.vtt && aside && !timed {
                continue;
            }
            match cue(&block) {
                Ok(None) => {}
                Ok(Some(row)) => return Ok(Some(self.placed(row))),
                Err(fault) => return Ok(Some(Item::Fault(fault))),
            }
        }
    }

    /// The row, and before it what is to be said of its time.
    fn placed(&mut self, row: Row) -> Item {
        let (Some(slot), last) = (row.slot, self.last) else { return Item::Row(row) };
        self.last = Some(slot);
        let note = match last {
            Some(last) if slot.start_s < last.start_s => {
                Some(format!("line {}: the cue begins before the one that stands above it", row.line))
            }
            Some(Slot { end_s: Some(end), .. }) if slot.start_s < end => {
                Some(format!("line {}: the cue begins before the one above it ends", row.line))
            }
            _ => None,
        };
        match note {
            Some(note) => {
                self.waiting = Some(Item::Row(row));
                Item::Note(note)
            }
            None => Item::Row(row),
        }
    }
}

/// A cue: a name or number when there is one, the times, the text. `None` for one without anything to say.
fn cue(block: &[(u64, String)]) -> Result<Option<Row>, Fault> {
    let line = block[0].0;
    let Some(at) = block.iter().take(2).position(|(_, text)| text.contains("-->")) else {
        return Err(Fault::at(
            line,
            "there is no line with the cue's times (`00:00:01,000 --> 00:00:02,000`)",
        ));
    };
    let (number, times) = &block[at];
    let id = (at == 1).then(|| block[0].1.trim().to_owned());
    let (start, end) = times.split_once("-->").unwrap_or_default();
    let end = end.split_whitespace().next().unwrap_or_default();
    let read = |text: &str| time(text).map_err(|what| Fault { id: id.clone(), ..Fault::at(*number, what) });
    let (start_s, end_s) = (read(start.trim())?, read(end)?);
    if end_s <= start_s {
        let what = format!("the cue ends ({end_s} s) before it begins ({start_s} s)");
        return Err(Fault { id, ..Fault::at(*number, what) });
    }
    let words: Vec<String> = block[at + 1..].iter().map(|(_, text)| without_marks(text)).collect();
    let text = words.join(" ").split_whitespace().collect::<Vec<_>>().join(" ");
    if text.is_empty() {
        return Ok(None);
    }
    let slot = Some(Slot { start_s, end_s: Some(end_s) });
    // A number is no name: most files count from 1, and some count wrongly.
    let id = id.filter(|id| id.parse::<u64>().is_err());
    Ok(Some(Row { line, id, text, slot, ..Row::default() }))
}

/// Without `<i>`, `<v Name>` and `{\an8}`, and with characters for their names.
fn without_marks(text: &str) -> String {
    let mut plain = String::new();
    let mut rest = text;
    while let Some(at) = rest.find(['<', '{']) {
        plain.push_str(&rest[..at]);
        let (close, marked) = match rest.as_bytes()[at] {
            b'<' => (
                '>',
                rest[at + 1..]
                    .starts_with(|c: char| c.is_ascii_alphabetic() || c == '/' || c.is_ascii_digit()),
            ),
            _ => ('}', rest[at + 1..].starts_with('\\')),
        };
        let end = rest[at..].find(close).filter(|_| marked);
        if end.is_none() {
            plain.push_str(&rest[at..=at]);
        }
        rest = &rest[at + end.unwrap_or(0) + 1..];
    }
    plain.push_str(rest);
    let names = [("&lt;", "<"), ("&gt;", ">"), ("&nbsp;", " "), ("&lrm;", ""), ("&rlm;", ""), ("&amp;", "&")];
    names.iter().fold(plain, |text, (name, character)| text.replace(name, character))
}

impl Iterator for Subtitles {
    type Item = Item;

    fn next(&mut self) -> Option<Item> {
        let item = (!self.ended).then(|| self.step())?;
        last_is_an_end(item, &mut self.ended)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Cursor;

    fn read(text: &str, vtt: bool) -> Vec<String> {
        let lines = Lines::new(Box::new(Cursor::new(text.as_bytes().to_vec())));
        let told = |item| match item {
            Item::Row(Row { slot: Some(slot), id, text, .. }) => {
                format!("{:?} {}-{} {text}", id, slot.start_s, slot.end_s.unwrap_or_default())
            }
            Item::Fault(fault) => format!("fault {fault}"),
            Item::Note(note) => format!("note {note}"),
            other => format!("{other:?}"),
        };
        Subtitles::new(lines, vtt).map(told).collect()
    }

    #[test]
    fn cues_of_srt_with_marks_and_faults() {
        let text = "1\r\n00:00:01,000 --> 00:00:02,500\r\n<i>Hi</i> {\\an8}there\r\n&amp; you\r\n\r\n2\n00:00:02,000 --> 00:00:04,000 X1:5\nOverlap\n\n\
                    3\n00:00:05,000 --> 00:00:04,000\nBackward\n\n4\nno time\n\n5\n00:00:01.500 --> 00:00:01.700\nEarly\n\n6\n00:00:99,000 --> 00:01:00,000\nBad\n";
        assert_eq!(
            read(text, false),
            [
                "None 1-2.5 Hi there & you",
                "note line 6: the cue begins before the one above it ends",
                "None 2-4 Overlap",
                "fault line 11: the cue ends (4 s) before it begins (5 s)",
                "fault line 14: there is no line with the cue's times (`00:00:01,000 --> 00:00:02,000`)",
                "note line 17: the cue begins before the one that stands above it",
                "None 1.5-1.7 Early",
                "fault line 22: `00:00:99,000` is no time; write seconds, or 00:01:02,500",
            ]
        );
    }

    #[test]
    fn cues_of_vtt_without_notes_and_styles() {
        let text = "WEBVTT - title\nKind: captions\n\nNOTE a\nremark\n\nSTYLE\n::cue {}\n\nintro\n00:01.000 --> 00:02.000 align:start\n<v Ann>a < b</v>\n\n00:00:03.000 --> 00:00:04.000\n\n";
        assert_eq!(read(text, true), ["Some(\"intro\") 1-2 a < b"]);
    }
}
