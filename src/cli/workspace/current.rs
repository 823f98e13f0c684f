//! `ef workspace current`, and the file in `.ef/` that remembers it for each project.

use super::{Place, back_end::BackEnd};
use crate::{
    base::{Exit, STATE_FOLDER, files, make_state_folder},
    cli::{Error, database::Access, session::Session},
    render::workspace as render,
    settings::Settings,
    tenancy::workspaces::Workspace,
};
use clap::Args;
use serde::{Deserialize, Serialize};
use std::{fs, io, path::PathBuf};

/// The workspace that commands here mean when none is named.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub(super) struct Remembered {
    version: u32,
    /// Its id.
    pub(super) id: String,
    /// Its slug when it was chosen.
    pub(super) slug: String,
    /// Its name then.
    pub(super) name: String,
}

const VERSION: u32 = 1;

fn path(settings: &Settings) -> PathBuf {
    settings.root.join(STATE_FOLDER).join("workspace.json")
}

/// The one that was chosen, when one was.
pub(super) fn read(settings: &Settings) -> Result<Option<Remembered>, Error> {
    let path = path(settings);
    let bytes = match fs::read(&path) {
        Ok(bytes) => bytes,
        Err(error) if matches!(error.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory) => {
            return Ok(None);
        }
        Err(source) => return Err(Error::Remembered { path, source }),
    };
    let remembered: Remembered = serde_json::from_slice(&bytes)
        .map_err(|error| Error::Remembered { path: path.clone(), source: error.into() })?;
    if remembered.version != VERSION {
        let source = io::Error::other(format!("its version is {}", remembered.version));
        return Err(Error::Remembered { path, source });
    }
    Ok(Some(remembered))
}

/// Remembers one.
pub(super) fn write(settings: &Settings, workspace: &Workspace) -> Result<(), Error> {
    let (id, slug, name) = (workspace.id.clone(), workspace.slug.clone(), workspace.name.clone());
    let remembered = Remembered { version: VERSION, id, slug, name };
    let path = path(settings);
    let fail = |source| Error::Write { path: path.clone(), source };
    make_state_folder(&settings.root).map_err(fail)?;
    let mut text = serde_json::to_vec(&remembered).map_err(|error| fail(error.into()))?;
    text.push(b'\n');
    files::write_whole(&path, &text).map_err(fail)
}

/// Forgets it.
pub(super) fn forget(settings: &Settings) -> Result<(), Error> {
    let path = path(settings);
    match fs::remove_file(&path) {
        Err(source) if source.kind() != io::ErrorKind::NotFound => Err(Error::Write { path, source }),
        _ => Ok(()),
    }
}

/// Print the workspace that commands here mean when none is named
///
/// Prints its slug. Exit code 1 when none was chosen, or when it is not there any more. With `--offline` the database
/// is not asked: fast enough for a shell's prompt.
///
/// Example: ef workspace current --json | jq -r .workspace.id
///
/// Example: ef workspace current
#[derive(Args, Debug)]
pub(super) struct Current {
    /// Tell what was chosen, without asking the database
    #[arg(long)]
    offline: bool,
    #[command(flatten)]
    place: Place,
}

impl Current {
    pub(super) fn run(self, session: &Session) -> Result<Exit, Error> {
        let settings = session.settings(Vec::new())?;
        crate::cli::hygiene::check(session, &settings)?;
        let Some(remembered) = read(&settings)? else {
            render::no_current(&session.ui);
            return Ok(Exit::No);
        };
        let (id, slug, name) = (remembered.id, remembered.slug, remembered.name);
        let chosen = Workspace { id, slug, name, created_at: String::new(), private: false };
        if self.offline {
            render::current(&session.ui, &chosen, false);
            return Ok(Exit::Done);
        }
        let mut back_end = BackEnd::open(session, &settings, &self.place, Access::Read)?;
        let found = back_end.store().matching(&chosen.id)?.into_iter().find(|one| one.id == chosen.id);
        if let Some(workspace) = found {
            render::current(&session.ui, &workspace, true);
            return Ok(Exit::Done);
        }
        render::current_gone(&session.ui, &chosen);
        Ok(Exit::No)
    }
}
