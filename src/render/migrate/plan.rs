//! The plan: SQL that can be run as it stands, with what each step costs as comments.

use super::VERSION;
use crate::{
    db::migrate::Migration,
    tenancy::isolation::{Outlook, Step},
    ui::Ui,
};
use serde_json::{Value, json};
use std::{fmt::Write as _, path::PathBuf};

/// Everything that is left.
pub(crate) fn plan(ui: &Ui, outlook: &Outlook) {
    if ui.json {
        let object = json!({
            "version": VERSION,
            "own": outlook.own.iter().map(Migration::file).collect::<Vec<_>>(),
            "project": super::status::pending(outlook),
            "helper": outlook.helper,
            "steps": outlook.plan.steps.iter().map(step_json).collect::<Vec<_>>(),
            "missing": outlook.plan.missing.iter().map(ToString::to_string).collect::<Vec<_>>(),
            "notes": outlook.plan.notes,
        });
        ui.answer(&format!("{object}\n"));
        return;
    }
    let mut text = String::new();
    for one in &outlook.own {
        let _ = writeln!(text, "-- {}: ef's own objects\n{}\n", one.file(), one.script.text().trim());
    }
    for file in super::status::pending(outlook) {
        let _ = writeln!(text, "-- {file}: the project's own file, applied as it is\n");
    }
    if outlook.helper && outlook.own.is_empty() {
        text += "-- the helper `app.current_workspace_id()` is put in place anew\n\n";
    }
    text += &steps_text(&outlook.plan.steps);
    ui.long_answer(&text);
    super::status::remarks(ui, outlook);
    if outlook.is_current() {
        ui.say("ef: nothing is left to do");
    }
}

/// These steps alone.
pub(crate) fn steps(ui: &Ui, steps: &[Step]) {
    if ui.json {
        let object = json!({ "version": VERSION, "steps": steps.iter().map(step_json).collect::<Vec<_>>() });
        ui.answer(&format!("{object}\n"));
    } else {
        ui.answer(&steps_text(steps));
    }
}

/// Which files were written.
pub(crate) fn written(ui: &Ui, paths: &[PathBuf]) {
    let shown: Vec<String> = paths.iter().map(|path| path.display().to_string()).collect();
    if ui.json {
        ui.answer(&format!("{}\n", json!({ "version": VERSION, "written": shown })));
        return;
    }
    for path in &shown {
        ui.say(&format!("ef: wrote `{path}`"));
    }
    if shown.is_empty() {
        ui.say("ef: nothing is left to do, so nothing was written");
    }
}

fn step_json(step: &Step) -> Value {
    json!({
        "table": step.table.as_ref().map(ToString::to_string),
        "title": step.title,
        "lock": step.lock,
        "held": step.held,
        "blocks": step.lock.blocks(),
        "sql": step.sql(),
    })
}

fn steps_text(steps: &[Step]) -> String {
    let mut text = String::new();
    let total = steps.len();
    for (number, step) in steps.iter().enumerate() {
        let table = step.table.as_ref().map_or(String::new(), |table| format!("{table}: "));
        let _ = writeln!(text, "-- {}/{total} {table}{}", number + 1, step.title);
        let _ = writeln!(
            text,
            "-- lock: {} for {}; blocks {}",
            step.lock.title(),
            step.held.title(),
            step.lock.blocks()
        );
        text += &step.sql();
        text.push('\n');
    }
    text
}
