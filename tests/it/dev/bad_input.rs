//! Bad input: each names the thing, the place and the next step, starts nothing and leaves nothing behind.

use crate::{
    ef::Ef,
    running::{End, Running, To},
};
use insta::assert_snapshot;
use std::{
    fs,
    os::unix::{fs::PermissionsExt, process::CommandExt},
};

/// The outcome of `ef dev` in a project that cannot be launched.
fn refused(ef: &Ef) -> String {
    let outcome = ef.run();
    assert_eq!(outcome.stdout, "", "{}", outcome.stderr);
    assert!(!ef.path("../child/api.events").exists(), "something was started: {}", outcome.stderr);
    outcome.unwrapped()
}

const TWO: &str = "\
[service.api]
run = [\"CHILD\", \"serve\"]
[service.web]
run = [\"CHILD\", \"serve\"]
";

#[test]
fn an_unknown_service() {
    assert_snapshot!(refused(&Ef::dev(TWO).args(["apo"])));
}

#[test]
fn an_unknown_service_to_leave_out_to_hide_or_to_type_into() {
    for flag in ["--except", "--hide", "--stdin"] {
        let outcome = Ef::dev(TWO).args([flag, "webb"]).run();
        assert_eq!((outcome.code, outcome.stdout.as_str()), (2, ""), "{flag}: {}", outcome.stderr);
        assert!(outcome.stderr.contains("webb"), "{flag}: {}", outcome.stderr);
    }
}

#[test]
fn needs_in_a_circle() {
    assert_snapshot!(refused(&Ef::dev(
        "[service.a]\nrun = \"true\"\nneeds = [\"b\"]\n\n[service.b]\nrun = \"true\"\nneeds = [\"c:done\"]\n\n\
         [service.c]\nrun = \"true\"\nneeds = [\"a:started\"]\n",
    )));
}

#[test]
fn a_program_that_does_not_exist() {
    assert_snapshot!(refused(&Ef::dev("[service.api]\nrun = [\"no-such-program\", \"x\"]\n")));
}

#[test]
fn a_shell_line_whose_program_does_not_exist() {
    assert_snapshot!(refused(&Ef::dev("[service.api]\nrun = \"no-such-program x && true\"\n")));
}

#[test]
fn a_program_that_is_missing_in_a_venv() {
    let ef =
        Ef::dev("[service.api]\nrun = \"no-such-program x\"\nvenv = \"venv\"\n").file("venv/bin/python", "");
    assert_snapshot!(refused(&ef));
}

#[test]
fn a_program_that_a_path_names_and_that_is_not_there() {
    assert_snapshot!(refused(&Ef::dev("[service.api]\nrun = [\"./serve.sh\"]\n")));
}

/// Only the shell can know that this is wrong, and it says so with its own code.
#[test]
fn a_program_inside_a_shell_line_that_does_not_exist() {
    let outcome = Ef::dev("[service.api]\nrun = \"true && no-such-program x\"\n").run();
    assert_eq!(outcome.code, 127, "{}", outcome.all());
    assert!(outcome.stdout.contains("no-such-program"), "{}", outcome.all());
    assert!(outcome.stderr.contains("api failed: exited with code 127"), "{}", outcome.all());
}

#[test]
fn a_file_that_is_no_program() {
    let ef = Ef::dev("[service.api]\nrun = [\"./serve.sh\"]\n").file("serve.sh", "exit 0\n");
    assert_snapshot!(refused(&ef));
}

#[test]
fn a_folder_that_does_not_exist() {
    assert_snapshot!(refused(&Ef::dev("[service.api]\nrun = \"true\"\ndir = \"backend\"\n")));
}

#[test]
fn an_env_file_that_does_not_exist() {
    assert_snapshot!(refused(&Ef::dev("[service.api]\nrun = \"true\"\nenv_file = [\".env.dev\"]\n")));
}

#[test]
fn an_env_file_that_is_a_folder() {
    let ef = Ef::dev("[service.api]\nrun = \"true\"\nenv_file = \".env\"\n").file(".env/x", "");
    assert_snapshot!(refused(&ef));
}

#[test]
fn an_invalid_regex() {
    assert_snapshot!(refused(&Ef::dev("[service.api]\nrun = \"true\"\nready = { log = \"ready (\" }\n")));
}

#[test]
fn two_services_with_one_port() {
    assert_snapshot!(refused(&Ef::dev(
        "[service.api]\nrun = \"true\"\nport = 8000\n\n[service.web]\nrun = \"true\"\nport = 8000\n",
    )));
}

#[test]
fn a_file_that_is_no_toml() {
    assert_snapshot!(refused(&Ef::dev("[service.api]\nrun = true && false\n")));
}

#[test]
fn a_file_that_is_no_utf_8() {
    let ef = Ef::dev("").file("ef.toml", b"[service.api]\nrun = \"\xff\"\n");
    assert_snapshot!(refused(&ef));
}

#[test]
fn nothing_to_start() {
    assert_snapshot!(refused(&Ef::new().args(["dev"])));
    let all_left_out = Ef::dev(TWO).args(["--except", "api,web"]).run();
    assert_eq!(all_left_out.code, 2, "{}", all_left_out.all());
}

/// Root may write everywhere, so the copy of the program runs as somebody who owns nothing.
#[test]
fn a_project_folder_that_is_read_only() {
    const NOBODY: u32 = 65534;
    let ef = Ef::dev("[service.api]\nrun = \"true\"\n").copied();
    let mut command = ef.command();
    fs::set_permissions(ef.path(".."), fs::Permissions::from_mode(0o755)).unwrap();
    if rustix::process::geteuid().is_root() {
        command.uid(NOBODY).gid(NOBODY);
    } else {
        fs::set_permissions(ef.path("."), fs::Permissions::from_mode(0o555)).unwrap();
    }
    let outcome = ef.outcome(&mut command);
    fs::set_permissions(ef.path("."), fs::Permissions::from_mode(0o755)).unwrap();
    assert_snapshot!(outcome.unwrapped());
    assert!(!ef.path(".ef").exists());
}

#[test]
fn ef_dev_twice_in_one_project() {
    let ef = Ef::dev(TWO);
    let mut first = Running::start(&ef, To::Pipes);
    first.wait_for("api up");
    first.wait_for("web up");
    let second = ef.run();
    let pid = first.pid();
    assert_snapshot!(second.unwrapped().replace(&pid.to_string(), "[PID]"));
    first.interrupt();
    assert_eq!(first.end(), End::Signal(2));
    let events: Vec<_> = ef.events("api").into_iter().filter(|event| event == "start").collect();
    assert_eq!(events.len(), 1, "the second one has started something");
}

/// The project is the same, wherever in it `ef dev` is typed.
#[test]
fn ef_dev_twice_from_a_folder_below() {
    let ef = Ef::dev(TWO);
    let first = Running::start(&ef, To::Pipes);
    first.wait_for("api up");
    let below = ef.path("a/b");
    fs::create_dir_all(&below).unwrap();
    let second = ef.outcome(ef.command().current_dir(below));
    assert_eq!(second.code, 3, "{}", second.all());
    assert!(second.stderr.contains(&first.pid().to_string()), "{}", second.all());
}
