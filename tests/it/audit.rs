//! `ef rls audit` on real databases.

use crate::{
    ef::Ef,
    postgres::Database,
    shared::{have, shared},
};
use ::ef::db::{Connection, Options};
use serde_json::Value;
use std::{
    fs,
    path::PathBuf,
    process::{Command, Stdio},
    sync::Once,
};

const ROLES: &str = include_str!("../audit_cases/roles.sql");
const BASE: &str = include_str!("../audit_cases/base.sql");

/// The server's superuser.
const SUPER: &str = "supabase_admin";

/// A small database that is isolated as it should be.
struct Db(Database);

fn base() -> Option<Db> {
    static READY: Once = Once::new();
    let db = Database::new()?;
    // The roles are the server's: other tests make them too, from the shared files where these are there.
    READY.call_once(|| {
        drop(Database::supabase());
        db.run(ROLES);
    });
    let db = Db(db);
    db.run(SUPER, BASE);
    Some(db)
}

impl Db {
    fn url_of(&self, role: &str) -> String {
        self.0.as_role(role).expose().to_owned()
    }

    /// For `postgres`, who bypasses row security and is no superuser.
    fn url(&self) -> String {
        self.url_of("postgres")
    }

    fn run(&self, role: &str, sql: &str) {
        let mut db = Connection::open(&self.0.as_role(role), &Options::default()).unwrap();
        db.run(sql).unwrap_or_else(|error| panic!("{error}: {error:?}"));
    }

    /// The whole database as SQL.
    fn dump(&self) -> String {
        let output = Command::new("pg_dump").arg("--dbname").arg(self.url_of(SUPER)).output().unwrap();
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        let text = String::from_utf8_lossy(&output.stdout);
        // Newer versions guard the dump with a random word.
        let lines =
            text.lines().filter(|line| !line.starts_with("\\restrict") && !line.starts_with("\\unrestrict"));
        lines.collect::<Vec<_>>().join("\n")
    }
}

fn audit(db: &Db, args: &[&str]) -> Ef {
    Ef::new().args(["rls", "audit", "--database-url"]).args([db.url()]).args(args.iter().copied())
}

fn json(text: &str) -> Value {
    serde_json::from_str(text).unwrap_or_else(|error| panic!("{error}: {text}"))
}

/// `rule object` of each finding that weighs something.
fn findings(report: &Value) -> Vec<String> {
    let all = report["findings"].as_array().unwrap().iter().filter(|finding| finding["severity"] != "info");
    all.map(|f| format!("{} {}", f["rule"].as_str().unwrap(), f["object"].as_str().unwrap())).collect()
}

fn rig(args: &[&str]) {
    let Some(rig) = shared("rls-cases/rig.py") else { return };
    if !have(&["python3", "initdb", "psql"]) {
        return;
    }
    let mut command = Command::new("python3");
    command.arg(rig).args(args).env("PYTHONDONTWRITEBYTECODE", "1");
    if !args.contains(&"--self-check") {
        command.args(["--", env!("CARGO_BIN_EXE_ef"), "rls", "audit", "--json", "--db-url", "{url}"]);
    }
    let output = command.output().unwrap();
    let report =
        [output.stdout, output.stderr].map(|bytes| String::from_utf8_lossy(&bytes).into_owned()).concat();
    assert!(
        output.status.success() && !report.contains("wrong object") && !report.contains("disagree"),
        "{report}"
    );
}

/// The folders with our own cases, in the rig's format.
fn own_cases() -> Vec<String> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/audit_cases");
    ["leaks", "clean"].map(|name| folder.join(name).display().to_string()).to_vec()
}

#[test]
fn every_shared_case_is_found() {
    rig(&[]);
}

#[test]
fn every_shared_case_is_found_under_the_secure_defaults() {
    rig(&["--secure-defaults", "--only", "01,04,09,11,13,18,21,23"]);
}

#[test]
fn every_own_case_is_found_and_every_correct_variant_is_quiet() {
    let cases = own_cases();
    rig(&["--cases", &cases[0], &cases[1]]);
}

#[test]
fn every_own_case_proves_what_it_says() {
    let cases = own_cases();
    rig(&["--cases", &cases[0], &cases[1], "--self-check"]);
}

#[test]
fn a_correct_database_is_clean_and_stays_as_it_was() {
    let Some(db) = base() else { return };
    let before = db.dump();
    for args in [&["--static-only"][..], &[], &["--probe-writes", "--yes"]] {
        let outcome = audit(&db, args).args(["--json"]).run();
        let report = json(&outcome.stdout);
        assert_eq!((outcome.code, findings(&report)), (0, vec![]), "{args:?}: {}", outcome.all());
        assert_eq!(report["version"], 1);
        assert_eq!(report["complete"], true, "{args:?}: {report}");
        assert_eq!(report["not_checked"].as_array().unwrap().is_empty(), args.len() == 2, "{report}");
    }
    assert_eq!(db.dump(), before, "the audit has changed something");
}

#[test]
fn an_empty_database_is_probed_with_rows_of_its_own() {
    let Some(db) = base() else { return };
    db.run(SUPER, "truncate public.workspaces, auth.users cascade; drop policy isolation on public.notes;
        create policy open on public.notes for all to authenticated using (auth.uid() is not null) with check (true)");
    let before = db.dump();
    let outcome = audit(&db, &["--probe-writes", "--yes", "--json"]).run();
    let report = json(&outcome.stdout);
    assert_eq!(outcome.code, 1, "{}", outcome.all());
    assert!(findings(&report).contains(&"policy-open public.notes".to_owned()), "{report}");
    assert!(
        findings(&report).contains(&"reads-others public.notes".to_owned())
            || report.to_string().contains("came back"),
        "{report}"
    );
    assert!(report["checked"]["writes"].as_u64().unwrap() > 10, "{report}");
    assert_eq!(db.dump(), before, "the audit has changed something");
}

#[test]
fn a_sequence_that_a_trigger_moves_is_set_back() {
    let Some(db) = base() else { return };
    db.run(
        "postgres",
        "create table public.log (id bigint generated always as identity primary key, body jsonb);
        alter table public.log enable row level security;
        create function app.log() returns trigger language plpgsql security definer set search_path = '' as
          $$ begin insert into public.log (body) values (to_jsonb(new)); return new; end $$;
        create trigger log after insert or update on public.boards for each row execute function app.log();
        update public.boards set rank = 4",
    );
    let before = db.dump();
    let outcome = audit(&db, &["--probe-writes", "--yes"]).run();
    assert_eq!(outcome.code, 0, "{}", outcome.all());
    assert_eq!(db.dump(), before, "the audit has changed something");
}

#[test]
fn a_proof_tells_what_was_done_and_shows_no_row() {
    let Some(db) = base() else { return };
    db.run("postgres", "alter table public.notes disable row level security");
    let outcome = audit(&db, &["-v"]).run();
    assert_eq!(outcome.code, 1);
    for part in [
        "error[rls-disabled] public.notes",
        "as a member of workspace A (authenticated)",
        "came back",
        "enable row level security",
        "open",
    ] {
        assert!(outcome.stdout.contains(part), "{part}: {}", outcome.stdout);
    }
    assert!(!outcome.all().contains("hush"), "a row is shown: {}", outcome.all());
}

#[test]
fn the_remedies_close_what_was_found() {
    let Some(db) = base() else { return };
    db.run("postgres", "alter table public.notes disable row level security;
        grant truncate on public.boards to authenticated; create view public.all_notes as select * from public.notes;
        grant select on public.all_notes to authenticated; create unique index one_title on public.boards (title);
        alter table public.notes drop constraint notes_board_fk;
        alter table public.notes add constraint notes_board_fk foreign key (board_id) references public.boards (id) on delete cascade;
        drop policy isolation on public.notes");
    let outcome = audit(&db, &["--fix-sql", "fix.sql", "--json"]).run();
    assert_eq!((outcome.code, findings(&json(&outcome.stdout)).len()), (1, 5), "{}", outcome.all());
    let ef = audit(&db, &["--fix-sql", "fix.sql"]);
    ef.run();
    db.run("postgres", &ef.read("fix.sql"));
    let after = audit(&db, &["--json", "--probe-writes", "--yes"]).run();
    assert_eq!((after.code, findings(&json(&after.stdout))), (0, vec![]), "{}", after.all());
}

#[test]
fn sarif_has_the_rules_and_the_results() {
    let Some(db) = base() else { return };
    db.run("postgres", "grant truncate on public.boards to authenticated");
    let outcome = audit(&db, &["--sarif"]).run();
    let report = json(&outcome.stdout);
    let run = &report["runs"][0];
    assert_eq!((outcome.code, report["version"].as_str()), (1, Some("2.1.0")));
    assert_eq!(
        (run["results"][0]["ruleId"].as_str(), run["results"][0]["level"].as_str()),
        (Some("rights-table"), Some("error"))
    );
    assert!(
        run["tool"]["driver"]["rules"].as_array().unwrap().iter().any(|rule| rule["id"] == "rights-table")
    );
}

#[test]
fn what_is_accepted_needs_a_reason_and_must_still_be_there() {
    let Some(db) = base() else { return };
    db.run("postgres", "grant truncate on public.boards to authenticated");
    let allow = |rule: &str, reason: &str| {
        let text = format!(
            "[[tenancy.allow]]\nrule = \"{rule}\"\nobject = \"public.boards\"\nreason = \"{reason}\"\n"
        );
        audit(&db, &["--json"]).file("ef.toml", text).run()
    };
    let accepted = allow("rights-table", "a nightly job");
    let report = json(&accepted.stdout);
    assert_eq!(
        (accepted.code, report["allowed"][0]["reason"].as_str()),
        (0, Some("a nightly job")),
        "{report}"
    );
    let stale = json(&allow("key-global", "gone").stdout);
    assert!(findings(&stale).contains(&"allow-stale public.boards".to_owned()), "{stale}");
    let silent = allow("rights-table", " ");
    assert!(silent.code == 2 && silent.stderr.contains("says nothing"), "{}", silent.all());
}

#[test]
fn the_weight_that_fails_can_be_chosen() {
    let Some(db) = base() else { return };
    db.run("postgres", "alter table public.notes no force row level security");
    let code = |args: &[&str]| audit(&db, args).run().code;
    assert_eq!((code(&[]), code(&["--fail-on", "warning"]), code(&["--fail-on", "note"])), (0, 0, 1));
    db.run("postgres", "grant truncate on public.boards to authenticated");
    assert_eq!((code(&[]), code(&["--fail-on", "never"])), (1, 0));
}

#[test]
fn no_database_is_3_and_a_question_without_an_answer_is_2() {
    let none = Ef::new().args(["rls", "audit"]).run();
    assert_eq!((none.code, none.stdout.as_str()), (3, ""), "{}", none.all());
    let nobody = Ef::new().args(["rls", "audit", "--db-url", "postgres://me:hunter2@127.0.0.1:1/x"]).run();
    assert!(
        nobody.code == 3 && nobody.stderr.contains("127.0.0.1:1") && !nobody.stderr.contains("hunter2"),
        "{}",
        nobody.all()
    );
    let Some(db) = base() else { return };
    let asks = audit(&db, &["--probe-writes"]).run();
    assert!(asks.code == 2 && asks.stderr.contains("--yes"), "{}", asks.all());
}

/// Whatever the audit could not do is said, and is not "clean".
fn incomplete(outcome: &crate::ef::Outcome, what: &str) {
    let report = json(&outcome.stdout);
    assert_eq!((outcome.code, report["complete"].as_bool()), (4, Some(false)), "{}", outcome.all());
    assert!(report["not_checked"].to_string().contains(what), "{what}: {report}");
    assert!(report["checked"]["rules"].as_u64().unwrap() > 20, "{report}");
}

#[test]
fn a_role_that_may_not_act_for_others_is_said() {
    let Some(db) = base() else { return };
    incomplete(
        &Ef::new().args(["rls", "audit", "--json", "--db-url", &db.url_of("auditor")]).run(),
        "probes as `authenticated`",
    );
}

#[test]
fn a_read_only_server_is_said_when_writing_was_asked_for() {
    let Some(db) = base() else { return };
    db.run(SUPER, "do $$ begin execute format('alter database %I set default_transaction_read_only = on', current_database()); end $$");
    assert_eq!(audit(&db, &[]).run().code, 0);
    incomplete(&audit(&db, &["--json", "--probe-writes", "--yes"]).run(), "probes that write");
}

/// A function in a policy that takes its time.
fn slow(db: &Db, seconds: u32) {
    db.run(SUPER, &format!("create function app.slow() returns boolean language sql volatile as 'select pg_sleep({seconds}) is not null';
        grant execute on function app.slow() to authenticated, anon;
        drop policy isolation on public.notes; create policy isolation on public.notes for all to authenticated
          using (app.slow() and workspace_id = (select app.current_workspace_id()))"));
}

#[test]
fn a_statement_that_takes_too_long_is_said() {
    let Some(db) = base() else { return };
    slow(&db, 5);
    db.run("postgres", "alter table public.notes alter column board_id drop not null");
    incomplete(&audit(&db, &["--json", "--statement-timeout", "1"]).run(), "public.notes");
}

/// A running audit, and the folder that it runs in.
fn started(db: &Db, args: &[&str]) -> (Ef, std::process::Child) {
    let ef = audit(db, args);
    let child = ef.command().stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    (ef, child)
}

/// The sessions that are in the middle of a slow probe.
const SLEEPERS: &str = "from pg_stat_activity where datname = current_database() and wait_event = 'PgSleep'";

/// Waits until the audit is in the middle of a slow probe.
fn wait_for_probe(db: &Db) {
    db.0.wait_for(&format!("select count(*) > 0 {SLEEPERS}"), "true");
}

#[test]
fn a_lost_connection_is_said() {
    let Some(db) = base() else { return };
    slow(&db, 20);
    let (_folder, child) = started(&db, &["--json", "--statement-timeout", "60"]);
    wait_for_probe(&db);
    db.0.value(&format!("select string_agg(pg_terminate_backend(pid)::text, '') {SLEEPERS}"));
    let output = child.wait_with_output().unwrap();
    let report = json(&String::from_utf8_lossy(&output.stdout));
    assert_eq!((output.status.code(), report["complete"].as_bool()), (Some(4), Some(false)), "{report}");
    assert!(report["not_checked"].to_string().contains("the rest of the probes"), "{report}");
}

#[test]
fn interrupted_it_leaves_no_trace() {
    let Some(db) = base() else { return };
    slow(&db, 20);
    let before = db.dump();
    let (_folder, mut child) = started(&db, &["--probe-writes", "--yes", "--statement-timeout", "60"]);
    wait_for_probe(&db);
    let pid = child.id().to_string();
    assert!(Command::new("kill").args(["-INT", &pid]).status().unwrap().success());
    assert!(!child.wait().unwrap().success());
    let gone =
        "select count(*) from pg_stat_activity where datname = current_database() and usename = 'postgres'";
    db.0.wait_for(gone, "0");
    assert_eq!(db.dump(), before, "the audit has changed something");
}

/// `docs/audit.md` has every rule, and nothing that is none.
#[test]
fn the_page_lists_every_rule() {
    let page = fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/docs/audit.md")).unwrap();
    for rule in ::ef::tenancy::audit::rule_infos() {
        let line = format!("| `{}` | {} | {} |", rule.id, rule.severity.word(), rule.title);
        assert!(page.contains(&line), "no line in docs/audit.md: {line}");
    }
}
