//! Many at once, and an engine that misbehaves: each request has its own fate.

use super::{Request, Server, plain};
use crate::{
    coqui,
    edge::server::{Conduct, Server as Edge},
    proc,
    shared::have,
};
use std::{collections::BTreeMap, thread};

#[test]
fn sixty_four_clients_at_once_get_a_whole_sound_or_a_429() {
    let Some(ef) = plain() else { return };
    let server = Server::start(ef.args(["--cache", "0", "--queue", "40"]));
    let formats = ["wav", "mp3", "pcm", "opus", "flac"];
    let client = |number: usize, address: String| {
        move || {
            let mut seen = vec![];
            for turn in 0..4 {
                let format = formats[(number + turn) % formats.len()];
                let body = format!(
                    r#"{{"input":"Client {number} speaks for the {turn}. time.","response_format":"{format}"}}"#
                );
                let answer = Request::post("/v1/audio/speech", body).send(&address).finish();
                assert!(answer.status != 200 || (answer.whole && answer.body.len() > 1000), "{format}");
                seen.push(answer.status);
            }
            seen
        }
    };
    let clients: Vec<_> =
        (0..64).map(|number| thread::spawn(client(number, server.address.clone()))).collect();
    let mut counts: BTreeMap<u16, usize> = BTreeMap::new();
    for status in clients.into_iter().flat_map(|client| client.join().unwrap()) {
        *counts.entry(status).or_default() += 1;
    }
    assert!(counts.keys().all(|status| [200, 429].contains(status)), "{counts:?}");
    assert!(counts[&200] >= 40, "{counts:?}");
    let quiet = || {
        let health = server.get("/health").json();
        (health["speaking"] == 0 && health["waiting"] == 0).then_some(())
    };
    assert!(proc::poll(proc::PATIENCE, quiet).is_some(), "{}", server.get("/health").text());
}

#[test]
fn all_who_speak_with_edge_share_two_connections() {
    let Some(ef) = plain() else { return };
    let edge = Edge::start(&[Conduct::Slow]);
    let ef = ef.env("EF_EDGE_URL", edge.url()).args(["--allow-cloud", "--workers", "8", "--cache", "0"]);
    let server = Server::start(ef);
    let clients: Vec<_> = (0..8)
        .map(|number| {
            let body =
                format!(r#"{{"input":"Number {number}.","tts_engine":"edge","response_format":"wav"}}"#);
            let address = server.address.clone();
            thread::spawn(move || Request::post("/v1/audio/speech", body).send(&address).finish().status)
        })
        .collect();
    assert!(clients.into_iter().all(|client| client.join().unwrap() == 200));
    assert_eq!((edge.connections(), edge.most_open()), (8, 2));
}

#[test]
fn a_worker_that_misbehaves_fails_its_own_request_alone() {
    if !have(&["python3", "espeak-ng"]) || !cfg!(target_os = "linux") {
        return;
    }
    let ef = coqui::project("0.28.0");
    let data = ef.path("data");
    let ef = ef
        .env("EF_DATA_DIR", data)
        .env("EF_NO_SETUP", "1")
        .env("EF_WORKER_PATIENCE", "3s")
        .env("EF_WORKER_MEMORY", "150MB");
    let server = Server::start(ef.args(["--json", "tts", "serve", "--port", "0", "--cache", "0"]));
    let ask = |text: &str, engine: &str| {
        let body = format!(r#"{{"input":"{text}","response_format":"wav",{engine}}}"#);
        server.ask(&Request::post("/v1/audio/speech", body))
    };
    let vits = r#""model":"tts_models/en/ljspeech/vits""#;
    assert_eq!(ask("Fine.", vits).status, 200);
    for (word, told) in [
        ("CRASH", "exit code 3"),
        ("KILLED", "signal 9"),
        ("GARBAGE", "57%|"),
        ("RAISE", "no such phoneme"),
        ("HANG", "gave no sign for 3 s"),
        ("EAT", "more than the 150 MB"),
    ] {
        let bad = {
            let body = format!(r#"{{"input":"Bad {word}.","response_format":"wav",{vits}}}"#);
            let address = server.address.clone();
            thread::spawn(move || Request::post("/v1/audio/speech", body).send(&address).finish())
        };
        // While it fails, others are answered.
        assert_eq!(ask("Here.", r#""tts_engine":"espeak""#).status, 200, "{word}");
        let (status, code, message) = bad.join().unwrap().refusal();
        assert_eq!((status, code.as_str()), (500, "engine_failed"), "{word}: {message}");
        assert!(message.contains(told), "{word}: {message}");
        let fine = ask("Fine again.", vits);
        assert_eq!(fine.status, 200, "{word}: {}", fine.text());
    }
}
