//! coqui-tts in a Python of the project's: a small program that `ef` carries with it, started once for each model, kept
//! warm, and started anew when it dies. `frame` is the talk, `live` one process, `python` finds one that will do.

mod error;
mod frame;
mod licence;
mod live;
mod python;

pub use error::Error;
pub use licence::{Licence, Licences};
pub use python::Places;

use live::Live;
use serde_json::{Value, json};
use std::{
    collections::HashMap,
    path::PathBuf,
    sync::{
        Arc, Mutex, PoisonError, Weak,
        mpsc::{self, Receiver, Sender},
    },
    thread,
    time::Duration,
};

/// What a worker may use.
#[derive(Clone, Copy, Debug)]
pub struct Limits {
    /// How long it may take to start.
    pub start: Duration,
    /// How long it may give no sign while it loads; a download is a sign.
    pub load: Duration,
    /// How long it may give no sign while it speaks, for any text.
    pub speak: Duration,
    /// How many bytes of memory it may use.
    pub memory: u64,
}

impl Limits {
    /// What is usual, on a machine with so much memory: three quarters of it, and patience for a large model on a slow
    /// processor.
    pub fn usual(memory: Option<u64>) -> Self {
        Self {
            start: Duration::from_mins(1),
            load: Duration::from_mins(5),
            speak: Duration::from_mins(3),
            memory: memory.map_or(u64::MAX, |all| all / 4 * 3),
        }
    }

    /// The same patience for everything.
    #[must_use]
    pub fn patient(self, patience: Option<Duration>) -> Self {
        patience.map_or(self, |patience| Self { start: patience, load: patience, speak: patience, ..self })
    }
}

impl Default for Limits {
    fn default() -> Self {
        Self::usual(None)
    }
}

/// A model of coqui-tts: its name there, or a folder or file.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Model {
    /// `tts_models/en/ljspeech/vits`, or a path.
    pub name: String,
    /// Whether it is a path.
    pub path: bool,
}

/// What is known of a model without loading it.
#[derive(Clone, Debug, PartialEq)]
pub struct Described {
    /// `vits`, `xtts` and the like.
    pub kind: String,
    /// Its licence, when that is known.
    pub licence: Option<String>,
    /// The names that there are, when this is none of them.
    pub unknown: Option<Vec<String>>,
    /// What its sound depends on beside its files: versions, and what coqui-tts knows of a model of its own.
    pub made: Option<String>,
    /// The files of a model that was given as a path.
    pub files: Vec<PathBuf>,
}

/// What is known once it is loaded.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Loaded {
    /// The rate of its sound.
    pub sample_rate_hz: u32,
    /// Its speakers; empty where it has one.
    pub speakers: Vec<String>,
    /// Its languages; empty where it has one.
    pub languages: Vec<String>,
}

/// What is to be said.
#[derive(Clone, Debug, PartialEq)]
pub struct Say {
    /// The text: a sentence.
    pub text: String,
    /// The speaker, for a model that has several.
    pub speaker: Option<String>,
    /// The language, for a model that has several.
    pub language: Option<String>,
    /// 1 is the model's own speed.
    pub speed: f32,
}

/// How a model is loaded.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Loading {
    /// Whether the user has accepted its licence.
    pub agreed: bool,
    /// Whether a graphics card may compute.
    pub gpu: bool,
    /// How many threads compute; 0 for what torch does by itself.
    pub threads: usize,
}

/// A model with its worker; shared by all that speak with it.
#[derive(Debug)]
pub struct Worker {
    letters: Mutex<Sender<Letter>>,
}

enum Letter {
    Describe(Sender<Result<Described, Error>>),
    Load(Loading, Sender<Result<Loaded, Error>>),
    Speak(Say, Sender<Result<Vec<f32>, Error>>),
    #[cfg(test)]
    Pid(Sender<Option<i32>>),
}

/// The workers that somebody uses.
static WORKERS: Mutex<Option<HashMap<Model, Weak<Worker>>>> = Mutex::new(None);

impl Worker {
    /// The worker for a model: the one that is warm already, or a new one. Nothing is started yet.
    pub fn of(model: &Model, places: &Places, limits: Limits) -> Result<Arc<Self>, Error> {
        let mut workers = WORKERS.lock().unwrap_or_else(PoisonError::into_inner);
        let workers = workers.get_or_insert_default();
        if let Some(worker) = workers.get(model).and_then(Weak::upgrade) {
            return Ok(worker);
        }
        let (letters, inbox) = mpsc::channel();
        let mut desk = Desk {
            model: model.clone(),
            places: places.clone(),
            limits,
            live: None,
            warm: false,
            kind: String::new(),
            loading: None,
        };
        // A thread of its own, since a child may end with the thread that started it.
        let started = thread::Builder::new().name("coqui".to_owned()).spawn(move || desk.serve(&inbox));
        started.map_err(|error| Error::Start { python: PathBuf::from("python3"), why: error.to_string() })?;
        let worker = Arc::new(Self { letters: Mutex::new(letters) });
        workers.retain(|_, worker| worker.strong_count() > 0);
        workers.insert(model.clone(), Arc::downgrade(&worker));
        Ok(worker)
    }

    /// What is known of the model.
    pub fn describe(&self) -> Result<Described, Error> {
        self.ask(Letter::Describe)
    }

    /// Loads the model, unless it is.
    pub fn load(&self, loading: Loading) -> Result<Loaded, Error> {
        self.ask(|back| Letter::Load(loading, back))
    }

    /// Speaks. One that dies on the way is started anew, once.
    pub fn speak(&self, say: Say) -> Result<Vec<f32>, Error> {
        self.ask(|back| Letter::Speak(say, back))
    }

    fn ask<T>(&self, letter: impl FnOnce(Sender<Result<T, Error>>) -> Letter) -> Result<T, Error> {
        let gone = || Error::Died { how: None, log: "its thread has ended".to_owned() };
        let (back, answer) = mpsc::channel();
        let letters = self.letters.lock().unwrap_or_else(PoisonError::into_inner).clone();
        letters.send(letter(back)).map_err(|_| gone())?;
        // The desk bounds each wait.
        answer.recv().map_err(|_| gone())?
    }
}

/// Who talks to the process.
struct Desk {
    model: Model,
    places: Places,
    limits: Limits,
    live: Option<Live>,
    /// Whether the process that runs has the model.
    warm: bool,
    kind: String,
    /// How it was loaded, and what came of that; needed to do it again.
    loading: Option<(Loading, Loaded)>,
}

impl Desk {
    fn serve(&mut self, inbox: &Receiver<Letter>) {
        while let Ok(letter) = inbox.recv() {
            // Who asked may have gone; that is no matter here.
            match letter {
                Letter::Describe(back) => drop(back.send(self.describe())),
                Letter::Load(loading, back) => drop(back.send(self.load(loading))),
                Letter::Speak(say, back) => drop(back.send(self.speak(&say))),
                #[cfg(test)]
                Letter::Pid(back) => drop(back.send(self.live.as_ref().map(Live::pid))),
            }
        }
    }

    /// Asks the process; one that failed is not asked again.
    fn ask(
        &mut self,
        request: &Value,
        patience: Duration,
        what: &'static str,
    ) -> Result<frame::Frame, Error> {
        let mut live = if let Some(live) = self.live.take() {
            live
        } else {
            self.warm = false;
            self.places.start(&self.limits)?
        };
        let answer = live.ask(request, patience, what);
        if !answer.as_ref().is_err_and(Error::may_pass) {
            self.live = Some(live);
        }
        answer
    }

    fn describe(&mut self) -> Result<Described, Error> {
        let request = json!({"do": "describe", "model": self.model.name, "path": self.model.path});
        let facts = self.ask(&request, self.limits.start, "read the model")?.facts;
        facts["kind"].as_str().unwrap_or_default().clone_into(&mut self.kind);
        let licence = facts["licence"].as_str().map(str::trim).filter(|text| !text.is_empty());
        Ok(Described {
            kind: self.kind.clone(),
            licence: licence.map(str::to_owned),
            unknown: (facts["known"].as_bool() != Some(true)).then(|| list(&facts["names"])),
            made: facts["made"].as_str().map(str::to_owned),
            files: list(&facts["files"]).into_iter().map(PathBuf::from).collect(),
        })
    }

    fn load(&mut self, loading: Loading) -> Result<Loaded, Error> {
        if let (Some((_, loaded)), true) = (&self.loading, self.is_warm()) {
            return Ok(loaded.clone());
        }
        let request = json!({
            "do": "load", "model": self.model.name, "path": self.model.path, "kind": self.kind,
            "agreed": loading.agreed, "gpu": loading.gpu, "threads": loading.threads,
        });
        let facts = self.ask(&request, self.limits.load, "load the model")?.facts;
        let rate = facts["rate"].as_u64().and_then(|rate| u32::try_from(rate).ok());
        let rate = rate.filter(|rate| (1_000..=384_000).contains(rate)).ok_or_else(|| Error::Failed {
            what: "load the model",
            why: format!("it names {} as its sample rate", facts["rate"]),
            help: "look at the model's `config.json`".to_owned(),
        })?;
        let loaded = Loaded {
            sample_rate_hz: rate,
            speakers: list(&facts["speakers"]),
            languages: list(&facts["languages"]),
        };
        self.loading = Some((loading, loaded.clone()));
        self.warm = true;
        Ok(loaded)
    }

    fn is_warm(&self) -> bool {
        self.warm && self.live.is_some()
    }

    fn speak(&mut self, say: &Say) -> Result<Vec<f32>, Error> {
        let first = match self.speak_once(say) {
            Err(error) if error.may_pass() => error,
            done => return done,
        };
        // A new one, the model loaded again, the same sentence; what fails again stays failed.
        self.speak_once(say).map_err(|again| if again.may_pass() { again } else { first })
    }

    fn speak_once(&mut self, say: &Say) -> Result<Vec<f32>, Error> {
        if !self.is_warm() {
            let loading = self.loading.as_ref().map(|(loading, _)| *loading).unwrap_or_default();
            self.load(loading)?;
        }
        let letters = u32::try_from(say.text.chars().count()).unwrap_or(u32::MAX);
        let patience = self.limits.speak.saturating_add(self.limits.speak.saturating_mul(letters) / 1_000);
        let request = json!({
            "do": "speak", "text": say.text, "speaker": say.speaker, "language": say.language, "speed": say.speed,
            "kind": self.kind,
        });
        let frame = self.ask(&request, patience, "speak")?;
        Ok(frame::samples(&frame.sound))
    }
}

/// The texts of a list.
fn list(value: &Value) -> Vec<String> {
    let list = value.as_array().map(Vec::as_slice).unwrap_or_default();
    list.iter().filter_map(Value::as_str).map(str::to_owned).collect()
}

#[cfg(test)]
#[path = "worker_tests.rs"]
mod tests;
