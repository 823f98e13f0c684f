//! One engine after the other: from a wish to a voice that is ready.

use super::{SUGGESTED_PIPER, Studio, Wish, looks_like_piper};
use crate::tts::{
    Error,
    engine::{EspeakEngine, Id, KokoroEngine, PiperEngine},
    espeak::{self, Espeak, Form},
    front::{Front, Language, espeak::EspeakFront, kokoro::KokoroFront, piper::PiperFront},
    voice_config::{PhonemeType, PiperConfig},
    voices::{Blend, Installed, KOKORO, Kind, Pack, Style, language_of, looks_like_edge},
};
use std::path::{Path, PathBuf};

/// The best of Kokoro's voices in each language.
const BEST: [&str; 9] = [
    "af_heart",
    "bf_emma",
    "ef_dora",
    "ff_siwis",
    "hf_alpha",
    "if_sara",
    "jf_alpha",
    "pf_dora",
    "zf_xiaobei",
];

impl Studio {
    pub(super) fn open_kokoro(
        &self,
        wish: &Wish,
        voice: Option<&str>,
        first: bool,
    ) -> Result<KokoroEngine, Error> {
        let language = Self::kokoro_language(wish, voice)?;
        let model = self.kokoro_model(wish.model.as_deref().filter(|_| first))?;
        let packs = self.packs(wish)?;
        let blend = match voice {
            Some(voice) => Blend::parse(voice).map_err(|what| Error::Request {
                what,
                help: "write a blend as `af_heart:60,am_adam:40` or `af_heart.6+am_adam.4`".to_owned(),
            })?,
            None => default_voice(&packs, &language)?,
        };
        let mut parts = vec![];
        for part in &blend.parts {
            parts.push((self.style(&packs, &part.name)?, part.weight));
        }
        let style =
            Style::mean(&parts).ok_or_else(|| self.no_voice(voice.unwrap_or_default(), Some(Id::Kokoro)))?;
        let names: Vec<&str> = blend.parts.iter().map(|part| part.name.as_str()).collect();
        let name = voice.map_or_else(|| names.join("+"), str::to_owned);
        let espeak = match Espeak::find(&self.espeak) {
            Ok(espeak) => Some(espeak),
            // English has a lexicon of its own; the rest needs espeak-ng.
            Err(_) if language.is_english() => None,
            Err(error) => return Err(error.into()),
        };
        let (normalise, early, phonemes) = (wish.normalise, wish.early, wish.phonemes);
        let reader = move |text: &str, vocabulary: &_| {
            let front = KokoroFront::new(vocabulary, language.clone(), espeak.as_ref()).first_alone(early);
            Ok(if phonemes { front.read_phonemes(text) } else { front.read(text, normalise)? })
        };
        KokoroEngine::open(&model, &name, style, self.choice.clone(), Box::new(reader))
    }

    pub(super) fn kokoro_language(wish: &Wish, voice: Option<&str>) -> Result<Language, Error> {
        let Some(name) = &wish.language else {
            return Ok(voice.and_then(Language::of_voice).unwrap_or_else(|| Language::parse("en-us")));
        };
        let language = Language::parse(name);
        // A language that no voice of Kokoro's was made for is better spoken by another engine.
        if language.letter == '-' && !wish.is_explicit() {
            return Err(Error::NotInstalled {
                what: format!("a voice of kokoro for `{name}`"),
                help: "there is none; `--engine kokoro` reads it with a voice of another language".to_owned(),
            });
        }
        Ok(language)
    }

    fn kokoro_model(&self, wanted: Option<&str>) -> Result<PathBuf, Error> {
        if let Some(model) = wanted {
            return self.model_file(model, Some(Id::Kokoro));
        }
        let models = self.store.list().into_iter().filter(|one| one.kind == Kind::KokoroModel);
        // 32-bit before smaller ones, and the newest release before older ones.
        let rank = |one: &Installed| {
            let small = ["int8", "fp16", "quant", "q4", "q8"].iter().any(|word| one.name.contains(word));
            (small, std::cmp::Reverse(one.name.clone()))
        };
        models.min_by_key(rank).map(|one| one.main_file()).ok_or_else(|| Error::NotInstalled {
            what: "a model of kokoro".to_owned(),
            help: KOKORO_HELP.to_owned(),
        })
    }

    fn packs(&self, wish: &Wish) -> Result<Vec<Pack>, Error> {
        if let Some(path) = &wish.pack {
            return Ok(vec![Pack::open(path)?]);
        }
        let installed = self.store.list().into_iter().filter(|one| one.kind == Kind::KokoroVoices);
        let packs: Vec<Pack> = installed.map(|one| Pack::open(&one.main_file())).collect::<Result<_, _>>()?;
        if packs.is_empty() {
            return Err(Error::NotInstalled {
                what: "a file of kokoro's voices".to_owned(),
                help: KOKORO_HELP.to_owned(),
            });
        }
        Ok(packs)
    }

    fn style(&self, packs: &[Pack], name: &str) -> Result<Style, Error> {
        for pack in packs {
            if let Some(style) = pack.style(name)? {
                return Ok(style);
            }
        }
        if KOKORO.iter().any(|known| known.name == name) {
            return Err(Error::NotInstalled {
                what: format!("the voice `{name}` of kokoro"),
                help: KOKORO_HELP.to_owned(),
            });
        }
        Err(self.no_voice(name, Some(Id::Kokoro)))
    }

    pub(super) fn open_piper(
        &self,
        wish: &Wish,
        voice: Option<&str>,
        first: bool,
    ) -> Result<(PiperEngine, String), Error> {
        let wanted = wish.model.as_deref().filter(|_| first).or(voice);
        let model = match wanted {
            Some(name) => self.piper_model(name)?,
            None => self.default_piper(wish.language.as_deref())?,
        };
        let mut json = model.clone().into_os_string();
        json.push(".json");
        let config = PiperConfig::read(Path::new(&json))?;
        let espeak = match Espeak::find(&self.espeak) {
            Ok(espeak) => Some(espeak),
            Err(_) if config.phoneme_type != PhonemeType::Espeak => None,
            Err(error) => return Err(error.into()),
        };
        let normalise = wish.normalise;
        let language = wish.language.clone();
        let raw = wish.phonemes;
        let reader = move |text: &str, config: &PiperConfig| {
            let front = PiperFront::new(config, espeak.as_ref(), language.as_deref());
            let text = if raw { format!("[[ {text} ]]") } else { text.to_owned() };
            Ok(front.read(&text, normalise)?)
        };
        let spoken = wish.language.clone().unwrap_or_else(|| config.espeak_voice.clone());
        let speaker = wish.speaker.as_deref();
        Ok((PiperEngine::open(&model, config, speaker, self.choice.clone(), Box::new(reader))?, spoken))
    }

    fn piper_model(&self, name: &str) -> Result<PathBuf, Error> {
        match self.model_file(name, Some(Id::Piper)) {
            Err(Error::NoVoice { .. }) if looks_like_piper(name) => Err(Error::NotInstalled {
                what: format!("the voice `{name}` of piper"),
                help: piper_help(name),
            }),
            found => found,
        }
    }

    /// A Piper voice for a language; English when none is asked for.
    fn default_piper(&self, language: Option<&str>) -> Result<PathBuf, Error> {
        let wanted = language.unwrap_or("en").to_lowercase().replace('_', "-");
        let family = |code: &str| code.split('-').next().unwrap_or_default().to_owned();
        let voices: Vec<Installed> =
            self.store.list().into_iter().filter(|one| one.kind == Kind::Piper).collect();
        let of = |one: &&Installed| one.language.clone().unwrap_or_default();
        let exact = voices.iter().find(|one| of(one) == wanted);
        let near = exact.or_else(|| voices.iter().find(|one| family(&of(one)) == family(&wanted)));
        let any = near.or(voices.first().filter(|_| language.is_none()));
        any.map(Installed::main_file).ok_or_else(|| Error::NotInstalled {
            what: language.map_or("a voice of piper".to_owned(), |language| {
                format!("a voice of piper for `{language}`")
            }),
            help: piper_help(SUGGESTED_PIPER),
        })
    }

    pub(super) fn open_espeak(&self, wish: &Wish, voice: Option<&str>) -> Result<EspeakEngine, Error> {
        let espeak = Espeak::find(&self.espeak)?;
        // The language of the voice that was wished for and is not there, so that the text is not read in another.
        let of_wish = wish.voice.as_deref().filter(|_| voice.is_none()).and_then(Self::language_of_name);
        let name =
            voice.or(wish.language.as_deref()).map(str::to_owned).or(of_wish).unwrap_or("en-us".to_owned());
        if !espeak_knows(&espeak, &name) {
            let family = name.split(['-', '_']).next().unwrap_or_default().to_owned();
            if voice.is_some() || wish.language.is_some() || !espeak_knows(&espeak, &family) {
                return Err(no_espeak_voice(&espeak, &name));
            }
            return Ok(speaker(espeak, &family, wish.normalise));
        }
        Ok(speaker(espeak, &name, wish.normalise))
    }
}

impl Studio {
    /// The language that the name of a voice says, whichever engine's it is.
    pub(super) fn language_of_name(voice: &str) -> Option<String> {
        if looks_like_edge(voice) {
            return Some(voice.split('-').take(2).collect::<Vec<_>>().join("-").to_lowercase());
        }
        let piper = looks_like_piper(voice).then(|| voice.split('-').next().unwrap_or_default().to_owned());
        piper.map(|code| code.replace('_', "-").to_lowercase()).or(language_of(voice).map(str::to_owned))
    }
}

const KOKORO_HELP: &str = "`ef tts voices pull kokoro` brings it; or download `kokoro-v1.0.onnx` and \
    `voices-v1.0.bin` (releases of thewh1teagle/kokoro-onnx, tag `model-files-v1.0`), then `ef tts voices add kokoro-v1.0.onnx voices-v1.0.bin`";

fn piper_help(name: &str) -> String {
    format!(
        "`ef tts voices pull {name}` brings it; or download `{name}.onnx` and `{name}.onnx.json` (Hugging Face, \
         rhasspy/piper-voices) into one folder, then `ef tts voices add {name}.onnx`"
    )
}

/// The voice when none is asked for: the best of the language, else the first of it, else the first of all.
fn default_voice(packs: &[Pack], language: &Language) -> Result<Blend, Error> {
    let names: Vec<&String> = packs.iter().flat_map(Pack::names).collect();
    let of_language = |name: &&&String| Language::of_voice(name).is_some_and(|of| of == *language);
    let best = BEST.iter().filter(|name| Language::of_voice(name).is_some_and(|of| of == *language));
    let mut best = best;
    let best = best.find_map(|best| names.iter().find(|name| name.as_str() == *best));
    let chosen = best.or_else(|| names.iter().find(of_language));
    let chosen =
        chosen.or(if language.is_english() || language.letter == '-' { names.first() } else { None });
    match chosen {
        Some(name) => {
            Ok(Blend { parts: vec![crate::tts::voices::Part { name: (*name).clone(), weight: 1.0 }] })
        }
        None => Err(Error::NotInstalled {
            what: format!("a voice of kokoro for `{}`", language.espeak),
            help: KOKORO_HELP.to_owned(),
        }),
    }
}

/// Whether espeak-ng has a voice of this name or language.
pub(super) fn espeak_knows(espeak: &Espeak, voice: &str) -> bool {
    espeak.phonemes(voice, "a", Form::Plain).is_ok()
}

fn no_espeak_voice(espeak: &Espeak, name: &str) -> Error {
    match espeak.phonemes(name, "a", Form::Plain) {
        Err(error) => error.into(),
        Ok(_) => espeak::Error::Failed { what: format!("it has no voice `{name}`") }.into(),
    }
}

fn speaker(espeak: Espeak, voice: &str, normalise: bool) -> EspeakEngine {
    let (reads, of) = (espeak.clone(), voice.to_owned());
    let reader = move |text: &str| Ok(EspeakFront::new(&reads, &of).read(text, normalise)?);
    EspeakEngine::open(espeak, voice, Box::new(reader))
}
