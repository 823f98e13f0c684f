//! espeak-ng: phonemes for Piper and for languages other than English, and a voice that is always there.

use super::{Check, Place};
use crate::{care::Finding, tts::espeak::Espeak};

pub(super) const CHECK: Check =
    Check { name: "espeak", about: "espeak-ng: where it lies, and its version", look };

fn look(place: &Place) -> Vec<Finding> {
    let studio = match place.studio() {
        Ok(studio) => studio,
        Err(finding) => return vec![finding],
    };
    let (found, tried) = Espeak::search(&studio.espeak);
    let passed =
        tried.iter().map(|tried| format!("passed over `{}`: {}", tried.path.display(), tried.reason));
    let finding = match &found {
        Some(found) => Finding::good(format!("espeak-ng {} (`{}`)", found.version(), found.path().display())),
        None => Finding::warning("espeak-ng is not there: Piper does not speak, and Kokoro English only")
            .by_running("ef tts setup espeak-ng", &place.root),
    };
    vec![passed.fold(finding, Finding::with)]
}

#[cfg(test)]
mod tests {
    use super::{super::super::place::testing::Project, *};
    use crate::care::Level;

    #[test]
    fn one_that_is_named_and_does_not_work_is_told_with_the_way_to_get_one() {
        let project = Project::new(
            &[("ef.toml", ""), ("broken", "")],
            &[("PATH", "/nowhere"), ("EF_ESPEAK", "broken")],
        );
        let found = look(&project.place());
        assert!(found[0].details[0].starts_with("passed over `"), "{found:?}");
        let mended = found[0].mend.as_ref().map(|mend| mend.command.as_str());
        assert_eq!(mended.is_some(), found[0].level == Level::Warning);
        assert!(mended.is_none_or(|command| command == "ef tts setup espeak-ng"));
    }
}
