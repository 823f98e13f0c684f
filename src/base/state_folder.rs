//! The folder in which `ef` keeps what belongs to one project and is not for git.

use super::files;
use std::{
    fs, io,
    path::{Path, PathBuf},
};

/// Its name.
pub const STATE_FOLDER: &str = ".ef";

/// The file in it whose lock a running `ef dev` holds.
pub const RUN_LOCK: &str = "lock";

/// Makes the folder of the project at `root`, with a rule that keeps it out of git.
pub fn make_state_folder(root: &Path) -> io::Result<PathBuf> {
    let folder = root.join(STATE_FOLDER);
    fs::create_dir_all(folder.join("logs"))?;
    let ignore = folder.join(".gitignore");
    if !ignore.exists() {
        files::write_whole(&ignore, b"*\n")?;
    }
    Ok(folder)
}
