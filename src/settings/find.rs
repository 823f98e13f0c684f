//! Where settings lie: the project's folder, the nearest `ef.toml`, the user's own file.

use super::{
    Error,
    env::{self, Variables},
};
use std::{
    fs, io,
    path::{Path, PathBuf},
};

/// The name of the project's file.
pub(super) const FILE_NAME: &str = "ef.toml";

/// The folder in which the search begins, absolute and without links, so that its parents are the real ones.
pub(super) fn start(dir: &Path) -> Result<PathBuf, Box<Error>> {
    let missing = || Error::NoProject { path: dir.to_owned() };
    let start = if cfg!(windows) { std::path::absolute(dir) } else { fs::canonicalize(dir) };
    let start = start.map_err(|cause| match cause.kind() {
        io::ErrorKind::NotFound => missing(),
        _ => Error::Read { path: dir.to_owned(), cause },
    })?;
    if start.is_dir() { Ok(start) } else { Err(Box::new(missing())) }
}

/// The nearest `ef.toml`, here or in a folder above.
pub(super) fn nearest(start: &Path) -> Option<PathBuf> {
    start.ancestors().map(|dir| dir.join(FILE_NAME)).find(|path| path.symlink_metadata().is_ok())
}

/// The file that `--config` names.
pub(super) fn named(path: &Path) -> Result<PathBuf, Box<Error>> {
    let absolute = std::path::absolute(path).map_err(|cause| Error::Read { path: path.to_owned(), cause })?;
    if absolute.exists() { Ok(absolute) } else { Err(Box::new(Error::NoFile { path: path.to_owned() })) }
}

/// The user's own file, when there is one.
pub(super) fn user(variables: &Variables) -> Option<PathBuf> {
    let path = user_folder(variables)?.join("ef").join("config.toml");
    path.symlink_metadata().is_ok().then_some(path)
}

/// The folder for the user's settings by the custom of each system, from the variables that were handed in
/// and not from the process, as a ready-made crate would.
fn user_folder(variables: &Variables) -> Option<PathBuf> {
    let absolute = |name| env::path(variables, name).filter(|path| path.is_absolute());
    if cfg!(windows) {
        return absolute("APPDATA");
    }
    let system = if cfg!(target_os = "macos") { "Library/Application Support" } else { ".config" };
    absolute("XDG_CONFIG_HOME").or_else(|| absolute("HOME").map(|home| home.join(system)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_nearest_file_wins_and_links_above_are_followed_really() {
        let dir = tempfile::tempdir().unwrap();
        let deep = dir.path().join("a/b/c");
        fs::create_dir_all(&deep).unwrap();
        fs::write(dir.path().join("ef.toml"), "").unwrap();
        fs::write(dir.path().join("a/ef.toml"), "").unwrap();
        let start = start(&deep.join("..")).unwrap();
        assert_eq!(nearest(&start), Some(start.parent().unwrap().join("ef.toml")));
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn the_users_folder_comes_from_the_variables() {
        let folder = |pairs: &[(&str, &str)]| {
            user_folder(&pairs.iter().map(|(name, value)| (name.into(), value.into())).collect())
        };
        assert_eq!(folder(&[("HOME", "/h"), ("XDG_CONFIG_HOME", "/x")]), Some("/x".into()));
        assert_eq!(folder(&[("HOME", "/h"), ("XDG_CONFIG_HOME", "relative")]), Some("/h/.config".into()));
        assert_eq!(folder(&[]), None);
    }
}
