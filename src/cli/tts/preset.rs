//! A preset of a workspace, for every command that speaks: found where workspaces are kept, read and checked.

use super::super::{
    Error,
    session::Session,
    workspace::lookup::{Lookup, Source, current_id},
};
use crate::{
    base::Exit,
    cli::database::Database,
    settings::Settings,
    tenancy::workspaces,
    tts::{
        edge::Cloud,
        studio::{Preset, Wish},
    },
};
use clap::Args;

/// The flags of commands that speak for a workspace.
#[derive(Args, Clone, Debug, Default)]
#[command(next_help_heading = "Workspace")]
pub(crate) struct ForWorkspace {
    /// Speak with this preset of the workspace; what is asked for beside it wins
    #[arg(long, value_name = "NAME")]
    pub(crate) preset: Option<String>,
    /// The workspace that it is for, by slug, name or id, instead of the current one
    #[arg(long, value_name = "WORKSPACE")]
    pub(crate) workspace: Option<String>,
    #[command(flatten)]
    pub(crate) database: Database,
}

impl ForWorkspace {
    /// The preset that is asked for, if one is.
    pub(crate) fn preset(&self, session: &Session, settings: &Settings) -> Result<Option<Preset>, Error> {
        let Some(name) = &self.preset else { return Ok(None) };
        let source = Source::find(session, settings, &self.database)?.ok_or(Error::NoPresets)?;
        let workspace = match &self.workspace {
            Some(named) => named.clone(),
            None => current_id(settings)?.ok_or(Error::NoCurrent)?,
        };
        let mut lookup = source.open()?;
        let preset = find(&mut lookup, &workspace, name)?;
        if !preset.unknown.is_empty() {
            let settings = preset.unknown.join("`, `");
            session
                .ui
                .say(&format!("ef: the preset `{name}` has settings that mean nothing here: `{settings}`"));
        }
        Ok(Some(preset))
    }

    /// Keeps the texts of a private workspace here. Nobody is asked where text may not leave anyway.
    pub(crate) fn guard(&self, session: &Session, settings: &Settings, wish: &mut Wish) -> Result<(), Error> {
        if wish.cloud != Cloud::Allowed {
            return Ok(());
        }
        let Some(workspace) = self.booked_to(settings) else { return Ok(()) };
        let Some(source) = Source::find(session, settings, &self.database)? else { return Ok(()) };
        let found = source.open().and_then(|mut lookup| Ok(lookup.workspace(&workspace)?));
        wish.cloud = match found {
            Ok(workspace) if workspace.private => Cloud::Private,
            Ok(_) => Cloud::Allowed,
            Err(error) if self.workspace.is_some() && error.exit() == Exit::Usage => return Err(error),
            Err(_) => Cloud::Unknown,
        };
        Ok(())
    }

    /// The workspace that what is spoken is for, as far as it is known without asking anybody.
    pub(crate) fn booked_to(&self, settings: &Settings) -> Option<String> {
        self.workspace.clone().or_else(|| current_id(settings).ok().flatten())
    }
}

/// A preset, read and checked.
pub(crate) fn find(lookup: &mut Lookup, workspace: &str, name: &str) -> Result<Preset, Error> {
    let workspace = lookup.workspace(workspace)?;
    let kept = lookup.preset(&workspace, name)?;
    read(&kept).map_err(|why| Error::BadPreset { name: name.to_owned(), workspace: workspace.slug, why })
}

/// A preset as it is kept, checked.
pub(crate) fn read(kept: &workspaces::Preset) -> Result<Preset, String> {
    Preset::read(&kept.name, kept.engine.as_deref(), &kept.voice, &kept.params)
}
