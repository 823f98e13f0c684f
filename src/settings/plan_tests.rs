//! What the launcher is asked to do, for settings that are good.

use super::{PlanRequest, testing::Project};
use crate::dev::plan::{Check, Command, OnEnd, Owner, Plan, RestartPolicy, StopSignal, Until};
use std::time::Duration;

const THREE: &str = "\
[service.ui]
run = \"x\"
[service.api]
run = \"x\"
needs = [\"db:started\"]
[service.db]
run = \"x\"
";

fn names(plan: &Plan) -> Vec<&str> {
    plan.services.iter().map(|service| service.name.as_str()).collect()
}

#[test]
fn chosen_services_bring_what_they_need_in_the_order_of_the_file() {
    let project = Project::with(THREE);
    assert_eq!(names(&project.plan(&[], &[])), ["ui", "api", "db"]);
    assert_eq!(names(&project.plan(&["api"], &[])), ["api", "db"]);
    assert_eq!(names(&project.plan(&["db", "ui"], &[])), ["ui", "db"]);
    assert_eq!(names(&project.plan(&[], &["ui"])), ["api", "db"]);
    assert_eq!(names(&project.plan(&[], &["api", "db"])), ["ui"]);
    assert_eq!(names(&project.plan(&["ui"], &["db"])), ["ui"]);
}

#[test]
fn everything_that_is_written_reaches_the_plan() {
    let project = Project::with(
        "\
[dev]
on_exit = \"stop-all\"
on_failure = \"continue\"
stdin = \"api\"

[service.db]
run = \"x\"

[service.api]
run = [\"python\", \"-m\", \"app\"]
dir = \"./back\"
venv = \"venv\"
ready = { http = \"http://localhost:8000/up\", within = \"7s\", owner = \"any\" }
restart = \"on-failure\"
restart_tries = \"unlimited\"
port = 8000
needs = [\"db\"]
stop = { signal = \"INT\", within = \"250ms\" }
setup = { when_missing = \"venv/ok\", run = \"make venv\" }
tty = false
",
    )
    .file("back/venv/ok", "");
    let plan = project.plan(&[], &[]);
    assert_eq!((plan.on_exit, plan.on_failure), (OnEnd::StopAll, OnEnd::Continue));
    assert!(matches!(&plan.stdin, crate::dev::plan::Typed::Service(name) if name.as_str() == "api"));
    assert_eq!(plan.root, project.request.dir);
    let api = &plan.services[1];
    assert_eq!(api.command, Command::Exec(["python", "-m", "app"].map(str::to_owned).to_vec()));
    assert_eq!(api.dir, project.path("back"));
    assert_eq!(api.venv, Some(project.path("back/venv")));
    let ready = api.ready.as_ref().unwrap();
    assert!(matches!(&ready.check, Check::Http(url) if url.port == 8000 && url.path == "/up"));
    assert_eq!((ready.within, ready.owner), (Some(Duration::from_secs(7)), Owner::Any));
    assert_eq!((api.restart.policy, api.restart.tries), (RestartPolicy::OnFailure, None));
    assert_eq!(api.port, Some(8000));
    assert_eq!((api.needs[0].service.as_str(), api.needs[0].until), ("db", Until::Ready));
    assert_eq!((api.stop.signal, api.stop.within), (StopSignal::Int, Duration::from_millis(250)));
    let setup = api.setup.as_ref().unwrap();
    assert_eq!((&setup.when_missing, setup.run.as_str()), (&project.path("back/venv/ok"), "make venv"));
    assert!(!api.tty);
}

#[test]
fn what_is_not_written_has_its_default() {
    let plan = Project::with("[service.api]\nrun = \"a && b\"\n").plan(&[], &[]);
    assert_eq!((plan.on_exit, plan.on_failure), (OnEnd::Continue, OnEnd::StopAll));
    assert!(plan.stdin == crate::dev::plan::Typed::Nobody && plan.setup && !plan.replace && !plan.open);
    let api = &plan.services[0];
    assert_eq!(api.command, Command::Shell("a && b".to_owned()));
    assert_eq!(api.dir, plan.root);
    assert_eq!((api.restart.policy, api.restart.tries), (RestartPolicy::Never, Some(5)));
    assert_eq!((api.stop.signal, api.stop.within), (StopSignal::Term, Duration::from_secs(5)));
    assert!(api.ready.is_none() && api.setup.is_none() && api.venv.is_none() && api.port.is_none());
    assert!(api.tty && api.environment.is_empty() && api.needs.is_empty());
}

#[test]
fn every_kind_of_check_is_understood() {
    let check = |ready: &str| {
        let plan =
            Project::with(format!("[service.api]\nrun = \"x\"\nready = {{ {ready} }}\n")).plan(&[], &[]);
        let ready = plan.services[0].ready.clone().unwrap();
        assert_eq!((ready.within, ready.owner), (Some(Duration::from_mins(1)), Owner::Own));
        ready.check
    };
    assert!(matches!(check("tcp = \"[::1]:5\""), Check::Tcp { host, port: 5 } if host == "::1"));
    assert!(matches!(check("log = 'up \\d+'"), Check::Log(pattern) if pattern.is_match(b"it is up 42")));
    assert!(matches!(check("exec = \"true\""), Check::Exec(Command::Shell(line)) if line == "true"));
    assert!(matches!(check("exec = [\"true\"]"), Check::Exec(Command::Exec(words)) if words == ["true"]));
}

#[test]
fn env_files_are_read_in_order_and_env_wins() {
    let project = Project::with(
        "[service.api]\nrun = \"x\"\ndir = \"b\"\nenv_file = [\"1.env\", \"../2.env\"]\nenv = { C = \"3\" }\n",
    )
    .file("b/1.env", "A=1\nB=1\nC=1\n")
    .file("2.env", "B=\"2 2\"\nC=2\nD=$B\n");
    let plan = project.plan(&[], &[]);
    let mut pairs: Vec<(&str, &str)> = plan.services[0]
        .environment
        .iter()
        .map(|(name, value)| (name.to_str().unwrap(), value.to_str().unwrap()))
        .collect();
    pairs.sort_unstable();
    assert_eq!(pairs, [("A", "1"), ("B", "2 2"), ("C", "3"), ("D", "2 2")]);
}

#[test]
fn only_what_is_started_must_be_there() {
    let project = Project::with(
        "[service.api]\nrun = \"x\"\nport = 1\n[service.other]\nrun = \"x\"\nport = 1\ndir = \"nowhere\"\n",
    );
    assert_eq!(names(&project.plan(&["api"], &[])), ["api"]);
    assert!(project.report_of(&["other"], &[]).contains("nowhere"));
}

#[test]
fn a_venv_that_something_will_make_need_not_be_there() {
    let setup = "[service.api]\nrun = \"x\"\nvenv = \"v\"\nsetup = { when_missing = \"v\", run = \"y\" }\n";
    Project::with(setup).plan(&[], &[]);
    let before =
        "[service.make]\nrun = \"y\"\n[service.api]\nrun = \"x\"\nvenv = \"v\"\nneeds = [\"make:done\"]\n";
    Project::with(before).plan(&[], &[]);
}

#[test]
fn typing_for_a_service_of_the_file_that_is_not_started_is_passed_over() {
    let project = Project::with(format!("[dev]\nstdin = \"ui\"\n{THREE}"));
    assert_eq!(project.plan(&["api"], &[]).stdin, crate::dev::plan::Typed::Nobody);
    assert!(matches!(project.plan(&["ui"], &[]).stdin, crate::dev::plan::Typed::Service(_)));
}

#[test]
fn the_flags_of_the_request_reach_the_plan() {
    let request = PlanRequest { no_setup: true, replace: true, open: true, ..PlanRequest::default() };
    let plan = Project::with(THREE).settings().plan(&request).unwrap();
    assert!(!plan.setup && plan.replace && plan.open);
}
