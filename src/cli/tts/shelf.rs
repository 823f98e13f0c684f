//! Presets and workspaces for a server: asked for when a request needs them, remembered for a few seconds, and for as
//! long as need be while the database is away.

use super::preset;
use crate::{
    base::Exit,
    cli::{
        Error,
        workspace::lookup::{Lookup, Source},
    },
    serve::{NoPreset, Presets, Tenant},
    tts::studio::Preset,
};
use std::{
    collections::HashMap,
    sync::{Mutex, PoisonError},
    time::{Duration, Instant},
};

/// For so long an answer is not asked for again.
const FRESH: Duration = Duration::from_secs(3);
/// As many answers are remembered at most.
const MOST: usize = 1000;

/// What was answered, and when.
struct Known<T> {
    value: T,
    at: Instant,
}

#[derive(Default)]
struct State {
    lookup: Option<Lookup>,
    presets: HashMap<(String, String), Known<Preset>>,
    workspaces: HashMap<String, Known<Tenant>>,
}

/// The shelf.
pub(crate) struct Shelf {
    source: Source,
    /// The workspace of requests that name none.
    usual: Option<String>,
    state: Mutex<State>,
}

impl Shelf {
    /// Nothing is asked yet.
    pub(crate) fn new(source: Source, usual: Option<String>) -> Self {
        Self { source, usual, state: Mutex::default() }
    }
}

impl State {
    /// Asks; a second time on a new connection when the old one was lost.
    fn ask<T>(
        &mut self,
        source: &Source,
        ask: impl Fn(&mut Lookup) -> Result<T, Error>,
    ) -> Result<T, NoPreset> {
        for _ in 0..2 {
            let fresh = self.lookup.is_none();
            let mut lookup = match self.lookup.take() {
                Some(lookup) => lookup,
                None => source.open().map_err(|error| away(&error))?,
            };
            match ask(&mut lookup) {
                Ok(value) => {
                    self.lookup = Some(lookup);
                    return Ok(value);
                }
                Err(error) if error.exit() == Exit::Usage => {
                    self.lookup = Some(lookup);
                    return Err(wrong(&error));
                }
                Err(error) if fresh => return Err(away(&error)),
                Err(_) => {}
            }
        }
        Err(NoPreset::Away("the database does not answer".to_owned()))
    }
}

fn away(error: &Error) -> NoPreset {
    NoPreset::Away(format!("presets and workspaces cannot be asked for now: {error}"))
}

fn wrong(error: &Error) -> NoPreset {
    let help = miette::Diagnostic::help(error).map(|help| format!(": {help}")).unwrap_or_default();
    let code = match error {
        Error::BadPreset { .. } => "preset_unusable",
        Error::Workspace(error) if matches!(**error, crate::tenancy::workspaces::Error::NoPreset { .. }) => {
            "preset_not_found"
        }
        _ => "workspace_not_found",
    };
    NoPreset::Wrong(code, format!("{error}{help}"))
}

/// What is remembered: when it is fresh, or when there is nothing better.
fn remembered<T: Clone>(known: Option<&Known<T>>, at_any_age: bool) -> Option<T> {
    known.filter(|known| at_any_age || known.at.elapsed() < FRESH).map(|known| known.value.clone())
}

/// Remembers, within bounds.
fn remember<K: std::hash::Hash + Eq, T>(map: &mut HashMap<K, Known<T>>, key: K, value: T) {
    if map.len() >= MOST {
        map.clear();
    }
    map.insert(key, Known { value, at: Instant::now() });
}

impl Presets for Shelf {
    fn preset(&self, workspace: Option<&str>, name: &str) -> Result<Preset, NoPreset> {
        let workspace = workspace.or(self.usual.as_deref()).ok_or_else(|| {
            let message = "no workspace is named, and the server has none of its own: name one in `workspace`, or start it with `--workspace`";
            NoPreset::Wrong("no_workspace", message.to_owned())
        })?;
        let key = (workspace.to_owned(), name.to_owned());
        let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(preset) = remembered(state.presets.get(&key), false) {
            return Ok(preset);
        }
        match state.ask(&self.source, |lookup| preset::find(lookup, workspace, name)) {
            Ok(preset) => {
                remember(&mut state.presets, key, preset.clone());
                Ok(preset)
            }
            Err(NoPreset::Away(why)) => remembered(state.presets.get(&key), true).ok_or(NoPreset::Away(why)),
            Err(wrong) => {
                state.presets.remove(&key);
                Err(wrong)
            }
        }
    }

    fn workspace(&self, workspace: &str) -> Result<Tenant, NoPreset> {
        let mut state = self.state.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(tenant) = remembered(state.workspaces.get(workspace), false) {
            return Ok(tenant);
        }
        let ask = |lookup: &mut Lookup| {
            let found = lookup.workspace(workspace)?;
            Ok(Tenant { id: found.id, private: found.private })
        };
        match state.ask(&self.source, ask) {
            Ok(tenant) => {
                remember(&mut state.workspaces, workspace.to_owned(), tenant.clone());
                Ok(tenant)
            }
            Err(NoPreset::Away(why)) => {
                remembered(state.workspaces.get(workspace), true).ok_or(NoPreset::Away(why))
            }
            Err(wrong) => {
                state.workspaces.remove(workspace);
                Err(wrong)
            }
        }
    }
}
