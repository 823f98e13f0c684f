//! What the checks look at: the project's folder, its settings where they can be read, and the surroundings.

use crate::{
    base::process::Task,
    care::Finding,
    cli::{Error, session::Session, tts::Around},
    settings::{self, Service, Settings},
    tts::studio::Studio,
};
use std::{
    ffi::OsStr,
    fs,
    path::{Path, PathBuf},
};

/// The project and what is around it.
pub(super) struct Place<'a> {
    pub(super) session: &'a Session,
    /// The project's folder.
    pub(super) root: PathBuf,
    /// Its settings, or why there are none.
    pub(super) settings: Result<Settings, Box<settings::Error>>,
}

impl<'a> Place<'a> {
    /// Finds the project. Settings that cannot be read are a finding and no failure.
    pub(super) fn find(session: &'a Session) -> Result<Self, Error> {
        let root = settings::project_root(&session.request(Vec::new()))?;
        Ok(Self { session, root, settings: session.settings(Vec::new()) })
    }

    /// The settings, where they can be read.
    pub(super) fn settings(&self) -> Option<&Settings> {
        self.settings.as_ref().ok()
    }

    /// The services with their names and folders.
    pub(super) fn services(&self) -> Vec<(&str, &Service, PathBuf)> {
        let all = self.settings().map(|settings| settings.values.service.0.as_slice()).unwrap_or_default();
        all.iter().map(|(name, service)| (name.as_str(), service, self.root.join(&service.dir))).collect()
    }

    /// The folders of the services, each once; the project's own where there are none.
    pub(super) fn folders(&self) -> Vec<PathBuf> {
        let mut folders: Vec<PathBuf> = Vec::new();
        for (_, _, folder) in self.services() {
            if !folders.contains(&folder) {
                folders.push(folder);
            }
        }
        if folders.is_empty() {
            folders.push(self.root.clone());
        }
        folders
    }

    /// A variable that is set to something, in the environment or in one of the project's env files; and where.
    pub(super) fn variable(&self, name: &str) -> Option<(String, String)> {
        let own = self.session.env.var(name).filter(|value| !value.trim().is_empty());
        if let Some(value) = own {
            return Some((value, "the environment".to_owned()));
        }
        let settings = self.settings()?;
        crate::cli::hygiene::env_file_paths(settings).iter().find_map(|path| {
            let text = fs::read_to_string(path).ok().filter(|text| text.len() < 1 << 20)?;
            let value = text.lines().rev().find_map(|line| assigned(line, name))?;
            Some((value, format!("`{}`", self.shown(path))))
        })
    }

    /// A path as a person would write it from the project's folder.
    pub(super) fn shown(&self, path: &Path) -> String {
        let below = path.strip_prefix(&self.root).unwrap_or(path);
        if below.as_os_str().is_empty() { ".".to_owned() } else { below.display().to_string() }
    }

    /// Where voices and libraries lie; why that cannot be told is a finding of its own.
    pub(super) fn studio(&self) -> Result<Studio, Finding> {
        let Some(settings) = self.settings() else {
            return Err(Finding::note("not looked at, since `ef.toml` cannot be read"));
        };
        let studio = Around::default().studio(self.session, settings);
        studio.map_err(|error| Finding::warning(error.to_string()).by_hand("export EF_DATA_DIR=DIR"))
    }

    /// A program on `PATH`.
    pub(super) fn program(&self, name: &str) -> Option<PathBuf> {
        let path = self.session.env.vars.get(OsStr::new("PATH"));
        which::which_in(name, path, &self.root).ok()
    }

    /// What a program says to these arguments, when it ends well.
    pub(super) fn said(&self, program: &Path, args: &[&str]) -> Result<String, String> {
        let environment = self.session.env.vars.iter().map(|(name, value)| (name.clone(), value.clone()));
        let task = Task {
            program: program.to_owned(),
            args: args.iter().map(Into::into).collect(),
            dir: self.root.clone(),
            environment: environment.collect(),
            account: None,
        };
        let finished = task.run().map_err(|error| error.to_string())?;
        if finished.ended.success() {
            return Ok(finished.stdout);
        }
        Err(finished.stderr.lines().last().unwrap_or("it says nothing").trim().to_owned())
    }
}

/// The value that a line of an env file gives to a variable.
fn assigned(line: &str, name: &str) -> Option<String> {
    let line = line.trim_start();
    let line = line.strip_prefix("export ").unwrap_or(line).trim_start();
    let value = line.strip_prefix(name)?.trim_start().strip_prefix('=')?.trim();
    let value = value.trim_matches(|letter| letter == '"' || letter == '\'');
    (!value.is_empty()).then(|| value.to_owned())
}

#[cfg(test)]
pub(super) mod testing {
    use super::*;
    use crate::cli::{Env, Global};
    use std::collections::BTreeMap;

    /// A project in a folder of its own, with these files and variables; `PATH` is that of the tests.
    pub(crate) struct Project {
        folder: tempfile::TempDir,
        session: Session,
    }

    impl Project {
        pub(crate) fn new(files: &[(&str, &str)], variables: &[(&str, &str)]) -> Self {
            let folder = tempfile::tempdir().unwrap();
            let root = folder.path().canonicalize().unwrap();
            for (name, text) in files {
                let path = root.join(name);
                fs::create_dir_all(path.parent().unwrap()).unwrap();
                fs::write(path, text).unwrap();
            }
            let mut vars: BTreeMap<_, _> =
                variables.iter().map(|(name, value)| (name.into(), value.into())).collect();
            vars.entry("PATH".into()).or_insert_with(|| std::env::var_os("PATH").unwrap_or_default());
            vars.entry("HOME".into()).or_insert_with(|| root.join(".home").into());
            let env = Env {
                args: Vec::new(),
                dir: root,
                vars,
                stdout: Box::new(std::io::sink()),
                stdout_terminal: false,
                stderr: Box::new(std::io::sink()),
                stderr_terminal: false,
                stdin: || Box::new(std::io::empty()),
                stdin_terminal: false,
            };
            Self { folder, session: Session::new(Global::default(), env) }
        }

        pub(crate) fn place(&self) -> Place<'_> {
            Place::find(&self.session).unwrap()
        }

        pub(crate) fn path(&self, name: &str) -> PathBuf {
            self.folder.path().canonicalize().unwrap().join(name)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::testing::Project;

    #[test]
    fn variables_come_from_the_environment_and_then_from_env_files() {
        let project = Project::new(&[(".env", "A=1\nexport B = \"two\"\nC=\nB2=no\n")], &[("A", "own")]);
        let place = project.place();
        assert_eq!(place.variable("A"), Some(("own".into(), "the environment".into())));
        assert_eq!(place.variable("B"), Some(("two".into(), "`.env`".into())));
        assert_eq!((place.variable("C"), place.variable("D")), (None, None));
    }

    #[test]
    fn a_program_that_fails_says_why() {
        let project = Project::new(&[], &[]);
        let place = project.place();
        let shell = place.program("sh").unwrap();
        assert_eq!(place.said(&shell, &["-c", "echo yes"]).unwrap(), "yes\n");
        assert_eq!(place.said(&shell, &["-c", "echo no >&2; exit 3"]).unwrap_err(), "no");
        assert!(place.program("no-such-program-here").is_none());
    }
}
