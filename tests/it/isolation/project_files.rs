//! The project's own files come before the isolation of what they make.

use super::{ef, is_current};
use crate::{ef::Ef, postgres::Database};
use ef::db::DatabaseUrl;

const SETTINGS: &str = "[database]\nmigrations = \"db\"\n";

fn project(url: &DatabaseUrl, words: &[&str]) -> Ef {
    ef(url, words).file("ef.toml", SETTINGS).file(
        "db/20260101000000_tables.sql",
        "create table public.projects (id bigint primary key, name text);\ninsert into public.projects values (1, 'a');\n",
    )
}

#[test]
fn tables_of_the_project_are_made_and_isolated_in_one_run() {
    let Some(database) = Database::new() else { return };
    let outcome = project(&database.url(), &["migrate", "up"]).run();
    assert_eq!(outcome.code, 0, "{}", outcome.all());
    assert_eq!(
        database.value("select version || name from supabase_migrations.schema_migrations"),
        "20260101000000tables"
    );
    assert_eq!(database.value("select count(*) from public.projects where workspace_id is not null"), "1");
    assert_eq!(project(&database.url(), &["migrate", "status", "--check"]).run().code, 0);
    is_current(&database.url());
}

#[test]
fn an_error_in_a_file_names_file_line_and_column() {
    let Some(database) = Database::new() else { return };
    let run = |github: &str| {
        project(&database.url(), &["migrate", "up"])
            .file("db/20260102000000_bad.sql", "create table public.clips (id bigint primary key);\n\nselect 1,\n  nothing_here from public.clips;\n")
            .env("GITHUB_ACTIONS", github)
            .run()
    };
    let outcome = run("");
    super::says(&outcome, 3, &["20260102000000_bad.sql", "line 4", "column 3", "42703"]);
    assert!(!outcome.stderr.contains("::error"), "{}", outcome.all());
    let annotated = run("true");
    assert!(annotated.stderr.contains("20260102000000_bad.sql,line=4,col=3::"), "{}", annotated.all());
    assert_eq!(
        database.value("select to_regclass('public.clips') is null"),
        "true",
        "nothing of the file is left"
    );
}

#[test]
fn an_edited_file_stops_the_run_until_it_is_accepted() {
    let Some(database) = Database::new() else { return };
    assert_eq!(project(&database.url(), &["migrate", "up"]).run().code, 0);
    let edited = |words: &[&str]| {
        project(&database.url(), words).file("db/20260101000000_tables.sql", "select 1;\n").run()
    };
    super::says(&edited(&["migrate", "up"]), 2, &["20260101000000_tables.sql", "was edited", "--repair"]);
    assert_eq!(edited(&["migrate", "verify"]).code, 1);
    assert_eq!(edited(&["migrate", "up", "--repair"]).code, 0);
    assert_eq!(edited(&["migrate", "status", "--check"]).code, 0);
}

#[test]
fn new_makes_a_file_that_comes_last() {
    let ef = Ef::new().file("ef.toml", SETTINGS).args(["migrate", "new", "add", "invoices"]);
    let outcome = ef.run();
    assert_eq!(outcome.code, 0, "{}", outcome.all());
    let names: Vec<_> = std::fs::read_dir(ef.path("db"))
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    assert_eq!(names.len(), 1);
    assert!(names[0].ends_with("_add_invoices.sql") && names[0].len() == 14 + 17, "{names:?}");
}
