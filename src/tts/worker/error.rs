//! What can go wrong with the Python that runs coqui-tts.

use crate::base::{Exit, process::Ended};
use miette::Diagnostic;
use std::path::PathBuf;
use thiserror::Error;

/// coqui-tts does not speak.
#[derive(Clone, Debug, Error, Diagnostic)]
pub enum Error {
    /// No Python has it.
    #[error("coqui-tts is not there{}", tried(passed))]
    #[diagnostic(code(ef::tts::worker::none), help("{help}"))]
    None {
        /// Each Python that was looked at, and why it does not do.
        passed: Vec<(PathBuf, String)>,
        /// What to type.
        help: String,
    },
    /// The Python does not start.
    #[error("the Python worker does not start: {why}")]
    #[diagnostic(code(ef::tts::worker::start), help("look whether `{}` runs; `--python` or `EF_PYTHON` names another", python.display()))]
    Start {
        /// The Python.
        python: PathBuf,
        /// Why not.
        why: String,
    },
    /// It ended in the middle.
    #[error("the Python worker {}{}", ended(*how), said(log))]
    #[diagnostic(code(ef::tts::worker::died), help("{}", after(*how)))]
    Died {
        /// How, where that is known.
        how: Option<Ended>,
        /// The last that it said.
        log: String,
    },
    /// It does not answer.
    #[error("the Python worker gave no sign for {seconds} s and was ended{}", said(log))]
    #[diagnostic(
        code(ef::tts::worker::silent),
        help("a large model on a slow machine may need longer: set `EF_WORKER_PATIENCE`, such as `10m`")
    )]
    Silent {
        /// How long it was waited for.
        seconds: u64,
        /// The last that it said.
        log: String,
    },
    /// It sends what is no answer.
    #[error("the Python worker sent what is no answer, and was ended: `{said}`")]
    #[diagnostic(
        code(ef::tts::worker::garbage),
        help("something in this Python prints past its own streams: try a fresh venv with coqui-tts alone")
    )]
    Garbage {
        /// What it sent.
        said: String,
    },
    /// It uses more memory than it may.
    #[error("the Python worker used {used} of memory, more than the {limit} that it may, and was ended")]
    #[diagnostic(
        code(ef::tts::worker::memory),
        help("choose a smaller model, or allow more: `EF_WORKER_MEMORY`, such as `12GB`")
    )]
    Memory {
        /// What it used.
        used: Bytes,
        /// What it may use.
        limit: Bytes,
    },
    /// coqui-tts says no.
    #[error("coqui-tts cannot {what}: {why}")]
    #[diagnostic(code(ef::tts::worker::failed), help("{help}"))]
    Failed {
        /// What it was to do.
        what: &'static str,
        /// What it says.
        why: String,
        /// What may help.
        help: String,
    },
}

/// A size as people read it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bytes(pub u64);

impl std::fmt::Display for Bytes {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        #[expect(clippy::cast_precision_loss, reason = "shown with one digit")]
        let bytes = self.0 as f64;
        if bytes >= 1e9 { write!(f, "{:.1} GB", bytes / 1e9) } else { write!(f, "{:.0} MB", bytes / 1e6) }
    }
}

fn tried(passed: &[(PathBuf, String)]) -> String {
    let lines: Vec<String> =
        passed.iter().map(|(path, why)| format!("\n`{}` {why}", path.display())).collect();
    lines.concat()
}

fn ended(how: Option<Ended>) -> String {
    match how {
        Some(Ended::Code(code)) => format!("ended with exit code {code}"),
        Some(Ended::Signal(signal)) => format!("was killed by signal {signal}"),
        None => "closed its output".to_owned(),
    }
}

fn after(how: Option<Ended>) -> &'static str {
    match how {
        Some(Ended::Signal(9)) => {
            "when the machine runs out of memory, the system kills what is largest: choose a smaller model, or close other programs"
        }
        _ => "try again; if it stays, speak with another engine: `--engine kokoro`",
    }
}

fn said(log: &str) -> String {
    if log.is_empty() { String::new() } else { format!("; the last that it said: {log}") }
}

impl Error {
    /// Whether nothing is there that could speak.
    pub fn is_absence(&self) -> bool {
        matches!(self, Self::None { .. })
    }

    /// Whether a new worker may do better.
    pub(super) fn may_pass(&self) -> bool {
        matches!(self, Self::Died { .. } | Self::Silent { .. } | Self::Garbage { .. } | Self::Memory { .. })
    }

    /// The exit code that the error stands for.
    pub fn exit(&self) -> Exit {
        Exit::Outside
    }
}
