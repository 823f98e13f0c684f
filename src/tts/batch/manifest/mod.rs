//! Manifests: what is to be spoken, row by row, with the place of each row. Nothing is read ahead of what is asked
//! for, so that a manifest may be of any length. Knows no engine.

mod blocks;
mod epub;
mod fields;
mod jsonl;
mod kind;
mod lines;
mod markdown;
mod pdf;
mod source;
mod subtitles;
mod table;
mod text;

pub use kind::{Kind, Split};
pub use source::{Source, open};

use crate::tts::engine::Id;
use std::{fmt, time::Duration};

/// What a row asks for; what it leaves out is as the flags have it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Asked {
    /// The engine.
    pub engine: Option<Id>,
    /// The voice.
    pub voice: Option<String>,
    /// The model.
    pub model: Option<String>,
    /// The speaker of a voice that has several.
    pub speaker: Option<String>,
    /// The language.
    pub language: Option<String>,
    /// The speed.
    pub speed: Option<f32>,
    /// The pitch.
    pub pitch: Option<u32>,
    /// What the level is multiplied with.
    pub volume: Option<f32>,
    /// The silence between sentences.
    pub sentence_silence: Option<Duration>,
    /// Whether the text is phonemes already.
    pub phonemes: Option<bool>,
}

/// When a clip is to sound, in seconds.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Slot {
    /// When it begins.
    pub start_s: f64,
    /// When it should have ended.
    pub end_s: Option<f64>,
}

/// A row.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Row {
    /// Its number among the rows, from 1; rows that are broken count too.
    pub number: u64,
    /// The line where it begins, from 1; 0 where there are no lines.
    pub line: u64,
    /// Its name, when it has one.
    pub id: Option<String>,
    /// What is spoken.
    pub text: String,
    /// What it asks for.
    pub asked: Asked,
    /// The file that it names.
    pub output: Option<String>,
    /// When it is to sound.
    pub slot: Option<Slot>,
}

/// A row that cannot be used.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Fault {
    /// Its number among the rows.
    pub number: u64,
    /// Its line; 0 where there are no lines.
    pub line: u64,
    /// The column or field by name.
    pub field: Option<String>,
    /// The character in the line, from 1.
    pub column: Option<usize>,
    /// Its name, when it could be read.
    pub id: Option<String>,
    /// What is wrong.
    pub what: String,
}

impl Fault {
    fn at(line: u64, what: impl Into<String>) -> Self {
        Self { line, what: what.into(), ..Self::default() }
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.line {
            0 => write!(f, "row {}", self.number)?,
            line => write!(f, "line {line}")?,
        }
        if let Some(field) = &self.field {
            write!(f, ", column `{field}`")?;
        }
        if let Some(column) = self.column {
            write!(f, ", character {column}")?;
        }
        write!(f, ": {}", self.what)
    }
}

/// What a manifest gives.
#[derive(Debug)]
pub enum Item {
    /// A row.
    Row(Row),
    /// A row that cannot be used; the next may be well.
    Fault(Fault),
    /// Something that should be told.
    Note(String),
    /// Nothing more can be read.
    End(super::Error),
}

/// What a reader gives next. After one that cannot be read there is nothing more.
fn last_is_an_end(read: Result<Option<Item>, super::Error>, ended: &mut bool) -> Option<Item> {
    read.unwrap_or_else(|error| {
        *ended = true;
        Some(Item::End(error))
    })
}

/// Rows, one after the other.
pub type Rows = Box<dyn Iterator<Item = Item> + Send>;
