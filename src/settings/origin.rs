//! Where a value came from, and how to point at that place.

use miette::{LabeledSpan, NamedSource};
use std::{
    ops::Range,
    path::{Path, PathBuf},
    sync::Arc,
};

/// A file that settings were read from.
#[derive(Debug)]
pub struct SourceFile {
    /// Where it lies, absolute.
    pub path: PathBuf,
    /// What it says.
    pub text: Arc<str>,
}

impl SourceFile {
    /// The line, counted from 1, that holds this byte.
    pub(super) fn line(&self, at: usize) -> usize {
        self.text.bytes().take(at).filter(|byte| *byte == b'\n').count() + 1
    }

    /// The file as an error report wants it.
    pub(super) fn named(&self) -> NamedSource<Arc<str>> {
        NamedSource::new(self.path.display().to_string(), Arc::clone(&self.text))
    }
}

/// Where a value came from.
#[derive(Clone, Debug)]
pub enum Origin {
    /// A place in a file.
    File {
        /// The file.
        file: Arc<SourceFile>,
        /// The bytes.
        span: Range<usize>,
    },
    /// An environment variable of the `EF_` family.
    Variable(&'static str),
    /// A flag, without its dashes.
    Flag(&'static str),
    /// Found by looking at the project.
    Detected,
    /// Nobody said anything.
    Default,
}

impl Origin {
    /// The origin in a few words: `ef.toml:12`, `EF_ON_EXIT`, `--on-exit`, `detected`, `default`. Files
    /// under `root` are named relative to it.
    pub fn describe(&self, root: &Path) -> String {
        match self {
            Self::File { file, span } => {
                let path = file.path.strip_prefix(root).unwrap_or(&file.path);
                format!("{}:{}", path.display(), file.line(span.start))
            }
            Self::Variable(name) => (*name).to_owned(),
            Self::Flag(name) => format!("--{name}"),
            Self::Detected => "detected".to_owned(),
            Self::Default => "default".to_owned(),
        }
    }

    /// What a message calls the value: the variable or flag that set it, else its key.
    pub(super) fn subject(&self, key: &str) -> String {
        match self {
            Self::Variable(_) | Self::Flag(_) => self.describe(Path::new("")),
            Self::File { .. } | Self::Detected | Self::Default => key.to_owned(),
        }
    }

    /// The place with a label at it; empty when the origin is no file.
    pub(super) fn place(&self, label: &str) -> Place {
        let mut place = Place::default();
        place.add(self, label);
        place
    }
}

/// Labelled places in one file, as an error carries them.
#[derive(Debug, Default)]
pub(super) struct Place {
    pub(super) source: Option<NamedSource<Arc<str>>>,
    pub(super) spans: Vec<LabeledSpan>,
}

impl Place {
    /// Adds a place. A report shows one file, so a place in another file than the first is left out.
    pub(super) fn add(&mut self, origin: &Origin, label: &str) {
        let Origin::File { file, span } = origin else { return };
        let source = self.source.get_or_insert_with(|| file.named());
        if source.name() == file.path.display().to_string() {
            self.spans.push(LabeledSpan::new_with_span(Some(label.to_owned()), span.clone()));
        }
    }
}
