//! Text leaves the machine only with leave, and never when the request, the preset, the workspace or the settings say
//! that it is private.

use super::{
    Server,
    costs::{Between, isolated, run},
    plain,
};
use crate::{
    edge::server::{Conduct, Server as Edge},
    ef::Ef,
};

/// A server whose Edge is this one.
fn with(edge: &Edge, config: &str, args: &[&str]) -> Option<Server> {
    Some(Server::start(reaching(plain()?, edge).file("ef.toml", config).args(args)))
}

fn reaching(ef: Ef, edge: &Edge) -> Ef {
    ef.env("EF_EDGE_URL", edge.url()).env("EF_EDGE_SILENCE", "700ms")
}

fn ask(more: &str) -> String {
    format!(r#"{{"input":"Hello there.","response_format":"wav"{more}}}"#)
}

const EDGE: &str = r#","tts_engine":"edge""#;
const ALLOWED: &str = "[tts]\nallow_cloud = true\n";

fn refused(server: &Server, more: &str, wanted: (u16, &str), word: &str) {
    let (status, code, message) = server.speech(&ask(more)).refusal();
    assert_eq!((status, code.as_str()), wanted, "{more}: {message}");
    assert!(message.contains(word), "{more}: {message}");
}

#[test]
fn without_leave_a_server_asks_nobody() {
    let edge = Edge::start(&[Conduct::Well]);
    let Some(server) = with(&edge, "", &[]) else { return };
    for more in [EDGE, r#","voice":"en-GB-SoniaNeural""#, r#","model":"edge","stream":true"#] {
        refused(&server, more, (403, "cloud_not_allowed"), "--allow-cloud");
    }
    let lists = |server: &Server| {
        let (models, voices) = (server.get("/v1/models").text(), server.get("/v1/audio/voices").text());
        (models.contains("\"edge\""), voices.contains("en-GB-SoniaNeural"))
    };
    assert_eq!(lists(&server), (false, false));
    let Some(allowed) = with(&edge, ALLOWED, &[]) else { return };
    assert_eq!(lists(&allowed), (true, true));
    for (config, args) in
        [(ALLOWED, &["--private"][..]), ("[tts]\nprivate = true\nallow_cloud = true\n", &[])]
    {
        let Some(server) = with(&edge, config, args) else { return };
        refused(&server, EDGE, (403, "private"), "this text is private");
    }
    assert_eq!(edge.connections(), 0, "somebody was asked");
}

#[test]
fn with_leave_it_speaks_and_a_private_text_stays_here() {
    let edge = Edge::start(&[Conduct::Well]);
    let Some(server) = with(&edge, "", &["--allow-cloud"]) else { return };
    let spoken = server.speech(&ask(EDGE));
    assert_eq!((spoken.status, spoken.header("x-ef-engine")), (200, "edge"), "{}", spoken.text());
    assert_eq!(server.speech(&ask(&format!("{EDGE},\"private\":false,\"speed\":1.5"))).status, 200);
    assert_eq!(server.running.text().matches("the text leaves this machine").count(), 1);
    let asked = edge.connections();
    refused(&server, &format!("{EDGE},\"private\":true"), (403, "private"), "this text is private");
    // The same text was spoken before: what is kept of it is not for a text that is private.
    assert_eq!(server.speech(&ask(EDGE)).header("x-ef-cache"), "hit");
    let chain = "[tts]\nallow_cloud = true\nengine = \"edge\"\nfallback = [\"espeak\"]\n";
    let plain = Ef::new();
    let data = plain.path("data");
    let ef = reaching(plain, &edge).env("EF_DATA_DIR", data).file("ef.toml", chain);
    let server = Server::start(ef.args(["--json", "tts", "serve", "--port", "0"]));
    let here = server.speech(&ask(r#","private":true"#));
    assert_eq!((here.status, here.header("x-ef-engine")), (200, "espeak"), "{}", here.text());
    assert!(here.header("x-ef-passed").contains("this text is private"), "{}", here.header("x-ef-passed"));
    assert_eq!(edge.connections(), asked, "the private text was sent");
    assert_eq!(server.speech(&ask("")).header("x-ef-engine"), "edge");
}

#[test]
fn when_the_service_does_not_answer_the_next_of_the_chain_speaks() {
    let edge = Edge::start(&[Conduct::HangUp]);
    let config = "[tts]\nallow_cloud = true\nfallback = [\"espeak\"]\n";
    let Some(server) = with(&edge, config, &[]) else { return };
    for more in [EDGE.to_owned(), format!("{EDGE},\"stream\":true")] {
        let body = ask(&more).replace("\"wav\"", "\"opus\"");
        let answer = server.speech(&body);
        assert_eq!((answer.status, answer.header("x-ef-engine")), (200, "espeak"), "{}", answer.text());
        assert!(
            answer.header("x-ef-passed").contains("edge cannot be reached"),
            "{}",
            answer.header("x-ef-passed")
        );
        assert!(answer.whole && answer.body.starts_with(b"OggS"), "{more}");
    }
    let Some(server) = with(&edge, config, &["--strict"]) else { return };
    for stream in [false, true] {
        let body = ask(&format!("{EDGE},\"stream\":{stream}")).replace("\"wav\"", "\"opus\"");
        let (status, code, message) = server.speech(&body).refusal();
        assert_eq!((status, code.as_str()), (503, "engine_unavailable"), "{message}");
    }
}

#[test]
fn a_service_that_misbehaves_is_a_503_and_the_next_request_is_answered() {
    for (conduct, told) in [
        (Conduct::Forbidden, "refuses the request (403)"),
        (Conduct::Stall, "no answer in time"),
        (Conduct::HalfFrame, "the connection ended"),
        (Conduct::Garbage, "its answer is no HTTP"),
        (Conduct::Status(429, None), "takes no more requests"),
        (Conduct::Silent, "sent no sound"),
    ] {
        let edge = Edge::start(&[conduct]);
        let Some(server) = with(&edge, ALLOWED, &["--strict"]) else { return };
        for stream in [false, true] {
            refused(&server, &format!("{EDGE},\"stream\":{stream}"), (503, "engine_unavailable"), told);
        }
        assert_eq!(server.speech(&ask("")).header("x-ef-engine"), "espeak", "{conduct:?}");
    }
}

#[test]
fn a_preset_and_a_workspace_can_forbid_the_cloud() {
    let (Some(_), Some((database, ef))) = (plain(), isolated()) else { return };
    let edge = Edge::start(&[Conduct::Well]);
    let between = Between::new(database.url().port());
    let url = between.through(&database.url()).expose().to_owned();
    let ef = reaching(ef, &edge).env("DATABASE_URL", url);
    let done = |args: &[&str]| {
        let outcome = run(&ef, args);
        assert_eq!(outcome.code, 0, "{}", outcome.all());
        outcome
    };
    let set = |name: &str, allow: &str, workspace: &str| {
        let voice = ["--voice", "en-GB-SoniaNeural", "--engine", "edge", "--workspace", workspace];
        done(&[&["workspace", "presets", "set", name][..], &voice, &[allow]].concat());
    };
    set("here", "--allow-cloud=false", "north");
    set("away", "--allow-cloud", "north");
    set("away", "--allow-cloud", "south");
    done(&["workspace", "private", "on", "--workspace", "south"]);
    assert_eq!(done(&["workspace", "private", "--workspace", "south"]).stdout, "on\n");
    assert_eq!(done(&["workspace", "private"]).stdout, "off\n");

    let say =
        |args: &[&str]| run(&ef, &[&["tts", "say", "Hi.", "-o", "a.wav", "--strict"][..], args].concat());
    for args in [
        &["--preset", "here", "--allow-cloud"][..],
        &["--preset", "away", "--workspace", "south"],
        &["--engine", "edge", "--allow-cloud", "--workspace", "south"],
        &["--preset", "away", "--private"],
    ] {
        let outcome = say(args);
        assert_eq!(outcome.code, 2, "{args:?}: {}", outcome.all());
        assert!(outcome.unwrapped().contains("this text is private"), "{args:?}: {}", outcome.all());
    }
    let batch = [
        "tts",
        "batch",
        "lines.txt",
        "-o",
        "clips",
        "--engine",
        "edge",
        "--allow-cloud",
        "--workspace",
        "south",
    ];
    std::fs::write(ef.path("lines.txt"), "One line.\n").unwrap();
    let outcome = run(&ef, &batch);
    assert!(outcome.code != 0 && outcome.unwrapped().contains("this text is private"), "{}", outcome.all());
    assert_eq!(edge.connections(), 0, "a private text was sent");
    assert_eq!(say(&["--preset", "away"]).code, 0);
    assert_eq!(say(&["--engine", "edge", "--allow-cloud"]).code, 0);
    assert_eq!(edge.connections(), 2);

    let serve = ["--json", "tts", "serve", "--port", "0", "--engine", "espeak", "--cache", "0"];
    let server = Server::start(ef.args(serve));
    let spoken = server.speech(&ask(r#","preset":"away""#));
    assert_eq!((spoken.status, spoken.header("x-ef-engine")), (200, "edge"), "{}", spoken.text());
    let asked = edge.connections();
    refused(&server, r#","preset":"here""#, (403, "private"), "this text is private");
    refused(&server, r#","preset":"away","private":true"#, (403, "private"), "this text is private");
    refused(&server, r#","preset":"away","workspace":"south""#, (403, "private"), "this text is private");
    assert_eq!(edge.connections(), asked, "a private text was sent");
    between.goes();
    drop(server);
}

#[test]
fn while_nobody_can_say_whether_a_workspace_is_private_nothing_leaves() {
    let (Some(_), Some((database, ef))) = (plain(), isolated()) else { return };
    let edge = Edge::start(&[Conduct::Well]);
    let between = Between::new(database.url().port());
    let url = between.through(&database.url()).expose().to_owned();
    between.goes();
    let ef = reaching(ef, &edge).env("DATABASE_URL", url);
    let say =
        run(&ef, &["tts", "say", "Hi.", "-o", "a.wav", "--engine", "edge", "--allow-cloud", "--strict"]);
    assert_eq!(say.code, 3, "{}", say.all());
    assert!(say.unwrapped().contains("whether the workspace is private cannot be asked"), "{}", say.all());
    let serve = ["--json", "tts", "serve", "--port", "0", "--engine", "espeak", "--allow-cloud"];
    let server = Server::start(ef.args(serve));
    refused(&server, EDGE, (503, "database_away"), "cannot be asked now");
    assert_eq!(server.speech(&ask("")).header("x-ef-engine"), "espeak");
    assert_eq!(edge.connections(), 0, "somebody was asked");
    between.comes_back();
    assert_eq!(server.speech(&ask(EDGE)).header("x-ef-engine"), "edge");
}
