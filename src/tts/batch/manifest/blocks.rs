//! Headings and paragraphs, as Markdown, books and PDFs give them, and the rows that come of them.

use super::{Fault, Item, Row, Split};
use crate::tts::{batch::Error, text};
use std::collections::{HashMap, VecDeque};

/// A part of a document.
#[derive(Debug)]
pub(super) enum Block {
    /// A heading: it names what follows.
    Heading(String),
    /// A paragraph, with the line where it begins.
    Paragraph(u64, String),
    /// Something that cannot be read.
    Fault(Fault),
    /// Nothing more can be read.
    End(Error),
}

/// Rows of blocks.
pub(super) struct Grouped<I> {
    blocks: I,
    split: Split,
    language: String,
    /// Whether names begin with the number of the part, so that files lie in order.
    numbered: bool,
    heading: Option<String>,
    /// The parts that have had text so far, and how often each name was used.
    parts: usize,
    used: HashMap<String, usize>,
    /// The part that is being gathered.
    line: u64,
    gathered: Vec<String>,
    /// Rows of the part so far.
    within: usize,
    waiting: VecDeque<Item>,
    ended: bool,
}

impl<I: Iterator<Item = Block>> Grouped<I> {
    pub(super) fn new(blocks: I, split: Split, language: &str, numbered: bool) -> Self {
        Self {
            blocks,
            split,
            language: language.to_owned(),
            numbered,
            heading: None,
            parts: 0,
            used: HashMap::new(),
            line: 0,
            gathered: vec![],
            within: 0,
            waiting: VecDeque::new(),
            ended: false,
        }
    }

    /// The name of the part that begins with the current heading.
    fn name(&mut self) -> String {
        self.parts += 1;
        let slug = self.heading.as_deref().map_or_else(|| "start".to_owned(), slug);
        if self.numbered {
            return format!("{:03}-{slug}", self.parts);
        }
        let count = self.used.entry(slug.clone()).or_default();
        *count += 1;
        if *count == 1 { slug } else { format!("{slug}-{count}") }
    }

    fn push(&mut self, id: String, line: u64, text: String) {
        self.waiting.push_back(Item::Row(Row { id: Some(id), line, text, ..Row::default() }));
    }

    /// The part is over.
    fn close(&mut self) {
        self.within = 0;
        let gathered = std::mem::take(&mut self.gathered);
        if gathered.is_empty() {
            return;
        }
        let name = self.name();
        if self.split == Split::Heading {
            self.push(name, self.line, gathered.join("\n\n"));
            return;
        }
        for paragraph in gathered {
            let pieces: Vec<String> = match self.split {
                Split::Sentence => {
                    let sentences = text::sentences(&paragraph, &self.language);
                    sentences.into_iter().map(|sentence| paragraph[sentence.range].to_owned()).collect()
                }
                Split::Line => {
                    paragraph.lines().map(str::trim).filter(|l| !l.is_empty()).map(str::to_owned).collect()
                }
                _ => vec![paragraph],
            };
            for piece in pieces {
                self.within += 1;
                self.push(format!("{name}-{:03}", self.within), self.line, piece);
            }
        }
    }

    fn take(&mut self, block: Block) {
        match block {
            Block::Heading(heading) => {
                self.close();
                self.heading = Some(heading);
            }
            Block::Paragraph(line, text) => {
                if self.gathered.is_empty() {
                    self.line = line;
                }
                self.gathered.push(text);
            }
            Block::Fault(fault) => self.waiting.push_back(Item::Fault(fault)),
            Block::End(error) => {
                self.close();
                self.waiting.push_back(Item::End(error));
                self.ended = true;
            }
        }
    }
}

impl<I: Iterator<Item = Block>> Iterator for Grouped<I> {
    type Item = Item;

    fn next(&mut self) -> Option<Item> {
        while self.waiting.is_empty() && !self.ended {
            if let Some(block) = self.blocks.next() {
                self.take(block);
            } else {
                self.close();
                self.ended = true;
            }
        }
        self.waiting.pop_front()
    }
}

/// A heading as a name: small letters and digits, joined by hyphens.
pub(super) fn slug(text: &str) -> String {
    let mut slug = String::new();
    for word in text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()) {
        if !slug.is_empty() && slug.chars().count() + word.chars().count() > 48 {
            break;
        }
        if !slug.is_empty() {
            slug.push('-');
        }
        slug.extend(word.chars().take(48).flat_map(char::to_lowercase));
    }
    if slug.is_empty() { "part".to_owned() } else { slug }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(split: Split, numbered: bool) -> Vec<String> {
        let paragraph = |line, text: &str| Block::Paragraph(line, text.to_owned());
        let blocks = vec![
            paragraph(1, "Before."),
            Block::Heading("The Beginning!".to_owned()),
            Block::Heading("Scene 1".to_owned()),
            paragraph(5, "One. Two."),
            paragraph(7, "Three."),
            Block::Heading("scene 1".to_owned()),
            paragraph(9, "Four."),
        ];
        let told = |item| match item {
            Item::Row(row) => format!("{}@{}={}", row.id.unwrap(), row.line, row.text),
            _ => panic!("only rows come of these"),
        };
        Grouped::new(blocks.into_iter(), split, "en", numbered).map(told).collect()
    }

    #[test]
    fn headings_name_what_follows() {
        assert_eq!(
            rows(Split::Heading, false),
            ["start@1=Before.", "scene-1@5=One. Two.\n\nThree.", "scene-1-2@9=Four."]
        );
        assert_eq!(rows(Split::Heading, true)[1], "002-scene-1@5=One. Two.\n\nThree.");
        assert_eq!(rows(Split::Paragraph, false)[1..3], ["scene-1-001@5=One. Two.", "scene-1-002@5=Three."]);
        assert_eq!(rows(Split::Sentence, false)[1..3], ["scene-1-001@5=One.", "scene-1-002@5=Two."]);
    }
}
