//! Which kind of manifest it is, and what becomes a clip of its own.

use std::path::Path;

/// The kinds of manifest.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Plain text.
    Text,
    /// Markdown.
    Markdown,
    /// A table with commas.
    Csv,
    /// A table with tabs.
    Tsv,
    /// A JSON object on each line.
    Jsonl,
    /// `SubRip`.
    Srt,
    /// `WebVTT`.
    Vtt,
    /// A book.
    Epub,
    /// PDF.
    Pdf,
}

impl Kind {
    /// The kind that a file's name says.
    pub fn of_name(path: &Path) -> Option<Self> {
        Some(match path.extension()?.to_str()?.to_ascii_lowercase().as_str() {
            "txt" | "text" => Self::Text,
            "md" | "markdown" => Self::Markdown,
            "csv" => Self::Csv,
            "tsv" | "tab" => Self::Tsv,
            "jsonl" | "ndjson" => Self::Jsonl,
            "srt" => Self::Srt,
            "vtt" => Self::Vtt,
            "epub" => Self::Epub,
            "pdf" => Self::Pdf,
            _ => return None,
        })
    }

    /// The kind that the first bytes look like, where no name says it.
    pub(super) fn of_start(start: &[u8]) -> Self {
        if start.starts_with(b"%PDF-") {
            return Self::Pdf;
        }
        if start.starts_with(b"PK\x03\x04") {
            return Self::Epub;
        }
        let text = String::from_utf8_lossy(start);
        let text = text.trim_start_matches('\u{feff}').trim_start();
        if text.starts_with("WEBVTT") {
            return Self::Vtt;
        }
        if text.starts_with('{') {
            return Self::Jsonl;
        }
        let mut lines = text.lines();
        let number = lines.next().is_some_and(|line| line.trim().parse::<u64>().is_ok());
        if number && lines.next().is_some_and(|line| line.contains("-->")) {
            return Self::Srt;
        }
        Self::Text
    }

    /// Its name for people.
    pub fn name(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Markdown => "Markdown",
            Self::Csv => "CSV",
            Self::Tsv => "TSV",
            Self::Jsonl => "JSONL",
            Self::Srt => "SRT",
            Self::Vtt => "VTT",
            Self::Epub => "EPUB",
            Self::Pdf => "PDF",
        }
    }

    /// What becomes a clip when nothing else is asked for.
    pub(super) fn usual_split(self) -> Split {
        match self {
            Self::Markdown | Self::Epub | Self::Pdf => Split::Heading,
            _ => Split::Line,
        }
    }
}

/// What becomes a clip of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Split {
    /// A line.
    Line,
    /// What stands between blank lines.
    Paragraph,
    /// A sentence.
    Sentence,
    /// What stands below a heading; a chapter of a book; a page of a PDF.
    Heading,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_bytes_tell_what_no_name_says() {
        for (start, kind) in [
            ("%PDF-1.7", Kind::Pdf),
            ("\u{feff}WEBVTT\n", Kind::Vtt),
            ("{\"text\": \"a\"}", Kind::Jsonl),
            ("1\n00:00:01,000 --> 00:00:02,000\nHi", Kind::Srt),
            ("1\nis a number", Kind::Text),
            ("", Kind::Text),
        ] {
            assert_eq!(Kind::of_start(start.as_bytes()), kind, "{start}");
        }
        assert_eq!(Kind::of_name(Path::new("a.JSONL")), Some(Kind::Jsonl));
        assert_eq!(Kind::of_name(Path::new("a.docx")), None);
    }
}
