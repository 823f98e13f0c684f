//! `ef completions`, `ef man`, and the files in `completions/` and `man/`, which must be what `ef generate` makes.

use crate::ef::Ef;
use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
};

/// The files below a folder by name; none when there is no such folder.
fn files(folder: &Path) -> BTreeMap<String, String> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let paths = entries.map(|entry| entry.path()).filter(|path| path.is_file());
    paths
        .map(|path| {
            let name = path.file_name().expect("a file has a name").to_string_lossy().into_owned();
            (name, fs::read_to_string(path).expect("a text"))
        })
        .collect()
}

/// `EF_UPDATE=1 cargo test` writes them anew.
#[test]
fn the_committed_files_are_fresh() {
    let ef = Ef::new().args(["generate", "."]);
    let outcome = ef.run();
    assert_eq!((outcome.code, outcome.all().as_str()), (0, "code: 0\n--- stdout\n--- stderr\n"));
    for folder in ["completions", "man"] {
        let committed_folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(folder);
        let fresh = files(&ef.path(folder));
        assert!(!fresh.is_empty(), "nothing was written into {folder}/");
        if std::env::var_os("EF_UPDATE").is_some() {
            let _ = fs::remove_dir_all(&committed_folder);
            fs::create_dir_all(&committed_folder).unwrap();
            for (name, text) in &fresh {
                fs::write(committed_folder.join(name), text).unwrap();
            }
        }
        let committed = files(&committed_folder);
        let names = |files: &BTreeMap<String, String>| files.keys().cloned().collect::<Vec<_>>();
        assert_eq!(names(&committed), names(&fresh), "{folder}/ is old: run `EF_UPDATE=1 cargo test`");
        for (name, text) in &fresh {
            assert!(committed[name] == *text, "{folder}/{name} is old: run `EF_UPDATE=1 cargo test`");
        }
    }
}

#[test]
fn each_shells_script_is_printed_and_offers_nothing_hidden() {
    let shells = [
        ("bash", "_ef()"),
        ("zsh", "#compdef ef"),
        ("fish", "complete -c ef"),
        ("powershell", "param("),
        ("elvish", "set edit:"),
    ];
    for (shell, sign) in shells {
        let outcome = Ef::new().args(["completions", shell]).run();
        assert_eq!((outcome.code, outcome.stderr.as_str()), (0, ""), "{shell}");
        assert!(outcome.stdout.contains(sign), "{shell}: {}", outcome.stdout);
        assert!(!outcome.stdout.contains("generate"), "{shell}");
    }
}

#[test]
fn a_page_is_printed_and_an_unknown_one_is_refused() {
    let page = |words: &[&str]| Ef::new().args(["man"]).args(words.iter().copied()).run();
    assert!(page(&[]).stdout.contains(".SH NAME"));
    assert!(page(&["config", "show"]).stdout.contains("origin"));
    let unknown = page(&["config", "shwo"]);
    assert_eq!((unknown.code, unknown.stdout.as_str()), (2, ""));
    assert!(unknown.stderr.contains("no command `ef config shwo`"), "{}", unknown.stderr);
}

#[test]
fn a_folder_that_cannot_be_written_to_is_named() {
    let outcome = Ef::new().file("in-the-way", "").args(["generate", "in-the-way"]).run();
    assert_eq!((outcome.code, outcome.stdout.as_str()), (3, ""));
    assert!(outcome.stderr.contains("in-the-way"), "{}", outcome.stderr);
}
