//! Workspaces themselves.

use super::{print, report, rows, table, workspace as object};
use crate::{
    tenancy::workspaces::{Count, Created, Deleted, Doomed, Listed, Member, Privacy, Renamed, Workspace},
    ui::Ui,
};
use serde_json::{Value, json};
use std::fmt::Write as _;

/// What came of making one.
pub(crate) fn created(ui: &Ui, created: &Created, switched: bool) {
    let workspace = &created.workspace;
    let mut sentence = if created.existed {
        format!("`{}` exists already (slug `{}`)", workspace.name, workspace.slug)
    } else {
        format!("made the workspace `{}` (slug `{}`)", workspace.name, workspace.slug)
    };
    if let Some(owner) = &created.owner {
        let _ = write!(sentence, "; {} owns it", owner.name());
        if created.entered {
            sentence += " and is in it";
        }
    }
    if switched {
        sentence += "; it is the current one";
    }
    let json = || {
        json!({
            "workspace": object(workspace),
            "created": !created.existed,
            "owner": created.owner.as_ref().map(super::user),
            "entered": created.entered,
            "current": switched,
        })
    };
    report(ui, json, &sentence);
}

/// All of them.
pub(crate) fn list(ui: &Ui, list: &[Listed], current: Option<&str>) {
    if ui.json {
        let one = |one: &Listed| {
            let mut object = object(&one.workspace);
            object["members"] = json!(one.members);
            object["created_at"] = json!(one.workspace.created_at);
            object["private"] = json!(one.workspace.private);
            object["current"] = json!(current == Some(one.workspace.id.as_str()));
            object
        };
        print(ui, json!({ "workspaces": list.iter().map(one).collect::<Vec<_>>() }));
        return;
    }
    if list.is_empty() {
        ui.say("ef: there is no workspace yet: `ef workspace create NAME` makes one");
        return;
    }
    let head = ["", "SLUG", "NAME", "MEMBERS", "CREATED"].map(str::to_owned);
    let mut lines = vec![head];
    for one in list {
        let star = if current == Some(one.workspace.id.as_str()) { "*" } else { "" };
        let day = one.workspace.created_at.split('T').next().unwrap_or_default();
        lines.push(
            [star, &one.workspace.slug, &one.workspace.name, &one.members.to_string(), day]
                .map(str::to_owned),
        );
    }
    ui.answer(&table(&lines));
}

/// One of them, with what it has.
pub(crate) fn show(ui: &Ui, workspace: &Workspace, members: &[Member], counts: &[Count]) {
    if ui.json {
        let mut object = object(workspace);
        object["created_at"] = json!(workspace.created_at);
        object["private"] = json!(workspace.private);
        print(
            ui,
            json!({ "workspace": object, "members": super::people::list(members), "rows": rows(counts) }),
        );
        return;
    }
    let mut lines = vec![
        ["name".to_owned(), workspace.name.clone()],
        ["slug".to_owned(), workspace.slug.clone()],
        ["id".to_owned(), workspace.id.clone()],
        ["created".to_owned(), workspace.created_at.clone()],
    ];
    if workspace.private {
        lines.push(["private".to_owned(), "its texts stay on this machine".to_owned()]);
    }
    lines.extend(members.iter().map(|member| [member.role.to_string(), member.name().to_owned()]));
    lines
        .extend(counts.iter().map(|count| ["rows".to_owned(), format!("{} in {}", count.rows, count.table)]));
    ui.answer(&table(&lines));
}

/// Whether its texts must stay on this machine.
pub(crate) fn private(ui: &Ui, workspace: &Workspace) {
    if ui.json {
        print(ui, json!({ "workspace": object(workspace), "private": workspace.private }));
    } else {
        ui.answer(if workspace.private { "on\n" } else { "off\n" });
    }
}

/// What came of saying so.
pub(crate) fn made_private(ui: &Ui, set: &Privacy) {
    let workspace = &set.workspace;
    let state = if workspace.private {
        "is private: its texts stay on this machine"
    } else {
        "is not private: its texts may leave this machine where a setting or a preset allows that"
    };
    let already = if set.already { " (it was so already)" } else { "" };
    let json =
        || json!({ "workspace": object(workspace), "private": workspace.private, "already": set.already });
    report(ui, json, &format!("`{}` {state}{already}", workspace.slug));
}

/// The current one. `asked` tells whether the database was asked.
pub(crate) fn current(ui: &Ui, workspace: &Workspace, asked: bool) {
    if ui.json {
        print(ui, json!({ "workspace": object(workspace), "checked": asked }));
    } else {
        ui.answer(&format!("{}\n", workspace.slug));
    }
}

/// There is none.
pub(crate) fn no_current(ui: &Ui) {
    report(
        ui,
        || json!({ "workspace": Value::Null }),
        "no workspace is current: `ef workspace switch NAME` chooses one",
    );
}

/// The one that was chosen is gone.
pub(crate) fn current_gone(ui: &Ui, workspace: &Workspace) {
    let sentence = format!(
        "`{}` was chosen, and is not in this database: `ef workspace switch NAME` chooses another one",
        workspace.slug
    );
    report(ui, || json!({ "workspace": Value::Null, "gone": object(workspace) }), &sentence);
}

/// What came of choosing one for the shell.
pub(crate) fn switched(ui: &Ui, workspace: &Workspace, already: bool) {
    let sentence = if already {
        format!("`{}` is the current workspace already", workspace.slug)
    } else {
        format!("`{}` is the current workspace of this project now", workspace.slug)
    };
    report(ui, || json!({ "workspace": object(workspace), "already": already }), &sentence);
}

/// What came of another name.
pub(crate) fn renamed(ui: &Ui, renamed: &Renamed) {
    let (before, now) = (&renamed.before, &renamed.workspace);
    let sentence = if renamed.already() {
        format!("it is called `{}` (slug `{}`) already", now.name, now.slug)
    } else {
        format!("`{}` is called `{}` now (slug `{}`)", before.name, now.name, now.slug)
    };
    let json = || json!({ "workspace": object(now), "before": object(before), "already": renamed.already() });
    report(ui, json, &sentence);
}

/// What would go.
pub(crate) fn doomed(ui: &Ui, doomed: &Doomed) {
    if ui.json {
        let users: Vec<Value> = doomed.users.iter().map(super::user).collect();
        print(
            ui,
            json!({ "workspace": object(&doomed.workspace), "rows": rows(&doomed.rows), "users": users, "dry_run": true }),
        );
        return;
    }
    ui.answer(&outlook(doomed));
}

/// The same before the question.
pub(crate) fn doomed_before_asking(ui: &Ui, doomed: &Doomed) {
    if ui.err.terminal {
        ui.err.write(outlook(doomed).as_bytes());
    }
}

fn outlook(doomed: &Doomed) -> String {
    let workspace = &doomed.workspace;
    let mut text = format!("`{}` (slug `{}`) goes, and with it\n", workspace.name, workspace.slug);
    text += &counted(&doomed.rows);
    for user in &doomed.users {
        let _ = writeln!(text, "  {} works in it now", user.name());
    }
    text
}

fn counted(counts: &[Count]) -> String {
    if counts.is_empty() {
        return "  no rows\n".to_owned();
    }
    let widest = counts.iter().map(|count| count.rows.to_string().len()).max().unwrap_or_default();
    let line = |count: &Count| {
        let word = if count.rows == 1 { "row" } else { "rows" };
        format!("  {:>widest$} {word} of {}\n", count.rows, count.table)
    };
    counts.iter().map(line).collect()
}

/// What went.
pub(crate) fn deleted(ui: &Ui, workspace: &Workspace, deleted: &Deleted, was_current: bool) {
    if ui.json {
        let moved = deleted
            .moved
            .iter()
            .map(|moved| json!({ "user": super::user(&moved.user), "to": moved.to.as_ref().map(object) }));
        print(
            ui,
            json!({
                "workspace": object(workspace),
                "deleted": true,
                "rows": rows(&deleted.rows),
                "moved": moved.collect::<Vec<_>>(),
                "was_current": was_current,
            }),
        );
        return;
    }
    ui.say(&format!("ef: deleted `{}` with", workspace.slug));
    ui.say(counted(&deleted.rows).trim_end());
    for moved in &deleted.moved {
        let place = moved.to.as_ref().map_or("in no workspace".to_owned(), |to| format!("in `{}`", to.slug));
        ui.say(&format!("ef: {} is {place} now", moved.user.name()));
    }
    if was_current {
        ui.say("ef: it was the current workspace; none is now");
    }
}
