//! The verbs: what they print, what they leave alone, how often they may be run.

use super::{edit_factory, ef, is_current, plain, up};
use crate::postgres::Database;
use serde_json::Value;
use std::thread;

#[test]
fn what_only_looks_creates_nothing() {
    let Some(database) = plain() else { return };
    let objects = "select string_agg(n.nspname || '.' || c.relname, ',' order by 1) from pg_class c join pg_namespace n on n.oid = c.relnamespace
        where n.nspname not in ('pg_catalog', 'information_schema') and n.nspname !~ '^pg_toast'";
    let before = database.value(objects);
    for words in [
        &["migrate", "status"][..],
        &["migrate", "plan"],
        &["migrate", "verify"],
        &["migrate", "up", "--dry-run"],
        &["migrate", "up", "--check"],
        &["migrate", "status", "--check", "--json"],
    ] {
        let outcome = ef(&database.url(), words).run();
        let expected = i32::from(words.contains(&"verify") || words.contains(&"--check"));
        assert_eq!(outcome.code, expected, "{words:?} {}", outcome.all());
    }
    assert_eq!(database.value(objects), before);
}

#[test]
fn the_plan_is_sql_with_the_lock_of_each_step() {
    let Some(database) = plain() else { return };
    let outcome = ef(&database.url(), &["migrate", "plan"]).run();
    for text in [
        "-- lock: ACCESS EXCLUSIVE for a moment; blocks readers and writers",
        "-- lock: SHARE UPDATE EXCLUSIVE while the index is built; blocks other schema changes",
        "alter table \"public\".\"clips\" add column if not exists workspace_id uuid;",
        "create index concurrently \"clips_workspace_created_idx\" on \"public\".\"clips\" using btree (workspace_id, \"created_at\" desc);",
        "create policy workspace_isolation on \"public\".\"clips\" for all to authenticated",
    ] {
        assert!(
            outcome.stdout.contains(&text.replace(" while", " for while")) || outcome.stdout.contains(text),
            "no `{text}` in {}",
            outcome.stdout
        );
    }
    let json = ef(&database.url(), &["migrate", "plan", "--json"]).run();
    let object: Value = serde_json::from_str(&json.stdout).unwrap();
    assert_eq!(object["version"], 1);
    assert!(object["steps"].as_array().unwrap().len() > 30, "{object}");
    assert_eq!(object["steps"][1]["lock"], "access-exclusive");
}

#[test]
fn the_written_plan_can_be_applied_file_by_file() {
    let Some((database, url)) = edit_factory(Database::supabase()) else { return };
    let ef_plan = ef(&url, &["migrate", "plan", "--write", "out"]);
    let outcome = ef_plan.run();
    assert_eq!(outcome.code, 0, "{}", outcome.all());
    let mut files: Vec<_> =
        std::fs::read_dir(ef_plan.path("out")).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    assert!(files.len() > 10, "{files:?}");
    let mut connection = ef::db::Connection::open(&url, &ef::db::Options::default()).unwrap();
    for file in &files {
        let name = file.file_name().unwrap().to_str().unwrap();
        assert!(name.len() > 19 && name[..14].bytes().all(|byte| byte.is_ascii_digit()), "{name}");
        connection
            .run(&std::fs::read_to_string(file).unwrap())
            .unwrap_or_else(|error| panic!("{name}: {error}"));
    }
    connection.close();
    // What the files have done is not done again.
    up(&url);
    is_current(&url);
    assert_eq!(database.value("select count(*) from public.clips where workspace_id is null"), "0");
}

#[test]
fn again_there_is_nothing_to_do() {
    let Some(database) = plain() else { return };
    up(&database.url());
    let outcome = ef(&database.url(), &["migrate", "up", "--json"]).run();
    let done: Value = serde_json::from_str(&outcome.stdout).unwrap();
    assert_eq!((done["steps"].as_u64(), done["applied"].as_array().map(Vec::len)), (Some(0), Some(0)));
    let status = ef(&database.url(), &["migrate", "status", "--check"]).run();
    assert_eq!(status.code, 0, "{}", status.all());
    assert!(status.stdout.contains("table     isolated     public.clips"), "{}", status.stdout);
}

#[test]
fn many_at_once_do_it_once() {
    let Some(database) = plain() else { return };
    let runs: Vec<_> = (0..8)
        .map(|_| {
            let url = database.url();
            thread::spawn(move || ef(&url, &["migrate", "up", "--json"]).run())
        })
        .collect();
    let outcomes: Vec<_> = runs.into_iter().map(|run| run.join().unwrap()).collect();
    let worked = outcomes.iter().filter(|outcome| {
        assert_eq!(outcome.code, 0, "{}", outcome.all());
        let done: Value = serde_json::from_str(&outcome.stdout).unwrap();
        done["steps"].as_u64() > Some(0)
    });
    assert_eq!(worked.count(), 1);
    is_current(&database.url());
}

#[test]
fn down_brings_the_table_back_and_up_the_workspaces() {
    let Some((database, url)) = edit_factory(Database::supabase()) else { return };
    let form = "select string_agg(format('%s %s', conname, pg_get_constraintdef(oid)), E'\\n' order by conname) from pg_constraint where conrelid in ('public.clips'::regclass, 'public.jobs'::regclass) and conname like '%fkey'";
    let rights = "select string_agg(a::text, ' ' order by a::text) from pg_class c, unnest(c.relacl) a where c.oid = 'public.clips'::regclass";
    let clips_keys = "select string_agg(conname, ' ' order by conname) from pg_constraint where conrelid = 'public.clips'::regclass";
    let before = (database.value(rights), database.value(clips_keys));
    up(&url);
    let rows = "select md5(string_agg(id::text || workspace_id::text, ',' order by id)) from public.clips";
    let assigned = database.value(rows);
    let asks = ef(&url, &["migrate", "down", "clips"]).run();
    assert_eq!(asks.code, 2, "without a terminal and without --yes: {}", asks.all());
    assert_eq!(ef(&url, &["migrate", "down", "clips", "--dry-run"]).run().code, 0);
    is_current(&url);
    let outcome = ef(&url, &["migrate", "down", "clips", "--yes"]).run();
    assert_eq!(outcome.code, 0, "{}", outcome.all());
    assert_eq!((database.value(rights), database.value(clips_keys)), before);
    assert!(
        database.value(form).contains("jobs_clip_id_fkey FOREIGN KEY (clip_id) REFERENCES"),
        "{}",
        database.value(form)
    );
    assert_eq!(database.value("select count(*) from pg_attribute where attrelid = 'public.clips'::regclass and attname = 'workspace_id'"), "0");
    up(&url);
    is_current(&url);
    assert_eq!(database.value(rows), assigned);
}
