//! Node: is it there, and is it one that the project's packages run on.

use super::{Check, Place};
use crate::care::{Finding, Range, Version};
use serde_json::Value;
use std::{
    fs,
    path::{Path, PathBuf},
};

pub(super) const CHECK: Check =
    Check { name: "node", about: "Node against what the frontend's packages run on", look };

fn look(place: &Place) -> Vec<Finding> {
    let folders: Vec<PathBuf> =
        place.folders().into_iter().filter(|folder| folder.join("package.json").is_file()).collect();
    if folders.is_empty() {
        return vec![Finding::good("no service has a `package.json`, so no Node is needed")];
    }
    let Some(program) = place.program("node") else {
        return vec![Finding::error("there is no `node` on `PATH`").by_hand("apt install nodejs npm")];
    };
    let version = match place.said(&program, &["--version"]) {
        Ok(said) => Version::parse(&said),
        Err(why) => {
            return vec![
                Finding::error(format!("`{}` does not run: {why}", program.display()))
                    .by_hand("node --version"),
            ];
        }
    };
    let Some(version) = version else {
        return vec![Finding::warning("`node --version` names no version").by_hand("node --version")];
    };
    let found: Vec<Finding> = folders.iter().filter_map(|folder| judge(place, folder, &version)).collect();
    super::or_good(found, format!("Node {version} (`{}`)", program.display()))
}

/// What a folder asks of Node and does not get.
fn judge(place: &Place, folder: &Path, version: &Version) -> Option<Finding> {
    wishes(folder).into_iter().find_map(|(file, wish)| {
        let range = Range::parse(&wish)?;
        if range.allows(version) {
            return None;
        }
        let file = place.shown(&folder.join(file));
        let least: String = wish
            .chars()
            .skip_while(|letter| !letter.is_ascii_digit())
            .take_while(char::is_ascii_digit)
            .collect();
        Some(
            Finding::error(format!("Node is {version}, and `{file}` wants {wish}"))
                .by_hand(format!("nvm install {least}")),
        )
    })
}

/// Who asks for which Node: the version file, the package, and Next.js as it is installed.
fn wishes(folder: &Path) -> Vec<(&'static str, String)> {
    let engines = |file: &'static str| {
        let package: Value = serde_json::from_str(&fs::read_to_string(folder.join(file)).ok()?).ok()?;
        Some((file, package.get("engines")?.get("node")?.as_str()?.to_owned()))
    };
    let pinned = |file: &'static str| {
        let text = fs::read_to_string(folder.join(file)).ok()?;
        Some((file, text.lines().next()?.trim().to_owned()))
    };
    let all = [
        pinned(".nvmrc"),
        pinned(".node-version"),
        engines("package.json"),
        engines("node_modules/next/package.json"),
    ];
    all.into_iter().flatten().collect()
}

#[cfg(test)]
mod tests {
    use super::{super::super::place::testing::Project, *};

    #[test]
    fn each_wish_is_held_against_the_version() {
        let next = r#"{ "engines": { "node": ">=20.9.0" } }"#;
        for (file, text) in [
            (".nvmrc", "v22\n"),
            (".node-version", "22.1"),
            ("package.json", r#"{ "engines": { "node": "^22 || >=24" } }"#),
            ("node_modules/next/package.json", next),
        ] {
            let project = Project::new(&[(file, text)], &[]);
            let place = project.place();
            let of = |version: &str| judge(&place, &place.root, &Version::parse(version).unwrap());
            assert!(of("v22.1.0").is_none(), "{file}");
            let old = of("v18.1.0").unwrap();
            assert!(old.what.contains(file) && old.mend.is_some(), "{old:?}");
        }
        let project = Project::new(&[(".nvmrc", "lts/*\n")], &[]);
        let place = project.place();
        assert!(judge(&place, &place.root, &Version::parse("1").unwrap()).is_none());
    }

    #[test]
    fn where_no_package_is_no_node_is_asked_for() {
        let project = Project::new(&[("ef.toml", "")], &[("PATH", "/nowhere")]);
        assert!(look(&project.place())[0].what.contains("no Node is needed"));
        let project = Project::new(&[("ef.toml", ""), ("package.json", "{}")], &[("PATH", "/nowhere")]);
        assert!(look(&project.place())[0].what.contains("no `node` on `PATH`"));
    }
}
