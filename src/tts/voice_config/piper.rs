//! A Piper voice's configuration.

use super::{
    Error,
    json::{Fields, text_of},
};
use serde_json::Value;
use std::{
    collections::{BTreeMap, HashMap},
    fs,
    path::Path,
};

/// How a voice wants its text turned into symbols.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PhonemeType {
    /// By espeak-ng, with the voice named in the configuration.
    Espeak,
    /// Not at all: the code points of the text themselves.
    Text,
    /// By a front end of its own, which `ef` does not have (`pinyin`, `hebrew`, `japanese`, `thai`).
    Other(String),
}

/// The language that a voice says it speaks; empty where it does not say.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Language {
    /// `en_US`.
    pub code: String,
    /// `en`.
    pub family: String,
    /// `US`.
    pub region: String,
    /// `English`.
    pub name_native: String,
    /// `English`.
    pub name_english: String,
    /// `United States`.
    pub country_english: String,
}

/// A Piper voice's configuration, checked.
#[derive(Clone, Debug, PartialEq)]
pub struct PiperConfig {
    /// The rate of the sound.
    pub sample_rate_hz: u32,
    /// `x_low`, `low`, `medium` or `high`; only a name.
    pub quality: Option<String>,
    /// How text becomes symbols.
    pub phoneme_type: PhonemeType,
    /// The voice of espeak-ng that phonemizes; empty when `phoneme_type` does not ask for it.
    pub espeak_voice: String,
    /// How much the sound varies.
    pub noise_scale: f32,
    /// How long a symbol lasts: 1 is the voice's own speed, more is slower.
    pub length_scale: f32,
    /// How much the durations vary.
    pub noise_w_scale: f32,
    /// Symbols that old voices want replaced by others.
    pub phoneme_map: BTreeMap<String, Vec<String>>,
    /// The ids of each symbol.
    pub phoneme_id_map: HashMap<String, Vec<i64>>,
    /// How many ids the model knows.
    pub num_symbols: Option<i64>,
    /// How many speakers the model has.
    pub num_speakers: u32,
    /// Speakers by name.
    pub speaker_id_map: BTreeMap<String, i64>,
    /// The speaker when none is asked for.
    pub default_speaker_id: i64,
    /// Samples in a frame.
    pub hop_length: u32,
    /// Symbols of several code points that have ids of their own, longest first.
    pub vowel_clusters: Vec<String>,
    /// The language.
    pub language: Language,
    /// The name of the recordings.
    pub dataset: Option<String>,
    /// The version of Piper that made it.
    pub piper_version: Option<String>,
}

/// The symbols that every voice read by espeak-ng has, and their ids.
const SYMBOLS: &str = include_str!("piper_symbols.txt");

impl PiperConfig {
    /// A voice with the symbols that all voices read by espeak-ng share, and otherwise the defaults.
    pub fn standard(espeak_voice: &str) -> Self {
        let ids = |line: &str| {
            let (symbol, ids) = line.split_once('\t')?;
            Some((symbol.to_owned(), ids.split(' ').filter_map(|id| id.parse().ok()).collect()))
        };
        Self {
            sample_rate_hz: 22_050,
            quality: None,
            phoneme_type: PhonemeType::Espeak,
            espeak_voice: espeak_voice.to_owned(),
            noise_scale: 0.667,
            length_scale: 1.0,
            noise_w_scale: 0.8,
            phoneme_map: BTreeMap::new(),
            phoneme_id_map: SYMBOLS.lines().filter_map(ids).collect(),
            num_symbols: None,
            num_speakers: 1,
            speaker_id_map: BTreeMap::new(),
            default_speaker_id: 0,
            hop_length: 256,
            vowel_clusters: Vec::new(),
            language: Language::default(),
            dataset: None,
            piper_version: None,
        }
    }

    /// Reads the file.
    pub fn read(path: &Path) -> Result<Self, Error> {
        let text = fs::read(path).map_err(|source| Error::Read { path: path.to_owned(), source })?;
        Self::parse(&path.display().to_string(), &text)
    }

    /// Parses the text of the file `name`.
    pub fn parse(name: &str, text: &[u8]) -> Result<Self, Error> {
        let value = super::json::parse(name, text)?;
        let root = Fields::root(name, &value)?;
        let audio = root.inner("audio")?.ok_or_else(|| root.missing("audio.sample_rate"))?;
        let sample_rate_hz = audio
            .number("sample_rate", 1_000..=384_000)?
            .and_then(|rate| u32::try_from(rate).ok())
            .ok_or_else(|| root.missing("audio.sample_rate"))?;
        let inference = root.inner("inference")?;
        let scale = |field, default| match &inference {
            Some(fields) => fields.scale(field, default),
            None => Ok(default),
        };
        let phoneme_type = match root.text("phoneme_type")?.as_deref() {
            None | Some("espeak") => PhonemeType::Espeak,
            Some("text") => PhonemeType::Text,
            Some(other) => PhonemeType::Other(other.to_owned()),
        };
        let espeak = root.inner("espeak")?;
        let espeak_voice = espeak.map(|fields| fields.text("voice")).transpose()?.flatten();
        if phoneme_type == PhonemeType::Espeak && espeak_voice.is_none() {
            return Err(root.missing("espeak.voice"));
        }
        let num_speakers = root.number("num_speakers", 0..=100_000)?.unwrap_or(1).max(1);
        let last = i64::from(u32::MAX);
        let config = Self {
            sample_rate_hz,
            quality: audio.text("quality")?,
            phoneme_type,
            espeak_voice: espeak_voice.unwrap_or_default(),
            noise_scale: scale("noise_scale", 0.667)?,
            length_scale: scale("length_scale", 1.0)?,
            noise_w_scale: scale("noise_w", 0.8)?,
            phoneme_map: root.lists("phoneme_map", "a list of texts", text_of)?.into_iter().collect(),
            phoneme_id_map: root.lists("phoneme_id_map", "a list of whole numbers", Value::as_i64)?,
            num_symbols: root.number("num_symbols", 0..=last)?,
            num_speakers: u32::try_from(num_speakers).unwrap_or(1),
            speaker_id_map: root.speakers()?,
            default_speaker_id: root.number("default_speaker_id", 0..=last)?.unwrap_or(0),
            hop_length: root
                .number("hop_length", 1..=65_536)?
                .and_then(|hop| u32::try_from(hop).ok())
                .unwrap_or(256),
            vowel_clusters: root.clusters()?,
            language: root
                .inner("language")?
                .map(|fields| fields.language())
                .transpose()?
                .unwrap_or_default(),
            dataset: root.text("dataset")?,
            piper_version: root.text("piper_version")?,
        };
        config.check(name)?;
        Ok(config)
    }

    /// What must hold between the fields.
    fn check(&self, name: &str) -> Result<(), Error> {
        let missing = |field| Err(Error::Missing { name: name.to_owned(), field });
        if self.phoneme_id_map.is_empty() {
            return missing("phoneme_id_map");
        }
        for (symbol, field) in
            [("_", "phoneme_id_map._"), ("^", "phoneme_id_map.^"), ("$", "phoneme_id_map.$")]
        {
            if !self.phoneme_id_map.contains_key(symbol) {
                return missing(field);
            }
        }
        let beyond = |id: &i64| *id < 0 || self.num_symbols.is_some_and(|count| count > 0 && *id >= count);
        let bad = self.phoneme_id_map.iter().find_map(|(symbol, ids)| {
            let id = ids.iter().find(|id| beyond(id))?;
            Some((symbol, *id))
        });
        match bad {
            None => Ok(()),
            Some((symbol, id)) => Err(Error::Value {
                name: name.to_owned(),
                field: format!("phoneme_id_map.{symbol}"),
                found: id.to_string(),
                wanted: "an id below `num_symbols`",
            }),
        }
    }
}

/// What only Piper's files have.
trait PiperFields {
    fn speakers(&self) -> Result<BTreeMap<String, i64>, Error>;
    fn clusters(&self) -> Result<Vec<String>, Error>;
    fn language(&self) -> Result<Language, Error>;
}

impl PiperFields for Fields<'_> {
    fn speakers(&self) -> Result<BTreeMap<String, i64>, Error> {
        self.inner("speaker_id_map")?.map_or_else(|| Ok(BTreeMap::new()), |inner| inner.ids())
    }

    fn clusters(&self) -> Result<Vec<String>, Error> {
        let Some(value) = self.get("vowel_clusters") else { return Ok(Vec::new()) };
        // Each is a list of symbols, or one text.
        let joined = |item: &Value| match item.as_array() {
            Some(symbols) => symbols.iter().map(|symbol| symbol.as_str()).collect::<Option<String>>(),
            None => text_of(item),
        };
        let texts: Option<Vec<String>> =
            value.as_array().and_then(|items| items.iter().map(joined).collect());
        let mut texts = texts.ok_or_else(|| self.unfit("vowel_clusters", value, "a list of texts"))?;
        texts.sort_by_key(|text| std::cmp::Reverse(text.chars().count()));
        Ok(texts)
    }

    fn language(&self) -> Result<Language, Error> {
        let text = |field| self.text(field).map(Option::unwrap_or_default);
        Ok(Language {
            code: text("code")?,
            family: text("family")?,
            region: text("region")?,
            name_native: text("name_native")?,
            name_english: text("name_english")?,
            country_english: text("country_english")?,
        })
    }
}

#[cfg(test)]
#[path = "piper_tests.rs"]
mod tests;
