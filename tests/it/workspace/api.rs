//! Through the project's API.

use super::{
    Project, refused,
    server::{Fault, Server},
};
use crate::{ef::Ef, shared::have};
use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use ef::supabase::{self, Patience, ProjectUrl, ServiceKey};
use serde_json::{Value, json};
use std::time::{Duration, Instant};

const KEY: &str = "sb_secret_0123456789abcdef";

fn project(server: &Server) -> Project {
    Project::new(Ef::new().env("SUPABASE_URL", &server.url).env("SUPABASE_SERVICE_ROLE_KEY", KEY))
}

fn jwt(claims: &Value) -> String {
    let part = |value: &Value| URL_SAFE_NO_PAD.encode(value.to_string());
    format!("{}.{}.c2lnbmF0dXJl", part(&json!({ "alg": "HS256", "typ": "JWT" })), part(claims))
}

/// A project that misbehaves in every way before each answer that matters.
#[test]
fn a_life_of_a_workspace_on_a_server_that_misbehaves() {
    let server = Server::start();
    let ana = server.add_user("ana@example.com", &json!({ "plan": "pro" }));
    let bo = server.add_user("bo@example.com", &json!({}));
    let project = project(&server);
    server.misbehave([
        Fault::Status(
            429,
            "Retry-After: 0\r\n",
            r#"{"code":429,"error_code":"over_request_rate_limit","msg":"slow"}"#,
        ),
        Fault::Status(500, "", r#"{"code":"unexpected_failure","message":"database"}"#),
        Fault::CutOff,
    ]);
    let made = project.json(&["create", "North", "--owner", "Ana@Example.com"]);
    assert_eq!((&made["created"], &made["entered"]), (&json!(true), &json!(true)));
    let id = made["workspace"]["id"].as_str().unwrap().to_owned();
    assert_eq!(server.app_metadata(&ana), json!({ "plan": "pro", "workspace_id": id }));

    let again = project.json(&["create", "north", "--if-missing"]);
    assert_eq!((&again["created"], &again["workspace"]["id"]), (&json!(false), &json!(id)));
    assert!(project.refused(2, &["create", "NORTH"]).contains("exists already"));
    assert_eq!(project.json(&["members", "add", "bo@example.com", "-w", "north"])["already"], false);
    assert_eq!(project.json(&["members", "add", "bo@example.com", "-w", "north"])["already"], true);
    project.json(&["create", "South", "--owner", &bo]);
    server.misbehave([Fault::Status(503, "", ""), Fault::CutOff, Fault::Status(502, "", "<html>")]);
    let switched = project.json(&["switch", "south", "--user", "bo@example.com"]);
    assert_eq!((&switched["before"], &switched["already"]), (&json!(id), &json!(false)));
    assert!(
        project
            .refused(2, &["switch", "south", "--user", "ana@example.com"])
            .contains("not a member of `south`")
    );
    assert!(
        project
            .refused(2, &["switch", "south", "--user", "annna@example.com"])
            .contains("did you mean `ana@example.com`?")
    );
    assert!(
        project.refused(2, &["members", "remove", "ana@example.com", "-w", "north"]).contains("last owner")
    );
    assert!(project.refused(2, &["delete", "north", "--yes"]).contains("ana@example.com"));
    let list = project.json(&["list"]);
    assert_eq!(
        list["workspaces"].as_array().unwrap().iter().map(|one| &one["members"]).collect::<Vec<_>>(),
        [2, 1]
    );
    assert_eq!(project.json(&["show", "north"])["members"].as_array().unwrap().len(), 2);
    let removed = project.json(&["members", "remove", "bo@example.com", "-w", "north"]);
    assert_eq!((&removed["removed"], &removed["access_ends"]), (&json!(true), &json!("with the token")));
    project.json(&["rename", "north", "Far North", "--slug", "far-north"]);
    project.json(&["presets", "set", "narrator", "--voice", "heart", "-w", "far-north"]);
    project.json(&["invites", "add", "new@example.com", "-w", "far-north"]);
    let deleted = project.json(&["delete", "far-north", "--force", "--yes"]);
    assert_eq!(deleted["moved"][0]["to"], Value::Null);
    let rows: Vec<&Value> = deleted["rows"].as_array().unwrap().iter().map(|row| &row["table"]).collect();
    assert_eq!(rows, ["workspace_invites", "workspace_members", "workspace_tts_presets"]);
    assert_eq!(server.app_metadata(&ana), json!({ "plan": "pro" }));
    assert!(project.refused(2, &["export", "south", "out"]).contains("needs the database itself"));
}

#[test]
fn keys_go_where_they_belong_and_a_user_agent_with_them() {
    let server = Server::start();
    project(&server).json(&["list"]);
    let header = |name: &str| server.state(|state| state.headers.get(name).cloned());
    assert_eq!(header("apikey").as_deref(), Some(KEY));
    assert_eq!(header("authorization"), None, "a new key is no bearer");
    assert!(header("user-agent").unwrap().starts_with("ef/"));
    let old = jwt(&json!({ "role": "service_role", "exp": 4_000_000_000_i64 }));
    let outcome = project(&server).with(&[("SUPABASE_SERVICE_ROLE_KEY", &old)], &["list"]);
    assert_eq!(outcome.code, 0, "{}", outcome.all());
    assert_eq!(header("authorization"), Some(format!("Bearer {old}")));
}

#[test]
fn keys_and_addresses_that_cannot_be_right_are_refused_before_anything_is_sent() {
    let server = Server::start();
    let project = project(&server);
    let anon = jwt(&json!({ "role": "anon", "exp": 4_000_000_000_i64 }));
    let expired = jwt(&json!({ "role": "service_role", "exp": 1_600_000_000 }));
    let url = format!("{}/auth/v1", server.url);
    for (variable, value, said) in [
        ("SUPABASE_SERVICE_ROLE_KEY", anon.as_str(), "is the anon key"),
        ("SUPABASE_SERVICE_ROLE_KEY", "sb_publishable_0123456789", "is a publishable key"),
        ("SUPABASE_SERVICE_ROLE_KEY", &expired, "expired at 2020-09-13"),
        ("SUPABASE_SERVICE_ROLE_KEY", "hello", "is no Supabase key"),
        ("SUPABASE_SERVICE_ROLE_KEY", "", "`SUPABASE_SERVICE_ROLE_KEY` is not set"),
        ("SUPABASE_URL", &url, "it has a path"),
        ("SUPABASE_URL", "http://abc.supabase.co", "unencrypted"),
        ("SUPABASE_URL", "abc.supabase.co", "does not begin with `https://`"),
    ] {
        let error = refused(&project.with(&[(variable, value)], &["list"]), 2);
        assert!(error.contains(said), "{value}: {error}");
        assert!(value.len() < 20 || variable == "SUPABASE_URL" || !error.contains(value), "{error}");
    }
    assert!(
        refused(&project.with(&[("SUPABASE_URL", "")], &["list", "--via", "api"]), 2)
            .contains("`SUPABASE_URL` is not set")
    );
    assert_eq!(server.state(|state| state.log.len()), 0, "nothing was sent");
    server.misbehave([Fault::Status(401, "", "")]);
    assert!(project.refused(3, &["list"]).contains("does not take the key"));
    server.misbehave([Fault::Status(403, "", r#"{"code":"not_admin","message":"User not allowed"}"#)]);
    assert!(project.refused(3, &["list"]).contains("does not take the key: User not allowed"));
    let gone = refused(&project.with(&[("SUPABASE_URL", "http://127.0.0.1:1")], &["list"]), 3);
    assert!(gone.contains("cannot reach `127.0.0.1`"), "{gone}");
}

#[test]
fn users_are_found_while_others_sign_up() {
    let server = Server::start();
    let first = server.add_user("first@example.com", &json!({}));
    for number in 0..2100 {
        server.add_user(&format!("user{number}@example.com"), &json!({}));
    }
    server.state(|state| (state.grows, state.filters) = (true, false));
    let project = project(&server);
    let made = project.json(&["create", "North", "--owner", "first@example.com"]);
    assert_eq!(made["owner"]["id"], json!(first));
    let pages = server.state(|state| state.log.iter().filter(|line| line.ends_with("/admin/users")).count());
    assert!((3..=9).contains(&pages), "{pages} pages were read");
}

#[test]
fn a_key_that_is_lost_by_somebody_elses_write_is_mended() {
    let server = Server::start();
    let ana = server.add_user("ana@example.com", &json!({ "plan": "pro", "seats": 3 }));
    let project = project(&server);
    project.json(&["create", "North"]);
    project.json(&["members", "add", &ana, "-w", "north"]);
    project.json(&["create", "South"]);
    project.json(&["members", "add", &ana, "-w", "south"]);
    for (lost, to) in [("workspace_id", "south"), ("plan", "north")] {
        let from = server.state(|state| {
            state.lose = Some(lost);
            state.log.len()
        });
        let id = project.json(&["switch", to, "--user", &ana])["workspace"]["id"].clone();
        let writes =
            server.state(|state| state.log[from..].iter().filter(|line| line.starts_with("PUT ")).count());
        assert_eq!(writes, 2, "the loss of {lost} was noticed");
        assert_eq!(server.app_metadata(&ana), json!({ "plan": "pro", "seats": 3, "workspace_id": id }));
    }
}

#[test]
fn a_silent_server_is_given_up_in_time() {
    let server = Server::start();
    server.misbehave(std::iter::repeat_n(Fault::Silent, 3));
    let url = ProjectUrl::parse(&server.url).unwrap();
    let key = ServiceKey::read("KEY", KEY, 0).unwrap();
    let patience = Patience {
        tries: 3,
        pause: Duration::from_millis(1),
        longest_pause: Duration::from_millis(5),
        within: Duration::from_millis(150),
        altogether: Duration::from_secs(20),
    };
    let begun = Instant::now();
    let error = supabase::Project::new(url, key, patience).user("x").unwrap_err();
    assert!(matches!(error, supabase::Error::Broken { tries: 3, .. }), "{error}");
    assert!(begun.elapsed() < Duration::from_secs(10));
}

#[test]
fn sessions_end_with_the_secret_and_nothing_happens_without() {
    let server = Server::start();
    let ana = server.add_user("ana@example.com", &json!({}));
    let project = project(&server);
    project.json(&["create", "North"]);
    project.json(&["members", "add", &ana, "-w", "north"]);
    let before = server.app_metadata(&ana);
    let remove = ["members", "remove", &ana, "-w", "north", "--revoke-sessions"];
    assert!(project.refused(2, &remove).contains("SUPABASE_JWT_SECRET"));
    assert_eq!(server.app_metadata(&ana), before);
    let secret = [("SUPABASE_JWT_SECRET", "a-secret-of-at-least-32-characters!!")];
    let outcome = project.with(&secret, &remove);
    assert_eq!(outcome.code, 0, "{}", outcome.all());
    let bearer = server.state(|state| state.signed_out.clone());
    let claims = bearer[0].trim_start_matches("Bearer ").split('.').nth(1).unwrap().to_owned();
    let claims: Value = serde_json::from_slice(&URL_SAFE_NO_PAD.decode(claims).unwrap()).unwrap();
    assert_eq!(claims["sub"], json!(ana));
}

/// Presets are rows that the secret key may read and write, so all their verbs work without SQL.
#[test]
fn presets_are_kept_and_spoken_with_on_a_server_that_misbehaves() {
    let server = Server::start();
    let project = project(&server);
    project.json(&["create", "North", "--switch"]);
    let busy = Fault::Status(429, "Retry-After: 0\r\n", r#"{"message":"slow"}"#);
    server.misbehave([busy, Fault::CutOff, Fault::Status(500, "", ""), Fault::CutOff]);
    let voice = ["--voice", "en-gb", "--engine", "espeak", "--speed", "0.5", "--param", "mood=calm"];
    let set = [&["presets", "set", "slow"][..], &voice, &["--fallback", "piper,espeak"]].concat();
    assert_eq!(
        (&project.json(&set)["already"], &project.json(&set)["already"]),
        (&json!(false), &json!(true))
    );
    project.json(&["presets", "create", "lost", "--voice", "en_US-gone-medium"]);
    assert!(project.refused(2, &["presets", "create", "lost", "--voice", "other"]).contains("already"));
    assert!(project.refused(2, &["presets", "show", "sloow"]).contains("did you mean `slow`?"));
    assert!(
        project
            .refused(2, &["presets", "set", "x", "--voice", "v", "--speed", "99"])
            .contains("from 0.1 to 10")
    );
    server.misbehave([Fault::CutOff, Fault::Status(503, "", "")]);
    let shown = project.json(&["presets", "show", "slow"])["preset"].clone();
    let params = json!({ "speed": 0.5, "mood": "calm", "fallback": "piper,espeak" });
    assert_eq!(
        (&shown["engine"], &shown["voice"], &shown["params"]),
        (&json!("espeak"), &json!("en-gb"), &params)
    );
    let list = project.json(&["presets", "list"]);
    let mut names: Vec<&str> =
        list["presets"].as_array().unwrap().iter().filter_map(|one| one["name"].as_str()).collect();
    names.sort_unstable();
    assert_eq!(names, ["lost", "slow"]);
    server.misbehave([Fault::CutOff]);
    assert_eq!(project.json(&["presets", "delete", "lost"])["removed"], true);
    assert_eq!(project.json(&["presets", "delete", "lost"])["removed"], false);

    // A project where `ef migrate up` has not been, and a key that may not touch the table, say so.
    let missing = r#"{"code":"PGRST205","message":"Could not find the table 'public.workspace_tts_presets' in the schema cache"}"#;
    server.state(|state| state.table_fault = Some(("workspace_tts_presets", 404, missing)));
    let error = project.refused(3, &["presets", "list"]);
    assert!(error.contains("workspace_tts_presets") && error.contains("ef migrate up"), "{error}");
    let denied = r#"{"code":"42501","message":"permission denied for table workspace_tts_presets"}"#;
    server.state(|state| state.table_fault = Some(("workspace_tts_presets", 403, denied)));
    let error = project.refused(3, &["presets", "set", "x", "--voice", "v"]);
    assert!(error.contains("permission denied for table workspace_tts_presets"), "{error}");
    server.state(|state| state.table_fault = None);

    assert_eq!(project.json(&["private", "on"])["already"], false);
    assert_eq!(project.json(&["private"])["private"], true);
    assert_eq!(project.json(&["list"])["workspaces"][0]["private"], true);
    if !have(&["espeak-ng"]) {
        return;
    }
    let say = |args: &[&str]| {
        let mut command = project.ef.command();
        command.args(["--json", "tts", "say", "One two three.", "-o", "a.wav"]).args(args);
        project.ef.outcome(command.env("EF_DATA_DIR", project.ef.path("data")))
    };
    server.misbehave([Fault::CutOff, Fault::Status(502, "", "<html>")]);
    let said = say(&["--preset", "slow"]);
    assert_eq!(said.code, 0, "{}", said.all());
    let said: Value = serde_json::from_str(&said.stdout).unwrap();
    assert_eq!((&said["engine"], &said["voice"]), (&json!("espeak"), &json!("en-gb")));
    let gone = say(&["--preset", "lost"]);
    assert!(gone.code == 2 && gone.stderr.contains("no preset `lost`"), "{}", gone.all());
    let edge = say(&["--engine", "edge", "--allow-cloud", "--strict"]);
    assert!(edge.code == 2 && edge.unwrapped().contains("this text is private"), "{}", edge.all());
}

/// Each use exactly once needs a transaction, which the data API does not have: what cannot be done says so.
#[test]
fn costs_need_sql() {
    let server = Server::start();
    let project = project(&server);
    let mut command = project.ef.command();
    let outcome = project.ef.outcome(command.arg("costs"));
    let error = refused(&outcome, 3);
    assert!(error.contains("DATABASE_URL") && error.contains("project's API"), "{error}");
}
