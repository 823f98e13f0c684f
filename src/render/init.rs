//! What `ef init` says.

use crate::{settings::Draft, ui::Ui};
use serde_json::json;

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

fn answer(ui: &Ui, draft: &Draft, written: bool) {
    let object = json!({
        "version": VERSION,
        "path": draft.path.display().to_string(),
        "written": written,
        "found": draft.found,
        "text": draft.text,
    });
    ui.answer(&format!("{object}\n"));
}
