//! EPUB: the chapters in reading order, as headings and paragraphs. Sizes are bounded before anything is unpacked,
//! nothing is written to the disk, and no entity but the known ones is resolved.

use super::blocks::Block;
use crate::tts::batch::Error;
use quick_xml::{Reader, events::Event};
use std::{
    collections::HashMap,
    io::{Cursor, Read},
};
use zip::ZipArchive;

/// The most that one part, and all parts, may unpack to.
const MOST_PART: u64 = 32 << 20;
const MOST_ALL: u64 = 512 << 20;
/// The most chapters.
const MOST_CHAPTERS: usize = 10_000;
/// The deepest nesting of elements.
const DEEPEST: usize = 500;
/// Methods that only scramble fonts.
const FONTS: [&str; 2] = ["http://www.idpf.org/2008/embedding", "http://ns.adobe.com/pdf/enc#RC"];

type Archive = ZipArchive<Cursor<Vec<u8>>>;

fn bad(why: impl Into<String>) -> Error {
    Error::Book { kind: super::Kind::Epub, why: why.into(), help: "open it in a reader: it may be damaged" }
}

/// The text of a book.
pub(super) fn blocks(bytes: Vec<u8>) -> Result<Vec<Block>, Error> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|error| bad(error.to_string()))?;
    let mut budget = MOST_ALL;
    encrypted(&mut archive, &mut budget)?;
    let container = part(&mut archive, "META-INF/container.xml", &mut budget)?;
    let package = attribute_of(&container, "rootfile", "full-path")?
        .ok_or_else(|| bad("it does not say where its package is"))?;
    let text = part(&mut archive, &package, &mut budget)?;
    let folder = package.rsplit_once('/').map_or("", |(folder, _)| folder);
    let mut found = vec![];
    for chapter in spine(&text)?.into_iter().take(MOST_CHAPTERS) {
        let name = joined(folder, &chapter);
        let text = part(&mut archive, &name, &mut budget)?;
        // Each chapter is a part of its own, whether it has a heading or not.
        let inside = chapter_blocks(&text)?;
        if !matches!(inside.first(), Some(Block::Heading(_)) | None) {
            let file = name.rsplit('/').next().unwrap_or_default();
            found.push(Block::Heading(file.split('.').next().unwrap_or("part").to_owned()));
        }
        found.extend(inside);
    }
    Ok(found)
}

/// A part of the archive as text, within the budget.
fn part(archive: &mut Archive, name: &str, budget: &mut u64) -> Result<String, Error> {
    let file = match archive.by_name(name) {
        Ok(file) if file.encrypted() => return Err(locked()),
        Ok(file) => file,
        Err(zip::result::ZipError::UnsupportedArchive(why)) if why.contains("assword") => {
            return Err(locked());
        }
        Err(error) => return Err(bad(format!("`{name}`: {error}"))),
    };
    let most = MOST_PART.min(*budget);
    let mut bytes = vec![];
    file.take(most + 1).read_to_end(&mut bytes).map_err(|error| bad(format!("`{name}`: {error}")))?;
    if bytes.len() as u64 > most {
        return Err(bad(format!("`{name}` unpacks to more than a book has")));
    }
    *budget -= bytes.len() as u64;
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").map(<[u8]>::to_vec).unwrap_or(bytes);
    String::from_utf8(bytes).map_err(|_| bad(format!("`{name}` is not UTF-8")))
}

fn locked() -> Error {
    Error::Book {
        kind: super::Kind::Epub,
        why: "it is encrypted".to_owned(),
        help: "get a copy without copy protection; `ef` does not break one",
    }
}

/// Refuses a book whose text is encrypted; scrambled fonts do not matter here.
fn encrypted(archive: &mut Archive, budget: &mut u64) -> Result<(), Error> {
    if archive.index_for_name("META-INF/encryption.xml").is_none() {
        return Ok(());
    }
    let text = part(archive, "META-INF/encryption.xml", budget)?;
    let mut reader = Reader::from_str(&text);
    loop {
        match reader.read_event().map_err(|error| bad(format!("`encryption.xml`: {error}")))? {
            Event::Start(tag) | Event::Empty(tag) if local(tag.name().as_ref()) == "EncryptionMethod" => {
                let method = attribute(&tag, "Algorithm").unwrap_or_default();
                if !FONTS.contains(&method.as_str()) {
                    return Err(locked());
                }
            }
            Event::Eof => return Ok(()),
            _ => {}
        }
    }
}

fn local(name: &str) -> String {
    name.rsplit(':').next().unwrap_or_default().to_owned()
}

fn attribute(tag: &quick_xml::events::BytesStart, name: &str) -> Option<String> {
    let mut all = tag.attributes().flatten();
    let found = all.find(|one| local(one.key.as_ref()) == name)?;
    Some(found.value.replace("&amp;", "&"))
}

fn attribute_of(text: &str, element: &str, name: &str) -> Result<Option<String>, Error> {
    let mut reader = Reader::from_str(text);
    loop {
        match reader.read_event().map_err(|error| bad(error.to_string()))? {
            Event::Start(tag) | Event::Empty(tag) if local(tag.name().as_ref()) == element => {
                return Ok(attribute(&tag, name));
            }
            Event::Eof => return Ok(None),
            _ => {}
        }
    }
}

/// The files of the chapters, in reading order.
fn spine(package: &str) -> Result<Vec<String>, Error> {
    let mut reader = Reader::from_str(package);
    let (mut items, mut order) = (HashMap::new(), vec![]);
    loop {
        match reader.read_event().map_err(|error| bad(format!("its package: {error}")))? {
            Event::Start(tag) | Event::Empty(tag) => match local(tag.name().as_ref()).as_str() {
                "item" => {
                    let text = attribute(&tag, "media-type").is_some_and(|kind| kind.contains("html"));
                    let contents =
                        attribute(&tag, "properties").is_some_and(|all| all.split(' ').any(|p| p == "nav"));
                    if let (Some(id), Some(href), true) =
                        (attribute(&tag, "id"), attribute(&tag, "href"), text && !contents)
                    {
                        items.insert(id, href);
                    }
                }
                "itemref" if attribute(&tag, "linear").as_deref() != Some("no") => {
                    order.extend(attribute(&tag, "idref"));
                }
                _ => {}
            },
            Event::Eof => break,
            _ => {}
        }
    }
    let chapters: Vec<String> = order.iter().filter_map(|id| items.get(id).cloned()).collect();
    if chapters.is_empty() { Err(bad("it has no chapters")) } else { Ok(chapters) }
}

/// A link in a folder as the name of a part: `..` is resolved, `%20` is a space.
fn joined(folder: &str, link: &str) -> String {
    let link = link.split('#').next().unwrap_or_default();
    let mut path: Vec<String> =
        folder.split('/').filter(|part| !part.is_empty()).map(str::to_owned).collect();
    for part in link.split('/') {
        match part {
            "" | "." => {}
            ".." => drop(path.pop()),
            part => path.push(unescaped(part)),
        }
    }
    path.join("/")
}

fn unescaped(text: &str) -> String {
    let mut bytes = vec![];
    let mut rest = text.as_bytes();
    while let Some((first, after)) = rest.split_first() {
        let digits = after.get(..2).and_then(|two| std::str::from_utf8(two).ok());
        let byte = digits.filter(|_| *first == b'%').and_then(|two| u8::from_str_radix(two, 16).ok());
        bytes.push(byte.unwrap_or(*first));
        rest = if byte.is_some() { &after[2..] } else { after };
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

/// What begins and ends a paragraph.
const BLOCKS: [&str; 16] = [
    "p",
    "div",
    "li",
    "blockquote",
    "td",
    "th",
    "tr",
    "dt",
    "dd",
    "section",
    "article",
    "figcaption",
    "pre",
    "body",
    "aside",
    "header",
];
/// What is not read.
const HIDDEN: [&str; 6] = ["head", "script", "style", "svg", "math", "nav"];

/// The headings and paragraphs of a chapter.
fn chapter_blocks(text: &str) -> Result<Vec<Block>, Error> {
    let mut reader = Reader::from_str(text);
    reader.config_mut().check_end_names = false;
    let (mut found, mut inner) = (vec![], String::new());
    let (mut hidden, mut depth) = (0usize, 0usize);
    let mut flush = |inner: &mut String, heading: bool| {
        let words = inner.split_whitespace().collect::<Vec<_>>().join(" ");
        inner.clear();
        if !words.is_empty() {
            found.push(if heading { Block::Heading(words) } else { Block::Paragraph(0, words) });
        }
    };
    loop {
        match reader.read_event().map_err(|error| bad(format!("a chapter: {error}")))? {
            Event::Start(tag) => {
                let name = local(tag.name().as_ref()).to_lowercase();
                depth += 1;
                if depth > DEEPEST {
                    return Err(bad("its elements are nested too deep"));
                }
                if HIDDEN.contains(&name.as_str()) {
                    hidden += 1;
                } else if BLOCKS.contains(&name.as_str()) || is_heading(&name) {
                    flush(&mut inner, false);
                }
            }
            Event::End(tag) => {
                let name = local(tag.name().as_ref()).to_lowercase();
                depth = depth.saturating_sub(1);
                if HIDDEN.contains(&name.as_str()) {
                    hidden = hidden.saturating_sub(1);
                } else if is_heading(&name) {
                    flush(&mut inner, true);
                } else if BLOCKS.contains(&name.as_str()) {
                    flush(&mut inner, false);
                }
            }
            Event::Empty(tag) if local(tag.name().as_ref()) == "br" => inner.push(' '),
            Event::Text(words) if hidden == 0 => inner.push_str(&words),
            Event::CData(words) if hidden == 0 => inner.push_str(&words),
            Event::GeneralRef(name) if hidden == 0 => inner.push_str(&entity(&name)),
            Event::Eof => break,
            _ => {}
        }
    }
    flush(&mut inner, false);
    Ok(found)
}

fn is_heading(name: &str) -> bool {
    matches!(name, "h1" | "h2" | "h3" | "h4" | "h5" | "h6")
}

/// The character that an entity stands for; one that a book defines itself is passed over.
fn entity(name: &quick_xml::events::BytesRef) -> String {
    if let Ok(Some(character)) = name.resolve_char_ref() {
        return character.to_string();
    }
    quick_xml::escape::resolve_html5_entity(name).unwrap_or_default().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Write;
    use zip::write::{SimpleFileOptions, ZipWriter};

    fn book(parts: &[(&str, &str)]) -> Vec<u8> {
        let mut writer = ZipWriter::new(Cursor::new(vec![]));
        for (name, text) in parts {
            writer.start_file(*name, SimpleFileOptions::default()).unwrap();
            writer.write_all(text.as_bytes()).unwrap();
        }
        writer.finish().unwrap().into_inner()
    }

    const CONTAINER: (&str, &str) = (
        "META-INF/container.xml",
        "<container><rootfiles><rootfile full-path=\"OEBPS/p.opf\"/></rootfiles></container>",
    );
    const PACKAGE: (&str, &str) = (
        "OEBPS/p.opf",
        "<package><manifest><item id=\"b\" href=\"text/b%201.xhtml\" media-type=\"application/xhtml+xml\"/>\
         <item id=\"a\" href=\"a.xhtml\" media-type=\"application/xhtml+xml\"/>\
         <item id=\"n\" href=\"nav.xhtml\" properties=\"nav\" media-type=\"application/xhtml+xml\"/></manifest>\
         <spine><itemref idref=\"n\"/><itemref idref=\"a\"/><itemref idref=\"b\"/></spine></package>",
    );

    fn told(bytes: Vec<u8>) -> Result<Vec<String>, String> {
        let blocks = blocks(bytes).map_err(|error| error.to_string())?;
        let told = |block| match block {
            Block::Heading(text) => format!("# {text}"),
            Block::Paragraph(_, text) => text,
            other => format!("{other:?}"),
        };
        Ok(blocks.into_iter().map(told).collect())
    }

    #[test]
    fn chapters_come_in_reading_order() {
        let bytes = book(&[
            CONTAINER,
            PACKAGE,
            ("OEBPS/nav.xhtml", "<html><body><p>Contents</p></body></html>"),
            (
                "OEBPS/a.xhtml",
                "<html><head><title>t</title></head><body><h1>One &amp; only</h1><p>A<br/>b &eacute; &#8212; <i>c</i></p><script>x</script></body></html>",
            ),
            ("OEBPS/text/b 1.xhtml", "<html><body>Loose<div>In a <b>box</b></div></body></html>"),
        ]);
        assert_eq!(told(bytes).unwrap(), ["# One & only", "A b é — c", "# b 1", "Loose", "In a box"]);
    }

    #[test]
    fn what_is_encrypted_or_hostile_is_refused() {
        let encryption = |method: &str| {
            format!(
                "<encryption><EncryptedData><EncryptionMethod Algorithm=\"{method}\"/></EncryptedData></encryption>"
            )
        };
        let aes = encryption("http://www.w3.org/2001/04/xmlenc#aes128-cbc");
        let locked = told(book(&[("META-INF/encryption.xml", &aes), CONTAINER, PACKAGE]));
        assert!(locked.unwrap_err().contains("it is encrypted"));
        let fonts = encryption(FONTS[0]);
        let fine = told(book(&[("META-INF/encryption.xml", &fonts), CONTAINER, PACKAGE]));
        assert!(fine.unwrap_err().contains("a.xhtml"), "it goes on to the chapters");
        assert!(told(b"PK\x03\x04 no zip".to_vec()).is_err());
        assert!(told(book(&[("x", "")])).is_err());
        let deep = format!("<html><body>{}</body></html>", "<div>".repeat(100_000));
        let nested = told(book(&[CONTAINER, PACKAGE, ("OEBPS/a.xhtml", &deep)]));
        assert!(nested.unwrap_err().contains("nested too deep"));
        let bomb = " ".repeat(usize::try_from(MOST_PART).unwrap() + 1);
        let packed = book(&[CONTAINER, PACKAGE, ("OEBPS/a.xhtml", &bomb)]);
        assert!(packed.len() < 1 << 20);
        assert!(told(packed).unwrap_err().contains("more than a book has"));
        let laughs =
            "<!DOCTYPE x [<!ENTITY a \"&b;&b;\"><!ENTITY b \"ha\">]><html><body><p>&a;x</p></body></html>";
        let text = told(book(&[
            CONTAINER,
            PACKAGE,
            ("OEBPS/a.xhtml", laughs),
            ("OEBPS/text/b 1.xhtml", "<p>y</p>"),
        ]));
        assert_eq!(text.unwrap(), ["# a", "x", "# b 1", "y"]);
    }
}
