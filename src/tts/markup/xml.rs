//! XML as far as speech needs it: elements, attributes and text with their places. Document types are refused, so no
//! entity can grow; only the five of XML itself and numbers are known.

use super::Error;
use quick_xml::{
    Reader,
    events::{BytesStart, Event},
};

/// How deep elements may lie in each other.
const DEEPEST: usize = 100;

/// How many attributes an element may have, and how long one may be in bytes.
const MOST_ATTRIBUTES: usize = 50;
const LONGEST_ATTRIBUTE: usize = 10_000;

/// A step through a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Node {
    /// An element begins.
    Open { name: String, attributes: Vec<(String, String)>, at: usize },
    /// It ends.
    Close { name: String, at: usize },
    /// Text, and for each of its characters its byte in the document.
    Text { text: String, places: Vec<usize> },
}

/// Reads a document; `name` says what it is.
pub(crate) fn read(document: &str, name: &str) -> Result<Vec<Node>, Error> {
    let mut nodes = Vec::new();
    let mut reader = Reader::from_str(document);
    let mut open: Vec<String> = Vec::new();
    let mut seen_root = false;
    loop {
        let at = place(reader.buffer_position());
        let wrong = |at: usize, why: &str| malformed(document, name, at, why);
        let event = reader.read_event();
        let event = event.map_err(|error| wrong(place(reader.error_position()), &error.to_string()))?;
        match event {
            Event::Start(start) => {
                if open.is_empty() && seen_root {
                    return Err(wrong(at, "a second element stands beside the first"));
                }
                seen_root = true;
                open.push(local(&start));
                if open.len() > DEEPEST {
                    return Err(wrong(at, "elements lie in each other more than 100 deep"));
                }
                nodes.push(opened(&start, at, &wrong)?);
            }
            Event::Empty(start) => {
                seen_root = true;
                nodes.push(opened(&start, at, &wrong)?);
                nodes.push(Node::Close { name: local(&start), at });
            }
            Event::End(_) => {
                let name = open.pop().unwrap_or_default();
                nodes.push(Node::Close { name, at });
            }
            Event::Text(text) => {
                let text: &str = &text;
                if open.is_empty() && !text.trim().is_empty() {
                    return Err(wrong(at, "there is text outside of the element"));
                }
                push(&mut nodes, text, at, &open);
            }
            Event::CData(text) => push(&mut nodes, &text, at + "<![CDATA[".len(), &open),
            Event::GeneralRef(reference) => {
                let reference: &str = &reference;
                let character = entity(reference)
                    .ok_or_else(|| wrong(at, &format!("the entity `&{reference};` is not known")))?;
                if let Some(Node::Text { text, places }) = nodes.last_mut() {
                    text.push(character);
                    places.push(at);
                } else {
                    nodes.push(Node::Text { text: character.to_string(), places: vec![at] });
                }
            }
            Event::DocType(_) => return Err(wrong(at, "a document type is not allowed here")),
            Event::Comment(_) | Event::Decl(_) | Event::PI(_) => {}
            Event::Eof => break,
        }
    }
    match open.last() {
        Some(last) => Err(malformed(document, name, document.len(), &format!("`<{last}>` is not closed"))),
        None if !seen_root => Err(malformed(document, name, 0, "there is no element")),
        None => Ok(nodes),
    }
}

fn place(position: u64) -> usize {
    usize::try_from(position).unwrap_or(usize::MAX)
}

/// The error at a byte.
fn malformed(document: &str, name: &str, at: usize, why: &str) -> Error {
    let (line, column) = line_and_column(document, at);
    Error::Malformed { name: name.to_owned(), line, column, why: why.to_owned() }
}

/// Line and column of a byte, from 1.
pub(crate) fn line_and_column(document: &str, at: usize) -> (usize, usize) {
    let mut at = at.min(document.len());
    while !document.is_char_boundary(at) {
        at -= 1;
    }
    let before = &document[..at];
    let line_start = before.rfind('\n').map_or(0, |newline| newline + 1);
    (before.matches('\n').count() + 1, before[line_start..].chars().count() + 1)
}

fn local(start: &BytesStart<'_>) -> String {
    let name: &str = start.local_name().into_inner();
    name.to_lowercase()
}

fn opened(start: &BytesStart<'_>, at: usize, wrong: &dyn Fn(usize, &str) -> Error) -> Result<Node, Error> {
    let mut attributes = Vec::new();
    for attribute in start.attributes() {
        let attribute = attribute.map_err(|error| wrong(at, &error.to_string()))?;
        if attributes.len() == MOST_ATTRIBUTES {
            return Err(wrong(at, "an element has more than 50 attributes"));
        }
        if attribute.value.len() > LONGEST_ATTRIBUTE {
            return Err(wrong(at, "an attribute is longer than 10,000 bytes"));
        }
        let key: &str = attribute.key.local_name().into_inner();
        attributes.push((key.to_lowercase(), decoded(&attribute.value).map_err(|why| wrong(at, &why))?));
    }
    Ok(Node::Open { name: local(start), attributes, at })
}

/// Adds text; a run of it stays one node.
fn push(nodes: &mut Vec<Node>, text: &str, at: usize, open: &[String]) {
    if open.is_empty() {
        return;
    }
    let bytes = text.char_indices().map(|(byte, _)| at + byte);
    if let Some(Node::Text { text: before, places }) = nodes.last_mut() {
        before.push_str(text);
        places.extend(bytes);
    } else {
        nodes.push(Node::Text { text: text.to_owned(), places: bytes.collect() });
    }
}

/// An attribute's value with its entities.
fn decoded(value: &str) -> Result<String, String> {
    let mut text = String::with_capacity(value.len());
    let mut rest = value;
    while let Some(at) = rest.find('&') {
        text.push_str(&rest[..at]);
        let end = rest[at..].find(';').ok_or("there is a `&` without its `;`")?;
        let name = &rest[at + 1..at + end];
        text.push(entity(name).ok_or_else(|| format!("the entity `&{name};` is not known"))?);
        rest = &rest[at + end + 1..];
    }
    text.push_str(rest);
    Ok(text)
}

/// The five entities of XML, and characters by number.
fn entity(name: &str) -> Option<char> {
    Some(match name {
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "apos" => '\'',
        "nbsp" => '\u{a0}',
        _ => {
            let number = name.strip_prefix('#')?;
            let code = match number.strip_prefix(['x', 'X']) {
                Some(hex) => u32::from_str_radix(hex, 16).ok()?,
                None => number.parse().ok()?,
            };
            char::from_u32(code).filter(|c| !c.is_control() || c.is_whitespace())?
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn why(document: &str) -> String {
        read(document, "the text").unwrap_err().to_string()
    }

    #[test]
    fn text_knows_its_places() {
        let nodes = read("<a x=\"1 &amp; 2\">é &amp;<b/> c</a>", "the text").unwrap();
        let Node::Open { attributes, .. } = &nodes[0] else { panic!("{nodes:?}") };
        assert_eq!(attributes, &[("x".to_owned(), "1 & 2".to_owned())]);
        assert_eq!(nodes[1], Node::Text { text: "é &".to_owned(), places: vec![17, 19, 20] });
        assert_eq!(nodes.len(), 6);
    }

    #[test]
    fn what_is_no_xml_or_hostile_is_refused_with_its_place() {
        assert!(why("<speak>a <b>c</speak>").starts_with("the text is not well-formed: line 1, column"));
        assert!(why("<speak>\n a & b</speak>").contains("line 2"));
        assert!(why("<speak>a").contains("`<speak>` is not closed"));
        assert!(why("<speak>&lol;</speak>").contains("`&lol;` is not known"));
        let bomb = "<!DOCTYPE x [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;\">]><speak>&b;</speak>";
        assert!(why(bomb).contains("a document type is not allowed"));
        assert!(why(&("<a>".repeat(5000))).contains("more than 100 deep"));
        assert!(why("<a/><b>").contains("a second element"));
        assert!(why("").contains("no element"));
        let many: String =
            (0..60).flat_map(|number| [" a".to_owned(), number.to_string(), "=\"\"".to_owned()]).collect();
        assert!(why(&format!("<a{many}/>")).contains("more than 50 attributes"));
        assert!(why(&format!("<a b=\"{}\"/>", "x".repeat(10_001))).contains("longer than 10,000 bytes"));
    }
}
