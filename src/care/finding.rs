//! What a check found, and what mends it.

use std::path::{Path, PathBuf};

/// How bad it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// As it should be.
    Good,
    /// Worth knowing; nothing is wrong.
    Note,
    /// Something works less well than it could.
    Warning,
    /// Something does not work, or must not stay.
    Error,
}

impl Level {
    /// Its word, for people and in JSON.
    pub fn word(self) -> &'static str {
        match self {
            Self::Good => "ok",
            Self::Note => "note",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}

/// Who carries a remedy out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Means {
    /// A person: it costs something, or needs a decision.
    Person,
    /// The line can be run in this folder without harm.
    Run(PathBuf),
    /// `ef` ends what earlier runs left behind.
    EndLeftovers,
}

/// What mends it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mend {
    /// The command, as it is typed where it is to run.
    pub command: String,
    /// Who does it.
    pub means: Means,
}

impl Mend {
    /// The command as it is typed in the project's folder: another folder is entered first.
    pub fn typed(&self, root: &Path) -> String {
        match &self.means {
            Means::Run(folder) if folder != root => {
                let inner = folder.strip_prefix(root).unwrap_or(folder);
                format!("cd '{}' && {}", inner.display(), self.command)
            }
            _ => self.command.clone(),
        }
    }
}

/// One thing that a check has to say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// How bad it is.
    pub level: Level,
    /// What it is, in one sentence without a full stop.
    pub what: String,
    /// More of it, for `-v` and JSON.
    pub details: Vec<String>,
    /// The next thing to type.
    pub mend: Option<Mend>,
}

impl Finding {
    fn new(level: Level, what: impl Into<String>) -> Self {
        Self { level, what: what.into(), details: Vec::new(), mend: None }
    }

    /// All is well.
    pub fn good(what: impl Into<String>) -> Self {
        Self::new(Level::Good, what)
    }

    /// Worth knowing.
    pub fn note(what: impl Into<String>) -> Self {
        Self::new(Level::Note, what)
    }

    /// It works less well than it could.
    pub fn warning(what: impl Into<String>) -> Self {
        Self::new(Level::Warning, what)
    }

    /// It does not work.
    pub fn error(what: impl Into<String>) -> Self {
        Self::new(Level::Error, what)
    }

    /// With more to say.
    #[must_use]
    pub fn with(mut self, detail: impl Into<String>) -> Self {
        self.details.push(detail.into());
        self
    }

    /// Mended by this command, which a person types.
    #[must_use]
    pub fn by_hand(mut self, command: impl Into<String>) -> Self {
        self.mend = Some(Mend { command: command.into(), means: Means::Person });
        self
    }

    /// Mended by this command, which can be run in this folder without harm.
    #[must_use]
    pub fn by_running(mut self, command: impl Into<String>, folder: impl Into<PathBuf>) -> Self {
        self.mend = Some(Mend { command: command.into(), means: Means::Run(folder.into()) });
        self
    }

    /// Mended by `ef` itself.
    #[must_use]
    pub fn by_means(mut self, command: impl Into<String>, means: Means) -> Self {
        self.mend = Some(Mend { command: command.into(), means });
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_command_enters_its_folder_first() {
        let typed = |folder: &str| {
            let finding = Finding::note("x").by_running("npm ci", folder);
            finding.mend.map(|mend| mend.typed(Path::new("/shop"))).unwrap_or_default()
        };
        assert_eq!(typed("/shop"), "npm ci");
        assert_eq!(typed("/shop/front end"), "cd 'front end' && npm ci");
        assert_eq!(typed("/elsewhere"), "cd '/elsewhere' && npm ci");
    }
}
