//! What lies beside the repository, and the programs that only some tests need.

use crate::alone::skip;
use std::{env, path::PathBuf, process::Command};

/// A file of the folder `shared` beside the repository, or of the folder that `EF_SHARED` names. `None`, said
/// aloud, when there is no such folder; a failure instead where `EF_REQUIRE_SHARED` is set.
pub(crate) fn shared(file: &str) -> Option<PathBuf> {
    let beside = || PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../shared");
    let folder = env::var_os("EF_SHARED").map_or_else(beside, PathBuf::from);
    let path = folder.join(file);
    if path.exists() {
        return Some(path);
    }
    assert!(env::var_os("EF_REQUIRE_SHARED").is_none(), "no `{}`", path.display());
    skip(&format!("no `{file}` in a folder `shared` beside the repository"));
    None
}

/// Whether all these programs can be run. Said aloud when not; a failure instead in CI.
pub(crate) fn have(programs: &[&str]) -> bool {
    let missing = programs.iter().find(|program| Command::new(program).arg("--version").output().is_err());
    if let Some(missing) = missing {
        cannot(&format!("`{missing}` is not there"));
    }
    missing.is_none()
}

/// A test cannot run. Said aloud; a failure instead in CI, where everything must be there.
pub(crate) fn cannot(why: &str) {
    assert!(env::var_os("CI").is_none(), "in CI this test must run, but {why}");
    skip(why);
}
