//! The JSON schema of `ef.toml`, made from the types, for editors that complete and check.

use super::model::Model;
use schemars::{Schema, generate::SchemaSettings, transform::Transform};
use serde_json::Value;

/// The schema as JSON text with a line end. `schemas/ef.schema.json` holds the same.
pub fn json_schema() -> String {
    let mut schema = SchemaSettings::draft2020_12().into_generator().into_root_schema_for::<Model>();
    ForToml.transform(&mut schema);
    let mut text = serde_json::to_string_pretty(&schema).expect("a schema is JSON");
    text.push('\n');
    text
}

/// Takes away what TOML does not have or a reader does not need: null, and defaults of whole tables.
struct ForToml;

impl Transform for ForToml {
    fn transform(&mut self, schema: &mut Schema) {
        schemars::transform::transform_subschemas(self, schema);
        let Some(object) = schema.as_object_mut() else { return };
        if matches!(object.get("default"), Some(Value::Object(_) | Value::Null)) {
            object.remove("default");
        }
        // "Not written by us" is serde's remark and no editor's matter.
        object.remove("writeOnly");
        if let Some(Value::String(about)) = object.get_mut("description") {
            *about = about.replace('\n', " ");
        }
        if let Some(Value::Array(types)) = object.get_mut("type") {
            types.retain(|name| name != "null");
            if let [only] = types.as_slice() {
                let only = only.clone();
                object.insert("type".to_owned(), only);
            }
        }
        if let Some(Value::Array(choices)) = object.get_mut("anyOf") {
            choices.retain(|choice| choice.get("type").is_none_or(|name| name != "null"));
            if let [Value::Object(only)] = choices.as_slice() {
                let only = only.clone();
                object.remove("anyOf");
                for (key, value) in only {
                    // What is said about the key is worth more than what is said about its type.
                    object.entry(key).or_insert(value);
                }
            }
        }
    }
}

#[cfg(test)]
#[path = "schema_reference.rs"]
mod reference;

#[cfg(test)]
mod tests {
    use super::*;

    /// `EF_UPDATE=1 cargo test` writes the file anew.
    #[test]
    fn the_committed_schema_is_fresh() {
        let path = concat!(env!("CARGO_MANIFEST_DIR"), "/schemas/ef.schema.json");
        let fresh = json_schema();
        if std::env::var_os("EF_UPDATE").is_some() {
            std::fs::create_dir_all(concat!(env!("CARGO_MANIFEST_DIR"), "/schemas")).unwrap();
            std::fs::write(path, &fresh).unwrap();
        }
        let committed = std::fs::read_to_string(path).unwrap_or_default();
        assert!(committed == fresh, "{path} is old: run `EF_UPDATE=1 cargo test`");
    }

    #[test]
    fn nothing_in_it_is_null() {
        assert!(!json_schema().contains("null"));
    }
}
