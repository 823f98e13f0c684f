//! A disk that is full while a file is applied.

use super::*;
use crate::disk::Disk;

#[test]
fn a_full_disk_is_told_and_leaves_nothing() {
    let Some(database) = Database::new() else { return };
    let Some(disk) = Disk::mount(4, &database) else { return };
    let name = &disk.tablespace;
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
