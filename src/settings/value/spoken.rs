//! How a word is said: a text, or a table with its language and its rule for capitals.

use crate::settings::de::bad;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{
    Deserialize, Deserializer, Serialize, Serializer,
    de::{self, MapAccess, Visitor},
    ser::SerializeMap,
};
use std::{borrow::Cow, fmt};

/// What is said for a word.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Spoken {
    /// Other words, or IPA between slashes.
    pub says: String,
    /// The language that it is for.
    pub lang: Option<String>,
    /// Whether capitals count.
    pub case: Option<bool>,
}

impl<'de> Deserialize<'de> for Spoken {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(SpokenVisitor)
    }
}

struct SpokenVisitor;

const KEYS: &[&str] = &["says", "ipa", "lang", "case"];

impl<'de> Visitor<'de> for SpokenVisitor {
    type Value = Spoken;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a text, or a table with `says` or `ipa`")
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<Spoken, E> {
        if text.trim().is_empty() {
            return Err(bad(text, "says nothing", "write other words, or IPA between slashes"));
        }
        Ok(Spoken { says: text.to_owned(), ..Spoken::default() })
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Spoken, A::Error> {
        let mut spoken = Spoken::default();
        while let Some(key) = entries.next_key::<String>()? {
            match key.as_str() {
                "says" => spoken.says = entries.next_value()?,
                "ipa" => spoken.says = format!("/{}/", entries.next_value::<String>()?.trim_matches('/')),
                "lang" => spoken.lang = Some(entries.next_value()?),
                "case" => spoken.case = Some(entries.next_value()?),
                other => return Err(de::Error::unknown_field(other, KEYS)),
            }
        }
        if spoken.says.trim().is_empty() {
            return Err(bad("the table", "says nothing", "write `says = \"…\"` or `ipa = \"…\"`"));
        }
        Ok(spoken)
    }
}

impl Serialize for Spoken {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if self.lang.is_none() && self.case.is_none() {
            return serializer.serialize_str(&self.says);
        }
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("says", &self.says)?;
        if let Some(lang) = &self.lang {
            map.serialize_entry("lang", lang)?;
        }
        if let Some(case) = self.case {
            map.serialize_entry("case", &case)?;
        }
        map.end()
    }
}

impl JsonSchema for Spoken {
    fn schema_name() -> Cow<'static, str> {
        "Spoken".into()
    }

    fn inline_schema() -> bool {
        true
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "description": "Other words, or IPA between slashes; as a table with a language and a rule for capitals",
            "oneOf": [
                { "type": "string", "minLength": 1 },
                {
                    "type": "object",
                    "properties": {
                        "says": { "type": "string" },
                        "ipa": { "type": "string" },
                        "lang": { "type": "string" },
                        "case": { "type": "boolean" },
                    },
                    "additionalProperties": false,
                },
            ],
        })
    }
}
