//! What was exported and imported.

use super::{print, workspace as object};
use crate::{
    tenancy::workspaces::{
        Workspace,
        transfer::{Exported, Imported},
    },
    ui::Ui,
};
use serde_json::{Value, json};

fn tables(tables: &[(String, u64)]) -> Value {
    Value::Array(tables.iter().map(|(table, rows)| json!({ "table": table, "rows": rows })).collect())
}

fn total(tables: &[(String, u64)]) -> String {
    let rows: u64 = tables.iter().map(|(_, rows)| rows).sum();
    format!("{rows} rows of {} tables", tables.len())
}

/// What was taken out.
pub(crate) fn exported(ui: &Ui, workspace: &Workspace, exported: &Exported) {
    let folder = exported.folder.display().to_string();
    if ui.json {
        print(
            ui,
            json!({ "workspace": object(workspace), "folder": folder, "tables": tables(&exported.tables) }),
        );
        return;
    }
    ui.say(&format!("ef: exported `{}` to `{folder}`: {}", workspace.slug, total(&exported.tables)));
}

/// What was taken in.
pub(crate) fn imported(ui: &Ui, imported: &Imported) {
    let workspace = &imported.workspace;
    if ui.json {
        print(
            ui,
            json!({
                "workspace": object(workspace), "tables": tables(&imported.tables), "invited": imported.invited,
                "lost_members": imported.lost_members, "renumbered": tables(&imported.renumbered),
            }),
        );
        return;
    }
    ui.say(&format!(
        "ef: imported `{}` (slug `{}`): {}",
        workspace.name,
        workspace.slug,
        total(&imported.tables)
    ));
    if !imported.invited.is_empty() {
        ui.say(&format!("ef: not users here, so they are invited: {}", imported.invited.join(", ")));
    }
    if imported.lost_members > 0 {
        ui.say(&format!(
            "ef: {} members are not users here and have no e-mail address",
            imported.lost_members
        ));
    }
    for (table, rows) in &imported.renumbered {
        ui.say(&format!("ef: {rows} rows of `{table}` got new numbers, since theirs were taken"));
    }
}
