//! Whatever is sent, or not read, the next request is answered.

use super::{Request, Server, plain};
use crate::{ef::Ef, proc};
use std::{
    net::TcpListener,
    thread,
    time::{Duration, Instant},
};

const OK: &str = r#"{"input":"Still here.","response_format":"wav"}"#;

/// A text of so many characters, as JSON.
fn long(characters: usize) -> String {
    let text = "This sentence goes on for a little while, as sentences do. ".repeat(characters / 59 + 1);
    format!(r#"{{"input":"{}","response_format":"pcm"}}"#, &text[..characters])
}

#[test]
fn a_request_that_is_wrong_is_told_what_is_wrong() {
    let Some(ef) = plain() else { return };
    let server = Server::start(ef);
    for (body, status, code, word) in [
        ("{\"input\": \"a\"", 400, "invalid_json", "line 1 column 13"),
        ("{\"input\": \"a\", }", 400, "invalid_json", "column"),
        ("", 400, "invalid_json", "no JSON"),
        (r#"{"input":"half \ud83d of it"}"#, 400, "invalid_json", r"`\ud83d` is half of a character"),
        ("{}", 400, "no_input", "`input`"),
        (r#"{"input":"a","voice":"nobody-at-all"}"#, 400, "voice_not_found", "no voice `nobody-at-all`"),
        (r#"{"input":"a","tts_engine":"espeak","voice":"klingonese"}"#, 400, "", "klingonese"),
        (r#"{"input":"a","model":"gpt-9"}"#, 404, "model_not_found", "gpt-9"),
        (r#"{"input":"a","preset":"narrator"}"#, 400, "no_database", "DATABASE_URL"),
        (r#"{"input":"a","speed":100}"#, 400, "wrong_value", "0.25 to 4"),
        (r#"{"input":"a","response_format":"ape"}"#, 400, "format_not_found", "mp3"),
    ] {
        let (got, told, message) = server.speech(body).refusal();
        assert_eq!(got, status, "{body}: {message}");
        assert!(code.is_empty() || told == code, "{body}: {told}");
        assert!(message.contains(word), "{body}: {message}");
    }
    let plain =
        server.ask(&Request::raw("POST", "/v1/audio/speech", OK).header("content-type", "text/plain"));
    assert_eq!(plain.refusal().0, 415);
    assert_eq!(server.ask(&Request::raw("PUT", "/v1/audio/speech", OK)).refusal().0, 405);
    assert_eq!(server.get("/nowhere").refusal().0, 404);
    let elsewhere = Request::post("/v1/audio/speech", OK).header("host", "example.com");
    assert_eq!(server.ask(&elsewhere).refusal().0, 403);
    assert_eq!(server.speech(OK).status, 200);
}

#[test]
fn too_much_text_is_refused_and_kept_nowhere() {
    let Some(ef) = plain() else { return };
    let server = Server::start(ef.args(["--max-characters", "1000"]));
    assert_eq!(server.speech(&long(1000)).status, 200);
    let (status, code, message) = server.speech(&long(1001)).refusal();
    assert_eq!((status, code.as_str()), (413, "input_too_long"));
    assert!(message.contains("1001 characters") && message.contains("1000 are taken"), "{message}");
    let (status, code, _) = server.speech(&long(10_000_000)).refusal();
    assert_eq!((status, code.as_str()), (413, "body_too_large"));
    // One that says that it will send far more is not even listened to.
    let huge = Request::post("/v1/audio/speech", "x").header("content-length", "99999999999");
    assert!(huge.send(&server.address).finish().status >= 400);
    assert_eq!(server.speech(OK).status, 200);
    let kilobytes = memory(server.running.pid());
    assert!(kilobytes < 200_000, "{kilobytes} kB");
}

/// The resident memory of a process, in kB.
fn memory(pid: i32) -> u64 {
    let status = std::fs::read_to_string(format!("/proc/{pid}/status")).unwrap_or_default();
    let line = status.lines().find(|line| line.starts_with("VmRSS")).unwrap_or_default();
    line.split_whitespace().nth(1).and_then(|number| number.parse().ok()).unwrap_or(0)
}

#[test]
fn a_client_that_goes_away_stops_its_speaker() {
    let Some(ef) = plain() else { return };
    let server = Server::start(ef.args(["--workers", "1", "--cache", "0"]));
    for part in [true, false] {
        let mut answer = Request::post("/v1/audio/speech", long(8000)).send(&server.address);
        if part {
            answer.begin();
        }
        drop(answer);
    }
    let gone = proc::poll(proc::PATIENCE, || {
        let health = server.get("/health").json();
        (health["speaking"] == 0 && health["waiting"] == 0).then_some(())
    });
    assert!(gone.is_some(), "somebody still speaks to nobody");
    assert_eq!(server.speech(OK).status, 200);
}

#[test]
fn a_client_that_reads_slowly_holds_nobody_up_and_is_cut_off() {
    let Some(ef) = plain() else { return };
    let server = Server::start(ef.args(["--workers", "1", "--cache", "0", "--patience", "1s"]));
    let mut slow: Vec<_> =
        (0..4).map(|_| Request::post("/v1/audio/speech", long(8192)).send(&server.address)).collect();
    for one in &mut slow {
        one.begin();
        one.more(1);
    }
    let began = Instant::now();
    assert_eq!(server.speech(OK).status, 200);
    assert!(began.elapsed() < Duration::from_secs(15), "{:?}", began.elapsed());
    let cut = proc::poll(proc::PATIENCE, || {
        for one in &mut slow {
            assert!(one.more(1) <= 1);
        }
        (server.figure("ef_tts_abandoned_total") > 3.5).then_some(())
    });
    assert!(cut.is_some(), "nobody was cut off");
    for one in slow {
        assert!(!one.finish().whole, "it got all, though it took nothing for so long");
    }
    assert_eq!(server.speech(OK).status, 200);
}

#[test]
fn when_too_many_wait_the_next_is_asked_to_come_again() {
    let Some(ef) = plain() else { return };
    let server = Server::start(ef.args(["--workers", "1", "--queue", "1", "--cache", "0"]));
    let address = server.address.clone();
    let ask = |address: String| Request::post("/v1/audio/speech", long(8000)).send(&address).finish();
    let all: Vec<_> = (0..8)
        .map(|_| {
            thread::spawn({
                let address = address.clone();
                move || ask(address)
            })
        })
        .collect();
    let all: Vec<_> = all.into_iter().map(|one| one.join().unwrap()).collect();
    let (good, busy): (Vec<_>, Vec<_>) = all.iter().partition(|answer| answer.status == 200);
    assert!(
        !good.is_empty() && !busy.is_empty(),
        "{:?}",
        all.iter().map(|one| one.status).collect::<Vec<_>>()
    );
    assert!(good.iter().all(|answer| answer.whole));
    for answer in busy {
        let (status, code, message) = answer.refusal();
        assert_eq!((status, code.as_str()), (429, "queue_full"), "{message}");
        let seconds: u64 = answer.header("retry-after").parse().unwrap();
        assert!((1..=60).contains(&seconds));
    }
}

#[test]
fn a_request_that_takes_too_long_ends() {
    let Some(ef) = plain() else { return };
    let server = Server::start(ef.args(["--workers", "1", "--timeout", "1ms", "--cache", "0"]));
    let whole = long(8000).replace("\"pcm\"", "\"wav\"");
    let (status, code, _) = server.speech(&whole).refusal();
    assert_eq!((status, code.as_str()), (504, "timeout"));
    assert_eq!(server.get("/health").status, 200);
}

#[test]
fn a_token_is_asked_for_where_there_is_one() {
    let Some(ef) = plain() else { return };
    let secret = "correct-horse-battery-staple";
    let server = Server::start(ef.env("EF_SERVE_TOKEN", secret).args(["-v"]));
    let ask = |value: &str| {
        let request = Request::post("/v1/audio/speech", OK);
        server.ask(&if value.is_empty() { request } else { request.header("authorization", value) })
    };
    for wrong in [
        "",
        "Bearer wrong",
        "Bearer ",
        "Basic abc",
        "correct-horse-battery-staple",
        "Bearer correct-horse-battery-stapl",
    ] {
        let answer = ask(wrong);
        assert_eq!((answer.refusal().0, answer.header("www-authenticate")), (401, "Bearer"), "{wrong}");
        assert!(!answer.text().contains(secret));
    }
    assert_eq!(ask(&format!("Bearer {secret}")).status, 200);
    assert_eq!(ask(&format!("bearer {secret}")).status, 200);
    assert_eq!(server.get("/metrics").status, 401);
    assert_eq!(server.get("/health").status, 200);
    assert!(!server.running.text().contains(secret));
}

fn refused(ef: &Ef, code: i32, words: &[&str]) {
    let outcome = ef.run();
    assert_eq!((outcome.code, outcome.stdout.as_str()), (code, ""), "{}", outcome.all());
    let plain = outcome.unwrapped();
    for word in words {
        assert!(plain.contains(word), "`{word}` is not in {plain}");
    }
}

#[test]
fn it_does_not_start_where_it_should_not() {
    let serve = |args: &[&str]| Ef::new().args(["tts", "serve"]).args(args);
    let taken = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = taken.local_addr().unwrap().port().to_string();
    refused(&serve(&["--port", &port]), 3, &[&format!("port {port} is taken by"), "--port"]);
    refused(&serve(&["--host", "0.0.0.0"]), 2, &["no token is set", "EF_SERVE_TOKEN"]);
    let weak = serve(&["--host", "0.0.0.0"]).env("EF_SERVE_TOKEN", "short");
    refused(&weak, 2, &["`EF_SERVE_TOKEN` has fewer than 16 characters"]);
    refused(&serve(&["--token-file", "nowhere"]), 3, &["nowhere"]);
    refused(&serve(&["--token-file", "token"]).file("token", "\n"), 2, &["nothing in it"]);
    refused(
        &serve(&["--host", "192.0.2.1", "--token-file", "token"]).file("token", "0123456789abcdef"),
        3,
        &["no such address"],
    );
    refused(&serve(&["--host", "nonsense"]), 2, &["nonsense"]);
    refused(&serve(&["--idle", "soon"]), 2, &["30s"]);
    refused(&serve(&["--engine", "kokor"]), 2, &["kokor"]);
}
