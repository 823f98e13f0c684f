//! How a database stands, and what was done to it.

use super::VERSION;
use crate::{
    db::{
        DatabaseUrl,
        migrate::{Migration, State},
    },
    tenancy::isolation::{Done, Kind, Outlook, TableName, TableState, Taken},
    ui::Ui,
};
use serde_json::{Value, json};
use std::fmt::Write as _;

/// Files of the project that will be applied.
pub(super) fn pending(outlook: &Outlook) -> Vec<String> {
    let entries = outlook
        .project
        .entries
        .iter()
        .filter(|entry| matches!(entry.state, State::Pending | State::OutOfOrder));
    entries.map(|entry| entry.file.clone().unwrap_or_else(|| entry.version.clone())).collect()
}

/// What a person should know, on stderr.
pub(super) fn remarks(ui: &Ui, outlook: &Outlook) {
    for name in &outlook.plan.missing {
        ui.say(&format!("ef: `{name}` of `[tenancy]` does not exist"));
    }
    for note in &outlook.plan.notes {
        ui.say(&format!("ef: note: {note}"));
    }
}

/// What is applied and what is left.
pub(crate) fn status(ui: &Ui, outlook: &Outlook, url: &DatabaseUrl) {
    if ui.json {
        ui.answer(&format!("{}\n", status_json(outlook, url)));
        return;
    }
    let facts = &outlook.facts;
    let kind = match facts.kind {
        Kind::Supabase => "Supabase",
        Kind::WithLayer => "plain, with ef's layer",
        Kind::Plain => "plain",
    };
    let mut text = format!("database  {url}, PostgreSQL {} ({kind})\n", facts.version);
    let own = match outlook.own.len() {
        0 if !outlook.helper => "up to date".to_owned(),
        0 => "the helper has to be renewed".to_owned(),
        left => format!("{left} to apply"),
    };
    let _ = writeln!(text, "ef        {own}");
    for entry in &outlook.project.entries {
        let name = entry.file.clone().unwrap_or_else(|| format!("{}_{}.sql", entry.version, entry.name));
        let _ = writeln!(text, "file      {:<12} {name}", entry.state.as_str());
    }
    for table in &outlook.plan.tables {
        let _ = writeln!(text, "table     {:<12} {}", table_word(table), table.name);
    }
    for name in &outlook.plan.missing {
        let _ = writeln!(text, "table     {:<12} {name}", "missing");
    }
    ui.answer(&text);
    if !outlook.is_current() {
        ui.say("ef: `ef migrate plan` shows what is left, `ef migrate up` does it");
    }
}

fn table_word(table: &TableState) -> &'static str {
    if table.left == 0 { "isolated" } else { "pending" }
}

fn status_json(outlook: &Outlook, url: &DatabaseUrl) -> Value {
    let file = |entry: &crate::db::migrate::Entry| json!({ "version": entry.version, "name": entry.name, "state": entry.state.as_str() });
    let table = |table: &TableState| json!({ "table": table.name.to_string(), "state": table_word(table), "steps_left": table.left, "differences": table.differences });
    json!({
        "version": VERSION,
        "database": url.to_string(),
        "server": outlook.facts.version,
        "current": outlook.is_current(),
        "own_pending": outlook.own.iter().map(Migration::file).collect::<Vec<_>>(),
        "helper_pending": outlook.helper,
        "files": outlook.project.entries.iter().map(file).collect::<Vec<_>>(),
        "tables": outlook.plan.tables.iter().map(table).collect::<Vec<_>>(),
        "missing": outlook.plan.missing.iter().map(ToString::to_string).collect::<Vec<_>>(),
    })
}

/// Each difference between the database and what the plan would make of it.
pub(crate) fn verify(ui: &Ui, outlook: &Outlook) {
    let mut found: Vec<(String, String)> = vec![];
    found.extend(outlook.own.iter().map(|one| ("ef".to_owned(), format!("`{}` is not applied", one.file()))));
    if outlook.helper && outlook.own.is_empty() {
        found.push((
            "app.current_workspace_id()".to_owned(),
            "the helper was changed or is missing".to_owned(),
        ));
    }
    for entry in outlook.project.entries.iter().filter(|entry| entry.state != State::Applied) {
        let name = entry.file.clone().unwrap_or_else(|| entry.version.clone());
        found.push((name, entry.state.as_str().to_owned()));
    }
    for table in &outlook.plan.tables {
        found.extend(table.differences.iter().map(|difference| (table.name.to_string(), difference.clone())));
    }
    if ui.json {
        let list: Vec<Value> =
            found.iter().map(|(object, what)| json!({ "object": object, "difference": what })).collect();
        ui.answer(&format!(
            "{}\n",
            json!({ "version": VERSION, "current": outlook.is_current(), "differences": list })
        ));
        return;
    }
    for (object, what) in &found {
        ui.answer(&format!("{object}: {what}\n"));
    }
    remarks(ui, outlook);
    if outlook.is_current() {
        ui.say("ef: the database is as the plan wants it");
    } else {
        ui.say("ef: `ef migrate up` brings it back in line");
    }
}

/// What `up` did.
pub(crate) fn done(ui: &Ui, done: &Done) {
    if ui.json {
        let object = json!({
            "version": VERSION,
            "applied": done.applied,
            "steps": done.steps,
            "filled": done.filled,
            "missing": done.missing.iter().map(ToString::to_string).collect::<Vec<_>>(),
            "notes": done.notes,
        });
        ui.answer(&format!("{object}\n"));
        return;
    }
    for name in &done.missing {
        ui.say(&format!("ef: `{name}` of `[tenancy]` does not exist, so it is not isolated"));
    }
    if done.is_nothing() {
        ui.say("ef: nothing was left to do");
        return;
    }
    for note in &done.notes {
        ui.say(&format!("ef: note: {note}"));
    }
    ui.say(&format!(
        "ef: done: {} migrations, {} steps, {} rows were given a workspace",
        done.applied.len(),
        done.steps,
        done.filled
    ));
}

/// What `down` did.
pub(crate) fn taken(ui: &Ui, table: &TableName, taken: &Taken) {
    if ui.json {
        let object = json!({ "version": VERSION, "table": table.to_string(), "steps": taken.steps, "remembered": taken.rows });
        ui.answer(&format!("{object}\n"));
        return;
    }
    ui.say(&format!(
        "ef: `{table}` is not isolated any more; the workspaces of {} rows are remembered for a later `ef migrate up`",
        taken.rows
    ));
}
