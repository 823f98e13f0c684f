//! A workspace from one database into another.

use super::{Project, isolated, sign_up};
use crate::postgres::Database;
use serde_json::Value;
use std::{collections::BTreeMap, fs};

const ROWS: &str = "
  insert into projects (name, workspace_id) select 'p' || g, w.id from workspaces w, generate_series(1, 3) g where w.slug = 'north';
  insert into clips (project_id, workspace_id, title, seconds, data, notes)
    select p.id, p.workspace_id, E'clip \\n \"' || g || '\" é', g * 1.50, decode(md5(g::text), 'hex'), jsonb_build_object('a', g, 'b', null)
    from (select * from projects order by id limit 1) p, generate_series(1, 3000) g;
  alter table clips add column original uuid references clips (id);
  update clips c set original = (select d.id from clips d where d.workspace_id = c.workspace_id order by d.id desc limit 1);
  insert into api_costs (provider, units, workspace_id) select 'x', g, w.id from workspaces w, generate_series(1, 5) g where w.slug = 'north'";

/// Checksums by table.
fn checksums(project: &Project, folder: &str) -> BTreeMap<String, String> {
    let manifest: Value = serde_json::from_str(&project.ef.read(format!("{folder}/manifest.json"))).unwrap();
    let tables = manifest["tables"].as_array().unwrap();
    tables.iter().map(|table| (table["name"].to_string(), table["part"]["sha256"].to_string())).collect()
}

/// A database with a workspace `north`, exported to the folder `out` of its project.
fn exported() -> Option<(Database, Project)> {
    let database = Database::new()?;
    let project = isolated(&database);
    sign_up(&database, &["ana@example.com"]);
    project.json(&["create", "North", "--owner", "ana@example.com"]);
    database.run(ROWS);
    project.json(&["export", "north", "out"]);
    Some((database, project))
}

/// Another database, in which users of the first one have signed up.
fn other() -> (Database, Project) {
    let database = Database::new().unwrap();
    let project = isolated(&database);
    (database, project)
}

fn url(database: &Database) -> String {
    database.url().expose().to_owned()
}

#[test]
fn the_same_rows_arrive_and_an_interrupted_import_leaves_nothing() {
    let Some((database, project)) = exported() else { return };
    let (second, _) = other();
    let id = database.value("select id from auth.users");
    second.run("alter table clips add column original uuid references clips (id)");
    second.run(&format!("insert into auth.users (id, email) values ('{id}', 'ana@example.com')"));
    let url = url(&second);
    let import = |args: &[&str]| project.with(&[("DATABASE_URL", &url)], args);
    // A lock on the last table holds the import in the middle.
    let mut holder = second.connect();
    holder.run("begin; lock table workspace_members in access exclusive mode").unwrap();
    let mut command = project.ef.command();
    command.args(["workspace", "import", "out"]).env("DATABASE_URL", &url);
    let mut child = command.spawn().unwrap();
    second.wait_for("select count(*) from pg_stat_activity where application_name = 'ef workspace' and wait_event_type = 'Lock' and datname = current_database()", "1");
    child.kill().unwrap();
    child.wait().unwrap();
    holder.run("rollback").unwrap();
    second.wait_for("select count(*) from pg_stat_activity where application_name = 'ef workspace' and datname = current_database()", "0");
    for table in ["clips", "projects", "api_costs", "workspaces where slug = 'north'"] {
        assert_eq!(second.value(&format!("select count(*) from {table}")), "0", "{table}");
    }
    let outcome = import(&["import", "out"]);
    assert_eq!(outcome.code, 0, "{}", outcome.all());
    assert_eq!(import(&["export", "north", "back"]).code, 0);
    assert_eq!(checksums(&project, "out"), checksums(&project, "back"));
    // The database goes on counting above what has come in.
    second.run(
        "insert into api_costs (provider, workspace_id) select 'y', id from workspaces where slug = 'north'",
    );
    assert_eq!(second.value("select max(id) from api_costs"), "6");
    let twice = import(&["import", "out", "--as", "Other"]);
    assert!(twice.code == 2 && twice.stderr.contains("already"), "{}", twice.all());
}

#[test]
fn names_numbers_and_users_that_differ_are_settled() {
    let Some((_database, project)) = exported() else { return };
    let (second, second_project) = other();
    second_project.json(&["create", "North"]);
    second.run(
        "insert into api_costs (provider, workspace_id) select 'y', id from workspaces where slug = 'north'",
    );
    let url = url(&second);
    let import = |args: &[&str]| project.with(&[("DATABASE_URL", &url)], args);
    let lacking = import(&["import", "out", "--as", "Copy"]);
    assert!(
        lacking.code == 3 && lacking.stderr.contains("column `original` in `clips`"),
        "{}",
        lacking.all()
    );
    second.run("alter table clips add column original uuid references clips (id)");
    let taken = import(&["import", "out"]);
    assert!(taken.code == 2 && taken.stderr.contains("--as NAME"), "{}", taken.all());
    let outcome = import(&["--json", "import", "out", "--as", "North, copy"]);
    let answer: Value = serde_json::from_str(&outcome.stdout).unwrap_or_else(|_| panic!("{}", outcome.all()));
    assert_eq!(
        (&answer["workspace"]["slug"], &answer["invited"][0]),
        (&"north-copy".into(), &"ana@example.com".into())
    );
    assert_eq!(answer["renumbered"][0]["rows"], 1);
    assert_eq!(second.value("select count(*) from api_costs"), "6");
    assert_eq!(second.value("select count(*) from clips"), "3000");
    sign_up(&second, &["ana@example.com"]);
    assert_eq!(second.value("select count(*) from workspace_members m join workspaces w on w.id = m.workspace_id where w.slug = 'north-copy' and m.role = 'owner'"), "1");
}

#[test]
fn exports_that_were_tampered_with_are_refused() {
    let Some((database, project)) = exported() else { return };
    assert!(project.refused(2, &["export", "north", "out"]).contains("is not empty"));
    assert!(project.refused(2, &["import", "nowhere"]).contains("it has no `manifest.json`"));
    let path = |file: &str| project.ef.path("out").join(file);
    let manifest = project.ef.read("out/manifest.json");
    let clips = manifest.split('"').find(|text| text.ends_with("-clips.jsonl")).unwrap();
    let rows = project.ef.read(format!("out/{clips}"));
    database.run("delete from workspaces where slug = 'north'");
    let before = database.value("select count(*) from workspaces");
    for (file, text, said) in [
        ("manifest.json", manifest.replace("\"North\"", "\"South\""), "its checksum differs"),
        ("manifest.json", manifest.replace("\"version\": 1", "\"version\": 2"), "of version 2"),
        ("manifest.json", manifest.replace(clips, "../clips.jsonl"), "checksum differs"),
        ("manifest.json", "{".to_owned(), "no JSON"),
        ("manifest.json", "{}".to_owned(), "something else"),
        (clips, rows.replacen("clip", "clap", 1), "its checksum (SHA"),
        (clips, rows.split_once('\n').unwrap().1.to_owned(), "its checksum (SHA"),
    ] {
        let original = fs::read(path(file)).unwrap();
        fs::write(path(file), text).unwrap();
        let error = project.refused(2, &["import", "out"]);
        assert!(error.contains(said), "{file}: {error}");
        fs::write(path(file), original).unwrap();
    }
    fs::remove_file(path(clips)).unwrap();
    assert!(project.refused(2, &["import", "out"]).contains("it is missing"));
    assert_eq!(database.value("select count(*) from workspaces"), before);
}
