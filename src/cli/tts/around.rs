//! Where voices, libraries and data lie, from flags, variables and settings.

use super::super::{Error, session::Session};
use crate::{
    base::{machine, process},
    settings::{Flag, Settings, env},
    tts::{
        edge, espeak,
        session::{Choice, Runtime, Wanted, library},
        studio::{Outside, Studio},
        voices::Store,
        worker,
    },
};
use clap::{Args, ValueEnum};
use std::path::{Path, PathBuf};

/// The flags that every verb takes which opens an engine.
#[derive(Args, Clone, Debug, Default)]
#[command(next_help_heading = "Runtimes")]
pub(crate) struct Around {
    /// What runs the models: rten is built in, ort is ONNX Runtime; auto takes the faster
    #[arg(long, value_enum, value_name = "RUNTIME")]
    runtime: Option<RuntimeWord>,
    /// ONNX Runtime's library, or the folder that holds it
    #[arg(long, visible_alias = "ort", value_name = "PATH")]
    ort_lib: Option<PathBuf>,
    /// espeak-ng's library or program, or the folder that holds it
    #[arg(long, value_name = "PATH")]
    espeak: Option<PathBuf>,
    /// How many threads compute; 0 for as many as there are processors
    #[arg(long, value_name = "N", default_value_t = 0, hide_default_value = true)]
    threads: usize,
    /// Let a graphics card compute, where ONNX Runtime's library can use one
    #[arg(long)]
    gpu: bool,
    /// The folder for voices and libraries, instead of the user's data folder
    #[arg(long, value_name = "DIR")]
    data_dir: Option<PathBuf>,
    /// The Python that has coqui-tts, or its environment, instead of the project's
    #[arg(long, value_name = "PATH")]
    python: Option<PathBuf>,
}

/// A runtime as it is typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum RuntimeWord {
    /// Whichever is faster for the model and the length of the text
    Auto,
    /// ONNX Runtime
    Ort,
    /// The one that is built in
    Rten,
}

impl Around {
    /// The flags that stand for settings.
    pub(crate) fn flags(&self) -> Vec<Flag> {
        let word = self.runtime.and_then(|word| word.to_possible_value());
        word.and_then(|word| Flag::new("runtime", word.get_name())).into_iter().collect()
    }

    /// The folder of `ef`'s own data.
    pub(crate) fn data(&self, session: &Session) -> Result<PathBuf, Error> {
        data_folder(session, self.data_dir.as_deref())
    }

    /// Everything that opens engines.
    pub(crate) fn studio(&self, session: &Session, settings: &Settings) -> Result<Studio, Error> {
        let data = self.data(session)?;
        let choice = Choice {
            runtime: match settings.values.tts.runtime {
                crate::settings::RuntimeText::Auto => Wanted::Auto,
                crate::settings::RuntimeText::Ort => Wanted::Only(Runtime::Ort),
                crate::settings::RuntimeText::Rten => Wanted::Only(Runtime::Rten),
            },
            places: self.ort_places(session, settings, &data),
            threads: self.threads,
            cache: Some(data.join("cache").join("graphs")),
            gpu: self.gpu,
            pool: None,
        };
        let espeak = self.espeak_places(session, settings, &data);
        Ok(Studio {
            store: Store::new(&data),
            espeak,
            choice,
            outside: self.outside(session, settings, &data)?,
        })
    }

    fn ort_places(&self, session: &Session, settings: &Settings, data: &Path) -> library::Places {
        let here = |path: PathBuf| session.env.dir.join(path);
        let variable = |name| env::path(&session.env.vars, name).map(here);
        library::Places {
            flag: self.ort_lib.clone().map(here),
            variables: ["EF_ORT_LIB", "ORT_DYLIB_PATH"].into_iter().filter_map(variable).collect(),
            program: process::own_program().ok().and_then(|program| Some(program.parent()?.to_owned())),
            data: Some(data.to_owned()),
            environments: environments(session),
            project: Some(settings.root.clone()),
        }
    }

    /// What lies outside this program.
    fn outside(&self, session: &Session, settings: &Settings, data: &Path) -> Result<Outside, Error> {
        let vars = &session.env.vars;
        let (url, silence) = (env::text(vars, "EF_EDGE_URL")?, env::span(vars, "EF_EDGE_SILENCE")?);
        let err = session.ui.err.clone();
        // A warning, so that `--quiet` does not hide it.
        let tell = edge::Tell::by(move |line| err.line(line));
        let limits = worker::Limits::usual(machine::memory().map(|memory| memory.total));
        let limits = limits.patient(env::span(vars, "EF_WORKER_PATIENCE")?);
        let memory = env::size(vars, "EF_WORKER_MEMORY")?.unwrap_or(limits.memory);
        Ok(Outside {
            edge: edge::Place { url, silence, seats: Some(data.join("seats")) },
            python: self.python_places(session, settings),
            limits: worker::Limits { memory, ..limits },
            licences: worker::Licences::new(data),
            agrees: false,
            tell,
        })
    }

    fn python_places(&self, session: &Session, settings: &Settings) -> worker::Places {
        let named = self.python.clone().or_else(|| env::path(&session.env.vars, "EF_PYTHON"));
        let project = [".venv", "venv"].map(|name| settings.root.join(name));
        let path = session.env.vars.get(std::ffi::OsStr::new("PATH"));
        worker::Places {
            named: named.map(|named| session.env.dir.join(named)),
            environments: environments(session).into_iter().chain(project).collect(),
            programs: path.map(|path| std::env::split_paths(path).collect()).unwrap_or_default(),
        }
    }

    fn espeak_places(&self, session: &Session, settings: &Settings, data: &Path) -> espeak::Places {
        let here = |path: PathBuf| session.env.dir.join(path);
        let path = session.env.vars.get(std::ffi::OsStr::new("PATH"));
        let mut environments = environments(session);
        environments.push(settings.root.clone());
        espeak::Places {
            flag: self.espeak.clone().map(here),
            variable: env::path(&session.env.vars, "EF_ESPEAK").map(here),
            data: Some(data.to_owned()),
            system: true,
            environments,
            programs: path.map(|path| std::env::split_paths(path).collect()).unwrap_or_default(),
        }
    }
}

/// The folder of `ef`'s own data: the one that a flag or `EF_DATA_DIR` names, else by the custom of each system.
pub(crate) fn data_folder(session: &Session, named: Option<&Path>) -> Result<PathBuf, Error> {
    let named = named.map(Path::to_owned).or_else(|| env::path(&session.env.vars, "EF_DATA_DIR"));
    if let Some(named) = named {
        return Ok(session.env.dir.join(named));
    }
    let absolute = |name| env::path(&session.env.vars, name).filter(|path| path.is_absolute());
    let system = if cfg!(target_os = "macos") { "Library/Application Support" } else { ".local/share" };
    let folder = if cfg!(windows) { absolute("LOCALAPPDATA") } else { absolute("XDG_DATA_HOME") };
    let folder = folder.or_else(|| absolute("HOME").map(|home| home.join(system)));
    folder.map(|folder| folder.join("ef")).ok_or(Error::NoDataFolder)
}

/// The virtual environments that are active.
fn environments(session: &Session) -> Vec<PathBuf> {
    let active = |name| env::path(&session.env.vars, name);
    ["VIRTUAL_ENV", "CONDA_PREFIX"].into_iter().filter_map(active).collect()
}
