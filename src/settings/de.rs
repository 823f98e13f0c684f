//! From a tree to types. A deserializer of our own, because errors must name the key, know the allowed
//! ones and point to the layer that a value came from; serde's text messages lose all three.

use super::{
    Error,
    origin::Origin,
    tree::{Entry, Node, Value, dotted},
};
use serde::{
    Deserialize,
    de::{self, DeserializeSeed, IntoDeserializer, Unexpected, Visitor, value::StrDeserializer},
    forward_to_deserialize_any,
};
use std::fmt;

/// Reads a tree as a type.
pub(super) fn read<'de, T: Deserialize<'de>>(node: &'de Node) -> Result<T, Box<Error>> {
    T::deserialize(node).map_err(|fault| fault.into_error(&node.at))
}

/// What is wrong with a value, and which value it is. Boxed, since it goes through many hands.
#[derive(Debug)]
pub(super) struct Fault(Box<Details>);

#[derive(Debug)]
struct Details {
    /// The keys down to the value, innermost first.
    path: Vec<String>,
    at: Option<Origin>,
    kind: Kind,
}

#[derive(Debug)]
enum Kind {
    UnknownKey { key: String, allowed: &'static [&'static str] },
    UnknownValue { value: String, allowed: &'static [&'static str] },
    WrongType { found: Found, expected: String },
    BadValue { found: String, reason: String, help: String },
}

/// What stood there instead.
#[derive(Debug)]
enum Found {
    Text(String),
    /// A number or boolean, which in quotes would have been text.
    Bare(String),
    Other(String),
}

impl Found {
    /// The words for it, after "not".
    fn words(&self) -> String {
        match self {
            Self::Text(text) => format!("the text `{text}`"),
            Self::Bare(text) | Self::Other(text) => text.clone(),
        }
    }

    /// The way from it to what is expected: often only quotes or brackets are amiss.
    fn help(&self, expected: &str) -> String {
        match self {
            Self::Bare(text) if TEXTS.contains(&expected) => format!("put it in quotes: `\"{text}\"`"),
            Self::Text(text) if expected == LIST => format!("put it in brackets: `[\"{text}\"]`"),
            Self::Text(text) if expected.contains("number") && text.parse::<i64>().is_ok() => {
                format!("take the quotes away: `{text}`")
            }
            Self::Text(text) if expected == BOOLEAN && text.parse::<bool>().is_ok() => {
                format!("take the quotes away: `{text}`")
            }
            _ => format!("write {expected}"),
        }
    }
}

impl Fault {
    fn new(kind: Kind) -> Self {
        Self(Box::new(Details { path: Vec::new(), at: None, kind }))
    }

    /// Notes the place, unless an inner one is known.
    fn located(mut self, at: &Origin) -> Self {
        self.0.at.get_or_insert_with(|| at.clone());
        self
    }

    /// Notes the key in which the fault lies.
    fn under(mut self, key: &str) -> Self {
        self.0.path.push(key.to_owned());
        self
    }

    fn into_error(self, root: &Origin) -> Box<Error> {
        let Details { mut path, at, kind } = *self.0;
        path.reverse();
        let at = at.unwrap_or_else(|| root.clone());
        let subject = at.subject(&dotted(&path));
        match kind {
            Kind::UnknownKey { key, allowed } => Error::unknown_key(&path, &key, allowed, &at),
            Kind::UnknownValue { value, allowed } => Error::unknown_value(subject, value, allowed, &at),
            Kind::WrongType { found, expected } => {
                Error::wrong_type(subject, &expected, &found.words(), found.help(&expected), &at)
            }
            Kind::BadValue { found, reason, help } => Error::bad_value(subject, found, reason, help, &at),
        }
    }
}

/// A value that has the right type and breaks a rule. The value types of this layer use it, since serde's
/// own constructor has room for one text only.
pub(super) fn bad<E: de::Error>(found: &str, reason: &str, help: &str) -> E {
    E::custom(format_args!("{found}{SEPARATOR}{reason}{SEPARATOR}{help}"))
}

/// Parts the three texts of `bad`; the unit separator, which nobody types.
const SEPARATOR: char = '\u{1f}';

impl de::Error for Fault {
    fn custom<T: fmt::Display>(message: T) -> Self {
        let message = message.to_string();
        let mut parts = message.splitn(3, SEPARATOR).map(str::to_owned);
        let first = parts.next().unwrap_or_default();
        Self::new(match (parts.next(), parts.next()) {
            (Some(reason), Some(help)) => Kind::BadValue { found: first, reason, help },
            _ => Kind::BadValue { found: String::new(), reason: first, help: String::new() },
        })
    }

    fn invalid_type(found: Unexpected<'_>, expected: &dyn de::Expected) -> Self {
        Self::new(Kind::WrongType { found: describe(found), expected: plain(expected) })
    }

    fn invalid_value(found: Unexpected<'_>, expected: &dyn de::Expected) -> Self {
        Self::invalid_type(found, expected)
    }

    fn unknown_variant(value: &str, allowed: &'static [&'static str]) -> Self {
        Self::new(Kind::UnknownValue { value: value.to_owned(), allowed })
    }

    fn unknown_field(key: &str, allowed: &'static [&'static str]) -> Self {
        Self::new(Kind::UnknownKey { key: key.to_owned(), allowed })
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:?}", self.0.kind)
    }
}

impl std::error::Error for Fault {}

fn describe(found: Unexpected<'_>) -> Found {
    match found {
        Unexpected::Str(text) => Found::Text(text.to_owned()),
        Unexpected::Signed(number) => Found::Bare(number.to_string()),
        Unexpected::Unsigned(number) => Found::Bare(number.to_string()),
        Unexpected::Float(number) => Found::Bare(number.to_string()),
        Unexpected::Bool(value) => Found::Bare(value.to_string()),
        Unexpected::Seq => Found::Other("a list".to_owned()),
        Unexpected::Map => Found::Other("a table".to_owned()),
        other => Found::Other(other.to_string()),
    }
}

/// What is expected where any text will do, so that quotes are all that is missing.
const TEXTS: [&str; 2] = ["text in quotes", "a text or a list of texts"];
const LIST: &str = "a list";
const BOOLEAN: &str = "`true` or `false`";

/// serde's words for a type, in those of a person who writes TOML.
fn plain(expected: &dyn de::Expected) -> String {
    match expected.to_string().as_str() {
        "a string" => TEXTS[0].to_owned(),
        "a boolean" => BOOLEAN.to_owned(),
        "u32" => "a whole number of at least 0".to_owned(),
        "a sequence" => LIST.to_owned(),
        other => other.to_owned(),
    }
}

impl<'de> de::Deserializer<'de> for &'de Node {
    type Error = Fault;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        let result = match &self.value {
            Value::Text(text) => visitor.visit_borrowed_str(text),
            Value::Integer(number) => visitor.visit_i64(*number),
            Value::Float(number) => visitor.visit_f64(*number),
            Value::Bool(value) => visitor.visit_bool(*value),
            Value::Odd(words) => Err(de::Error::invalid_type(Unexpected::Other(words), &visitor)),
            Value::List(items) => visitor.visit_seq(Items { items: items.iter() }),
            Value::Table(entries) => visitor.visit_map(Entries { entries: entries.iter(), current: None }),
        };
        result.map_err(|fault| fault.located(&self.at))
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, Fault> {
        visitor.visit_some(self)
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _name: &'static str,
        visitor: V,
    ) -> Result<V::Value, Fault> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _name: &'static str,
        variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, Fault> {
        let result = match &self.value {
            Value::Text(text) => {
                let text: StrDeserializer<'_, Fault> = text.as_str().into_deserializer();
                visitor.visit_enum(text)
            }
            _ => self.deserialize_any(OneOf(variants)).map(|never: Never| match never {}),
        };
        result.map_err(|fault| fault.located(&self.at))
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 i128 u8 u16 u32 u64 u128 f32 f64 char str string bytes byte_buf
        unit unit_struct seq tuple tuple_struct map struct identifier ignored_any
    }
}

/// Refuses everything, naming the words that would have been right.
struct OneOf(&'static [&'static str]);

enum Never {}

impl Visitor<'_> for OneOf {
    type Value = Never;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "one of the texts `{}`", self.0.join("`, `"))
    }
}

struct Items<'de> {
    items: std::slice::Iter<'de, Node>,
}

impl<'de> de::SeqAccess<'de> for Items<'de> {
    type Error = Fault;

    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<Option<T::Value>, Fault> {
        self.items.next().map(|item| seed.deserialize(item)).transpose()
    }
}

struct Entries<'de> {
    entries: std::slice::Iter<'de, Entry>,
    current: Option<&'de Entry>,
}

impl<'de> de::MapAccess<'de> for Entries<'de> {
    type Error = Fault;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, Fault> {
        self.current = self.entries.next();
        let Some(entry) = self.current else { return Ok(None) };
        let key: StrDeserializer<'_, Fault> = entry.key.as_str().into_deserializer();
        seed.deserialize(key).map(Some).map_err(|fault| fault.located(&entry.at))
    }

    fn next_value_seed<V: DeserializeSeed<'de>>(&mut self, seed: V) -> Result<V::Value, Fault> {
        let Some(entry) = self.current.take() else {
            return Err(de::Error::custom("a value without its key"));
        };
        seed.deserialize(&entry.node).map_err(|fault| fault.located(&entry.node.at).under(&entry.key))
    }
}
