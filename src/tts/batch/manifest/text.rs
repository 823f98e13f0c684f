//! Plain text: a clip for each line, paragraph or sentence.

use super::{
    Fault, Item, Row, Split, last_is_an_end,
    lines::{Line, Lines},
};
use crate::tts::{batch::Error, text};
use std::collections::VecDeque;

pub(super) struct Text {
    lines: Lines,
    split: Split,
    language: String,
    waiting: VecDeque<Item>,
    ended: bool,
}

impl Text {
    pub(super) fn new(lines: Lines, split: Split, language: &str) -> Self {
        Self { lines, split, language: language.to_owned(), waiting: VecDeque::new(), ended: false }
    }

    /// Lines up to a blank one.
    fn paragraph(&mut self) -> Result<(), Error> {
        let (mut begin, mut whole) = (0, String::new());
        while let Some(Line { number, text }) = self.lines.next().map_err(Error::reading)? {
            match text {
                Err((what, column)) => {
                    self.waiting.push_back(Item::Fault(Fault { column, ..Fault::at(number, what) }));
                }
                Ok(text) if text.trim().is_empty() && whole.is_empty() => {}
                Ok(text) if text.trim().is_empty() => break,
                Ok(text) => {
                    if whole.is_empty() {
                        begin = number;
                    } else {
                        whole.push('\n');
                    }
                    whole.push_str(text.trim());
                }
            }
        }
        if whole.is_empty() {
            return Ok(());
        }
        let row = |text: &str| Item::Row(Row { line: begin, text: text.to_owned(), ..Row::default() });
        if self.split == Split::Sentence {
            let sentences = text::sentences(&whole, &self.language);
            self.waiting.extend(sentences.into_iter().map(|sentence| row(&whole[sentence.range])));
        } else {
            self.waiting.push_back(row(&whole));
        }
        Ok(())
    }

    fn step(&mut self) -> Result<Option<Item>, Error> {
        if self.split != Split::Line {
            if self.waiting.is_empty() {
                self.paragraph()?;
            }
            return Ok(self.waiting.pop_front());
        }
        while let Some(Line { number, text }) = self.lines.next().map_err(Error::reading)? {
            match text {
                Ok(text) if text.trim().is_empty() => {}
                Ok(text) => {
                    let text = text.trim().to_owned();
                    return Ok(Some(Item::Row(Row { line: number, text, ..Row::default() })));
                }
                Err((what, column)) => {
                    return Ok(Some(Item::Fault(Fault { column, ..Fault::at(number, what) })));
                }
            }
        }
        Ok(None)
    }
}

impl Iterator for Text {
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

    fn read(text: &[u8], split: Split) -> Vec<(u64, String)> {
        let lines = Lines::new(Box::new(Cursor::new(text.to_vec())));
        Text::new(lines, split, "en")
            .map(|item| match item {
                Item::Row(row) => (row.line, row.text),
                Item::Fault(fault) => (fault.line, format!("fault {}", fault.what)),
                _ => panic!("nothing else comes of a text"),
            })
            .collect()
    }

    #[test]
    fn lines_paragraphs_and_sentences() {
        let text = b"\n One. Two\nthree.\n\n \nDr. No.\nc\xe9\nend";
        let own = |found: &[(u64, &str)]| -> Vec<(u64, String)> {
            found.iter().map(|(line, text)| (*line, (*text).to_owned())).collect()
        };
        let bad = (7, "fault it is not UTF-8 (byte 0xe9)");
        assert_eq!(
            read(text, Split::Line),
            own(&[(2, "One. Two"), (3, "three."), (6, "Dr. No."), bad, (8, "end")])
        );
        assert_eq!(read(text, Split::Paragraph), own(&[(2, "One. Two\nthree."), bad, (6, "Dr. No.\nend")]));
        assert_eq!(
            read(text, Split::Sentence),
            own(&[(2, "One."), (2, "Two\nthree."), bad, (6, "Dr. No.\nend")])
        );
    }
}
