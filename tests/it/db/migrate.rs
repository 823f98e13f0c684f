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
