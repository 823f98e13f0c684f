//! `ef migrate` on real databases: what is isolated, what nobody can reach any more, what goes wrong and how it is
//! said.

mod bad_input;
mod disk;
mod in_use;
mod project_files;
mod reach;
mod shapes;
mod users;
mod verbs;

use crate::{
    ef::{Ef, Outcome},
    postgres::Database,
    shared::shared,
};
use ef::db::DatabaseUrl;
use std::fs;

/// The tables of the demo before isolation, for machines without the folder `shared`.
const TABLES: &str = "
    create table public.projects (
      id uuid primary key default gen_random_uuid(), name text not null, slug text not null unique,
      created_at timestamptz not null default now());
    create table public.clips (
      id uuid primary key default gen_random_uuid(), project_id uuid not null references public.projects (id) on delete cascade,
      title text not null, created_at timestamptz not null default now());
    create table public.jobs (
      id bigint generated always as identity primary key, clip_id uuid references public.clips (id) on delete set null,
      kind text not null, status text not null default 'pending', created_at timestamptz not null default now());
    create index jobs_status_created_idx on public.jobs (status, created_at);
    insert into public.projects (name, slug) select 'P' || n, 'p' || n from generate_series(1, 6) n;
    insert into public.clips (project_id, title) select id, name || ' clip ' || n from public.projects, generate_series(1, 5) n;
    insert into public.jobs (clip_id, kind) select id, 'render' from public.clips;
    insert into public.jobs (kind) values ('orphan');";

/// `ef` with these words, on a database.
fn ef(url: &DatabaseUrl, words: &[&str]) -> Ef {
    Ef::new().args(words).env("DATABASE_URL", url.expose())
}

/// Brings a database up to date; everything must go well.
fn up(url: &DatabaseUrl) {
    let outcome = ef(url, &["migrate", "up"]).run();
    assert_eq!(outcome.code, 0, "{}", outcome.all());
}

/// `ef migrate verify` finds nothing.
fn is_current(url: &DatabaseUrl) {
    let outcome = ef(url, &["migrate", "verify"]).run();
    assert_eq!((outcome.code, outcome.stdout.as_str()), (0, ""), "{}", outcome.all());
}

/// A plain database with some rows of the demo.
fn plain() -> Option<Database> {
    let database = Database::new()?;
    database.run(TABLES);
    Some(database)
}

/// The shared Edit Factory on something like Supabase, where the migrating role is no superuser.
fn edit_factory(database: Option<Database>) -> Option<(Database, DatabaseUrl)> {
    let path = shared("rls-cases/edit_factory.sql")?;
    let database = database?;
    let url = database.as_role("postgres");
    let mut connection = ef::db::Connection::open(&url, &ef::db::Options::default()).unwrap();
    connection.run(&fs::read_to_string(path).unwrap()).unwrap();
    connection.close();
    Some((database, url))
}

/// SQL that acts as the data API does for a member of the workspace with this slug, then does `sql`.
fn acting(slug: &str, sql: &str) -> String {
    format!(
        "begin; select set_config('request.jwt.claims', json_build_object('role', 'authenticated', 'app_metadata',
           json_build_object('workspace_id', (select id from public.workspaces where slug = '{slug}')))::text, true);
         set local role authenticated; {sql}; rollback"
    )
}

/// What came of a statement of a member: how many rows it changed, or the SQLSTATE.
fn attempt(database: &Database, slug: &str, sql: &str) -> Result<u64, String> {
    let mut connection = database.connect();
    connection.run(&acting(slug, sql)).map_err(|error| error.sqlstate().unwrap_or_default().to_owned())
}

/// The answer that a member gets to a question.
fn seen(database: &Database, slug: &str, question: &str) -> String {
    let mut connection = database.connect();
    let prepare = acting(slug, "select 1").replace("; select 1; rollback", "");
    connection.run(&prepare).unwrap();
    let row =
        connection.query_one(&format!("select coalesce(({question})::text, 'NULL') as value"), &[]).unwrap();
    row.text("value").unwrap()
}

/// `ef` said no for a reason that names these things.
fn says(outcome: &Outcome, code: i32, words: &[&str]) {
    assert_eq!(outcome.code, code, "{}", outcome.all());
    let text = outcome.unwrapped();
    for word in words {
        assert!(text.contains(word), "no `{word}` in {text}");
    }
}
