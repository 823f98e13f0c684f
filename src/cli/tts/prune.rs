//! `ef tts voices prune`: takes away what broken downloads and interrupted installations left.

use super::{
    super::{Error, session::Session},
    around::Around,
    voices::studio,
};
use crate::base::Exit;
use clap::Args;
use serde_json::json;
use std::{
    fs,
    path::{Path, PathBuf},
};

/// Take away what is left of broken downloads and installations
///
/// Voices that are installed stay. Parts of downloads go, so that the next one begins anew; while another `ef` downloads
/// nothing of it is touched. With `--cache`, optimised graphs go too: they are made again when they are needed.
///
/// Example: ef tts voices prune --dry-run
///
/// Example: ef tts voices prune --cache
#[derive(Args, Debug)]
pub(super) struct Prune {
    /// Say what would go, and do nothing
    #[arg(long)]
    dry_run: bool,
    /// Take away cached graphs of models too
    #[arg(long)]
    cache: bool,
    #[command(flatten)]
    around: Around,
}

impl Prune {
    pub(super) fn run(self, session: &Session) -> Result<Exit, Error> {
        let studio = studio(&self.around, session)?;
        let root = studio.store.root();
        let downloads = root.with_file_name("downloads");
        let mut gone: Vec<PathBuf> = Vec::new();
        let busy = is_busy(&downloads);
        if busy {
            session.ui.say("ef: another `ef` is downloading: its parts stay");
        } else {
            gone.extend(inside(&downloads, |_| true));
        }
        for engine in inside(root, |_| true) {
            gone.extend(inside(&engine, |name| name.starts_with('.')));
        }
        if self.cache {
            gone.extend(inside(&self.around.data(session)?.join("cache").join("graphs"), |_| true));
        }
        let bytes: u64 = gone.iter().map(|path| size(path)).sum();
        if !self.dry_run {
            for path in &gone {
                let removed = if path.is_dir() { fs::remove_dir_all(path) } else { fs::remove_file(path) };
                removed.map_err(|source| Error::Write { path: path.clone(), source })?;
            }
        }
        if session.ui.json {
            let paths: Vec<String> = gone.iter().map(|path| path.display().to_string()).collect();
            let answer = json!({ "version": 1, "paths": paths, "bytes": bytes, "removed": !self.dry_run });
            session.ui.answer(&format!("{answer}\n"));
        } else {
            let verb = if self.dry_run { "would take away" } else { "took away" };
            session.ui.say(&format!(
                "ef: {verb} {} files and folders, {} MB",
                gone.len(),
                bytes.div_ceil(1_000_000)
            ));
        }
        Ok(Exit::Done)
    }
}

/// Whether somebody holds the lock of a download.
fn is_busy(downloads: &Path) -> bool {
    let locks = inside(downloads, |name| Path::new(name).extension().is_some_and(|end| end == "lock"));
    let held = |path: &PathBuf| fs::File::open(path).is_ok_and(|file| file.try_lock().is_err());
    locks.iter().any(held)
}

/// What lies in a folder under names that are wanted; nothing when there is no such folder.
fn inside(folder: &Path, wanted: impl Fn(&str) -> bool) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let named = entries.filter(|entry| wanted(&entry.file_name().to_string_lossy()));
    named.map(|entry| entry.path()).collect()
}

fn size(path: &Path) -> u64 {
    if path.is_dir() {
        return inside(path, |_| true).iter().map(|path| size(path)).sum();
    }
    fs::metadata(path).map_or(0, |facts| facts.len())
}
