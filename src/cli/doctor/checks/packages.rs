//! The package manager against the lock file, and what is installed against both.

use super::{Check, Place};
use crate::care::{Finding, MANAGERS, Manager, Version, declared, locked};
use serde_json::Value;
use std::{
    fs,
    path::{Path, PathBuf},
    time::SystemTime,
};

pub(super) const CHECK: Check =
    Check { name: "packages", about: "the package manager against the lock file, and `node_modules`", look };

/// Marks that installations leave in `node_modules`, by which their age is known.
const MARKS: [&str; 4] = [".package-lock.json", ".modules.yaml", ".yarn-state.yml", ".yarn-integrity"];

fn look(place: &Place) -> Vec<Finding> {
    let folders: Vec<PathBuf> =
        place.folders().into_iter().filter(|folder| folder.join("package.json").is_file()).collect();
    if folders.is_empty() {
        return vec![Finding::good("no service has a `package.json`")];
    }
    folders.iter().flat_map(|folder| of_folder(place, folder)).collect()
}

fn of_folder(place: &Place, folder: &Path) -> Vec<Finding> {
    let shown = place.shown(folder);
    let text = fs::read_to_string(folder.join("package.json")).unwrap_or_default();
    let package: Value = match serde_json::from_str(text.trim_start_matches('\u{feff}')) {
        Ok(package) => package,
        Err(error) => {
            let what = format!("`{shown}/package.json` is no JSON: {error}");
            return vec![Finding::error(what).by_hand(format!("npm pkg fix --prefix {shown}"))];
        }
    };
    // In a workspace the lock file lies above.
    let home = folder
        .ancestors()
        .take_while(|above| above.starts_with(&place.root))
        .find(|above| !locked(above).is_empty());
    let home = home.unwrap_or(folder);
    let locks = locked(home);
    let said = declared(&package);
    let mut found = Vec::new();
    if let [(first, one), (_, other), ..] = locks[..] {
        let keep = said.as_ref().map_or(first.name, |said| said.manager.name);
        let odd =
            if said.as_ref().is_some_and(|said| said.manager.locks.contains(&other)) { one } else { other };
        found.push(
            Finding::warning(format!(
                "`{shown}` has the lock files of two package managers: `{one}` and `{other}`"
            ))
            .with(format!("`ef` takes {keep}"))
            .by_hand(format!("git rm {}", place.shown(&home.join(odd)))),
        );
    }
    let locked_by = locks.first().map(|(manager, _)| *manager);
    if let (Some(said), Some((manager, file))) = (&said, locks.first())
        && locks.iter().all(|(manager, _)| *manager != said.manager)
    {
        found.push(
            Finding::error(format!(
                "`{shown}/package.json` says {}, and `{file}` is that of {}",
                said.manager.name, manager.name
            ))
            .by_hand(format!("{} install", said.manager.name)),
        );
    }
    let manager = said.as_ref().map(|said| said.manager).or(locked_by).unwrap_or(&MANAGERS[3]);
    found.extend(program(place, manager, said.and_then(|said| said.version)));
    if found.iter().all(|finding| finding.level < crate::care::Level::Error) {
        found.extend(installed(place, folder, home, manager, locks.first().map(|(_, file)| *file)));
    }
    let lock = locks.first().map_or("no lock file".to_owned(), |(_, file)| format!("`{file}`"));
    super::or_good(found, format!("`{shown}`: {} ({lock}), installed", manager.name))
}

/// Whether the manager can be run, in the version that is asked for.
fn program(place: &Place, manager: &'static Manager, wanted: Option<Version>) -> Option<Finding> {
    let Some(program) = place.program(manager.name) else {
        return Some(
            Finding::error(format!("there is no `{}` on `PATH`", manager.name)).by_hand(manager.get),
        );
    };
    let wanted = wanted?;
    // Corepack's stand-in would fetch the right one when it is asked.
    let is_corepack =
        fs::canonicalize(&program).is_ok_and(|real| real.to_string_lossy().contains("corepack"));
    let version =
        if is_corepack { None } else { Version::parse(&place.said(&program, &["--version"]).ok()?) }?;
    let major = |version: &Version| version.to_string().split('.').next().map(str::to_owned);
    (major(&version) != major(&wanted)).then(|| {
        Finding::warning(format!("{} is {version}, and `package.json` says {wanted}", manager.name))
            .by_hand(format!("corepack use {}@{wanted}", manager.name))
    })
}

/// Whether what the lock file says is installed.
fn installed(
    place: &Place,
    folder: &Path,
    home: &Path,
    manager: &Manager,
    lock: Option<&str>,
) -> Option<Finding> {
    let modules = [folder, home].map(|at| at.join("node_modules"));
    let Some(modules) = modules.iter().find(|modules| modules.is_dir()) else {
        let run =
            if lock.is_some() { manager.install.to_owned() } else { format!("{} install", manager.name) };
        let shown = place.shown(&folder.join("node_modules"));
        return Some(
            Finding::note(format!("`{shown}` is not there yet; `ef dev` makes it")).by_running(run, home),
        );
    };
    let time = |path: &Path| fs::metadata(path).and_then(|facts| facts.modified()).ok();
    let done: Option<SystemTime> = MARKS.iter().filter_map(|mark| time(&modules.join(mark))).max();
    let locked = lock.and_then(|file| time(&home.join(file)));
    let (done, locked) = (done?, locked?);
    (locked > done).then(|| {
        let shown = place.shown(&home.join(lock.unwrap_or_default()));
        Finding::warning(format!("`{shown}` is newer than what is installed"))
            .by_running(manager.install, home)
    })
}

#[cfg(test)]
mod tests {
    use super::{super::super::place::testing::Project, *};
    use crate::care::Level;

    const CONFIG: (&str, &str) = ("ef.toml", "[service.ui]\nrun = \"x\"\ndir = \"web\"\n");

    fn found(files: &[(&str, &str)]) -> Vec<Finding> {
        let files: Vec<_> = [CONFIG].into_iter().chain(files.iter().copied()).collect();
        look(&Project::new(&files, &[]).place())
    }

    #[test]
    fn two_lock_files_and_a_wrong_one_are_told() {
        let two = found(&[("web/package.json", "{}"), ("web/package-lock.json", ""), ("web/yarn.lock", "")]);
        let two = two.iter().find(|finding| finding.what.contains("two package managers")).unwrap();
        assert_eq!(two.level, Level::Warning);
        let wrong =
            found(&[("web/package.json", r#"{"packageManager":"npm@10.1.0"}"#), ("web/bun.lock", "")]);
        assert_eq!(wrong[0].what, "`web/package.json` says npm, and `bun.lock` is that of bun");
        assert_eq!(wrong[0].mend.as_ref().unwrap().command, "npm install");
        let broken = found(&[("web/package.json", "{")]);
        assert_eq!(broken[0].level, Level::Error);
    }

    #[test]
    fn a_manager_that_is_not_there_is_an_error_with_the_way_to_get_it() {
        let files = [CONFIG, ("web/package.json", "{}"), ("web/pnpm-lock.yaml", "")];
        let found = look(&Project::new(&files, &[("PATH", "/nowhere")]).place());
        assert_eq!(found[0].what, "there is no `pnpm` on `PATH`");
        assert_eq!(found[0].mend.as_ref().unwrap().command, "corepack enable pnpm");
    }

    #[test]
    fn what_is_installed_is_held_against_the_lock_file() {
        let files = [CONFIG, ("web/package.json", "{}"), ("web/package-lock.json", "{}")];
        let project = Project::new(&files, &[]);
        if project.place().program("npm").is_none() {
            return;
        }
        let missing = look(&project.place());
        assert_eq!(
            (missing[0].level, missing[0].mend.as_ref().unwrap().command.as_str()),
            (Level::Note, "npm ci")
        );
        let mark = project.path("web/node_modules/.package-lock.json");
        fs::create_dir_all(mark.parent().unwrap()).unwrap();
        fs::write(&mark, "{}").unwrap();
        let age = |path: &Path, seconds: u64| {
            let time = SystemTime::now() - std::time::Duration::from_secs(seconds);
            fs::File::options().write(true).open(path).unwrap().set_modified(time).unwrap();
        };
        age(&project.path("web/package-lock.json"), 100);
        assert_eq!(look(&project.place())[0].level, Level::Good);
        age(&mark, 200);
        assert_eq!(look(&project.place())[0].level, Level::Warning);
    }
}
