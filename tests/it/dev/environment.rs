//! What a service finds in its environment.

use crate::{
    ef::Ef,
    running::{Running, To},
};
use std::{
    fs,
    os::unix::fs::PermissionsExt,
    process::{Command, Stdio},
};

/// What a service writes that runs this shell line, with these lines in its table.
fn written(ef: Ef, line: &str, table: &str) -> String {
    let ef =
        ef.file("ef.toml", format!("[service.api]\nrun = '''{line}'''\n{table}\n")).args(["dev", "--raw"]);
    let outcome = ef.run();
    assert_eq!(outcome.code, 0, "{}", outcome.all());
    outcome.stdout
}

#[test]
fn files_come_first_then_the_table_and_both_win_over_our_own() {
    let ef = Ef::new()
        .file(".env", "A=one\nB=one\nexport C='a b'\n# D=no\n")
        .file("more.env", "B=two\nD=two\n")
        .env("A", "own")
        .env("D", "own")
        .env("E", "own");
    let out =
        written(ef, "echo $A,$B,$C,$D,$E", "env_file = [\".env\", \"more.env\"]\nenv = { D = \"three\" }");
    assert_eq!(out, "one,two,a b,three,own\n");
}

#[test]
fn an_env_file_is_for_the_services_alone() {
    let ef = Ef::new().file(".env", "NO_COLOR=1\nEF_COLOR=sometimes\nX=1\n");
    assert_eq!(written(ef, "echo $X", "env_file = \".env\""), "1\n");
}

#[test]
fn a_venv_comes_first_on_path() {
    let ef = Ef::new().file("backend/venv/bin/python", "#!/bin/sh\necho from the venv\n");
    let program = ef.path("backend/venv/bin/python");
    fs::set_permissions(&program, fs::Permissions::from_mode(0o755)).unwrap();
    let out = written(ef, "python; echo $VIRTUAL_ENV; echo $PATH; pwd", "venv = \"venv\"\ndir = \"backend\"");
    let lines: Vec<_> = out.lines().collect();
    assert_eq!(lines[..2], ["from the venv", "[DIR]/project/backend/venv"]);
    assert!(lines[2].starts_with("[DIR]/project/backend/venv/bin:"), "{out}");
    assert!(lines[3].ends_with("/project/backend"), "{out}");
}

#[test]
fn a_program_of_the_venv_can_be_started_without_a_shell() {
    let ef = Ef::dev("[service.api]\nrun = [\"tool\", \"x y\"]\nvenv = \"venv\"\n")
        .file("venv/bin/tool", "#!/bin/sh\necho \"tool $1\"\n");
    fs::set_permissions(ef.path("venv/bin/tool"), fs::Permissions::from_mode(0o755)).unwrap();
    let outcome = ef.run();
    assert_eq!((outcome.code, outcome.stdout.as_str()), (0, "api | tool x y\n"), "{}", outcome.all());
}

#[test]
fn python_does_not_hold_its_output_back_unless_told_to() {
    assert_eq!(written(Ef::new(), "echo $PYTHONUNBUFFERED", ""), "1\n");
    assert_eq!(written(Ef::new().env("PYTHONUNBUFFERED", ""), "echo \"[$PYTHONUNBUFFERED]\"", ""), "[]\n");
    assert_eq!(written(Ef::new(), "echo $PYTHONUNBUFFERED", "env = { PYTHONUNBUFFERED = \"0\" }"), "0\n");
}

#[test]
fn the_marks_of_the_launcher_are_there() {
    let out = written(Ef::new(), "echo $EF_SERVICE; echo $EF_PROJECT_ROOT; echo ${EF_RUN:+set}", "");
    assert_eq!(out, "api\n[DIR]/project\nset\n");
}

/// The guard's own variable is no business of a service's.
#[test]
fn nothing_else_of_ours_leaks() {
    let out = written(Ef::new(), "env | grep ^EF_.*=. | cut -d= -f1 | sort | tr '\\n' ' '", "");
    assert_eq!(out, "EF_PROJECT_ROOT EF_RUN EF_SERVICE \n");
}

#[test]
fn colour_is_asked_for_in_a_pipe_only_where_it_is_wanted() {
    let line = "echo \"[$FORCE_COLOR$CLICOLOR_FORCE$NO_COLOR]\"";
    assert_eq!(written(Ef::new(), line, ""), "[]\n");
    assert_eq!(written(Ef::new().args(["--color", "always"]), line, ""), "[11]\n");
}

#[test]
fn a_service_has_a_terminal_where_we_have_one_unless_it_is_not_to() {
    let line = "exec 3>&1; test -t 1 && test -t 2 && echo terminal $(stty size <&3) || echo none";
    let config = format!("[service.a]\nrun = '''{line}'''\n[service.bb]\nrun = '''{line}'''\ntty = false\n");
    let ef = Ef::dev(&config).args(["--color", "never"]);
    let mut running = Running::start(&ef, To::Terminal);
    running.end();
    let text = running.text().replace('\r', "");
    assert!(text.contains("a  | terminal 40 115\n") && text.contains("bb | none\n"), "{text}");
}

/// Neither what we ignore or hold back nor what we have open is handed down: a service sees what it would see
/// if we started it ourselves.
#[test]
fn signals_and_open_files_are_as_without_us() {
    // The two signals from 32 on are the C library's own.
    const LINE: &str = "grep -E 'Sig(Blk|Ign)' /proc/self/status | grep -o '.......$'; ls -1 /proc/$$/fd";
    let plain = Command::new("/bin/sh").args(["-c", LINE]).stdin(Stdio::null()).output().unwrap();
    let plain = String::from_utf8(plain.stdout).unwrap();
    for to in [To::Pipes, To::Terminal] {
        let ef = Ef::dev(&format!("[service.a]\nrun = \"{LINE}\"\n")).args(["--prefix", "none", "-q"]);
        let mut running = Running::start(&ef, to);
        running.end();
        assert_eq!(running.text().replace('\r', ""), plain, "{to:?}");
    }
}

#[test]
fn names_with_spaces_and_letters_of_other_languages_are_no_trouble() {
    let ef = Ef::new()
        .file("mein Projekt ü/ef.toml", "[service.api]\nrun = 'basename \"$PWD\"'\ndir = \"unter ordner\"\n")
        .file("mein Projekt ü/unter ordner/x", "")
        .args(["-C", "mein Projekt ü", "dev"]);
    let outcome = ef.run();
    assert_eq!((outcome.code, outcome.stdout.as_str()), (0, "api | unter ordner\n"), "{}", outcome.all());
    assert_eq!(ef.read("mein Projekt ü/.ef/logs/api.log"), "unter ordner\n");
}
