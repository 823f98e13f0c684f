//! A licence that forbids commercial use is not passed over in silence, by a server or a batch.

use super::{Request, Server};
use crate::{
    coqui,
    ef::Ef,
    running::{End, Running, To},
    shared::have,
};
use std::fs;

/// A project with a stand-in for coqui-tts; `None`, said aloud, where there is no Python.
fn project() -> Option<Ef> {
    have(&["python3"]).then(|| {
        let ef = coqui::project("0.28.0");
        let data = ef.path("data");
        ef.env("EF_DATA_DIR", data).env("EF_NO_SETUP", "1")
    })
}

fn run(ef: &Ef, args: &[&str]) -> crate::ef::Outcome {
    ef.outcome(ef.bare().args(args))
}

#[test]
fn a_server_refuses_until_somebody_accepts() {
    let Some(ef) = project() else { return };
    let server = Server::start(ef.args(["--json", "--yes", "tts", "serve", "--port", "0"]));
    let ask = |who: &str| {
        let body = format!(r#"{{"input":"Hello.","response_format":"wav",{who}}}"#);
        server.ask(&Request::post("/v1/audio/speech", body))
    };
    for who in [r#""model":"xtts""#, r#""tts_engine":"coqui","voice":"xtts""#] {
        let (status, code, message) = ask(who).refusal();
        assert_eq!((status, code.as_str()), (403, "licence_not_accepted"), "{message}");
        assert!(message.contains("CPML") && message.contains("ef --yes tts say --model"), "{message}");
    }
    assert_eq!(coqui::loads(&server.ef), 0, "nothing is loaded before");
    let free = ask(r#""model":"tts_models/en/ljspeech/vits""#);
    assert_eq!((free.status, free.header("x-ef-engine")), (200, "coqui"), "{}", free.text());
    let accept = ["--yes", "tts", "say", "Hi.", "--model", "xtts", "-o", "a.wav"];
    let accepted = run(&server.ef, &accept);
    assert_eq!(accepted.code, 0, "{}", accepted.all());
    // The server need not be started again.
    let spoken = ask(r#""model":"xtts","language":"de""#);
    assert_eq!((spoken.status, spoken.header("x-ef-engine")), (200, "coqui"), "{}", spoken.text());
}

#[test]
fn a_batch_asks_before_it_begins() {
    let Some(ef) = project() else { return };
    let ef = ef.file("lines.txt", "One line.\nAnother.\n");
    let batch = ["tts", "batch", "lines.txt", "-o", "clips", "--model", "xtts", "--jobs", "1"];
    let refused = run(&ef, &batch);
    assert_eq!(refused.code, 3, "{}", refused.all());
    for word in ["CPML, which forbids commercial use", "https://tts-hub.github.io/cpml", "--yes"] {
        assert!(refused.unwrapped().contains(word), "{word}: {}", refused.all());
    }
    assert!(coqui::loads(&ef) == 0 && !ef.path("clips").exists(), "{:?}", ef.tree());
    // On a terminal it asks, and no is no.
    let ef = ef.args(batch);
    let mut asking = Running::start(&ef, To::Terminal);
    asking.wait_for("Do you accept it?");
    asking.type_text("n\n");
    assert_eq!(asking.end(), End::Code(3), "{}", asking.text());
}

#[test]
fn yes_accepts_for_a_whole_batch_and_rows_alone_are_refused() {
    let Some(ef) = project() else { return };
    let rows = "id,text,model\na,One line.,xtts\nb,Another.,tts_models/en/ljspeech/vits\n";
    let ef = ef.file("rows.csv", rows);
    let batch = ["tts", "batch", "rows.csv", "-o", "clips", "--jobs", "1"];
    let partly = run(&ef, &batch);
    assert_eq!(partly.code, 4, "{}", partly.all());
    assert!(partly.unwrapped().contains("forbids commercial use"), "{}", partly.all());
    assert!(ef.path("clips/b.wav").exists() && !ef.path("clips/a.wav").exists());
    let dry = run(&ef, &[&["--yes"], &batch[..], &["--dry-run"]].concat());
    assert_eq!(
        fs::read_to_string(ef.path("data/licences.json")).unwrap().matches("CPML").count(),
        0,
        "{}",
        dry.all()
    );
    let all = run(&ef, &[&["--yes"], &batch[..], &["--retry-failed"]].concat());
    assert_eq!(all.code, 0, "{}", all.all());
    assert!(all.stderr.contains("forbids commercial use"), "{}", all.all());
    assert!(ef.path("clips/a.wav").exists() && ef.read("data/licences.json").contains("CPML"));
}
