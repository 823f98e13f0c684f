//! Opening Coqui: a VITS model that runs here.

use super::{Studio, Wish};
use crate::tts::{
    Error,
    engine::{CoquiEngine, Engine, Id},
    espeak::Espeak,
    front::{Front, coqui::CoquiFront},
    voice_config::{CoquiConfig, Phonemizer},
    voices::{Installed, Kind},
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
    ) -> Result<Box<dyn Engine>, Error> {
        let wanted = wish.model.as_deref().filter(|_| first).or(voice);
        let model = match wanted {
            Some(name) => self.model_file(name, Some(Id::Coqui))?,
            None => self.default_coqui(wish.language.as_deref())?,
        };
        self.open_coqui_model(wish, &model).map(|engine| Box::new(engine) as Box<dyn Engine>)
    }

    fn open_coqui_model(&self, wish: &Wish, model: &Path) -> Result<CoquiEngine, Error> {
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
        Ok(engine.noting(note))
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
