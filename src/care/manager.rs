//! Package managers of JavaScript, and which of them a folder is for: by its lock file and by what its
//! `package.json` says.

use super::Version;
use serde_json::Value;
use std::path::Path;

/// A package manager.
#[derive(Debug, PartialEq, Eq)]
pub struct Manager {
    /// Its program.
    pub name: &'static str,
    /// The files in which it writes down what it installed.
    pub locks: &'static [&'static str],
    /// What installs exactly what the lock file says.
    pub install: &'static str,
    /// How it is got.
    pub get: &'static str,
}

/// All of them; npm last, since others leave its files lying about.
pub static MANAGERS: [Manager; 4] = [
    Manager {
        name: "pnpm",
        locks: &["pnpm-lock.yaml"],
        install: "pnpm install --frozen-lockfile",
        get: "corepack enable pnpm",
    },
    Manager {
        name: "yarn",
        locks: &["yarn.lock"],
        install: "yarn install --immutable",
        get: "corepack enable yarn",
    },
    Manager {
        name: "bun",
        locks: &["bun.lock", "bun.lockb"],
        install: "bun install --frozen-lockfile",
        get: "npm install -g bun",
    },
    Manager {
        name: "npm",
        locks: &["package-lock.json", "npm-shrinkwrap.json"],
        install: "npm ci",
        get: "apt install npm",
    },
];

/// The managers whose lock files lie in a folder, each with the file.
pub fn locked(folder: &Path) -> Vec<(&'static Manager, &'static str)> {
    let lock = |manager: &'static Manager| {
        let file = manager.locks.iter().find(|file| folder.join(file).is_file())?;
        Some((manager, *file))
    };
    MANAGERS.iter().filter_map(lock).collect()
}

/// What `packageManager` of a `package.json` says.
#[derive(Debug, PartialEq, Eq)]
pub struct Declared {
    /// The manager.
    pub manager: &'static Manager,
    /// Its version, when one is named.
    pub version: Option<Version>,
}

/// Reads that; `None` when nothing is said, or something unknown.
pub fn declared(package: &Value) -> Option<Declared> {
    let text = package.get("packageManager")?.as_str()?;
    let (name, version) = text.split_once('@').unwrap_or((text, ""));
    let manager = MANAGERS.iter().find(|manager| manager.name == name)?;
    Some(Declared { manager, version: Version::parse(version) })
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;
    use std::fs;

    #[test]
    fn lock_files_name_their_managers() {
        let folder = tempfile::tempdir().unwrap();
        assert!(locked(folder.path()).is_empty());
        fs::write(folder.path().join("package-lock.json"), "{}").unwrap();
        fs::write(folder.path().join("bun.lockb"), "").unwrap();
        let found: Vec<_> =
            locked(folder.path()).into_iter().map(|(manager, file)| (manager.name, file)).collect();
        assert_eq!(found, [("bun", "bun.lockb"), ("npm", "package-lock.json")]);
    }

    #[test]
    fn what_a_package_declares_is_read() {
        let declares = |text: &str| declared(&json!({ "packageManager": text }));
        let found = declares("pnpm@9.1.0+sha512.abc").unwrap();
        assert_eq!((found.manager.name, found.version.unwrap().to_string().as_str()), ("pnpm", "9.1.0"));
        assert_eq!(declares("cargo@1"), None);
        assert_eq!(declared(&json!({})), None);
    }
}
