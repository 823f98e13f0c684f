//! What `ef init` says.

use crate::{settings::Draft, ui::Ui};
use serde_json::json;
use similar::TextDiff;
use std::path::Path;

/// The version of the JSON object below.
const VERSION: u32 = 1;

/// The file on stdout, and nothing else.
pub(crate) fn print(ui: &Ui, draft: &Draft) {
    if ui.json {
        answer(ui, draft, false);
    } else {
        ui.answer(&draft.text);
    }
}

/// That the file is written, what is in it, and the next step.
pub(crate) fn written(ui: &Ui, draft: &Draft) {
    if ui.json {
        answer(ui, draft, true);
        return;
    }
    for sentence in &draft.found {
        ui.say(&format!("found {sentence}"));
    }
    ui.say(&format!("wrote `{}`", draft.path.display()));
    ui.say(if draft.found.is_empty() {
        "next: describe a service in it, then start it with `ef dev`"
    } else {
        "next: read it, then start the project with `ef dev`"
    });
}

/// That the file says this already.
pub(crate) fn same(ui: &Ui, draft: &Draft) {
    if ui.json {
        answer(ui, draft, false);
    } else {
        ui.say(&format!("ef: `{}` says this already", draft.path.display()));
    }
}

/// What would change in the file that is there.
pub(crate) fn diff(ui: &Ui, draft: &Draft) {
    if ui.json {
        return;
    }
    let text = unified(draft);
    let painted = |line: &str| match line.as_bytes().first() {
        Some(b'+') => format!("\x1b[32m{line}\x1b[0m"),
        Some(b'-') => format!("\x1b[31m{line}\x1b[0m"),
        _ => line.to_owned(),
    };
    for line in text.lines() {
        ui.say(&if ui.err.color { painted(line) } else { line.to_owned() });
    }
}

/// The difference as `diff -u` shows it; nothing when there is no old file.
fn unified(draft: &Draft) -> String {
    let Some(old) = &draft.old else { return String::new() };
    let name = draft.path.display();
    let diff = TextDiff::from_lines(old.as_str(), draft.text.as_str());
    diff.unified_diff().header(&format!("{name} (as it is)"), &format!("{name} (new)")).to_string()
}

/// That the demo is there, and how it is started. `typed` is its folder as it was given.
pub(crate) fn demo(ui: &Ui, folder: &Path, typed: &Path, files: usize) {
    if ui.json {
        let object = json!({ "version": VERSION, "folder": folder.display().to_string(), "files": files });
        ui.answer(&format!("{object}\n"));
        return;
    }
    ui.say(&format!("wrote the demo into `{}`: {files} files", folder.display()));
    ui.say(&format!("next: start it with `ef -C {} dev`", typed.display()));
}

fn answer(ui: &Ui, draft: &Draft, written: bool) {
    let object = json!({
        "version": VERSION,
        "path": draft.path.display().to_string(),
        "written": written,
        "found": draft.found,
        "text": draft.text,
        "diff": unified(draft),
    });
    ui.answer(&format!("{object}\n"));
}
