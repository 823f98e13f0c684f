//! It stops in good order.

use super::{Request, Server, plain};
use crate::{proc, running::End};
use rustix::process::Signal;
use std::thread;

#[test]
fn what_is_spoken_is_spoken_to_its_end() {
    let Some(ef) = plain() else { return };
    let mut server = Server::start(ef.args(["--workers", "1", "--cache", "0", "--grace", "60s"]));
    let text = "This sentence goes on for a little while, as sentences do. ".repeat(60);
    let body = format!(r#"{{"input":"{text}","response_format":"pcm"}}"#);
    let mut answers: Vec<_> =
        (0..3).map(|_| Request::post("/v1/audio/speech", body.clone()).send(&server.address)).collect();
    answers[0].begin();
    // The others wait by now, or will be refused as one that comes too late.
    let waits = proc::poll(proc::PATIENCE, || (server.get("/health").json()["waiting"] == 2).then_some(()));
    server.running.signal(Signal::TERM);
    let answers: Vec<_> = answers.into_iter().map(|answer| thread::spawn(|| answer.finish())).collect();
    for answer in answers {
        let answer = answer.join().unwrap();
        assert!(answer.status == 200 && answer.whole || waits.is_none(), "{}", answer.status);
    }
    assert_eq!(server.running.end(), End::Code(143));
    let port = server.address.rsplit_once(':').unwrap().1.parse().unwrap();
    assert!(proc::is_free(port));
    let text = String::from_utf8(server.running.stdout()).unwrap();
    assert!(text.lines().all(|line| serde_json::from_str::<serde_json::Value>(line).is_ok()), "{text}");
}

#[test]
fn a_second_signal_waits_for_nobody() {
    let Some(ef) = plain() else { return };
    let mut server = Server::start(ef.args(["--grace", "10m", "--cache", "0"]));
    // A client that has sent half a request is waited for, but not for ever.
    let text = "A sentence. ".repeat(600);
    let mut slow =
        Request::post("/v1/audio/speech", format!(r#"{{"input":"{text}","response_format":"pcm"}}"#))
            .send(&server.address);
    slow.begin();
    server.running.signal(Signal::INT);
    server.running.wait_for("stopping");
    server.running.signal(Signal::INT);
    assert_eq!(server.running.end(), End::Code(130));
}
