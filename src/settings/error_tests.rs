//! What a person reads when something is wrong, word for word. Every report here stands for exit code 2.

use super::testing::{Project, reports};

/// A snapshot that does not repeat the input in its head.
macro_rules! snapshot {
    ($report:expr) => {{
        let report = $report;
        insta::assert_snapshot!(report);
    }};
}

#[test]
fn a_file_that_is_no_toml() {
    snapshot!(reports(&[
        "[dev\non_exit = 1\n",
        "[service.api]\nrun = python -m uvicorn\n",
        "[dev]\nlog_keep = 1\nlog_keep = 2\n",
    ]));
}

#[test]
fn a_file_that_is_no_text() {
    snapshot!(Project::with(b"[project]\nname = \"caf\xe9\"\n").report());
}

#[test]
fn a_file_that_cannot_be_read() {
    let project = Project::empty();
    std::fs::create_dir(project.path("ef.toml")).unwrap();
    snapshot!(project.report());
}

#[test]
fn a_file_or_folder_that_is_not_there() {
    let mut project = Project::empty();
    project.request.config = Some(project.path("other.toml"));
    let file = project.report();
    project.request.config = None;
    project.request.dir = project.path("nowhere");
    snapshot!(format!("{file}\n=====\n{}", project.report()));
}

#[test]
fn unknown_keys_at_any_depth() {
    snapshot!(reports(&[
        "[servce.api]\nrun = \"x\"\n",
        "[service.api]\nrun = \"x\"\nrestar = \"never\"\n",
        "[service.api]\nrun = \"x\"\nready = { htpp = \"http://a/\", within = \"5s\" }\n",
        "[service.api]\nrun = \"x\"\n\n[service.api.stop]\nsignals = \"INT\"\n",
        "[service.api]\nrun = \"x\"\nsetup = { when-missing = \"a\", run = \"b\" }\n",
        "[profile.prod.service.api]\nrunn = \"x\"\n",
        "[profile.prod]\nprofile = {}\n",
        "[tts]\nengines = \"kokoro\"\n",
    ]));
}

#[test]
fn values_of_the_wrong_type() {
    snapshot!(reports(&[
        "service = 1\n",
        "[service]\napi = \"python\"\n",
        "[service.api]\nrun = 5\n",
        "[service.api]\nrun = [\"a\", 1]\n",
        "[service.api]\nrun = \"x\"\nenv = { PORT = 8000 }\n",
        "[service.api]\nrun = \"x\"\nenv = { DEBUG = true }\n",
        "[service.api]\nrun = \"x\"\nport = \"8000\"\n",
        "[service.api]\nrun = \"x\"\nready = \"http://a/\"\n",
        "[service.api]\nrun = \"x\"\nneeds = \"db\"\n",
        "[service.api]\nrun = \"x\"\ntty = \"yes\"\n",
        "[service.api]\nrun = \"x\"\nstop = { within = 5 }\n",
        "[dev]\nlog_keep = -1\n",
        "[dev]\non_exit = true\n",
        "[dev]\ntimestamps = 2026-01-01\n",
        "[service.api]\nrun = \"x\"\nport = 99999999999999999999\n",
        "[[service]]\nrun = \"x\"\n",
    ]));
}

#[test]
fn values_that_break_a_rule() {
    snapshot!(reports(&[
        "[service.api]\nrun = \"\"\n",
        "[service.api]\nrun = []\n",
        "[service.api]\nrun = \"x\"\nstop = { within = \"5\" }\n",
        "[service.api]\nrun = \"x\"\nstop = { within = \"5 minutes\" }\n",
        "[service.api]\nrun = \"x\"\nstop = { signal = \"SIGTREM\" }\n",
        "[service.api]\nrun = \"x\"\nready = { log = \"ready (\" }\n",
        "[service.api]\nrun = \"x\"\nready = { http = \"https://a/\" }\n",
        "[service.api]\nrun = \"x\"\nready = { http = \"http://:80/\" }\n",
        "[service.api]\nrun = \"x\"\nready = { tcp = \"localhost\" }\n",
        "[service.api]\nrun = \"x\"\nready = { tcp = \"a:1\", owner = \"mine\" }\n",
        "[service.api]\nrun = \"x\"\nport = 70000\n",
        "[service.api]\nrun = \"x\"\nrestart = \"onfailure\"\n",
        "[service.api]\nrun = \"x\"\nrestart_tries = \"infinite\"\n",
        "[service.api]\nrun = \"x\"\ncolor = \"bleu\"\n",
        "[service.api]\nrun = \"x\"\ncolor = \"#12\"\n",
        "[service.api]\nrun = \"x\"\nneeds = [\"db:up\"]\n",
        "[service.\"a b\"]\nrun = \"x\"\n",
        "[service.api]\nrun = \"x\"\nenv = { \"A=B\" = \"c\" }\n",
        "[dev]\nlog_max_size = \"10\"\n",
        "[dev]\ntimestamps = \"yes\"\n",
        "[dev]\non_exit = \"stop_all\"\n",
        "[tts]\nfallback = [\"pipr\"]\n",
        "[profile.\"\"]\n",
    ]));
}

#[test]
fn what_is_not_there_in_the_end() {
    snapshot!(reports(&[
        "[service.api]\ndir = \".\"\n",
        "[service.api]\nrun = \"x\"\nready = { within = \"5s\" }\n",
        "[service.api]\nrun = \"x\"\nready = { tcp = \"a:1\", http = \"http://a/\" }\n",
        "[service.api]\nrun = \"x\"\nsetup = { run = \"y\" }\n",
        "[service.api]\nrun = \"x\"\nsetup = { when_missing = \"y\" }\n",
    ]));
}

#[test]
fn names_that_refer_to_nothing() {
    snapshot!(reports(&[
        "[service.db]\nrun = \"x\"\n[service.api]\nrun = \"x\"\nneeds = [\"db\", \"bd:ready\"]\n",
        "[dev]\nstdin = \"apo\"\n[service.api]\nrun = \"x\"\n",
        "[service.a]\nrun = \"x\"\nneeds = [\"b\"]\n[service.b]\nrun = \"x\"\nneeds = [\"a:started\"]\n",
        "[service.a]\nrun = \"x\"\nneeds = [\"a\"]\n",
    ]));
}

#[test]
fn services_that_were_asked_for() {
    let project = Project::with(
        "[service.db]\nrun = \"x\"\n[service.api]\nrun = \"x\"\nneeds = [\"db\"]\n[service.ui]\nrun = \"x\"\n",
    );
    let reports = [
        project.report_of(&["apii"], &[]),
        project.report_of(&[], &["quux"]),
        project.report_of(&[], &["db"]),
        project.report_of(&["api"], &["db"]),
        project.report_of(&["ui"], &["ui"]),
        Project::with("[service.a]\nrun = \"x\"\n[service.b]\nrun = \"x\"\n")
            .flag("stdin", "b")
            .report_of(&["a"], &[]),
        Project::with("[dev]\n").report(),
        Project::empty().report(),
    ];
    snapshot!(reports.join("\n=====\n"));
}

#[test]
fn profiles_that_are_not_there() {
    let two = "[profile.prod.dev]\n[profile.ci.dev]\n";
    let reports = [
        Project::with(two).flag("profile", "prodd").report(),
        Project::with("").variable("EF_PROFILE", "prod").report(),
    ];
    snapshot!(reports.join("\n=====\n"));
}

#[test]
fn two_services_with_one_port() {
    snapshot!(reports(&["[service.a]\nrun = \"x\"\nport = 8000\n\n[service.b]\nrun = \"x\"\nport = 8000\n"]));
}

#[test]
fn folders_that_do_not_exist() {
    snapshot!(reports(&[
        "[service.ui]\nrun = \"x\"\ndir = \"fronted\"\n",
        "[service.ui]\nrun = \"x\"\ndir = \"ef.toml\"\n",
        "[service.api]\nrun = \"x\"\nvenv = \"venv\"\n",
    ]));
}

#[test]
fn env_files_that_cannot_be_used() {
    let text = "[service.api]\nrun = \"x\"\nenv_file = [\".env\", \"other.env\"]\n";
    let folder = Project::with(text).file(".env", "");
    std::fs::create_dir(folder.path("other.env")).unwrap();
    let reports = [
        Project::with("[service.api]\nrun = \"x\"\nenv_file = \".env\"\n").report(),
        Project::with(text).file(".env", "A=1\n").report(),
        folder.report(),
        Project::with(text).file(".env", "A=1\nhunter2 is no pair\n").report(),
        Project::with(text).file(".env", b"A=1\nB=\xff\n").report(),
    ];
    let reports = reports.join("\n=====\n");
    assert!(!reports.contains("hunter2"), "a report shows a line that may be a secret");
    snapshot!(reports);
}

#[test]
fn variables_flags_and_the_users_file() {
    let reports = [
        Project::with("").variable("EF_ON_EXIT", "foo").report(),
        Project::with("").variable("EF_STDIN", "a b").report(),
        Project::with("").variable("EF_TIMESTAMPS", "perhaps").report(),
        Project::with("[service.api]\nrun = \"x\"\n").variable("EF_STDIN", "apo").report(),
        Project::with("").flag("on-failure", "stop").report(),
        Project::with("").user_file("[dev]\nlog_kept = 1\n").report(),
        // A good flag does not hide a bad variable.
        Project::with("").variable("EF_ON_EXIT", "foo").flag("on-exit", "continue").report(),
    ];
    snapshot!(reports.join("\n=====\n"));
}

#[test]
fn a_pattern_that_is_none() {
    snapshot!(reports(&[
        "[service.api]\nrun = \"x\"\nwatch = [\"app/**/*.py\", \"app/[a-\"]\n",
        "[service.api]\nrun = \"x\"\nwatch = \"{a\"\n",
        "[service.api]\nrun = \"x\"\nwatch = [7]\n",
    ]));
}
