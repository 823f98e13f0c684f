//! The voices that are published: data in `voices/`, made from the publishers' lists by `scripts/voice-catalogue.py`.

use super::Licence;
use crate::tts::engine::Id;
use serde::Deserialize;
use std::{collections::BTreeMap, sync::LazyLock};

const LISTS: [(Id, &str); 3] = [
    (Id::Kokoro, include_str!("../../../voices/kokoro.json")),
    (Id::Piper, include_str!("../../../voices/piper.json")),
    (Id::Coqui, include_str!("../../../voices/coqui.json")),
];

/// What can be pulled when only the engine is named: the model and its voices.
const KOKORO: [&str; 2] = ["kokoro-v1.0", "voices-v1.0"];

/// A digest, as its publisher gives it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Digest {
    /// SHA-256.
    Sha256(String),
    /// MD5, which is what the list of Piper's voices has.
    Md5(String),
}

/// A published file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct File {
    /// Its path below the publisher's folder; its last part is the name that it gets here.
    pub path: String,
    /// Where it is.
    pub url: String,
    /// Its size, where that is published.
    pub bytes: Option<u64>,
    /// Its digest.
    pub digest: Digest,
}

impl File {
    /// The name that it gets here.
    pub fn name(&self) -> &str {
        self.path.rsplit('/').next().unwrap_or(&self.path)
    }

    /// Whether it only tells of the voice.
    pub fn is_card(&self) -> bool {
        self.name() == "MODEL_CARD"
    }
}

/// What is published under one name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The name.
    pub name: String,
    /// The engine that it is for.
    pub engine: Id,
    /// The language, such as `en-us`.
    pub language: Option<String>,
    /// Its quality, in the publisher's words.
    pub quality: Option<String>,
    /// How many speakers it has.
    pub speakers: u32,
    /// The licence, as far as it is known without the model card.
    pub licence: Licence,
    /// The voices in it, for Kokoro.
    pub voices: Vec<String>,
    /// Its files; none where it is published in a form that no engine here takes.
    pub files: Vec<File>,
    /// Where it is published, for those.
    pub url: Option<String>,
}

impl Entry {
    /// The size of all its files, as far as it is published.
    pub fn bytes(&self) -> u64 {
        self.files.iter().filter_map(|file| file.bytes).sum()
    }
}

#[derive(Deserialize)]
struct List {
    #[serde(default)]
    base: String,
    voices: Vec<Listed>,
}

#[derive(Deserialize)]
struct Listed {
    name: String,
    language: Option<String>,
    quality: Option<String>,
    #[serde(default)]
    speakers: u32,
    licence: Option<String>,
    see: Option<String>,
    #[serde(default)]
    voices: Vec<String>,
    #[serde(default)]
    files: Vec<ListedFile>,
    url: Option<String>,
}

#[derive(Deserialize)]
struct ListedFile {
    path: String,
    url: Option<String>,
    bytes: Option<u64>,
    sha256: Option<String>,
    md5: Option<String>,
}

/// Everything that is published, by engine and name. Read once, when somebody asks.
pub fn catalogue() -> &'static [Entry] {
    static ALL: LazyLock<Vec<Entry>> =
        LazyLock::new(|| LISTS.iter().flat_map(|(id, text)| read(*id, text)).collect());
    &ALL
}

fn read(engine: Id, text: &str) -> Vec<Entry> {
    // A test holds the data to this form.
    let Ok(list) = serde_json::from_str::<List>(text) else { return Vec::new() };
    let base = list.base;
    let entry = |listed: Listed| Entry {
        files: listed.files.into_iter().filter_map(|file| published(&base, file)).collect(),
        name: listed.name,
        engine,
        language: listed.language,
        quality: listed.quality,
        speakers: listed.speakers.max(1),
        licence: Licence { name: listed.licence, see: listed.see },
        voices: listed.voices,
        url: listed.url,
    };
    list.voices.into_iter().map(entry).collect()
}

fn published(base: &str, file: ListedFile) -> Option<File> {
    let digest = file.sha256.map(Digest::Sha256).or(file.md5.map(Digest::Md5))?;
    let url = file.url.unwrap_or_else(|| format!("{base}/{}", escaped(&file.path)));
    Some(File { path: file.path, url, bytes: file.bytes, digest })
}

/// Where Piper's voices are published.
const PIPER: &str = "https://huggingface.co/rhasspy/piper-voices/resolve/main";

#[derive(Deserialize)]
struct Publishers {
    key: String,
    language: PublishersLanguage,
    quality: Option<String>,
    #[serde(default)]
    num_speakers: u32,
    files: BTreeMap<String, PublishersFile>,
}

#[derive(Deserialize)]
struct PublishersLanguage {
    code: String,
}

#[derive(Deserialize)]
struct PublishersFile {
    size_bytes: u64,
    md5_digest: String,
}

/// Reads a list as Piper's publisher has it (`voices.json`), for voices that are newer than this program. What is
/// wrong with it is said in words.
pub fn read_publishers(text: &str) -> Result<Vec<Entry>, String> {
    let all: BTreeMap<String, Publishers> = serde_json::from_str(text).map_err(|error| error.to_string())?;
    let entry = |voice: Publishers| {
        let mut files: Vec<File> = voice
            .files
            .into_iter()
            .map(|(path, facts)| File {
                url: format!("{PIPER}/{}", escaped(&path)),
                path,
                bytes: Some(facts.size_bytes),
                digest: Digest::Md5(facts.md5_digest.to_lowercase()),
            })
            .collect();
        files.sort_by_key(|file| (file.is_card(), file.path.len()));
        // What a card said does not hold for another one.
        let card = |files: &[File]| files.iter().find(|file| file.is_card()).map(|file| file.digest.clone());
        let known = catalogue().iter().find(|entry| entry.name == voice.key);
        let known = known.filter(|entry| card(&entry.files).is_some() && card(&entry.files) == card(&files));
        Entry {
            name: voice.key,
            engine: Id::Piper,
            language: Some(voice.language.code.replace('_', "-").to_lowercase()),
            quality: voice.quality,
            speakers: voice.num_speakers.max(1),
            licence: known.map(|entry| entry.licence.clone()).unwrap_or_default(),
            voices: Vec::new(),
            files,
            url: None,
        }
    };
    let plain =
        |file: &File| !file.name().is_empty() && !file.name().starts_with('.') && !file.name().contains('\\');
    let entries: Vec<Entry> = all.into_values().map(entry).collect();
    match entries.iter().find(|entry| entry.files.is_empty() || !entry.files.iter().all(plain)) {
        Some(entry) => Err(format!("`{}` has no files, or one with a name that is none", entry.name)),
        None => Ok(entries),
    }
}

/// A path as an address takes it (RFC 3986).
pub(super) fn escaped(path: &str) -> String {
    use std::fmt::Write as _;
    let mut out = String::new();
    for byte in path.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte) {
            out.push(char::from(byte));
        } else {
            let _ = write!(out, "%{byte:02X}");
        }
    }
    out
}

/// What a name stands for: an entry by its own name, `kokoro` for its usual files, a voice of Kokoro for the file that
/// holds it together with a model. Nothing when it is not known.
pub fn named(name: &str) -> Vec<&'static Entry> {
    let entry = |name: &str| catalogue().iter().find(|entry| entry.name.eq_ignore_ascii_case(name));
    if name.eq_ignore_ascii_case("kokoro")
        || catalogue().iter().any(|entry| entry.voices.iter().any(|voice| voice == name))
    {
        return KOKORO.iter().filter_map(|name| entry(name)).collect();
    }
    entry(name).into_iter().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_data_hold_all_that_is_known() {
        let count = |engine: Id| catalogue().iter().filter(|entry| entry.engine == engine).count();
        assert_eq!((count(Id::Kokoro), count(Id::Piper), count(Id::Coqui)), (7, 124, 34));
        let lessac = named("en_us-lessac-medium")[0];
        assert_eq!((lessac.language.as_deref(), lessac.bytes()), (Some("en-us"), 63_206_530));
        let model = &lessac.files[0];
        assert_eq!(model.name(), "en_US-lessac-medium.onnx");
        assert!(model.url.ends_with("/en/en_US/lessac/medium/en_US-lessac-medium.onnx"));
        assert_eq!(model.digest, Digest::Md5("2fc642b535197b6305c7c8f92dc8b24f".to_owned()));
        for entry in catalogue().iter().filter(|entry| entry.engine != Id::Coqui) {
            assert!(!entry.files.is_empty(), "{}", entry.name);
            for file in &entry.files {
                let (Digest::Sha256(text) | Digest::Md5(text)) = &file.digest;
                assert!(matches!(text.len(), 32 | 64) && text.bytes().all(|byte| byte.is_ascii_hexdigit()));
                assert!(file.url.starts_with("https://") && file.url.is_ascii(), "{}", file.url);
            }
        }
    }

    #[test]
    fn a_voice_of_kokoro_stands_for_model_and_voices() {
        let names = |name: &str| named(name).iter().map(|entry| entry.name.as_str()).collect::<Vec<_>>();
        assert_eq!(names("af_heart"), ["kokoro-v1.0", "voices-v1.0"]);
        assert_eq!(names("kokoro"), names("zm_yunyang"));
        assert_eq!(names("kokoro-v1.1.int8"), ["kokoro-v1.1.int8"]);
        assert!(names("nobody").is_empty());
    }

    #[test]
    fn the_publishers_own_form_is_read() {
        let text = r#"{"xx_XX-new-low":{"key":"xx_XX-new-low","language":{"code":"xx_XX"},"quality":"low","num_speakers":2,
            "files":{"xx/MODEL_CARD":{"size_bytes":1,"md5_digest":"0"},"xx/new.onnx.json":{"size_bytes":2,"md5_digest":"1"},
            "xx/new.onnx":{"size_bytes":3,"md5_digest":"2"}}}}"#;
        let entries = read_publishers(text).unwrap();
        let names: Vec<&str> = entries[0].files.iter().map(File::name).collect();
        assert_eq!((names, entries[0].speakers), (vec!["new.onnx", "new.onnx.json", "MODEL_CARD"], 2));
        for bad in ["", "[]", "{\"a\":{}}", &text.replace("xx/new.onnx\"", "xx/\"")] {
            assert!(read_publishers(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn a_licence_is_that_of_the_card_that_was_read() {
        #[derive(Deserialize)]
        struct Read {
            cards: Vec<Row>,
        }
        #[derive(Deserialize)]
        struct Row {
            voice: String,
            card: String,
            licence: Option<String>,
            see: Option<String>,
        }
        let read: Read = serde_json::from_str(include_str!("../../../voices/licences.json")).unwrap();
        let piper = || catalogue().iter().filter(|entry| entry.engine == Id::Piper);
        for entry in piper() {
            let card = entry.files.iter().find(|file| file.is_card()).unwrap();
            let row = read.cards.iter().find(|row| card.digest == Digest::Md5(row.card.clone()));
            let told = row.map(|row| (row.licence.clone(), row.see.clone())).unwrap_or_default();
            assert_eq!((entry.licence.name.clone(), entry.licence.see.clone()), told, "{}", entry.name);
            assert!(row.is_none_or(|row| row.voice == entry.name), "{}", entry.name);
        }
        let known = piper().filter(|entry| entry.licence != Licence::default()).count();
        assert_eq!(known, read.cards.len(), "a card that is in no voice, or not in the list any more");
        assert!(named("en_US-ryan-high")[0].licence.forbids_commerce());
        assert_eq!(named("en_GB-jenny_dioco-medium")[0].licence.shown(), "unknown");
    }

    #[test]
    fn what_a_card_said_does_not_hold_for_another() {
        let list = |md5: &str| {
            format!(
                r#"{{"de_DE-thorsten-high":{{"key":"de_DE-thorsten-high","language":{{"code":"de_DE"}},"quality":"high",
                "files":{{"a.onnx":{{"size_bytes":1,"md5_digest":"0"}},"MODEL_CARD":{{"size_bytes":1,"md5_digest":"{md5}"}}}}}}}}"#
            )
        };
        let licence = |md5: &str| read_publishers(&list(md5)).unwrap()[0].licence.clone();
        assert_eq!(licence("582a051328d56a564e8a38c9029ae630").name.as_deref(), Some("CC0-1.0"));
        assert_eq!(licence("0"), Licence::default());
    }
}
