//! Reads a file of settings into a tree: bytes, then text, then TOML, each with its own complaint.

use super::{
    Error,
    origin::{Origin, SourceFile},
    tree::{Entry, Node, Value},
};
use std::{fs, ops::Range, path::Path, sync::Arc};
use toml::{
    Spanned,
    de::{DeTable, DeValue},
};

/// Reads and parses a file. The path must be absolute, for errors to name it fully.
pub(super) fn file(path: &Path) -> Result<Node, Box<Error>> {
    let bytes = fs::read(path).map_err(|cause| Error::Read { path: path.to_owned(), cause })?;
    let text = match String::from_utf8(bytes) {
        Ok(text) => text,
        Err(error) => return Err(not_utf8(path, error)),
    };
    let file = Arc::new(SourceFile { path: path.to_owned(), text: text.into() });
    parse(&file.text, &|span| Origin::File { file: Arc::clone(&file), span }).map_err(|error| {
        let at = Origin::File { file: Arc::clone(&file), span: error.span().unwrap_or(0..0) };
        let place = at.place("here");
        Box::new(Error::Syntax {
            path: path.to_owned(),
            line: error.span().map_or(1, |span| file.line(span.start)),
            reason: error.message().lines().collect::<Vec<_>>().join(", "),
            source_text: place.source,
            spans: place.spans,
        })
    })
}

/// Parses text that no person wrote; every value gets the same origin.
pub(super) fn parse_generated(text: &str, origin: &Origin) -> Result<Node, toml::de::Error> {
    parse(text, &|_| origin.clone())
}

fn parse(text: &str, origin: &dyn Fn(Range<usize>) -> Origin) -> Result<Node, toml::de::Error> {
    // The parser's error would otherwise not know its text, and with it not its span.
    let document = DeTable::parse(text)?;
    let span = document.span();
    Ok(Node { at: origin(span), value: table(document.get_ref(), origin) })
}

fn table(table: &DeTable<'_>, origin: &dyn Fn(Range<usize>) -> Origin) -> Value {
    let mut keys: Vec<_> = table.iter().collect();
    keys.sort_by_key(|(key, _)| key.span().start);
    let entry = |(key, value): (&Spanned<std::borrow::Cow<'_, str>>, &Spanned<DeValue<'_>>)| Entry {
        key: key.get_ref().to_string(),
        at: origin(key.span()),
        node: node(value, origin),
    };
    Value::Table(keys.into_iter().map(entry).collect())
}

fn node(value: &Spanned<DeValue<'_>>, origin: &dyn Fn(Range<usize>) -> Origin) -> Node {
    let at = origin(value.span());
    let value = match value.get_ref() {
        DeValue::String(text) => Value::Text(text.to_string()),
        DeValue::Integer(number) => {
            let digits = number.as_str().replace('_', "");
            let parsed = i64::from_str_radix(&digits, number.radix());
            parsed.map_or_else(|_| Value::Odd("a number out of range".to_owned()), Value::Integer)
        }
        DeValue::Float(number) => Value::Float(number.as_str().replace('_', "").parse().unwrap_or(f64::NAN)),
        DeValue::Boolean(value) => Value::Bool(*value),
        DeValue::Datetime(date) => Value::Odd(format!("the date {date}")),
        DeValue::Array(items) => Value::List(items.iter().map(|item| node(item, origin)).collect()),
        DeValue::Table(inner) => table(inner, origin),
    };
    Node { at, value }
}

/// The complaint about bytes that are no text. The text shown is the good part and marks for the rest, in
/// which the first bad byte is at the same place.
fn not_utf8(path: &Path, error: std::string::FromUtf8Error) -> Box<Error> {
    let offset = error.utf8_error().valid_up_to();
    let text: Arc<str> = String::from_utf8_lossy(&error.into_bytes()).into();
    let file = Arc::new(SourceFile { path: path.to_owned(), text });
    let line = file.line(offset);
    let at = Origin::File { file, span: offset..offset + '\u{fffd}'.len_utf8() };
    let place = at.place("this byte");
    Box::new(Error::NotUtf8 {
        path: path.to_owned(),
        offset,
        line,
        source_text: place.source,
        spans: place.spans,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn origin_text(text: &str, path: &[&str]) -> String {
        let file = Arc::new(SourceFile { path: "/p/ef.toml".into(), text: text.into() });
        let tree = parse(text, &|span| Origin::File { file: Arc::clone(&file), span }).unwrap();
        let Origin::File { span, .. } = tree.origin(path) else { panic!("no file") };
        text[span].to_owned()
    }

    #[test]
    fn values_and_tables_know_their_bytes() {
        let text =
            "\u{feff}# c\n[service.api]\nrun = \"x\"\nready = { tcp = \"a:1\" }\n[service.ui]\nport = 1_0\n";
        assert_eq!(origin_text(text, &["service", "api", "run"]), "\"x\"");
        assert_eq!(origin_text(text, &["service", "api", "ready", "tcp"]), "\"a:1\"");
        assert_eq!(origin_text(text, &["service", "ui"]), "ui");
        assert_eq!(origin_text(text, &["service", "ui", "port"]), "1_0");
        assert_eq!(origin_text(text, &["service", "ui", "nothing"]), "ui");
    }

    #[test]
    fn tables_keep_the_order_of_the_file() {
        let tree = parse_generated("[service.z]\n[service.a]\n[service.m]\n", &Origin::Default).unwrap();
        let names: Vec<_> = tree.find(&["service"]).unwrap().node.entries().iter().map(|e| &e.key).collect();
        assert_eq!(names, ["z", "a", "m"]);
    }
}
