//! What a run would do, without doing it: nothing is made, nothing is spoken.

use super::{
    Cache, Error,
    journal::look,
    key::{Key, Sums, key},
    manifest::{Fault, Item, Kind},
    names::Names,
    reader::misnamed,
    report::ELSEWHERE,
    request::Request,
    voices::{Open, Voices},
};
use crate::tts::session::Pool;
use std::sync::{Arc, atomic::Ordering};

/// Characters that are spoken in a second, about.
const CHARACTERS_A_SECOND: f64 = 14.5;

/// A row that would be spoken.
#[derive(Clone, Debug)]
pub struct Planned {
    /// The row's number.
    pub row: u64,
    /// What it is called.
    pub id: String,
    /// The file, relative to the output folder.
    pub file: String,
    /// Its text.
    pub text: String,
    /// How long the clip will be, about.
    pub seconds: f64,
    /// Whether it is in the cache or in its place already.
    pub there: bool,
    /// The engine and the voice, or why there is none.
    pub voice: Result<String, String>,
}

/// A row of a plan, or what is wrong with one.
pub enum Step<'a> {
    /// A clip.
    Clip(&'a Planned),
    /// A row that cannot be used.
    Fault(&'a Fault),
    /// Something to know.
    Note(&'a str),
}

/// The sum of a plan.
#[derive(Clone, Copy, Debug, Default)]
pub struct Plan {
    /// Clips.
    pub clips: u64,
    /// Those that are in the cache or in their place already.
    pub there: u64,
    /// Rows that cannot be used, or whose voice is not there.
    pub failed: u64,
    /// Characters of all clips.
    pub characters: u64,
    /// Seconds of all clips, about.
    pub seconds: f64,
    /// What they would cost elsewhere, in dollars.
    pub elsewhere_usd: f64,
}

/// Goes through a manifest.
#[expect(clippy::cast_precision_loss, reason = "counts of characters")]
pub fn plan(request: &Request, step: &mut dyn FnMut(Step)) -> Result<(Kind, Plan), Error> {
    let (kind, rows) = request.manifest.rows(Arc::default())?;
    let voices =
        Voices::new(request.studio.clone(), Pool::new(1), Sums::new(request.sums.clone()).for_reading());
    let mut open = Open::default();
    let done = look(&request.folder).unwrap_or_default();
    let (mut names, mut plan) = (Names::new(), Plan::default());
    for item in rows {
        if request.stop.load(Ordering::Relaxed) {
            break;
        }
        let row = match item {
            Item::Row(row) => row,
            Item::Fault(fault) => {
                plan.failed += 1;
                step(Step::Fault(&fault));
                continue;
            }
            Item::Note(note) => {
                step(Step::Note(&note));
                continue;
            }
            Item::End(error) => return Err(error),
        };
        let name = match names.give(&row, request.sound.end()) {
            Ok(name) => name,
            Err(wrong) => {
                plan.failed += 1;
                step(Step::Fault(&misnamed(&row, wrong)));
                continue;
            }
        };
        let characters = row.text.chars().count();
        let voice = (request.wishes)(&row.asked).map_err(|error| error.to_string()).and_then(|mut wish| {
            wish.manner.word_times = request.subtitles.is_some();
            let facts = voices.facts(&wish, &mut open, &mut |_| {}).map_err(|error| error.to_string())?;
            let written = request.sound.written(facts.engine, facts.sample_rate_hz);
            let key = facts.made_of.as_ref().map(|made| key(&row.text, &wish, made, &written));
            Ok((format!("{} {}", facts.engine, facts.voice), wish.manner.speed, key))
        });
        let (there, speed) = match &voice {
            Ok((_, speed, key)) => {
                (key.as_ref().is_some_and(|key| is_there(request, key, done.get(&name.file))), *speed)
            }
            Err(_) => (false, 1.0),
        };
        let seconds = characters as f64 / CHARACTERS_A_SECOND / f64::from(speed);
        plan.clips += 1;
        plan.there += u64::from(there);
        plan.failed += u64::from(voice.is_err());
        plan.characters += characters as u64;
        plan.seconds += seconds;
        let (id, file, voice) = (name.id, name.file, voice.map(|(voice, ..)| voice));
        step(Step::Clip(&Planned { row: row.number, id, file, text: row.text, seconds, there, voice }));
    }
    plan.elsewhere_usd = plan.characters as f64 / 1000.0 * ELSEWHERE;
    Ok((kind, plan))
}

fn is_there(request: &Request, key: &Key, done: Option<&String>) -> bool {
    done.is_some_and(|done| done == key.as_str())
        || request.cache.as_ref().is_some_and(|cache: &Cache| cache.has(key))
}
