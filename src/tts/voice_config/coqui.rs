//! The `config.json` of a Coqui model: which symbols it knows and in which order, how a text is cleaned and read,
//! its speakers and languages. The defaults are those of coqui-tts.

use super::{Error, json::Fields};
use std::{
    collections::{BTreeMap, BTreeSet, HashMap},
    fs,
    path::{Path, PathBuf},
};

/// How a text is put in order before its symbols are looked up.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cleaner {
    /// Small letters, one space between words.
    Basic,
    /// The same, with the Turkish small form of `I`.
    Turkish,
    /// Small letters, numbers and times in English words, fewer marks.
    English,
    /// Numbers in English words, fewer marks; capitals stay.
    Phoneme,
    /// Small letters and fewer marks.
    Multilingual,
    /// Fewer marks; capitals stay.
    MultilingualPhoneme,
    /// The ends of lines go, nothing else.
    NoCleaners,
    /// Nothing is done.
    Nothing,
}

impl Cleaner {
    fn of(name: &str) -> Option<Self> {
        Some(match name {
            "basic_cleaners" | "transliteration_cleaners" | "basic_german_cleaners" => Self::Basic,
            "basic_turkish_cleaners" => Self::Turkish,
            "english_cleaners" => Self::English,
            "phoneme_cleaners" => Self::Phoneme,
            "multilingual_cleaners" | "french_cleaners" | "portuguese_cleaners" | "italian_cleaners" => {
                Self::Multilingual
            }
            "multilingual_phoneme_cleaners" => Self::MultilingualPhoneme,
            "no_cleaners" => Self::NoCleaners,
            _ => return None,
        })
    }
}

/// What turns letters into phonemes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Phonemizer {
    /// Nothing: the letters are the symbols.
    Letters,
    /// espeak-ng, for each language by the name of its voice. `stands_in` when the model was made with gruut, whose
    /// phonemes for Coqui are espeak-ng's too.
    Espeak {
        /// The voice of espeak-ng; for a model of several languages, that of the first.
        voice: String,
        /// Whether it takes the place of gruut.
        stands_in: bool,
    },
    /// Something that `ef` does not have.
    Other(String),
}

/// A Coqui model's configuration, checked.
#[derive(Clone, Debug, PartialEq)]
pub struct CoquiConfig {
    /// The architecture, such as `vits`.
    pub model: String,
    /// The rate of the sound.
    pub sample_rate_hz: u32,
    /// The id of each symbol that a text can hold.
    pub symbols: HashMap<char, i64>,
    /// How many symbols there are.
    pub count: usize,
    /// The id that stands before, between and behind all others, where the model wants that.
    pub blank: Option<i64>,
    /// The ids that begin and end a text, where the model wants them.
    pub bounds: Option<(i64, i64)>,
    /// How a text is put in order.
    pub cleaner: Cleaner,
    /// How its letters become symbols.
    pub phonemizer: Phonemizer,
    /// Speakers by name.
    pub speakers: BTreeMap<String, i64>,
    /// How many speakers there are, where their names are in another file.
    pub num_speakers: u32,
    /// Languages by name.
    pub languages: BTreeMap<String, i64>,
    /// How much the sound varies.
    pub noise_scale: f32,
    /// How long a symbol lasts.
    pub length_scale: f32,
    /// How much durations vary.
    pub noise_w_scale: f32,
}

/// coqui-tts's own sets, for configurations without one.
const LETTERS: &str = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
const MARKS: &str = "!'(),-.:;? ";
const IPA: &str = include_str!("coqui_ipa.txt");

/// The files in which the names of speakers and languages lie beside a model.
const SPEAKERS: [&str; 2] = ["speaker_ids.json", "speakers.json"];
const LANGUAGES: &str = "language_ids.json";

impl CoquiConfig {
    /// The configuration that belongs to a model: the file that lies beside it.
    pub fn beside(model: &Path) -> Option<PathBuf> {
        let stem = model.file_stem()?.to_string_lossy().into_owned();
        let whole = model.file_name()?.to_string_lossy().into_owned();
        let names = [
            format!("{stem}.config.json"),
            format!("{stem}.json"),
            format!("{whole}.json"),
            "config.json".to_owned(),
        ];
        let found = names.iter().map(|name| model.with_file_name(name)).find(|path| is_coqui(path));
        // One that cannot be read is still the one that was meant, where there is none of Piper's.
        let broken = || {
            let usual = [&names[0], &names[3]].map(|name| model.with_file_name(name));
            let piper = model.with_file_name(&names[2]);
            usual.into_iter().find(|path| path.is_file()).filter(|_| !piper.is_file())
        };
        found.or_else(broken)
    }

    /// The files of names that lie beside a configuration.
    pub fn companions(config: &Path) -> Vec<PathBuf> {
        let names = SPEAKERS.iter().chain([&LANGUAGES]);
        names.map(|name| config.with_file_name(name)).filter(|path| path.is_file()).collect()
    }

    /// Reads the file, and the names of speakers and languages beside it.
    pub fn read(path: &Path) -> Result<Self, Error> {
        let text = fs::read(path).map_err(|source| Error::Read { path: path.to_owned(), source })?;
        let mut config = Self::parse(&path.display().to_string(), &text)?;
        let ids = |name: &str| -> Result<BTreeMap<String, i64>, Error> {
            let path = path.with_file_name(name);
            match fs::read(&path) {
                Ok(text) => parse_ids(&path.display().to_string(), &text),
                Err(_) => Ok(BTreeMap::new()),
            }
        };
        for name in SPEAKERS {
            if config.speakers.is_empty() {
                config.speakers = ids(name)?;
            }
        }
        if let Some(languages) = Some(ids(LANGUAGES)?).filter(|languages| !languages.is_empty()) {
            config.languages = languages;
        }
        Ok(config)
    }

    /// Parses the text of the file `name`.
    pub fn parse(name: &str, text: &[u8]) -> Result<Self, Error> {
        let value = super::json::parse(name, &without_infinity(text))?;
        let root = Fields::root(name, &value)?;
        let audio = root.inner("audio")?.ok_or_else(|| root.missing("audio.sample_rate"))?;
        let sample_rate_hz = audio
            .number("sample_rate", 1_000..=384_000)?
            .and_then(|rate| u32::try_from(rate).ok())
            .ok_or_else(|| root.missing("audio.sample_rate"))?;
        let model = root.text("model")?.ok_or_else(|| root.missing("model"))?;
        let args = root.inner("model_args")?;
        let scale = |field, default| match &args {
            Some(args) => args.scale(field, default),
            None => Ok(default),
        };
        let phonemes = root.flag("use_phonemes")?.unwrap_or(false);
        let vocabulary = Vocabulary::of(&root, phonemes)?;
        let cleaner = match root.text("text_cleaner")?.as_deref() {
            None => Cleaner::Nothing,
            Some(cleaner) => Cleaner::of(cleaner).ok_or_else(|| Error::Value {
                name: name.to_owned(),
                field: "text_cleaner".to_owned(),
                found: format!("`{cleaner}`"),
                wanted: "a cleaner that `ef` has; `--engine coqui --model FOLDER` speaks it with coqui-tts itself",
            })?,
        };
        let count = i64::try_from(vocabulary.symbols.len()).unwrap_or(i64::MAX);
        let bounds = root.flag("enable_eos_bos_chars")?.unwrap_or(false);
        Ok(Self {
            model,
            sample_rate_hz,
            blank: root
                .flag("add_blank")?
                .unwrap_or(true)
                .then(|| vocabulary.id(vocabulary.blank.as_deref()).unwrap_or(count)),
            bounds: bounds.then(|| {
                let id = |symbol: &Option<String>| vocabulary.id(symbol.as_deref()).unwrap_or(count);
                (id(&vocabulary.bos), id(&vocabulary.eos))
            }),
            count: vocabulary.symbols.len(),
            symbols: vocabulary.by_character(),
            cleaner,
            phonemizer: phonemizer(&root, phonemes)?,
            speakers: speakers(&root)?,
            num_speakers: speaker_count(&root, args.as_ref())?,
            languages: languages(&root)?,
            noise_scale: scale("inference_noise_scale", 0.667)?,
            length_scale: scale("length_scale", 1.0)?,
            noise_w_scale: scale("inference_noise_scale_dp", 1.0)?,
        })
    }

    /// The language that the model speaks, or the first of several.
    pub fn language(&self) -> Option<String> {
        let first = self.languages.iter().min_by_key(|(_, id)| **id).map(|(name, _)| name.clone());
        first.or_else(|| match &self.phonemizer {
            Phonemizer::Espeak { voice, .. } => Some(voice.clone()),
            _ => None,
        })
    }
}

/// Whether a file is a Coqui model's configuration, by what it holds.
fn is_coqui(path: &Path) -> bool {
    let Ok(text) = fs::read(path) else { return false };
    let Ok(value) = serde_json::from_slice::<serde_json::Value>(&without_infinity(&text)) else {
        return false;
    };
    value.get("model").is_some() && value.get("audio").is_some() && value.get("phoneme_id_map").is_none()
}

/// Python writes numbers that JSON does not have; none of them matters here.
fn without_infinity(text: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(text.len());
    let (mut inside, mut at) = (false, 0);
    while at < text.len() {
        let rest = &text[at..];
        let odd = [&b"-Infinity"[..], b"Infinity", b"NaN"].into_iter().find(|odd| rest.starts_with(odd));
        if let Some(odd) = odd.filter(|_| !inside) {
            // As long as before, so that an error still names the right column.
            out.extend_from_slice(b"0");
            out.resize(out.len() + odd.len() - 1, b' ');
            at += odd.len();
            continue;
        }
        match text[at] {
            b'\\' if inside && at + 1 < text.len() => {
                out.push(b'\\');
                at += 1;
            }
            b'"' => inside = !inside,
            _ => {}
        }
        out.push(text[at]);
        at += 1;
    }
    out
}

/// The symbols in their order, and those that have a part to play.
struct Vocabulary {
    symbols: Vec<String>,
    blank: Option<String>,
    bos: Option<String>,
    eos: Option<String>,
}

impl Vocabulary {
    fn of(root: &Fields, phonemes: bool) -> Result<Self, Error> {
        let characters = root.inner("characters")?;
        let class = match &characters {
            Some(characters) => characters.text("characters_class")?,
            None => None,
        };
        let class = class.as_deref().and_then(|class| class.rsplit('.').next()).map(str::to_owned);
        let usual = if phonemes { "IPAPhonemes" } else { "Graphemes" };
        let class = class.unwrap_or_else(|| usual.to_owned());
        let text = |field: &str, default: Option<&str>| match &characters {
            Some(characters) => characters.text(field),
            None => Ok(default.map(str::to_owned)),
        };
        if let Some(characters) = &characters
            && let Some(list) = characters.texts("vocab_dict")?.filter(|list| !list.is_empty())
        {
            let (blank, bos, eos) = (text("blank", None)?, text("bos", None)?, text("eos", None)?);
            return Ok(Self { symbols: list, blank, bos, eos });
        }
        let pad = text("pad", Some("<PAD>"))?;
        let marks = text("punctuations", Some(MARKS))?.unwrap_or_default();
        let letters = text("characters", Some(if phonemes { IPA.trim_end() } else { LETTERS }))?;
        let ipa = text("phonemes", None)?;
        let each = |text: &str| text.chars().map(String::from).collect::<Vec<_>>();
        if class == "VitsCharacters" {
            let mut symbols: Vec<String> = vec![pad.unwrap_or_default()];
            symbols.extend(each(&marks));
            symbols.extend(each(&letters.unwrap_or_default()));
            symbols.extend(each(&ipa.unwrap_or_default()));
            symbols.push("<BLNK>".to_owned());
            return Ok(Self { symbols, blank: Some("<BLNK>".to_owned()), bos: None, eos: None });
        }
        if !matches!(class.as_str(), "Graphemes" | "IPAPhonemes" | "BaseCharacters") {
            return Err(Error::Value {
                name: root.name().to_owned(),
                field: "characters.characters_class".to_owned(),
                found: format!("`{class}`"),
                wanted: "a set of characters that `ef` knows (Graphemes, IPAPhonemes, VitsCharacters)",
            });
        }
        let letters = if class == "IPAPhonemes" { ipa.or(letters) } else { letters };
        let mut main = each(&letters.unwrap_or_default());
        let is = |field, default| match &characters {
            Some(characters) => Ok(characters.flag(field)?.unwrap_or(default)),
            None => Ok(default),
        };
        if is("is_unique", false)? {
            let mut seen = BTreeSet::new();
            main.retain(|symbol| seen.insert(symbol.clone()));
        }
        if is("is_sorted", true)? {
            main.sort();
        }
        let special = |field, default: &str| {
            Ok::<_, Error>(text(field, Some(default))?.filter(|symbol| !symbol.is_empty()))
        };
        let (eos, bos, blank) =
            (special("eos", "<EOS>")?, special("bos", "<BOS>")?, special("blank", "<BLNK>")?);
        let pad = pad.filter(|symbol| !symbol.is_empty());
        let mut symbols: Vec<String> = [&pad, &eos, &bos, &blank].into_iter().flatten().cloned().collect();
        symbols.extend(main);
        symbols.extend(each(&marks));
        Ok(Self { symbols, blank, bos, eos })
    }

    /// The id of a symbol; the last, where it stands twice.
    fn id(&self, symbol: Option<&str>) -> Option<i64> {
        let symbol = symbol.filter(|symbol| !symbol.is_empty())?;
        let at = self.symbols.iter().rposition(|known| known == symbol)?;
        i64::try_from(at).ok()
    }

    /// Ids by character: longer symbols never come from a text.
    fn by_character(&self) -> HashMap<char, i64> {
        let mut all = HashMap::new();
        for (at, symbol) in self.symbols.iter().enumerate() {
            let mut characters = symbol.chars();
            if let (Some(one), None) = (characters.next(), characters.next()) {
                all.insert(one, i64::try_from(at).unwrap_or(i64::MAX));
            }
        }
        all
    }
}

fn phonemizer(root: &Fields, phonemes: bool) -> Result<Phonemizer, Error> {
    if !phonemes {
        return Ok(Phonemizer::Letters);
    }
    let language = root.text("phoneme_language")?;
    let first = root.objects("datasets")?.into_iter().next();
    let (name, language) = match root.text("phonemizer")?.as_deref() {
        Some("multi_phonemizer") => match first {
            Some(first) => (first.text("phonemizer")?, first.text("language")?.or(language)),
            None => (None, language),
        },
        name => (name.map(str::to_owned), language),
    };
    let language = language.filter(|language| !language.is_empty()).unwrap_or_else(|| "en-us".to_owned());
    let special = ["be", "bn", "ja-jp", "ko-kr", "zh-cn"].contains(&language.as_str());
    Ok(match name.as_deref().filter(|name| !name.is_empty()) {
        None if special => Phonemizer::Other(language),
        None | Some("espeak") => Phonemizer::Espeak { voice: espeak_name(&language), stands_in: false },
        Some("gruut") => Phonemizer::Espeak { voice: espeak_name(&language), stands_in: true },
        Some(other) => Phonemizer::Other(other.to_owned()),
    })
}

/// The name that espeak-ng has for a language of coqui-tts.
pub fn espeak_name(language: &str) -> String {
    match language.to_lowercase().replace('_', "-").as_str() {
        "en" => "en-us".to_owned(),
        "zh-cn" | "zh" => "cmn".to_owned(),
        "fr-fr" => "fr".to_owned(),
        other => other.to_owned(),
    }
}

fn speakers(root: &Fields) -> Result<BTreeMap<String, i64>, Error> {
    let list = root.texts("speakers")?.unwrap_or_default();
    Ok(list.into_iter().zip(0..).collect())
}

fn speaker_count(root: &Fields, args: Option<&Fields>) -> Result<u32, Error> {
    let of = |fields: &Fields| fields.number("num_speakers", 0..=100_000);
    let count = match args.map(of).transpose()?.flatten() {
        Some(count) => Some(count),
        None => of(root)?,
    };
    Ok(count.and_then(|count| u32::try_from(count).ok()).unwrap_or(0))
}

fn languages(root: &Fields) -> Result<BTreeMap<String, i64>, Error> {
    let mut list = root.texts("languages")?.unwrap_or_default();
    if list.is_empty() {
        let mut named = BTreeSet::new();
        for dataset in root.objects("datasets")? {
            named.extend(dataset.text("language")?.filter(|language| !language.is_empty()));
        }
        list = named.into_iter().collect();
    }
    if list.is_empty() {
        list.extend(root.text("phoneme_language")?.filter(|language| !language.is_empty()));
    }
    Ok(list.into_iter().zip(0..).collect())
}

/// A file of names: `{"eva": 0}`.
fn parse_ids(name: &str, text: &[u8]) -> Result<BTreeMap<String, i64>, Error> {
    let value = super::json::parse(name, text)?;
    let root = Fields::root(name, &value)?;
    root.ids()
}

#[cfg(test)]
#[path = "coqui_tests.rs"]
mod tests;
