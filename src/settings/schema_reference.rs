//! The tables of `docs/configuration.md` are made from the schema: every key with its type, its default and its meaning.

use super::json_schema;
use crate::settings::env::VARIABLES;
use serde_json::{Map, Value};
use std::{fmt::Write as _, fs};

/// Where each table of `ef.toml` is described, and its name in the schema.
const SECTIONS: [(&str, &str); 12] = [
    ("## `[project]`", "Project"),
    ("## `[dev]`", "Dev"),
    ("## `[service.NAME]`", "Service"),
    ("### `ready`", "Ready"),
    ("### `stop`", "Stop"),
    ("### `setup`", "Setup"),
    ("## `[database]`", "Database"),
    ("## `[supabase]`", "Supabase"),
    ("## `[tenancy]`", "Tenancy"),
    ("### `[[tenancy.allow]]`", "Allow"),
    ("## `[tts]`", "Tts"),
    ("## `[profile.NAME]`", "Profile"),
];
const HEAD: &str = "| key | type | default | meaning |\n|---|---|---|---|\n";

/// `EF_UPDATE=1 cargo test --lib schema` writes the tables anew; the text around them is written by hand.
#[test]
fn each_key_is_in_the_reference_with_type_default_and_meaning() {
    let schema: Value = serde_json::from_str(&json_schema()).unwrap();
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/configuration.md");
    let old = fs::read_to_string(path).unwrap();
    let mut text = old.clone();
    for (heading, name) in SECTIONS {
        let section = text.find(&format!("\n{heading}\n")).unwrap_or_else(|| panic!("no heading {heading}"));
        let start =
            section + text[section..].find(HEAD).unwrap_or_else(|| panic!("no table under {heading}"));
        let end = start + text[start..].find("\n\n").map_or(text.len() - start, |end| end + 1);
        text.replace_range(start..end, &table(&schema["$defs"][name]));
    }
    if std::env::var_os("EF_UPDATE").is_some() {
        fs::write(path, &text).unwrap();
    }
    let now = fs::read_to_string(path).unwrap();
    assert!(now == text, "docs/configuration.md is old: run `EF_UPDATE=1 cargo test --lib schema`");
}

#[test]
fn each_table_of_the_schema_has_its_section() {
    let schema: Value = serde_json::from_str(&json_schema()).unwrap();
    let mut known: Vec<&str> = SECTIONS.iter().map(|(_, name)| *name).collect();
    known.sort_unstable();
    let tables: Vec<&String> = object(&schema["$defs"]).keys().collect();
    assert_eq!(tables, known);
    // What may stand in the file may stand in a profile, but for profiles.
    let mut top: Vec<&String> = object(&schema["properties"]).keys().collect();
    top.retain(|key| *key != "profile");
    assert_eq!(top, object(&schema["$defs"]["Profile"]["properties"]).keys().collect::<Vec<_>>());
}

/// The variables that have no key, too.
#[test]
fn each_variable_is_in_the_reference() {
    let page = fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/docs/configuration.md")).unwrap();
    let (_, variables) = page.split_once("\n## Variables\n").unwrap();
    let secret = ["EF_ENCRYPTION_KEY", "EF_JWT_SECRET", "EF_SERVE_TOKEN"];
    for name in VARIABLES.iter().map(|variable| variable.name).chain(secret) {
        assert!(variables.contains(&format!("`{name}`")), "{name} is not described");
    }
}

fn object(value: &Value) -> &Map<String, Value> {
    value.as_object().unwrap()
}

fn table(schema: &Value) -> String {
    let mut text = HEAD.to_owned();
    for (key, about) in object(&schema["properties"]) {
        let required =
            schema["required"].as_array().is_some_and(|all| all.contains(&Value::from(key.as_str())));
        let default = match &about["default"] {
            Value::Null if required => "required".to_owned(),
            Value::Null => "–".to_owned(),
            default => format!("`{default}`"),
        };
        let meaning = format!("{} {}", about["description"].as_str().unwrap_or_default(), words(about));
        let (kind, meaning) = (kind(about), meaning.trim().replace('|', "\\|"));
        assert!(!meaning.is_empty() && !kind.is_empty(), "{key} is not described");
        let _ = writeln!(text, "| `{key}` | {kind} | {default} | {meaning} |");
    }
    text
}

/// The type in words.
fn kind(schema: &Value) -> String {
    if let Some(name) = schema["$ref"].as_str() {
        let name = name.trim_start_matches("#/$defs/");
        let (heading, _) = SECTIONS.iter().find(|(_, known)| *known == name).unwrap();
        let anchor: String = heading.chars().filter(char::is_ascii_alphabetic).collect();
        return format!("[table](#{})", anchor.to_ascii_lowercase());
    }
    if let Some(choices) = schema["oneOf"].as_array() {
        let fixed = choices.iter().all(|choice| choice.get("const").is_some());
        let kinds: Vec<String> = choices.iter().map(kind).collect();
        return kinds.join(if fixed { ", " } else { " or " });
    }
    if let Some(word) = schema.get("const") {
        return format!("`{word}`");
    }
    match (schema["title"].as_str(), schema["type"].as_str().unwrap()) {
        (Some(title), _) => title.to_owned(),
        (None, "array") => format!("list of {}s", name_of_one(&schema["items"])),
        (None, "object") => format!("table of {}s", name_of_one(&schema["additionalProperties"])),
        (None, "string") => "text".to_owned(),
        (None, "integer") => schema["maximum"]
            .as_u64()
            .map_or("number".to_owned(), |most| format!("{} to {most}", schema["minimum"])),
        (None, other) => other.to_owned(),
    }
}

fn name_of_one(schema: &Value) -> String {
    match schema["title"].as_str() {
        Some(title) => title.to_owned(),
        None if schema.get("$ref").is_some() => "table".to_owned(),
        None if schema.get("oneOf").is_some() => "value".to_owned(),
        None => kind(schema),
    }
}

/// What each of the words means that may stand there.
fn words(schema: &Value) -> String {
    let choices = schema["oneOf"].as_array().map(Vec::as_slice).unwrap_or_default();
    let said = choices.iter().filter_map(|choice| {
        Some(format!("`{}`: {}", choice["const"].as_str()?, choice["description"].as_str()?))
    });
    said.collect::<Vec<_>>().join(" ")
}
