//! The answers of `ef config` as text, which is TOML, or as JSON.

use crate::{
    settings::{Leaf, Settings},
    ui::Ui,
};
use serde_json::{Map, Value, json};
use std::{fmt::Write as _, path::Path};

/// The version of the JSON objects below.
const VERSION: u32 = 1;

/// The settings in force, with their origins when asked.
pub(crate) fn show(ui: &Ui, settings: &Settings, origins: bool) {
    let leaves = settings.leaves();
    if ui.json {
        ui.answer(&format!("{}\n", show_json(&leaves, origins)));
        return;
    }
    for sentence in &settings.found {
        ui.say(&format!("found {sentence}"));
    }
    ui.long_answer(&show_text(&leaves, origins));
}

/// The file that is read.
pub(crate) fn path(ui: &Ui, path: Option<&Path>) {
    match path {
        _ if ui.json => {
            let path = path.map(|path| path.display().to_string());
            ui.answer(&format!("{}\n", json!({ "version": VERSION, "path": path })));
        }
        Some(path) => ui.answer(&format!("{}\n", path.display())),
        None => ui.say("there is no `ef.toml` here or in a folder above; `ef init` writes one"),
    }
}

fn show_json(leaves: &[Leaf], origins: bool) -> Value {
    let mut values = Map::new();
    for leaf in leaves {
        insert(&mut values, &leaf.path, leaf.json.clone());
    }
    let mut answer = json!({ "version": VERSION, "values": values });
    if origins {
        let origin = |leaf: &Leaf| (format!("{}.{}", leaf.table, leaf.key), leaf.origin.clone().into());
        answer["origins"] = Value::Object(leaves.iter().map(origin).collect());
    }
    answer
}

fn insert(table: &mut Map<String, Value>, path: &[String], value: Value) {
    match path {
        [] => {}
        [key] => {
            table.insert(key.clone(), value);
        }
        [key, rest @ ..] => {
            let inner = table.entry(key.clone()).or_insert_with(|| Value::Object(Map::new()));
            if let Value::Object(inner) = inner {
                insert(inner, rest, value);
            }
        }
    }
}

fn show_text(leaves: &[Leaf], origins: bool) -> String {
    let tables: Vec<String> =
        leaves.chunk_by(|a, b| a.table == b.table).map(|leaves| table_text(leaves, origins)).collect();
    tables.join("\n")
}

fn table_text(leaves: &[Leaf], origins: bool) -> String {
    let mut text = leaves.first().map(|leaf| format!("[{}]\n", leaf.table)).unwrap_or_default();
    let lines: Vec<String> = leaves.iter().map(|leaf| format!("{} = {}", leaf.key, leaf.toml)).collect();
    let width = lines.iter().map(|line| line.chars().count()).filter(|width| *width <= WIDEST).max();
    for (leaf, line) in leaves.iter().zip(lines) {
        let comment = if origins { format!("  # {}", leaf.origin) } else { String::new() };
        let width = if origins { width.unwrap_or_default() } else { 0 };
        let _ = writeln!(text, "{line:width$}{comment}");
    }
    text
}

/// Origins stand in one column, unless a longer line pushes its own to the right.
const WIDEST: usize = 60;
