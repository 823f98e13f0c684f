//! `ef tts say` with Edge, against a server that speaks its protocol well and badly; and that without leave nothing
//! leaves the machine.

#[path = "../fixtures/edge_server.rs"]
pub(crate) mod server;

use crate::{
    ef::{Ef, Outcome},
    shared::{cannot, have},
};
use server::{Conduct, Server};
use std::{fs, path::PathBuf};

fn say(server: &Server, args: &[&str]) -> Ef {
    let ef = Ef::new().args(["tts", "say"]).args(args);
    let data = ef.path("data");
    ef.env("EF_DATA_DIR", data)
        .env("EF_EDGE_URL", server.url())
        .env("EF_EDGE_SILENCE", "700ms")
        .env("EF_NO_SETUP", "1")
}

const EDGE: [&str; 4] = ["--engine", "edge", "-o", "out.wav"];

fn samples(ef: &Ef) -> Vec<i16> {
    let bytes = fs::read(ef.path("out.wav")).unwrap();
    let at = bytes.windows(4).position(|part| part == b"data").unwrap() + 8;
    bytes[at..].as_chunks::<2>().0.iter().map(|two| i16::from_le_bytes(*two)).collect()
}

fn refused(outcome: &Outcome, code: i32, words: &[&str]) {
    assert_eq!(outcome.code, code, "{outcome:?}");
    let plain = outcome.stderr.replace("\n  | ", " ");
    for word in words {
        assert!(plain.contains(word), "`{word}` is not in {}", outcome.stderr);
    }
}

const LEAVES: &str = "the text leaves this machine";

#[test]
fn edge_speaks_and_says_that_the_text_leaves() {
    let server = Server::start(&[Conduct::Well]);
    let args =
        [&EDGE[..], &["--allow-cloud", "--subtitles", "srt", "--json", "First words here. Then the last!"]]
            .concat();
    let ef = say(&server, &args);
    let outcome = ef.run();
    assert_eq!(outcome.code, 0, "{outcome:?}");
    assert_eq!(outcome.stderr.matches(LEAVES).count(), 1, "{outcome:?}");
    let said: serde_json::Value = serde_json::from_str(&outcome.stdout).unwrap();
    assert_eq!(
        (said["engine"].as_str(), said["voice"].as_str()),
        (Some("edge"), Some("en-US-EmmaMultilingualNeural"))
    );
    assert_eq!((said["words_exact"].as_bool(), said["sample_rate_hz"].as_i64()), (Some(true), Some(24_000)));
    let words: Vec<&str> =
        said["words"].as_array().unwrap().iter().map(|word| word["text"].as_str().unwrap()).collect();
    assert_eq!(words, ["First", "words", "here", "Then", "the", "last"]);
    let starts: Vec<f64> =
        said["words"].as_array().unwrap().iter().map(|word| word["start_s"].as_f64().unwrap()).collect();
    for (at, start) in starts.iter().enumerate() {
        let wanted = 0.08 * f64::from(u32::try_from(at).unwrap());
        assert!((start - wanted).abs() < 0.002, "word {at} begins at {start}");
    }
    assert_eq!(said["sentences"].as_array().unwrap().len(), 2);
    assert!(ef.read("out.srt").contains("-->") && ef.read("out.srt").contains("Then the last!"));
    let heard = samples(&ef);
    assert!(
        heard.len() >= 7 * server::WORD && heard.iter().any(|sample| sample.abs() > 8_000),
        "{}",
        heard.len()
    );
    assert!(server.asked()[0].head.contains("permessage-deflate"));
    // Both sentences went together.
    assert_eq!(server.connections(), 1);
}

#[test]
fn without_leave_nobody_is_asked() {
    let server = Server::start(&[Conduct::Well]);
    refused(
        &say(&server, &[&EDGE[..], &["Hi"]].concat()).run(),
        2,
        &["not allowed", "--allow-cloud", "allow_cloud = true"],
    );
    let voice = say(&server, &["--voice", "en-GB-SoniaNeural", "-o", "out.wav", "Hi"]).run();
    refused(&voice, 2, &["not allowed"]);
    let private = [&EDGE[..], &["--private", "Hi"]].concat();
    let allowed = "[tts]\nallow_cloud = true\n";
    refused(
        &say(&server, &private).file("ef.toml", allowed).run(),
        2,
        &["this text is private", "--engine kokoro"],
    );
    let by_variable =
        say(&server, &[&EDGE[..], &["--allow-cloud", "Hi"]].concat()).env("EF_PRIVATE", "yes").run();
    refused(&by_variable, 2, &["this text is private"]);
    let by_file = say(&server, &[&EDGE[..], &["Hi"]].concat())
        .file("ef.toml", "[tts]\nallow_cloud = true\nprivate = true\n");
    refused(&by_file.run(), 2, &["this text is private"]);
    refused(&say(&server, &[&private[..], &["--allow-cloud"]].concat()).run(), 2, &["cannot be used with"]);
    // In the chain it is passed over, and the next speaks or the reasons are told.
    let chain = "[tts]\nengine = \"edge\"\nfallback = [\"edge\", \"espeak\"]\n";
    let outcome = say(&server, &["-o", "out.wav", "Hi"]).file("ef.toml", chain).run();
    assert!(outcome.stderr.contains("edge") && outcome.stderr.contains("not allowed"), "{outcome:?}");
    if have(&["espeak-ng"]) {
        assert_eq!(outcome.code, 0, "{outcome:?}");
        assert!(outcome.stderr.contains("edge does not speak, espeak does"), "{outcome:?}");
    }
    assert_eq!(server.connections(), 0, "somebody was asked");
    let text = "[tts]\nengine = \"edge\"\nallow_cloud = true\n";
    assert_eq!(say(&server, &["-o", "out.wav", "Hi"]).file("ef.toml", text).run().code, 0);
    assert_eq!(server.connections(), 1);
}

#[test]
fn a_text_without_words_is_not_sent() {
    let server = Server::start(&[Conduct::Well]);
    let outcome = say(&server, &[&EDGE[..], &["--allow-cloud", " ... !"]].concat()).run();
    assert_eq!((outcome.code, server.connections()), (0, 0), "{outcome:?}");
    assert!(!outcome.stderr.contains(LEAVES), "{outcome:?}");
}

#[test]
fn a_long_text_is_sent_in_pieces_and_comes_back_whole() {
    let server = Server::start(&[Conduct::Compressed { fresh: false }]);
    let sentence = "These & those <words> are said, one by one, until the end. ";
    let text = sentence.repeat(160);
    let ef = say(&server, &[&EDGE[..], &["--allow-cloud", "--json", "-f", "text.txt"]].concat())
        .file("text.txt", &text);
    let outcome = ef.run();
    assert_eq!(outcome.code, 0, "{outcome:?}");
    let said: serde_json::Value = serde_json::from_str(&outcome.stdout).unwrap();
    let words = said["words"].as_array().unwrap();
    assert_eq!(words.len(), 160 * 12);
    assert_eq!(said["sentences"].as_array().unwrap().len(), 160);
    let mut before = 0.0;
    for word in words {
        let (start, end) = (word["start_s"].as_f64().unwrap(), word["end_s"].as_f64().unwrap());
        assert!(before <= start + 1e-3 && start <= end, "{word}");
        before = end;
    }
    assert!(before <= said["seconds"].as_f64().unwrap() + 1e-3);
    assert!(server.connections() >= 3 && server.most_open() <= 2);
    assert_eq!(outcome.stderr.matches(LEAVES).count(), 1);
}

#[test]
fn a_service_that_misbehaves_is_told_clearly_and_leaves_no_file() {
    for (conduct, words) in [
        (Conduct::HangUp, "cannot be reached"),
        (Conduct::Stall, "no answer in time"),
        (Conduct::HalfFrame, "the connection ended"),
        (Conduct::Cut, "the connection ended"),
        (Conduct::Garbage, "its answer is no HTTP"),
        (Conduct::BadHead, "longer than the message"),
        (Conduct::Close(1011, "gone for lunch"), "gone for lunch"),
        (Conduct::Silent, "sent no sound"),
        (Conduct::Noise, "sent a sound that cannot be read"),
        (Conduct::Forbidden, "refuses the request (403)"),
        (Conduct::Status(429, None), "takes no more requests"),
    ] {
        let server = Server::start(&[conduct]);
        let ef = say(&server, &[&EDGE[..], &["--allow-cloud", "--strict", "Hello there"]].concat());
        refused(&ef.run(), 3, &[words]);
        let left: Vec<String> = ef.tree().into_iter().filter(|path| path.contains("out.")).collect();
        assert!(left.is_empty(), "{conduct:?}: {left:?}");
    }
    let free = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
    let server = Server::start(&[Conduct::Well]);
    let nobody = say(&server, &[&EDGE[..], &["--allow-cloud", "--strict", "Hi"]].concat());
    let nobody = nobody.env("EF_EDGE_URL", format!("ws://127.0.0.1:{free}/"));
    refused(&nobody.run(), 3, &["the connection was refused", "look at the connection"]);
    let far =
        say(&server, &[&EDGE[..], &["--allow-cloud", "Hi"]].concat()).env("EF_EDGE_URL", "ws://example.com/");
    refused(&far.run(), 2, &["is no address", "unencrypted"]);
    let odd = say(&server, &[&EDGE[..], &["--allow-cloud", "Hi"]].concat()).env("EF_EDGE_SILENCE", "soon");
    refused(&odd.run(), 2, &["EF_EDGE_SILENCE"]);
}

#[test]
fn when_it_does_not_answer_the_next_of_the_chain_speaks() {
    if !have(&["espeak-ng"]) {
        return;
    }
    let server = Server::start(&[Conduct::HangUp]);
    let chain = "[tts]\nallow_cloud = true\nfallback = [\"espeak\"]\n";
    let ef = say(&server, &[&EDGE[..], &["Hello there"]].concat()).file("ef.toml", chain);
    let outcome = ef.run();
    assert_eq!(outcome.code, 0, "{outcome:?}");
    assert!(outcome.stderr.contains("edge does not speak, espeak does"), "{outcome:?}");
    assert!(samples(&ef).iter().any(|sample| sample.abs() > 1_000));
    assert_eq!(server.connections(), 3);
}

#[test]
fn a_clock_that_is_off_costs_one_more_request() {
    let server = Server::start(&[Conduct::Clock(-5_000), Conduct::Slow]);
    let outcome = say(&server, &[&EDGE[..], &["--allow-cloud", "Hi there"]].concat()).run();
    assert_eq!((outcome.code, server.connections()), (0, 2), "{outcome:?}");
}

#[test]
fn what_edge_cannot_do_is_asked_wrongly() {
    let server = Server::start(&[Conduct::Well]);
    let edge = |more: &[&str]| say(&server, &[&EDGE[..], &["--allow-cloud"], more].concat()).run();
    refused(&edge(&["--speed", "3", "Hi"]), 2, &["0.5 to 2 times"]);
    refused(&edge(&["--phonemes", "həlˈoʊ"]), 2, &["no phonemes"]);
    refused(
        &edge(&["--voice", "en-US-EmaMultilingualNeural2", "Hi"]),
        2,
        &["no voice", "did you mean `en-US-EmmaMultilingualNeural`"],
    );
    refused(&edge(&["--speaker", "2", "Hi"]), 2, &["edge has no `--speaker`"]);
    assert_eq!(server.connections(), 0);
    let voiced = edge(&["--lang", "de", "--speed", "1.5", "Hallo du"]);
    assert_eq!(voiced.code, 0, "{voiced:?}");
    let asked = &server.asked()[0].ssml;
    assert!(asked.contains("(de-DE, KatjaNeural)") && asked.contains("rate='+50%'"), "{asked}");
}

#[test]
fn several_programs_at_once_share_two_connections() {
    let server = Server::start(&[Conduct::Slow]);
    let first = say(&server, &[]);
    let data = first.path("data");
    std::thread::scope(|scope| {
        for number in 0..5 {
            let (server, data) = (&server, data.clone());
            scope.spawn(move || {
                let text = format!("Number {number}.");
                let ef =
                    say(server, &[&EDGE[..], &["--allow-cloud", &text]].concat()).env("EF_DATA_DIR", data);
                assert_eq!(ef.run().code, 0);
            });
        }
    });
    assert_eq!((server.connections(), server.most_open() <= 2), (5, true), "{}", server.most_open());
}

/// In a network of its own, whose one way out is counted: a run that has leave sends packets (to find the service), runs
/// without leave send none.
#[test]
fn without_leave_no_packet_leaves() {
    if !cfg!(target_os = "linux") || !have(&["ip"]) {
        return;
    }
    let script = r#"
        set -e
        ip link set lo up
        ip route add default dev lo
        echo 'nameserver 192.0.2.53' > resolv.conf
        mount --bind resolv.conf /etc/resolv.conf
        sent() { awk '/lo:/ { print $11 }' /proc/net/dev; }
        before=$(sent)
        for args in "--engine edge" "--engine edge --private" "--voice en-US-AriaNeural" "--engine espeak" ""; do
            "$EF" tts say $args -o out.wav Hello 2>> log < /dev/null || true
        done
        EF_PRIVATE=1 "$EF" tts say --engine edge --allow-cloud -o out.wav Hello 2>> log < /dev/null || true
        echo Hello > lines.txt
        for args in "--engine edge" "--engine edge --allow-cloud --private" ""; do
            "$EF" tts batch lines.txt $args -o clips 2>> log < /dev/null > list || true
        done
        "$EF" tts engines > list; "$EF" tts voices list --engine edge > list
        echo "without: $before-> $(sent)"
        before=$(sent)
        timeout 2 "$EF" tts say --engine edge --allow-cloud --strict -o out.wav Hello 2>> log < /dev/null || true
        echo "with: $before-> $(sent)"
    "#;
    let ef = Ef::new().file("run.sh", script);
    let mut command = std::process::Command::new("unshare");
    command.args(["--net", "--mount", "--user", "--map-root-user", "sh", "run.sh"]);
    command.current_dir(ef.path(".")).env_clear().env("PATH", std::env::var_os("PATH").unwrap());
    let data: PathBuf = ef.path("data");
    command
        .env("EF", env!("CARGO_BIN_EXE_ef"))
        .env("HOME", ef.path("."))
        .env("EF_DATA_DIR", data)
        .env("EF_NO_SETUP", "1");
    let output = command.output().expect("unshare");
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    let counts = |name: &str| -> Option<(String, String)> {
        let line = text.lines().find_map(|line| line.strip_prefix(name))?;
        let (before, after) = line.split_once("->")?;
        Some((before.trim().to_owned(), after.trim().to_owned()))
    };
    let (Some(without), Some(with)) = (counts("without:"), counts("with:")) else {
        return cannot(&format!(
            "a network of its own cannot be made: {}",
            String::from_utf8_lossy(&output.stderr)
        ));
    };
    assert_eq!(without.0, without.1, "packets left");
    assert_ne!(with.0, with.1, "the counter counts nothing, so it proves nothing");
}

#[test]
fn a_second_batch_sends_nothing() {
    let server = Server::start(&[Conduct::Well]);
    let ef = Ef::new().file("a.txt", "First words.\nOther words.\n");
    let batch = |folder: &str, more: &[&str]| {
        let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_ef"));
        command.args(["tts", "batch", "a.txt", "-o", folder, "--engine", "edge", "--allow-cloud"]).args(more);
        command.current_dir(ef.path("")).env_clear().env("EF_DATA_DIR", ef.path("data"));
        command.env("EF_EDGE_URL", server.url()).env("EF_NO_SETUP", "1");
        let outcome = ef.outcome(&mut command);
        assert_eq!(outcome.code, 0, "{outcome:?}");
        let report: serde_json::Value =
            serde_json::from_str(&ef.read(PathBuf::from(folder).join("report.json"))).unwrap();
        ((report["spoken"].as_i64(), report["cached"].as_i64()), server.connections())
    };
    assert_eq!(batch("1", &[]), ((Some(2), Some(0)), 2));
    assert_eq!(batch("2", &[]), ((Some(0), Some(2)), 2));
    // Another voice, and one that must be anew.
    let other = ["--voice", "en-GB-SoniaNeural"];
    assert_eq!(batch("3", &other), ((Some(2), Some(0)), 4));
    assert_eq!(batch("4", &["--no-cache"]), ((Some(2), Some(0)), 6));
}
