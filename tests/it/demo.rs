//! The demo: a real backend and a real frontend, started and stopped in every way.

use crate::{
    alone::alone,
    proc,
    shared::{cannot, have},
};
use std::{
    path::{Path, PathBuf},
    process::Command,
};

/// The ports that the demo's `ef.toml` names.
const PORTS: [u16; 2] = [8000, 3000];

#[test]
fn starts_and_stops_leave_nothing_behind() {
    if !have(&["python3", "node", "npm"]) {
        return;
    }
    let _alone = alone();
    if let Some(taken) = PORTS.iter().find(|port| !proc::is_free(**port)) {
        return cannot(&format!("something listens on port {taken}, which the demo needs"));
    }
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    let folder = tempfile::tempdir().unwrap();
    let project = folder.path().join("edit_factory");
    copy(&root.join("examples/edit_factory"), &project);
    let output = Command::new("python3")
        .arg(root.join("benches/demo_cycles.py"))
        .args(["--cycles", "2", "--how", "all", "--ef", env!("CARGO_BIN_EXE_ef"), "--project"])
        .arg(&project)
        .output()
        .unwrap();
    let report =
        [output.stdout, output.stderr].map(|bytes| String::from_utf8_lossy(&bytes).into_owned()).concat();
    assert!(output.status.success(), "{report}");
    assert_eq!(report.matches("clean-ups 2/2").count(), 4, "{report}");
}

/// Copies what is the demo's own: not what an earlier run in the checkout has installed.
fn copy(from: &Path, to: &Path) {
    const MADE: [&str; 6] = [".ef", ".next", "node_modules", "venv", "__pycache__", "next-env.d.ts"];
    std::fs::create_dir(to).unwrap();
    for entry in std::fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        if MADE.iter().any(|made| entry.file_name() == *made) {
            continue;
        }
        let to = to.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            copy(&entry.path(), &to);
        } else {
            std::fs::copy(entry.path(), to).unwrap();
        }
    }
}
