//! PDF: the text of each page. The file is read in a thread of its own with room and a time limit, since a hostile
//! one may be nested without end.

use super::blocks::Block;
use crate::tts::batch::Error;
use lopdf::Document;
use std::{
    panic::{AssertUnwindSafe, catch_unwind},
    sync::mpsc,
    thread,
    time::Duration,
};

/// How long a file may take.
const PATIENCE: Duration = Duration::from_mins(2);
/// The stack of the thread that reads.
const STACK: usize = 256 << 20;
/// The most pages.
const MOST_PAGES: usize = 20_000;

fn bad(why: impl Into<String>) -> Error {
    Error::Book { kind: super::Kind::Pdf, why: why.into(), help: "open it in a reader: it may be damaged" }
}

/// The text of a file, a heading for each page.
pub(super) fn blocks(bytes: Vec<u8>) -> Result<Vec<Block>, Error> {
    let (done, is_done) = mpsc::channel();
    let read = move || {
        let result = catch_unwind(AssertUnwindSafe(|| pages(&bytes)));
        let _ = done.send(result.unwrap_or_else(|_| Err(bad("it cannot be understood"))));
    };
    let thread = thread::Builder::new().name("pdf".to_owned()).stack_size(STACK).spawn(read);
    thread.map_err(|error| bad(error.to_string()))?;
    match is_done.recv_timeout(PATIENCE) {
        Ok(result) => result,
        Err(_) => Err(bad(format!("it was not read within {} s", PATIENCE.as_secs()))),
    }
}

fn pages(bytes: &[u8]) -> Result<Vec<Block>, Error> {
    let document = Document::load_mem(bytes).map_err(|error| match error {
        lopdf::Error::InvalidPassword | lopdf::Error::Decryption(_) => locked(),
        error => bad(error.to_string()),
    })?;
    if document.is_encrypted() {
        return Err(locked());
    }
    let mut found = vec![];
    for number in document.get_pages().keys().take(MOST_PAGES) {
        let text =
            document.extract_text(&[*number]).map_err(|error| bad(format!("page {number}: {error}")))?;
        let paragraphs = paragraphs(&text);
        if !paragraphs.is_empty() {
            found.push(Block::Heading(format!("page {number}")));
            found.extend(paragraphs.into_iter().map(|text| Block::Paragraph(0, text)));
        }
    }
    if found.is_empty() {
        return Err(Error::Book {
            kind: super::Kind::Pdf,
            why: "there is no text in it".to_owned(),
            help: "its pages may be pictures: read them with a program for OCR first",
        });
    }
    Ok(found)
}

fn locked() -> Error {
    Error::Book {
        kind: super::Kind::Pdf,
        why: "it is encrypted".to_owned(),
        help: "save it without a password first",
    }
}

/// Lines as paragraphs: words that a hyphen divides are joined, a blank line ends a paragraph.
fn paragraphs(text: &str) -> Vec<String> {
    let mut found: Vec<String> = vec![];
    let mut open = false;
    for line in text.lines().map(str::trim) {
        if line.is_empty() {
            open = false;
            continue;
        }
        match found.last_mut().filter(|_| open) {
            Some(last) => {
                let divided = last.ends_with('-') && line.starts_with(char::is_lowercase);
                if divided {
                    last.pop();
                } else {
                    last.push(' ');
                }
                last.push_str(line);
            }
            None => found.push(line.to_owned()),
        }
        open = true;
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use lopdf::{
        Object, Stream,
        content::{Content, Operation},
        dictionary,
    };

    fn file(pages: &[&[&str]]) -> Document {
        let mut document = Document::with_version("1.5");
        let tree = document.new_object_id();
        let font = document.add_object(dictionary! {
            "Type" => "Font", "Subtype" => "Type1", "BaseFont" => "Helvetica", "Encoding" => "WinAnsiEncoding",
        });
        let resources = document.add_object(dictionary! { "Font" => dictionary! { "F1" => font } });
        let mut kids: Vec<Object> = vec![];
        for lines in pages {
            let mut operations = vec![
                Operation::new("BT", vec![]),
                Operation::new("Tf", vec!["F1".into(), 12.into()]),
                Operation::new("Td", vec![50.into(), 700.into()]),
            ];
            for line in *lines {
                operations.push(Operation::new("Tj", vec![Object::string_literal(*line)]));
                operations.push(Operation::new("Td", vec![0.into(), (-14).into()]));
            }
            operations.push(Operation::new("ET", vec![]));
            let content = Content { operations }.encode().unwrap();
            let content = document.add_object(Stream::new(dictionary! {}, content));
            let page = dictionary! {
                "Type" => "Page", "Parent" => tree, "Contents" => content, "Resources" => resources,
                "MediaBox" => vec![0.into(), 0.into(), 595.into(), 842.into()],
            };
            kids.push(document.add_object(page).into());
        }
        let count = i64::try_from(kids.len()).unwrap();
        document
            .objects
            .insert(tree, dictionary! { "Type" => "Pages", "Kids" => kids, "Count" => count }.into());
        let catalog = document.add_object(dictionary! { "Type" => "Catalog", "Pages" => tree });
        document.trailer.set("Root", catalog);
        document
    }

    fn saved(mut document: Document) -> Vec<u8> {
        let mut bytes = vec![];
        document.save_to(&mut bytes).unwrap();
        bytes
    }

    #[test]
    fn each_page_is_a_part() {
        let bytes = saved(file(&[&["Hello from a page.", "It goes on."], &[], &["The last."]]));
        let told: Vec<String> = blocks(bytes)
            .unwrap()
            .into_iter()
            .map(|block| match block {
                Block::Heading(text) => format!("# {text}"),
                Block::Paragraph(_, text) => text,
                other => format!("{other:?}"),
            })
            .collect();
        assert_eq!(told, ["# page 1", "Hello from a page. It goes on.", "# page 3", "The last."]);
    }

    #[test]
    fn what_is_no_pdf_or_has_no_text_is_refused() {
        for bytes in [&b"%PDF-1.7 nothing"[..], b"", b"%PDF-1.4\n1 0 obj\n<< /A [[[[[[[[[[ >>"] {
            assert!(blocks(bytes.to_vec()).is_err());
        }
        let deep = format!("%PDF-1.4\n1 0 obj\n{}\nendobj\ntrailer<</Root 1 0 R>>", "[".repeat(200_000));
        assert!(blocks(deep.into_bytes()).is_err());
        let empty = blocks(saved(file(&[&[]]))).unwrap_err();
        assert!(empty.to_string().contains("no text"), "{empty}");
    }
}
