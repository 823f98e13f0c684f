//! Files whose change restarts a service. One thread for all of them, only where a service wants it. Folders that
//! an ignore file leaves out (`node_modules` in a `.gitignore`) are not watched at all.

use super::{plan::Plan, supervisor::Event};
use globset::{GlobBuilder, GlobSet, GlobSetBuilder};
use ignore::WalkBuilder;
use notify::{EventKind, RecommendedWatcher, RecursiveMode, Watcher};
use std::{
    collections::HashSet,
    path::{Path, PathBuf},
    sync::mpsc::{Sender, channel},
    time::Duration,
};

/// A service is restarted when nothing has changed for so long: an editor writes more than once, a checkout many
/// files.
pub(super) const SETTLED: Duration = Duration::from_millis(200);

/// What one service watches.
struct Wish {
    service: usize,
    dir: PathBuf,
    patterns: GlobSet,
    /// The folders in which the patterns begin.
    roots: Vec<PathBuf>,
}

impl Wish {
    fn wants(&self, path: &Path) -> bool {
        path.strip_prefix(&self.dir).is_ok_and(|relative| self.patterns.is_match(relative))
    }
}

/// A set of patterns, or which of them is none.
fn patterns(texts: &[String]) -> Result<GlobSet, String> {
    let mut set = GlobSetBuilder::new();
    for text in texts {
        // `*` keeps to one folder, as in a shell.
        let glob = GlobBuilder::new(text).literal_separator(true).build();
        set.add(glob.map_err(|error| format!("`{text}` {}", error.kind()))?);
    }
    set.build().map_err(|error| error.to_string())
}

/// Begins to watch for the services that want it.
pub(super) fn start(plan: &Plan, events: Sender<Event>) {
    let wish = |(service, wanted): (usize, &super::plan::Service)| {
        if wanted.watch.is_empty() {
            return None;
        }
        let roots = wanted.watch.iter().map(|text| beginning(&wanted.dir, text)).collect();
        match patterns(&wanted.watch) {
            Ok(patterns) => Some(Wish { service, dir: wanted.dir.clone(), patterns, roots }),
            Err(why) => {
                let _ = events.send(Event::WatchFailed { why: format!("`watch` of {}: {why}", wanted.name) });
                None
            }
        }
    };
    let wishes: Vec<Wish> = plan.services.iter().enumerate().filter_map(wish).collect();
    if wishes.is_empty() {
        return;
    }
    let failed = events.clone();
    let work = move || {
        if let Err(error) = watch(&wishes, &events) {
            let _ = events.send(Event::WatchFailed { why: error.to_string() });
        }
    };
    if let Err(error) = std::thread::Builder::new().name("watch".into()).spawn(work) {
        let _ = failed.send(Event::WatchFailed { why: error.to_string() });
    }
}

/// The folder in which a pattern begins: as far as it says plainly.
fn beginning(dir: &Path, pattern: &str) -> PathBuf {
    let mut found = dir.to_owned();
    let parts: Vec<&str> = pattern.split('/').collect();
    for part in &parts[..parts.len() - 1] {
        if part.contains(['*', '?', '[', '{']) {
            break;
        }
        found.push(part);
    }
    found
}

fn watch(wishes: &[Wish], events: &Sender<Event>) -> notify::Result<()> {
    let (sender, changes) = channel();
    let mut watcher = notify::recommended_watcher(sender)?;
    let mut known = HashSet::new();
    for root in wishes.iter().flat_map(|wish| &wish.roots) {
        add_below(&mut watcher, &mut known, root)?;
    }
    for change in changes {
        let change = change?;
        if matches!(change.kind, EventKind::Access(_)) {
            continue;
        }
        for path in &change.paths {
            let new = path.is_dir() && matches!(change.kind, EventKind::Create(_) | EventKind::Modify(_));
            if new {
                add_below(&mut watcher, &mut known, path)?;
            }
            for wish in wishes {
                // What is in a new folder may have been there before the folder was watched.
                let is_hit = wish.wants(path) && !is_ignored(path)
                    || new && walk(path).build().flatten().any(|entry| wish.wants(entry.path()));
                if is_hit && events.send(Event::Changed { service: wish.service }).is_err() {
                    return Ok(());
                }
            }
        }
    }
    Ok(())
}

/// A walk that keeps to ignore files, also outside of a repository.
fn walk(root: &Path) -> WalkBuilder {
    let mut walk = WalkBuilder::new(root);
    walk.require_git(false).hidden(true);
    walk
}

fn add_below(
    watcher: &mut RecommendedWatcher,
    known: &mut HashSet<PathBuf>,
    root: &Path,
) -> notify::Result<()> {
    let folders =
        walk(root).build().flatten().filter(|entry| entry.file_type().is_some_and(|kind| kind.is_dir()));
    for folder in folders {
        if known.insert(folder.path().to_owned()) {
            watcher.watch(folder.path(), RecursiveMode::NonRecursive)?;
        }
    }
    Ok(())
}

/// Whether an ignore file leaves a file out: it is not found where it lies. One that is gone counts as it did.
fn is_ignored(path: &Path) -> bool {
    let Some(parent) = path.parent() else { return false };
    if !path.exists() {
        return false;
    }
    let mut walk = walk(parent);
    walk.max_depth(Some(1)).parents(true);
    !walk.build().flatten().any(|entry| entry.path() == path)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;

    #[test]
    fn patterns_keep_to_folders_and_say_what_is_wrong_with_them() {
        let set = patterns(&["app/**/*.py".into(), "*.toml".into()]).unwrap();
        let matches = |path: &str| set.is_match(path);
        assert!(matches("app/a.py") && matches("app/b/c/a.py") && matches("x.toml"));
        assert!(!matches("a.py") && !matches("app/a.js") && !matches("b/x.toml"));
        assert!(patterns(&["a[".into()]).unwrap_err().contains("`a[`"));
    }

    #[test]
    fn a_pattern_begins_where_it_is_plain() {
        let at = |pattern| beginning(Path::new("/p"), pattern);
        assert_eq!(at("app/**/*.py"), Path::new("/p/app"));
        assert_eq!(at("app/sub/x.py"), Path::new("/p/app/sub"));
        assert_eq!(at("*.py"), Path::new("/p"));
    }

    #[test]
    fn ignore_files_are_honoured() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join(".gitignore"), "*.gen.py\n").unwrap();
        for name in ["a.py", "b.gen.py"] {
            fs::write(folder.path().join(name), "").unwrap();
        }
        assert!(!is_ignored(&folder.path().join("a.py")));
        assert!(is_ignored(&folder.path().join("b.gen.py")));
    }
}
