//! What a project says about its Python, and which of the speech packages it names want which.

use super::Range;
use super::Version;

/// A Python package that speaks, and the versions of Python for which it is published.
#[derive(Debug, PartialEq, Eq)]
pub struct SpeechPackage {
    /// Its name.
    pub name: &'static str,
    /// What it is published under, in lower case and with dashes.
    packages: &'static [&'static str],
    /// The versions of Python, as a range.
    pub range: &'static str,
}

/// Those that projects of this shape use.
pub static SPEECH: [SpeechPackage; 4] = [
    SpeechPackage {
        name: "Kokoro",
        packages: &["kokoro", "kokoro-onnx", "kokoro-tts"],
        range: ">=3.9,<3.13",
    },
    SpeechPackage { name: "RealtimeTTS", packages: &["realtimetts"], range: ">=3.9,<3.13" },
    SpeechPackage { name: "Coqui", packages: &["coqui-tts", "tts"], range: ">=3.10,<3.15" },
    SpeechPackage { name: "Piper", packages: &["piper-tts"], range: ">=3.9,<3.15" },
];

impl SpeechPackage {
    /// Whether it runs on this Python.
    pub fn runs_on(&self, version: &Version) -> bool {
        Range::parse(self.range).is_none_or(|range| range.allows(version))
    }
}

/// The speech packages that a list of requirements names: `requirements.txt`, or the lists in a `pyproject.toml`.
pub fn speech_packages(requirements: &[String]) -> Vec<&'static SpeechPackage> {
    let names: Vec<String> = requirements.iter().filter_map(|line| package_name(line)).collect();
    SPEECH.iter().filter(|speech| names.iter().any(|name| speech.packages.contains(&name.as_str()))).collect()
}

/// The name at the start of a requirement, in its normal form (PEP 503).
fn package_name(line: &str) -> Option<String> {
    let line = line.split('#').next()?.trim();
    let end = line
        .find(|letter: char| !letter.is_ascii_alphanumeric() && !"-_.".contains(letter))
        .unwrap_or(line.len());
    let name = line[..end].to_ascii_lowercase().replace(['_', '.'], "-");
    (!name.is_empty() && !name.starts_with('-')).then_some(name)
}

/// What a `pyproject.toml` says: the range of Python that it wants, and its requirements.
pub fn requires_python(pyproject: &str) -> (Option<String>, Vec<String>) {
    let Ok(table) = pyproject.parse::<toml::Table>() else { return (None, Vec::new()) };
    let at = |path: &[&str]| {
        let first = table.get(path[0])?;
        path[1..].iter().try_fold(first, |value, key| value.get(key))
    };
    let text = |value: &toml::Value| value.as_str().map(str::to_owned);
    let poetry = at(&["tool", "poetry", "dependencies"]).and_then(toml::Value::as_table);
    let range = at(&["project", "requires-python"])
        .and_then(text)
        .or_else(|| poetry.and_then(|list| list.get("python")).and_then(text));
    let listed = at(&["project", "dependencies"]).and_then(toml::Value::as_array);
    let mut requirements: Vec<String> = listed.into_iter().flatten().filter_map(text).collect();
    requirements.extend(poetry.into_iter().flat_map(toml::Table::keys).cloned());
    (range, requirements)
}

/// The version that a virtual environment's `pyvenv.cfg` names.
pub fn venv_version(config: &str) -> Option<Version> {
    let value = |line: &str| {
        let (key, value) = line.split_once('=')?;
        matches!(key.trim(), "version" | "version_info").then(|| Version::parse(value))?
    };
    config.lines().find_map(value)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn speech_packages_are_known_in_every_spelling() {
        let lines = [
            "fastapi==0.1",
            "Kokoro_ONNX>=0.4 # voices",
            "piper-tts",
            "-r other.txt",
            "tts-client",
            "RealtimeTTS[all]",
        ];
        let lines = lines.map(str::to_owned);
        let found: Vec<&str> = speech_packages(&lines).iter().map(|speech| speech.name).collect();
        assert_eq!(found, ["Kokoro", "RealtimeTTS", "Piper"]);
        let kokoro = &SPEECH[0];
        assert!(kokoro.runs_on(&Version::parse("3.12.9").unwrap()));
        assert!(!kokoro.runs_on(&Version::parse("3.13.0").unwrap()));
    }

    #[test]
    fn both_forms_of_a_pyproject_are_read() {
        let (range, listed) =
            requires_python("[project]\nrequires-python = \">=3.11\"\ndependencies = [\"coqui-tts\"]\n");
        assert_eq!((range.as_deref(), listed), (Some(">=3.11"), vec!["coqui-tts".to_owned()]));
        let poetry = "[tool.poetry.dependencies]\npython = \"^3.11\"\nkokoro = \"*\"\n";
        let (range, listed) = requires_python(poetry);
        assert_eq!(range.as_deref(), Some("^3.11"));
        assert!(listed.contains(&"kokoro".to_owned()));
        assert_eq!(requires_python("not toml ["), (None, vec![]));
    }

    #[test]
    fn a_venv_says_its_version() {
        assert_eq!(venv_version("home = /usr/bin\nversion = 3.11.2\n"), Version::parse("3.11.2"));
        assert_eq!(venv_version("home = /x\nversion_info = 3.12.1.final.0\n").unwrap().to_string(), "3.12.1");
        assert_eq!(venv_version("home = 3.11\n"), None);
    }
}
