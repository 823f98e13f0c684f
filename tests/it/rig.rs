//! The launcher rig: the cases with which launchers are compared, run on this one.

use crate::{
    alone::alone,
    shared::{have, shared},
};
use serde_json::Value;
use std::{fs, process::Command};

/// Fewer cases than this mean that the rig did not do its work.
const LEAST: usize = 50;

#[test]
fn every_case_of_the_rig_passes() {
    let Some(rig) = shared("rigs/launcher/rig.py") else { return };
    if !have(&["python3"]) {
        return;
    }
    let _alone = alone();
    let folder = tempfile::tempdir().unwrap();
    let json = folder.path().join("rig.json");
    let output = Command::new("python3")
        .arg(rig)
        .args(["run", "--adapter", "ef", "--json"])
        .arg(&json)
        .env("EF", env!("CARGO_BIN_EXE_ef"))
        .env("PYTHONDONTWRITEBYTECODE", "1")
        .output()
        .unwrap();
    let report =
        [output.stdout, output.stderr].map(|bytes| String::from_utf8_lossy(&bytes).into_owned()).concat();
    assert!(output.status.success(), "{report}");
    let results: Value = serde_json::from_slice(&fs::read(&json).unwrap()).unwrap();
    let count = |status: &str| {
        let all = results["results"].as_array().unwrap();
        all.iter().filter(|result| result["status"] == status).count()
    };
    assert_eq!(count("FAIL"), 0, "{report}");
    assert!(count("PASS") + count("INFO") >= LEAST, "{report}");
}
