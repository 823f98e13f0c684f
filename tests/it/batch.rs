//! `ef tts batch`: whole scripts, runs that are cut off, and everything that a manifest can have wrong.

mod track;

use crate::{
    ef::{Ef, Outcome},
    proc::{self, poll},
    shared::{cannot, have, shared},
};
use serde_json::Value;
use std::{
    collections::BTreeMap,
    fs,
    io::{BufRead, BufReader, Read, Write},
    os::unix::process::ExitStatusExt,
    path::Path,
    process::{Child, Command, Stdio},
};

/// A batch spoken by espeak-ng, with a data folder of the project's own.
fn batch<A: Into<std::ffi::OsString>>(ef: Ef, args: impl IntoIterator<Item = A>) -> Ef {
    let data = ef.path("data");
    ef.args(["tts", "batch", "--engine", "espeak"]).args(args).env("EF_DATA_DIR", data)
}

/// Another command line in the same project.
fn again(ef: &Ef, args: &[&str]) -> Outcome {
    ef.outcome(&mut command(ef, args))
}

fn command(ef: &Ef, args: &[&str]) -> Command {
    let first = ef.command();
    let mut command = Command::new(env!("CARGO_BIN_EXE_ef"));
    command.args(["tts", "batch", "--engine", "espeak"]).args(args).current_dir(ef.path(""));
    command.env_clear().envs(first.get_envs().filter_map(|(name, value)| Some((name, value?))));
    command.stdin(Stdio::null());
    command
}

fn espeak() -> bool {
    have(&["espeak-ng"])
}

fn report(folder: &Path) -> Value {
    serde_json::from_slice(&fs::read(folder.join("report.json")).unwrap()).unwrap()
}

fn count(report: &Value, field: &str) -> u64 {
    report[field].as_u64().unwrap()
}

/// The clips of a folder by name, without what is ours.
fn clips(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut found = BTreeMap::new();
    for entry in fs::read_dir(folder).unwrap().flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        if ends(&name, "wav") {
            found.insert(name, fs::read(entry.path()).unwrap());
        }
    }
    found
}

fn ends(path: &str, end: &str) -> bool {
    Path::new(path).extension().is_some_and(|found| found == end)
}

/// A WAV whose head tells its true size, with at least one sample.
fn whole(bytes: &[u8]) -> bool {
    let size = |at: usize| u32::from_le_bytes(bytes[at..at + 4].try_into().unwrap()) as usize;
    bytes.len() > 100 && bytes.starts_with(b"RIFF") && size(4) + 8 == bytes.len()
}

fn refused(outcome: &Outcome, code: i32, words: &[&str]) {
    assert_eq!(outcome.code, code, "{outcome:?}");
    let plain = outcome.stderr.replace("\n  | ", " ");
    for word in words {
        assert!(plain.contains(word), "`{word}` is not in {}", outcome.stderr);
    }
    assert!(!outcome.stderr.contains("panicked"), "{outcome:?}");
}

fn nothing_left(ef: &Ef) {
    let left: Vec<String> = ef.tree().into_iter().filter(|path| ends(path, "part")).collect();
    assert!(left.is_empty(), "{left:?}");
}

#[test]
fn every_kind_of_manifest_becomes_clips() {
    if !espeak() {
        return;
    }
    let srt = "1\n00:00:00,500 --> 00:00:02,000\nOne\n\n2\n00:00:02,500 --> 00:00:04,000\nTwo\n";
    for (name, text, expected) in [
        ("a.txt", "One.\n\nTwo.\n", &["0001.wav", "0002.wav"][..]),
        ("a.md", "# Intro\nOne.\n\n## The end\nTwo.\n", &["intro.wav", "the-end.wav"]),
        ("a.csv", "id,text,speed\nx,One,1.5\ny,\"Two, three\",\n", &["x.wav", "y.wav"]),
        ("a.tsv", "id\ttext\nx\tOne\n", &["x.wav"]),
        (
            "a.jsonl",
            "{\"id\":\"s1\",\"text\":\"One\"}\n{\"text\":\"Two\",\"output\":\"t.wav\"}\n",
            &["s1.wav", "t.wav"],
        ),
        ("a.srt", srt, &["0001.wav", "0002.wav"]),
        ("a.vtt", "WEBVTT\n\nhello\n00:01.000 --> 00:02.000\nOne\n", &["hello.wav"]),
    ] {
        let ef = batch(Ef::new().file(name, text), [name, "-o", "out"]);
        let outcome = ef.run();
        assert_eq!(outcome.code, 0, "{name}: {outcome:?}");
        let found = clips(&ef.path("out"));
        assert_eq!(found.keys().map(String::as_str).collect::<Vec<_>>(), expected, "{name}");
        assert!(found.values().all(|bytes| whole(bytes)), "{name}");
        assert_eq!(count(&report(&ef.path("out")), "spoken"), expected.len() as u64);
        nothing_left(&ef);
    }
    let ef = batch(Ef::new(), ["-", "-o", "out"]);
    let mut child = ef.command().stdin(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap();
    child.stdin.take().unwrap().write_all(b"{\"id\":\"piped\",\"text\":\"One\"}\n").unwrap();
    assert!(child.wait().unwrap().success());
    assert!(clips(&ef.path("out")).contains_key("piped.wav"));
}

#[test]
fn a_second_run_speaks_nothing_and_a_changed_line_one_clip() {
    if !espeak() {
        return;
    }
    let lines = |changed: &str| -> String {
        let line = |n| if n == 7 { changed.to_owned() } else { format!("Line number {n}.") };
        (0..30).map(line).collect::<Vec<_>>().join("\n")
    };
    let ef = batch(Ef::new().file("a.txt", lines("Old.")), ["a.txt", "-o", "out", "--report", "html"]);
    assert_eq!(ef.run().code, 0);
    let first = clips(&ef.path("out"));
    assert_eq!(first.len(), 30);
    let page = ef.read("out/report.html");
    assert_eq!((page.matches("<svg").count(), page.matches("data:audio/wav;base64,").count()), (30, 30));
    assert!(!page.contains("http"), "the page asks nobody for anything");
    assert_eq!(again(&ef, &["a.txt", "-o", "out"]).code, 0);
    let second = report(&ef.path("out"));
    assert_eq!((count(&second, "spoken"), count(&second, "kept")), (0, 30));
    assert_eq!(again(&ef, &["a.txt", "-o", "other"]).code, 0);
    let third = report(&ef.path("other"));
    assert_eq!((count(&third, "spoken"), count(&third, "cached")), (0, 30));
    assert!(clips(&ef.path("other")) == first);
    fs::write(ef.path("a.txt"), lines("New.")).unwrap();
    assert_eq!(again(&ef, &["a.txt", "-o", "out"]).code, 0);
    let changed = report(&ef.path("out"));
    assert_eq!((count(&changed, "spoken"), count(&changed, "kept")), (1, 29));
    // A clip that was cut short or written over is made again.
    let path = ef.path("out/0003.wav");
    fs::write(&path, &first["0003.wav"][..200]).unwrap();
    assert_eq!(again(&ef, &["a.txt", "-o", "out"]).code, 0);
    assert!(fs::read(&path).unwrap() == first["0003.wav"]);
}

#[test]
fn a_damaged_entry_of_the_cache_is_told_and_not_taken() {
    if !espeak() {
        return;
    }
    let ef = batch(Ef::new().file("a.txt", "One.\nTwo.\n"), ["a.txt", "-o", "out"]);
    assert_eq!(ef.run().code, 0);
    let entries: Vec<String> = ef.tree().into_iter().filter(|path| ends(path, "clip")).collect();
    assert_eq!(entries.len(), 2);
    let path = ef.path("..").join(&entries[0]);
    let mut bytes = fs::read(&path).unwrap();
    bytes[1000] ^= 0xff;
    fs::write(&path, bytes).unwrap();
    let outcome = again(&ef, &["a.txt", "-o", "other"]);
    refused(&outcome, 0, &["an entry of the cache was damaged"]);
    let (found, first) = (clips(&ef.path("other")), clips(&ef.path("out")));
    assert!(found.values().all(|bytes| whole(bytes)) && found.len() == 2);
    assert!(first.iter().filter(|(name, bytes)| found[*name] == **bytes).count() >= 1);
    let counts = report(&ef.path("other"));
    assert_eq!((count(&counts, "spoken"), count(&counts, "cached")), (1, 1));
    let cache = |args: &[&str]| {
        let own = command(&ef, &[]);
        let mut command = Command::new(own.get_program());
        command.env_clear().envs(own.get_envs().filter_map(|(name, value)| Some((name, value?))));
        ef.outcome(command.current_dir(ef.path("")).args(["tts", "cache"]).args(args))
    };
    assert!(cache(&["stats"]).stdout.starts_with("2 clips, "));
    let pruned: Value = serde_json::from_str(&cache(&["prune", "--all", "--json"]).stdout).unwrap();
    assert_eq!((count(&pruned, "removed"), count(&pruned, "clips")), (2, 0));
}

#[test]
fn the_cache_makes_room_for_what_is_new() {
    if !espeak() {
        return;
    }
    let lines = (0..40).map(|n| format!("Line number {n} is here.")).collect::<Vec<_>>().join("\n");
    let ef = batch(Ef::new().file("a.txt", lines).file("b.txt", "A new one.\n"), ["a.txt", "-o", "out"]);
    let outcome = ef.outcome(ef.command().env("EF_CACHE_MAX_SIZE", "500KB"));
    assert_eq!(outcome.code, 0, "{outcome:?}");
    assert!(outcome.stderr.contains("larger than the cache may be"), "{outcome:?}");
    let kept = || {
        let stats = Ef::new().args(["tts", "cache", "stats", "--json"]).env("EF_DATA_DIR", ef.path("data"));
        let stats = stats.env("EF_CACHE_MAX_SIZE", "2MB").run().stdout;
        let stats: Value = serde_json::from_str(&stats).unwrap();
        assert_eq!(count(&stats, "max_bytes"), 2_000_000);
        (count(&stats, "clips"), count(&stats, "bytes"))
    };
    let (clips, bytes) = kept();
    assert!(clips > 1 && clips < 40 && bytes <= 500_000, "{clips} {bytes}");
    // A setting of the project does the same, and what is new stays.
    fs::write(ef.path("ef.toml"), "[tts]\ncache_max_size = \"100KB\"\n").unwrap();
    assert_eq!(again(&ef, &["b.txt", "-o", "new"]).code, 0);
    let (clips, bytes) = kept();
    assert!((1..=3).contains(&clips) && bytes <= 100_000, "{clips} {bytes}");
    assert_eq!(again(&ef, &["b.txt", "-o", "newer"]).code, 0);
    assert_eq!(count(&report(&ef.path("newer")), "cached"), 1);
    fs::write(ef.path("ef.toml"), "[tts]\ncache_max_size = \"0B\"\n").unwrap();
    assert_eq!(again(&ef, &["b.txt", "-o", "newest"]).code, 0);
    assert_eq!(count(&report(&ef.path("newest")), "spoken"), 1);
}

#[test]
fn broken_rows_are_placed_and_the_others_are_spoken() {
    if !espeak() {
        return;
    }
    let table = b"id,text,speed,mood\na,One,1,x\nb,Two,quick,x\na,Again,1,x\n../../up,Path,1,x\nd,caf\xe9,1,x\ne,\"open,1,x\n";
    let ef = batch(Ef::new().file("a.csv", table), ["a.csv", "-o", "out"]);
    let outcome = ef.run();
    refused(
        &outcome,
        4,
        &[
            "the column `mood` is not known",
            "line 3, column `speed`, character 7: `quick` is no number",
            "line 4, column `id`: an earlier row has the file `a.wav`",
            "line 6, character 6: it is not UTF-8",
            "line 7, character 3: the quote that opens here is not closed",
            "--retry-failed",
        ],
    );
    let names: Vec<String> = clips(&ef.path("out")).into_keys().collect();
    assert_eq!(names.len(), 2, "{names:?}");
    assert!(names.iter().any(|name| name.starts_with("_.._up-")), "{names:?}");
    let strict = again(&ef, &["a.csv", "-o", "other", "--strict"]);
    refused(&strict, 2, &["5 rows of the manifest cannot be used", "line 3, column `speed`"]);
    assert!(!ef.path("other").exists());
    let header = batch(Ef::new().file("a.csv", "id,words\na,b\n"), ["a.csv", "-o", "out"]).run();
    refused(&header, 2, &["there is no column `text`"]);
    let none = batch(Ef::new().file("a.txt", "\n \n"), ["a.txt", "-o", "out"]).run();
    refused(&none, 2, &["nothing to speak"]);
    refused(&batch(Ef::new(), ["gone.txt"]).run(), 3, &["gone.txt"]);
}

#[test]
fn what_failed_is_tried_again_alone() {
    if !espeak() {
        return;
    }
    let rows = |voice: &str| {
        format!(
            "{{\"id\":\"a\",\"text\":\"One\"}}\n{{\"id\":\"b\",\"text\":\"Two\",\"voice\":\"{voice}\"}}\n"
        )
    };
    let ef = batch(Ef::new().file("a.jsonl", rows("nobody")), ["a.jsonl", "-o", "out"]);
    refused(&ef.run(), 4, &["line 2 (`b`): there is no voice `nobody`"]);
    fs::write(ef.path("a.jsonl"), rows("en-gb")).unwrap();
    assert_eq!(again(&ef, &["a.jsonl", "-o", "out", "--retry-failed"]).code, 0);
    let counts = report(&ef.path("out"));
    assert_eq!((count(&counts, "spoken"), count(&counts, "kept"), count(&counts, "failed")), (1, 1, 0));
    refused(&again(&ef, &["a.jsonl", "-o", "new", "--retry-failed"]), 2, &["no batch whose failures"]);
    // Without the voice of all rows nothing is tried row by row.
    let all = again(&ef, &["a.jsonl", "-o", "new", "--voice", "nobody"]);
    refused(&all, 2, &["nobody"]);
}

#[test]
fn a_folder_that_is_not_ours_is_left_alone() {
    if !espeak() {
        return;
    }
    let ef = Ef::new().file("a.txt", "One.\n").file("b.txt", "Two.\n").file("mine/0001.wav", "not a clip");
    let ef = batch(ef, ["a.txt", "-o", "out"]);
    assert_eq!(ef.run().code, 0);
    let before = clips(&ef.path("out"));
    refused(
        &again(&ef, &["b.txt", "-o", "out"]),
        2,
        &["holds the clips of another batch", "a.txt", "--overwrite"],
    );
    assert!(clips(&ef.path("out")) == before);
    refused(&again(&ef, &["a.txt", "-o", "mine"]), 4, &["is there already, and this batch did not make it"]);
    assert_eq!(ef.read("mine/0001.wav"), "not a clip");
    assert_eq!(again(&ef, &["b.txt", "-o", "out", "--overwrite"]).code, 0);
    assert!(clips(&ef.path("out")) != before);
}

/// A batch that reads rows from us, and tells what it does.
struct Fed {
    child: Child,
    events: BufReader<std::process::ChildStdout>,
}

impl Fed {
    fn start(ef: &Ef, args: &[&str]) -> Self {
        let mut command = command(ef, args);
        let mut child =
            command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap();
        let events = BufReader::new(child.stdout.take().unwrap());
        Self { child, events }
    }

    fn feed(&mut self, text: &str) {
        // Enough for the program to see what kind of manifest it is.
        self.child.stdin.as_mut().unwrap().write_all(text.as_bytes()).unwrap();
        self.child.stdin.as_mut().unwrap().flush().unwrap();
    }

    fn until(&mut self, event: &str) -> Value {
        loop {
            let mut line = String::new();
            assert!(self.events.read_line(&mut line).unwrap() > 0, "it ended before `{event}` came");
            let value: Value = serde_json::from_str(&line).unwrap();
            if value["event"] == event {
                return value;
            }
        }
    }

    fn end(mut self) -> (i32, String) {
        drop(self.child.stdin.take());
        let mut rest = String::new();
        self.events.read_to_string(&mut rest).unwrap();
        let status = self.child.wait().unwrap();
        (status.code().unwrap_or_else(|| 128 + status.signal().unwrap_or(0)), rest)
    }
}

#[test]
fn two_at_once_do_not_meet_and_ctrl_c_ends_one_cleanly() {
    if !espeak() {
        return;
    }
    let ef = batch(Ef::new().file("a.txt", "One.\n"), ["a.txt", "-o", "out"]);
    let mut fed = Fed::start(&ef, &["-", "--as", "text", "-o", "out", "--json"]);
    fed.feed("First.\nSecond.\n");
    fed.until("clip");
    refused(&ef.run(), 3, &["another batch is writing to"]);
    proc::signal(i32::try_from(fed.child.id()).unwrap(), rustix::process::Signal::INT);
    let held = fed.child.stdin.take();
    let (code, rest) = fed.end();
    drop(held);
    assert_eq!(code, 130, "{rest}");
    assert!(rest.contains("\"interrupted\":true"), "{rest}");
    nothing_left(&ef);
    assert!(clips(&ef.path("out")).values().all(|bytes| whole(bytes)));
}

#[test]
fn a_voice_that_goes_away_fails_the_rows_that_need_it() {
    let Some(model) = shared("models/tiny/en_US-tiny-medium.onnx") else { return };
    if !espeak() {
        return;
    }
    let ef = batch(Ef::new(), ["-"]);
    for end in ["", ".json"] {
        let from = format!("{}{end}", model.display());
        fs::copy(from, ef.path(format!("v.onnx{end}"))).unwrap();
    }
    let mut fed = Fed::start(&ef, &["-", "--as", "jsonl", "-o", "out", "--json", "--jobs", "1"]);
    fed.feed("{\"id\":\"a\",\"text\":\"One\",\"model\":\"v.onnx\"}\n{\"id\":\"b\",\"text\":\"Two\"}\n");
    fed.until("clip");
    fs::remove_file(ef.path("v.onnx")).unwrap();
    fed.feed("{\"id\":\"c\",\"text\":\"Three\",\"model\":\"v.onnx\",\"lang\":\"de\"}\n{\"id\":\"d\",\"text\":\"Four\"}\n");
    let (code, rest) = fed.end();
    assert_eq!(code, 4, "{rest}");
    assert!(rest.contains("\"id\":\"c\"") && rest.contains("v.onnx"), "{rest}");
    let names: Vec<String> = clips(&ef.path("out")).into_keys().collect();
    assert_eq!(names, ["a.wav", "b.wav", "d.wav"]);
}

/// Lines of the journal.
fn journal(folder: &Path) -> Vec<Value> {
    let text = fs::read_to_string(folder.join(".ef-batch/journal.jsonl")).unwrap_or_default();
    text.lines().filter_map(|line| serde_json::from_str(line).ok()).collect()
}

#[test]
fn a_run_that_is_killed_goes_on_where_it_stopped() {
    if !espeak() {
        return;
    }
    let row = |n| format!("{{\"id\":\"c{n}\",\"text\":\"This is clip number {n}.\"}}");
    let rows = (0..120).map(row).collect::<Vec<_>>().join("\n");
    let ef = batch(Ef::new().file("a.jsonl", rows), ["a.jsonl", "-o", "out", "-q"]);
    let out = ef.path("out");
    let kills = 6;
    for kill in 0..kills {
        let mut child = ef.command().stderr(Stdio::null()).spawn().unwrap();
        let (before, step) = (journal(&out).len(), 7 + kill * 5);
        let grown = || (journal(&out).len() >= before + step).then_some(());
        let ended = || poll(proc::PATIENCE, grown);
        assert!(ended().is_some(), "nothing happens");
        child.kill().unwrap();
        child.wait().unwrap();
    }
    let outcome = ef.run();
    assert_eq!(outcome.code, 0, "{outcome:?}");
    let found = clips(&out);
    assert_eq!(found.len(), 120);
    assert!(found.values().all(|bytes| whole(bytes)));
    nothing_left(&ef);
    let mut begun: BTreeMap<String, usize> = BTreeMap::new();
    for line in journal(&out).iter().filter(|line| line["what"] == "begin") {
        *begun.entry(line["file"].as_str().unwrap().to_owned()).or_default() += 1;
    }
    assert!(begun.values().all(|count| *count <= kills + 1), "{begun:?}");
    assert!(begun.values().sum::<usize>() <= 120 + kills * 4, "what was done was done again: {begun:?}");
    let counts = report(&out);
    assert_eq!((count(&counts, "rows"), count(&counts, "failed")), (120, 0));
    assert_eq!(counts["clips"].as_array().unwrap().len(), 120);
}

#[test]
fn on_a_full_disk_it_stops_and_goes_on_later() {
    if !espeak() {
        return;
    }
    let works = Command::new("unshare").args(["-rm", "true"]).status().is_ok_and(|status| status.success());
    if !works {
        return cannot("a small file system cannot be mounted");
    }
    let row = |n| format!("This is line number {n} of a script.");
    let rows = (0..40).map(row).collect::<Vec<_>>().join("\n");
    let script =
        "mkdir -p small && mount -t tmpfs -o size=600k none small && \"$@\"; code=$?; ls small; exit $code";
    let ef = batch(Ef::new().file("a.txt", rows), ["a.txt", "-o", "small/out"])
        .under(["unshare", "-rm", "sh", "-c", script, "sh"]);
    let outcome = ef.run();
    refused(&outcome, 3, &["make room on the disk"]);
    // What was spoken before is in the cache.
    assert_eq!(again(&ef, &["a.txt", "-o", "out"]).code, 0);
    assert_eq!(clips(&ef.path("out")).len(), 40);
    assert!(count(&report(&ef.path("out")), "cached") > 0);
}

#[test]
fn books_that_are_locked_or_broken_are_refused_and_leave_nothing() {
    for (name, bytes, word) in [
        ("a.epub", &b"PK\x03\x04 nothing of the kind"[..], "the EPUB cannot be used"),
        ("a.pdf", b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog", "the PDF cannot be used"),
        ("a.pdf", b"no pdf at all", "the PDF cannot be used"),
    ] {
        let ef = batch(Ef::new().file(name, bytes), [name, "-o", "out"]);
        refused(&ef.run(), 3, &[word]);
        assert!(!ef.path("out").exists(), "{name}");
    }
}

/// A book in a ZIP with a password, one as a shop locks it, and a PDF with a password; all are really encrypted.
#[test]
fn books_with_a_password_are_refused_as_such_from_a_file_and_from_a_pipe() {
    let books = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/books");
    let locks = [
        ("password.epub", "get a copy without copy protection"),
        ("shop.epub", "get a copy without copy protection"),
        ("password.pdf", "save it without a password first"),
    ];
    for (name, help) in locks {
        let bytes = fs::read(books.join(name)).unwrap();
        let ef = Ef::new().file(name, &bytes);
        for args in [vec![name, "-o", "out"], vec![name, "-o", "out", "--strict"], vec![name, "--dry-run"]] {
            refused(&again(&ef, &args), 3, &["it is encrypted", help]);
        }
        let kind = name.rsplit('.').next().unwrap();
        let mut child = command(&ef, &["-", "--as", kind, "-o", "out"]);
        let mut child = child.stdin(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        child.stdin.take().unwrap().write_all(&bytes).unwrap();
        let ended = child.wait_with_output().unwrap();
        let said = String::from_utf8_lossy(&ended.stderr);
        assert!(ended.status.code() == Some(3) && said.contains("it is encrypted"), "{said}");
        assert!(!ef.path("out").exists(), "{name}");
    }
}

#[test]
fn a_dry_run_makes_nothing() {
    if !espeak() {
        return;
    }
    let ef =
        batch(Ef::new().file("a.txt", "One line.\nAnother line.\n"), ["a.txt", "-o", "out", "--dry-run"]);
    // The library of espeak-ng itself looks for a loudspeaker, and leaves a folder of PulseAudio's in the home.
    let tree = || ef.tree().into_iter().filter(|path| path.starts_with("project")).collect::<Vec<_>>();
    let before = tree();
    let outcome = ef.run();
    assert_eq!(outcome.code, 0, "{outcome:?}");
    assert!(
        outcome.stdout.contains("0001.wav") && outcome.stdout.contains("2 clips: 2 to speak"),
        "{outcome:?}"
    );
    assert_eq!(tree(), before);
}

/// What is missing is installed first, with a pip that is ours here; `--no-setup` forbids it.
#[cfg(target_os = "linux")]
#[test]
fn what_is_missing_is_set_up_before_the_first_row() {
    let folders = fs::read_dir("/usr/lib").into_iter().flatten().flatten().map(|entry| entry.path());
    let mut folders = folders.filter(|folder| folder.join("libespeak-ng.so.1").exists());
    let Some(system) = folders.next() else { return cannot("there is no library of espeak-ng to install") };
    let pip = format!(
        "#!/bin/sh\nwhile [ $# -gt 0 ]; do [ \"$1\" = --target ] && into=$2; shift; done\n\
         mkdir -p \"$into/espeakng_loader\"\n\
         ln -s '{0}/libespeak-ng.so.1' \"$into/espeakng_loader/libespeak-ng.so\"\n\
         for data in '{0}' /usr/share; do [ -d \"$data/espeak-ng-data\" ] && ln -s \"$data/espeak-ng-data\" \
         \"$into/espeakng_loader/espeak-ng-data\" && exit; done\n",
        system.display()
    );
    let ef = Ef::new().file("a.txt", "One.\nTwo.\n").file("bin/python3", pip);
    let python = ef.path("bin/python3");
    fs::set_permissions(&python, std::os::unix::fs::PermissionsExt::from_mode(0o755)).unwrap();
    let run = |more: &[&str]| {
        let mut command = command(&ef, &["a.txt", "-o", "out", "--espeak", "data/espeak-ng"]);
        command.args(more).env_remove("EF_NO_SETUP").env("EF_DATA_DIR", ef.path("data"));
        let path = format!("{}:/usr/bin:/bin", ef.path("bin").display());
        ef.outcome(command.env("PATH", path))
    };
    refused(&run(&["--no-setup"]), 3, &["espeak-ng is not there", "ef tts setup"]);
    let plan = run(&["--dry-run"]);
    assert!(plan.code == 4 && plan.stdout.contains("speak: espeak: espeak-ng is not there"), "{plan:?}");
    assert!(!ef.path("data/espeak-ng").exists());
    let outcome = run(&[]);
    assert_eq!(outcome.code, 0, "{outcome:?}");
    assert!(outcome.stderr.contains("installing espeak-ng"), "{outcome:?}");
    assert_eq!(clips(&ef.path("out")).len(), 2);
    assert!(!run(&["--overwrite"]).stderr.contains("installing"));
}
