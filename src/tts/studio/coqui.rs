//! Opening Coqui: a VITS model that runs here, or any other by a worker in the project's Python.

use super::{Studio, Wish};
use crate::tts::{
    Error,
    engine::{CoquiEngine, CoquiWorkerEngine, Engine, Id, MadeOf, Who},
    espeak::Espeak,
    front::{Front, coqui::CoquiFront, sentences},
    reading::Rules,
    voice_config::{CoquiConfig, Phonemizer},
    voices::{self, Installed, Kind},
    worker::{Described, Licence, Loading, Model, Worker},
};
use std::path::{Path, PathBuf};

const HELP: &str = "export a VITS model with coqui-tts (`export_onnx`), put its `config.json` beside it, then `ef tts voices \
    add MODEL.onnx`";

impl Studio {
    pub(super) fn open_coqui(
        &self,
        wish: &Wish,
        voice: Option<&str>,
        first: bool,
    ) -> Result<(Box<dyn Engine>, Rules), Error> {
        let wanted = wish.model.as_deref().filter(|_| first).or(voice);
        if let Some(model) = wanted.and_then(worker_model) {
            let engine = self.open_coqui_worker(wish, &model)?;
            let language = wish.language.as_deref().unwrap_or("en");
            return Ok((Box::new(engine), Rules::of(language)));
        }
        let model = match wanted {
            Some(name) => self.model_file(name, Some(Id::Coqui))?,
            None => self.default_coqui(wish.language.as_deref())?,
        };
        let (engine, language) = self.open_coqui_model(wish, &model)?;
        Ok((Box::new(engine), Rules::of(&language)))
    }

    /// A model that coqui-tts itself speaks.
    fn open_coqui_worker(&self, wish: &Wish, model: &Model) -> Result<CoquiWorkerEngine, Error> {
        if wish.phonemes {
            return Err(Error::Request {
                what: "this model of coqui takes text, no phonemes".to_owned(),
                help: "leave `--phonemes` out, or take an exported VITS model".to_owned(),
            });
        }
        if model.path {
            check_folder(Path::new(&model.name))?;
        }
        let worker = Worker::of(model, &self.outside.python, self.outside.limits)?;
        let described = worker.describe()?;
        if let Some(names) = &described.unknown {
            let names: Vec<&str> = names.iter().map(String::as_str).collect();
            let near = voices::near(&model.name, &names).map(|near| format!("did you mean `{near}`? "));
            return Err(Error::NoVoice {
                name: model.name.clone(),
                engine: Some(Id::Coqui.name().to_owned()),
                help: format!("{}`tts --list_models` of coqui-tts shows all", near.unwrap_or_default()),
            });
        }
        let agreed = self.licensed(&model.name, &described)?;
        let threads = self.choice.threads;
        let loading = Loading { agreed, gpu: self.choice.gpu, threads };
        let language = wish.language.clone();
        let most = longest(&described.kind, language.as_deref().unwrap_or("en"));
        let (normalise, of) = (wish.normalise, language.clone().unwrap_or_else(|| "en".to_owned()));
        let reader = move |text: &str| {
            Ok(sentences::read(text, &of, normalise, &|sentence| sentences::within(sentence, most)))
        };
        let made_of = described.made.map(|made| MadeOf {
            files: described.files,
            words: vec![made, format!("gpu {}", self.choice.gpu)],
            ..MadeOf::default()
        });
        let who = Who { made_of, speaker: wish.speaker.clone(), language };
        Ok(CoquiWorkerEngine::open(&model.name, worker, loading, who, Box::new(reader)))
    }

    /// The licence that has to be accepted before this wish can be spoken; `None` where there is none, and where something
    /// else stands in the way.
    pub fn to_accept(&self, wish: &Wish) -> Option<Error> {
        if !Self::needs_worker(wish) {
            return None;
        }
        self.open(wish).err().filter(|error| matches!(error, Error::Licence { .. }))
    }

    /// Whether another program must be started to open what is wished for.
    pub fn needs_worker(wish: &Wish) -> bool {
        wish.model.as_deref().or(wish.voice.as_deref()).and_then(worker_model).is_some()
    }

    /// Tells a model's licence before its first use; one that forbids commercial use has to be accepted.
    fn licensed(&self, model: &str, described: &Described) -> Result<bool, Error> {
        let Some(name) = described.licence.clone() else {
            let unknown = Licence { name: "unknown".to_owned() };
            if !self.outside.licences.knows(model, &unknown) {
                self.outside
                    .tell
                    .once(&format!("ef: the licence of `{model}` is not known: look where it comes from"));
                let _ = self.outside.licences.remember(model, &unknown);
            }
            return Ok(false);
        };
        let licence = Licence { name };
        if self.outside.licences.knows(model, &licence) {
            return Ok(licence.is_restricted());
        }
        if licence.is_restricted() {
            let address = licence.address();
            if self.outside.agrees {
                self.outside.tell.once(&format!(
                    "ef: the model `{model}` is under the licence {}, which forbids commercial use: {address}",
                    licence.name
                ));
                return self.accept(model, &licence.name).map(|()| true);
            }
            return Err(Error::Licence { model: model.to_owned(), licence: licence.name, address });
        }
        let (name, address) = (&licence.name, licence.address());
        self.outside.tell.once(&format!("ef: the model `{model}` is under the licence {name} ({address})"));
        // Where it cannot be remembered it is told again.
        let _ = self.outside.licences.remember(model, &licence);
        Ok(false)
    }

    /// The user accepts a licence.
    pub fn accept(&self, model: &str, licence: &str) -> Result<(), Error> {
        let licence = Licence { name: licence.to_owned() };
        self.outside
            .licences
            .remember(model, &licence)
            .map_err(|source| Error::Write { name: "licences.json".to_owned(), source })
    }

    fn open_coqui_model(&self, wish: &Wish, model: &Path) -> Result<(CoquiEngine, String), Error> {
        let Some(config) = CoquiConfig::beside(model) else {
            if !model.exists() {
                return Err(Error::unreadable(model, std::io::ErrorKind::NotFound.into()));
            }
            return Err(Error::Model {
                path: model.to_owned(),
                why: "there is no `config.json` of Coqui beside it".to_owned(),
                help: "put the model's `config.json` into the same folder".to_owned(),
            });
        };
        let config = CoquiConfig::read(&config)?;
        let espeak = match (&config.phonemizer, Espeak::find(&self.espeak)) {
            (_, Ok(espeak)) => Some(espeak),
            (Phonemizer::Espeak { .. }, Err(error)) => return Err(error.into()),
            (_, Err(_)) => None,
        };
        let spoken = wish.language.clone().or_else(|| config.language()).unwrap_or_else(|| "en".to_owned());
        let note = matches!(config.phonemizer, Phonemizer::Espeak { stands_in: true, .. })
            .then(|| "the model was made with gruut; espeak-ng reads the text in its place".to_owned());
        let (normalise, phonemes, language) = (wish.normalise, wish.phonemes, wish.language.clone());
        let reader = move |text: &str, config: &CoquiConfig| {
            let front = CoquiFront::new(config, espeak.as_ref(), language.as_deref());
            Ok(if phonemes { front.read_phonemes(text) } else { front.read(text, normalise)? })
        };
        let (speaker, language) = (wish.speaker.as_deref(), wish.language.as_deref());
        let engine =
            CoquiEngine::open(model, config, speaker, language, self.choice.clone(), Box::new(reader))?;
        Ok((engine.noting(note), spoken))
    }

    /// A model for a language; English when none is asked for.
    fn default_coqui(&self, language: Option<&str>) -> Result<PathBuf, Error> {
        let wanted = language.unwrap_or("en").to_lowercase().replace('_', "-");
        let family = |code: &str| code.split('-').next().unwrap_or_default().to_owned();
        let models: Vec<Installed> =
            self.store.list().into_iter().filter(|one| one.kind == Kind::Coqui).collect();
        let of = |one: &&Installed| one.language.clone().unwrap_or_default();
        let exact = models.iter().find(|one| of(one) == wanted);
        let near = exact.or_else(|| models.iter().find(|one| family(&of(one)) == family(&wanted)));
        let any = near.or(models.first().filter(|_| language.is_none()));
        any.map(Installed::main_file).ok_or_else(|| Error::NotInstalled {
            what: language.map_or("a model of coqui".to_owned(), |language| {
                format!("a model of coqui for `{language}`")
            }),
            help: HELP.to_owned(),
        })
    }
}

/// Whether this is the name of a model that coqui-tts has; one of a file or folder is not.
pub fn is_coqui_name(name: &str) -> bool {
    worker_model(name).is_some_and(|model| !model.path)
}

/// Whether this names a file or a folder instead of a voice. What others ask for must not: a file of weights may hold a
/// program.
pub fn names_a_file(voice: &str) -> bool {
    let model = worker_model(voice);
    model.as_ref().is_some_and(|model| model.path)
        || super::is_model_file(voice)
        || Path::new(voice).is_absolute()
        || voice.contains('\\')
        || voice.split('/').any(|part| part == "..")
}

/// A model for the worker: by the name that coqui-tts has for it, or a folder or file of weights.
pub(super) fn worker_model(name: &str) -> Option<Model> {
    let alias = match name.to_ascii_lowercase().as_str() {
        "xtts" | "xtts_v2" | "xtts-v2" => Some("tts_models/multilingual/multi-dataset/xtts_v2"),
        _ => None,
    };
    if let Some(name) = alias.or(name.starts_with("tts_models/").then_some(name)) {
        return Some(Model { name: name.to_owned(), path: false });
    }
    let path = Path::new(name);
    let torch = path.extension().is_some_and(|end| end == "pth" || end == "safetensors");
    let folder = path.is_dir() && path.join("config.json").is_file();
    (torch || folder).then(|| Model { name: name.to_owned(), path: true })
}

fn check_folder(path: &Path) -> Result<(), Error> {
    if !path.exists() {
        return Err(Error::unreadable(path, std::io::ErrorKind::NotFound.into()));
    }
    let folder = if path.is_dir() { path } else { path.parent().unwrap_or(path) };
    if folder.join("config.json").is_file() {
        return Ok(());
    }
    Err(Error::Model {
        path: path.to_owned(),
        why: "there is no `config.json` of Coqui beside it".to_owned(),
        help: "put the model's `config.json` into the same folder".to_owned(),
    })
}

/// The most characters that a model takes at once. XTTS fails beyond its own limits, which differ by language.
fn longest(kind: &str, language: &str) -> usize {
    if kind != "xtts" {
        return 600;
    }
    match language.split(['-', '_']).next().unwrap_or("en") {
        "zh" => 80,
        "ja" => 70,
        "ko" => 90,
        "ru" | "pl" | "cs" | "pt" => 180,
        "it" => 210,
        _ => 220,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_folders_of_coqui_go_to_the_worker() {
        let folder = tempfile::tempdir().unwrap();
        let of = |name: &str| worker_model(name).map(|model| (model.name.clone(), model.path));
        assert_eq!(of("xtts"), Some(("tts_models/multilingual/multi-dataset/xtts_v2".to_owned(), false)));
        assert_eq!(
            of("tts_models/en/ljspeech/vits"),
            Some(("tts_models/en/ljspeech/vits".to_owned(), false))
        );
        assert_eq!(of("a/model.pth").map(|(_, path)| path), Some(true));
        let name = folder.path().display().to_string();
        assert_eq!((of(&name), of("model.onnx"), of("af_heart")), (None, None, None));
        std::fs::write(folder.path().join("config.json"), "{}").unwrap();
        assert_eq!(of(&name), Some((name.clone(), true)));
        assert!(
            is_coqui_name("xtts") && is_coqui_name("tts_models/en/ljspeech/vits") && !is_coqui_name(&name)
        );
        for file in ["a/model.pth", "model.onnx", "/etc/passwd", "../x", "C:\\x", &name] {
            assert!(names_a_file(file), "{file}");
        }
        for voice in
            ["af_heart:60,am_adam:40", "en_US-lessac-medium", "xtts", "tts_models/de/x/vits", "en+f3"]
        {
            assert!(!names_a_file(voice), "{voice}");
        }
        assert!(longest("xtts", "zh-cn") <= 82 && longest("xtts", "en") <= 250);
    }
}
