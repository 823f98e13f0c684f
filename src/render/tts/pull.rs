//! What `ef tts voices pull` says.

use crate::{
    tts::{
        self,
        voices::{Licence, catalogue::Entry},
    },
    ui::Ui,
};
use serde_json::{Value, json};
use std::time::Duration;

/// The version of the JSON object below.
const VERSION: u32 = 1;

/// What came of one.
#[derive(Debug)]
pub(crate) enum State {
    /// It is installed now.
    Installed,
    /// It was there already.
    There,
    /// It would be downloaded.
    Wanted,
    /// Its licence was not agreed to.
    Declined,
    /// It did not come.
    Failed(tts::Error),
}

/// A voice and what came of it.
#[derive(Debug)]
pub(crate) struct Pulled<'a> {
    /// What is published.
    pub(crate) entry: &'a Entry,
    /// Its licence, as far as it is known.
    pub(crate) licence: Licence,
    /// What came of it.
    pub(crate) state: State,
}

fn megabytes(bytes: u64) -> u64 {
    bytes.div_ceil(1_000_000)
}

/// What is about to be downloaded, and under which licence.
pub(crate) fn about(ui: &Ui, entry: &Entry, licence: &Licence) {
    let (name, size) = (licence.shown(), megabytes(entry.bytes()));
    let look = match (&licence.name, &licence.see) {
        (None, Some(page)) => format!(", look at {page} before you publish what it says"),
        (None, None) => ", look where it comes from before you publish what it says".to_owned(),
        _ => String::new(),
    };
    ui.say(&format!("ef: {}: {size} MB, licence: {name}{look}", entry.name));
}

/// How far it is, in one line.
pub(crate) fn progress(here: u64, all: u64, voices: usize, time: Duration) -> String {
    let seconds = time.as_secs().max(1);
    let rate = megabytes(here / seconds);
    format!("{} of {} MB, {voices} voices, {rate} MB/s", megabytes(here), megabytes(all.max(here)))
}

/// What came of all.
pub(crate) fn done(ui: &Ui, all: &[Pulled]) {
    if ui.json {
        let voices: Vec<Value> = all.iter().map(object).collect();
        ui.answer(&format!("{}\n", json!({ "version": VERSION, "voices": voices })));
        return;
    }
    for one in all {
        let name = &one.entry.name;
        match &one.state {
            State::Installed => ui.say(&format!("ef: installed `{name}`")),
            State::There => ui.say(&format!("ef: `{name}` is installed already")),
            State::Wanted => about(ui, one.entry, &one.licence),
            State::Declined => ui.say(&format!("ef: left `{name}` out")),
            State::Failed(_) => ui.say(&format!("ef: `{name}` did not come")),
        }
    }
}

fn object(one: &Pulled) -> Value {
    let (state, error) = match &one.state {
        State::Installed => ("installed", None),
        State::There => ("already", None),
        State::Wanted => ("wanted", None),
        State::Declined => ("declined", None),
        State::Failed(error) => ("failed", Some(error.to_string())),
    };
    json!({
        "name": one.entry.name, "engine": one.entry.engine.name(), "bytes": one.entry.bytes(),
        "licence": one.licence.shown(), "licence_page": one.licence.see, "state": state, "error": error,
    })
}

#[cfg(test)]
mod tests {
    #[test]
    fn progress_reads_well() {
        let line = super::progress(30_000_000, 90_000_000, 2, std::time::Duration::from_secs(3));
        assert_eq!(line, "30 of 90 MB, 2 voices, 10 MB/s");
    }
}
