//! What is kept for a workspace: presets and the Postiz server. Never a key.

use super::{print, report, table, workspace as object};
use crate::{
    tenancy::workspaces::{Known, Preset, Set, Workspace, key_id},
    ui::Ui,
};
use serde_json::{Value, json};

fn preset_object(preset: &Preset) -> Value {
    json!({ "name": preset.name, "engine": preset.engine, "voice": preset.voice, "params": preset.params })
}

/// The presets of a workspace.
pub(crate) fn presets(ui: &Ui, workspace: &Workspace, presets: &[Preset]) {
    if ui.json {
        let list: Vec<Value> = presets.iter().map(preset_object).collect();
        print(ui, json!({ "workspace": object(workspace), "presets": list }));
        return;
    }
    if presets.is_empty() {
        ui.say(&format!("ef: `{}` has no presets", workspace.slug));
        return;
    }
    let mut lines = vec![["NAME", "ENGINE", "VOICE", "SETTINGS"].map(str::to_owned)];
    for preset in presets {
        let engine = preset.engine.as_deref().unwrap_or("-");
        lines.push([preset.name.as_str(), engine, &preset.voice, &settings(preset)].map(str::to_owned));
    }
    ui.answer(&table(&lines));
}

fn settings(preset: &Preset) -> String {
    let Some(params) = preset.params.as_object() else { return preset.params.to_string() };
    let one = |(name, value): (&String, &Value)| match value.as_str() {
        Some(text) => format!("{name}={text}"),
        None => format!("{name}={value}"),
    };
    params.iter().map(one).collect::<Vec<_>>().join(" ")
}

/// A preset.
pub(crate) fn preset(ui: &Ui, workspace: &Workspace, preset: &Preset) {
    if ui.json {
        print(ui, json!({ "workspace": object(workspace), "preset": preset_object(preset) }));
        return;
    }
    let engine = preset.engine.as_deref().unwrap_or("-");
    let lines = [
        ["name", &preset.name],
        ["engine", engine],
        ["voice", &preset.voice],
        ["settings", &settings(preset)],
    ];
    ui.answer(&table(&lines.map(|line| line.map(str::to_owned))));
}

/// What came of setting one.
pub(crate) fn preset_set(ui: &Ui, workspace: &Workspace, set: &Set) {
    let (name, slug) = (&set.preset.name, &workspace.slug);
    let sentence = match &set.before {
        None => format!("`{slug}` has the preset `{name}` now"),
        Some(_) if set.already() => format!("the preset `{name}` of `{slug}` is so already"),
        Some(_) => format!("the preset `{name}` of `{slug}` was changed"),
    };
    let json = || {
        json!({
            "workspace": object(workspace), "preset": preset_object(&set.preset),
            "created": set.before.is_none(), "already": set.already(),
        })
    };
    report(ui, json, &sentence);
}

/// What came of removing one.
pub(crate) fn preset_deleted(ui: &Ui, workspace: &Workspace, name: &str, there: bool) {
    let slug = &workspace.slug;
    let sentence = if there {
        format!("the preset `{name}` of `{slug}` was removed")
    } else {
        format!("`{slug}` has no preset `{name}` anyway")
    };
    report(ui, || json!({ "workspace": object(workspace), "name": name, "removed": there }), &sentence);
}

/// The Postiz server, without its key.
pub(crate) fn postiz(ui: &Ui, workspace: &Workspace, known: &Known) {
    let id = key_id(&known.postiz.sealed);
    let usable = known.opens.as_ref().map(Result::is_ok);
    if ui.json {
        print(
            ui,
            json!({
                "workspace": object(workspace), "base_url": known.postiz.base_url, "updated_at": known.postiz.updated_at,
                "encrypted_with": id, "usable": usable,
            }),
        );
        return;
    }
    let state = match usable {
        Some(true) => "stored, encrypted; it opens with the key of this environment",
        Some(false) => "stored, and does not open with the key of this environment",
        None => "stored, encrypted (EF_ENCRYPTION_KEY is not set here, so it was not opened)",
    };
    let lines = [
        ["address", known.postiz.base_url.as_str()],
        ["key", state],
        ["encrypted with", id.unwrap_or("an unknown key")],
        ["set", &known.postiz.updated_at],
    ];
    ui.answer(&table(&lines.map(|line| line.map(str::to_owned))));
}

/// What came of setting it.
pub(crate) fn postiz_set(ui: &Ui, workspace: &Workspace, id: &str, already: bool) {
    let slug = &workspace.slug;
    let sentence = if already {
        format!("the Postiz server of `{slug}` is so already")
    } else {
        format!("the Postiz server of `{slug}` is set; its key is encrypted with key {id}")
    };
    report(
        ui,
        || json!({ "workspace": object(workspace), "encrypted_with": id, "already": already }),
        &sentence,
    );
}

/// What came of removing it.
pub(crate) fn postiz_deleted(ui: &Ui, workspace: &Workspace, there: bool) {
    let slug = &workspace.slug;
    let sentence = if there {
        format!("the Postiz server of `{slug}` and its key were removed")
    } else {
        format!("`{slug}` has no Postiz server anyway")
    };
    report(ui, || json!({ "workspace": object(workspace), "removed": there }), &sentence);
}
