//! Users of the system: who we are, and whom root may hand a program to that must not run as root.

use std::{fs::File, io, path::Path};

/// A user that a program can run as.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Account {
    /// The name.
    pub name: String,
    /// The number.
    pub uid: u32,
    /// Its group.
    pub gid: u32,
}

/// Our own user's number; 0 is root. Always 1 where there are no such numbers.
pub fn own_uid() -> u32 {
    #[cfg(unix)]
    return rustix::process::geteuid().as_raw();
    #[cfg(not(unix))]
    return 1;
}

/// The user with this name.
#[cfg(unix)]
#[expect(unsafe_code, reason = "the user database has no safe form; its answer is copied at once")]
pub fn by_name(name: &str) -> Option<Account> {
    let name = std::ffi::CString::new(name).ok()?;
    // SAFETY: the name ends with NUL; no other thread asks the user database (this is its one door).
    let entry = unsafe { libc::getpwnam(name.as_ptr()).as_ref() }?;
    account(entry)
}

/// The user with this number.
#[cfg(unix)]
#[expect(unsafe_code, reason = "the user database has no safe form; its answer is copied at once")]
pub fn by_uid(uid: u32) -> Option<Account> {
    // SAFETY: no other thread asks the user database (this is its one door).
    let entry = unsafe { libc::getpwuid(uid).as_ref() }?;
    account(entry)
}

#[cfg(unix)]
#[expect(unsafe_code, reason = "a name of the user database is a pointer")]
fn account(entry: &libc::passwd) -> Option<Account> {
    if entry.pw_name.is_null() {
        return None;
    }
    // SAFETY: the entry was just found, and its name ends with NUL.
    let name = unsafe { std::ffi::CStr::from_ptr(entry.pw_name) };
    let name = name.to_string_lossy().into_owned();
    Some(Account { name, uid: entry.pw_uid, gid: entry.pw_gid })
}

/// There is no such user database here.
#[cfg(not(unix))]
pub fn by_name(_name: &str) -> Option<Account> {
    None
}

/// There is no such user database here.
#[cfg(not(unix))]
pub fn by_uid(_uid: u32) -> Option<Account> {
    None
}

/// The number of the user that a file belongs to; our own where there are none.
pub fn owner(path: &Path) -> io::Result<u32> {
    let found = path.metadata()?;
    #[cfg(unix)]
    return Ok(std::os::unix::fs::MetadataExt::uid(&found));
    #[cfg(not(unix))]
    {
        let _ = found;
        Ok(own_uid())
    }
}

impl Account {
    /// Gives an open file or folder to this user.
    pub fn give(&self, file: &File) -> io::Result<()> {
        #[cfg(unix)]
        return std::os::unix::fs::fchown(file, Some(self.uid), Some(self.gid));
        #[cfg(not(unix))]
        {
            let _ = file;
            Ok(())
        }
    }

    /// Whether this user can enter a folder and all above it, as their permission bits say.
    pub fn can_enter(&self, folder: &Path) -> bool {
        folder.ancestors().all(|folder| self.may(folder, 0o1))
    }

    #[cfg(unix)]
    fn may(&self, path: &Path, bit: u32) -> bool {
        use std::os::unix::fs::MetadataExt;
        let Ok(found) = path.metadata() else { return false };
        let class = match (found.uid() == self.uid, found.gid() == self.gid) {
            (true, _) => 6,
            (false, true) => 3,
            (false, false) => 0,
        };
        found.mode() >> class & bit == bit
    }

    #[cfg(not(unix))]
    fn may(&self, path: &Path, _bit: u32) -> bool {
        path.exists()
    }
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;
    use std::os::unix::fs::PermissionsExt;

    #[test]
    fn users_are_found_by_name_and_number() {
        let root = by_uid(0).unwrap();
        assert_eq!(by_name(&root.name), Some(root));
        assert_eq!(by_name("no such user"), None);
    }

    #[test]
    fn a_closed_folder_above_cannot_be_entered() {
        let folder = tempfile::tempdir().unwrap();
        let inner = folder.path().join("a/b");
        std::fs::create_dir_all(&inner).unwrap();
        let mode = |mode| {
            std::fs::set_permissions(folder.path(), std::fs::Permissions::from_mode(mode)).unwrap();
        };
        let stranger = Account { name: "x".into(), uid: 4_000_000, gid: 4_000_000 };
        mode(0o755);
        assert!(stranger.can_enter(&inner));
        mode(0o700);
        assert!(!stranger.can_enter(&inner));
        let owner = Account { uid: owner(folder.path()).unwrap(), ..stranger };
        assert!(owner.can_enter(&inner));
    }
}
