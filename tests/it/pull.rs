//! `ef tts voices pull`, `sample`, `prune`: from a local server that behaves and one that does not.

use crate::{
    ef::{Ef, Outcome},
    proc,
    shared::{have, shared},
};
use std::{
    collections::BTreeMap,
    fmt::Write as _,
    fs,
    io::{BufRead, BufReader, Read, Write},
    net::{TcpListener, TcpStream},
    sync::{Arc, Mutex},
};

/// What a server does with its answers.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Way {
    Honest,
    /// Cuts every file after these bytes, unless it is asked to go on.
    Cuts(usize),
    /// Sends other bytes.
    Wrong,
    /// Has nothing.
    Gone,
    /// Is a proxy that wants a password.
    Proxy,
}

struct Server {
    url: String,
    asked: Arc<Mutex<Vec<String>>>,
}

fn serve(files: BTreeMap<String, Vec<u8>>, way: Way) -> Server {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    let asked = Arc::new(Mutex::new(Vec::new()));
    let noted = asked.clone();
    std::thread::spawn(move || {
        let files = Arc::new(files);
        for stream in listener.incoming().flatten() {
            let (files, noted) = (files.clone(), noted.clone());
            std::thread::spawn(move || answer(stream, &files, way, &noted));
        }
    });
    Server { url, asked }
}

fn answer(mut stream: TcpStream, files: &BTreeMap<String, Vec<u8>>, way: Way, asked: &Mutex<Vec<String>>) {
    let mut lines = BufReader::new(stream.try_clone().unwrap()).lines().map_while(Result::ok);
    let request = lines.next().unwrap_or_default();
    let mut from = 0;
    for line in lines.by_ref().take_while(|line| !line.is_empty()) {
        if let Some(range) = line.to_lowercase().strip_prefix("range: bytes=") {
            from = range.trim_end_matches('-').parse().unwrap();
        }
    }
    let path = request.split(' ').nth(1).unwrap_or_default().trim_start_matches('/').to_owned();
    asked.lock().unwrap().push(format!("{path}@{from}"));
    let mut head = |status: &str, length: usize, more: &str| {
        let _ = write!(
            stream,
            "HTTP/1.1 {status}\r\nConnection: close\r\nContent-Length: {length}\r\n{more}\r\n"
        );
    };
    let Some(bytes) = files.get(&path).filter(|_| way != Way::Gone && way != Way::Proxy) else {
        let status = if way == Way::Proxy { "407 Proxy Authentication Required" } else { "404 Not Found" };
        head(status, 0, "");
        return;
    };
    let mut bytes = bytes.clone();
    if way == Way::Wrong {
        bytes = bytes.iter().map(|byte| byte ^ 1).collect();
    }
    let rest = &bytes[from.min(bytes.len())..];
    let range = format!("Content-Range: bytes {from}-{}/{}\r\n", bytes.len().saturating_sub(1), bytes.len());
    let (status, range) = if from > 0 { ("206 Partial Content", range.as_str()) } else { ("200 OK", "") };
    head(status, rest.len(), range);
    let end = match way {
        Way::Cuts(after) if from == 0 => after.min(rest.len()),
        _ => rest.len(),
    };
    let _ = stream.write_all(&rest[..end]);
}

/// The files of a tiny voice under the paths of a publisher, and a list that names them. Each voice is the same model.
fn voices(names: &[(&str, &str)]) -> Option<(BTreeMap<String, Vec<u8>>, String)> {
    let read = |name: &str| Some(fs::read(shared(&format!("models/tiny/{name}"))?).unwrap());
    let (model, config) = (read("en_US-tiny-medium.onnx")?, read("en_US-tiny-medium.onnx.json")?);
    let mut files = BTreeMap::new();
    let mut list = String::new();
    for (name, licence) in names {
        let card = format!("# Model card\n* License: {licence}\n").into_bytes();
        let mut listed = String::new();
        for (file, bytes) in [
            (format!("{name}.onnx"), &model),
            (format!("{name}.onnx.json"), &config),
            ("MODEL_CARD".to_owned(), &card),
        ] {
            let path = format!("en/{name}/{file}");
            let comma = if listed.is_empty() { "" } else { "," };
            let _ = write!(
                listed,
                "{comma}\"{path}\":{{\"size_bytes\":{},\"md5_digest\":\"{}\"}}",
                bytes.len(),
                md5(bytes)
            );
            files.insert(path, bytes.clone());
        }
        let comma = if list.is_empty() { "" } else { "," };
        let _ = write!(
            list,
            "{comma}\"{name}\":{{\"key\":\"{name}\",\"language\":{{\"code\":\"en_US\"}},\"quality\":\"medium\",\"num_speakers\":1,\"files\":{{{listed}}}}}"
        );
    }
    Some((files, format!("{{{list}}}")))
}

fn md5(bytes: &[u8]) -> String {
    use md5::Digest;
    ::ef::base::checksum::hex(&md5::Md5::digest(bytes))
}

fn pull(list: &str, url: &str, names: &[&str]) -> Ef {
    let ef = Ef::new().file("voices.json", list);
    let data = ef.path("data");
    let ef = ef.env("EF_DATA_DIR", data).env("EF_VOICES_URL", url);
    ef.args(["tts", "voices", "pull", "--catalogue", "voices.json"]).args(names.iter().copied())
}

fn again(ef: &Ef, args: &[&str]) -> Outcome {
    let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_ef"));
    command.args(args).current_dir(ef.path(".")).env_clear().env("EF_DATA_DIR", ef.path("data"));
    command.env("PATH", std::env::var_os("PATH").unwrap()).env("HOME", ef.path("../home"));
    ef.outcome(&mut command)
}

fn installed(ef: &Ef, name: &str) -> bool {
    ef.path(format!("data/voices/piper/{name}/voice.json")).exists()
}

#[test]
fn several_voices_come_go_on_where_they_broke_off_and_speak() {
    let Some((files, list)) =
        voices(&[("en_US-one-medium", "CC-BY-4.0"), ("en_US-two-medium", "public domain")])
    else {
        return;
    };
    let server = serve(files, Way::Cuts(5_000));
    let ef = pull(&list, &server.url, &["en_US-one-medium", "en_US-two-medium", "--json"]);
    let outcome = ef.run();
    assert_eq!(outcome.code, 0, "{}", outcome.all());
    let answer: serde_json::Value = serde_json::from_str(&outcome.stdout).unwrap();
    assert_eq!(answer["voices"][0]["state"], "installed");
    assert_eq!(answer["voices"][0]["licence"], "CC-BY-4.0");
    assert!(outcome.stderr.contains("licence: public domain"), "{}", outcome.stderr);
    assert!(server.asked.lock().unwrap().iter().any(|asked| asked.ends_with(".onnx@5000")));
    assert!(installed(&ef, "en_US-one-medium") && installed(&ef, "en_US-two-medium"));
    let left: Vec<String> = ef
        .tree()
        .into_iter()
        .filter(|path| path.contains(".part") || (path.contains(".onnx") && path.contains("downloads")))
        .collect();
    assert_eq!(left, [""; 0]);
    assert_eq!(again(&ef, &["tts", "voices", "verify"]).code, 0);
    let there = ef.run();
    assert_eq!((there.code, there.stdout.contains("\"already\"")), (0, true));
    if have(&["espeak-ng"]) {
        let sampled = again(&ef, &["tts", "voices", "sample", "--text", "Hello.", "--out", "heard"]);
        assert_eq!(sampled.code, 0, "{}", sampled.all());
        assert!(fs::read(ef.path("heard/en_US-one-medium.wav")).unwrap().starts_with(b"RIFF"));
        assert!(ef.read("heard/index.html").contains("src=\"en_US-two-medium.wav\""));
    }
}

#[test]
fn wrong_bytes_and_what_is_gone_install_nothing() {
    let Some((files, list)) = voices(&[("en_US-one-medium", "CC-BY-4.0")]) else { return };
    for (way, code, word) in [(Way::Wrong, 3, "nothing was installed"), (Way::Gone, 3, "(404)")] {
        let server = serve(files.clone(), way);
        let ef = pull(&list, &server.url, &["en_US-one-medium"]);
        let outcome = ef.run();
        assert_eq!(outcome.code, code, "{}", outcome.all());
        let plain = outcome.stderr.replace("\n        ", " ");
        // Without its card a voice has no licence that could be told; it is the model that is missed then.
        assert!(plain.contains(word), "{}", outcome.stderr);
        assert!(!ef.path("data/voices/piper/en_US-one-medium").exists());
    }
}

/// Nothing is wrong with the files: when the runtime is there, they need not come again.
#[test]
fn what_came_stays_when_only_a_runtime_is_missing() {
    let Some((files, list)) = voices(&[("en_US-one-medium", "CC0")]) else { return };
    let server = serve(files, Way::Honest);
    let ef = pull(&list, &server.url, &["en_US-one-medium", "--runtime", "ort"]);
    let outcome = ef.run();
    assert!(outcome.code == 3 && outcome.stderr.contains("ONNX Runtime is not there"), "{}", outcome.all());
    assert!(!installed(&ef, "en_US-one-medium"));
    let models = || server.asked.lock().unwrap().iter().filter(|asked| asked.contains(".onnx@")).count();
    assert_eq!(models(), 1);
    let mut command = ef.bare();
    command.args(["tts", "voices", "pull", "--catalogue", "voices.json", "en_US-one-medium"]);
    let came = ef.outcome(&mut command);
    assert_eq!(came.code, 0, "{}", came.all());
    assert!(installed(&ef, "en_US-one-medium"));
    assert_eq!(models(), 1, "it came again");
}

#[test]
fn of_two_voices_one_may_fail() {
    let Some((mut files, list)) = voices(&[("en_US-one-medium", "CC0"), ("en_US-two-medium", "CC0")]) else {
        return;
    };
    files.remove("en/en_US-two-medium/en_US-two-medium.onnx");
    let server = serve(files, Way::Honest);
    let ef = pull(&list, &server.url, &["en_US-one-medium", "en_US-two-medium"]);
    let outcome = ef.run();
    assert_eq!(outcome.code, 4, "{}", outcome.all());
    assert!(installed(&ef, "en_US-one-medium") && !installed(&ef, "en_US-two-medium"));
}

#[test]
fn a_licence_that_forbids_commercial_use_asks_first() {
    let Some((files, list)) = voices(&[("en_US-one-medium", "CC BY-NC-SA 4.0")]) else { return };
    let server = serve(files, Way::Honest);
    let ef = pull(&list, &server.url, &["en_US-one-medium"]);
    let refused = ef.run();
    assert_eq!(refused.code, 2, "{}", refused.all());
    assert!(!installed(&ef, "en_US-one-medium"));
    let ef = ef.args(["--yes"]);
    assert_eq!(ef.run().code, 0);
    assert!(installed(&ef, "en_US-one-medium"));
}

#[test]
fn a_licence_that_nobody_names_is_told_as_unknown() {
    let Some((files, list)) = voices(&[("en_US-one-medium", "See URL"), ("en_US-two-medium", "")]) else {
        return;
    };
    let server = serve(files, Way::Honest);
    let ef = pull(&list, &server.url, &["en_US-one-medium", "en_US-two-medium", "--json"]);
    let outcome = ef.run();
    assert_eq!(outcome.code, 0, "{}", outcome.all());
    let answer: serde_json::Value = serde_json::from_str(&outcome.stdout).unwrap();
    assert_eq!(
        (&answer["voices"][0]["licence"], &answer["voices"][1]["licence"]),
        (&"unknown".into(), &"unknown".into())
    );
    assert_eq!(outcome.stderr.matches("licence: unknown, look").count(), 2, "{}", outcome.stderr);
    let list = again(&ef, &["tts", "voices", "list", "--engine", "piper", "--lang", "en-gb", "--json"]);
    let list: serde_json::Value = serde_json::from_str(&list.stdout).unwrap();
    let jenny =
        list["voices"].as_array().unwrap().iter().find(|one| one["name"] == "en_GB-jenny_dioco-medium");
    let jenny = jenny.unwrap();
    assert_eq!(jenny["licence"], "unknown");
    assert!(jenny["licence_page"].as_str().unwrap().contains("jenny-tts-dataset"));
    let shown = again(&ef, &["tts", "voices", "show", "en_GB-jenny_dioco-medium"]).stdout;
    assert!(shown.contains("licence   unknown") && shown.contains("see       https://"), "{shown}");
}

#[test]
fn two_at_once_do_no_harm() {
    let Some((files, list)) = voices(&[("en_US-one-medium", "CC0")]) else { return };
    let server = serve(files, Way::Honest);
    let ef = pull(&list, &server.url, &["en_US-one-medium"]);
    let start = || {
        ef.command().stdout(std::process::Stdio::null()).stderr(std::process::Stdio::piped()).spawn().unwrap()
    };
    let mut both = [start(), start(), start()];
    for child in &mut both {
        let ended = proc::poll(proc::PATIENCE, || child.try_wait().unwrap()).unwrap();
        let mut said = String::new();
        child.stderr.take().unwrap().read_to_string(&mut said).unwrap();
        assert!(ended.success(), "{said}");
    }
    assert_eq!(again(&ef, &["tts", "voices", "verify"]).code, 0);
}

#[test]
fn folders_proxies_no_network_and_slips() {
    let Some((files, list)) = voices(&[("en_US-one-medium", "CC0")]) else { return };
    let mut ef = pull(&list, "http://127.0.0.1:1", &["en_US-one-medium", "--from", "shelf"]);
    for (path, bytes) in &files {
        ef = ef.file(format!("shelf/{path}"), bytes);
    }
    assert_eq!(ef.run().code, 0);
    assert!(installed(&ef, "en_US-one-medium"));
    let outcome = pull(&list, "http://127.0.0.1:1", &["en_US-one-medium"]).run();
    assert_eq!(outcome.code, 3);
    assert!(outcome.stderr.contains("cannot reach `127.0.0.1`"), "{}", outcome.stderr);
    let proxy = serve(BTreeMap::new(), Way::Proxy);
    let ef = pull(&list, "http://voices.example", &["en_US-one-medium"]);
    let outcome = ef.env("http_proxy", proxy.url.replace("//", "//ana:geheim@")).run();
    assert_eq!(outcome.code, 3, "{}", outcome.all());
    assert!(outcome.stderr.contains("407") && !outcome.stderr.contains("geheim"), "{}", outcome.stderr);
    let unknown = pull(&list, "http://127.0.0.1:1", &["en_US-lesac-medium"]).run();
    assert_eq!(unknown.code, 2);
    assert!(unknown.stderr.contains("en_US-lessac-medium"), "{}", unknown.stderr);
    let coqui = pull(&list, "http://127.0.0.1:1", &["tts_models/en/vctk/vits"]).run();
    assert_eq!(coqui.code, 2, "{}", coqui.all());
}

#[test]
fn parts_are_pruned_and_the_list_knows_all() {
    let ef = Ef::new().file("data/downloads/abc.part", "xx").file("data/voices/piper/.adding-x/a", "y");
    let ef = ef.file("voices.json", "{}");
    let look = again(&ef, &["tts", "voices", "prune", "--dry-run", "--json"]);
    let answer: serde_json::Value = serde_json::from_str(&look.stdout).unwrap();
    assert_eq!(answer["paths"].as_array().unwrap().len(), 2, "{}", look.all());
    assert!(ef.path("data/downloads/abc.part").exists());
    assert_eq!(again(&ef, &["tts", "voices", "prune"]).code, 0);
    assert!(!ef.path("data/downloads/abc.part").exists() && !ef.path("data/voices/piper/.adding-x").exists());
    let list = again(&ef, &["tts", "voices", "list", "--engine", "piper", "--lang", "de", "--json"]);
    let list: serde_json::Value = serde_json::from_str(&list.stdout).unwrap();
    let thorsten =
        list["voices"].as_array().unwrap().iter().find(|one| one["name"] == "de_DE-thorsten-high").unwrap();
    assert_eq!((&thorsten["licence"], &thorsten["installed"]), (&"CC0-1.0".into(), &false.into()));
    assert!(
        again(&ef, &["tts", "voices", "show", "de_DE-thorsten-high"]).stdout.contains("licence   CC0-1.0")
    );
}

/// On a terminal a voice that is published and not there is offered; no brings nothing, yes asks the publisher.
#[cfg(target_os = "linux")]
#[test]
fn a_voice_that_is_not_there_is_offered_on_a_terminal() {
    if !have(&["script"]) {
        return;
    }
    for (answer, word) in [("n", "de_DE-thorsten-high"), ("y", "cannot reach `127.0.0.1`")] {
        let ef = Ef::new();
        let line = format!(
            "'{}' tts say Hallo --voice de_DE-thorsten-high --strict -o a.wav",
            env!("CARGO_BIN_EXE_ef")
        );
        let mut command = std::process::Command::new("sh");
        command.args(["-c", &format!("echo {answer} | script -qec \"{line}\" /dev/null")]);
        command.current_dir(ef.path(".")).env("EF_DATA_DIR", ef.path("data"));
        command.env("EF_VOICES_URL", "http://127.0.0.1:1").env("HOME", ef.path("../home"));
        let outcome = ef.outcome(&mut command);
        assert_eq!(outcome.code, 3, "{}", outcome.all());
        assert!(outcome.stdout.contains("is not installed. Download it (114 MB)?"), "{}", outcome.stdout);
        assert!(outcome.stdout.contains(word), "{}", outcome.stdout);
        assert!(!installed(&ef, "de_DE-thorsten-high") && !ef.path("a.wav").exists());
    }
}
