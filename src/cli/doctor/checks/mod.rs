//! The checks, one file for each. A check looks, changes nothing, and says what it found with the command that mends
//! it.

mod configuration;
mod disk;
mod espeak;
mod leftovers;
mod lock;
mod memory;
mod migrations;
mod node;
mod onnxruntime;
mod packages;
mod ports;
mod postgres;
mod python;
mod secrets;
mod supabase;
mod voices;
mod watching;

use super::place::Place;
use crate::care::Finding;

/// A check.
pub(super) struct Check {
    /// Its name, as it is typed.
    pub(super) name: &'static str,
    /// What it looks at.
    pub(super) about: &'static str,
    /// Looks.
    pub(super) look: fn(&Place) -> Vec<Finding>,
}

/// All of them, in the order in which they are shown.
pub(super) static CHECKS: [Check; 17] = [
    configuration::CHECK,
    python::CHECK,
    node::CHECK,
    packages::CHECK,
    ports::CHECK,
    lock::CHECK,
    leftovers::CHECK,
    postgres::CHECK,
    migrations::CHECK,
    supabase::CHECK,
    secrets::CHECK,
    espeak::CHECK,
    onnxruntime::CHECK,
    voices::CHECK,
    memory::CHECK,
    disk::CHECK,
    watching::CHECK,
];

/// The findings, or one that says that all is well.
fn or_good(findings: Vec<Finding>, what: impl Into<String>) -> Vec<Finding> {
    if findings.is_empty() { vec![Finding::good(what)] } else { findings }
}

/// Bytes in the unit that reads best.
fn size(bytes: u64) -> String {
    const MIB: u64 = 1 << 20;
    if bytes >= 10 << 30 {
        format!("{} GB", bytes >> 30)
    } else if bytes >= 1 << 30 {
        format!("{}.{} GB", bytes >> 30, (bytes % (1 << 30)) * 10 / (1 << 30))
    } else {
        format!("{} MB", bytes / MIB)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_words_and_differ() {
        for (place, check) in CHECKS.iter().enumerate() {
            assert!(check.name.bytes().all(|byte| byte.is_ascii_lowercase()), "{}", check.name);
            assert!(CHECKS[..place].iter().all(|other| other.name != check.name), "{}", check.name);
            assert!(check.about.len() < 70, "{}", check.about);
        }
    }

    #[test]
    fn sizes_read_well() {
        for (bytes, text) in [(600 << 20, "600 MB"), (3 << 29, "1.5 GB"), (40 << 30, "40 GB")] {
            assert_eq!(size(bytes), text);
        }
    }
}
