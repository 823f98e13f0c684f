//! The whole way of a new user: from a tree as it is cloned to a stop that leaves nothing. Where root runs the tests it
//! is gone by somebody without rights; the home is empty.

use super::{FIRST, PORTS, chromium, copy, root, taken};
use crate::{
    alone::{alone, skip},
    ef::Ef,
    proc,
    running::{End, Running, To},
    shared::have,
    stranger::stranger,
};
use ignore::WalkBuilder;
use rustix::process::Signal;
use serde_json::Value;
use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
};

const DEMO: &str = "examples/edit_factory";
/// What is made of a script of two lines.
const CLIPS: [&str; 2] = ["clips/0001.wav", "clips/0002.wav"];

#[test]
fn from_a_clone_to_a_stop_that_leaves_nothing() {
    let Some(chromium) = chromium() else { return };
    if !have(&["python3", "node", "npm", "espeak-ng"]) {
        return;
    }
    let ef = Ef::new().env("CHROMIUM", &chromium).args(["-C", DEMO, "dev"]);
    let _alone = alone();
    if taken() {
        return;
    }
    let clone = ef.path("");
    let cloned = kept(&root());
    for file in &cloned {
        let to = clone.join(file);
        fs::create_dir_all(to.parent().unwrap()).unwrap();
        fs::copy(root().join(file), to).unwrap();
    }
    let ef = ef.file(
        "script.srt",
        "1\n00:00:00,500 --> 00:00:02,000\nOne\n\n2\n00:00:02,500 --> 00:00:04,000\nTwo\n",
    );
    // Whoever uses the pages is no part of the clone.
    let driver = ef.path("../driver");
    copy(&clone.join("tests/browser"), &driver);
    let ef = as_somebody_without_rights(ef, &chromium);

    let mut running = Running::start(&ef, To::Terminal);
    let npm = ["ci", "--no-audit", "--no-fund", "--ignore-scripts"];
    let installed = ef.outcome(ef.beside("npm").args(npm).current_dir(&driver));
    assert_eq!(installed.code, 0, "{}", installed.all());
    running.wait_within(FIRST, "`all ready`", |text| text.contains("all ready after"));
    let text = running.text();
    assert!(text.contains("http://127.0.0.1:3000"), "{text}");

    // It has a limit of its own.
    let browser = ef.outcome(ef.beside("node").arg("journey.mjs").current_dir(&driver));
    assert_eq!(browser.code, 0, "{}\n{}", browser.all(), running.text());
    assert!(browser.stdout.contains("browser: all as it must be"), "{}", browser.all());

    let demo = |words: &[&str]| ef.outcome(ef.bare().args(["-C", DEMO]).args(words));
    let audit = demo(&["rls", "audit"]);
    assert_eq!(audit.code, 0, "{}", audit.all());
    assert!(!audit.stdout.contains("could not check"), "{}", audit.all());
    let costs: Value = serde_json::from_str(&demo(&["costs", "--json"]).stdout).unwrap();
    assert_eq!(costs["total"]["uses"], 1, "what was spoken in the page: {costs}");

    let batch = demo(&["tts", "batch", "script.srt", "-o", "clips"]);
    assert_eq!(batch.code, 0, "{}", batch.all());
    for clip in CLIPS {
        let bytes = fs::read(ef.path(clip)).unwrap();
        assert!(bytes.starts_with(b"RIFF") && bytes.len() > 1000, "{clip}: {} bytes", bytes.len());
    }

    running.interrupt();
    let end = running.end_within(FIRST);
    let text = running.text();
    assert!(matches!(end, End::Code(130)) || end == End::Signal(Signal::INT.as_raw()), "{end:?}\n{text}");
    assert_eq!(running.left().len(), 0, "{text}");
    assert!(PORTS.iter().all(|port| proc::is_free(*port)), "a port is not free again\n{text}");
    let ps = demo(&["ps"]);
    assert_eq!(ps.code, 1, "{}", ps.all());
    let asked_for = |file: &PathBuf| file.starts_with("clips") || file.starts_with("script.srt");
    let made: Vec<_> =
        kept(&clone).into_iter().filter(|file| !cloned.contains(file) && !asked_for(file)).collect();
    assert!(made.is_empty(), "git would see these: {made:?}");
}

/// Where this is root and somebody else can run all that the demo needs; else as this user, said aloud.
fn as_somebody_without_rights(ef: Ef, chromium: &Path) -> Ef {
    let Some(stranger) = stranger() else { return ef };
    let chromium = chromium.to_str().unwrap();
    let needs = [
        ("python3", &["-c", "import venv, ensurepip"][..]),
        ("node", &["--version"]),
        ("npm", &["--version"]),
        ("espeak-ng", &["--version"]),
        (chromium, &["--version"]),
    ];
    match needs.iter().find(|(program, args)| !stranger.can(program, args)) {
        Some((program, _)) => {
            skip(&format!("`nobody` cannot run `{program}`, so the demo is run as root"));
            ef
        }
        None => stranger.runs(ef),
    }
}

/// The files below a folder that git would keep.
fn kept(folder: &Path) -> BTreeSet<PathBuf> {
    let mut walk = WalkBuilder::new(folder);
    walk.hidden(false).require_git(false).git_global(false).git_exclude(false).parents(false);
    walk.filter_entry(|entry| entry.file_name() != ".git");
    let files = walk.build().flatten().filter(|entry| entry.path().is_file());
    files.map(|entry| entry.path().strip_prefix(folder).unwrap().to_owned()).collect()
}
