//! A disk that is full: a file system of a few megabytes, which only root can mount.

use super::*;
use std::{
    os::unix::fs::{PermissionsExt, chown},
    path::Path,
    process::Command,
};

/// A small file system, taken away again at the end.
struct Disk(TempDir);

impl Disk {
    /// `None`, said aloud, where we may not mount.
    fn mount(megabytes: u32, owner: &Path) -> Option<Self> {
        let disk = Self(TempDir::with_prefix("ef-disk-").unwrap());
        let size = format!("size={megabytes}m");
        let mounted =
            Command::new("mount").args(["-t", "tmpfs", "-o", &size, "tmpfs"]).arg(disk.0.path()).output();
        if !mounted.is_ok_and(|output| output.status.success()) {
            crate::alone::skip("a small file system cannot be mounted");
            return None;
        }
        let folder = disk.0.path().join("tables");
        fs::create_dir(&folder).unwrap();
        fs::set_permissions(disk.0.path(), fs::Permissions::from_mode(0o755)).unwrap();
        let owner = std::os::unix::fs::MetadataExt::uid(&fs::metadata(owner).unwrap());
        chown(&folder, Some(owner), None).unwrap();
        Some(disk)
    }
}

impl Drop for Disk {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg("-l").arg(self.0.path()).status();
    }
}

#[test]
fn a_full_disk_is_told_and_leaves_nothing() {
    let Some(database) = Database::new() else { return };
    let Some(disk) = Disk::mount(4, Path::new(&database.value("current_setting('data_directory')"))) else {
        return;
    };
    let name = format!("small_{}", database.url().database());
    database.run(&format!("create tablespace {name} location '{}'", disk.0.path().join("tables").display()));
    let text = format!(
        "create table half ();\ncreate table big tablespace {name} as\n  select repeat('x', 1000) from generate_series(1, 20000);"
    );
    let files = Files::new(&[("1_a.sql", &text)]);
    let error = up(&database.url(), &files).unwrap_err();
    assert_eq!((error.sqlstate(), error.exit()), (Some("53100"), ef::base::Exit::Outside));
    let migrate::Error::Statement(error) = error else { panic!("{error}") };
    assert_eq!(error.place.line, 2);
    assert!(
        error.help.contains("disk is full") && error.help.contains("nothing of this file"),
        "{}",
        error.help
    );
    assert_eq!(database.value("to_regclass('half')"), "NULL");
    files.write("1_a.sql", &text.replace("20000", "20"));
    assert_eq!(up(&database.url(), &files).unwrap(), 1);
    database.run("drop table big");
    database.run(&format!("drop tablespace {name}"));
}
