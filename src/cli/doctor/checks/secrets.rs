//! Keys that may do everything, where others can read them: public variables, and files that git knows.

use super::{Check, Place};
use crate::{
    care::Finding,
    cli::hygiene::{self, Exposed},
};

pub(super) const CHECK: Check =
    Check { name: "secrets", about: "service keys in `NEXT_PUBLIC_*` variables or in tracked files", look };

fn look(place: &Place) -> Vec<Finding> {
    let Some(settings) = place.settings() else {
        return vec![Finding::note("not looked at, since `ef.toml` cannot be read")];
    };
    let found = hygiene::all(place.session, settings).iter().map(told).collect();
    super::or_good(found, "no service key is where others can read it")
}

fn told(exposed: &Exposed) -> Finding {
    let place = &exposed.place;
    let what = match (&exposed.variable, &exposed.tracked) {
        (Some(_), _) => {
            format!("{place} holds a key that may do everything, and every visitor of the site gets it")
        }
        (None, _) => {
            format!("{place} holds a key that may do everything, and everybody with the repository gets it")
        }
    };
    let finding = Finding::error(what).with(
        "it counts as known now: make a new one in the Supabase dashboard, and keep that in a variable without `NEXT_PUBLIC_`",
    );
    match (&exposed.tracked, &exposed.variable) {
        // A file of variables has no place in git; any other stays, without the key.
        (Some(file), _) if is_env(file) => finding.by_hand(format!("git rm --cached '{file}'")),
        (Some(file), _) => finding.by_hand(format!("${{EDITOR:-vi}} '{file}'")),
        (None, Some(name)) if place.contains("of the environment") => {
            finding.by_hand(format!("unset {name}"))
        }
        (None, name) => {
            let file = place.split('`').nth(3).unwrap_or(".env");
            let name = name.as_deref().unwrap_or("NEXT_PUBLIC_");
            finding.by_hand(format!("sed -i '/{name}/d' '{file}'"))
        }
    }
}

/// Whether a file is one of variables, such as `.env.local`.
fn is_env(file: &str) -> bool {
    let name = file.rsplit('/').next().unwrap_or(file);
    name.split('.').any(|part| part == "env")
}

#[cfg(test)]
mod tests {
    use super::{super::super::place::testing::Project, *};
    use crate::care::Level;
    use std::process::Command;

    const KEY: &str = "sb_secret_0123456789abcdef";

    #[test]
    fn public_variables_and_tracked_files_are_told_and_the_key_is_not_shown() {
        let line = format!("NEXT_PUBLIC_ADMIN={KEY}\n");
        let code = format!("const admin = createClient(url, \"{KEY}\")\n");
        let project = Project::new(
            &[("ef.toml", ""), ("frontend/.env.local", &line), ("lib/admin.ts", &code)],
            &[("NEXT_PUBLIC_OTHER", KEY)],
        );
        let found = look(&project.place());
        assert_eq!(found.len(), 2, "{found:?}");
        assert_eq!(found[0].mend.as_ref().unwrap().command, "unset NEXT_PUBLIC_OTHER");
        assert_eq!(
            found[1].mend.as_ref().unwrap().command,
            "sed -i '/NEXT_PUBLIC_ADMIN/d' 'frontend/.env.local'"
        );
        let git = |args: &[&str]| {
            Command::new("git")
                .args(args)
                .current_dir(project.path("."))
                .status()
                .is_ok_and(|status| status.success())
        };
        if git(&["init", "-q"]) && git(&["add", "lib"]) {
            let found = look(&project.place());
            let tracked =
                found.iter().find(|finding| finding.what.starts_with("`lib/admin.ts`, line 1,")).unwrap();
            assert_eq!(tracked.mend.as_ref().unwrap().command, "${EDITOR:-vi} 'lib/admin.ts'");
            assert_eq!(tracked.level, Level::Error);
            assert!(!format!("{found:?}").contains(KEY));
        }
    }

    #[test]
    fn a_project_without_such_keys_is_clean() {
        let project = Project::new(&[("ef.toml", ""), (".env", "KEY=sb_secret_0123456789abcdef\n")], &[]);
        assert_eq!(look(&project.place())[0].level, Level::Good);
    }
}
