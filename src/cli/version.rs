//! `ef --version --verbose`: how this program was built.

use std::{env::consts, ffi::OsString};

/// Whether the facts are asked for besides the version.
pub(super) fn wants_facts(args: &[OsString]) -> bool {
    args.iter().any(|arg| arg == "--verbose" || arg == "-v")
}

/// The facts, a line for each.
pub(super) fn facts() -> String {
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
    let lines = [
        ("commit", option_env!("EF_COMMIT").unwrap_or("not named by who built it").to_owned()),
        ("target", format!("{}-{}{libc}, {profile}", consts::ARCH, consts::OS)),
        ("speech", format!("rten built in, {onnx}")),
        ("licence", env!("CARGO_PKG_LICENSE").to_owned()),
    ];
    lines.iter().map(|(name, value)| format!("{name:<8} {value}\n")).collect::<Vec<_>>().concat()
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
