//! Markdown: sections are read one by one; marks are taken off, code and tables of contents are left out.

use super::{
    Fault,
    blocks::Block,
    lines::{Line, Lines},
};
use crate::tts::batch::Error;
use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};
use std::collections::VecDeque;

/// The blocks of a Markdown file.
pub(super) struct Markdown {
    lines: Lines,
    /// The heading line that ended the section before.
    next: Option<(u64, String)>,
    waiting: VecDeque<Block>,
    ended: bool,
}

impl Markdown {
    pub(super) fn new(lines: Lines) -> Self {
        Self { lines, next: None, waiting: VecDeque::new(), ended: false }
    }

    /// Lines up to the next heading.
    fn section(&mut self) -> Result<(), Error> {
        let (mut text, mut begin) = (String::new(), 0);
        let mut fence: Option<(char, usize)> = None;
        if let Some((number, line)) = self.next.take() {
            begin = number;
            text.push_str(&line);
            text.push('\n');
        }
        let mut first = begin == 0;
        loop {
            let Some(Line { number, text: line }) = self.lines.next().map_err(Error::reading)? else {
                self.ended = true;
                break;
            };
            let line = match line {
                Ok(line) => line,
                Err((what, column)) => {
                    self.waiting.push_back(Block::Fault(Fault { column, ..Fault::at(number, what) }));
                    continue;
                }
            };
            if first && number == 1 && line.trim_end() == "---" {
                self.front_matter()?;
                continue;
            }
            first = false;
            match (fence, mark(&line)) {
                (None, Some(opened)) => fence = Some(opened),
                (Some((sign, count)), Some((other, more))) if sign == other && more >= count => fence = None,
                (None, None) if is_heading(&line) && begin != 0 => {
                    self.next = Some((number, line));
                    break;
                }
                _ => {}
            }
            if begin == 0 {
                begin = number;
            }
            text.push_str(&line);
            text.push('\n');
        }
        self.waiting.extend(blocks(&text, begin));
        Ok(())
    }

    /// What stands between `---` at the start is not text.
    fn front_matter(&mut self) -> Result<(), Error> {
        while let Some(Line { text, .. }) = self.lines.next().map_err(Error::reading)? {
            if text.is_ok_and(|line| matches!(line.trim_end(), "---" | "...")) {
                break;
            }
        }
        Ok(())
    }
}

impl Iterator for Markdown {
    type Item = Block;

    fn next(&mut self) -> Option<Block> {
        while self.waiting.is_empty() && !self.ended {
            if let Err(error) = self.section() {
                self.ended = true;
                return Some(Block::End(error));
            }
        }
        self.waiting.pop_front()
    }
}

fn is_heading(line: &str) -> bool {
    let rest = line.trim_start_matches('#');
    let level = line.len() - rest.len();
    (1..=6).contains(&level) && (rest.is_empty() || rest.starts_with([' ', '\t']))
}

/// The mark that opens or closes a block of code.
fn mark(line: &str) -> Option<(char, usize)> {
    let line = line.trim_start();
    let sign = line.chars().next().filter(|sign| matches!(sign, '`' | '~'))?;
    let count = line.chars().take_while(|c| *c == sign).count();
    (count >= 3).then_some((sign, count))
}

/// The headings and paragraphs of a piece of Markdown.
fn blocks(text: &str, begin: u64) -> Vec<Block> {
    let options = Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH | Options::ENABLE_FOOTNOTES;
    let mut found = vec![];
    let (mut inner, mut hidden, mut at) = (String::new(), 0usize, 0);
    let mut flush = |inner: &mut String, at: usize, heading: bool| {
        let words = inner.split_whitespace().collect::<Vec<_>>().join(" ");
        inner.clear();
        if words.is_empty() {
            return;
        }
        let line = begin + text[..at].matches('\n').count() as u64;
        found.push(if heading { Block::Heading(words) } else { Block::Paragraph(line, words) });
    };
    for (event, range) in Parser::new_ext(text, options).into_offset_iter() {
        match event {
            Event::Start(Tag::CodeBlock(_) | Tag::HtmlBlock | Tag::Table(_) | Tag::FootnoteDefinition(_)) => {
                hidden += 1;
            }
            Event::End(
                TagEnd::CodeBlock | TagEnd::HtmlBlock | TagEnd::Table | TagEnd::FootnoteDefinition,
            ) => hidden = hidden.saturating_sub(1),
            _ if hidden > 0 => {}
            Event::Start(Tag::Paragraph | Tag::Heading { .. }) => at = range.start,
            // An item of a list is said by itself, whether or not it is a paragraph.
            Event::Start(Tag::Item | Tag::List(_)) => {
                flush(&mut inner, at, false);
                at = range.start;
            }
            Event::End(TagEnd::Heading(_)) => flush(&mut inner, at, true),
            Event::End(TagEnd::Paragraph | TagEnd::Item) => flush(&mut inner, at, false),
            Event::Text(words) | Event::Code(words) => inner.push_str(&words),
            Event::SoftBreak | Event::HardBreak => inner.push(' '),
            _ => {}
        }
    }
    flush(&mut inner, at, false);
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Cursor;

    #[test]
    fn marks_are_taken_off_and_code_is_left_out() {
        let text = "---\ntitle: x\n---\nHello *big* [world](http://x.y).\n\n# One `two`\n\n- first\n- **second**\n\n\
                    ```sh\n# no heading\n```\n\n<div>html</div>\n\n## Three\nA line\nand more ![picture](x.png).\n";
        let lines = Lines::new(Box::new(Cursor::new(text.as_bytes().to_vec())));
        let found: Vec<String> = Markdown::new(lines)
            .map(|block| match block {
                Block::Heading(text) => format!("# {text}"),
                Block::Paragraph(line, text) => format!("{line} {text}"),
                other => format!("{other:?}"),
            })
            .collect();
        assert_eq!(
            found,
            [
                "4 Hello big world.",
                "# One two",
                "8 first",
                "9 second",
                "# Three",
                "18 A line and more picture.",
            ]
        );
    }
}
