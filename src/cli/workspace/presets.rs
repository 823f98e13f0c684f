//! `ef workspace presets`.

use super::{Place, Which, Work};
use crate::{
    base::Exit,
    cli::{Error, database::Access, session::Session},
    render::workspace as render,
    tenancy::workspaces::{self, Preset},
    tts::studio,
};
use clap::{Args, Subcommand};
use serde_json::{Map, Value};

/// Keep voices with their settings, by name
///
/// Example: ef workspace presets set narrator --voice en-gb --engine espeak --speed 1.1
///
/// Example: ef workspace presets list
#[derive(Args, Debug)]
pub(super) struct Presets {
    #[command(subcommand)]
    verb: Verb,
}

#[derive(Subcommand, Debug)]
enum Verb {
    List(List),
    Show(Show),
    Create(Create),
    Set(Set),
    Delete(Delete),
}

impl Presets {
    pub(super) fn run(self, session: &Session) -> Result<Exit, Error> {
        match self.verb {
            Verb::List(list) => list.run(session),
            Verb::Show(show) => show.run(session),
            Verb::Create(Create { set }) => set.run(session, true),
            Verb::Set(set) => set.run(session, false),
            Verb::Delete(delete) => delete.run(session),
        }
    }
}

/// List the presets
///
/// Example: ef workspace presets list --workspace north
///
/// Example: ef workspace presets list --json
#[derive(Args, Debug)]
#[command(visible_alias = "ls")]
struct List {
    #[command(flatten)]
    which: Which,
    #[command(flatten)]
    place: Place,
}

impl List {
    fn run(self, session: &Session) -> Result<Exit, Error> {
        let mut work = Work::new(session, &self.place, Access::Read)?;
        let workspace = work.workspace(self.which.workspace.as_deref())?;
        let presets = work.back_end.store().presets(&workspace.id)?;
        render::presets(&session.ui, &workspace, &presets);
        Ok(Exit::Done)
    }
}

/// Show a preset
///
/// Example: ef workspace presets show narrator
///
/// Example: ef workspace presets show narrator --json
#[derive(Args, Debug)]
struct Show {
    /// Its name
    #[arg(value_name = "NAME")]
    name: String,
    #[command(flatten)]
    which: Which,
    #[command(flatten)]
    place: Place,
}

impl Show {
    fn run(self, session: &Session) -> Result<Exit, Error> {
        let mut work = Work::new(session, &self.place, Access::Read)?;
        let workspace = work.workspace(self.which.workspace.as_deref())?;
        let preset = workspaces::preset(work.back_end.store(), &workspace, &self.name)?;
        render::preset(&session.ui, &workspace, &preset);
        Ok(Exit::Done)
    }
}

/// Make a preset that is not there yet
///
/// Example: ef workspace presets create narrator --voice en-gb
///
/// Example: ef workspace presets create calm --voice en-gb --engine espeak --speed 0.9
#[derive(Args, Debug)]
struct Create {
    #[command(flatten)]
    set: Set,
}

/// Set a preset, whether it is there already or not
///
/// Example: ef workspace presets set narrator --voice en_US-lessac-medium --engine piper --speed 0.9
///
/// Example: ef workspace presets set narrator --voice en-gb --speed 1.2
#[derive(Args, Debug)]
struct Set {
    /// Its name
    #[arg(value_name = "NAME")]
    name: String,
    /// The voice, or a blend: `af_heart:60,am_adam:40`
    #[arg(long, value_name = "VOICE")]
    voice: String,
    /// The engine; without it, the one that the voice belongs to
    #[arg(long, value_name = "ENGINE")]
    engine: Option<String>,
    /// The speed: 1 is the voice's own, 2 is twice as fast
    #[arg(long, value_name = "FACTOR")]
    speed: Option<f64>,
    /// The engines that speak when the voice is not there, such as piper,espeak
    #[arg(long, value_name = "ENGINES")]
    fallback: Option<String>,
    /// The loudness, in LUFS: -16 is usual for speech
    #[arg(long, value_name = "LUFS", allow_negative_numbers = true)]
    loudness: Option<f64>,
    /// Whether text may be sent to a service on the internet
    #[arg(long, value_name = "YES", num_args = 0..=1, require_equals = true, default_missing_value = "true")]
    allow_cloud: Option<bool>,
    /// Another setting: lang, speaker, pitch, volume, or what your own programs know; may be given again
    #[arg(long = "param", value_name = "NAME=VALUE", value_parser = param)]
    params: Vec<(String, Value)>,
    #[command(flatten)]
    which: Which,
    #[command(flatten)]
    place: Place,
}

impl Set {
    /// The settings, those of flags in front.
    fn all_params(&mut self) -> Map<String, Value> {
        let flags = [
            ("speed", self.speed.map(Value::from)),
            ("fallback", self.fallback.take().map(Value::from)),
            ("loudness", self.loudness.map(Value::from)),
            ("allow_cloud", self.allow_cloud.map(Value::from)),
        ];
        let given = flags.into_iter().filter_map(|(name, value)| Some((name.to_owned(), value?)));
        given.chain(std::mem::take(&mut self.params)).collect()
    }

    fn run(mut self, session: &Session, create: bool) -> Result<Exit, Error> {
        let mut work = Work::new(session, &self.place, Access::Write)?;
        let workspace = work.workspace(self.which.workspace.as_deref())?;
        let params = Value::Object(self.all_params());
        let preset = Preset { name: self.name, engine: self.engine, voice: self.voice, params };
        studio::Preset::read(&preset.name, preset.engine.as_deref(), &preset.voice, &preset.params)
            .map_err(|why| workspaces::Error::BadPreset { why })?;
        let set = workspaces::set_preset(work.back_end.store(), &workspace, preset, create)?;
        render::preset_set(&session.ui, &workspace, &set);
        Ok(Exit::Done)
    }
}

/// A setting: numbers, `true`, `false` and `null` are what they look like, all else is text.
fn param(text: &str) -> Result<(String, Value), String> {
    let (name, value) = text.split_once('=').ok_or("write it as NAME=VALUE")?;
    if name.trim().is_empty() {
        return Err("write it as NAME=VALUE".to_owned());
    }
    let parsed =
        serde_json::from_str::<Value>(value).ok().filter(|value| !value.is_object() && !value.is_array());
    Ok((name.trim().to_owned(), parsed.unwrap_or_else(|| Value::String(value.to_owned()))))
}

/// Remove a preset
///
/// Example: ef workspace presets delete narrator
///
/// Example: ef workspace presets delete narrator --workspace north
#[derive(Args, Debug)]
#[command(visible_alias = "rm")]
struct Delete {
    /// Its name
    #[arg(value_name = "NAME")]
    name: String,
    #[command(flatten)]
    which: Which,
    #[command(flatten)]
    place: Place,
}

impl Delete {
    fn run(self, session: &Session) -> Result<Exit, Error> {
        let mut work = Work::new(session, &self.place, Access::Write)?;
        let workspace = work.workspace(self.which.workspace.as_deref())?;
        let there = workspaces::delete_preset(work.back_end.store(), &workspace, &self.name)?;
        render::preset_deleted(&session.ui, &workspace, &self.name, there);
        Ok(Exit::Done)
    }
}
