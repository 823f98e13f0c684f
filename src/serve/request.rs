//! What a body asks for. Every field is checked, and one that is not known is an error: a misspelt one would be lost
//! in silence.

use super::fault::Fault;
use crate::{
    base::json::half_pair,
    tts::{
        audio::Format,
        engine::Id,
        studio::is_coqui_name,
        voices::{KOKORO, near},
    },
};
use serde_json::{Map, Value};

/// What is asked for.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Ask {
    /// The text.
    pub(super) text: String,
    /// The engine.
    pub(super) engine: Option<Id>,
    /// A model that is installed.
    pub(super) model: Option<String>,
    /// The voice.
    pub(super) voice: Option<String>,
    /// The speaker of a voice that has several.
    pub(super) speaker: Option<String>,
    /// The language.
    pub(super) language: Option<String>,
    /// Whether the text must stay on this machine.
    pub(super) private: bool,
    /// The preset.
    pub(super) preset: Option<String>,
    /// The workspace, by id or slug.
    pub(super) workspace: Option<String>,
    /// The form of the sound.
    pub(super) sound: Sound,
    /// The speed.
    pub(super) speed: Option<f32>,
    /// The level.
    pub(super) volume: Option<f32>,
    /// Whether to send the sound while it is spoken; `None` where that is the form's to say.
    pub(super) stream: Option<bool>,
    /// Whether to send it as events.
    pub(super) events: bool,
    /// The sample rate.
    pub(super) sample_rate_hz: Option<u32>,
}

/// The form of the sound.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Sound {
    /// MP3.
    #[default]
    Mp3,
    /// Ogg Opus.
    Opus,
    /// FLAC.
    Flac,
    /// WAV.
    Wav,
    /// Samples of 16 bits, 24,000 a second.
    Pcm,
    /// AAC.
    Aac,
}

impl Sound {
    const NAMES: [(&'static str, Self); 6] = [
        ("mp3", Self::Mp3),
        ("opus", Self::Opus),
        ("aac", Self::Aac),
        ("flac", Self::Flac),
        ("wav", Self::Wav),
        ("pcm", Self::Pcm),
    ];

    /// How it is encoded.
    pub(super) fn format(self) -> Format {
        match self {
            Self::Mp3 => Format::Mp3,
            Self::Opus => Format::Opus,
            Self::Aac => Format::Aac,
            Self::Flac => Format::Flac,
            Self::Wav => Format::Wav,
            Self::Pcm => Format::Raw,
        }
    }

    /// Its media type.
    pub(super) fn media_type(self) -> &'static str {
        match self {
            Self::Mp3 => "audio/mpeg",
            Self::Opus => "audio/ogg",
            Self::Aac => "audio/aac",
            Self::Flac => "audio/flac",
            Self::Wav => "audio/wav",
            Self::Pcm => "audio/pcm",
        }
    }

    /// Whether it is sent while it is spoken when nobody says anything about it. WAV tells its length at the start,
    /// and FLAC is made as a whole.
    pub(super) fn flows(self) -> bool {
        matches!(self, Self::Mp3 | Self::Opus | Self::Aac | Self::Pcm)
    }

    /// The rate of samples that tell none themselves.
    pub(super) fn fixed_rate_hz(self) -> Option<u32> {
        (self == Self::Pcm).then_some(24_000)
    }
}

/// The voices that OpenAI's clients know, and what stands for them here.
pub(super) const STAND_INS: [(&str, &str); 13] = [
    ("alloy", "af_alloy"),
    ("ash", "am_michael"),
    ("ballad", "bm_george"),
    ("cedar", "am_adam"),
    ("coral", "af_heart"),
    ("echo", "am_echo"),
    ("fable", "bm_fable"),
    ("marin", "af_kore"),
    ("nova", "af_nova"),
    ("onyx", "am_onyx"),
    ("sage", "af_sarah"),
    ("shimmer", "af_bella"),
    ("verse", "am_fenrir"),
];

/// Models that OpenAI's clients know: all of them mean what the settings say.
pub(super) const MODELS: [&str; 4] = ["tts-1", "tts-1-hd", "gpt-4o-mini-tts", "ef"];

const FIELDS: [&str; 19] = [
    "input",
    "model",
    "voice",
    "response_format",
    "speed",
    "stream",
    "stream_format",
    "instructions",
    "tts_engine",
    "preset",
    "workspace",
    "language",
    "lang",
    "speaker",
    "private",
    "volume",
    "sample_rate",
    "user",
    "metadata",
];

impl Ask {
    /// Reads a body. `installed` are the names of models that are here.
    pub(super) fn read(body: &[u8], most: usize, installed: &[String]) -> Result<Self, Fault> {
        let text = std::str::from_utf8(body).map_err(|error| {
            let at = error.valid_up_to();
            Fault::wrong("not_utf8", "", format!("the body is not UTF-8: byte {at} is wrong"))
        })?;
        let value: Value = serde_json::from_str(text).map_err(|error| {
            let what = match half_pair(text) {
                Some(half) => format!("the body is no JSON: `{half}` is half of a character; {error}"),
                None => format!("the body is no JSON: {error}"),
            };
            Fault::wrong("invalid_json", "", what)
        })?;
        let Value::Object(fields) = value else {
            return Err(Fault::wrong("invalid_json", "", "the body is no JSON object"));
        };
        if let Some(name) = fields.keys().find(|name| !FIELDS.contains(&name.as_str())) {
            let near =
                near(name, &FIELDS).map(|near| format!("; did you mean `{near}`?")).unwrap_or_default();
            let shown: String = name.chars().filter(|c| !c.is_control()).take(60).collect();
            return Err(Fault::wrong("unknown_field", "", format!("there is no field `{shown}`{near}")));
        }
        let mut ask = Self { text: input(&fields, most)?, ..Self::default() };
        ask.read_who(&fields, installed)?;
        ask.read_how(&fields)?;
        Ok(ask)
    }

    fn read_who(&mut self, fields: &Map<String, Value>, installed: &[String]) -> Result<(), Fault> {
        if let Some(name) = string(fields, "tts_engine")? {
            self.engine = Some(engine(&name, "tts_engine")?);
        }
        if let Some(name) = string(fields, "model")? {
            let plain = name.to_lowercase();
            if let Ok(id) = plain.parse::<Id>() {
                self.engine = self.engine.or(Some(id));
            } else if installed.contains(&name) || is_coqui_name(&name) {
                self.model = Some(name);
            } else if !MODELS.contains(&plain.as_str()) {
                let mut names: Vec<&str> = Id::ALL.map(Id::name).to_vec();
                names.extend(MODELS);
                names.extend(installed.iter().map(String::as_str));
                let near =
                    near(&name, &names).map(|near| format!("; did you mean `{near}`?")).unwrap_or_default();
                let message = format!("there is no model `{name}`{near}: `GET /v1/models` lists them");
                let fault = Fault::wrong("model_not_found", "model", message);
                return Err(Fault { status: 404, ..fault });
            }
        }
        self.voice = voice(fields)?;
        self.language = string(fields, "language")?.or(string(fields, "lang")?);
        self.speaker = string(fields, "speaker")?;
        self.private = switch(fields, "private")?.unwrap_or(false);
        self.preset = string(fields, "preset")?;
        self.workspace = string(fields, "workspace")?;
        Ok(())
    }

    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "checked to be in the range")]
    fn read_how(&mut self, fields: &Map<String, Value>) -> Result<(), Fault> {
        if let Some(name) = string(fields, "response_format")? {
            let known = Sound::NAMES.iter().find(|(known, _)| known.eq_ignore_ascii_case(&name));
            let (_, sound) = known.ok_or_else(|| {
                let names = Sound::NAMES.map(|(name, _)| name).join(", ");
                let message = format!("there is no format `{name}`: it is one of {names}");
                Fault::wrong("format_not_found", "response_format", message)
            })?;
            self.sound = *sound;
        }
        self.speed = number(fields, "speed", 0.25, 4.0)?.map(|speed| speed as f32);
        self.volume = number(fields, "volume", 0.0, 10.0)?.map(|volume| volume as f32);
        self.sample_rate_hz =
            number(fields, "sample_rate", 8000.0, 48_000.0)?.map(|rate| rate.round() as u32);
        self.stream = switch(fields, "stream")?;
        match string(fields, "stream_format")?.as_deref() {
            None => {}
            Some("audio") => self.stream = self.stream.or(Some(true)),
            Some("sse") => self.events = true,
            Some(other) => {
                let message = format!("`stream_format` is `audio` or `sse`, not `{other}`");
                return Err(Fault::wrong("wrong_value", "stream_format", message));
            }
        }
        Ok(())
    }

    /// Whether the sound goes out while it is spoken.
    pub(super) fn flows(&self) -> bool {
        self.events || self.stream.unwrap_or(self.sound.flows())
    }
}

fn input(fields: &Map<String, Value>, most: usize) -> Result<String, Fault> {
    let text = match fields.get("input") {
        Some(Value::String(text)) => text,
        None | Some(Value::Null) => {
            return Err(Fault::wrong("no_input", "input", "there is no `input`: it is the text to speak"));
        }
        Some(_) => return Err(Fault::wrong("wrong_type", "input", "`input` is a text")),
    };
    if text.trim().is_empty() {
        return Err(Fault::wrong("empty_input", "input", "`input` is empty: it is the text to speak"));
    }
    if text.contains('\0') {
        return Err(Fault::wrong("no_text", "input", "`input` is no text: there is a NUL in it"));
    }
    let count = text.chars().count();
    if count > most {
        let message =
            format!("`input` has {count} characters, and {most} are taken at a time: send it in parts");
        return Err(Fault { status: 413, ..Fault::wrong("input_too_long", "input", message) });
    }
    Ok(text.clone())
}

fn engine(name: &str, param: &'static str) -> Result<Id, Fault> {
    let plain = name.to_lowercase();
    let plain = if plain == "espeak-ng" { "espeak" } else { plain.as_str() };
    plain.parse().map_err(|()| {
        let names = Id::ALL.map(Id::name);
        let message = format!("there is no engine `{name}`: it is one of {}", names.join(", "));
        Fault::wrong("engine_not_found", param, message)
    })
}

/// The voice: a name, or an object with an `id`, as newer clients send it. Names of OpenAI's get a stand-in.
fn voice(fields: &Map<String, Value>) -> Result<Option<String>, Fault> {
    let name = match fields.get("voice") {
        Some(Value::Object(object)) => match object.get("id") {
            Some(Value::String(id)) => Some(id.clone()),
            _ => {
                return Err(Fault::wrong(
                    "wrong_type",
                    "voice",
                    "`voice` is a name, or an object with an `id`",
                ));
            }
        },
        _ => string(fields, "voice")?,
    };
    // Anything longer is no name, and would only be repeated in an error.
    if name.as_ref().is_some_and(|name| name.chars().count() > 500 || name.chars().any(char::is_control)) {
        return Err(Fault::wrong("voice_not_found", "voice", "`voice` is no name of a voice"));
    }
    Ok(name.filter(|name| !name.trim().is_empty() && name != "default"))
}

/// What stands for one of OpenAI's voices, where there is one.
pub(super) fn stand_in(voice: &str) -> Option<&'static str> {
    if KOKORO.iter().any(|known| known.name == voice) {
        return None;
    }
    STAND_INS.iter().find(|(name, _)| name.eq_ignore_ascii_case(voice)).map(|(_, stand_in)| *stand_in)
}

fn string(fields: &Map<String, Value>, name: &'static str) -> Result<Option<String>, Fault> {
    match fields.get(name) {
        None | Some(Value::Null) => Ok(None),
        Some(Value::String(text)) if text.trim().is_empty() => Ok(None),
        Some(Value::String(text)) => Ok(Some(text.trim().to_owned())),
        Some(_) => Err(Fault::wrong("wrong_type", name, format!("`{name}` is a text"))),
    }
}

fn switch(fields: &Map<String, Value>, name: &'static str) -> Result<Option<bool>, Fault> {
    match fields.get(name) {
        None | Some(Value::Null) => Ok(None),
        Some(Value::Bool(switch)) => Ok(Some(*switch)),
        Some(_) => Err(Fault::wrong("wrong_type", name, format!("`{name}` is true or false"))),
    }
}

fn number(
    fields: &Map<String, Value>,
    name: &'static str,
    least: f64,
    most: f64,
) -> Result<Option<f64>, Fault> {
    let Some(value) = fields.get(name).filter(|value| !value.is_null()) else { return Ok(None) };
    let number = value.as_f64().filter(|number| (least..=most).contains(number));
    let wrong = || Fault::wrong("wrong_value", name, format!("`{name}` is a number from {least} to {most}"));
    number.map(Some).ok_or_else(wrong)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(body: &str) -> Result<Ask, Fault> {
        Ask::read(body.as_bytes(), 100, &["en_US-tiny-medium".to_owned()])
    }

    #[test]
    fn a_request_of_openai_is_understood() {
        let ask =
            read(r#"{"model":"tts-1","voice":"alloy","input":"Hi","response_format":"opus","speed":1.5}"#);
        let ask = ask.unwrap();
        assert_eq!((ask.engine, ask.model, ask.voice.as_deref()), (None, None, Some("alloy")));
        assert_eq!((ask.sound, ask.speed), (Sound::Opus, Some(1.5)));
        assert_eq!(stand_in("alloy"), Some("af_alloy"));
        assert_eq!(read(r#"{"model":"piper","input":"Hi"}"#).unwrap().engine, Some(Id::Piper));
        assert_eq!(read(r#"{"model":"xtts","input":"Hi"}"#).unwrap().model.as_deref(), Some("xtts"));
        let ask = read(r#"{"model":"en_US-tiny-medium","input":"Hi","voice":{"id":"x"}}"#).unwrap();
        assert_eq!((ask.model.as_deref(), ask.voice.as_deref()), (Some("en_US-tiny-medium"), Some("x")));
        assert!(read(r#"{"input":"Hi","stream_format":"sse"}"#).unwrap().events);
        assert!(read(r#"{"input":"Hi","private":true}"#).unwrap().private);
    }

    #[test]
    fn what_is_wrong_is_named() {
        for (body, status, code, word) in [
            ("", 400, "invalid_json", "line 1"),
            ("[1]", 400, "invalid_json", "no JSON object"),
            ("{\"input\":\"a\",}", 400, "invalid_json", "column 14"),
            ("{}", 400, "no_input", "`input`"),
            (r#"{"input":"  "}"#, 400, "empty_input", "empty"),
            (r#"{"input":7}"#, 400, "wrong_type", "is a text"),
            (r#"{"input":"a\u0000b"}"#, 400, "no_text", "NUL"),
            (r#"{"input":"a","prest":"n"}"#, 400, "unknown_field", "did you mean `preset`"),
            (r#"{"input":"a","model":"kokor"}"#, 404, "model_not_found", "did you mean `kokoro`"),
            (r#"{"input":"a","tts_engine":"x"}"#, 400, "engine_not_found", "kokoro, piper"),
            (r#"{"input":"a","response_format":"ape"}"#, 400, "format_not_found", "mp3, opus"),
            (r#"{"input":"a","speed":9}"#, 400, "wrong_value", "from 0.25 to 4"),
            (r#"{"input":"a","speed":"fast"}"#, 400, "wrong_value", "number"),
            (r#"{"input":"a","stream":"yes"}"#, 400, "wrong_type", "true or false"),
            (r#"{"input":"a","private":"yes"}"#, 400, "wrong_type", "`private` is true or false"),
            (r#"{"input":"a","speaker":2}"#, 400, "wrong_type", "`speaker` is a text"),
            (r#"{"input":"a","voice":{"name":"x"}}"#, 400, "wrong_type", "`id`"),
        ] {
            let fault = read(body).unwrap_err();
            assert_eq!((fault.status, fault.code), (status, code), "{body}: {fault:?}");
            assert!(fault.message.contains(word), "{body}: {}", fault.message);
        }
        let long = format!(r#"{{"input":"{}"}}"#, "ä".repeat(101));
        assert_eq!(read(&long).unwrap_err().status, 413);
        assert!(read(&long.replacen("ä", "", 1)).is_ok());
        assert_eq!(Ask::read(b"{\"input\":\"\xff\"}", 9, &[]).unwrap_err().code, "not_utf8");
    }
}
