//! What is asked for comes, in every form, at once and by and by.

use super::{Request, Server, plain, samples};
use std::time::Instant;

const HELLO: &str = "Hello there. This is the second sentence.";

fn body(format: &str, more: &str) -> String {
    format!(r#"{{"model":"tts-1","voice":"alloy","input":"{HELLO}","response_format":"{format}"{more}}}"#)
}

#[test]
fn every_format_is_spoken() {
    let Some(ef) = plain() else { return };
    let server = Server::start(ef.args(["--cache", "0"]));
    let wav = server.speech(&body("wav", ""));
    assert_eq!((wav.status, wav.header("content-type")), (200, "audio/wav"), "{}", wav.text());
    assert_eq!((wav.header("x-ef-engine"), wav.header("x-ef-cache")), ("espeak", "miss"));
    let heard = samples(&wav.body);
    assert!(heard.len() > 20_000 && heard.iter().any(|sample| sample.abs() > 1000));
    for (format, kind, magic) in [
        ("mp3", "audio/mpeg", &b"\xff\xf3"[..]),
        ("opus", "audio/ogg", b"OggS"),
        ("aac", "audio/aac", b"\xff\xf1"),
        ("flac", "audio/flac", b"fLaC"),
        ("pcm", "audio/pcm", b""),
    ] {
        for stream in ["", ",\"stream\":true", ",\"stream\":false"] {
            let answer = server.speech(&body(format, stream));
            assert_eq!((answer.status, answer.header("content-type")), (200, kind), "{format}{stream}");
            assert!(answer.whole && answer.body.starts_with(magic), "{format}{stream}");
            assert!(answer.body.len() > 4000, "{format}{stream}: {}", answer.body.len());
            let flows = stream.contains("true") || (stream.is_empty() && format != "flac");
            assert_eq!(answer.header("transfer-encoding") == "chunked", flows, "{format}{stream}");
        }
    }
    // PCM has no head that could tell another rate.
    let pcm = server.speech(&body("pcm", ",\"stream\":false"));
    let seconds = |samples: usize, rate: usize| samples * 1000 / rate;
    assert!(seconds(pcm.body.len() / 2, 24_000).abs_diff(seconds(heard.len(), 22_050)) < 20);
    let other = server.speech(&body("wav", ",\"sample_rate\":16000"));
    assert_eq!(other.header("x-ef-sample-rate"), "16000");
    let events = server.speech(&body("pcm", ",\"stream_format\":\"sse\""));
    assert_eq!(events.header("content-type"), "text/event-stream");
    let text = events.text();
    assert!(
        text.matches("speech.audio.delta").count() >= 2 && text.contains("speech.audio.done"),
        "{text:.300}"
    );
}

#[test]
fn the_lists_tell_what_there_is() {
    let Some(ef) = plain() else { return };
    let server = Server::start(ef);
    let models = server.get("/v1/models").json();
    let ids: Vec<&str> =
        models["data"].as_array().unwrap().iter().map(|one| one["id"].as_str().unwrap()).collect();
    assert!(ids.contains(&"tts-1") && ids.contains(&"espeak") && !ids.contains(&"kokoro"), "{ids:?}");
    assert_eq!(server.get("/v1/models/tts-1").json()["object"], "model");
    assert_eq!(server.get("/v1/models/none").refusal().0, 404);
    let voices = server.get("/v1/audio/voices?engine=espeak&language=fr").json();
    let voices = voices["voices"].as_array().unwrap();
    assert!(
        !voices.is_empty() && voices.iter().all(|one| one["language"].as_str().unwrap().starts_with("fr"))
    );
    let health = server.get("/health").json();
    assert_eq!((health["status"].as_str(), health["waiting"].as_i64()), (Some("ok"), Some(0)));
    server.speech(&body("wav", ""));
    assert!(server.figure("ef_tts_requests_total{path=\"/v1/audio/speech\",status=\"200\"}") > 0.5);
    assert!(server.figure("ef_tts_first_sound_seconds_count") > 0.5);
}

#[test]
fn the_sound_begins_while_the_rest_is_spoken() {
    let Some(ef) = plain() else { return };
    let server = Server::start(ef.args(["--cache", "0"]));
    let text = "This sentence goes on for a little while, as sentences do. ".repeat(130);
    let ask = Request::post("/v1/audio/speech", format!(r#"{{"input":"{text}","response_format":"pcm"}}"#));
    server.speech(&body("pcm", ""));
    let began = Instant::now();
    let mut answer = ask.send(&server.address);
    answer.begin();
    let first = began.elapsed();
    let answer = answer.finish();
    let whole = began.elapsed();
    assert!(answer.whole && answer.body.len() > 5_000_000, "{}", answer.body.len());
    assert!(first * 3 < whole, "the first sound came after {first:?}, the last after {whole:?}");
}

#[test]
fn the_same_again_is_there_already() {
    let Some(ef) = plain() else { return };
    let server = Server::start(ef);
    for format in ["wav", "mp3"] {
        let (first, again) = (server.speech(&body(format, "")), server.speech(&body(format, "")));
        assert_eq!((first.header("x-ef-cache"), again.header("x-ef-cache")), ("miss", "hit"));
        assert_eq!(first.body, again.body);
    }
    assert_eq!(server.speech(&body("wav", ",\"speed\":1.5")).header("x-ef-cache"), "miss");
    assert!((server.figure("ef_tts_cache_hits_total") - 2.0).abs() < 0.1);
}
