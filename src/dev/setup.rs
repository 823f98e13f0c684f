//! Whether a setup is due: something is missing, or an earlier setup did not come to its end. An interrupted
//! `pip install` leaves a venv that looks complete; a note in `.ef/setup/` remembers that it is not.

use super::plan::{ServiceName, Setup};
use std::{
    fs,
    path::{Path, PathBuf},
};

/// The notes about setups.
#[derive(Debug)]
pub(super) struct Setups(PathBuf);

impl Setups {
    /// Notes in a project's `.ef/`.
    pub(super) fn new(state_folder: &Path) -> Self {
        Self(state_folder.join("setup"))
    }

    /// Whether a service's setup is to run.
    pub(super) fn is_due(&self, name: &ServiceName, setup: &Setup) -> bool {
        !setup.when_missing.exists() || self.note(name).exists()
    }

    /// A setup begins.
    pub(super) fn begin(&self, name: &ServiceName) {
        // Without the note only an interrupted setup would go unnoticed.
        let _ = fs::create_dir_all(&self.0).and_then(|()| fs::write(self.note(name), b""));
    }

    /// A setup has succeeded, or none was due; `true` when there was one.
    pub(super) fn done(&self, name: &ServiceName) -> bool {
        fs::remove_file(self.note(name)).is_ok()
    }

    fn note(&self, name: &ServiceName) -> PathBuf {
        self.0.join(format!("{name}.unfinished"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_interrupted_setup_is_due_again() {
        let folder = tempfile::tempdir().unwrap();
        let setups = Setups::new(folder.path());
        let name = ServiceName::parse("api").unwrap();
        let setup = Setup { when_missing: folder.path().join("venv"), run: "true".into() };
        assert!(setups.is_due(&name, &setup));
        setups.begin(&name);
        fs::create_dir(folder.path().join("venv")).unwrap();
        assert!(setups.is_due(&name, &setup), "it began and did not end");
        setups.done(&name);
        assert!(!setups.is_due(&name, &setup));
    }
}
