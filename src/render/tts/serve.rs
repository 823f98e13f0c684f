//! What `ef tts serve` says: one line for its start and its end, and with `-v` one for each answer; events with `--json`.

use crate::{
    costs::State,
    serve::{Ended, News},
    ui::{Stream, Ui},
};
use serde_json::{Value, json};

/// The version of the JSON objects here.
const VERSION: u32 = 1;

/// How much is said.
#[derive(Clone, Copy)]
pub(crate) struct Look {
    /// As events on standard output.
    pub(crate) json: bool,
    /// Only what went wrong.
    pub(crate) quiet: bool,
    /// Each answer, too.
    pub(crate) verbose: bool,
}

/// Tells one piece of news.
pub(crate) fn news(out: &Stream, err: &Stream, look: Look, news: &News) {
    if look.json {
        out.line(&event(news).to_string());
        return;
    }
    let (text, wanted) = match news {
        News::Listening(address) => (format!("serving speech on http://{address}"), !look.quiet),
        News::Answered { method, path, status, voice, after } => {
            let voice = voice.as_deref().map(|voice| format!(" {voice}")).unwrap_or_default();
            let path: String = path.chars().filter(|c| !c.is_control()).take(100).collect();
            (format!("{status} {method} {path}{voice} {} ms", after.as_millis()), look.verbose)
        }
        News::Trouble(what) => (what.clone(), true),
        News::Unloaded(1) => ("an engine that was not used was let go".to_owned(), look.verbose),
        News::Unloaded(count) => (format!("{count} engines that were not used were let go"), look.verbose),
        News::Stopping(0) => ("stopping".to_owned(), !look.quiet),
        News::Stopping(count) => (format!("stopping; {} go on", requests(*count)), !look.quiet),
    };
    if wanted {
        err.line(&format!("ef: {text}"));
    }
}

fn requests(count: usize) -> String {
    if count == 1 { "one request".to_owned() } else { format!("{count} requests") }
}

fn event(news: &News) -> Value {
    match news {
        News::Listening(address) => {
            json!({"version": VERSION, "event": "listening", "url": format!("http://{address}")})
        }
        News::Answered { method, path, status, voice, after } => json!({
            "version": VERSION, "event": "answered", "method": method, "path": path, "status": status,
            "voice": voice, "milliseconds": u64::try_from(after.as_millis()).unwrap_or(u64::MAX),
        }),
        News::Trouble(what) => json!({"version": VERSION, "event": "trouble", "message": what}),
        News::Unloaded(count) => json!({"version": VERSION, "event": "unloaded", "engines": count}),
        News::Stopping(open) => json!({"version": VERSION, "event": "stopping", "open": open}),
    }
}

/// How it ended.
pub(crate) fn ended(ui: &Ui, ended: Option<&Ended>, usage: Option<&State>) {
    if let Some(ended) = ended.filter(|ended| ended.cut_off > 0) {
        ui.err.line(&format!(
            "ef: {} not answered in time and cut off",
            match ended.cut_off {
                1 => "one request was".to_owned(),
                count => format!("{count} requests were"),
            }
        ));
    }
    let Some(usage) = usage else { return };
    if usage.waiting > 0 {
        let why = usage.trouble.as_deref().map(|why| format!(" ({why})")).unwrap_or_default();
        ui.say(&format!("ef: {} uses wait for the database{why}; `ef costs` delivers them", usage.waiting));
    }
    if usage.refused > 0 {
        ui.err.line(&format!(
            "ef: the database refused {} uses; `ef costs` says where they are",
            usage.refused
        ));
    }
    if usage.lost > 0 {
        ui.err.line(&format!("ef: {} uses could not be recorded", usage.lost));
    }
}
