//! What is run: a shell line as text, or a program with its arguments as a list.

use crate::{dev::plan::Command, settings::de::bad};
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{
    Deserialize, Deserializer, Serialize, Serializer,
    de::{self, SeqAccess, Visitor},
};
use std::{borrow::Cow, fmt};

/// A command.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Run(pub Command);

impl<'de> Deserialize<'de> for Run {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(RunVisitor)
    }
}

struct RunVisitor;

impl<'de> Visitor<'de> for RunVisitor {
    type Value = Run;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a shell line as text, or a program with its arguments as a list of texts")
    }

    fn visit_str<E: de::Error>(self, line: &str) -> Result<Run, E> {
        if line.trim().is_empty() {
            return Err(bad("", "is empty", "write the command that starts the service"));
        }
        if line.contains('\0') {
            return Err(bad(line, "holds a NUL", "take it out: no command can have one"));
        }
        Ok(Run(Command::Shell(line.to_owned())))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Run, A::Error> {
        let mut words: Vec<String> = Vec::new();
        while let Some(word) = items.next_element()? {
            words.push(word);
        }
        if words.first().is_none_or(|program| program.trim().is_empty())
            || words.iter().any(|w| w.contains('\0'))
        {
            let found = format!("{words:?}");
            return Err(bad(&found, "names no program", "write the program first, then its arguments"));
        }
        Ok(Run(Command::Exec(words)))
    }
}

impl Serialize for Run {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match &self.0 {
            Command::Shell(line) => serializer.serialize_str(line),
            Command::Exec(words) => words.serialize(serializer),
        }
    }
}

impl JsonSchema for Run {
    fn schema_name() -> Cow<'static, str> {
        "Run".into()
    }

    fn inline_schema() -> bool {
        true
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "description": "A shell line, or a program with its arguments, which is started without a shell",
            "oneOf": [
                { "type": "string", "minLength": 1 },
                { "type": "array", "minItems": 1, "items": { "type": "string" } },
            ],
        })
    }
}
