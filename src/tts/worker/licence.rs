//! Licences: what a model may be used for, told before its first use, and which of them the user has accepted.

use crate::{base::files::write_whole, tts::voices::forbids_commerce};
use serde::{Deserialize, Serialize};
use std::{
    collections::BTreeMap,
    fs, io,
    path::{Path, PathBuf},
};

/// A licence, as a model's authors name it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Licence {
    /// The name.
    pub name: String,
}

impl Licence {
    /// Whether it forbids commercial use, so that the user has to agree first.
    pub fn is_restricted(&self) -> bool {
        forbids_commerce(&self.name)
    }

    /// Where it can be read.
    pub fn address(&self) -> &'static str {
        let name = self.name.to_lowercase();
        let known = [
            ("cpml", "https://tts-hub.github.io/cpml"),
            ("nc-nd", "https://creativecommons.org/licenses/by-nc-nd/4.0/"),
            ("by-nc", "https://creativecommons.org/licenses/by-nc/4.0/"),
            ("by-sa", "https://creativecommons.org/licenses/by-sa/4.0/"),
            ("cc-by", "https://creativecommons.org/licenses/by/4.0/"),
            ("apache", "https://www.apache.org/licenses/LICENSE-2.0"),
            ("mpl", "https://www.mozilla.org/MPL/2.0/"),
            ("mit", "https://opensource.org/license/mit"),
            ("bsd", "https://opensource.org/license/bsd-3-clause"),
        ];
        known
            .iter()
            .find(|(part, _)| name.contains(part))
            .map_or("https://docs.coqui.ai", |(_, address)| address)
    }
}

/// The file that remembers which licence was told or accepted for which model.
#[derive(Clone, Debug, Default)]
pub struct Licences {
    file: Option<PathBuf>,
}

#[derive(Default, Deserialize, Serialize)]
struct Remembered {
    version: u32,
    models: BTreeMap<String, String>,
}

impl Licences {
    /// In `ef`'s data folder.
    pub fn new(data: &Path) -> Self {
        Self { file: Some(data.join("licences.json")) }
    }

    fn read(&self) -> Remembered {
        let text = self.file.as_ref().and_then(|file| fs::read(file).ok()).unwrap_or_default();
        serde_json::from_slice(&text).unwrap_or_default()
    }

    /// Whether this licence was told or accepted for this model. Another licence is another question.
    pub fn knows(&self, model: &str, licence: &Licence) -> bool {
        self.read().models.get(model).is_some_and(|known| *known == licence.name)
    }

    /// Remembers it.
    pub fn remember(&self, model: &str, licence: &Licence) -> io::Result<()> {
        let Some(file) = &self.file else { return Ok(()) };
        let mut remembered = self.read();
        remembered.version = 1;
        remembered.models.insert(model.to_owned(), licence.name.clone());
        if let Some(folder) = file.parent() {
            fs::create_dir_all(folder)?;
        }
        write_whole(file, &serde_json::to_vec_pretty(&remembered).unwrap_or_default())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_forbids_commerce_is_asked_for() {
        let of = |name: &str| Licence { name: name.to_owned() };
        assert!(of("CPML").is_restricted() && !of("apache 2.0").is_restricted());
        assert!(of("CPML").address().contains("cpml"));
    }

    #[test]
    fn what_was_accepted_is_remembered_for_that_licence() {
        let folder = tempfile::tempdir().unwrap();
        let licences = Licences::new(folder.path());
        let cpml = Licence { name: "CPML".to_owned() };
        assert!(!licences.knows("xtts", &cpml));
        licences.remember("xtts", &cpml).unwrap();
        assert!(licences.knows("xtts", &cpml) && !licences.knows("other", &cpml));
        assert!(!licences.knows("xtts", &Licence { name: "Other".to_owned() }));
        fs::write(folder.path().join("licences.json"), "broken").unwrap();
        assert!(!licences.knows("xtts", &cpml));
    }
}
