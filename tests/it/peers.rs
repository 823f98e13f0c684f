//! `docs/peers.md` names the tests by which its cells can be checked. They must be there.

use regex::Regex;
use std::{fs, path::Path};

#[test]
fn every_test_that_the_comparison_names_is_there() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let page = fs::read_to_string(root.join("docs/peers.md")).unwrap();
    let names = Regex::new(r"`((?:\w+::)+)(\w+)`").unwrap();
    let mut count = 0;
    for found in names.captures_iter(&page) {
        let module = root.join("tests/it").join(found[1].trim_end_matches("::").replace("::", "/"));
        let files = [module.with_extension("rs"), module.join("mod.rs")];
        let source = files.iter().find_map(|file| fs::read_to_string(file).ok()).unwrap_or_default();
        let test = Regex::new(&format!(r"#\[test\]\s+fn {}\(\)", &found[2])).unwrap();
        assert!(test.is_match(&source), "there is no test `{}`", found[0].trim_matches('`'));
        count += 1;
    }
    assert!(count > 20, "only {count}");
}
