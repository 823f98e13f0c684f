//! The layers: which one wins, and that each value knows whose it is.

use super::{Settings, testing::Project};
use crate::settings::value::{Color, Timestamps};

/// `key = value  # origin` for one key.
fn shown(settings: &Settings, key: &str) -> String {
    let leaf = settings.leaves().into_iter().find(|leaf| format!("{}.{}", leaf.table, leaf.key) == key);
    leaf.map_or_else(|| "nothing".to_owned(), |leaf| format!("{} # {}", leaf.toml, leaf.origin))
}

const API: &str = "[service.api]\nrun = \"x\"\n";

#[test]
fn each_layer_wins_over_the_one_below() {
    let key = "dev.on_exit";
    let project = Project::with("");
    assert_eq!(shown(&project.settings(), key), "\"continue\" # default");
    let project = project.user_file("[dev]\non_exit = \"stop-all\"\n");
    let origin = shown(&project.settings(), key);
    assert!(origin.starts_with("\"stop-all\" # ") && origin.ends_with("home/ef/config.toml:2"), "{origin}");
    let project = project.file("ef.toml", "\n\n[dev]\non_exit = \"continue\"\n");
    assert_eq!(shown(&project.settings(), key), "\"continue\" # ef.toml:4");
    let project = project.variable("EF_ON_EXIT", "stop-all");
    assert_eq!(shown(&project.settings(), key), "\"stop-all\" # EF_ON_EXIT");
    let project = project.flag("on-exit", "continue");
    assert_eq!(shown(&project.settings(), key), "\"continue\" # --on-exit");
}

#[test]
fn an_empty_variable_counts_as_not_set() {
    let project = Project::with("").variable("EF_ON_EXIT", "").variable("EF_PROFILE", "");
    assert_eq!(shown(&project.settings(), "dev.on_exit"), "\"continue\" # default");
}

#[test]
fn a_profile_is_laid_over_its_file_key_by_key() {
    let text = "\
[service.api]
run = \"dev\"
port = 1
env = { A = \"1\", B = \"1\" }
ready = { http = \"http://a/\", within = \"7s\" }

[profile.prod.service.api]
run = [\"prod\"]
env = { B = \"2\" }
ready = { tcp = \"a:1\" }

[profile.prod.service.worker]
run = \"work\"
";
    let project = Project::with(text);
    let plain = project.settings();
    assert_eq!(shown(&plain, "service.api.run"), "\"dev\" # ef.toml:2");
    assert_eq!(shown(&plain, "service.worker.run"), "nothing");
    assert_eq!(plain.profiles, ["prod"]);
    let prod = project.flag("profile", "prod").settings();
    assert_eq!(shown(&prod, "service.api.run"), "[\"prod\"] # ef.toml:8");
    assert_eq!(shown(&prod, "service.api.port"), "1 # ef.toml:3");
    assert_eq!(shown(&prod, "service.api.env.A"), "\"1\" # ef.toml:4");
    assert_eq!(shown(&prod, "service.api.env.B"), "\"2\" # ef.toml:9");
    assert_eq!(shown(&prod, "service.api.ready.http"), "nothing");
    assert_eq!(shown(&prod, "service.api.ready.tcp"), "\"a:1\" # ef.toml:10");
    assert_eq!(shown(&prod, "service.api.ready.within"), "\"7s\" # ef.toml:5");
    assert_eq!(shown(&prod, "service.worker.run"), "\"work\" # ef.toml:13");
}

#[test]
fn a_variable_wins_over_a_profile_and_the_flag_over_the_variable() {
    let project = Project::with("[profile.a.dev]\non_exit = \"stop-all\"\n[profile.b.dev]\n")
        .variable("EF_PROFILE", "a")
        .variable("EF_ON_EXIT", "continue");
    assert_eq!(shown(&project.settings(), "dev.on_exit"), "\"continue\" # EF_ON_EXIT");
    let project = project.flag("profile", "b");
    assert_eq!(project.settings().profile.as_deref(), Some("b"));
}

#[test]
fn the_nearest_file_is_found_from_below_and_its_folder_is_the_root() {
    let mut project = Project::with(API).file("a/b/c.txt", "");
    let root = project.request.dir.clone();
    project.request.dir = project.path("a/b");
    assert_eq!(project.settings().root, root);
    assert_eq!(project.settings().file, Some(root.join("ef.toml")));
}

#[test]
fn the_file_of_config_makes_its_folder_the_root_unless_a_project_is_named() {
    let mut project = Project::with(API).file("ci/other.toml", "[project]\nname = \"ci\"\n");
    let root = project.request.dir.clone();
    project.request.config = Some(project.path("ci/other.toml"));
    assert_eq!(project.settings().root, root.join("ci"));
    assert_eq!(project.settings().values.project.name.as_deref(), Some("ci"));
    project.request.dir_named = true;
    assert_eq!(project.settings().root, root);
    assert_eq!(shown(&project.settings(), "project.name"), "\"ci\" # ci/other.toml:2");
}

#[test]
fn a_profile_is_checked_though_nobody_asks_for_it() {
    let report = Project::with("[profile.prod.dev]\non_exit = \"never\"\n").report();
    assert!(report.contains("`profile.prod.dev.on_exit` cannot be `never`"), "{report}");
}

#[test]
fn a_value_that_is_overridden_is_checked_all_the_same() {
    let project = Project::with("[dev]\nlog_keep = 1\n").user_file("[dev]\nlog_keep = \"1\"\n");
    assert!(project.report().contains("home/ef/config.toml:2"));
}

#[test]
fn services_keep_the_order_of_the_file_and_their_colours() {
    let settings = Project::with(
        "[service.z]\nrun = \"x\"\ncolor = \"#010203\"\n[service.a]\nrun = \"x\"\n[service.m]\nrun = \"x\"\ncolor = \"red\"\n",
    )
    .settings();
    let colors: Vec<_> =
        settings.colors().into_iter().map(|(name, color)| (name.to_string(), color)).collect();
    let expected = [("z", Color::Rgb(1, 2, 3)), ("a", Color::Auto), ("m", Color::Ansi(1))];
    assert_eq!(colors, expected.map(|(name, color)| (name.to_owned(), color)));
}

#[test]
fn timestamps_are_a_switch_or_a_form() {
    let timestamps = |project: Project| project.settings().values.dev.timestamps;
    assert_eq!(timestamps(Project::with("[dev]\ntimestamps = true\n")), Timestamps::On);
    assert_eq!(timestamps(Project::with("").variable("EF_TIMESTAMPS", "1")), Timestamps::On);
    let off = Project::with("[dev]\ntimestamps = true\n").variable("EF_TIMESTAMPS", "no");
    assert_eq!(timestamps(off), Timestamps::Off);
    let form = Timestamps::Format("%H:%M".to_owned());
    assert_eq!(timestamps(Project::with("").flag("timestamps", "%H:%M")), form);
}

#[test]
fn what_is_shown_can_be_read_again_and_means_the_same() {
    let settings = Project::with(
        "[service.\"a.b\"]\nrun = [\"x\", \"y z\"]\nneeds = [\"c\"]\nrestart_tries = \"unlimited\"\n\
         stop = { signal = \"int\", within = \"1m\" }\nenv = { \"x.y\" = \"quote \\\" and\\nline\" }\nenv_file = \"e\"\n\
         [service.c]\nrun = \"echo 'hi'\"\nready = { log = '\\d+ \"ready\"' }\n",
    )
    .settings();
    let line = |leaf: super::Leaf| format!("{}.{} = {}\n", leaf.table, leaf.key, leaf.toml);
    let text: String = settings.leaves().into_iter().map(line).collect();
    let again = Project::with(&text).settings();
    assert_eq!(again.values.service, settings.values.service, "{text}");
    assert_eq!(again.values.dev, settings.values.dev);
}
