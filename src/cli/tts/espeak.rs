//! Where this run looks for espeak-ng.

use super::around::data_folder;
use crate::{
    cli::session::Session,
    settings::env,
    tts::espeak::{Espeak, Places, Tried},
};
use clap::Args;
use std::path::PathBuf;

/// The flag of every command that may need espeak-ng.
#[derive(Args, Clone, Debug, Default)]
pub(crate) struct EspeakPlace {
    /// The espeak-ng to use: its library, its program, or the folder of one
    #[arg(long, value_name = "PATH")]
    pub(crate) espeak: Option<PathBuf>,
    /// The folder for voices and libraries, instead of the user's data folder
    #[arg(long, value_name = "DIR")]
    pub(crate) data_dir: Option<PathBuf>,
}

impl EspeakPlace {
    /// The folder of `ef`'s own data, when there can be one.
    pub(crate) fn data(&self, session: &Session) -> Option<PathBuf> {
        data_folder(session, self.data_dir.as_deref()).ok()
    }

    /// All places, in order.
    pub(crate) fn places(&self, session: &Session) -> Places {
        let variables = &session.env.vars;
        let path = |name| env::path(variables, name);
        let here = |path: PathBuf| session.env.dir.join(path);
        let project = session.global.project.clone().map_or_else(|| session.env.dir.clone(), here);
        let environments = [path("VIRTUAL_ENV"), path("CONDA_PREFIX"), Some(project)];
        let search = variables.get(std::ffi::OsStr::new("PATH"));
        Places {
            flag: self.espeak.clone().map(here),
            variable: path("EF_ESPEAK").or_else(|| path("PHONEMIZER_ESPEAK_LIBRARY")).map(here),
            data: self.data(session),
            system: true,
            environments: environments.into_iter().flatten().collect(),
            programs: search.map(|search| std::env::split_paths(search).collect()).unwrap_or_default(),
        }
    }

    /// The espeak-ng that is found, and what was tried in vain.
    pub(crate) fn search(&self, session: &Session) -> (Option<Espeak>, Vec<Tried>) {
        Espeak::search(&self.places(session))
    }
}
