//! What cannot be isolated is said clearly, and nothing is left half-done.

use super::{ef, plain, says, up};
use crate::postgres::Database;

#[test]
fn a_database_that_is_down() {
    let url = "postgres://me:s3cret@127.0.0.1:1/app".parse().unwrap();
    let outcome = ef(&url, &["migrate", "up"]).run();
    says(&outcome, 3, &["127.0.0.1:1", "is it running"]);
    assert!(!outcome.stderr.contains("s3cret"), "{}", outcome.all());
}

#[test]
fn an_address_that_is_none() {
    let outcome = crate::ef::Ef::new().args(["migrate", "status"]).env("DATABASE_URL", "mysql://x").run();
    says(&outcome, 2, &["postgres://USER:PASSWORD@HOST:PORT/DATABASE"]);
}

#[test]
fn a_database_that_does_not_exist() {
    let Some(database) = Database::new() else { return };
    let outcome = ef(&database.url().with_database("nowhere"), &["migrate", "status"]).run();
    says(&outcome, 3, &["nowhere", "createdb nowhere"]);
}

#[test]
fn a_role_that_may_not_make_what_is_needed() {
    let Some(database) = plain() else { return };
    database.run("do $$ begin if not exists (select from pg_roles where rolname = 'weak') then create role weak login; end if; end $$");
    let outcome = ef(&database.as_role("weak"), &["migrate", "up"]).run();
    says(&outcome, 3, &["`weak` lacks a right", "CREATEROLE", "alter role weak createrole"]);
    assert_eq!(
        database.value("select count(*) from pg_namespace where nspname in ('auth', 'app')"),
        "0",
        "nothing half-done"
    );
}

#[test]
fn tables_of_another_owner() {
    let Some((database, url)) = super::edit_factory(Database::supabase()) else { return };
    database.run("alter table public.clips owner to supabase_admin");
    let outcome = ef(&url, &["migrate", "up"]).run();
    says(&outcome, 3, &["may not change `public.clips`", "belongs to `supabase_admin`"]);
}

#[test]
fn a_column_of_another_type() {
    let Some(database) = plain() else { return };
    database.run("alter table public.clips add column workspace_id bigint");
    let outcome = ef(&database.url(), &["migrate", "up"]).run();
    says(&outcome, 3, &["`public.clips`", "of type `bigint`", "rename column"]);
}

#[test]
fn rows_that_refer_across_workspaces() {
    let Some(database) = plain() else { return };
    let clip = database.value("select id from public.clips limit 1");
    let outcome = ef(&database.url(), &["migrate", "up", "--assign", "a.csv"])
        .file("a.csv", format!("table,id,workspace\nclips,{clip},elsewhere\n"))
        .run();
    says(&outcome, 3, &["1 rows of `public.clips`", "`public.projects`", "project_id", &clip]);
    let closed = database.value("select relrowsecurity from pg_class where oid = 'public.clips'::regclass");
    assert_eq!(closed, "false", "nobody was locked out");
    database.run("delete from ef.assignments; update public.clips c set workspace_id = p.workspace_id from public.projects p where p.id = c.project_id; update public.jobs j set workspace_id = c.workspace_id from public.clips c where c.id = j.clip_id");
    up(&database.url());
}

#[test]
fn a_lock_that_a_forgotten_session_holds() {
    let Some(database) = plain() else { return };
    let mut other = ef::db::Connection::open(
        &database.url(),
        &ef::db::Options { application: "forgotten".into(), ..Default::default() },
    )
    .unwrap();
    other.run("begin; lock table public.clips in share row exclusive mode").unwrap();
    let outcome = ef(&database.url(), &["migrate", "up", "--patience", "2s"]).run();
    says(&outcome, 3, &["forgotten"]);
    other.run("rollback").unwrap();
    up(&database.url());
}

#[test]
fn files_of_assign_that_cannot_be_used() {
    let Some(database) = plain() else { return };
    let run = |name: &str, text: &str| {
        ef(&database.url(), &["migrate", "up", "--assign", name]).file(name, text).run()
    };
    says(&run("a.csv", "table,id\nclips,1\n"), 2, &["a.csv", "workspace"]);
    says(&run("b.csv", "table,id,workspace\nnothing,1,x\n"), 2, &["b.csv", "`public.nothing`"]);
    says(&run("c.sql", "select 1 from"), 3, &["42601"]);
    let missing = ef(&database.url(), &["migrate", "up", "--assign", "none.csv"]).run();
    says(&missing, 2, &["none.csv"]);
}

#[test]
fn a_table_that_is_not_isolated_has_nothing_to_take_back() {
    let Some(database) = plain() else { return };
    says(
        &ef(&database.url(), &["migrate", "down", "clips", "--yes"]).run(),
        2,
        &["`public.clips` is not isolated"],
    );
}

#[test]
fn a_read_only_replica_says_so() {
    let Some(database) = plain() else { return };
    database.run(
        "alter database current set default_transaction_read_only = on"
            .replace("current", &format!("\"{}\"", database.url().database()))
            .as_str(),
    );
    let outcome = ef(&database.url(), &["migrate", "up"]).run();
    says(&outcome, 3, &["25006"]);
}

#[test]
fn ids_to_assign_that_no_row_has() {
    let Some(database) = plain() else { return };
    let project = database.value("select id from public.projects limit 1");
    let run = |csv: &str| {
        ef(&database.url(), &["migrate", "up", "--assign", "a.csv"])
            .file("a.csv", format!("table,id,workspace\n{csv}"))
            .run()
    };
    let outcome = run("projects,17,north\nprojects,18,north\n");
    says(&outcome, 2, &["`public.projects` has no row with the id `17`", "primary key"]);
    assert_eq!(database.value("select count(*) from ef.assignments"), "0");
    let outcome = run(&format!("projects,{project},north\nprojects,17,north\n"));
    assert_eq!(outcome.code, 0, "{}", outcome.all());
    assert!(
        outcome.stderr.contains("1 of the ids are of no row of `public.projects`, `17`"),
        "{}",
        outcome.all()
    );
}
