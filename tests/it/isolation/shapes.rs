//! Tables of all shapes: partitioned, self-referring, in other schemas, with keys of several columns.

use super::{ef, is_current, up};
use crate::postgres::Database;

const SHAPES: &str = "
    create table public.projects (id uuid primary key default gen_random_uuid(), name text, parent_id uuid references public.projects (id));
    create table public.clips (
      id bigint generated always as identity, day date not null, project_id uuid not null references public.projects (id) on delete cascade,
      code text, created_at timestamptz default now(), primary key (id, day), unique (code, day)) partition by range (day);
    create table public.clips_a partition of public.clips for values from ('2025-01-01') to ('2025-07-01');
    create table public.clips_b partition of public.clips for values from ('2025-07-01') to ('2026-01-01') partition by range (day);
    create table public.clips_b0 partition of public.clips_b for values from ('2025-07-01') to ('2025-10-01');
    create table public.clips_b1 partition of public.clips_b for values from ('2025-10-01') to ('2026-01-01');
    create index on public.clips (project_id, created_at);
    create schema other;
    create table other.notes (
      id serial primary key, clip_id bigint, clip_day date, body text,
      foreign key (clip_id, clip_day) references public.clips (id, day) on delete set null);
    create unique index notes_body on other.notes (lower(body)) where body <> '';
    insert into public.projects (name) select 'p' || n from generate_series(1, 5) n;
    insert into public.projects (name, parent_id) select 'c' || name, id from public.projects;
    insert into public.projects (name, parent_id) select 'c' || name, id from public.projects where parent_id is not null;
    insert into public.clips (day, project_id, code)
      select date '2025-01-01' + (g % 364), p.id, 'c' || g
      from generate_series(1, 300) g join (select id, row_number() over (order by name) as n from public.projects) p on p.n = 1 + g % 15;
    insert into other.notes (clip_id, clip_day, body) select id, day, 'n' || id from public.clips;";

const SETTINGS: &str = "[tenancy]\ntables = [\"projects\", \"clips\", \"other.notes\", \"nothing\"]\n";

#[test]
fn partitions_parents_in_the_same_table_and_keys_of_several_columns() {
    let Some(database) = Database::new() else { return };
    database.run(SHAPES);
    let csv = database.value("select string_agg('projects,' || id || ',' || case when name in ('p1', 'p2') then 'north' else 'south' end, E'\\n') from public.projects where parent_id is null");
    let run = |words: &[&str]| {
        ef(&database.url(), words)
            .file("ef.toml", SETTINGS)
            .file("assign.csv", format!("table,id,workspace\n{csv}\n"))
            .run()
    };
    let outcome = run(&["migrate", "up", "--assign", "assign.csv"]);
    assert_eq!(outcome.code, 0, "{}", outcome.all());
    assert!(outcome.stderr.contains("`public.nothing` of `[tenancy]` does not exist"), "{}", outcome.all());
    let verify = run(&["migrate", "verify"]);
    assert_eq!((verify.code, verify.stdout.as_str()), (0, ""), "{}", verify.all());

    let astray = "select count(*) from other.notes n join public.clips c on (c.id, c.day) = (n.clip_id, n.clip_day)
        join public.projects p on p.id = c.project_id left join public.projects q on q.id = p.parent_id
        where n.workspace_id <> c.workspace_id or c.workspace_id <> p.workspace_id or p.workspace_id <> coalesce(q.workspace_id, p.workspace_id)";
    assert_eq!(database.value(astray), "0");
    assert_eq!(database.value("select count(*) from public.projects p join public.workspaces w on w.id = p.workspace_id where w.slug = 'north'"), "6");
    assert_eq!(database.value("select count(*) from pg_index where not indisvalid"), "0");
    // One index for each key and partition, not two.
    let twins = "select count(*) from (select indrelid, indkey::text, indpred, indexprs, indoption::text from pg_index where indrelid = 'public.clips_b0'::regclass group by 1, 2, 3, 4, 5 having count(*) > 1) as twice";
    assert_eq!(database.value(twins), "0");
    // What was `on delete set null` leaves the workspace alone.
    database.run("delete from public.clips where id = 7");
    assert_eq!(
        database
            .value("select clip_id is null and workspace_id is not null from other.notes where body = 'n7'"),
        "true"
    );
    assert_eq!(run(&["migrate", "status", "--check"]).code, 0);
}

#[test]
fn a_database_without_rows_gets_no_default_workspace() {
    let Some(database) = Database::new() else { return };
    database
        .run("create table public.projects (id bigint primary key, created_at timestamptz default now())");
    up(&database.url());
    assert_eq!(database.value("select count(*) from public.workspaces"), "0");
    is_current(&database.url());
}

#[test]
fn rows_that_come_while_a_table_is_filled_are_filled_too() {
    let Some(database) = Database::new() else { return };
    database.run("create table public.jobs (id bigint generated always as identity primary key, kind text)");
    database.run("insert into public.jobs (kind) select 'x' from generate_series(1, 60000)");
    let url = database.url();
    let writer = std::thread::spawn({
        let url = url.clone();
        move || {
            let mut connection = ef::db::Connection::open(&url, &ef::db::Options::default()).unwrap();
            let mut written = 0;
            for _ in 0..400 {
                let insert = "insert into public.jobs (kind) values ('late')";
                // Once the table is closed, the back end has to name the workspace.
                if let Err(error) = connection.run(insert) {
                    assert_eq!(error.sqlstate(), Some("23502"), "{error}");
                    break;
                }
                connection.run("update public.jobs set kind = 'y' where id = (select floor(random() * 60000)::int8 + 1)").unwrap();
                written += 1;
            }
            written
        }
    });
    up(&url);
    let written: i64 = writer.join().unwrap();
    assert_eq!(database.value("select count(*) from public.jobs"), (60_000 + written).to_string());
    assert_eq!(database.value("select count(*) from public.jobs where workspace_id is null"), "0");
}

#[test]
fn a_parent_in_a_later_partition_of_the_same_table_counts() {
    let Some(database) = Database::new() else { return };
    database.run(
        "create table public.projects (id bigint, part int, name text, parent bigint, parent_part int, primary key (id, part),
           foreign key (parent, parent_part) references public.projects (id, part)) partition by list (part);
         create table public.projects_a partition of public.projects for values in (1);
         create table public.projects_b partition of public.projects for values in (2);
         insert into public.projects (id, part, name) values (1, 2, 'root'), (2, 2, 'other');
         insert into public.projects (id, part, name, parent, parent_part) values (3, 1, 'child', 1, 2), (4, 1, 'grandchild', 3, 1);",
    );
    let csv = "table,id,workspace\nprojects,\"(1,2)\",north\nprojects,\"(2,2)\",south\n";
    let begun = std::time::Instant::now();
    let outcome = ef(&database.url(), &["migrate", "up", "--assign", "a.csv"])
        .file("ef.toml", "[tenancy]\ntables = [\"projects\"]\n")
        .file("a.csv", csv)
        .run();
    assert_eq!(outcome.code, 0, "{}", outcome.all());
    assert!(begun.elapsed().as_secs() < 25, "nothing is waited for");
    let north = "select string_agg(p.name, ' ' order by p.id) from public.projects p join public.workspaces w on w.id = p.workspace_id where w.slug = 'north'";
    assert_eq!(database.value(north), "root child grandchild", "{}", outcome.all());
}

/// A table of `public` can be reached by every visitor of a data API, so what `ef` makes there it does not leave open.
#[test]
fn the_table_of_costs_is_isolated_unasked_when_it_is_ours_and_left_alone_when_it_is_not() {
    let Some(database) = Database::new() else { return };
    let run = |words: &[&str]| {
        ef(&database.url(), words).file("ef.toml", "[tenancy]\ntables = [\"projects\"]\n").run()
    };
    database.run("create table public.projects (id uuid primary key default gen_random_uuid())");
    assert_eq!(run(&["migrate", "up"]).code, 0);
    let closed = "select relrowsecurity and relforcerowsecurity from pg_class where oid = 'public.api_costs'::regclass";
    assert_eq!(database.value(closed), "true");
    let audit = run(&["rls", "audit"]);
    assert_eq!(audit.code, 0, "{}", audit.all());

    let Some(database) = Database::new() else { return };
    let run = |words: &[&str]| {
        ef(&database.url(), words).file("ef.toml", "[tenancy]\ntables = [\"projects\"]\n").run()
    };
    database.run(
        "create table public.projects (id uuid primary key default gen_random_uuid());
         create table public.api_costs (id bigserial primary key, provider text, invoice text)",
    );
    assert_eq!(run(&["migrate", "up"]).code, 0);
    assert_eq!(run(&["migrate", "status", "--check"]).code, 0);
    assert_eq!(database.value(closed), "false");
}
