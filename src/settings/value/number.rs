//! Numbers with limits: a TCP port, and how often something is tried again.

use crate::settings::de::bad;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{
    Deserialize, Deserializer, Serialize, Serializer,
    de::{self, Visitor},
};
use std::{borrow::Cow, fmt};

/// A TCP port, 1 to 65535.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Port(pub u16);

impl<'de> Deserialize<'de> for Port {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(PortVisitor)
    }
}

struct PortVisitor;

impl Visitor<'_> for PortVisitor {
    type Value = Port;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a number from 1 to 65535")
    }

    fn visit_i64<E: de::Error>(self, number: i64) -> Result<Port, E> {
        let port = u16::try_from(number).ok().filter(|port| *port != 0);
        port.map(Port)
            .ok_or_else(|| bad(&number.to_string(), "is not a port", "write a number from 1 to 65535"))
    }
}

impl Serialize for Port {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_u16(self.0)
    }
}

impl JsonSchema for Port {
    fn schema_name() -> Cow<'static, str> {
        "Port".into()
    }

    fn inline_schema() -> bool {
        true
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "integer", "minimum": 1, "maximum": 65535 })
    }
}

/// How many restarts in a row are tried; `None` for no end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tries(pub Option<u32>);

/// The word for no end.
const UNLIMITED: &str = "unlimited";

impl Default for Tries {
    fn default() -> Self {
        Self(Some(5))
    }
}

impl<'de> Deserialize<'de> for Tries {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(TriesVisitor)
    }
}

struct TriesVisitor;

impl Visitor<'_> for TriesVisitor {
    type Value = Tries;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "a whole number of at least 0, or `\"{UNLIMITED}\"`")
    }

    fn visit_i64<E: de::Error>(self, number: i64) -> Result<Tries, E> {
        let tries = u32::try_from(number);
        tries.map(|tries| Tries(Some(tries))).map_err(|_| {
            bad(
                &number.to_string(),
                "is not a count",
                &format!("write a number, or `\"{UNLIMITED}\"` for no end"),
            )
        })
    }

    fn visit_str<E: de::Error>(self, text: &str) -> Result<Tries, E> {
        if text == UNLIMITED {
            return Ok(Tries(None));
        }
        Err(bad(text, "is not a count", &format!("write a number, or `\"{UNLIMITED}\"` for no end")))
    }
}

impl Serialize for Tries {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.0 {
            Some(tries) => serializer.serialize_u32(tries),
            None => serializer.serialize_str(UNLIMITED),
        }
    }
}

impl JsonSchema for Tries {
    fn schema_name() -> Cow<'static, str> {
        "Tries".into()
    }

    fn inline_schema() -> bool {
        true
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "description": "A number of restarts in a row, or \"unlimited\"",
            "oneOf": [{ "type": "integer", "minimum": 0 }, { "const": UNLIMITED }],
        })
    }
}
