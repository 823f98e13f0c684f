//! What a clip is known by: a checksum of all that its sound depends on.

use super::cache::copy;
use crate::{
    base::checksum::sha256,
    tts::{audio::Spec, engine::MadeOf, studio::Wish},
};
use std::{
    collections::HashMap,
    fmt,
    fs::{self, File},
    io,
    path::{Path, PathBuf},
    sync::{Arc, Mutex, PoisonError},
    time::SystemTime,
};

/// The key of a clip: 64 hexadecimal digits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Key(String);

impl Key {
    pub(super) fn of(bytes: &[u8]) -> Self {
        Self(sha256(bytes))
    }

    pub(super) fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// How the sound is shaped and written.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Written {
    pub(super) spec: Spec,
    pub(super) fade: Option<std::time::Duration>,
    pub(super) loudness: Option<f64>,
}

/// The key of a text in a voice. The wish stands in it with all its fields but those that say where something lies
/// or what is to be done without it: whatever comes to be wished for later changes the key by itself.
pub(super) fn key(text: &str, wish: &Wish, voice: &str, written: &Written) -> Key {
    let plain = Wish { model: None, pack: None, strict: false, fallback: vec![], ..wish.clone() };
    let parts = [env!("CARGO_PKG_VERSION"), voice, &format!("{plain:?}"), &format!("{written:?}"), text];
    let mut bytes = vec![];
    for part in parts {
        bytes.extend((part.len() as u64).to_le_bytes());
        bytes.extend(part.as_bytes());
    }
    Key::of(&bytes)
}

/// Checksums of files, kept for as long as a file has the same size and time. Clones share what is kept.
#[derive(Clone, Default)]
pub(super) struct Sums {
    /// Where they are kept from run to run.
    path: Option<PathBuf>,
    known: Arc<Mutex<HashMap<String, String>>>,
}

impl Sums {
    pub(super) fn new(path: Option<PathBuf>) -> Self {
        let text = path.as_ref().and_then(|path| fs::read(path).ok()).unwrap_or_default();
        // A file that cannot be read is made anew.
        let known = serde_json::from_slice(&text).unwrap_or_default();
        Self { path, known: Arc::new(Mutex::new(known)) }
    }

    /// The same, but nothing that is learnt is written down.
    pub(super) fn for_reading(self) -> Self {
        Self { path: None, ..self }
    }

    /// What a voice is made of, as one checksum.
    pub(super) fn of(&self, made: &MadeOf) -> io::Result<String> {
        let mut text = made.words.join("\n");
        for file in &made.files {
            text.push('\n');
            text.push_str(&self.file(file)?);
        }
        text.push('\n');
        text.push_str(&sha256(&made.numbers));
        Ok(sha256(text.as_bytes()))
    }

    fn file(&self, path: &Path) -> io::Result<String> {
        let path = path.canonicalize()?;
        let meta = fs::metadata(&path)?;
        let changed = meta.modified()?;
        let nanos = changed.duration_since(SystemTime::UNIX_EPOCH).unwrap_or_default().as_nanos();
        let name = format!("{}|{}|{nanos}", path.display(), meta.len());
        let mut known = self.known.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(sum) = known.get(&name) {
            return Ok(sum.clone());
        }
        let (_, sum) = copy(&mut File::open(&path)?, &mut io::sink())?;
        // A file that was just written may change again within the same tick of the clock.
        let settled = SystemTime::now().duration_since(changed).is_ok_and(|age| age.as_secs() >= 2);
        if settled {
            known.insert(name, sum.clone());
            if let Some(place) = &self.path {
                let text = serde_json::to_vec(&*known).unwrap_or_default();
                let folder = place.parent().unwrap_or(Path::new("."));
                // Without it the file is read again next time.
                let _ =
                    fs::create_dir_all(folder).and_then(|()| crate::base::files::write_whole(place, &text));
            }
        }
        Ok(sum)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tts::audio::{Depth, Format, Rounding};

    #[test]
    fn what_changes_the_sound_changes_the_key_and_nothing_else_does() {
        let spec = Spec {
            format: Format::Wav,
            sample_rate_hz: 24_000,
            depth: Depth::S16,
            rounding: Rounding::Nearest,
            kilobits: 0,
        };
        let written = Written { spec, fade: None, loudness: None };
        let wish = Wish::default();
        let plain = key("a", &wish, "v", &written);
        let mut fast = wish.clone();
        fast.manner.speed = 1.1;
        let loud = Written { loudness: Some(-16.0), ..written };
        let others = [
            key("b", &wish, "v", &written),
            key("a", &fast, "v", &written),
            key("a", &wish, "w", &written),
            key("a", &wish, "v", &loud),
            key("av", &wish, "", &written),
        ];
        assert!(others.iter().all(|other| *other != plain));
        let elsewhere = Wish { model: Some("/other/place.onnx".to_owned()), strict: true, ..wish };
        assert_eq!(key("a", &elsewhere, "v", &written), plain);
    }

    #[test]
    fn a_voice_is_known_by_what_is_in_its_files() {
        let folder = tempfile::tempdir().unwrap();
        let (one, two) = (folder.path().join("one"), folder.path().join("two"));
        fs::write(&one, "weights").unwrap();
        fs::write(&two, "weights").unwrap();
        let made = |file: &Path| MadeOf { files: vec![file.to_owned()], ..MadeOf::default() };
        let sums = Sums::new(Some(folder.path().join("sums.json")));
        assert_eq!(sums.of(&made(&one)).unwrap(), sums.of(&made(&two)).unwrap());
        fs::write(&two, "others!").unwrap();
        assert_ne!(sums.of(&made(&one)).unwrap(), sums.of(&made(&two)).unwrap());
        assert!(sums.of(&made(&folder.path().join("gone"))).is_err());
    }
}
