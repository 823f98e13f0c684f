//! The worker with a package that stands in for coqui-tts (`tests/fixtures/coqui`): what it answers, and everything that
//! a process can do wrong.

use super::*;
use std::{
    fs,
    path::Path,
    sync::atomic::{AtomicUsize, Ordering},
    time::Instant,
};

const VITS: &str = "tts_models/en/ljspeech/vits";
const XTTS: &str = "tts_models/multilingual/multi-dataset/xtts_v2";

/// A folder with a Python in it that has the package, in this version.
fn python(folder: &Path, coqui: &str) -> Option<PathBuf> {
    let real =
        ["/usr/bin/python3", "/usr/local/bin/python3"].into_iter().find(|path| Path::new(path).exists());
    let Some(real) = real else {
        assert!(std::env::var_os("CI").is_none(), "in CI there must be a Python");
        eprintln!("SKIPPED: there is no Python");
        return None;
    };
    for (name, version) in [("coqui_tts", coqui), ("torch", "2.8.0"), ("torchaudio", "2.8.0")] {
        let info = folder.join(format!("site/{name}-{version}.dist-info"));
        fs::create_dir_all(&info).unwrap();
        let text = format!("Metadata-Version: 2.1\nName: {}\nVersion: {version}\n", name.replace('_', "-"));
        fs::write(info.join("METADATA"), text).unwrap();
    }
    let package = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/coqui");
    let script = format!(
        "#!/bin/sh\nPYTHONPATH='{}:{}' STANDIN_DIR='{}' exec {real} \"$@\"\n",
        package.display(),
        folder.join("site").display(),
        folder.display()
    );
    Some(program(folder, "python3", &script))
}

fn program(folder: &Path, name: &str, text: &str) -> PathBuf {
    use std::os::unix::fs::PermissionsExt;
    let path = folder.join(name);
    fs::write(&path, text).unwrap();
    fs::set_permissions(&path, fs::Permissions::from_mode(0o755)).unwrap();
    path
}

fn limits() -> Limits {
    let long = Duration::from_secs(20);
    Limits { start: long, load: long, speak: long, memory: 2 << 30 }
}

/// A worker of its own for each test, though the model is the same: its name is told apart for the table of workers.
fn worker_for(python: &Path, model: &str, limits: Limits) -> Worker {
    static COUNT: AtomicUsize = AtomicUsize::new(0);
    let places = Places { named: Some(python.to_owned()), ..Places::default() };
    let key = Model { name: format!("test {}", COUNT.fetch_add(1, Ordering::Relaxed)), path: false };
    let (letters, inbox) = mpsc::channel();
    let model = Model { name: model.to_owned(), path: false };
    let mut desk =
        Desk { model, places, limits, live: None, warm: false, kind: String::new(), loading: None };
    thread::Builder::new().name(key.name).spawn(move || desk.serve(&inbox)).unwrap();
    Worker { letters: Mutex::new(letters) }
}

fn say(text: &str) -> Say {
    Say { text: text.to_owned(), speaker: None, language: None, speed: 1.0 }
}

fn loads(folder: &Path) -> usize {
    fs::read_to_string(folder.join("loads")).unwrap_or_default().lines().count()
}

fn pid(worker: &Worker) -> Option<i32> {
    let (back, answer) = mpsc::channel();
    worker.letters.lock().unwrap().send(Letter::Pid(back)).unwrap();
    answer.recv().unwrap()
}

#[test]
fn a_model_is_described_loaded_once_and_speaks() {
    let folder = tempfile::tempdir().unwrap();
    let Some(python) = python(folder.path(), "0.28.0") else { return };
    let worker = worker_for(&python, VITS, limits());
    let described = worker.describe().unwrap();
    assert_eq!((described.kind.as_str(), described.licence.as_deref()), ("vits", Some("apache 2.0")));
    assert_eq!(loads(folder.path()), 0, "nothing is loaded to describe it");
    let loaded = worker.load(Loading::default()).unwrap();
    assert_eq!((loaded.sample_rate_hz, loaded.speakers.len()), (22_050, 0));
    let heard = worker.speak(say("Hello PRINT.")).unwrap();
    assert_eq!((heard.len(), heard[0]), (12 * 100 + 2, 0.25));
    assert_eq!(heard[heard.len() - 2..], [0.0, 1.0], "no NaN, nothing beyond full level");
    let slow = worker.speak(Say { speed: 0.5, ..say("Hello.") }).unwrap();
    assert_eq!(slow.len(), 6 * 200 + 2);
    assert_eq!(loads(folder.path()), 1);
    let unknown = worker_for(&python, "tts_models/en/ljspeech/vitz", limits()).describe().unwrap();
    assert!(unknown.unknown.unwrap().contains(&VITS.to_owned()));
}

#[test]
fn a_licence_has_to_be_accepted_before_the_model_loads() {
    let folder = tempfile::tempdir().unwrap();
    let Some(python) = python(folder.path(), "0.28.0") else { return };
    let worker = worker_for(&python, XTTS, limits());
    let described = worker.describe().unwrap();
    assert!(Licence { name: described.licence.unwrap() }.is_restricted());
    // A library that asks gets no answer, and does not wait for one.
    let refused = worker.load(Loading::default()).unwrap_err();
    assert!(refused.to_string().contains("cannot load the model: EOFError"), "{refused}");
    let loaded = worker.load(Loading { agreed: true, ..Loading::default() }).unwrap();
    assert_eq!((loaded.sample_rate_hz, loaded.languages.len()), (24_000, 3));
    let who = |speaker: &str| Say {
        speaker: Some(speaker.to_owned()),
        language: Some("de".to_owned()),
        ..say("Hallo")
    };
    assert!(worker.speak(who("Damien Black")).unwrap()[0] > 0.4);
    assert_eq!(worker.speak(Say { speed: 2.0, ..who("Ana Florence") }).unwrap().len(), 252);
}

#[test]
fn one_that_dies_is_started_anew_and_the_sentence_is_said() {
    for (word, wanted) in
        [("CRASH", "exit code 3"), ("KILLED", "signal 9"), ("GARBAGE", "57%|"), ("HANG", "no sign for 1 s")]
    {
        let folder = tempfile::tempdir().unwrap();
        let Some(python) = python(folder.path(), "0.28.0") else { return };
        let patience = if word == "HANG" { Duration::from_secs(1) } else { Duration::from_secs(20) };
        let worker = worker_for(&python, VITS, Limits { speak: patience, ..limits() });
        worker.describe().unwrap();
        worker.load(Loading::default()).unwrap();
        let before = pid(&worker).unwrap();
        assert!(worker.speak(say(&format!("Hi {word}-ONCE now"))).unwrap()[0] > 0.2, "{word}");
        assert_eq!(loads(folder.path()), 2, "{word}: loaded again");
        assert_ne!(pid(&worker).unwrap(), before);
        assert!(!crate::base::process::alive(before), "{word}: the old one is gone");
        let error = worker.speak(say(&format!("Hi {word} now"))).unwrap_err();
        assert!(error.to_string().contains(wanted), "{word}: {error}");
        assert_eq!(loads(folder.path()), 3, "{word}: tried twice, no more");
        // The next sentence is another chance.
        assert!(worker.speak(say("Hi")).is_ok(), "{word}");
    }
}

#[test]
fn one_that_eats_memory_is_ended() {
    let folder = tempfile::tempdir().unwrap();
    let Some(python) = python(folder.path(), "0.28.0") else { return };
    let worker = worker_for(&python, VITS, Limits { memory: 150 << 20, ..limits() });
    worker.load(Loading::default()).unwrap();
    let begun = Instant::now();
    let error = worker.speak(say("EAT")).unwrap_err();
    assert!(matches!(error, Error::Memory { .. }), "{error}");
    assert!(error.to_string().contains("more than the 157 MB"), "{error}");
    assert!(begun.elapsed() < Duration::from_secs(30));
}

#[test]
fn what_coqui_tts_refuses_is_told_and_ends_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let Some(python) = python(folder.path(), "0.28.0") else { return };
    let worker = worker_for(&python, VITS, limits());
    worker.load(Loading::default()).unwrap();
    let error = worker.speak(say("RAISE")).unwrap_err();
    assert_eq!(error.to_string(), "coqui-tts cannot speak: ValueError: no such phoneme");
    assert!(worker.speak(say("Hi")).is_ok());
    assert_eq!(loads(folder.path()), 1, "the same process goes on");
    let missing = worker_for(&python, "tts_models/en/ljspeech/unpacked", limits());
    let error = missing.load(Loading::default()).unwrap_err();
    let help = miette::Diagnostic::help(&error).unwrap().to_string();
    assert_eq!(help, format!("a package is missing: `{} -m pip install surely_not_there`", python.display()));
    let broken = worker_for(&python, "tts_models/en/ljspeech/broken", limits());
    let error = broken.load(Loading::default()).unwrap_err();
    assert!(
        error.to_string().contains("cannot load the model: RuntimeError: Error(s) in loading"),
        "{error}"
    );
}

#[test]
fn a_python_that_will_not_do_is_told_with_what_mends_it() {
    let folder = tempfile::tempdir().unwrap();
    let Some(old) = python(folder.path(), "0.22.0") else { return };
    let help = |error: &Error| miette::Diagnostic::help(error).unwrap().to_string();
    let error = worker_for(&old, VITS, limits()).describe().unwrap_err();
    assert!(
        error.is_absence() && error.to_string().contains("has coqui-tts 0.22.0; 0.27 or later"),
        "{error}"
    );
    assert!(help(&error).contains("--upgrade 'coqui-tts"), "{}", help(&error));
    let bare = program(folder.path(), "bare", "#!/bin/sh\nexec /usr/bin/python3 -S -I \"$@\"\n");
    let error = worker_for(&bare, VITS, limits()).describe().unwrap_err();
    assert!(
        error.to_string().contains("has no coqui-tts") && help(&error).contains("-m pip install"),
        "{error}"
    );
    let none = program(folder.path(), "none", "#!/bin/sh\necho 'Fatal Python error: no codec' >&2\nexit 1\n");
    let error = worker_for(&none, VITS, limits()).describe().unwrap_err();
    assert!(
        error.to_string().contains("ended with exit code 1") && error.to_string().contains("no codec"),
        "{error}"
    );
    let silent = program(folder.path(), "silent", "#!/bin/sh\nexec sleep 60\n");
    let quick = Limits { start: Duration::from_millis(400), ..limits() };
    let error = worker_for(&silent, VITS, quick).describe().unwrap_err();
    assert!(matches!(error, Error::Silent { .. }), "{error}");
    let chatty = program(folder.path(), "chatty", "#!/bin/sh\necho 'Welcome to Python'; exec sleep 60\n");
    let error = worker_for(&chatty, VITS, quick).describe().unwrap_err();
    assert!(error.to_string().contains("`Welcome to Python`"), "{error}");
    let missing = worker_for(&folder.path().join("missing"), VITS, limits()).describe().unwrap_err();
    assert!(matches!(missing, Error::Start { .. }), "{missing}");
    let nowhere = Places::default().start(&limits()).err().unwrap();
    assert!(nowhere.is_absence() && help(&nowhere).contains("python3 -m venv .venv"), "{nowhere}");
}

#[test]
fn those_who_speak_with_one_model_share_its_worker_and_it_ends_with_the_last() {
    let folder = tempfile::tempdir().unwrap();
    let Some(python) = python(folder.path(), "0.28.0") else { return };
    let places = Places { named: Some(python), ..Places::default() };
    let model = Model { name: VITS.to_owned(), path: false };
    let one = Worker::of(&model, &places, limits()).unwrap();
    let two = Worker::of(&model, &places, limits()).unwrap();
    assert!(Arc::ptr_eq(&one, &two));
    one.load(Loading::default()).unwrap();
    two.load(Loading::default()).unwrap();
    assert_eq!(loads(folder.path()), 1);
    let running = pid(&one).unwrap();
    drop((one, two));
    let until = Instant::now() + Duration::from_secs(10);
    while crate::base::process::alive(running) {
        assert!(Instant::now() < until, "it outlives those who used it");
        thread::yield_now();
    }
}
