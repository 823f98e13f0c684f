//! The demo used in a real browser.

use super::{FIRST, PORTS, chromium, copy, demo, root, taken};
use crate::{
    alone::alone,
    ef::Ef,
    proc,
    running::{End, Running, To},
    shared::have,
};
use std::fs;

/// What makes the browser a part of the demo: when it has ended, so has everything.
const BROWSER_SERVICE: &str = r#"
[service.browser]
dir = "browser"
run = ["node", "demo.mjs"]
needs = ["api:ready", "ui:ready"]
env = { DATABASE_URL = "" }
stop = { signal = "SIGTERM", within = "5s" }
setup = { when_missing = "node_modules/.package-lock.json", run = "npm ci --no-audit --no-fund --ignore-scripts" }
"#;

#[test]
fn two_users_in_a_browser_see_nothing_of_each_other() {
    let Some(chromium) = chromium() else { return };
    if !have(&["python3", "node", "npm", "espeak-ng"]) {
        return;
    }
    let ef = Ef::new().env("CHROMIUM", chromium).args(["dev", "--on-exit", "stop-all"]);
    let _alone = alone();
    if taken() {
        return;
    }
    let ef = match std::env::var_os("DEMO_SCREENSHOTS") {
        Some(folder) => ef.env("SCREENSHOTS", folder),
        None => ef,
    };
    let project = ef.path("");
    copy(&demo(), &project);
    copy(&root().join("tests/browser"), &project.join("browser"));
    let config = ef.read("ef.toml").replacen("[profile.", &format!("{BROWSER_SERVICE}\n[profile."), 1);
    fs::write(project.join("ef.toml"), config).unwrap();
    let mut running = Running::start(&ef, To::Pipes);
    let end = running.end_within(FIRST);
    let text = running.text();
    assert_eq!(end, End::Code(0), "{text}");
    assert!(text.contains("browser: all as it must be"), "{text}");
    let at = |what: &str| text.find(what).unwrap_or_else(|| panic!("no `{what}` in {text}"));
    assert!(
        at("edit factory: clean-up complete") < at("received fast shutdown request"),
        "the database ended before the backend:\n{text}"
    );
    assert_eq!(running.left().len(), 0, "{text}");
    assert!(PORTS.iter().all(|port| proc::is_free(*port)), "a port is not free again");
    let secret = ef.read(".development-secret");
    assert!(!text.contains(secret.trim()), "the secret is in the output");
    // What the browser has left there is audited too.
    for (words, code) in [(&["db", "start"][..], 0), (&["rls", "audit"], 0), (&["db", "stop"], 0)] {
        let outcome = ef.outcome(ef.bare().args(words));
        assert_eq!(outcome.code, code, "{words:?}: {}", outcome.all());
        assert!(!outcome.stdout.contains("could not check"), "{}", outcome.all());
    }
}
