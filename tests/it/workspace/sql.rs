//! By SQL.

use super::{Project, isolated, isolated_with, refused, sign_up};
use crate::{
    ef::Ef,
    postgres::Database,
    running::{End, Running, To},
};
use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use ef::db::{Connection, Options};
use serde_json::{Value, json};
use std::{thread, time::Instant};

#[test]
fn a_life_of_a_workspace() {
    let Some(database) = Database::new() else { return };
    let project = isolated(&database);
    sign_up(&database, &["ana@example.com", "bo@example.com"]);
    let made = project.json(&[
        "create",
        "North Studio",
        "--slug",
        "north",
        "--owner",
        "Ana@Example.com",
        "--switch",
    ]);
    let id = made["workspace"]["id"].as_str().unwrap().to_owned();
    assert_eq!((&made["created"], &made["entered"]), (&json!(true), &json!(false)));
    assert_eq!(project.json(&["create", "north studio", "--if-missing"])["created"], false);
    assert_eq!(project.run(&["current"]).stdout, "north\n");
    assert_eq!(project.json(&["current", "--offline"])["workspace"]["id"], json!(id));
    assert_eq!(project.json(&["switch", "north"])["already"], true);
    let added = project.json(&["members", "add", "bo@example.com"]);
    assert_eq!((&added["already"], &added["role"]), (&json!(false), &json!("member")));
    assert_eq!(project.json(&["members", "add", "bo@example.com"])["already"], true);
    assert!(
        project.refused(2, &["members", "add", "bo@example.com", "--role", "admin"]).contains("as member")
    );
    assert_eq!(project.json(&["members", "role", "bo@example.com", "owner"])["before"], "member");
    assert_eq!(project.json(&["members", "role", "bo@example.com", "owner"])["already"], true);
    let claim = "select raw_app_meta_data ->> 'workspace_id' from auth.users where email = 'bo@example.com'";
    database.run("update auth.users set raw_app_meta_data = raw_app_meta_data || '{\"plan\": \"pro\"}'");
    project.json(&["switch", "North Studio", "--user", "bo@example.com"]);
    assert_eq!(database.value(claim), id);
    database
        .run("insert into auth.sessions (user_id) select id from auth.users where email = 'bo@example.com'");
    let switched = project.json(&["switch", &id, "--user", "bo@example.com", "--revoke-sessions"]);
    assert_eq!((&switched["already"], &switched["tokens"]["sessions"]), (&json!(true), &json!(1)));
    let shown = project.json(&["show"]);
    assert_eq!(shown["rows"], json!([{ "table": "workspace_members", "rows": 2 }]));
    assert_eq!(
        project.json(&["list", "--user", "bo@example.com"])["workspaces"].as_array().unwrap().len(),
        2
    );
    assert_eq!(project.json(&["invites", "add", "new@example.com", "--role", "admin"])["already"], false);
    assert_eq!(project.json(&["invites", "add", "New@example.com"])["already"], true);
    sign_up(&database, &["new@example.com"]);
    assert_eq!(project.json(&["members", "list"])["members"].as_array().unwrap().len(), 3);
    assert_eq!(project.json(&["invites", "remove", "new@example.com"])["removed"], false);
    let set =
        ["presets", "set", "narrator", "--voice", "heart", "--param", "speed=1.5", "--param", "mood=calm"];
    assert_eq!(project.json(&set)["created"], true);
    assert_eq!(project.json(&set)["already"], true);
    assert_eq!(
        project.json(&["presets", "show", "narrator"])["preset"]["params"],
        json!({ "speed": 1.5, "mood": "calm" })
    );
    assert!(project.refused(2, &["presets", "create", "narrator", "--voice", "other"]).contains("already"));
    assert!(project.refused(2, &["presets", "show", "narator"]).contains("did you mean `narrator`"));
    assert_eq!(project.json(&["presets", "delete", "narrator"])["removed"], true);
    assert_eq!(project.json(&["presets", "delete", "narrator"])["removed"], false);
    assert_eq!(project.json(&["rename", "north", "Far North", "--slug", "far"])["before"]["slug"], "north");
    assert_eq!(project.json(&["rename", "far", "Far North"])["already"], true);
    assert_eq!(project.run(&["current"]).stdout, "far\n");
    database.run(&format!(
        "insert into projects (name, workspace_id) select 'p', '{id}' from generate_series(1, 3)"
    ));
    let doomed = project.run(&["delete", "far", "--dry-run"]);
    assert!(
        doomed.stdout.contains("3 rows of projects") && doomed.stdout.contains("bo@example.com works in it"),
        "{}",
        doomed.all()
    );
    assert!(project.refused(2, &["delete", "far", "--yes"]).contains("bo@example.com"));
    assert!(project.refused(2, &["delete", "far", "--force"]).contains("no terminal"));
    assert_eq!(database.value("select count(*) from projects"), "3", "nothing was deleted");
    let deleted = project.json(&["delete", "far", "--force", "--yes"]);
    assert_eq!(deleted["was_current"], true);
    assert!(
        deleted["moved"]
            .as_array()
            .unwrap()
            .iter()
            .any(|moved| moved["user"]["email"] == "bo@example.com" && moved["to"]["name"] == "bo")
    );
    assert_eq!(database.value("select count(*) from projects"), "0");
    assert_eq!(
        database.value("select raw_app_meta_data ->> 'plan' from auth.users where email = 'bo@example.com'"),
        "pro"
    );
    assert_eq!(project.run(&["current"]).code, 1);
}

#[test]
fn what_cannot_be_is_said_and_changes_nothing() {
    let Some(database) = Database::new() else { return };
    let project = isolated(&database);
    sign_up(&database, &["ana@example.com", "bo@example.com"]);
    project.json(&["create", "North", "--owner", "ana@example.com"]);
    assert_eq!(project.json(&["create", "Ärger / Süd"])["workspace"]["slug"], "arger-sud");
    let all = "select md5(string_agg(x, '|' order by x)) from (select w::text from workspaces w union all
      select m::text from workspace_members m union all select u.raw_app_meta_data::text from auth.users u) t(x)";
    let before = database.value(all);
    for (args, said) in [
        (&["create", "north"][..], "a workspace `north` exists already"),
        (&["create", "Other", "--slug", "north"], "`north` exists already"),
        (&["create", "X", "--slug", "team/x"], "`/` has no place in it"),
        (&["create", " "], "it is empty"),
        (&["export", "north"], "no folder is named"),
        (&["create", "X", "--owner", "nobody@nowhere.net"], "there is no user `nobody@nowhere.net`"),
        (&["show", "nroth"], "did you mean `North` or `north`?"),
        (&["show"], "none is current"),
        (&["switch", "north", "--user", "bo@example.com"], "`bo@example.com` is not a member of `north`"),
        (&["members", "add", "anna@example.com", "-w", "north"], "did you mean `ana@example.com`?"),
        (&["members", "add", "no address", "-w", "north"], "is not an e-mail address"),
        (&["members", "remove", "ana@example.com", "-w", "north"], "the last owner of `north`"),
        (&["members", "role", "ana@example.com", "admin", "-w", "north"], "the last owner of `north`"),
        (&["members", "role", "bo@example.com", "admin", "-w", "north"], "is not a member of `north`"),
        (&["members", "add", "bo@example.com", "--role", "boss", "-w", "north"], "boss"),
        (&["invites", "add", "ana@example.com", "-w", "north"], "has signed up already"),
        (&["delete", "north"], "no terminal to ask on"),
        (&["delete", "ana", "--yes"], "ana@example.com"),
        (&["postiz", "show", "-w", "north"], "has no Postiz server"),
        (&["switch", "north", "--revoke-sessions"], "--user"),
    ] {
        let error = project.refused(2, args);
        assert!(error.contains(said), "{args:?}: {error}");
    }
    assert_eq!(database.value(all), before);
    let Some(plain) = Database::new() else { return };
    let bare = Project::new(Ef::new().env("DATABASE_URL", plain.url().expose()));
    assert!(bare.refused(3, &["list"]).contains("run `ef migrate up` first"));
}

#[test]
fn fifty_changes_of_other_keys_at_once_lose_none() {
    let Some(database) = Database::new() else { return };
    let project = isolated(&database);
    sign_up(&database, &["ana@example.com"]);
    project.json(&["create", "North", "--owner", "ana@example.com"]);
    let others = (0..50).map(|number| {
        let mut connection = database.connect();
        thread::spawn(move || {
            let sql = format!(
                "update auth.users set raw_app_meta_data = raw_app_meta_data || '{{\"k{number}\": 1}}'"
            );
            for _ in 0..5 {
                connection.run(&sql).unwrap();
            }
        })
    });
    let others: Vec<_> = others.collect();
    for name in ["north", "ana", "north"] {
        project.json(&["switch", name, "--user", "ana@example.com"]);
    }
    for other in others {
        other.join().unwrap();
    }
    let kept =
        "select count(*) from auth.users u, jsonb_object_keys(u.raw_app_meta_data) k where k ~ '^k\\d+$'";
    assert_eq!(database.value(kept), "50");
    let north = "select w.slug from workspaces w, auth.users u where w.id::text = u.raw_app_meta_data ->> 'workspace_id'";
    assert_eq!(database.value(north), "north");
}

/// What a request with this user's token of before sees.
fn seen(database: &Database, user: &str, workspace: &str) -> String {
    let mut connection = database.connect();
    let claims =
        json!({ "sub": user, "role": "authenticated", "app_metadata": { "workspace_id": workspace } });
    connection
        .run(&format!("begin; set local role authenticated; set local request.jwt.claims = '{claims}'"))
        .unwrap();
    let row = connection.query_one("select count(*)::text as n from projects", &[]).unwrap();
    row.text("n").unwrap()
}

#[test]
fn a_removed_member_loses_access_as_it_is_said() {
    for (setting, access, left) in [("strict = true", "at once", "0"), ("", "with the token", "1")] {
        let Some(database) = Database::new() else { return };
        let project = isolated_with(&database, setting);
        let users = sign_up(&database, &["ana@example.com", "bo@example.com"]);
        let made = project.json(&["create", "North", "--owner", "ana@example.com"]);
        let id = made["workspace"]["id"].as_str().unwrap().to_owned();
        project.json(&["members", "add", "bo@example.com", "-w", "north"]);
        project.json(&["switch", "north", "--user", "bo@example.com"]);
        database.run(&format!("insert into projects (name, workspace_id) values ('p', '{id}'); insert into auth.sessions (user_id) values ('{}')", users[1]));
        assert_eq!(seen(&database, &users[1], &id), "1");
        let removed =
            project.json(&["members", "remove", "bo@example.com", "-w", "north", "--revoke-sessions"]);
        assert_eq!((&removed["access_ends"], &removed["tokens"]["sessions"]), (&json!(access), &json!(1)));
        assert_eq!(removed["to"]["name"], "bo");
        assert_eq!(seen(&database, &users[1], &id), left, "{setting}");
        assert_eq!(database.value("select count(*) from auth.sessions"), "0");
        let again = project.run(&["members", "remove", "bo@example.com", "-w", "north"]);
        assert!(
            again.code == 0 && again.stderr.contains("not a member of `north` anyway"),
            "{}",
            again.all()
        );
    }
}

#[test]
fn a_postiz_key_is_sealed_and_never_shown() {
    const KEY: &str = "EF_ENCRYPTION_KEY";
    const SECRET: &str = "pz_the-secret-itself";
    let Some(database) = Database::new() else { return };
    let project = isolated(&database);
    project.json(&["create", "North", "--switch"]);
    let (one, two) = ("11".repeat(32), "22".repeat(32));
    let set = ["-v", "postiz", "set", "--url", "https://postiz.example.com"];
    for (key, said) in
        [("", "is not set"), ("c2hvcnQ=", "has 5 bytes, not 32"), ("???", "neither base64 nor hexadecimal")]
    {
        let error = refused(&project.with(&[(KEY, key), ("POSTIZ_API_KEY", SECRET)], &set), 2);
        assert!(error.contains(said) && !error.contains(SECRET), "{error}");
    }
    assert!(refused(&project.with(&[(KEY, &one)], &set), 2).contains("no key in `POSTIZ_API_KEY`"));
    assert!(
        refused(
            &project.with(
                &[(KEY, &one), ("POSTIZ_API_KEY", SECRET)],
                &["postiz", "set", "--url", "http://p.example.com"]
            ),
            2
        )
        .contains("unencrypted")
    );
    assert_eq!(database.value("select count(*) from workspace_postiz_configs"), "0");
    for said in ["is set", "is so already"] {
        let outcome = project.with(&[(KEY, &one), ("POSTIZ_API_KEY", SECRET)], &set);
        assert!(outcome.code == 0 && outcome.stderr.contains(said), "{}", outcome.all());
        assert!(!outcome.all().contains(SECRET) && !outcome.all().contains(&one));
    }
    assert!(!database.value("select api_key_enc from workspace_postiz_configs").contains(SECRET));
    let show = |key: &str| project.with(&[(KEY, key)], &["--json", "postiz", "show"]);
    let usable = |outcome: &crate::ef::Outcome| {
        serde_json::from_str::<Value>(&outcome.stdout).unwrap()["usable"].clone()
    };
    assert_eq!((show(&one).code, usable(&show(&one)), usable(&show(""))), (0, json!(true), Value::Null));
    let changed = show(&two);
    assert!(
        changed.code == 2
            && usable(&changed) == false
            && changed.stderr.contains("another `EF_ENCRYPTION_KEY`"),
        "{}",
        changed.all()
    );
    database.run("update workspace_postiz_configs set api_key_enc = left(api_key_enc, -3) || 'AAA'");
    let tampered = show(&one);
    assert!(tampered.code == 2 && tampered.stderr.contains("tampered with"), "{}", tampered.all());
    assert!(![show(&one), changed].iter().any(|outcome| outcome.all().contains(SECRET)));
    assert_eq!(project.json(&["postiz", "delete"])["removed"], true);
    assert_eq!(project.json(&["postiz", "delete"])["removed"], false);
}

#[test]
fn a_token_is_for_a_member_and_for_development() {
    let Some(database) = Database::new() else { return };
    let project = isolated(&database);
    let users = sign_up(&database, &["ana@example.com", "bo@example.com"]);
    let id = project.json(&["create", "North", "--owner", "ana@example.com"])["workspace"]["id"].clone();
    assert!(project.refused(2, &["token", "north"]).contains("no secret"));
    let short = refused(&project.with(&[("EF_JWT_SECRET", "short-one")], &["token", "north"]), 2);
    assert!(short.contains("too short") && !short.contains("short-one"), "{short}");
    let secret = ("EF_JWT_SECRET", "a-secret-of-at-least-32-characters!!");
    let outcome = project.with(&[secret], &["token", "north", "--expires", "5m"]);
    assert_eq!((outcome.code, outcome.stdout.lines().count()), (0, 1), "{}", outcome.all());
    let claims = outcome.stdout.split('.').nth(1).unwrap();
    let claims: Value = serde_json::from_slice(&URL_SAFE_NO_PAD.decode(claims).unwrap()).unwrap();
    assert_eq!((&claims["sub"], &claims["aud"]), (&json!(users[0]), &json!("authenticated")));
    assert_eq!(claims["app_metadata"]["workspace_id"], id);
    assert_eq!(claims["exp"].as_i64().unwrap() - claims["iat"].as_i64().unwrap(), 300);
    let other = project.with(&[secret], &["token", "north", "--user", "bo@example.com"]);
    assert!(refused(&other, 2).contains("not a member"));
    for remote in
        [("SUPABASE_URL", "https://abc.supabase.co"), ("DATABASE_URL", "postgres://me:pw@db.example.com/app")]
    {
        let error = refused(&project.with(&[secret, remote], &["token", "north"]), 2);
        assert!(error.contains("is not on this machine") && !error.contains("pw@"), "{error}");
    }
}

#[test]
fn a_command_is_quick_on_a_local_database() {
    let Some(database) = Database::new() else { return };
    let project = isolated(&database);
    sign_up(&database, &["ana@example.com"]);
    project.json(&["create", "North", "--owner", "ana@example.com", "--switch"]);
    let _alone = crate::alone::alone();
    for args in [
        &["list"][..],
        &["show"],
        &["current"],
        &["members", "list"],
        &["switch", "north", "--user", "ana@example.com"],
    ] {
        let time = |_| {
            let begun = Instant::now();
            assert_eq!(project.run(args).code, 0);
            begun.elapsed().as_millis()
        };
        // The quickest of a few: others use the machine too.
        let quickest = (0..7).map(time).min().unwrap();
        assert!(quickest < 200, "{args:?} takes {quickest} ms");
    }
}

#[test]
fn a_delete_asks_for_the_slug_on_a_terminal() {
    let Some(database) = Database::new() else { return };
    let project = isolated(&database);
    project.json(&["create", "North"]);
    let ef = project.ef.args(["workspace", "delete", "north"]);
    for (answer, code, left) in [("y\n", 1, "1"), ("\n", 1, "1"), ("north\n", 0, "0")] {
        let mut asked = Running::start(&ef, To::Terminal);
        asked.wait_for("type `north` to delete it:");
        asked.type_text(answer);
        assert_eq!(asked.end(), End::Code(code), "{answer:?}");
        assert_eq!(database.value("select count(*) from workspaces"), left);
    }
}

/// On Supabase the owner is no superuser; elsewhere it may not even pass row-level security.
#[test]
fn it_works_as_the_owner_of_a_supabase_project_and_says_when_rows_are_hidden() {
    let Some(database) = Database::supabase() else { return };
    let url = database.as_role("postgres").expose().to_owned();
    let tables =
        "create table public.projects (id uuid primary key default gen_random_uuid(), name text not null)";
    let mut owner = Connection::open(&database.as_role("postgres"), &Options::default()).unwrap();
    owner.run(tables).unwrap();
    let config = "[tenancy]\ntables = [\"projects\"]\n";
    let project = Project::new(Ef::new().file("ef.toml", config).env("DATABASE_URL", url));
    let mut migrate = project.ef.command();
    let outcome = project.ef.outcome(migrate.args(["migrate", "up"]));
    assert_eq!(outcome.code, 0, "{}", outcome.all());
    database.run("insert into auth.users (id, email) values (gen_random_uuid(), 'ana@example.com'), (gen_random_uuid(), 'bo@example.com')");
    project.json(&["create", "North", "--owner", "ana@example.com", "--switch"]);
    project.json(&["members", "add", "bo@example.com"]);
    project.json(&["switch", "north", "--user", "bo@example.com"]);
    database.run("insert into public.projects (name, workspace_id) select 'p', id from public.workspaces where slug = 'north'");
    assert_eq!(project.json(&["members", "remove", "bo@example.com"])["moved"], true);
    assert_eq!(project.json(&["show"])["rows"][0], json!({ "table": "projects", "rows": 1 }));
    project.json(&["export", "out"]);
    // A role that sees its own rows only must not take them for all.
    database.run("create role ef_hidden login; grant postgres to ef_hidden");
    let hidden = database.as_role("ef_hidden").expose().to_owned();
    let error = refused(&project.with(&[("DATABASE_URL", &hidden)], &["export", "north", "part"]), 3);
    assert!(error.contains("does not see all rows of `workspaces`"), "{error}");
    database.run("create policy see on public.workspaces to ef_hidden using (true)");
    let error = refused(&project.with(&[("DATABASE_URL", &hidden)], &["export", "north", "part"]), 3);
    assert!(error.contains("does not see all rows of `api_costs`"), "{error}");
    assert!(!project.ef.path("part").exists());
    database.run("drop policy see on public.workspaces; drop owned by ef_hidden; drop role ef_hidden");
    assert_eq!(project.json(&["delete", "north", "--yes", "--force"])["deleted"], true);
}
