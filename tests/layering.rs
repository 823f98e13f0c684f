//! Holds the imports to the picture in `docs/architecture.md`: which layer may use which, which module is the
//! one door to a big crate, who may read the environment, and how long a file may grow. Test code is free.

#[path = "layering/source.rs"]
mod source;

use source::Source;
use std::{collections::BTreeSet, fs, path::Path};

/// Each layer, and what it may use of ours. `docs/architecture.md` has the same table.
const LAYERS: &[(&str, &[&str])] = &[
    ("main", &["cli"]),
    (
        "cli",
        &[
            "render", "ui", "settings", "dev", "tenancy", "serve", "tts", "costs", "db", "supabase", "care",
            "base",
        ],
    ),
    (
        "render",
        &[
            "ui",
            "settings",
            "dev",
            "tenancy",
            "serve",
            "tts",
            "costs",
            "db::migrate",
            "db::DatabaseUrl",
            "care",
            "base",
        ],
    ),
    ("ui", &["base"]),
    ("settings", &["dev::plan", "dev::graph", "dev::batch", "base"]),
    ("dev", &["base"]),
    ("tenancy", &["db", "supabase", "base"]),
    ("serve", &["tts", "base"]),
    ("tts", &["base"]),
    ("costs", &["db", "base"]),
    ("db", &["base"]),
    ("supabase", &["base"]),
    ("care", &["base"]),
    ("base", &[]),
];

/// A crate, or a part of one, and the modules through which alone it is used.
struct Door {
    what: &'static str,
    /// What of it anybody may use.
    free: &'static [&'static str],
    through: &'static [&'static str],
}

const DOORS: &[Door] = &[
    Door { what: "clap", free: &[], through: &["cli", "ui"] },
    Door { what: "clap_complete", free: &[], through: &["cli"] },
    Door { what: "clap_mangen", free: &[], through: &["cli"] },
    Door {
        what: "miette",
        free: &["Diagnostic", "LabeledSpan", "NamedSource", "Severity", "SourceCode", "SourceSpan"],
        through: &["ui"],
    },
    Door { what: "console", free: &[], through: &["ui"] },
    Door { what: "indicatif", free: &[], through: &["ui"] },
    Door { what: "signal_hook", free: &[], through: &["base::signals"] },
    Door { what: "rustix", free: &[], through: &["base"] },
    Door { what: "libc", free: &[], through: &["base"] },
    Door { what: "windows_sys", free: &[], through: &["base"] },
    Door { what: "ureq", free: &[], through: &["base::http"] },
    Door { what: "reqwest", free: &[], through: &["base::http"] },
    Door { what: "rustls", free: &[], through: &["base::websocket"] },
    Door { what: "axum", free: &[], through: &["serve"] },
    Door { what: "hyper", free: &[], through: &["serve"] },
    Door { what: "hyper_util", free: &[], through: &["serve"] },
    Door { what: "http_body", free: &[], through: &["serve"] },
    Door { what: "tokio", free: &[], through: &["serve", "db"] },
    Door { what: "sqlx", free: &[], through: &["db"] },
    Door { what: "ort", free: &[], through: &["tts"] },
    Door { what: "rten", free: &[], through: &["tts"] },
    Door { what: "hound", free: &[], through: &["tts"] },
    Door { what: "libloading", free: &[], through: &["tts"] },
    Door { what: "std::process", free: &["ExitCode"], through: &["base::process"] },
    Door {
        what: "std::env::current_exe",
        free: &[],
        through: &["base::process::guard", "base::process::windows::guard"],
    },
    Door {
        what: "std::env",
        free: &["split_paths", "join_paths", "consts", "current_exe"],
        through: &["cli::env"],
    },
];

/// Output goes through `ui`.
const MACROS: &[&str] = &["print", "println", "eprint", "eprintln", "dbg"];
/// Names that say nothing of what is inside.
const EMPTY_NAMES: &[&str] = &["utils", "util", "helpers", "common", "imp", "misc", "prelude"];
/// The longest a file may be without its tests.
const LONGEST: usize = 600;

fn is_below(path: &str, root: &str) -> bool {
    path.strip_prefix(root).is_some_and(|rest| rest.is_empty() || rest.starts_with("::"))
}

fn is_below_one(path: &str, roots: &[&str]) -> bool {
    roots.iter().any(|root| is_below(path, root))
}

/// What is wrong with these files, as `file:line: what (which rule)`.
fn complaints(files: &[(String, String)]) -> Vec<String> {
    let sources: Vec<Source> = files.iter().map(|(file, text)| Source::read(file, text)).collect();
    let for_tests: BTreeSet<&String> = sources.iter().flat_map(|source| &source.test_files).collect();
    let root = sources.iter().find(|source| source.file == "src/lib.rs");
    let mut found = vec![];
    for source in sources.iter().filter(|source| !for_tests.contains(&source.file)) {
        form(source, &mut found);
        let layer = source.module.first();
        if let Some(layer) = layer {
            layers(source, layer, root, &mut found);
        }
        doors(source, &mut found);
    }
    found
}

fn form(source: &Source, found: &mut Vec<String>) {
    let file = &source.file;
    if source.lines > LONGEST {
        found.push(format!(
            "{file}:{LONGEST}: {} lines without tests; split it (at most {LONGEST})",
            source.lines
        ));
    }
    if !source.documented {
        found.push(format!("{file}:1: does not say with `//!` what it is for (every module does)"));
    }
    if let Some(name) = source.module.iter().find(|name| EMPTY_NAMES.contains(&name.as_str())) {
        found.push(format!("{file}:1: `{name}` says nothing (a module is named after the thing in it)"));
    }
    for (line, name) in source.macros.iter().filter(|(_, name)| MACROS.contains(&name.as_str())) {
        found.push(format!("{file}:{line}: `{name}!` (all output goes through `ui`)"));
    }
}

fn layers(source: &Source, layer: &str, root: Option<&Source>, found: &mut Vec<String>) {
    let file = &source.file;
    let Some((_, allowed)) = LAYERS.iter().find(|(name, _)| *name == layer) else {
        found.push(format!("{file}:1: `{layer}` is in no layer (add it to LAYERS and docs/architecture.md)"));
        return;
    };
    for named in source.paths.iter().filter(|named| named.segments[0] == "crate") {
        let mut inner = named.segments[1..].join("::");
        // What the library's root hands on counts as where it comes from.
        let handed_on = root.and_then(|root| root.imports.get(named.segments.get(1)?));
        if let Some(origin) = handed_on {
            inner =
                origin.iter().filter(|segment| *segment != "crate").cloned().collect::<Vec<_>>().join("::");
        }
        if !inner.is_empty() && !is_below(&inner, layer) && !is_below_one(&inner, allowed) {
            let may = if allowed.is_empty() { "nothing of ours".to_owned() } else { allowed.join(", ") };
            found.push(format!("{file}:{}: `crate::{inner}` (`{layer}` may use {may})", named.line));
        }
    }
}

fn doors(source: &Source, found: &mut Vec<String>) {
    let module = source.module.join("::");
    for named in &source.paths {
        let path = named.segments.join("::");
        for door in DOORS.iter().filter(|door| is_below(&path, door.what)) {
            let part = path[door.what.len()..].trim_start_matches("::");
            let free = !part.is_empty() && is_below_one(part, door.free);
            if !free && !is_below_one(&module, door.through) {
                let through = door.through.join(" or ");
                found.push(format!(
                    "{}:{}: `{path}` (`{}` is used through {through} only)",
                    source.file, named.line, door.what
                ));
            }
        }
    }
}

fn sources_below(folder: &Path, name: &str, found: &mut Vec<(String, String)>) {
    let mut entries: Vec<_> = fs::read_dir(folder).expect("a folder of the sources").flatten().collect();
    entries.sort_by_key(fs::DirEntry::file_name);
    for entry in entries {
        let path = entry.path();
        let name = format!("{name}/{}", entry.file_name().to_string_lossy());
        if path.is_dir() {
            sources_below(&path, &name, found);
        } else if path.extension().is_some_and(|end| end == "rs") {
            found.push((name, fs::read_to_string(path).expect("a source that is text")));
        }
    }
}

#[test]
fn the_sources_keep_to_the_layers() {
    let mut files = vec![];
    sources_below(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), "src", &mut files);
    assert!(files.len() > 50, "the sources were not found");
    let found = complaints(&files);
    assert!(found.is_empty(), "against the rules of docs/architecture.md:\n{}", found.join("\n"));
}

#[test]
fn the_document_has_the_same_table() {
    let document = include_str!("../docs/architecture.md");
    for (layer, allowed) in LAYERS {
        let uses = allowed.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ");
        let row = format!("| `{layer}` | {} |", if uses.is_empty() { "nothing" } else { &uses });
        assert!(document.contains(&row), "docs/architecture.md has no row that begins with {row}");
    }
}

/// The complaints about one file with this text, `//!` put before it.
fn about(file: &str, text: &str) -> Vec<String> {
    complaints(&[(file.to_owned(), format!("//! x\n{text}"))])
}

#[test]
fn an_import_against_the_arrows_is_found_in_every_spelling() {
    for text in [
        "use crate::ui::Stream;",
        "use crate::{base::Exit, ui::{self, Stream}};",
        "use super::super::ui::Stream;",
        "fn f() { crate::ui::report() }",
        "fn f(x: &crate::ui::Stream) {}",
        "pub use crate::ui as screen;",
        "mod inner { use super::super::super::ui::Stream; }",
        "use crate::{ui};",
    ] {
        let found = about("src/dev/plan.rs", text);
        assert!(
            !found.is_empty() && found[0].starts_with("src/dev/plan.rs:2: `crate::ui"),
            "{text}: {found:?}"
        );
        assert!(found[0].ends_with("(`dev` may use base)"), "{found:?}");
    }
    assert_eq!(about("src/base/files.rs", "use crate::dev::Plan;").len(), 1);
    assert_eq!(about("src/settings/a.rs", "use crate::{dev::plan::Plan, base::Exit};"), [""; 0]);
    assert_eq!(about("src/settings/a.rs", "use crate::dev::Instance;").len(), 1);
    assert_eq!(about("src/settings/a.rs", "use crate::dev::plans::Plan;").len(), 1);
    assert_eq!(about("src/tts/a.rs", "use crate::tenancy::A;\nuse crate::dev::B;").len(), 2);
    assert_eq!(about("src/new/a.rs", "").len(), 1);
}

#[test]
fn what_the_root_hands_on_counts_as_where_it_comes_from() {
    let files = |main: &str| {
        let root = "//! x\nmod cli;\npub mod dev;\npub use cli::{Env, run};\n";
        [("src/lib.rs".to_owned(), root.to_owned()), ("src/main.rs".to_owned(), format!("//! x\n{main}"))]
    };
    assert_eq!(complaints(&files("fn main() { ef::run(ef::Env::of_process()) }")), [""; 0]);
    assert_eq!(complaints(&files("fn main() { ef::dev::launch() }")).len(), 1);
}

#[test]
fn a_big_crate_has_one_door() {
    for (file, text) in [
        ("src/dev/a.rs", "use clap::Args;"),
        ("src/dev/a.rs", "#[derive(clap::Args)] struct A;"),
        ("src/render/a.rs", "use miette::{Diagnostic, GraphicalReportHandler};"),
        ("src/dev/a.rs", "use std::process::{Command, ExitCode};"),
        ("src/dev/a.rs", "use std::process;\nfn f() { process::Command::new(\"x\"); }"),
        ("src/dev/a.rs", "use std::{env, fs};"),
        ("src/settings/a.rs", "fn f() { let x = std::env::var(\"X\"); }"),
        ("src/base/ports/a.rs", "fn f() { std::env::current_exe(); }"),
        ("src/base/a.rs", "use signal_hook::consts::SIGINT;"),
    ] {
        assert!(!about(file, text).is_empty(), "{file}: {text}");
    }
    for (file, text) in [
        ("src/cli/a.rs", "use clap::Args;"),
        ("src/dev/error.rs", "use miette::Diagnostic;"),
        ("src/dev/a.rs", "use crate::base::process;\nfn f() { process::spawn() }"),
        ("src/base/process/guard.rs", "use std::process::Command;\nfn f() { std::env::current_exe(); }"),
        ("src/dev/a.rs", "fn f() -> std::process::ExitCode { std::env::split_paths(x) }"),
        ("src/cli/env.rs", "fn f() { std::env::vars_os() }"),
    ] {
        assert_eq!(about(file, text), [""; 0], "{file}: {text}");
    }
}

#[test]
fn what_only_looks_like_code_is_passed_over() {
    for text in [
        "// use crate::ui::Stream;",
        "/* /* */ use crate::ui::Stream; */",
        "const A: &str = \"use crate::ui::Stream;\";",
        "const A: &str = r#\"\" use crate::ui::Stream;\"#;",
        "const A: &[u8] = b\"\\\" println!()\";",
        "const A: char = '\"'; const B: char = '\\''; fn f<'a>(x: &'a str) {} // \"",
        "#[cfg(test)]\nmod tests { use crate::ui::Stream; fn f() { println!() } }",
        "#[cfg(test)]\nuse crate::{ui::Stream};",
        "#[cfg(test)]\nfn f(x: [u8; 2]) { crate::ui::report(); }",
        "fn f() -> impl A + use<'static> { if x != y { z } }",
    ] {
        assert_eq!(about("src/dev/a.rs", text), [""; 0], "{text}");
    }
    let beyond = "#[cfg(test)]\nmod tests { }\nuse crate::ui::A;";
    assert_eq!(about("src/dev/a.rs", beyond).len(), 1, "code behind tests is code");
    assert_eq!(about("src/dev/a.rs", "#[cfg(not(test))]\nuse crate::ui::A;").len(), 1);
}

#[test]
fn files_for_tests_are_free() {
    let owner = "//! x\n#[cfg(test)]\n#[path = \"a_tests.rs\"]\nmod tests;\n#[cfg(test)]\nmod testing;\n";
    let bad = "use crate::ui::A;";
    for (owner_file, test_file) in [
        ("src/dev/a.rs", "src/dev/a_tests.rs"),
        ("src/dev/a.rs", "src/dev/a/testing.rs"),
        ("src/dev/mod.rs", "src/dev/testing.rs"),
    ] {
        let files = [(owner_file.to_owned(), owner.to_owned()), (test_file.to_owned(), bad.to_owned())];
        assert_eq!(complaints(&files), [""; 0], "{test_file}");
    }
}

#[test]
fn form_is_looked_at_too() {
    assert_eq!(about("src/dev/a.rs", "fn f() { println!(\"x\"); std::eprintln!() }").len(), 2);
    assert_eq!(about("src/dev/a.rs", &"\n".repeat(LONGEST)).len(), 1);
    let tests = format!("#[cfg(test)]\nmod tests {{{}}}", "\n".repeat(LONGEST));
    assert_eq!(about("src/dev/a.rs", &tests), [""; 0]);
    assert_eq!(about("src/dev/utils.rs", "").len(), 1);
    assert_eq!(complaints(&[("src/dev/a.rs".into(), "fn f() {}".into())]).len(), 1);
}
