//! What can go wrong between a text and its sound.

use super::{
    edge, espeak, front, lexicon, markup,
    session::{Runtime, library::Passed},
    voice_config,
    voices::pull,
    worker,
};
use crate::base::Exit;
use miette::Diagnostic;
use std::{
    io,
    path::{Path, PathBuf},
};
use thiserror::Error;

/// Speech does not come.
#[derive(Debug, Error, Diagnostic)]
pub enum Error {
    /// A file of a voice cannot be read.
    #[error("cannot read `{}`", path.display())]
    #[diagnostic(code(ef::tts::read), help("`ef tts voices list` shows what is installed"))]
    Read {
        /// The file.
        path: PathBuf,
        /// Why not.
        #[source]
        source: io::Error,
    },
    /// A file is not what it should be.
    #[error("`{}` cannot be used: {why}", path.display())]
    #[diagnostic(code(ef::tts::model), help("{help}"))]
    Model {
        /// The file.
        path: PathBuf,
        /// What is wrong with it.
        why: String,
        /// What to do.
        help: String,
    },
    /// A runtime does not take a model.
    #[error("{runtime} does not take the model `{}`: {why}", path.display())]
    #[diagnostic(code(ef::tts::refused), help("{}", other(*runtime)))]
    Refused {
        /// The model.
        path: PathBuf,
        /// The runtime.
        runtime: Runtime,
        /// What it says.
        why: String,
    },
    /// A model fails while it runs.
    #[error("the model `{}` failed in {runtime}: {why}", path.display())]
    #[diagnostic(code(ef::tts::failed), help("{}", other(*runtime)))]
    Failed {
        /// The model.
        path: PathBuf,
        /// The runtime.
        runtime: Runtime,
        /// What it says.
        why: String,
    },
    /// ONNX Runtime was asked for and is not there.
    #[error("ONNX Runtime is not there{}", reasons(passed))]
    #[diagnostic(
        code(ef::tts::no_library),
        help("`ef tts setup onnxruntime` installs it; `--runtime rten` needs no library")
    )]
    NoLibrary {
        /// What was tried.
        passed: Vec<Passed>,
    },
    /// A model that only ONNX Runtime runs, which is not there or was not to be used.
    #[error("the model `{}` is quantised to 8 bits and {}", path.display(), needs(passed.as_deref()))]
    #[diagnostic(code(ef::tts::needs_library), help("{}", instead(passed.as_deref())))]
    NeedsLibrary {
        /// The model.
        path: PathBuf,
        /// What was tried; `None` where another runtime was asked for.
        passed: Option<Vec<Passed>>,
    },
    /// A voice is not there.
    #[error("there is no voice `{name}`{}", for_engine(engine.as_deref()))]
    #[diagnostic(code(ef::tts::no_voice), help("{help}"))]
    NoVoice {
        /// What was asked for.
        name: String,
        /// The engine that was asked, when one was.
        engine: Option<String>,
        /// Names that are near, and how to see all.
        help: String,
    },
    /// An engine, or a voice that is known, is not installed.
    #[error("{what} is not installed")]
    #[diagnostic(code(ef::tts::not_installed), help("{help}"))]
    NotInstalled {
        /// What is missing.
        what: String,
        /// How to install it.
        help: String,
    },
    /// No engine of the chain can speak.
    #[error("no engine can speak:\n{}", list(reasons))]
    #[diagnostic(
        code(ef::tts::no_engine),
        help("`ef tts engines` shows what each engine needs; `ef tts setup` installs espeak-ng")
    )]
    NoEngine {
        /// Each engine and why not.
        reasons: Vec<(String, String)>,
    },
    /// Something was asked for that the engine or voice cannot do.
    #[error("{what}")]
    #[diagnostic(code(ef::tts::request), help("{help}"))]
    Request {
        /// What cannot be done.
        what: String,
        /// What can.
        help: String,
    },
    /// A voice's configuration is wrong.
    #[error(transparent)]
    #[diagnostic(transparent)]
    Config(#[from] voice_config::Error),
    /// espeak-ng does not do what was asked.
    #[error(transparent)]
    #[diagnostic(transparent)]
    Espeak(#[from] espeak::Error),
    /// Edge does not speak.
    #[error(transparent)]
    #[diagnostic(transparent)]
    Edge(#[from] edge::Error),
    /// coqui-tts does not speak.
    #[error(transparent)]
    #[diagnostic(transparent)]
    Worker(#[from] worker::Error),
    /// A model may be used only by who accepts its licence.
    #[error("the model `{model}` is under the licence {licence}, which forbids commercial use")]
    #[diagnostic(
        code(ef::tts::licence),
        help("read it ({address}); who accepts it says so once: `ef --yes tts say --model {model} TEXT`")
    )]
    Licence {
        /// The model.
        model: String,
        /// The licence.
        licence: String,
        /// Where it can be read.
        address: &'static str,
    },
    /// A text cannot be made ready for an engine.
    #[error(transparent)]
    #[diagnostic(transparent)]
    Front(#[from] front::Error),
    /// A voice cannot be got.
    #[error(transparent)]
    #[diagnostic(transparent)]
    Pull(#[from] pull::Error),
    /// The sound cannot be written.
    #[error("cannot write `{name}`")]
    #[diagnostic(code(ef::tts::write), help("{}", writing(source)))]
    Write {
        /// The file.
        name: String,
        /// Why not.
        #[source]
        source: io::Error,
    },
    /// The sound cannot be encoded.
    #[error("cannot encode {format}: {why}")]
    #[diagnostic(code(ef::tts::encode), help("WAV takes every sample rate and length: try `-o FILE.wav`"))]
    Encode {
        /// The format.
        format: &'static str,
        /// Why not.
        why: String,
    },
    /// A text in letters that the voice's language is not written in.
    #[error("the text is in {script} letters (`{word}`), which a voice for `{language}` cannot read")]
    #[diagnostic(
        code(ef::tts::script),
        help("voices that can: {voices}; `--lang auto` takes one for the language of the text")
    )]
    Script {
        /// The voice's language.
        language: String,
        /// The script.
        script: &'static str,
        /// A word of the text.
        word: String,
        /// Voices that read it.
        voices: &'static str,
    },
    /// Markup cannot be read.
    #[error(transparent)]
    #[diagnostic(transparent)]
    Markup(#[from] markup::Error),
    /// A dictionary cannot be used.
    #[error(transparent)]
    #[diagnostic(transparent)]
    Lexicon(#[from] lexicon::Error),
    /// Whoever reads the sound has gone. That is no failure.
    #[error("the reader of the sound has gone")]
    #[diagnostic(code(ef::tts::reader_gone))]
    ReaderGone,
    /// We were asked to stop.
    #[error("interrupted")]
    #[diagnostic(code(ef::tts::interrupted))]
    Interrupted,
}

fn other(runtime: Runtime) -> &'static str {
    match runtime {
        Runtime::Rten => "try `--runtime ort`, for which `ef tts setup onnxruntime` installs the library",
        Runtime::Ort => "try `--runtime rten`, which is built in",
    }
}

fn for_engine(engine: Option<&str>) -> String {
    engine.map(|engine| format!(" for {engine}")).unwrap_or_default()
}

fn needs(passed: Option<&[Passed]>) -> String {
    match passed {
        None => "runs in ONNX Runtime alone, not in rten".to_owned(),
        Some(passed) => format!("needs ONNX Runtime, which is not there{}", reasons(passed)),
    }
}

fn instead(passed: Option<&[Passed]>) -> &'static str {
    match passed {
        None => {
            "leave `--runtime rten` out, or take the model of 32-bit weights; `ef tts setup onnxruntime` installs ONNX Runtime"
        }
        Some(_) => "`ef tts setup onnxruntime` installs it; the model of 32-bit weights needs no library",
    }
}

fn reasons(passed: &[Passed]) -> String {
    let lines: Vec<String> =
        passed.iter().map(|passed| format!("\n`{}`: {}", passed.path.display(), passed.reason)).collect();
    lines.concat()
}

fn list(reasons: &[(String, String)]) -> String {
    let lines: Vec<String> = reasons.iter().map(|(engine, why)| format!("{engine}: {why}")).collect();
    lines.join("\n")
}

fn writing(source: &io::Error) -> &'static str {
    match source.kind() {
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => {
            "make room on the disk, or write elsewhere with `-o`"
        }
        io::ErrorKind::IsADirectory => "`-o` takes a file, not a folder",
        io::ErrorKind::NotFound => "the folder does not exist: create it first",
        _ => "choose a file in a folder that this user may write to",
    }
}

impl Error {
    /// A file of a voice cannot be read.
    pub(super) fn unreadable(path: &Path, source: io::Error) -> Self {
        Self::Read { path: path.to_owned(), source }
    }

    /// A file is no model, or a broken one.
    pub(super) fn bad_model(path: &Path, why: &str) -> Self {
        let help = "fetch the file anew and add it with `ef tts voices add FILE`".to_owned();
        Self::Model { path: path.to_owned(), why: why.to_owned(), help }
    }

    /// A runtime does not take a model.
    pub(super) fn refused(path: &Path, runtime: Runtime, why: &str) -> Self {
        Self::Refused { path: path.to_owned(), runtime, why: why.trim().to_owned() }
    }

    /// A model fails while it runs.
    pub(super) fn failed(path: &Path, runtime: Runtime, why: &str) -> Self {
        Self::Failed { path: path.to_owned(), runtime, why: why.trim().to_owned() }
    }

    /// Whether nothing is wrong but that ONNX Runtime is not there, or was not to be used.
    pub fn lacks_runtime(&self) -> bool {
        matches!(self, Self::NoLibrary { .. } | Self::NeedsLibrary { .. })
    }

    /// The same about another file: the one that the user named, where a copy of it was tried.
    #[must_use]
    pub fn about(mut self, file: &Path) -> Self {
        if let Self::Model { path, .. }
        | Self::Refused { path, .. }
        | Self::Failed { path, .. }
        | Self::NeedsLibrary { path, .. } = &mut self
        {
            file.clone_into(path);
        }
        self
    }

    /// Whether another engine may take over: what was wanted is not there. What is there and broken is not passed
    /// over in silence.
    pub fn is_absence(&self) -> bool {
        match self {
            Self::Espeak(error) | Self::Front(front::Error::Espeak(error)) => {
                matches!(error, espeak::Error::NotFound { .. })
            }
            Self::Worker(error) => error.is_absence(),
            Self::NotInstalled { .. } | Self::Front(front::Error::NoEspeak) => true,
            // A service that does not answer is not there.
            Self::Edge(error) => error.exit() == Exit::Outside && !error.is_barred(),
            _ => false,
        }
    }

    /// Whether an engine may not speak, though it could: another may, unless that one was asked for.
    pub fn is_barred(&self) -> bool {
        matches!(self, Self::Edge(error) if error.is_barred())
    }

    /// The exit code that the error stands for.
    pub fn exit(&self) -> Exit {
        match self {
            Self::NoVoice { .. } | Self::Request { .. } | Self::Script { .. } => Exit::Usage,
            Self::Markup(error) => error.exit(),
            Self::Lexicon(error) => error.exit(),
            Self::Config(error) => error.exit(),
            Self::Pull(error) => error.exit(),
            Self::Espeak(error) => error.exit(),
            Self::Edge(error) => error.exit(),
            Self::Worker(error) => error.exit(),
            Self::Front(error) => error.exit(),
            Self::ReaderGone => Exit::Done,
            Self::Interrupted => Exit::Signal(2),
            _ => Exit::Outside,
        }
    }
}
