//! What ends a whole batch. What goes wrong with one row is told of that row and ends nothing.

use super::manifest::Kind;
use crate::{base::Exit, tts};
use miette::Diagnostic;
use std::{io, path::PathBuf};
use thiserror::Error;

/// A batch does not go on.
#[derive(Debug, Error, Diagnostic)]
pub enum Error {
    /// The manifest cannot be read.
    #[error("cannot read the manifest")]
    #[diagnostic(
        code(ef::batch::read),
        help("check the name, and that this user may read it; `-` is standard input")
    )]
    Read {
        /// Why not.
        #[source]
        source: io::Error,
    },
    /// A table has no usable header.
    #[error("the table's header cannot be used: {what}")]
    #[diagnostic(
        code(ef::batch::header),
        help(
            "the first line names the columns: `text`, and as wanted `id`, `voice`, `engine`, `speed`, `lang`, `output`"
        )
    )]
    NoHeader {
        /// What is wrong.
        what: String,
    },
    /// `--split` makes no sense here.
    #[error("`--split` cuts running text, and each row of {} is a clip already", kind.name())]
    #[diagnostic(code(ef::batch::split), help("leave `--split` out, or say what it is with `--as text`"))]
    Split {
        /// The kind of manifest.
        kind: Kind,
    },
    /// A book cannot be read.
    #[error("the {} cannot be used: {why}", kind.name())]
    #[diagnostic(code(ef::batch::book), help("{help}"))]
    Book {
        /// EPUB or PDF.
        kind: Kind,
        /// Why not.
        why: String,
        /// What to do.
        help: &'static str,
    },
    /// Under `--strict` a row is broken.
    #[error("{} of the manifest cannot be used, so nothing was spoken:\n{}", rows(*count), list(shown, *count))]
    #[diagnostic(
        code(ef::batch::strict),
        help("mend them, or leave `--strict` out: then the other rows are spoken")
    )]
    Strict {
        /// How many.
        count: u64,
        /// The first of them.
        shown: Vec<String>,
    },
    /// There is nothing to speak.
    #[error("there is nothing to speak in the manifest")]
    #[diagnostic(
        code(ef::batch::empty),
        help("a text has a clip on each line; a table needs rows below its header")
    )]
    Empty,
    /// Nothing failed before.
    #[error("`{}` holds no batch whose failures could be tried again", path.display())]
    #[diagnostic(code(ef::batch::no_journal), help("leave `--retry-failed` out"))]
    NothingToRetry {
        /// The folder.
        path: PathBuf,
    },
    /// The output folder cannot be used.
    #[error("cannot write to the folder `{}`", path.display())]
    #[diagnostic(code(ef::batch::folder), help("choose a folder that this user may write to, with `-o DIR`"))]
    Folder {
        /// The folder.
        path: PathBuf,
        /// Why not.
        #[source]
        source: io::Error,
    },
    /// Another run writes there.
    #[error("another batch is writing to `{}`", path.display())]
    #[diagnostic(code(ef::batch::locked), help("wait until it has ended, or write to another folder"))]
    Locked {
        /// The folder.
        path: PathBuf,
    },
    /// The folder holds another batch.
    #[error("`{}` holds the clips of another batch, of {other}", path.display())]
    #[diagnostic(
        code(ef::batch::other),
        help("choose another folder with `-o DIR`; `--overwrite` lets this batch take the folder over")
    )]
    Other {
        /// The folder.
        path: PathBuf,
        /// The other manifest.
        other: String,
    },
    /// The journal cannot be written or read.
    #[error("cannot keep the journal `{}`", path.display())]
    #[diagnostic(code(ef::batch::journal), help("{}", room(source)))]
    Journal {
        /// The journal.
        path: PathBuf,
        /// Why not.
        #[source]
        source: io::Error,
    },
    /// A file cannot be written.
    #[error("cannot write `{}`", path.display())]
    #[diagnostic(code(ef::batch::write), help("{}", room(source)))]
    Write {
        /// The file.
        path: PathBuf,
        /// Why not.
        #[source]
        source: io::Error,
    },
    /// The timeline cannot be made.
    #[error("there can be no timeline: {what}")]
    #[diagnostic(
        code(ef::batch::timeline),
        help("SRT and VTT have times; a table needs a column `start`, in seconds or as 00:01:02,500")
    )]
    Timeline {
        /// Why not.
        what: String,
    },
    /// The voice of all rows that name none cannot be had.
    #[error("{what}")]
    #[diagnostic(code(ef::batch::voice), help("{help}"))]
    Voice {
        /// Why not.
        what: String,
        /// What to do.
        help: String,
        /// What that means for the exit code.
        exit: Exit,
    },
    /// Speech does not come.
    #[error(transparent)]
    #[diagnostic(transparent)]
    Tts(#[from] tts::Error),
}

fn room(source: &io::Error) -> &'static str {
    match source.kind() {
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => {
            "make room on the disk and run the same command again: it goes on where it stopped"
        }
        _ => "choose a folder that this user may write to, with `-o DIR`",
    }
}

fn rows(count: u64) -> String {
    if count == 1 { "a row".to_owned() } else { format!("{count} rows") }
}

fn list(shown: &[String], count: u64) -> String {
    let more = count.saturating_sub(shown.len() as u64);
    let more = if more > 0 { format!("\nand {more} more") } else { String::new() };
    shown.join("\n") + &more
}

impl Error {
    /// The manifest cannot be read.
    pub(super) fn reading(source: io::Error) -> Self {
        Self::Read { source }
    }

    /// The exit code that it stands for.
    pub fn exit(&self) -> Exit {
        match self {
            Self::NoHeader { .. }
            | Self::Split { .. }
            | Self::Strict { .. }
            | Self::Empty
            | Self::NothingToRetry { .. }
            | Self::Other { .. }
            | Self::Timeline { .. } => Exit::Usage,
            Self::Tts(error) => error.exit(),
            Self::Voice { exit, .. } => *exit,
            Self::Read { .. }
            | Self::Book { .. }
            | Self::Folder { .. }
            | Self::Locked { .. }
            | Self::Journal { .. }
            | Self::Write { .. } => Exit::Outside,
        }
    }
}
