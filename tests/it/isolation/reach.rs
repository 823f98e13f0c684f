//! After `ef migrate up` nobody reaches another workspace's rows.

use super::{attempt, edit_factory, ef, is_current, plain, seen, up};
use crate::{
    alone,
    postgres::{Contents, Database},
    shared::{have, shared},
};
use std::{fs, process::Command};

/// Two workspaces with rows of their own.
fn two_workspaces() -> Option<Database> {
    let database = plain()?;
    let csv = database.value(
        "select string_agg('projects,' || id || ',' || case when name < 'P3' then 'north' else 'South Side' end, E'\\n') from public.projects",
    );
    let outcome = ef(&database.url(), &["migrate", "up", "--assign", "assign.csv"])
        .file("assign.csv", format!("table,id,workspace\n{csv}\n"))
        .run();
    assert_eq!(outcome.code, 0, "{}", outcome.all());
    Some(database)
}

#[test]
fn children_follow_their_parents_and_the_rest_goes_to_the_default_workspace() {
    let Some(database) = two_workspaces() else { return };
    let count = |slug: &str, table: &str| {
        database.value(&format!("select count(*) from public.{table} t join public.workspaces w on w.id = t.workspace_id where w.slug = '{slug}'"))
    };
    assert_eq!(
        (count("north", "projects"), count("north", "clips"), count("north", "jobs")),
        ("2".into(), "10".into(), "10".into())
    );
    assert_eq!((count("south-side", "projects"), count("south-side", "clips")), ("4".into(), "20".into()));
    assert_eq!(count("default", "jobs"), "1", "the job of no clip");
    is_current(&database.url());
}

#[test]
fn the_audit_of_what_was_isolated_tries_every_table_and_finds_nothing() {
    let Some(database) = two_workspaces() else { return };
    let outcome = ef(&database.url(), &["rls", "audit"]).run();
    assert_eq!(outcome.code, 0, "{}", outcome.all());
    let untried = ["could not check", "not testable", "not complete"];
    assert!(untried.iter().all(|words| !outcome.stdout.contains(words)), "{}", outcome.all());
    assert!(outcome.stdout.contains("public.workspaces "), "{}", outcome.all());
}

#[test]
fn a_member_sees_and_changes_the_own_workspace_only() {
    let Some(database) = two_workspaces() else { return };
    assert_eq!(seen(&database, "north", "select count(*) from public.clips"), "10");
    assert_eq!(seen(&database, "south-side", "select count(*) from public.projects"), "4");
    assert_eq!(seen(&database, "nobody", "select count(*) from public.projects"), "0", "no claim, no rows");
    assert_eq!(
        attempt(&database, "north", "update public.clips set title = 'x'"),
        Ok(11),
        "ten, and the answer of `set_config`"
    );
    assert_eq!(attempt(&database, "north", "delete from public.projects"), Ok(3));
    let south = "(select id from public.workspaces where slug = 'south-side')";
    let south = database.value(south);
    let move_there = format!("update public.clips set workspace_id = '{south}'");
    assert_eq!(attempt(&database, "north", &move_there), Err("42501".into()));
    let put_there =
        format!("insert into public.projects (name, slug, workspace_id) values ('x', 'x', '{south}')");
    assert_eq!(attempt(&database, "north", &put_there), Err("42501".into()));
    assert_eq!(attempt(&database, "north", "truncate public.jobs"), Err("42501".into()));
    assert!(
        attempt(&database, "north", "insert into public.projects (name, slug) values ('mine', 'p6')").is_ok()
    );
}

#[test]
fn keys_tell_nothing_and_reach_nothing_of_other_workspaces() {
    let Some(database) = two_workspaces() else { return };
    let theirs = database.value("select id from public.projects where name = 'P6'");
    let below = format!("insert into public.clips (project_id, title) values ('{theirs}', 'parasite')");
    assert_eq!(attempt(&database, "north", &below), Err("23503".into()));
    let absent = "insert into public.clips (project_id, title) values (gen_random_uuid(), 'parasite')";
    assert_eq!(
        attempt(&database, "north", absent),
        Err("23503".into()),
        "the same as for one that does not exist"
    );
}

#[test]
fn nothing_is_left_to_anonymous_visitors() {
    let Some(database) = two_workspaces() else { return };
    for table in [
        "projects",
        "clips",
        "jobs",
        "api_costs",
        "workspaces",
        "workspace_members",
        "workspace_invites",
        "workspace_postiz_configs",
        "workspace_tts_presets",
    ] {
        let sql = format!("begin; set local role anon; select count(*) from public.{table}; rollback");
        let error = database.connect().run(&sql).unwrap_err();
        assert_eq!(error.sqlstate(), Some("42501"), "{table}");
    }
}

#[test]
fn the_keys_of_postiz_are_for_the_back_end() {
    let Some(database) = two_workspaces() else { return };
    database.run("insert into public.workspace_postiz_configs (workspace_id, base_url, api_key_enc) select id, 'https://p.example', 'enc' from public.workspaces");
    assert_eq!(
        seen(&database, "north", "select string_agg(base_url, ',') from public.workspace_postiz_configs"),
        "https://p.example"
    );
    assert_eq!(
        attempt(&database, "north", "select api_key_enc from public.workspace_postiz_configs"),
        Err("42501".into())
    );
}

#[test]
fn strict_asks_who_is_a_member_with_each_statement() {
    let Some(database) = plain() else { return };
    let strict = |words: &[&str]| ef(&database.url(), words).file("ef.toml", "[tenancy]\nstrict = true\n");
    assert_eq!(strict(&["migrate", "up"]).run().code, 0);
    assert_eq!(strict(&["migrate", "status", "--check"]).run().code, 0);
    assert_eq!(
        ef(&database.url(), &["migrate", "status", "--check"]).run().code,
        1,
        "the other helper is wanted"
    );
    let user = database.value("select gen_random_uuid()");
    database.run(&format!("insert into auth.users (id, email) values ('{user}', 'a@b.example')"));
    database.run(&format!("insert into public.workspace_members (workspace_id, user_id) select id, '{user}' from public.workspaces where slug = 'default'"));
    let sees = || {
        let mut connection = database.connect();
        connection.run(&format!("begin; select set_config('request.jwt.claims', json_build_object('sub', '{user}', 'app_metadata',
            json_build_object('workspace_id', (select id from public.workspaces where slug = 'default')))::text, true); set local role authenticated")).unwrap();
        connection
            .query_one("select count(*)::int8 as n from public.projects", &[])
            .unwrap()
            .int("n")
            .unwrap()
    };
    assert_eq!(sees(), 6);
    database.run(&format!("delete from public.workspace_members where user_id = '{user}'"));
    assert_eq!(sees(), 0, "a removed member has no access from the next statement on");
}

#[test]
fn old_policies_that_let_more_through_are_replaced_and_come_back() {
    let Some(database) = plain() else { return };
    database.run("alter table public.clips enable row level security; create policy everybody on public.clips to public using (true)");
    up(&database.url());
    let policies = "select string_agg(polname, ',' order by polname) from pg_policy where polrelid = 'public.clips'::regclass";
    assert_eq!(database.value(policies), "workspace_isolation");
    database.run("create policy more on public.clips for select to authenticated using (true)");
    let outcome = ef(&database.url(), &["migrate", "verify"]).run();
    assert_eq!(outcome.code, 1);
    assert!(
        outcome.stdout.contains("public.clips: the policy `more` lets more through"),
        "{}",
        outcome.all()
    );
    assert_eq!(ef(&database.url(), &["migrate", "down", "clips", "--yes"]).run().code, 0);
    assert_eq!(database.value(policies), "everybody,more", "what was replaced, and what came later");
}

/// What belongs to whom in the shared Edit Factory, as the cases of the rig expect it.
const OWNERS: &str = "
with who (user_id, workspace) as (values
  ('1a000000-0000-4000-8000-000000000001'::uuid, 'aa000000-0000-4000-8000-00000000000a'),
  ('1a000000-0000-4000-8000-000000000002', 'aa000000-0000-4000-8000-00000000000a'),
  ('1b000000-0000-4000-8000-000000000001', 'bb000000-0000-4000-8000-00000000000b'),
  ('1b000000-0000-4000-8000-000000000002', 'bb000000-0000-4000-8000-00000000000b'),
  ('1c000000-0000-4000-8000-000000000001', 'cc000000-0000-4000-8000-00000000000c'))
select 'projects', p.id::text, who.workspace from public.projects p join who on who.user_id = p.owner_id
union all select 'auth.users', user_id::text, workspace from who
union all select 'api_costs', id::text, 'cc000000-0000-4000-8000-00000000000c' from public.api_costs where job_id is null;";

#[test]
fn the_shared_edit_factory_has_no_leak() {
    let Some(rig) = shared("rls-cases/rig.py") else { return };
    if !have(&["python3", "psql"]) {
        return;
    }
    let folder = tempfile::tempdir().unwrap();
    let owners = folder.path().join("owners.sql");
    fs::write(&owners, OWNERS).unwrap();
    let _alone = alone::alone();
    for defaults in [None, Some("--secure-defaults")] {
        let up = format!(
            "{} migrate up -q --db-url {{url}} --assign {}",
            env!("CARGO_BIN_EXE_ef"),
            owners.display()
        );
        let output = Command::new("python3")
            .arg(&rig)
            .args(defaults)
            .args(["--self-check", "--base-cmd", &up])
            .env("PYTHONDONTWRITEBYTECODE", "1")
            .output()
            .unwrap();
        let text =
            String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr);
        // Each case leaks only once it is applied. Case 04 pushes rows away that our database does not have.
        let wrong: Vec<&str> = text
            .lines()
            .filter(|line| line.contains("base=t") || (line.starts_with("BAD") && !line.contains(" 04 ")))
            .collect();
        assert!(wrong.is_empty() && text.contains("of 25 cases proved"), "{text}");
    }
}

#[test]
fn old_and_new_default_privileges_come_to_the_same() {
    const RIGHTS: &str = "select string_agg(format('%s %s', c.relname, (select array_agg(a::text order by a::text) from unnest(c.relacl) a)), E'\\n' order by c.relname)
        from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'S')";
    let mut found = vec![];
    for contents in [Contents::Supabase, Contents::SecureSupabase] {
        let Some((database, url)) = edit_factory(Database::with(contents)) else { return };
        up(&url);
        is_current(&url);
        found.push(database.value(RIGHTS));
    }
    assert_eq!(found[0], found[1]);
    assert!(!found[0].contains("anon"), "{}", found[0]);
}
