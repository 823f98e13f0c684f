//! `ef.toml`: can it be read, and what is in it.

use super::{Check, Place};
use crate::care::Finding;
use miette::Diagnostic;

pub(super) const CHECK: Check =
    Check { name: "configuration", about: "whether `ef.toml` can be read, and what it names", look };

fn look(place: &Place) -> Vec<Finding> {
    let settings = match &place.settings {
        Ok(settings) => settings,
        Err(error) => {
            let mut finding = Finding::error(error.to_string()).by_hand("ef config show");
            finding.details.extend(error.help().map(|help| help.to_string()));
            return vec![finding];
        }
    };
    let names: Vec<&str> = settings.values.service.0.iter().map(|(name, _)| name.as_str()).collect();
    let services = match names.len() {
        0 => "no service".to_owned(),
        1 => format!("1 service: {}", names[0]),
        count => format!("{count} services: {}", names.join(", ")),
    };
    let finding = match &settings.file {
        Some(file) => Finding::good(format!("`{}`: {services}", place.shown(file))),
        None if names.is_empty() => {
            Finding::note("no `ef.toml`, and no service was found by looking").by_hand("ef init")
        }
        None => Finding::note(format!("no `ef.toml`; found by looking: {services}"))
            .by_running("ef init", &place.root),
    };
    vec![settings.found.iter().fold(finding, Finding::with)]
}

#[cfg(test)]
mod tests {
    use super::{super::super::place::testing::Project, *};
    use crate::care::Level;

    #[test]
    fn a_file_that_is_wrong_is_an_error_and_one_that_is_missing_is_not() {
        let wrong = Project::new(&[("ef.toml", "[service.a]\nrn = 1\n")], &[]);
        let found = look(&wrong.place());
        assert_eq!(found[0].level, Level::Error);
        assert_eq!(found[0].mend.as_ref().unwrap().command, "ef config show");
        let right = Project::new(&[("ef.toml", "[service.a]\nrun = \"x\"\n")], &[]);
        assert_eq!(look(&right.place())[0].what, "`ef.toml`: 1 service: a");
        let none = Project::new(&[("main.py", "app = FastAPI()\n")], &[]);
        let found = look(&none.place());
        assert_eq!(
            (found[0].level, found[0].mend.as_ref().unwrap().command.as_str()),
            (Level::Note, "ef init")
        );
    }
}
