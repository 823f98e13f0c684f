//! The Python of each virtual environment: is it there, does it run, is it one that the project and its speech
//! packages want.

use super::{Check, Place};
use crate::care::{Finding, Range, Version, requires_python, speech_packages, venv_version};
use std::{
    fs,
    path::{Path, PathBuf},
};

pub(super) const CHECK: Check =
    Check { name: "python", about: "the Python of each venv against what the project needs", look };

fn look(place: &Place) -> Vec<Finding> {
    let mut found = Vec::new();
    let mut seen: Vec<PathBuf> = Vec::new();
    for (name, service, folder) in place.services() {
        let Some(venv) = &service.venv else { continue };
        let venv = folder.join(venv);
        if seen.contains(&venv) {
            continue;
        }
        seen.push(venv.clone());
        let setup = service.setup.as_ref().and_then(|setup| setup.run.as_deref());
        found.push(of_venv(place, name, &folder, &venv, setup));
    }
    super::or_good(found, "no service has a venv; `ef`'s own speech needs no Python")
}

fn of_venv(place: &Place, service: &str, folder: &Path, venv: &Path, setup: Option<&str>) -> Finding {
    let shown = place.shown(venv);
    let Ok(config) = fs::read_to_string(venv.join("pyvenv.cfg")) else {
        return missing(place, &shown, folder, setup);
    };
    let python = venv.join(if cfg!(windows) { "Scripts/python.exe" } else { "bin/python" });
    let said = place.said(&python, &["--version"]).ok();
    let Some(version) = said.as_deref().and_then(Version::parse) else {
        let was = venv_version(&config).map(|version| format!(", which was {version},")).unwrap_or_default();
        let anew = format!("python3 -m venv --clear {shown}");
        return Finding::error(format!("the Python of `{shown}`{was} does not run any more"))
            .with("the Python that it was made from was removed or renewed")
            .by_hand(format!("{anew} && ef dev {service}"));
    };
    judge(folder, &shown, &version)
}

fn missing(place: &Place, shown: &str, folder: &Path, setup: Option<&str>) -> Finding {
    let python = place.program("python3").or_else(|| place.program("python"));
    if python.is_none() && setup.is_none_or(|run| run.contains("python")) {
        return Finding::error(format!("`{shown}` is missing, and there is no Python on `PATH`"))
            .by_hand("apt install python3 python3-venv");
    }
    match setup {
        Some(run) => {
            Finding::note(format!("`{shown}` is not there yet; `ef dev` makes it")).by_running(run, folder)
        }
        None => Finding::error(format!("`{shown}` is missing, and nothing makes it"))
            .by_running(format!("python3 -m venv {shown}"), &place.root),
    }
}

/// Whether a version suits the project in this folder.
fn judge(folder: &Path, shown: &str, version: &Version) -> Finding {
    let read = |name: &str| fs::read_to_string(folder.join(name)).ok();
    let pyproject = read("pyproject.toml");
    let (wanted, mut requirements) = pyproject.as_deref().map(requires_python).unwrap_or_default();
    let lists = ["requirements.txt", "requirements-dev.txt", "requirements/base.txt"];
    requirements.extend(
        lists
            .iter()
            .filter_map(|list| read(list))
            .flat_map(|text| text.lines().map(str::to_owned).collect::<Vec<_>>()),
    );
    let anew = format!("uv venv --clear --python VERSION {shown}");
    let pinned =
        read(".python-version").and_then(|text| text.lines().next().map(|line| line.trim().to_owned()));
    let wishes = [("pyproject.toml", wanted.as_ref()), (".python-version", pinned.as_ref())];
    for (file, wish) in wishes {
        let Some(range) = wish.and_then(|wish| Range::parse(wish)) else { continue };
        if !range.allows(version) {
            let wish = wish.map(String::as_str).unwrap_or_default();
            return Finding::error(format!("`{shown}` has Python {version}, and `{file}` wants {wish}"))
                .by_hand(anew);
        }
    }
    let speech = speech_packages(&requirements);
    if let Some(package) = speech.iter().find(|package| !package.runs_on(version)) {
        return Finding::error(format!(
            "`{shown}` has Python {version}, and the package for {} needs {}",
            package.name, package.range
        ))
        .with("`ef`'s own engines speak without Python: `ef tts engines`")
        .by_hand(anew);
    }
    let wish = wanted.map(|wish| format!(", as `pyproject.toml` wants ({wish})")).unwrap_or_default();
    let finding = Finding::good(format!("`{shown}`: Python {version}{wish}"));
    let names: Vec<String> =
        speech.iter().map(|package| format!("{} ({})", package.name, package.range)).collect();
    finding.with(if names.is_empty() {
        "no speech package of Python is asked for; `ef`'s own engines need none".to_owned()
    } else {
        format!("it suits the speech packages that are asked for: {}", names.join(", "))
    })
}

#[cfg(test)]
mod tests {
    use super::{super::super::place::testing::Project, *};
    use crate::care::Level;

    const CONFIG: &str = "[service.api]\nrun = \"x\"\nvenv = \"venv\"\n";

    fn judged(files: &[(&str, &str)], version: &str) -> Finding {
        let project = Project::new(files, &[]);
        judge(&project.path("."), "venv", &Version::parse(version).unwrap())
    }

    #[test]
    fn a_version_is_held_against_project_and_speech_packages() {
        let project = [("pyproject.toml", "[project]\nrequires-python = \">=3.11\"\n")];
        assert_eq!(judged(&project, "3.12.1").level, Level::Good);
        let old = judged(&project, "3.10.4");
        assert_eq!(old.what, "`venv` has Python 3.10.4, and `pyproject.toml` wants >=3.11");
        let kokoro = [("requirements.txt", "fastapi\nkokoro>=0.9\n")];
        assert_eq!(judged(&kokoro, "3.12.1").level, Level::Good);
        let new = judged(&kokoro, "3.13.0");
        assert!(new.level == Level::Error && new.what.contains("Kokoro needs >=3.9,<3.13"), "{new:?}");
        let none = judged(&[("requirements.txt", "fastapi\n")], "3.14.0");
        assert!(none.details[0].contains("need none"), "{none:?}");
        assert_eq!(judged(&[(".python-version", "3.11\n")], "3.12.0").level, Level::Error);
    }

    #[test]
    fn a_venv_that_is_missing_or_dead_says_how_to_make_it() {
        let missing = Project::new(&[("ef.toml", CONFIG)], &[]);
        let found = look(&missing.place());
        assert_eq!((found.len(), found[0].level), (1, Level::Error));
        assert_eq!(found[0].mend.as_ref().unwrap().command, "python3 -m venv venv");
        let dead = Project::new(&[("ef.toml", CONFIG), ("venv/pyvenv.cfg", "version = 3.8.1\n")], &[]);
        let found = look(&dead.place());
        assert!(found[0].what.contains("which was 3.8.1, does not run any more"), "{found:?}");
        assert!(
            look(&Project::new(&[("ef.toml", "")], &[]).place())[0].what.contains("no service has a venv")
        );
    }
}
