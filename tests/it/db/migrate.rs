//! `ef migrate` on the embedded database.

use super::project::Project;

#[test]
fn it_starts_the_database_and_isolates_it() {
    let Some(project) = Project::new() else { return };
    let looks = project.run(&["migrate", "status"]);
    assert_eq!(looks.code, 3, "looking starts nothing: {}", looks.all());
    assert_eq!(project.state(), "none");
    project.done(&["migrate", "up"]);
    assert_eq!(project.state(), "running");
    project
        .sql("create table public.projects (id bigint primary key); insert into public.projects values (1)");
    project.done(&["migrate", "up"]);
    project.done(&["migrate", "status", "--check"]);
    assert_eq!(project.sql("select count(*) from public.projects where workspace_id is not null"), "1");
}

#[test]
fn a_wrong_password_is_said_and_not_shown() {
    let Some(project) = Project::new() else { return };
    project.done(&["db", "start"]);
    let url = project.done(&["db", "url"]).stdout;
    let (scheme, rest) = url.trim().split_once("://").unwrap();
    let (account, place) = rest.rsplit_once('@').unwrap();
    let user = account.split_once(':').unwrap().0;
    let wrong = format!("{scheme}://{user}:not-the-password@{place}");
    let outcome = project.run(&["migrate", "status", "--database-url", &wrong]);
    assert_eq!(outcome.code, 3, "{}", outcome.all());
    assert!(outcome.stderr.contains("check user and password"), "{}", outcome.all());
    assert!(!outcome.all().contains("not-the-password"), "{}", outcome.all());
}

/// A stranger's project names no table yet: that is said once, and what nobody asked for is not missed.
#[test]
fn who_names_no_table_is_told_and_the_audit_leaves_the_log_alone() {
    let Some(project) = Project::new() else { return };
    let up = project.done(&["migrate", "up"]);
    assert!(!up.stderr.contains("does not exist"), "{}", up.all());
    assert_eq!(up.stderr.matches("`[tenancy]` names no table").count(), 1, "{}", up.all());
    project.sql("create table public.things (id uuid primary key, workspace_id uuid references workspaces)");
    let audit = project.run(&["rls", "audit"]);
    assert!(audit.all().contains("things"), "{}", audit.all());
    let log = project.ef.read(".ef/logs/db.log");
    assert!(log.contains("ready to accept connections") && !log.contains("ERROR"), "{log}");
}
