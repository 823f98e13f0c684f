//! Presets of a workspace, in `say` and in `serve`.

use super::{
    Server,
    costs::{isolated, run},
    plain,
};
use serde_json::Value;

#[test]
fn say_and_serve_speak_with_the_preset_of_a_workspace() {
    let (Some(_), Some((database, ef))) = (plain(), isolated()) else { return };
    let set = |args: &[&str]| run(&ef, &[&["workspace", "presets", "set"], args].concat());
    let made = set(&[
        "slow",
        "--voice",
        "en-gb",
        "--engine",
        "espeak",
        "--speed",
        "0.5",
        "--loudness",
        "-20",
        "--fallback",
        "piper,espeak",
    ]);
    assert_eq!(made.code, 0, "{}", made.all());
    assert_eq!(set(&["gone", "--voice", "nobody_at_all", "--engine", "espeak"]).code, 0);
    assert_eq!(set(&["lost", "--voice", "en_US-gone-medium"]).code, 0);
    assert_eq!(set(&["there", "--voice", "fr", "--engine", "espeak", "--workspace", "south"]).code, 0);
    for (args, word) in [
        (&["x", "--voice", "v", "--speed", "99"][..], "`speed` is a number from 0.1 to 10"),
        (&["x", "--voice", "v", "--engine", "kokor"], "did you mean `kokoro`"),
        (&["x", "--voice", "v", "--fallback", "pieper"], "did you mean `piper`"),
        (&["x", "--voice", "v", "--param", "loudness=high"], "`loudness` is a number"),
    ] {
        let outcome = set(args);
        assert_eq!(outcome.code, 2, "{}", outcome.all());
        assert!(outcome.unwrapped().contains(word), "{}", outcome.all());
    }
    let say = |args: &[&str]| {
        let outcome =
            run(&ef, &[&["--json", "tts", "say", "One two three four five.", "-o", "a.wav"], args].concat());
        assert_eq!(outcome.code, 0, "{}", outcome.all());
        serde_json::from_str::<Value>(&outcome.stdout).unwrap()
    };
    let (slow, quick) = (say(&["--preset", "slow"]), say(&["--preset", "slow", "--speed", "2"]));
    assert_eq!((slow["engine"].as_str(), slow["voice"].as_str()), (Some("espeak"), Some("en-gb")));
    assert!((slow["loudness_lufs"].as_f64().unwrap() + 20.0).abs() < 0.5);
    assert!(slow["seconds"].as_f64().unwrap() > 2.0 * quick["seconds"].as_f64().unwrap());
    assert_eq!(say(&["--preset", "there", "--workspace", "south"])["voice"], "fr");
    assert_eq!(say(&["--preset", "lost"])["engine"], "espeak", "what is not installed has a stand-in");
    for (args, word) in [
        (&["--preset", "slo"][..], "did you mean `slow`"),
        (&["--preset", "slow", "--workspace", "nowhere"], "nowhere"),
        (&["--preset", "gone"], "the preset `gone` cannot speak"),
        (&["--preset", "gone"], "nobody_at_all"),
    ] {
        let outcome = run(&ef, &[&["tts", "say", "Hi", "-o", "b.wav"], args].concat());
        assert_eq!(outcome.code, 2, "{}", outcome.all());
        assert!(outcome.unwrapped().contains(word), "{}", outcome.all());
    }

    std::fs::write(ef.path("lines.txt"), "One two three four five.\n").unwrap();
    let batch = |name: &str| {
        let args = ["--json", "tts", "batch", "lines.txt", "--no-cache", "-o", name, "--preset", name];
        run(&ef, &args)
    };
    assert_eq!(batch("slow").code, 0);
    let report: Value = serde_json::from_str(&ef.read("slow/report.json")).unwrap();
    let clip = &report["clips"][0];
    assert_eq!((&clip["engine"], &clip["voice"]), (&"espeak".into(), &"en-gb".into()), "{report}");
    let gone = batch("gone");
    assert!(gone.code == 2 && gone.unwrapped().contains("nobody_at_all"), "{}", gone.all());

    let server = Server::start(ef.args(["--json", "tts", "serve", "--port", "0", "--engine", "espeak"]));
    let ask = |more: &str| {
        server.speech(&format!(r#"{{"input":"One two three.","response_format":"wav",{more}}}"#))
    };
    let slow = ask(r#""preset":"slow""#);
    assert_eq!((slow.status, slow.header("x-ef-voice")), (200, "en-gb"), "{}", slow.text());
    assert!(slow.body.len() > 2 * ask(r#""preset":"slow","speed":2"#).body.len());
    let there = ask(r#""preset":"there","workspace":"south""#);
    assert_eq!(there.header("x-ef-voice"), "fr");
    for (more, status, code, word) in [
        (r#""preset":"slo""#, 400, "preset_not_found", "did you mean `slow`"),
        (r#""preset":"there""#, 400, "preset_not_found", "there"),
        (r#""preset":"gone""#, 400, "preset_unusable", "the preset `gone` cannot speak"),
        (r#""preset":"slow","workspace":"nowhere""#, 400, "workspace_not_found", "nowhere"),
    ] {
        let (got, told, message) = ask(more).refusal();
        assert_eq!(got, status, "{more}: {message}");
        assert!(code.is_empty() || told == code, "{more}: {told}");
        assert!(message.contains(word), "{more}: {message}");
    }
    database.run("update workspace_tts_presets set params = '{\"speed\": \"fast\"}' where name = 'lost'");
    assert_eq!(ask(r#""preset":"lost""#).refusal().1, "preset_unusable");
}
