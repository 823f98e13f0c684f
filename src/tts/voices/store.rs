//! The user's voices: a folder for each below `voices/` in `ef`'s data folder, with `voice.json` beside the files.
//! A voice is made complete under another name and then renamed, so nobody ever finds half of one.

use super::Pack;
use crate::{
    base::{files::write_whole, process},
    tts::{
        Error, engine,
        session::Graph,
        voice_config::{CoquiConfig, PiperConfig},
    },
};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::{
    fs::{self, File},
    io::{self, Read, Write},
    path::{Path, PathBuf},
};

/// What a voice's folder holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// A Piper voice: model and JSON.
    Piper,
    /// A model of Kokoro.
    KokoroModel,
    /// Voices of Kokoro.
    KokoroVoices,
    /// A VITS model of Coqui and its configuration.
    Coqui,
}

impl Kind {
    /// The engine that it is for.
    pub fn engine(self) -> engine::Id {
        match self {
            Self::Piper => engine::Id::Piper,
            Self::KokoroModel | Self::KokoroVoices => engine::Id::Kokoro,
            Self::Coqui => engine::Id::Coqui,
        }
    }
}

/// A file as it was when it was added.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FileRecord {
    /// Its name in the folder.
    pub name: String,
    /// Its size.
    pub bytes: u64,
    /// Its digest.
    pub sha256: String,
}

/// What `voice.json` holds.
#[derive(Clone, Debug, Serialize, Deserialize)]
struct Record {
    version: u32,
    kind: Kind,
    name: String,
    #[serde(default)]
    language: Option<String>,
    #[serde(default)]
    voices: Vec<String>,
    #[serde(default)]
    speakers: u32,
    files: Vec<FileRecord>,
}

/// A voice, a model, or a file of voices that is there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Installed {
    /// Its name.
    pub name: String,
    /// What it is.
    pub kind: Kind,
    /// Its folder.
    pub folder: PathBuf,
    /// The language, where it is known.
    pub language: Option<String>,
    /// The names of the voices in it, for Kokoro.
    pub voices: Vec<String>,
    /// How many speakers it has, for Piper and Coqui.
    pub speakers: u32,
    /// Its files; the model or the voices first.
    pub files: Vec<FileRecord>,
}

impl Installed {
    /// Its first file: the model, or the voices.
    pub fn main_file(&self) -> PathBuf {
        self.folder.join(self.files.first().map_or("", |file| file.name.as_str()))
    }
}

/// What came of adding a file.
#[derive(Clone, Debug)]
pub struct Added {
    /// The voice.
    pub installed: Installed,
    /// Whether one of this name was replaced.
    pub replaced: bool,
}

/// Whether a file is still what it was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// It is.
    Same,
    /// It is gone.
    Missing,
    /// It holds something else.
    Changed,
}

/// How a file comes into a folder.
type Bring = fn(&Path, &Path) -> Result<FileRecord, Error>;

/// A trial run of what is to be added.
type Trial<'a> = &'a mut dyn FnMut(&Installed) -> Result<(), Error>;

/// The folder of voices.
#[derive(Clone, Debug)]
pub struct Store {
    root: PathBuf,
}

/// The file that says what a folder holds.
const RECORD: &str = "voice.json";

impl Store {
    /// The voices in `ef`'s data folder.
    pub fn new(data: &Path) -> Self {
        Self { root: data.join("voices") }
    }

    /// The folder.
    pub fn root(&self) -> &Path {
        &self.root
    }

    /// All that is installed, by kind and name. What is no voice is passed over.
    pub fn list(&self) -> Vec<Installed> {
        let engines = ["piper", "kokoro", "coqui"].iter().map(|engine| self.root.join(engine));
        let folders = engines.flat_map(|folder| fs::read_dir(folder).into_iter().flatten().flatten());
        let mut found: Vec<Installed> = folders.filter_map(|entry| read_record(&entry.path())).collect();
        found.sort_by(|a, b| (a.kind, &a.name).cmp(&(b.kind, &b.name)));
        found
    }

    /// What is installed under this name.
    pub fn find(&self, name: &str) -> Option<Installed> {
        let kinds = [Kind::Piper, Kind::KokoroModel, Kind::Coqui].map(|kind| self.folder(kind, name));
        kinds.iter().find_map(|folder| read_record(folder)).filter(|installed| installed.name == name)
    }

    fn folder(&self, kind: Kind, name: &str) -> PathBuf {
        // A name from outside is never a path.
        let name: String =
            name.chars().map(|c| if matches!(c, '/' | '\\' | '\0') { '_' } else { c }).collect();
        let name = if name.starts_with('.') { format!("_{name}") } else { name };
        self.root.join(kind.engine().name()).join(name)
    }

    /// Takes a file in: looks what it is, copies it, tries it, and puts it in its place.
    pub fn add(&self, file: &Path, trial: Trial) -> Result<Added, Error> {
        self.take(file, trial, copy)
    }

    /// The same with files that are ours: they are moved and not copied. They move back when only a runtime is missing.
    pub fn add_moved(&self, file: &Path, trial: Trial) -> Result<Added, Error> {
        let mut tried = |installed: &Installed| {
            trial(installed).inspect_err(|error| {
                if error.lacks_runtime() {
                    for one in &installed.files {
                        // What cannot move back is fetched again.
                        let _ = fs::rename(installed.folder.join(&one.name), file.with_file_name(&one.name));
                    }
                }
            })
        };
        self.take(file, &mut tried, moved)
    }

    fn take(&self, file: &Path, trial: Trial, bring: Bring) -> Result<Added, Error> {
        let (kind, files) = recognise(file)?;
        let main = &files[0];
        let name = main.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let target = self.folder(kind, &name);
        let parent = target.parent().unwrap_or(&self.root).to_owned();
        let writing = |source| Error::Write { name: parent.display().to_string(), source };
        fs::create_dir_all(&parent).map_err(writing)?;
        let draft = tempfile::Builder::new().prefix(".adding-").tempdir_in(&parent).map_err(writing)?;
        let mut records = vec![];
        for file in &files {
            records.push(bring(file, draft.path())?);
        }
        let mut installed = Installed {
            name: name.clone(),
            kind,
            folder: draft.path().to_owned(),
            language: None,
            voices: vec![],
            speakers: 1,
            files: records,
        };
        describe(&mut installed)?;
        trial(&installed)?;
        let record = Record {
            version: 1,
            kind,
            name,
            language: installed.language.clone(),
            voices: installed.voices.clone(),
            speakers: installed.speakers,
            files: installed.files.clone(),
        };
        let text = serde_json::to_vec_pretty(&record).unwrap_or_default();
        write_whole(&draft.path().join(RECORD), &text).map_err(writing)?;
        let replaced = put(draft, &target).map_err(writing)?;
        installed.folder = target;
        Ok(Added { installed, replaced })
    }

    /// Takes a voice out, with its files.
    pub fn remove(&self, installed: &Installed) -> Result<(), Error> {
        let writing = |source| Error::Write { name: installed.folder.display().to_string(), source };
        // Renamed first, so that it is gone as a whole even when the deletion is interrupted.
        let gone =
            installed.folder.with_file_name(format!(".removing-{}-{}", installed.name, process::own()));
        fs::rename(&installed.folder, &gone).map_err(writing)?;
        fs::remove_dir_all(&gone).map_err(writing)
    }

    /// Compares each file with what it was when it was added.
    pub fn verify(&self, installed: &Installed) -> Result<Vec<(FileRecord, Verdict)>, Error> {
        let check = |record: &FileRecord| {
            let path = installed.folder.join(&record.name);
            let verdict = match digest(&path, &mut io::sink()) {
                Ok((bytes, sha256)) if bytes == record.bytes && sha256 == record.sha256 => Verdict::Same,
                Ok(_) => Verdict::Changed,
                Err(error) if error.kind() == io::ErrorKind::NotFound => Verdict::Missing,
                Err(source) => return Err(Error::unreadable(&path, source)),
            };
            Ok((record.clone(), verdict))
        };
        installed.files.iter().map(check).collect()
    }
}

/// Puts the finished folder in its place; what was there goes away after.
fn put(draft: tempfile::TempDir, target: &Path) -> io::Result<bool> {
    let replaced = target.exists();
    let old = target.with_extension(format!("old-{}", process::own()));
    let old = old.with_file_name(format!(".{}", old.file_name().unwrap_or_default().to_string_lossy()));
    if replaced {
        fs::rename(target, &old)?;
    }
    let draft = draft.keep();
    open_up(&draft)?;
    fs::rename(&draft, target).inspect_err(|_| {
        let _ = fs::remove_dir_all(&draft);
        let _ = fs::rename(&old, target);
    })?;
    if replaced {
        let _ = fs::remove_dir_all(&old);
    }
    Ok(replaced)
}

/// A temporary folder is for its owner alone; a voice may be read by all.
fn open_up(folder: &Path) -> io::Result<()> {
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        fs::set_permissions(folder, fs::Permissions::from_mode(0o755))?;
    }
    let _ = folder;
    Ok(())
}

fn read_record(folder: &Path) -> Option<Installed> {
    let hidden = folder.file_name()?.to_string_lossy().starts_with('.');
    let text = if hidden { return None } else { fs::read(folder.join(RECORD)).ok()? };
    let record: Record = serde_json::from_slice(&text).ok()?;
    let plain = |file: &FileRecord| !file.name.contains(['/', '\\']) && !file.name.starts_with('.');
    (record.version == 1 && !record.files.is_empty() && record.files.iter().all(plain)).then(|| Installed {
        name: record.name,
        kind: record.kind,
        folder: folder.to_owned(),
        language: record.language,
        voices: record.voices,
        speakers: record.speakers,
        files: record.files,
    })
}

/// What a file is, and which files belong to it.
fn recognise(file: &Path) -> Result<(Kind, Vec<PathBuf>), Error> {
    let meta = fs::metadata(file).map_err(|source| Error::unreadable(file, source))?;
    if meta.is_dir() {
        return Err(Error::unreadable(file, io::ErrorKind::IsADirectory.into()));
    }
    let name = file.file_name().unwrap_or_default().to_string_lossy().into_owned();
    if let Some(model) = name.strip_suffix(".onnx.json").or_else(|| name.strip_suffix(".config.json")) {
        return recognise(&file.with_file_name(format!("{model}.onnx")));
    }
    let mut start = [0; 6];
    let read = File::open(file).and_then(|mut file| file.read(&mut start));
    let read = read.map_err(|source| Error::unreadable(file, source))?;
    let start = &start[..read];
    let voices = start.starts_with(b"PK") || start.starts_with(b"\x93NUMPY");
    if voices || file.extension().is_none_or(|end| end != "onnx") {
        Pack::open(file)?;
        return Ok((Kind::KokoroVoices, vec![file.to_owned()]));
    }
    let graph = Graph::read(file)?;
    if graph.input("style").is_some() {
        engine::check_kokoro(file, &graph)?;
        return Ok((Kind::KokoroModel, vec![file.to_owned()]));
    }
    if let Some(config) = CoquiConfig::beside(file) {
        engine::check_coqui(file, &graph)?;
        CoquiConfig::read(&config)?;
        let mut files = vec![file.to_owned(), config.clone()];
        files.extend(CoquiConfig::companions(&config));
        return Ok((Kind::Coqui, files));
    }
    engine::check_piper(file, &graph)?;
    let json = file.with_file_name(format!("{name}.json"));
    PiperConfig::read(&json)?;
    Ok((Kind::Piper, vec![file.to_owned(), json]))
}

/// Moves it, where it lies on the same disk.
fn moved(file: &Path, folder: &Path) -> Result<FileRecord, Error> {
    let name = file.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let target = folder.join(&name);
    if fs::rename(file, &target).is_err() {
        return copy(file, folder);
    }
    let (bytes, sha256) =
        digest(&target, &mut io::sink()).map_err(|source| Error::unreadable(&target, source))?;
    Ok(FileRecord { name, bytes, sha256 })
}

fn copy(file: &Path, folder: &Path) -> Result<FileRecord, Error> {
    let name = file.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let target = folder.join(&name);
    let writing = |source| Error::Write { name: name.clone(), source };
    let mut into = File::create(&target).map_err(writing)?;
    let (bytes, sha256) = digest(file, &mut into).map_err(writing)?;
    into.sync_all().map_err(writing)?;
    Ok(FileRecord { name, bytes, sha256 })
}

/// The size and digest of a file, which is copied on the way.
fn digest(file: &Path, into: &mut dyn Write) -> io::Result<(u64, String)> {
    let mut from = File::open(file)?;
    let (mut hash, mut size) = (Sha256::new(), 0);
    let mut block = vec![0; 1 << 18];
    loop {
        let read = from.read(&mut block)?;
        if read == 0 {
            break;
        }
        hash.update(&block[..read]);
        into.write_all(&block[..read])?;
        size += read as u64;
    }
    let digest: Vec<String> = hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect();
    Ok((size, digest.concat()))
}

/// Fills in what the files say of themselves.
fn describe(installed: &mut Installed) -> Result<(), Error> {
    match installed.kind {
        Kind::Piper => {
            let json = installed.folder.join(&installed.files[1].name);
            let config = PiperConfig::read(&json)?;
            installed.speakers = config.num_speakers;
            let code = config.language.code.replace('_', "-").to_lowercase();
            let espeak = (!config.espeak_voice.is_empty()).then_some(config.espeak_voice);
            installed.language = if code.is_empty() { espeak } else { Some(code) };
        }
        Kind::KokoroVoices => {
            let pack = Pack::open(&installed.main_file())?;
            installed.voices = pack.names().to_vec();
            for name in pack.names() {
                pack.style(name)?;
            }
        }
        Kind::Coqui => {
            let config = CoquiConfig::read(&installed.folder.join(&installed.files[1].name))?;
            let named = u32::try_from(config.speakers.len()).unwrap_or(u32::MAX);
            installed.speakers = config.num_speakers.max(named).max(1);
            installed.language = config.language().map(|language| language.to_lowercase().replace('_', "-"));
        }
        Kind::KokoroModel => {}
    }
    Ok(())
}

#[cfg(test)]
#[path = "store_tests.rs"]
mod tests;
