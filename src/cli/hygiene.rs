//! Finds keys that may do everything where they must not be: in public variables, and in files that git knows.
//! `ef workspace` refuses to go on while one is public; `ef doctor` tells of all.

use super::{Error, session::Session};
use crate::{
    base::process::Task,
    settings::Settings,
    supabase::{self, PUBLIC, holds_key, is_public_key, public_key, public_keys},
};
use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
};

/// The largest env file that is looked into, in bytes.
const LARGEST: u64 = 1 << 20;

/// A key in the wrong place.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Exposed {
    /// Where, for people.
    pub(super) place: String,
    /// The file, when it is in one that git knows.
    pub(super) tracked: Option<String>,
    /// The public variable that holds it, when one does.
    pub(super) variable: Option<String>,
}

/// Looks at the environment, at env files, and at the files that git knows; refuses to go on with a public key.
pub(super) fn check(session: &Session, settings: &Settings) -> Result<(), Error> {
    let public = |found: Vec<Exposed>| found.into_iter().find(|one| one.variable.is_some());
    let found = public(environment(session, settings))
        .or_else(|| public(env_files(settings)))
        .or_else(|| public(tracked_files(session, settings)));
    match found {
        Some(Exposed { place, .. }) => Err(supabase::Error::PublicKey { place }.into()),
        None => Ok(()),
    }
}

/// Everything that [`check`] would find, and keys in files that git knows besides. Each place once.
pub(super) fn all(session: &Session, settings: &Settings) -> Vec<Exposed> {
    let mut found = environment(session, settings);
    found.extend(tracked_files(session, settings));
    for exposed in env_files(settings) {
        if found.iter().all(|one| one.place != exposed.place) {
            found.push(exposed);
        }
    }
    found
}

fn environment(session: &Session, settings: &Settings) -> Vec<Exposed> {
    let texts = session.env.vars.iter().filter_map(|(name, value)| Some((name.to_str()?, value.to_str()?)));
    // The key itself is not for a public variable either, in whatever form it is.
    let key = session.env.var(&settings.values.supabase.service_role_key_env).filter(|key| key.len() >= 16);
    let own = key.as_deref();
    let public = texts.filter(|(name, _)| name.starts_with(PUBLIC));
    public
        .filter(|(name, value)| is_public_key(name, value) || (own.is_some() && own == Some(*value)))
        .map(|(name, _)| Exposed {
            place: format!("`{name}` of the environment"),
            tracked: None,
            variable: Some(name.to_owned()),
        })
        .collect()
}

/// The env files of the project and of its services.
pub(super) fn env_file_paths(settings: &Settings) -> Vec<PathBuf> {
    let mut folders: BTreeSet<PathBuf> =
        BTreeSet::from([settings.root.clone(), settings.root.join("frontend")]);
    folders.extend(settings.values.service.0.iter().map(|(_, service)| settings.root.join(&service.dir)));
    let files = folders.iter().flat_map(|folder| fs::read_dir(folder).into_iter().flatten().flatten());
    let mut env_files: Vec<PathBuf> = files
        .filter(|file| file.file_name().to_string_lossy().starts_with(".env"))
        .map(|file| file.path())
        .collect();
    env_files.sort();
    env_files
}

fn env_files(settings: &Settings) -> Vec<Exposed> {
    let mut found = Vec::new();
    for path in env_file_paths(settings) {
        let small = fs::metadata(&path).is_ok_and(|facts| facts.is_file() && facts.len() <= LARGEST);
        let Some(text) = small.then(|| fs::read(&path).ok()).flatten() else { continue };
        let shown = shown(&path, &settings.root);
        found.extend(public_keys(&String::from_utf8_lossy(&text)).into_iter().map(|(line, name)| Exposed {
            place: place(&name, &shown, &line.to_string()),
            tracked: None,
            variable: Some(name),
        }));
    }
    found
}

fn place(name: &str, file: &str, line: &str) -> String {
    format!("`{name}` in `{file}`, line {line},")
}

/// By `git grep`, which is quick; where there is no git there are no tracked files.
fn tracked_files(session: &Session, settings: &Settings) -> Vec<Exposed> {
    let environment = super::database::chosen(session, &["PATH", "HOME"]);
    let pattern = "sb_secret_[A-Za-z0-9_-]|eyJ[A-Za-z0-9_-]+[.]eyJ";
    let args = ["--no-optional-locks", "grep", "-I", "-n", "-z", "-E", "-e", pattern];
    let task = Task {
        program: "git".into(),
        args: args.iter().map(Into::into).collect(),
        dir: settings.root.clone(),
        environment,
        account: None,
    };
    let Some(finished) = task.run().ok().filter(|finished| finished.ended.success()) else {
        return Vec::new();
    };
    let exposed = |hit: &str| {
        let mut parts = hit.splitn(3, '\0');
        let (file, line, text) = (parts.next()?, parts.next()?, parts.next()?);
        let tracked = Some(file.to_owned());
        if let Some(name) = public_key(text) {
            return Some(Exposed { place: place(&name, file, line), tracked, variable: Some(name) });
        }
        let of_key = holds_key(text);
        of_key.then(|| Exposed { place: format!("`{file}`, line {line},"), tracked, variable: None })
    };
    finished.stdout.lines().filter_map(exposed).collect()
}

fn shown(path: &Path, root: &Path) -> String {
    path.strip_prefix(root).unwrap_or(path).display().to_string()
}
