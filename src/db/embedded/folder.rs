//! Where a project's server keeps its things: `.ef/postgres/`, or, when root hands the server to a user who
//! cannot enter the project, a folder below `/var/lib/ef` that `.ef/postgres` then points to.

use super::{Around, Error, Hear, Note};
use crate::base::{
    RUN_LOCK, STATE_FOLDER,
    account::{self, Account},
    checksum::sha256,
    files, make_state_folder,
};
use std::{
    fs::{self, File},
    io,
    path::{Path, PathBuf},
};

/// The name below `.ef/`.
const NAME: &str = "postgres";
/// Who runs the server for root, the first that exists.
const UNPRIVILEGED: [&str; 2] = ["postgres", "nobody"];
/// What root keeps for users who cannot enter root's own folders.
#[cfg(not(target_os = "macos"))]
pub(super) const SYSTEM_FOLDER: &str = "/var/lib/ef";
/// What root keeps for users who cannot enter root's own folders.
#[cfg(target_os = "macos")]
pub(super) const SYSTEM_FOLDER: &str = "/var/db/ef";
/// The longest path of a socket: `sun_path` without its end, on macOS 104 instead of 108 bytes.
const LONGEST_SOCKET: usize = if cfg!(target_os = "linux") { 107 } else { 103 };

/// The folder of a project's server, links resolved.
#[derive(Clone, Debug)]
pub(super) struct Folder {
    path: PathBuf,
    /// The file whose lock a running `ef dev` of the project holds.
    run_lock: PathBuf,
}

impl Folder {
    /// The folder that is there; `None` when there is none. Makes nothing.
    pub(super) fn find(root: &Path) -> Result<Option<Self>, Error> {
        let path = root.join(STATE_FOLDER).join(NAME);
        match fs::canonicalize(&path) {
            Ok(path) if is_of_another(root, &path) => Ok(None),
            Ok(path) => Ok(Some(Self { path, run_lock: root.join(STATE_FOLDER).join(RUN_LOCK) })),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(source) => Err(Error::folder(&path, source)),
        }
    }

    /// The folder, made when it is not there.
    pub(super) fn make(around: &Around, hear: Hear) -> Result<Self, Error> {
        let state = make_state_folder(&around.root)
            .map_err(|source| Error::folder(&around.root.join(STATE_FOLDER), source))?;
        let here = state.join(NAME);
        let is_link = fs::read_link(&here).is_ok();
        let kept = if is_link { Self::kept(&around.root, &here) } else { Ok(()) };
        kept.map_err(|source| Error::folder(&here, source))?;
        if let Some(found) = Self::find(&around.root)? {
            return Ok(found);
        }
        let account = server_account(&here.join("data"))?;
        let made = match &account {
            Some(account) if !account.can_enter(&state) => {
                let folder = PathBuf::from(SYSTEM_FOLDER).join("projects").join(name_for(&around.root));
                hear(Note::Elsewhere { folder: folder.clone(), user: account.name.clone() });
                let parent = fs::create_dir_all(folder.parent().unwrap_or(&folder));
                parent
                    .and_then(|()| make_if_missing(&folder, 0o711))
                    .and_then(|()| own(&around.root, &folder))
                    .and_then(|()| link(&folder, &here))
                    .map_err(|source| Error::folder(&folder, source))
            }
            // Others may pass through, to what is theirs below.
            Some(_) => files::make_folder(&here, 0o711).map_err(|source| Error::folder(&here, source)),
            None => files::make_folder(&here, 0o700).map_err(|source| Error::folder(&here, source)),
        };
        made?;
        Self::find(&around.root)?
            .ok_or_else(|| Error::folder(&here, io::Error::from(io::ErrorKind::NotFound)))
    }

    /// A link that is there already: one that came with a copy of another project is taken away, and one that
    /// leads nowhere gets back its folder.
    fn kept(root: &Path, here: &Path) -> io::Result<()> {
        let target = fs::read_link(here)?;
        if !target.exists() {
            target.parent().map_or(Ok(()), fs::create_dir_all)?;
            files::make_folder(&target, 0o711)?;
        } else if is_of_another(root, &target) {
            return fs::remove_file(here);
        }
        own(root, &target)
    }

    /// Takes it away with all that is in it, and the link to it.
    pub(super) fn remove(&self, root: &Path) -> io::Result<()> {
        fs::remove_dir_all(&self.path)?;
        let here = root.join(STATE_FOLDER).join(NAME);
        if fs::read_link(&here).is_ok() { fs::remove_file(here) } else { Ok(()) }
    }

    /// The data of the cluster.
    pub(super) fn data(&self) -> PathBuf {
        self.path.join("data")
    }

    /// Data that are being made or taken away.
    pub(super) fn beside_data(&self, end: &str) -> PathBuf {
        self.path.join(format!("data.{end}"))
    }

    /// The record.
    pub(super) fn record(&self) -> PathBuf {
        self.path.join("ef.json")
    }

    /// The lock that the server holds for as long as any of its processes lives.
    pub(super) fn alive(&self) -> PathBuf {
        self.path.join("alive")
    }

    /// The file whose lock a running `ef dev` of the project holds.
    pub(super) fn run_lock(&self) -> &Path {
        &self.run_lock
    }

    /// The file through which `initdb` learns the password.
    pub(super) fn password(&self) -> PathBuf {
        self.path.join("password")
    }

    fn sockets(&self) -> PathBuf {
        self.path.join("socket")
    }

    /// Takes away what a server that was killed has left. Only for whoever holds the lock `alive`.
    pub(super) fn remove_sockets(&self) {
        let _ = fs::remove_dir_all(self.sockets());
    }

    /// The folder for the socket, when its path is not too long.
    pub(super) fn socket_folder(&self, port: u16) -> Result<PathBuf, PathBuf> {
        let folder = self.sockets();
        let socket = socket(&folder, port);
        if cfg!(unix) && socket.as_os_str().len() <= LONGEST_SOCKET { Ok(folder) } else { Err(socket) }
    }

    /// Whether there is a cluster.
    pub(super) fn has_data(&self) -> Result<bool, Error> {
        let file = self.data().join("PG_VERSION");
        file.try_exists().map_err(|source| Error::folder(&self.data(), source))
    }

    /// The major version that made the data.
    pub(super) fn major(&self) -> Result<u32, Error> {
        let path = self.data().join("PG_VERSION");
        let text = fs::read_to_string(&path).map_err(|source| Error::folder(&path, source))?;
        // Before 10 there were two numbers.
        let major = text.trim().split('.').next().and_then(|number| number.parse().ok());
        major.ok_or(Error::Broken { folder: self.data(), said: "`PG_VERSION` holds no version".to_owned() })
    }

    /// Whom the server runs as.
    pub(super) fn account(&self) -> Result<Option<Account>, Error> {
        server_account(&self.data())
    }
}

/// The socket's file in its folder (PostgreSQL manual, `unix_socket_directories`).
pub(super) fn socket(folder: &Path, port: u16) -> PathBuf {
    folder.join(format!(".s.PGSQL.{port}"))
}

/// Whom the server runs as: us, or for root somebody else, since PostgreSQL refuses root.
pub(super) fn server_account(data: &Path) -> Result<Option<Account>, Error> {
    let owner = account::owner(data).ok();
    let own = account::own_uid();
    if own != 0 {
        return match owner {
            Some(owner) if owner != own => {
                let user = account::by_uid(owner).map_or_else(|| owner.to_string(), |account| account.name);
                Err(Error::Foreign { folder: data.to_owned(), user })
            }
            _ => Ok(None),
        };
    }
    // Data that another user made stay theirs.
    let known = owner.filter(|owner| *owner != 0).and_then(account::by_uid);
    let found = known.or_else(|| UNPRIVILEGED.iter().find_map(|name| account::by_name(name)));
    found.map(Some).ok_or(Error::NoAccount)
}

/// A folder of the server's own user.
pub(super) fn make_owned(path: &Path, account: Option<&Account>) -> io::Result<()> {
    make_if_missing(path, 0o700)?;
    account.map_or(Ok(()), |account| account.give(&File::open(path)?))
}

fn make_if_missing(path: &Path, mode: u32) -> io::Result<()> {
    match files::make_folder(path, mode) {
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists && path.is_dir() => Ok(()),
        other => other,
    }
}

/// A name for a project that two projects never share.
fn name_for(root: &Path) -> String {
    let mark = &sha256(root.as_os_str().as_encoded_bytes())[..12];
    root.file_name().map_or_else(String::new, |name| name.to_string_lossy().into_owned() + "-") + mark
}

/// The file in a folder elsewhere that says whose it is.
const OWNER: &str = "project";

/// Says that a folder elsewhere is this project's, which may have been moved.
fn own(root: &Path, folder: &Path) -> io::Result<()> {
    files::write_private(&folder.join(OWNER), root.as_os_str().as_encoded_bytes())
}

/// Whether a folder is that of another project, which is still there: this one is a copy of that.
fn is_of_another(root: &Path, folder: &Path) -> bool {
    let Ok(owner) = fs::read_to_string(folder.join(OWNER)) else { return false };
    let theirs = Path::new(&owner).join(STATE_FOLDER).join(NAME);
    Path::new(&owner) != root && fs::canonicalize(theirs).is_ok_and(|theirs| theirs == folder)
}

#[cfg(unix)]
fn link(folder: &Path, here: &Path) -> io::Result<()> {
    std::os::unix::fs::symlink(folder, here)
}

#[cfg(not(unix))]
fn link(folder: &Path, here: &Path) -> io::Result<()> {
    let _ = (folder, here);
    Err(io::ErrorKind::Unsupported.into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_socket_whose_path_is_too_long_is_none() {
        let folder = |length: usize| {
            let path = PathBuf::from("/".to_owned() + &"x".repeat(length));
            Folder { path, run_lock: PathBuf::new() }
        };
        if cfg!(target_os = "linux") {
            assert!(folder(107 - 1 - "/socket/.s.PGSQL.15432".len()).socket_folder(15432).is_ok());
            assert!(folder(107 - "/socket/.s.PGSQL.15432".len()).socket_folder(15432).is_err());
        }
    }

    #[test]
    fn looking_makes_nothing() {
        let root = tempfile::tempdir().unwrap();
        assert!(Folder::find(root.path()).unwrap().is_none());
        assert_eq!(fs::read_dir(root.path()).unwrap().count(), 0);
    }

    #[test]
    fn two_projects_of_one_name_have_two_folders() {
        assert_ne!(name_for(Path::new("/a/shop")), name_for(Path::new("/b/shop")));
    }
}
