//! A small file system, which can be filled. Only root can mount one.

use crate::postgres::Database;
use std::{
    fs,
    os::unix::fs::{MetadataExt, PermissionsExt, chown},
    process::Command,
};
use tempfile::TempDir;

/// A small file system with a tablespace on it, taken away again at the end.
pub(crate) struct Disk {
    folder: TempDir,
    /// The tablespace's name.
    pub(crate) tablespace: String,
}

impl Disk {
    /// `None`, said aloud, where we may not mount.
    pub(crate) fn mount(megabytes: u32, database: &Database) -> Option<Self> {
        let tablespace = format!("small_{}", database.url().database());
        let disk = Self { folder: TempDir::with_prefix("ef-disk-").unwrap(), tablespace };
        if !disk.mounted(&format!("size={megabytes}m")) {
            crate::alone::skip("a small file system cannot be mounted");
            return None;
        }
        let folder = disk.folder.path().join("tables");
        fs::create_dir(&folder).unwrap();
        fs::set_permissions(disk.folder.path(), fs::Permissions::from_mode(0o755)).unwrap();
        let owner = fs::metadata(database.value("current_setting('data_directory')")).unwrap().uid();
        chown(&folder, Some(owner), None).unwrap();
        database.run(&format!("create tablespace {} location '{}'", disk.tablespace, folder.display()));
        Some(disk)
    }

    /// Gives it more room.
    pub(crate) fn grow(&self, megabytes: u32) {
        assert!(self.mounted(&format!("remount,size={megabytes}m")), "it can be made larger");
    }

    fn mounted(&self, options: &str) -> bool {
        let mut mount = Command::new("mount");
        mount.args(["-t", "tmpfs", "-o", options, "tmpfs"]).arg(self.folder.path());
        mount.output().is_ok_and(|output| output.status.success())
    }
}

impl Drop for Disk {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg("-l").arg(self.folder.path()).status();
    }
}
