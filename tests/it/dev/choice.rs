//! Which services are started.

use crate::ef::Ef;

const SHOP: &str = "\
[service.db]
run = \"echo db\"
[service.api]
run = \"echo api\"
needs = [\"db:done\"]
[service.web]
run = \"echo web\"
needs = [\"api:done\"]
[service.docs]
run = \"echo docs\"
[profile.prod.service.api]
run = \"echo api in production\"
";

fn started(args: &[&str]) -> String {
    let outcome = Ef::dev(SHOP).args(args.iter().copied()).run();
    assert_eq!(outcome.code, 0, "{}", outcome.all());
    let mut lines: Vec<_> = outcome.stdout.lines().map(|line| line.split_once("| ").unwrap().1).collect();
    lines.sort_unstable();
    lines.join(", ")
}

#[test]
fn all_without_a_word() {
    assert_eq!(started(&[]), "api, db, docs, web");
}

#[test]
fn those_that_are_named_and_what_they_need() {
    assert_eq!(started(&["api"]), "api, db");
    assert_eq!(started(&["docs", "db"]), "db, docs");
}

#[test]
fn all_but_some() {
    assert_eq!(started(&["--except", "web"]), "api, db, docs");
    assert_eq!(started(&["--except", "web,docs"]), "api, db");
}

#[test]
fn a_profile_lies_over_the_rest() {
    assert_eq!(started(&["--profile", "prod", "api"]), "api in production, db");
}

#[test]
fn what_is_needed_cannot_be_left_out_unnoticed() {
    let outcome = Ef::dev(SHOP).args(["web", "--except", "db"]).run();
    assert_eq!((outcome.code, outcome.stdout.as_str()), (2, ""), "{}", outcome.all());
    assert!(outcome.stderr.contains("db"), "{}", outcome.all());
}

#[test]
fn ef_as_a_program_is_the_one_that_runs() {
    let ef = Ef::dev("[service.own]\nrun = [\"ef\", \"--version\"]\n").env("PATH", "/nowhere");
    let outcome = ef.run();
    assert_eq!(outcome.code, 0, "{outcome:?}");
    assert!(outcome.stdout.contains(concat!("ef ", env!("CARGO_PKG_VERSION"))), "{outcome:?}");
}
