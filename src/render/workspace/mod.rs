//! What `ef workspace` says: answers on stdout, talk about them on stderr, and the same as JSON.

mod keep;
mod people;
mod tenants;
mod transfer;

pub(crate) use keep::{postiz, postiz_deleted, postiz_set, preset, preset_deleted, preset_set, presets};
pub(crate) use people::{
    added, invited, invites, members, memberships, promoted, removed, switched_user, token, uninvited,
};
pub(crate) use tenants::{
    created, current, current_gone, deleted, doomed, doomed_before_asking, list, made_private, no_current,
    private, renamed, show, switched,
};

pub(crate) use transfer::{exported, imported};

use crate::{
    tenancy::workspaces::{Count, User, Workspace},
    ui::Ui,
};
use serde_json::{Value, json};

/// The version of the JSON objects here.
const VERSION: u32 = 1;

/// Prints an object as the answer, with its version first.
fn print(ui: &Ui, object: Value) {
    let mut whole = json!({ "version": VERSION });
    if let (Value::Object(whole), Value::Object(object)) = (&mut whole, object) {
        whole.extend(object);
    }
    ui.answer(&format!("{whole}\n"));
}

/// The answer of a command that changes something: an object for `--json`, else a sentence on stderr.
fn report(ui: &Ui, object: impl FnOnce() -> Value, sentence: &str) {
    if ui.json {
        print(ui, object());
    } else {
        ui.say(&format!("ef: {sentence}"));
    }
}

fn workspace(workspace: &Workspace) -> Value {
    json!({ "id": workspace.id, "slug": workspace.slug, "name": workspace.name })
}

fn user(user: &User) -> Value {
    json!({ "id": user.id, "email": user.email })
}

fn rows(counts: &[Count]) -> Value {
    Value::Array(counts.iter().map(|count| json!({ "table": count.table, "rows": count.rows })).collect())
}

/// Rows as a table: each column as wide as its widest cell, the last one without blanks behind it.
fn table<const N: usize>(lines: &[[String; N]]) -> String {
    let mut widths = [0; N];
    for line in lines {
        for (width, cell) in widths.iter_mut().zip(line) {
            *width = (*width).max(cell.chars().count());
        }
    }
    let mut text = String::new();
    for line in lines {
        let cells: Vec<String> = line
            .iter()
            .zip(widths)
            .map(|(cell, width)| format!("{cell}{}", " ".repeat(width - cell.chars().count())))
            .collect();
        text.push_str(cells.join("  ").trim_end());
        text.push('\n');
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_as_wide_as_their_widest_cell() {
        let lines = [["a".to_owned(), "é".to_owned()], ["bcd".to_owned(), "x".to_owned()]];
        assert_eq!(table(&lines), "a    é\nbcd  x\n");
    }
}
