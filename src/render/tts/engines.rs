//! What `ef tts engines` says.

use crate::{render::counted, ui::Ui};
use serde_json::{Value, json};
use std::{
    fmt::Write,
    path::{Path, PathBuf},
};

/// The version of the JSON object below.
const VERSION: u32 = 1;

/// An engine or a runtime.
pub(crate) struct Line {
    name: &'static str,
    usable: bool,
    /// Why it cannot be used, or what it lacks.
    pub(crate) reason: Option<String>,
    /// Its version.
    pub(crate) version: Option<String>,
    /// Where it lies.
    pub(crate) path: Option<PathBuf>,
    /// How many voices it has.
    pub(crate) voices: usize,
    /// Files that were tried before, and why they will not do.
    pub(crate) passed: Vec<(PathBuf, String)>,
}

impl Line {
    /// One that can be used.
    pub(crate) fn usable(name: &'static str) -> Self {
        Self { name, usable: true, reason: None, version: None, path: None, voices: 0, passed: vec![] }
    }

    /// One that cannot.
    pub(crate) fn absent(name: &'static str, reason: &str) -> Self {
        Self { usable: false, reason: Some(reason.to_owned()), ..Self::usable(name) }
    }

    fn object(&self, engine: bool) -> Value {
        let passed = self.passed.iter();
        let passed =
            passed.map(|(path, reason)| json!({"path": path.display().to_string(), "reason": reason}));
        let mut value = json!({
            "name": self.name, "usable": self.usable, "reason": self.reason, "version": self.version,
            "path": self.path.as_ref().map(|path| path.display().to_string()),
            "passed": passed.collect::<Vec<_>>(),
        });
        if engine {
            value["voices"] = json!(self.voices);
        }
        value
    }

    fn text(&self, engine: bool) -> String {
        let state = if self.usable { "usable" } else { "not usable" };
        let mut text = format!("{:<7} {state}", self.name);
        if engine && self.voices > 0 {
            let _ = write!(text, "  {}", counted(self.voices, "voice"));
        }
        if let Some(version) = &self.version {
            let _ = write!(text, "  {version}");
        }
        if let Some(path) = &self.path {
            let _ = write!(text, "  {}", path.display());
        }
        if let Some(reason) = &self.reason {
            let _ = write!(text, "  {reason}");
        }
        text.push('\n');
        for (path, reason) in &self.passed {
            let _ = writeln!(text, "        passed over: {}: {reason}", path.display());
        }
        text
    }
}

/// All of them.
pub(crate) fn show(ui: &Ui, engines: &[Line], runtimes: &[Line], voices: &Path) {
    if ui.json {
        let value = json!({
            "version": VERSION,
            "engines": engines.iter().map(|line| line.object(true)).collect::<Vec<_>>(),
            "runtimes": runtimes.iter().map(|line| line.object(false)).collect::<Vec<_>>(),
            "voices_folder": voices.display().to_string(),
        });
        ui.answer(&format!("{value}\n"));
        return;
    }
    let mut text = "engines\n".to_owned();
    for line in engines {
        text += &line.text(true);
    }
    text += "\nruntimes\n";
    for line in runtimes {
        text += &line.text(false);
    }
    ui.answer(&text);
}
