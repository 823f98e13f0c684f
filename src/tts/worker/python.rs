//! Which Python: the one that is named, else those of the active environments and the project, else the system's. Each is
//! asked for its versions before it is used.

use super::{Error, live::Live};
use serde_json::Value;
use std::path::{Path, PathBuf};

/// Where a Python with coqui-tts is looked for.
#[derive(Clone, Debug, Default)]
pub struct Places {
    /// The one that was named; then only that.
    pub named: Option<PathBuf>,
    /// Environments: those that are active, then those of the project.
    pub environments: Vec<PathBuf>,
    /// The folders of programs.
    pub programs: Vec<PathBuf>,
}

/// The versions of Python that coqui-tts runs in.
const OLDEST: (u32, u32) = (3, 10);
const NEWEST: (u32, u32) = (3, 14);
/// The oldest coqui-tts that will do.
const COQUI: (u32, u32) = (0, 27);
/// What is installed for it. coqui-tts 0.28 imports six without asking for it.
const PACKAGES: &str = "'coqui-tts[codec]>=0.27' torch torchaudio six";

impl Places {
    /// The Pythons that are there, each once.
    fn candidates(&self) -> Vec<PathBuf> {
        if let Some(named) = &self.named {
            return vec![if named.is_dir() {
                inside(named).unwrap_or_else(|| named.clone())
            } else {
                named.clone()
            }];
        }
        let mut found: Vec<PathBuf> = self.environments.iter().filter_map(|folder| inside(folder)).collect();
        let names = if cfg!(windows) { ["python.exe", "python3.exe"] } else { ["python3", "python"] };
        let on_path =
            |name: &&str| self.programs.iter().map(|folder| folder.join(name)).find(|path| path.is_file());
        found.extend(names.iter().find_map(on_path));
        let mut once = Vec::new();
        for path in found {
            if !once.contains(&path) {
                once.push(path);
            }
        }
        once
    }

    /// The first Python that has coqui-tts, its version, and whether that will do: by its files alone, nothing is
    /// started.
    pub fn installed(&self) -> Option<(PathBuf, String, bool)> {
        self.candidates().into_iter().find_map(|python| {
            let number = packaged(python.parent()?.parent()?)?;
            let fits = version(&number).is_some_and(|version| version >= COQUI);
            Some((python, number, fits))
        })
    }

    /// Starts the first that will do.
    pub(super) fn start(&self, limits: &super::Limits) -> Result<Live, Error> {
        let mut passed: Vec<(PathBuf, String)> = Vec::new();
        let mut help = None;
        for python in self.candidates() {
            let unfit = match Live::start(&python, limits).and_then(|mut live| {
                let facts = live.ask(&serde_json::json!({"do": "hello"}), limits.start, "start")?.facts;
                Ok((live, facts))
            }) {
                Ok((live, facts)) => match judge(&facts, &python) {
                    None => return Ok(live),
                    Some(unfit) => unfit,
                },
                Err(error) if self.named.is_some() => return Err(error),
                Err(error) => Unfit { why: format!("does not start: {error}"), help: None },
            };
            help = help.or(unfit.help);
            passed.push((python, unfit.why));
        }
        let help = help.unwrap_or_else(|| {
            format!(
                "make a venv in the project and install it: `python3 -m venv .venv && .venv/bin/python -m pip install {PACKAGES}`"
            )
        });
        Err(Error::None { passed, help })
    }
}

/// The version of coqui-tts among the packages of an environment.
fn packaged(environment: &Path) -> Option<String> {
    let names = |folder: &Path| std::fs::read_dir(folder).into_iter().flatten().flatten();
    let libraries = names(&environment.join("lib")).map(|entry| entry.path());
    let folders = libraries.map(|library| library.join("site-packages"));
    folders.chain([environment.join("Lib").join("site-packages")]).find_map(|folder| {
        names(&folder).find_map(|entry| {
            let name = entry.file_name();
            let number = name.to_str()?.strip_prefix("coqui_tts-")?.strip_suffix(".dist-info")?;
            Some(number.to_owned())
        })
    })
}

/// The Python of an environment.
fn inside(folder: &Path) -> Option<PathBuf> {
    let names = ["bin/python3", "bin/python", "Scripts/python.exe", "python.exe"];
    names.iter().map(|name| folder.join(name)).find(|path| path.is_file())
}

/// Why a Python will not do, and what mends it.
struct Unfit {
    why: String,
    help: Option<String>,
}

fn version(text: &str) -> Option<(u32, u32)> {
    let mut numbers =
        text.split('.').map(|part| part.trim_end_matches(|c: char| !c.is_ascii_digit()).parse().ok());
    Some((numbers.next()??, numbers.next().flatten().unwrap_or(0)))
}

fn judge(facts: &Value, python: &Path) -> Option<Unfit> {
    let text = |name: &str| facts[name].as_str();
    let unfit = |why: String, help: String| Some(Unfit { why, help: Some(help) });
    let pip = format!("{} -m pip install", python.display());
    let of_python = text("python").unwrap_or("0");
    if !version(of_python).is_some_and(|version| (OLDEST..=NEWEST).contains(&version)) {
        return unfit(
            format!("is Python {of_python}; coqui-tts runs in Python 3.10 to 3.14"),
            format!(
                "make the venv with one of those: `python3.12 -m venv .venv`, then `.venv/bin/python -m pip install {PACKAGES}`"
            ),
        );
    }
    let Some(coqui) = text("coqui") else {
        let former = text("former").map(|version| {
            (
                format!("has TTS {version}, which coqui-tts has replaced"),
                format!("`{} -m pip uninstall -y TTS && {pip} {PACKAGES}`", python.display()),
            )
        });
        let missing = || ("has no coqui-tts".to_owned(), format!("`{pip} {PACKAGES}`"));
        let (why, help) = former.unwrap_or_else(missing);
        return unfit(why, help);
    };
    if version(coqui).is_none_or(|version| version < COQUI) {
        let why = format!("has coqui-tts {coqui}; 0.27 or later is needed");
        return unfit(why, format!("`{pip} --upgrade 'coqui-tts[codec]>=0.27'`"));
    }
    // From torch 2.9 on, coqui-tts does not even begin without torchcodec.
    let codec = text("torch").and_then(version).is_some_and(|torch| torch >= (2, 9)).then_some("torchcodec");
    let needed = ["torch", "torchaudio"].into_iter().chain(codec);
    let missing: Vec<&str> = needed.filter(|name| text(name).is_none()).collect();
    if !missing.is_empty() {
        let missing = missing.join(" ");
        return unfit(
            format!("has coqui-tts, but not {}", missing.replace(' ', " and ")),
            format!("`{pip} {missing}`"),
        );
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn a_python_is_found_by_its_packages() {
        let folder = tempfile::tempdir().unwrap();
        let python = folder.path().join("bin/python3");
        let places = Places { environments: vec![folder.path().to_owned()], ..Places::default() };
        std::fs::create_dir_all(python.parent().unwrap()).unwrap();
        std::fs::write(&python, "").unwrap();
        assert_eq!(places.installed(), None);
        for (number, fits) in [("0.22.1", false), ("0.28.0", true)] {
            let site = folder.path().join("lib/python3.12/site-packages");
            let info = site.join(format!("coqui_tts-{number}.dist-info"));
            std::fs::create_dir_all(&info).unwrap();
            assert_eq!(places.installed(), Some((python.clone(), number.to_owned(), fits)));
            std::fs::remove_dir(info).unwrap();
        }
    }

    #[test]
    fn each_version_is_judged_with_what_mends_it() {
        let judged = |facts: Value| {
            judge(&facts, Path::new("/v/bin/python")).map(|unfit| (unfit.why, unfit.help.unwrap()))
        };
        let good = json!({"python": "3.12.1", "coqui": "0.28.0", "torch": "2.8.0", "torchaudio": "2.8.0"});
        assert_eq!(judged(good.clone()), None);
        let with = |name: &str, value: Value| {
            let mut facts = good.clone();
            facts[name] = value;
            judged(facts).unwrap_or_default()
        };
        for (name, value, why, help) in [
            ("python", json!("3.9.18"), "is Python 3.9.18", "python3.12 -m venv .venv"),
            ("python", json!("3.15.0"), "3.10 to 3.14", "python3.12 -m venv"),
            ("coqui", json!("0.26.2"), "0.27 or later", "--upgrade"),
            ("coqui", json!(null), "has no coqui-tts", "/v/bin/python -m pip install 'coqui-tts"),
            ("torch", json!(null), "but not torch", "pip install torch`"),
            ("torch", json!("2.15.0+cpu"), "but not torchcodec", "pip install torchcodec`"),
        ] {
            let judged = with(name, value);
            assert!(judged.0.contains(why) && judged.1.contains(help), "{judged:?}");
        }
        assert_eq!(with("coqui", json!("1.0.0rc1")), <(String, String)>::default());
        let former = judged(json!({"python": "3.11.2", "coqui": null, "former": "0.22.0"})).unwrap();
        assert!(former.0.contains("TTS 0.22.0") && former.1.contains("uninstall -y TTS"), "{former:?}");
    }
}
