//! `ef --version --verbose`: how this program was built.

use crate::settings::env::{self, Variables};
use serde_json::{Map, Value};
use std::{env::consts, ffi::OsString};

/// Whether the facts are asked for besides the version.
pub(super) fn wants_facts(args: &[OsString]) -> bool {
    args.iter().any(|arg| arg == "--verbose" || arg == "-v")
}

/// Whether they are asked for by a script.
pub(super) fn wants_json(args: &[OsString], variables: &Variables) -> bool {
    args.iter().any(|arg| arg == "--json")
        || env::switch(variables, "EF_JSON").is_ok_and(|json| json == Some(true))
}

/// The facts, a line for each.
pub(super) fn facts() -> String {
    all().map(|(name, value)| format!("{name:<8} {value}\n")).concat()
}

/// The facts and the version as one object.
pub(super) fn json() -> String {
    let mut object = Map::from_iter([
        ("version".to_owned(), Value::from(1)),
        ("release".to_owned(), env!("CARGO_PKG_VERSION").into()),
    ]);
    object.extend(all().map(|(name, value)| (name.to_owned(), value.into())));
    Value::Object(object).to_string() + "\n"
}

fn all() -> [(&'static str, String); 4] {
    let libc = if cfg!(target_env = "musl") {
        "-musl"
    } else if cfg!(target_env = "gnu") {
        "-gnu"
    } else if cfg!(target_env = "msvc") {
        "-msvc"
    } else {
        ""
    };
    let profile = if cfg!(debug_assertions) { "debug" } else { "release" };
    let onnx = if cfg!(feature = "ort-static") {
        "ONNX Runtime built in"
    } else if cfg!(feature = "ort-dynamic") {
        "ONNX Runtime where its library is found"
    } else {
        "no ONNX Runtime"
    };
    [
        ("commit", option_env!("EF_COMMIT").unwrap_or("not named by who built it").to_owned()),
        ("target", format!("{}-{}{libc}, {profile}", consts::ARCH, consts::OS)),
        ("speech", format!("rten built in, {onnx}")),
        ("licence", env!("CARGO_PKG_LICENSE").to_owned()),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_facts_name_what_was_built() {
        assert!(facts().contains(consts::ARCH) && facts().contains("rten"));
        assert!(wants_facts(&["ef".into(), "-v".into()]) && !wants_facts(&["ef".into(), "-V".into()]));
    }
}
