//! A database that is in use while it is isolated, and runs that are killed on the way. `benches/isolation.py` does the
//! same with more rows and measures who waits how long.

use super::{TABLES, ef, is_current, up};
use crate::{postgres::Database, proc};
use ef::db::{Connection, DatabaseUrl, Options};
use std::{
    hash::{BuildHasher, RandomState},
    io::{BufRead, BufReader},
    process::Stdio,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    thread::{self, JoinHandle},
    time::Duration,
};

/// Projects whose rows are assigned to two workspaces by hand; the third part stays with the default one.
const OWNERS: &str = "select 'projects', id::text, 'w' || substr(slug, 2)::int % 3 from public.projects where substr(slug, 2)::int % 3 > 0";

/// Rows in the wrong workspace, or in none.
const WRONG: &str = "
    (select count(*) from public.projects p left join public.workspaces w on w.id = p.workspace_id
       where w.slug is distinct from case substr(p.slug, 2)::int % 3 when 0 then 'default' else 'w' || substr(p.slug, 2)::int % 3 end)
    + (select count(*) from public.clips c join public.projects p on p.id = c.project_id where c.workspace_id is distinct from p.workspace_id)
    + (select count(*) from public.jobs j join public.clips c on c.id = j.clip_id where j.workspace_id is distinct from c.workspace_id)";

/// What no finished run leaves behind.
const LEFT_OVER: &str = "
    (select count(*) from pg_index where not indisvalid)
    + (select count(*) from pg_trigger where tgname = 'ef_fill_workspace_id')
    + (select count(*) from pg_constraint where not convalidated or (contype = 'c' and conname like '%workspace_id_not_null'))
    + (select count(*) from pg_proc where pronamespace = 'ef'::regnamespace and proname like 'fill%')";

/// A database with `ef`'s own objects, thirty projects and `clips` clips, which members may write.
fn filled(clips: u32) -> Option<Database> {
    let database = Database::new()?;
    up(&database.url());
    database.run(TABLES);
    database.run(&format!(
        "delete from public.projects;
         insert into public.projects (name, slug) select 'P' || n, 'p' || n from generate_series(1, 30) n;
         alter table public.clips add column views int not null default 0;
         insert into public.clips (project_id, title) select p.id, 'clip ' || n from generate_series(1, {clips}) n join public.projects p on p.slug = 'p' || 1 + n % 30;
         insert into public.jobs (clip_id, kind) select id, 'render' from public.clips where random() < 0.1;
         create index clips_project_idx on public.clips (project_id);
         grant select, insert, update on public.projects, public.clips, public.jobs to authenticated;
         insert into public.workspaces (name, slug) values ('One', 'w1'), ('Two', 'w2');
         analyze public.clips"
    ));
    Some(database)
}

/// A member who writes all the time.
struct Writer {
    stop: Arc<AtomicBool>,
    thread: JoinHandle<(u64, u64)>,
}

impl Writer {
    fn new(url: &DatabaseUrl, number: u32) -> Self {
        let stop = Arc::new(AtomicBool::new(false));
        let (url, stopped) = (url.clone(), Arc::clone(&stop));
        let thread = thread::spawn(move || {
            let mut connection = Connection::open(&url, &Options::default()).unwrap();
            let (mut inserts, mut updates) = (0, 0);
            while !stopped.load(Ordering::Relaxed) {
                inserts += act(
                    &mut connection,
                    &format!(
                        "insert into public.clips (project_id, title) select id, 'new' from public.projects where slug = 'p{number}'"
                    ),
                );
                updates += act(&mut connection, &format!(
                    "update public.clips set views = views + 1 where id = any(array(select c.id from public.clips c
                       where c.project_id = (select id from public.projects where slug = 'p{number}') order by random() limit 1))"
                ));
            }
            (inserts, updates)
        });
        Self { stop, thread }
    }

    fn stop(self) -> (u64, u64) {
        self.stop.store(true, Ordering::Relaxed);
        self.thread.join().expect("no request of a member is refused")
    }
}

/// A request as the data API makes it: every token of these members names the workspace `w1`.
fn act(connection: &mut Connection, sql: &str) -> u64 {
    let claims = "do $$ begin perform set_config('request.jwt.claims', json_build_object('app_metadata',
        json_build_object('workspace_id', (select id from public.workspaces where slug = 'w1')))::text, true); end $$";
    connection
        .run(&format!("begin; {claims}; set local role authenticated; {sql}; commit"))
        .unwrap_or_else(|error| panic!("{error}: {sql}"))
}

/// Every row is there, once, where it should be.
fn is_whole(database: &Database, clips: u64, views: u64) {
    assert_eq!(database.value("select count(*) from public.clips"), clips.to_string());
    assert_eq!(database.value("select sum(views) from public.clips"), views.to_string());
    assert_eq!(database.value(&format!("select {WRONG}")), "0", "rows in a wrong workspace");
    assert_eq!(database.value(&format!("select {LEFT_OVER}")), "0", "things left behind");
    is_current(&database.url());
}

#[test]
fn no_row_is_lost_while_a_table_in_use_is_isolated() {
    let Some(database) = filled(100_000) else { return };
    let run = ef(&database.url(), &["migrate", "up", "--assign", "owners.sql"]).file("owners.sql", OWNERS);
    // Projects 1 and 4 are assigned to `w1`.
    let writers = [1, 4].map(|number| Writer::new(&database.url(), number));
    let outcome = run.run();
    let (mut inserts, mut updates) = (0, 0);
    for writer in writers {
        let counts = writer.stop();
        inserts += counts.0;
        updates += counts.1;
    }
    assert_eq!(outcome.code, 0, "{}", outcome.all());
    assert!(inserts > 0 && updates > 0, "nobody has written");
    is_whole(&database, 100_000 + inserts, updates);
}

#[test]
fn a_run_that_is_killed_anywhere_is_completed_by_the_next() {
    const KILLS: u64 = 10;
    const LINES: u64 = 60;
    for number in 0..KILLS {
        let Some(database) = filled(2_000) else { return };
        // Each at another part of the run, at a moment that is never the same.
        let random = RandomState::new().hash_one(number);
        let line = (number * LINES + random % LINES) / KILLS;
        let run = ef(&database.url(), &["migrate", "up", "-v", "--assign", "owners.sql"])
            .file("owners.sql", OWNERS);
        let mut child = run.command().stdout(Stdio::null()).stderr(Stdio::piped()).spawn().unwrap();
        let mut lines = BufReader::new(child.stderr.take().unwrap()).lines();
        let last = lines.by_ref().take(usize::try_from(line).unwrap() + 1).last();
        let until = Duration::from_micros(random >> 32 & 0x3fff);
        proc::poll(until, || child.try_wait().unwrap());
        child.kill().unwrap();
        child.wait().unwrap();
        let again = run.run();
        assert_eq!(again.code, 0, "killed after {last:?}: {}", again.all());
        is_whole(&database, 2_000, 0);
    }
}
