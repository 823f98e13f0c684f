//! The demo started and stopped in every way.

use super::{copy, demo, root, taken};
use crate::{alone::alone, shared::have};
use std::process::Command;

#[test]
fn starts_and_stops_leave_nothing_behind() {
    if !have(&["python3", "node", "npm"]) {
        return;
    }
    let _alone = alone();
    if taken() {
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let project = folder.path().join("edit_factory");
    copy(&demo(), &project);
    let output = Command::new("python3")
        .arg(root().join("benches/demo_cycles.py"))
        .args(["--cycles", "2", "--how", "all", "--ef", env!("CARGO_BIN_EXE_ef"), "--project"])
        .arg(&project)
        .output()
        .unwrap();
    let report =
        [output.stdout, output.stderr].map(|bytes| String::from_utf8_lossy(&bytes).into_owned()).concat();
    assert!(output.status.success(), "{report}");
    assert_eq!(report.matches("clean-ups 2/2").count(), 4, "{report}");
}
