//! PDF: the text of each page. The file is read in a thread of its own with room and a time limit, since a hostile
//! one may be nested without end.

use super::blocks::Block;
use crate::tts::batch::Error;
use lopdf::{Document, Encoding, Object, content::Content};
use std::{
    collections::BTreeMap,
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
    for (number, id) in document.get_pages().into_iter().take(MOST_PAGES) {
        let text = page(&document, id).map_err(|error| bad(format!("page {number}: {error}")))?;
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

/// The most that the content of one page, or the table of one font, may unpack to.
const MOST_CONTENT: usize = 64 << 20;

/// The text of a page, in the order in which it is drawn.
fn page(document: &Document, id: lopdf::ObjectId) -> lopdf::Result<String> {
    let fonts = document.get_page_fonts(id)?;
    // What is set in a font that cannot be understood is left out.
    let understood = fonts.into_iter().filter_map(|(name, font)| {
        Some((name, font.get_font_encoding_with_limit(document, MOST_CONTENT).ok()?))
    });
    let fonts: BTreeMap<Vec<u8>, Encoding> = understood.collect();
    let bytes = document.get_page_content_with_limit(id, MOST_CONTENT)?;
    let mut pen = Pen::default();
    let mut font = None;
    for operation in Content::decode(&bytes)?.operations {
        let operands = &operation.operands;
        let number = |at: usize| operands.get(at).and_then(|operand| operand.as_float().ok()).unwrap_or(0.0);
        match operation.operator.as_str() {
            "BT" => pen.begin(),
            "Tf" => {
                font = operands.first().and_then(|name| fonts.get(name.as_name().ok()?));
                pen.size = number(1);
            }
            "TL" => pen.leading = number(0),
            "Td" => pen.step(number(0), number(1)),
            "TD" => {
                pen.leading = -number(1);
                pen.step(number(0), number(1));
            }
            "Tm" => pen.place(number(3), number(4), number(5)),
            "T*" => pen.step(0.0, -pen.leading),
            "Tj" | "TJ" => pen.show(operands, font),
            "'" => {
                pen.step(0.0, -pen.leading);
                pen.show(operands, font);
            }
            "\"" => {
                pen.step(0.0, -pen.leading);
                pen.show(operands.get(2..).unwrap_or_default(), font);
            }
            _ => {}
        }
    }
    Ok(pen.text)
}

/// Where on the page text is written, and what was written.
#[derive(Default)]
struct Pen {
    text: String,
    leading: f32,
    size: f32,
    scale: f32,
    x: f32,
    y: f32,
    /// The line that was written last.
    last: Option<f32>,
}

impl Pen {
    fn begin(&mut self) {
        (self.x, self.y, self.scale) = (0.0, 0.0, 1.0);
    }

    fn step(&mut self, x: f32, y: f32) {
        self.x += x * self.scale;
        self.y += y * self.scale;
        if x != 0.0 && y == 0.0 {
            self.space();
        }
    }

    fn place(&mut self, scale: f32, x: f32, y: f32) {
        self.scale = if scale == 0.0 { 1.0 } else { scale.abs() };
        if (self.x - x).abs() > 0.01 {
            self.space();
        }
        (self.x, self.y) = (x, y);
    }

    fn space(&mut self) {
        if !self.text.is_empty() && !self.text.ends_with(char::is_whitespace) {
            self.text.push(' ');
        }
    }

    /// Another height is another line; much further down it is another paragraph.
    fn turn(&mut self) {
        let height = (self.size * self.scale).abs().max(4.0);
        if let Some(last) = self.last {
            let down = (last - self.y).abs();
            if down > height * 1.9 {
                self.text.push_str("\n\n");
            } else if down > height * 0.4 {
                self.text.push('\n');
            }
        }
        self.last = Some(self.y);
    }

    fn show(&mut self, operands: &[Object], font: Option<&Encoding>) {
        let Some(font) = font else { return };
        self.turn();
        for operand in operands {
            match operand {
                Object::String(bytes, _) => {
                    self.text.push_str(&Document::decode_text(font, bytes).unwrap_or_default());
                }
                Object::Array(parts) => {
                    for part in parts {
                        match part {
                            Object::String(bytes, _) => {
                                self.text.push_str(&Document::decode_text(font, bytes).unwrap_or_default());
                            }
                            // A wide gap between two letters is a space.
                            part if part.as_float().is_ok_and(|gap| gap < -180.0) => self.space(),
                            _ => {}
                        }
                    }
                }
                _ => {}
            }
        }
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
        EncryptionState, EncryptionVersion, Permissions, Stream, StringFormat,
        content::Operation,
        dictionary,
        encryption::crypt_filters::{Aes128CryptFilter, Aes256CryptFilter, CryptFilter},
    };
    use std::sync::Arc;

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

    /// A page that is encrypted in each of the ways that there are: RC4, AES-128, AES-256.
    fn encrypted(user_password: &str) -> Vec<Vec<u8>> {
        let filters = |filter: Arc<dyn CryptFilter>| BTreeMap::from([(b"StdCF".to_vec(), filter)]);
        let (owner_password, permissions) = ("owner", Permissions::empty());
        let names = || (b"StdCF".to_vec(), b"StdCF".to_vec());
        let mut made = vec![];
        for way in 0..3 {
            let mut document = file(&[&["Nobody may hear this."]]);
            let id = || Object::String(vec![7; 16], StringFormat::Literal);
            document.trailer.set("ID", vec![id(), id()]);
            let (stream_filter, string_filter) = names();
            let version = match way {
                0 => EncryptionVersion::V2 {
                    document: &document,
                    owner_password,
                    user_password,
                    key_length: 128,
                    permissions,
                },
                1 => EncryptionVersion::V4 {
                    document: &document,
                    encrypt_metadata: true,
                    crypt_filters: filters(Arc::new(Aes128CryptFilter)),
                    stream_filter,
                    string_filter,
                    owner_password,
                    user_password,
                    permissions,
                },
                _ => EncryptionVersion::V5 {
                    encrypt_metadata: true,
                    crypt_filters: filters(Arc::new(Aes256CryptFilter)),
                    file_encryption_key: &[9; 32],
                    stream_filter,
                    string_filter,
                    owner_password,
                    user_password,
                    permissions,
                },
            };
            let state = EncryptionState::try_from(version).unwrap();
            document.encrypt(&state).unwrap();
            made.push(saved(document));
        }
        made
    }

    #[test]
    fn one_with_a_password_is_refused_as_such() {
        for (way, bytes) in encrypted("secret").into_iter().enumerate() {
            assert!(!bytes.windows(6).any(|part| part == b"Nobody"), "{way}");
            let error = blocks(bytes).unwrap_err();
            assert!(error.to_string().contains("it is encrypted"), "{way}: {error}");
        }
        // One that every reader opens without a password is read.
        for bytes in encrypted("") {
            assert_eq!(blocks(bytes).unwrap().len(), 2);
        }
    }
}
