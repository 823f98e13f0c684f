//! A preset: a voice with its settings under a name, as a workspace keeps it. Read and checked here; where presets are
//! kept is not known.

use super::Wish;
use crate::{
    base::Exit,
    tts::{Error, edge::Cloud, engine::Id, voices::near},
};
use serde_json::Value;

/// A preset, checked.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Preset {
    /// Its name.
    pub name: String,
    /// The engine, when it must be one.
    pub engine: Option<Id>,
    /// The voice, or a blend.
    pub voice: String,
    /// The speed.
    pub speed: Option<f32>,
    /// The engines that follow when the voice is not there.
    pub fallback: Option<Vec<Id>>,
    /// The loudness, in LUFS.
    pub loudness: Option<f64>,
    /// Whether text may leave the machine; without it, as the settings say.
    pub allow_cloud: Option<bool>,
    /// The language.
    pub language: Option<String>,
    /// The speaker of a voice that has several.
    pub speaker: Option<String>,
    /// How high, from 0 to 99.
    pub pitch: Option<u32>,
    /// What the level is multiplied with.
    pub volume: Option<f32>,
    /// Settings that mean nothing here.
    pub unknown: Vec<String>,
}

/// The settings that have a meaning.
pub const SETTINGS: [&str; 9] =
    ["speed", "fallback", "loudness", "allow_cloud", "lang", "speaker", "pitch", "volume", "blend"];

impl Preset {
    /// Reads a preset as it is kept. An error is a sentence about what is wrong in it.
    pub fn read(name: &str, engine: Option<&str>, voice: &str, params: &Value) -> Result<Self, String> {
        let engine = engine.filter(|engine| !engine.trim().is_empty()).map(engine_of).transpose()?;
        let mut preset =
            Self { name: name.to_owned(), engine, voice: voice.trim().to_owned(), ..Self::default() };
        let Some(params) = params.as_object() else {
            return if params.is_null() { Ok(preset) } else { Err("its settings are no object".to_owned()) };
        };
        for (key, value) in params.iter().filter(|(_, value)| !value.is_null()) {
            preset.set(key, value)?;
        }
        Ok(preset)
    }

    #[expect(clippy::cast_possible_truncation, reason = "models take 32-bit floats")]
    fn set(&mut self, key: &str, value: &Value) -> Result<(), String> {
        match key {
            "speed" => self.speed = Some(number(key, value, 0.1, 10.0)? as f32),
            "volume" => self.volume = Some(number(key, value, 0.0, 10.0)? as f32),
            "loudness" => self.loudness = Some(number(key, value, -70.0, -5.0)?),
            #[expect(clippy::cast_sign_loss, reason = "checked to be from 0 to 99")]
            "pitch" => self.pitch = Some(number(key, value, 0.0, 99.0)?.round() as u32),
            "allow_cloud" => {
                let wrong = || format!("`allow_cloud` is true or false, not {value}");
                self.allow_cloud = Some(value.as_bool().ok_or_else(wrong)?);
            }
            "fallback" => self.fallback = Some(engines(value)?),
            "lang" => self.language = Some(text(key, value)?),
            "speaker" => self.speaker = Some(text(key, value)?),
            "blend" => self.voice = text(key, value)?,
            other => self.unknown.push(other.to_owned()),
        }
        Ok(())
    }

    /// Puts the preset into a wish. What was asked for beside it stays: a preset is what holds where nothing is said.
    pub fn apply(&self, wish: &mut Wish, asked: &Asked) {
        if !asked.who {
            wish.engine = self.engine;
            wish.voice = Some(self.voice.clone());
            wish.quality = None;
            wish.model = None;
            wish.speaker.clone_from(&self.speaker);
            if !asked.language {
                wish.language.clone_from(&self.language);
            }
        }
        if let Some(fallback) = &self.fallback {
            wish.fallback.clone_from(fallback);
        }
        // What a workspace forbids nobody allows for it; what it allows is not private else.
        match (self.allow_cloud, wish.cloud) {
            (Some(false), _) => wish.cloud = Cloud::Private,
            (Some(true), Cloud::Off) => wish.cloud = Cloud::Allowed,
            _ => {}
        }
        if let Some(speed) = self.speed.filter(|_| !asked.speed) {
            wish.manner.speed = speed;
        }
        // Another voice may lack what this one has.
        if !asked.who {
            wish.manner.pitch = wish.manner.pitch.or(self.pitch);
        }
        if let Some(volume) = self.volume.filter(|_| !asked.volume) {
            wish.manner.volume = volume;
        }
    }
}

impl Preset {
    /// Whether an error is about the voice that the preset has asked for, and not about what was asked beside it.
    pub fn is_at_fault(&self, error: &Error) -> bool {
        error.exit() == Exit::Usage && error.to_string().contains(&self.voice)
    }

    /// Such an error, with the preset named: whoever speaks now has not chosen that voice.
    #[must_use]
    pub fn blame(&self, error: Error) -> Error {
        if !self.is_at_fault(&error) {
            return error;
        }
        let more = miette::Diagnostic::help(&error).map(|help| format!("; {help}")).unwrap_or_default();
        let name = &self.name;
        Error::Request {
            what: format!("the preset `{name}` cannot speak: {error}"),
            help: format!("`ef workspace presets set {name} --voice VOICE` gives it another voice{more}"),
        }
    }
}

/// What was asked for beside the preset, and so wins.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[expect(clippy::struct_excessive_bools, reason = "each is a wish of its own")]
pub struct Asked {
    /// An engine, a voice, a model or a quality.
    pub who: bool,
    /// A language.
    pub language: bool,
    /// A speed.
    pub speed: bool,
    /// A level.
    pub volume: bool,
}

fn engine_of(name: &str) -> Result<Id, String> {
    let plain = name.trim().to_lowercase();
    let plain = if plain == "espeak-ng" { "espeak" } else { plain.as_str() };
    plain.parse().map_err(|()| {
        let names = Id::ALL.map(Id::name);
        let near = near(name, &names).map(|near| format!("; did you mean `{near}`?")).unwrap_or_default();
        format!("there is no engine `{name}`{near}")
    })
}

fn engines(value: &Value) -> Result<Vec<Id>, String> {
    let words: Vec<String> = match value {
        Value::String(text) => {
            text.split(',').map(|word| word.trim().to_owned()).filter(|word| !word.is_empty()).collect()
        }
        Value::Array(list) => {
            let word = |one: &Value| one.as_str().map(str::to_owned);
            list.iter().map(word).collect::<Option<_>>().ok_or("`fallback` is a list of engines")?
        }
        _ => return Err("`fallback` is a list of engines, such as `piper,espeak`".to_owned()),
    };
    words.iter().map(|word| engine_of(word)).collect()
}

fn number(key: &str, value: &Value, least: f64, most: f64) -> Result<f64, String> {
    value
        .as_f64()
        .filter(|number| (least..=most).contains(number))
        .ok_or_else(|| format!("`{key}` is a number from {least} to {most}, not {value}"))
}

fn text(key: &str, value: &Value) -> Result<String, String> {
    match value {
        Value::String(text) if !text.trim().is_empty() => Ok(text.trim().to_owned()),
        Value::Number(number) => Ok(number.to_string()),
        _ => Err(format!("`{key}` is a text, not {value}")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn a_preset_is_read_with_its_settings() {
        let params = json!({
            "speed": 1.2, "fallback": "piper, espeak", "loudness": -16, "allow_cloud": false, "lang": "en-gb", "mood": "calm",
        });
        let preset = Preset::read("narrator", Some("kokoro"), "af_heart:60,am_adam:40", &params).unwrap();
        assert_eq!(
            (preset.engine, preset.speed, preset.loudness),
            (Some(Id::Kokoro), Some(1.2), Some(-16.0))
        );
        assert_eq!(preset.fallback, Some(vec![Id::Piper, Id::Espeak]));
        assert_eq!(preset.unknown, ["mood"]);
        let mut wish = Wish { fallback: vec![Id::Edge], ..Wish::default() };
        preset.apply(&mut wish, &Asked::default());
        assert_eq!((wish.engine, wish.voice.as_deref()), (Some(Id::Kokoro), Some("af_heart:60,am_adam:40")));
        assert_eq!((wish.manner.speed, wish.fallback.as_slice()), (1.2, &[Id::Piper, Id::Espeak][..]));
    }

    #[test]
    fn what_was_asked_for_wins() {
        let preset = Preset::read("n", None, "af_heart", &json!({"speed": 2, "pitch": 10})).unwrap();
        let mut wish = Wish { engine: Some(Id::Espeak), ..Wish::default() };
        preset.apply(&mut wish, &Asked { who: true, speed: true, ..Asked::default() });
        assert_eq!((wish.engine, wish.voice), (Some(Id::Espeak), None));
        assert!((wish.manner.speed - 1.0).abs() < f32::EPSILON && wish.manner.pitch.is_none());
    }

    #[test]
    fn what_cannot_be_is_told() {
        let read = |engine, params| Preset::read("n", engine, "v", &params).unwrap_err();
        assert!(read(Some("kokor"), json!({})).contains("did you mean `kokoro`"));
        assert!(read(None, json!({"speed": "fast"})).contains("`speed` is a number"));
        assert!(read(None, json!({"speed": 99})).contains("from 0.1 to 10"));
        assert!(read(None, json!({"fallback": ["piper", 1]})).contains("list of engines"));
        assert!(read(None, json!({"allow_cloud": "yes"})).contains("true or false"));
        assert!(read(None, json!([1])).contains("no object"));
        assert!(Preset::read("n", None, "v", &Value::Null).is_ok());
    }
}
