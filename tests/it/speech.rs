//! `ef tts say`: what comes out of it, and when; and what stands in its way.

use crate::{
    alone::skip,
    ef::Ef,
    proc,
    shared::{have, shared},
};
use std::{
    fs,
    io::Read,
    os::unix::fs::PermissionsExt,
    path::Path,
    process::{Command, Stdio},
    time::Instant,
};

/// A run in a project of its own, with a data folder of its own.
fn say(args: &[&str]) -> Ef {
    let ef = Ef::new().args(["tts", "say"]).args(args.iter().copied());
    let data = ef.path("data");
    ef.env("EF_DATA_DIR", data)
}

fn tiny(name: &str) -> Option<String> {
    shared(&format!("models/tiny/{name}")).map(|path| path.canonicalize().unwrap().display().to_string())
}

fn no_part_left(ef: &Ef) {
    let left: Vec<String> = ef.tree().into_iter().filter(|path| path.contains(".part")).collect();
    assert!(left.is_empty(), "{left:?}");
}

#[test]
fn the_first_sentence_sounds_long_before_the_last_is_made() {
    let Some(model) = tiny("en_US-tiny-medium.onnx") else { return };
    if !have(&["espeak-ng"]) {
        return;
    }
    let text = "This is a sentence of some length, and not the last of them. ".repeat(60);
    let ef = say(&["-f", "text.txt", "--model", &model, "-o", "-", "--raw"]).file("text.txt", text);
    let begun = Instant::now();
    let mut child = ef.command().stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap();
    let mut stdout = child.stdout.take().unwrap();
    let mut head = [0; 4096];
    stdout.read_exact(&mut head).unwrap();
    let first = begun.elapsed();
    let mut rest = vec![];
    stdout.read_to_end(&mut rest).unwrap();
    let all = begun.elapsed();
    assert!(child.wait().unwrap().success());
    assert!(rest.len() > 60 * 40_000, "{}", rest.len());
    assert!(first * 2 < all, "the first sound came after {first:?} of {all:?}");
}

#[test]
fn other_programs_read_what_is_encoded() {
    if !have(&["espeak-ng", "ffmpeg", "ffprobe"]) {
        return;
    }
    for (name, codec, rate) in [
        ("a.wav", "pcm_s16le", "22050"),
        ("a.flac", "flac", "22050"),
        ("a.mp3", "mp3", "22050"),
        ("a.opus", "opus", "48000"),
        ("a.aac", "aac", "22050"),
    ] {
        let ef = say(&["Hello world, this is a test.", "--engine", "espeak", "-o", name, "--json"]);
        let outcome = ef.run();
        assert_eq!(outcome.code, 0, "{outcome:?}");
        let said: serde_json::Value = serde_json::from_str(&outcome.stdout).unwrap();
        let path = ef.path(name);
        let mut probe = Command::new("ffprobe");
        probe
            .args(["-v", "error", "-show_entries", "stream=codec_name,sample_rate", "-of", "csv=p=0"])
            .arg(&path);
        let told = probe.output().unwrap();
        let told = String::from_utf8_lossy(&told.stdout).trim().to_owned();
        assert_eq!(told, format!("{codec},{rate}"), "{name}");
        let mut decode = Command::new("ffmpeg");
        decode.args(["-v", "error", "-i"]).arg(&path).args(["-f", "s16le", "-ar", "22050", "-"]);
        let decoded = decode.stdin(Stdio::null()).output().unwrap();
        assert_eq!(String::from_utf8_lossy(&decoded.stderr), "", "{name}");
        let samples: Vec<i16> =
            decoded.stdout.as_chunks::<2>().0.iter().map(|two| i16::from_le_bytes(*two)).collect();
        #[expect(clippy::cast_precision_loss, reason = "a count of samples")]
        let seconds = samples.len() as f64 / 22_050.0;
        let wanted = said["seconds"].as_f64().unwrap();
        // MP3 and AAC have silence of their own at both ends.
        assert!((seconds - wanted).abs() < 0.12, "{name}: {seconds} s, not {wanted} s");
        assert!(samples.iter().any(|sample| sample.abs() > 5000), "{name} is silent");
    }
}

#[test]
fn a_player_is_given_the_sound_and_no_file_stays() {
    if !have(&["espeak-ng"]) {
        return;
    }
    let player = "#!/bin/sh\nfor last; do :; done\ncp \"$last\" heard.wav\n";
    let with_player = |args: &[&str], script: &str| {
        let ef = say(args).file("bin/aplay", script);
        fs::set_permissions(ef.path("bin/aplay"), fs::Permissions::from_mode(0o755)).unwrap();
        let usual = std::env::var("PATH").unwrap();
        let tools: Vec<&str> =
            usual.split(':').filter(|path| !Path::new(path).join("pw-play").exists()).collect();
        let path = format!("{}:{}", ef.path("bin").display(), tools.join(":"));
        ef.env("PATH", path)
    };
    let ef = with_player(&["Hello", "--engine", "espeak", "--play"], player);
    let outcome = ef.run();
    assert_eq!(outcome.code, 0, "{outcome:?}");
    assert!(fs::read(ef.path("heard.wav")).unwrap().starts_with(b"RIFF"));
    assert!(!ef.path("hello.wav").exists());
    let ef = with_player(&["Hello", "--engine", "espeak", "--play", "-o", "kept.wav"], player);
    assert_eq!(ef.run().code, 0);
    assert_eq!(fs::read(ef.path("kept.wav")).unwrap(), fs::read(ef.path("heard.wav")).unwrap());
    let broken = "#!/bin/sh\necho no sound card >&2\nexit 1\n";
    let outcome = with_player(&["Hello", "--engine", "espeak", "--play"], broken).run();
    assert_eq!(outcome.code, 3, "{outcome:?}");
    assert!(outcome.stderr.contains("no sound card"), "{}", outcome.stderr);
}

#[test]
fn a_megabyte_of_text_begins_to_sound_and_can_be_left() {
    if !have(&["espeak-ng"]) {
        return;
    }
    let text = "The harbour was empty, and nobody came to see it. ".repeat(21_000);
    assert!(text.len() > 1_000_000);
    let ef = say(&["-f", "text.txt", "--engine", "espeak", "-o", "-", "--raw"]).file("text.txt", text);
    let mut child = ef.command().stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap();
    let mut stdout = child.stdout.take().unwrap();
    let mut head = vec![0; 100_000];
    stdout.read_exact(&mut head).unwrap();
    assert!(head.iter().any(|byte| *byte != 0));
    drop(stdout);
    let ended = proc::poll(proc::PATIENCE, || child.try_wait().unwrap());
    assert!(ended.is_some_and(|status| status.success()), "{ended:?}");
}

#[test]
fn a_disk_that_is_full_leaves_no_part_and_no_old_file_is_lost() {
    if !have(&["espeak-ng", "mount"]) {
        return;
    }
    let ef = say(&["-f", "text.txt", "--engine", "espeak", "-o", "small/a.wav"])
        .file("text.txt", "This sentence takes some room on the disk. ".repeat(40))
        .file("small/.keep", "");
    let small = ef.path("small");
    let mount = Command::new("mount").args(["-t", "tmpfs", "-o", "size=256k", "tmpfs"]).arg(&small).output();
    if !mount.is_ok_and(|mount| mount.status.success()) {
        return skip("a small file system cannot be mounted");
    }
    fs::write(small.join("a.wav"), "the old one").unwrap();
    let outcome = ef.run();
    let (old, left) =
        (fs::read_to_string(small.join("a.wav")).unwrap(), fs::read_dir(&small).unwrap().count());
    Command::new("umount").arg("-l").arg(&small).status().unwrap();
    assert_eq!((outcome.code, old.as_str(), left), (3, "the old one", 1), "{outcome:?}");
    assert!(outcome.stderr.contains("make room on the disk"), "{}", outcome.stderr);
}

#[test]
fn a_place_that_is_no_folder_is_told_at_once() {
    if !have(&["espeak-ng"]) {
        return;
    }
    let ef = say(&["Hi", "--engine", "espeak", "-o", "file.txt/a.wav"]).file("file.txt", "text");
    let outcome = ef.run();
    assert_eq!(outcome.code, 3, "{outcome:?}");
    assert!(outcome.stderr.contains("file.txt/a.wav"), "{}", outcome.stderr);
    assert_eq!(fs::read_to_string(ef.path("file.txt")).unwrap(), "text");
    no_part_left(&ef);
}
