//! Whether a machine and a project are fit to work: what was found as data, and the judgments over versions,
//! packages and lock files that need no more than texts. Knows no database, no engine and no terminal; `cli` joins
//! it with those that do.

mod finding;
mod manager;
mod python;
mod version;

pub use finding::{Finding, Level, Means, Mend};
pub use manager::{Declared, MANAGERS, Manager, declared, locked};
pub use python::{SPEECH, SpeechPackage, requires_python, speech_packages, venv_version};
pub use version::{Range, Version};
