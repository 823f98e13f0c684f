//! What `ef tts lexicon` says.

use crate::{
    tts::lexicon::{Entry, Says},
    ui::Ui,
};
use serde_json::{Value, json};
use std::path::Path;

/// The version of the JSON objects below.
const VERSION: u32 = 1;

/// A word that was added.
pub(crate) struct Added<'a> {
    /// The entry.
    pub(crate) entry: &'a Entry,
    /// The file that it is in.
    pub(crate) file: &'a Path,
    /// Whether the file was made for it.
    pub(crate) is_new: bool,
    /// The sound, where nothing could play it.
    pub(crate) path: Option<&'a Path>,
    /// Whether it was played.
    pub(crate) played: bool,
    /// Why it could not be heard.
    pub(crate) why: Option<&'a str>,
}

fn text(says: &Says) -> String {
    match says {
        Says::Words(words) => words.clone(),
        Says::Ipa(ipa) => format!("/{ipa}/"),
    }
}

fn object(entry: &Entry) -> Value {
    json!({ "word": entry.word, "says": text(&entry.says), "lang": entry.language, "case": entry.case })
}

/// That a word was added, and how it can be heard.
pub(crate) fn added(ui: &Ui, added: &Added<'_>) {
    if ui.json {
        let object = json!({
            "version": VERSION,
            "entry": object(added.entry),
            "file": added.file,
            "played": added.played,
            "path": added.path,
            "unheard": added.why,
        });
        ui.out.line(&object.to_string());
        return;
    }
    let made = if added.is_new { ", which is new" } else { "" };
    ui.say(&format!(
        "`{}` is said `{}` ({}{made})",
        added.entry.word,
        text(&added.entry.says),
        added.file.display()
    ));
    if let Some(path) = added.path {
        ui.say(&format!("no player is there: hear it in {}", path.display()));
    }
    if let Some(why) = added.why {
        ui.say(&format!("it cannot be heard here: {why}"));
    }
}

/// That a word was forgotten.
pub(crate) fn removed(ui: &Ui, word: &str) {
    if ui.json {
        ui.out.line(&json!({ "version": VERSION, "removed": word }).to_string());
    } else {
        ui.say(&format!("`{word}` is read as usual again"));
    }
}

/// All words.
pub(crate) fn list(ui: &Ui, entries: &[Entry]) {
    if ui.json {
        let entries: Vec<Value> = entries.iter().map(object).collect();
        ui.out.line(&json!({ "version": VERSION, "entries": entries }).to_string());
        return;
    }
    let width = entries.iter().map(|entry| entry.word.chars().count()).max().unwrap_or(0);
    for entry in entries {
        let language = entry.language.as_ref().map(|language| format!("  ({language})")).unwrap_or_default();
        ui.out.line(&format!("{:width$}  {}{language}", entry.word, text(&entry.says)));
    }
    if entries.is_empty() {
        ui.say("the dictionary is empty: `ef tts lexicon add WORD --says \"…\"`");
    }
}
