//! What is run first when something is missing.

use crate::{
    ef::Ef,
    running::{End, Running, To},
};
use insta::assert_snapshot;

fn project(run: &str) -> Ef {
    Ef::dev(&format!(
        "[service.api]\nrun = \"cat lib/tool\"\nsetup = {{ when_missing = \"lib\", run = '''{run}''' }}\n"
    ))
}

#[test]
fn it_runs_when_something_is_missing_and_only_then() {
    let ef = project("mkdir lib && echo made > lib/tool && echo installing");
    let first = ef.run();
    assert_eq!((first.code, first.stdout.as_str()), (0, "api | installing\napi | made\n"), "{}", first.all());
    assert!(first.stderr.contains("api: setting up, `mkdir lib"), "{}", first.all());
    let second = ef.run();
    assert_eq!((second.code, second.stdout.as_str()), (0, "api | made\n"), "{}", second.all());
    assert!(!second.stderr.contains("setting up"), "{}", second.all());
}

#[test]
fn its_failure_is_the_services_failure() {
    let outcome = project("echo no network; exit 4").run();
    assert_eq!((outcome.code, outcome.stdout.as_str()), (4, "api | no network\n"), "{}", outcome.all());
    assert!(outcome.stderr.contains("api failed: its setup exited with code 4"), "{}", outcome.all());
}

/// The folder is there, but not all that belongs into it.
#[test]
fn it_runs_again_when_it_was_interrupted() {
    let ef = project("mkdir -p lib; echo round; test -e go || sleep 60; echo made > lib/tool");
    let mut running = Running::start(&ef, To::Pipes);
    running.wait_for("api | round");
    running.interrupt();
    assert_eq!(running.end(), End::Signal(2));
    running.assert_nothing_left(std::time::Duration::ZERO);
    assert!(ef.path("lib").exists());
    let ef = ef.file("go", "");
    let again = ef.run();
    assert_eq!((again.code, again.stdout.as_str()), (0, "api | round\napi | made\n"), "{}", again.all());
    assert_eq!(ef.run().stdout, "api | made\n");
}

/// The program that the setup was about to install is not missed before it had its chance.
#[test]
fn it_runs_again_when_it_was_interrupted_before_the_program_was_there() {
    let ef = Ef::dev(
        "[service.api]\nrun = [\"tool\"]\nvenv = \"venv\"\n\
         setup = { when_missing = \"venv\", run = '''mkdir -p venv/bin; echo round; test -e go || sleep 60;\n\
         printf '#!/bin/sh\\necho made\\n' > venv/bin/tool; chmod +x venv/bin/tool''' }\n",
    );
    let mut running = Running::start(&ef, To::Pipes);
    running.wait_for("api | round");
    running.interrupt();
    running.end();
    let ef = ef.file("go", "");
    let again = ef.run();
    assert_eq!((again.code, again.stdout.as_str()), (0, "api | round\napi | made\n"), "{}", again.all());
}

#[test]
fn it_runs_again_when_it_failed() {
    let ef = project("mkdir -p lib; test -e go || exit 4; echo made > lib/tool");
    assert_eq!(ef.run().code, 4);
    let again = ef.file("go", "").run();
    assert_eq!((again.code, again.stdout.as_str()), (0, "api | made\n"), "{}", again.all());
}

#[test]
fn it_can_be_forbidden() {
    let outcome = project("mkdir lib").args(["--no-setup"]).run();
    assert_snapshot!(outcome.unwrapped());
    let by_variable = project("mkdir lib").env("EF_NO_SETUP", "1").run();
    assert_eq!(by_variable.code, 3, "{}", by_variable.all());
}

#[test]
fn it_can_be_forbidden_also_when_it_was_interrupted() {
    let ef = project("mkdir -p lib; test -e go || exit 4; echo made > lib/tool");
    assert_eq!(ef.run().code, 4);
    let refused = ef.file("go", "").args(["--no-setup"]).run();
    assert_eq!((refused.code, refused.stdout.as_str()), (3, ""), "{}", refused.all());
}
