//! Log files.

use crate::{
    ef::Ef,
    running::{Running, To},
};
use std::{fs, os::unix::fs::PermissionsExt};

const BYTES: &[u8] = b"a\x1b[31mred\x1b[0m\tb\r\n\xff\xfe\x00 no end";
const PRINTF: &str = r"run = '''printf 'a\033[31mred\033[0m\tb\r\n\377\376\000 no end' '''";

#[test]
fn they_have_the_very_bytes() {
    for to in [To::Pipes, To::Terminal] {
        let ef = Ef::dev(&format!("[service.api]\n{PRINTF}\n"));
        let mut running = Running::start(&ef, to);
        running.end();
        assert_eq!(fs::read(ef.path(".ef/logs/api.log")).unwrap(), BYTES, "{to:?}");
        let mode = fs::metadata(ef.path(".ef/logs/api.log")).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600, "{to:?}");
    }
}

#[test]
fn the_run_before_is_kept() {
    let ef = Ef::dev("[service.api]\nrun = \"cat word\"\n");
    let ef = (1..=6).fold(ef, |ef, number| {
        let ef = ef.file("word", format!("run {number}\n"));
        ef.run();
        ef
    });
    assert_eq!(ef.read(".ef/logs/api.log"), "run 6\n");
    assert_eq!(ef.read(".ef/logs/api.log.1"), "run 5\n");
    assert_eq!(ef.read(".ef/logs/api.log.3"), "run 3\n");
    assert!(!ef.path(".ef/logs/api.log.4").exists());
    assert_eq!(ef.read(".ef/.gitignore"), "*\n");
}

#[test]
fn a_long_run_begins_new_files_and_loses_nothing_that_is_kept() {
    let ef = Ef::dev(
        "[dev]\nlog_max_size = \"100KB\"\nlog_keep = 9\n[service.api]\nrun = [\"CHILD\", \"burst\", \"x\", \"40000\", \"0\"]\n",
    );
    let mut running = Running::start(&ef, To::Pipes);
    running.end();
    let part = |number: u32| {
        let name =
            if number == 0 { ".ef/logs/api.log".to_owned() } else { format!(".ef/logs/api.log.{number}") };
        if ef.path(&name).exists() { ef.read(&name) } else { String::new() }
    };
    let all: String = (0..=9).rev().map(part).collect();
    let wanted: Vec<String> = (0..40000).map(|line| format!("<x {line:08}>\n")).collect();
    let wanted = wanted.concat();
    assert!(!all.is_empty() && wanted.ends_with(&all), "{} bytes", all.len());
    assert!((1..=9).all(|number| part(number).len() <= 128 * 1024), "a part is too large");
}

#[test]
fn a_log_that_cannot_be_written_is_no_reason_to_stop() {
    let ef = Ef::dev("[service.api]\nrun = \"echo one\"\n").file(".ef/logs/api.log/x", "");
    let outcome = ef.run();
    assert_eq!((outcome.code, outcome.stdout.as_str()), (0, "api | one\n"), "{}", outcome.all());
}

#[test]
fn a_log_that_cannot_be_begun_is_named() {
    let ef =
        Ef::dev("[dev]\nlog_keep = 0\n[service.api]\nrun = \"echo one\"\n").file(".ef/logs/api.log/x", "");
    let outcome = ef.run();
    assert_eq!((outcome.code, outcome.stdout.as_str()), (0, "api | one\n"), "{}", outcome.all());
    assert!(outcome.stderr.contains("api: its log file cannot be written"), "{}", outcome.all());
}
