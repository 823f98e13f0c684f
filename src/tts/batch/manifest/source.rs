//! Opening a manifest: from a file or a stream to rows that are counted.

use super::{
    Item, Kind, Rows, Split,
    blocks::{Block, Grouped},
    epub,
    jsonl::Jsonl,
    lines::{Counted, Lines},
    markdown::Markdown,
    pdf,
    subtitles::Subtitles,
    table::Table,
    text::Text,
};
use crate::tts::batch::Error;
use std::{
    io::{self, Cursor, Read},
    sync::{Arc, atomic::AtomicU64},
};

/// The largest book.
const MOST_BYTES: u64 = 512 << 20;
/// So much of a stream is looked at to see what it is.
const START: u64 = 4096;

/// Where a manifest comes from.
pub struct Source {
    /// What it is called.
    pub name: String,
    /// Its bytes.
    pub reader: Box<dyn Read + Send>,
    /// Its kind, where that is known.
    pub kind: Option<Kind>,
    /// What becomes a clip, where that was asked for.
    pub split: Option<Split>,
    /// The language, for the ends of sentences.
    pub language: String,
    /// How many bytes have been read, for whoever wants to know.
    pub read: Arc<AtomicU64>,
}

/// Opens a manifest. Only books are read as a whole.
pub fn open(source: Source) -> Result<(Kind, Rows), Error> {
    let Source { mut reader, kind, split, language, read, .. } = source;
    let kind = if let Some(kind) = kind {
        kind
    } else {
        let mut start = vec![];
        reader.by_ref().take(START).read_to_end(&mut start).map_err(Error::reading)?;
        let kind = Kind::of_start(&start);
        reader = Box::new(Cursor::new(start).chain(reader));
        kind
    };
    if split.is_some() && matches!(kind, Kind::Csv | Kind::Tsv | Kind::Jsonl | Kind::Srt | Kind::Vtt) {
        return Err(Error::Split { kind });
    }
    let reader: Box<dyn Read + Send> = Box::new(Counted { from: reader, count: read });
    let split = split.unwrap_or(kind.usual_split());
    let rows: Rows = match kind {
        Kind::Text if split == Split::Heading => {
            grouped(Markdown::new(Lines::new(reader)), split, &language, false)
        }
        Kind::Text => Box::new(Text::new(Lines::new(reader), split, &language)),
        Kind::Markdown => grouped(Markdown::new(Lines::new(reader)), split, &language, false),
        Kind::Csv => Box::new(Table::new(Lines::new(reader), ',')),
        Kind::Tsv => Box::new(Table::new(Lines::new(reader), '\t')),
        Kind::Jsonl => Box::new(Jsonl::new(Lines::new(reader))),
        Kind::Srt => Box::new(Subtitles::new(Lines::new(reader), false)),
        Kind::Vtt => Box::new(Subtitles::new(Lines::new(reader), true)),
        Kind::Epub => grouped(epub::blocks(whole(reader)?)?.into_iter(), split, &language, true),
        Kind::Pdf => grouped(pdf::blocks(whole(reader)?)?.into_iter(), split, &language, true),
    };
    Ok((kind, counted(rows)))
}

fn grouped(
    blocks: impl Iterator<Item = Block> + Send + 'static,
    split: Split,
    language: &str,
    numbered: bool,
) -> Rows {
    Box::new(Grouped::new(blocks, split, language, numbered))
}

fn whole(reader: Box<dyn Read + Send>) -> Result<Vec<u8>, Error> {
    let mut bytes = vec![];
    reader.take(MOST_BYTES + 1).read_to_end(&mut bytes).map_err(Error::reading)?;
    if bytes.len() as u64 > MOST_BYTES {
        return Err(Error::reading(io::ErrorKind::FileTooLarge.into()));
    }
    Ok(bytes)
}

/// Gives each row its number.
fn counted(rows: Rows) -> Rows {
    let mut number = 0;
    Box::new(rows.map(move |item| match item {
        Item::Row(mut row) => {
            number += 1;
            row.number = number;
            Item::Row(row)
        }
        Item::Fault(mut fault) => {
            number += 1;
            fault.number = number;
            Item::Fault(fault)
        }
        other => other,
    }))
}
