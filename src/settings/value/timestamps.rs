//! Whether lines carry a time, and in which form.

use crate::settings::de::bad;
use jiff::{Timestamp, fmt::strtime, tz::TimeZone};
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{
    Deserialize, Deserializer, Serialize, Serializer,
    de::{self, Visitor},
};
use std::{borrow::Cow, fmt};

/// Times in front of lines.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Timestamps {
    /// None.
    #[default]
    Off,
    /// In the form that `ef` chooses.
    On,
    /// In this strftime form, which is known to be good.
    Format(String),
}

impl<'de> Deserialize<'de> for Timestamps {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(TimestampsVisitor)
    }
}

struct TimestampsVisitor;

impl Visitor<'_> for TimestampsVisitor {
    type Value = Timestamps;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("`true`, `false` or a text like `%H:%M:%S`")
    }

    fn visit_bool<E: de::Error>(self, on: bool) -> Result<Timestamps, E> {
        Ok(if on { Timestamps::On } else { Timestamps::Off })
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<Timestamps, E> {
        let sample = Timestamp::UNIX_EPOCH.to_zoned_datetime(TimeZone::UTC);
        if text.contains('%') && strtime::format(text, &sample).is_ok() {
            return Ok(Timestamps::Format(text.to_owned()));
        }
        Err(bad(text, "is not a form for times", "write `true`, `false` or a strftime form like `%H:%M:%S`"))
    }
}

impl Serialize for Timestamps {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Off => serializer.serialize_bool(false),
            Self::On => serializer.serialize_bool(true),
            Self::Format(text) => serializer.serialize_str(text),
        }
    }
}

impl JsonSchema for Timestamps {
    fn schema_name() -> Cow<'static, str> {
        "Timestamps".into()
    }

    fn inline_schema() -> bool {
        true
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "oneOf": [{ "type": "boolean" }, { "type": "string", "pattern": "%" }] })
    }
}
