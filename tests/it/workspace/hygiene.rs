//! Keys that may do everything, where every visitor can read them.

use super::Project;
use crate::{ef::Ef, shared::have};
use std::process::Command;

const KEY: &str = "sb_secret_0123456789abcdef";

#[test]
fn a_public_key_stops_every_verb_wherever_it_is() {
    let line = format!("A=1\nNEXT_PUBLIC_ADMIN={KEY}\n");
    for (ef, place) in [
        (Ef::new().env("NEXT_PUBLIC_ADMIN", KEY), "`NEXT_PUBLIC_ADMIN` of the environment"),
        (Ef::new().file(".env.local", &line), "in `.env.local`, line 2"),
        (Ef::new().file("frontend/.env", &line), "in `frontend/.env`, line 2"),
        (
            Ef::new()
                .file("ef.toml", "[service.ui]\nrun = \"x\"\ndir = \"web\"\n")
                .file("web/.env.production", &line),
            "in `web/.env.production`, line 2",
        ),
    ] {
        let project = Project::new(ef);
        for args in [&["list"][..], &["current"], &["token"]] {
            let error = project.refused(3, args);
            assert!(error.contains(place) && !error.contains(KEY), "{error}");
        }
    }
    let harmless = Project::new(
        Ef::new().file(".env", format!("SECRET={KEY}\nNEXT_PUBLIC_KEY=sb_publishable_0123456789\n")),
    );
    assert_eq!(harmless.run(&["current"]).code, 1);
}

#[test]
fn files_that_git_knows_are_looked_into() {
    if !have(&["git"]) {
        return;
    }
    let project = Project::new(
        Ef::new().file("web/config.ts", format!("export const a = {{\n  NEXT_PUBLIC_ADMIN: '{KEY}',\n}}\n")),
    );
    assert_eq!(project.run(&["current"]).code, 1, "git does not know it yet");
    for args in [&["init", "-q"][..], &["add", "."]] {
        assert!(Command::new("git").args(args).current_dir(project.ef.path(".")).status().unwrap().success());
    }
    assert!(project.refused(3, &["current"]).contains("in `web/config.ts`, line 2"));
}
