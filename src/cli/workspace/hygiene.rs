//! Refuses to go on while a key that may do everything is where every visitor can read it.

use crate::{
    base::process::Task,
    cli::{Error, session::Session},
    settings::Settings,
    supabase::{self, PUBLIC, is_public_key, public_key, public_keys},
};
use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
};

/// The largest env file that is looked into, in bytes.
const LARGEST: u64 = 1 << 20;

/// Looks at the environment, at env files, and at the files that git knows.
pub(super) fn check(session: &Session, settings: &Settings) -> Result<(), Error> {
    let found = environment(session, settings)
        .or_else(|| env_files(settings))
        .or_else(|| tracked_files(session, settings));
    match found {
        Some(place) => Err(supabase::Error::PublicKey { place }.into()),
        None => Ok(()),
    }
}

fn environment(session: &Session, settings: &Settings) -> Option<String> {
    let texts = session.env.vars.iter().filter_map(|(name, value)| Some((name.to_str()?, value.to_str()?)));
    // The key itself is not for a public variable either, in whatever form it is.
    let key = session.env.var(&settings.values.supabase.service_role_key_env).filter(|key| key.len() >= 16);
    let own = key.as_deref();
    let mut public = texts.filter(|(name, _)| name.starts_with(PUBLIC));
    let (name, _) =
        public.find(|(name, value)| is_public_key(name, value) || (own.is_some() && own == Some(*value)))?;
    Some(format!("`{name}` of the environment"))
}

fn env_files(settings: &Settings) -> Option<String> {
    let mut folders: BTreeSet<PathBuf> =
        BTreeSet::from([settings.root.clone(), settings.root.join("frontend")]);
    folders.extend(settings.values.service.0.iter().map(|(_, service)| settings.root.join(&service.dir)));
    let files = folders.iter().flat_map(|folder| fs::read_dir(folder).into_iter().flatten().flatten());
    let mut env_files: Vec<PathBuf> = files
        .filter(|file| file.file_name().to_string_lossy().starts_with(".env"))
        .map(|file| file.path())
        .collect();
    env_files.sort();
    env_files.iter().find_map(|path| {
        let small = fs::metadata(path).is_ok_and(|facts| facts.is_file() && facts.len() <= LARGEST);
        let text = small.then(|| fs::read(path).ok()).flatten()?;
        let (line, name) = public_keys(&String::from_utf8_lossy(&text)).into_iter().next()?;
        Some(format!("`{name}` in `{}`, line {line},", shown(path, &settings.root)))
    })
}

/// By `git grep`, which is quick; where there is no git there are no tracked files.
fn tracked_files(session: &Session, settings: &Settings) -> Option<String> {
    let wanted = ["PATH", "HOME"];
    let environment = crate::cli::database::chosen(session, &wanted);
    let pattern = format!("{PUBLIC}[A-Za-z0-9_]*.*(sb_secret_|eyJ)");
    let args = ["--no-optional-locks", "grep", "-I", "-n", "-z", "-E", "-e", &pattern];
    let task = Task {
        program: "git".into(),
        args: args.iter().map(Into::into).collect(),
        dir: settings.root.clone(),
        environment,
        account: None,
    };
    let finished = task.run().ok().filter(|finished| finished.ended.success())?;
    finished.stdout.lines().find_map(|hit| {
        let mut parts = hit.splitn(3, '\0');
        let (file, line, text) = (parts.next()?, parts.next()?, parts.next()?);
        let name = public_key(text)?;
        Some(format!("`{name}` in `{file}`, line {line},"))
    })
}

fn shown(path: &Path, root: &Path) -> String {
    path.strip_prefix(root).unwrap_or(path).display().to_string()
}
