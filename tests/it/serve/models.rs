//! Models stay warm, are loaded once for all voices of theirs, and are let go.

use super::{Request, Server, plain};
use crate::{ef::Ef, proc, shared::shared};
use std::{fs, thread};

/// A server with these models of the tests.
fn with(models: &[&str], args: &[&str]) -> Option<Server> {
    let ef = plain()?;
    for model in models {
        let model = shared(&format!("models/tiny/{model}"))?.canonicalize().unwrap();
        add(&ef, &model.display().to_string());
    }
    Some(Server::start(ef.args(["--cache", "0"]).args(args)))
}

fn add(ef: &Ef, model: &str) {
    let outcome = ef.outcome(ef.bare().args(["tts", "voices", "add", model]));
    assert_eq!(outcome.code, 0, "{}", outcome.all());
}

fn spoken(server: &Server, who: &str) -> (String, String) {
    let answer = server.speech(&format!(r#"{{"input":"Hello there.","response_format":"wav",{who}}}"#));
    assert_eq!(answer.status, 200, "{who}: {}", answer.text());
    (answer.header("x-ef-engine").to_owned(), answer.header("x-ef-voice").to_owned())
}

fn loads(server: &Server) -> (f64, f64) {
    (server.figure("ef_tts_model_loads_total"), server.figure("ef_tts_loaded_models "))
}

fn rest(server: &Server) {
    let gone = proc::poll(proc::PATIENCE, || {
        let health = server.get("/health").json();
        (health["warm"] == 0 && health["models"] == 0).then_some(())
    });
    assert!(gone.is_some(), "a model is still there");
}

#[test]
fn models_stay_warm_and_are_let_go() {
    let Some(server) = with(&["en_US-tiny-medium.onnx"], &["--idle", "300ms"]) else { return };
    let tiny = ("piper".to_owned(), "en_US-tiny-medium".to_owned());
    assert_eq!(spoken(&server, r#""model":"en_US-tiny-medium""#), tiny);
    assert_eq!(spoken(&server, r#""voice":"en_US-tiny-medium""#), tiny);
    rest(&server);
    assert_eq!(spoken(&server, r#""voice":"en_US-tiny-medium""#), tiny, "and it comes back");
}

#[test]
fn voices_of_one_model_load_it_once() {
    let models = ["kokoro-tiny.onnx", "voices-tiny.bin", "en_US-tinymulti-medium.onnx"];
    let Some(server) = with(&models, &[]) else { return };
    for voice in ["af_heart", "af_bella", "bm_george", "af_heart:60,am_adam:40"] {
        assert_eq!(
            spoken(&server, &format!(r#""voice":"{voice}""#)),
            ("kokoro".to_owned(), voice.to_owned())
        );
    }
    assert_eq!(loads(&server), (1.0, 1.0), "each voice of Kokoro has loaded the model");
    for speaker in ["spk0", "spk3", "2"] {
        let who = format!(r#""voice":"en_US-tinymulti-medium","speaker":"{speaker}""#);
        assert_eq!(spoken(&server, &who).0, "piper");
    }
    assert_eq!(loads(&server), (2.0, 2.0), "each speaker has loaded the model");
    let wrong = r#"{"input":"Hi","voice":"en_US-tinymulti-medium","speaker":"spk9"}"#;
    let (status, _, message) = server.speech(wrong).refusal();
    assert!(status == 400 && message.contains("no speaker `spk9`"), "{status}: {message}");
}

#[test]
fn who_comes_while_a_model_loads_waits_for_it() {
    let Some(server) = with(&["kokoro-tiny.onnx", "voices-tiny.bin"], &["--workers", "4"]) else { return };
    let all: Vec<_> = ["af_heart", "am_adam", "af_heart", "bf_emma"]
        .map(|voice| {
            let body = format!(r#"{{"input":"Hello there.","response_format":"wav","voice":"{voice}"}}"#);
            let address = server.address.clone();
            thread::spawn(move || Request::post("/v1/audio/speech", body).send(&address).finish().status)
        })
        .into_iter()
        .collect();
    assert!(all.into_iter().all(|one| one.join().unwrap() == 200));
    assert_eq!(loads(&server), (1.0, 1.0));
}

#[test]
fn files_are_not_opened_for_those_who_ask() {
    let Some(path) = shared("models/tiny/en_US-tiny-medium.onnx") else { return };
    let path = path.canonicalize().unwrap();
    let Some(server) = with(&[], &[]) else { return };
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("config.json"), "{}").unwrap();
    let weights = folder.path().join("model.pth");
    fs::write(&weights, "weights").unwrap();
    for voice in [&*path, folder.path(), &weights, "../x".as_ref(), "model.pth".as_ref()] {
        for engine in ["", r#","tts_engine":"coqui""#, r#","tts_engine":"piper""#] {
            let body = format!(r#"{{"input":"Hi","voice":"{}"{engine}}}"#, voice.display());
            let (status, code, message) = server.speech(&body).refusal();
            assert_eq!((status, code.as_str()), (400, "voice_not_found"), "{body}: {message}");
        }
        let body = format!(r#"{{"input":"Hi","model":"{}"}}"#, voice.display());
        assert_eq!(server.speech(&body).refusal().0, 404, "{body}");
    }
}
