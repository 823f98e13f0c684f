//! Somebody without rights, whom root can let a program run as.

use crate::{alone::skip, ef::Ef};
use rustix::process::geteuid;
use std::{
    env,
    ffi::OsString,
    os::unix::fs::lchown,
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

/// A user of the system without rights.
pub(crate) struct Stranger {
    uid: u32,
    gid: u32,
    /// What is left of `PATH` without the folders that are closed to this user.
    path: OsString,
}

/// The user `nobody`. `None`, said aloud, where this is not root, or where there is no way to become somebody else.
pub(crate) fn stranger() -> Option<Stranger> {
    if !geteuid().is_root() {
        skip("this is not root, so nothing is run as somebody else: it runs as this user");
        return None;
    }
    let number = |flag| {
        let output = Command::new("id").args([flag, "nobody"]).output().ok()?;
        String::from_utf8_lossy(&output.stdout).trim().parse().ok()
    };
    let path = env::var_os("PATH").unwrap_or_default();
    let found = number("-u").zip(number("-g")).map(|(uid, gid)| Stranger { uid, gid, path });
    let Some(mut stranger) = found.filter(|stranger| stranger.can("/bin/true", &[])) else {
        skip("root cannot become `nobody` here (`setpriv` of util-linux does that): it runs as root");
        return None;
    };
    let enters = |folder: &PathBuf| {
        folder.to_str().is_some_and(|folder| stranger.can("/bin/sh", &["-c", "cd \"$0\"", folder]))
    };
    let open: Vec<PathBuf> = env::split_paths(&stranger.path).filter(enters).collect();
    stranger.path = env::join_paths(open).expect("folders of a path");
    Some(stranger)
}

impl Stranger {
    fn line(&self) -> [String; 5] {
        let words = ["setpriv", &format!("--reuid={}", self.uid), &format!("--regid={}", self.gid)]
            .map(str::to_owned);
        let [program, uid, gid] = words;
        [program, uid, gid, "--clear-groups".to_owned(), "--".to_owned()]
    }

    /// Whether this user can run the program, and that ends with 0.
    pub(crate) fn can(&self, program: &str, args: &[&str]) -> bool {
        let line = self.line();
        let mut command = Command::new(&line[0]);
        command.args(&line[1..]).arg(program).args(args).current_dir("/").env("PATH", &self.path);
        command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
        command.status().is_ok_and(|status| status.success())
    }

    /// Gives everything that is there to this user, who runs a copy of the program from now on.
    pub(crate) fn runs(&self, ef: Ef) -> Ef {
        let ef = ef.copied();
        self.give(&ef.path(".."));
        ef.under(self.line()).env("PATH", &self.path)
    }

    fn give(&self, path: &Path) {
        lchown(path, Some(self.uid), Some(self.gid)).expect("root may give things away");
        if path.is_dir() && !path.is_symlink() {
            for entry in path.read_dir().expect("a folder of the test") {
                self.give(&entry.expect("an entry of a folder").path());
            }
        }
    }
}
