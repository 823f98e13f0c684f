//! What all settings share that are written as text and checked when they are read.

use crate::settings::de::bad;
use serde::de::{self, Visitor};
use std::{fmt, marker::PhantomData};

/// A setting that is written as text and has rules.
pub(super) trait Text: Sized {
    /// Its name in the schema.
    const NAME: &'static str;
    /// What is expected, after "must be" and "write": ``text like `10s` ``.
    const EXPECTED: &'static str;
    /// What kind of value it is, in a word: the schema's title, and the type in the reference.
    const KIND: &'static str;
    /// What it is, in the schema.
    const ABOUT: &'static str;
    /// A regular expression for editors, where one says it well.
    const PATTERN: Option<&'static str> = None;
    /// Values to offer in editors.
    const EXAMPLES: &'static [&'static str] = &[];

    /// Reads it.
    fn parse(text: &str) -> Result<Self, Wrong>;

    /// Writes it as `parse` reads it.
    fn write(&self) -> String;
}

/// Why a text is refused.
#[derive(Debug)]
pub(super) enum Wrong {
    /// A rule is broken; the reason follows "cannot be `x`, which ".
    Reason(String),
    /// It is none of these words.
    NoneOf(&'static [&'static str]),
}

impl Wrong {
    pub(super) fn reason(reason: impl Into<String>) -> Self {
        Self::Reason(reason.into())
    }
}

impl fmt::Display for Wrong {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Reason(reason) => write!(f, "it {reason}"),
            Self::NoneOf(words) => write!(f, "it is none of {}", words.join(", ")),
        }
    }
}

/// Reads a `Text` from a value that must be text.
pub(super) struct TextVisitor<T>(pub(super) PhantomData<T>);

impl<T: Text> Visitor<'_> for TextVisitor<T> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(T::EXPECTED)
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<T, E> {
        T::parse(text).map_err(|wrong| match wrong {
            Wrong::Reason(reason) => bad(text, &reason, &format!("write {}", T::EXPECTED)),
            Wrong::NoneOf(words) => E::unknown_variant(text, words),
        })
    }
}

/// The schema of a `Text`.
pub(super) fn schema<T: Text>() -> schemars::Schema {
    let mut schema = schemars::json_schema!({ "type": "string", "title": T::KIND, "description": T::ABOUT });
    if let Some(pattern) = T::PATTERN {
        schema.insert("pattern".to_owned(), pattern.into());
    }
    if !T::EXAMPLES.is_empty() {
        schema.insert("examples".to_owned(), T::EXAMPLES.into());
    }
    schema
}

/// Gives a `Text` its serde and schema traits.
macro_rules! text_value {
    ($type:ty) => {
        impl<'de> serde::Deserialize<'de> for $type {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                deserializer
                    .deserialize_str($crate::settings::value::text::TextVisitor(std::marker::PhantomData))
            }
        }

        impl serde::Serialize for $type {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(&$crate::settings::value::text::Text::write(self))
            }
        }

        impl schemars::JsonSchema for $type {
            fn schema_name() -> std::borrow::Cow<'static, str> {
                <$type as $crate::settings::value::text::Text>::NAME.into()
            }

            fn inline_schema() -> bool {
                true
            }

            fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
                $crate::settings::value::text::schema::<$type>()
            }
        }
    };
}

pub(super) use text_value;
