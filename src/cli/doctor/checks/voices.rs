//! The voices that are installed, and whether the engine of the settings can speak with them.

use super::{Check, Place};
use crate::{
    care::Finding,
    render::counted,
    settings::Engine,
    tts::voices::{Installed, Kind},
};
use std::fs;

pub(super) const CHECK: Check =
    Check { name: "voices", about: "the voices that are installed, and whether the engine has one", look };

fn look(place: &Place) -> Vec<Finding> {
    let studio = match place.studio() {
        Ok(studio) => studio,
        Err(finding) => return vec![finding],
    };
    let installed = studio.store.list();
    let mut found: Vec<Finding> = installed.iter().filter_map(broken).collect();
    let engine = place.settings().map_or(Engine::Kokoro, |settings| settings.values.tts.engine);
    found.push(judge(engine, &installed));
    found
}

/// A file that is gone or has another size than when it was added.
fn broken(one: &Installed) -> Option<Finding> {
    let changed = one.files.iter().find(|file| {
        fs::metadata(one.folder.join(&file.name)).map_or(true, |facts| facts.len() != file.bytes)
    })?;
    Some(
        Finding::error(format!("`{}` of the voice `{}` is gone or cut short", changed.name, one.name))
            .by_hand(format!("ef tts voices verify {}", one.name)),
    )
}

fn judge(engine: Engine, installed: &[Installed]) -> Finding {
    let count = |kind: Kind| installed.iter().filter(|one| one.kind == kind).count();
    let kokoro: usize = installed.iter().map(|one| one.voices.len()).sum();
    let (models, packs, piper) = (count(Kind::KokoroModel), count(Kind::KokoroVoices), count(Kind::Piper));
    let voices = |number| counted(number, "voice");
    let all = format!("Kokoro: {}, {}; Piper: {}", voices(kokoro), counted(models, "model"), voices(piper));
    let lacks = match engine {
        Engine::Kokoro if models == 0 || packs == 0 => Some("ef tts voices pull kokoro"),
        Engine::Piper if piper == 0 => Some("ef tts voices pull en_US-ljspeech-medium"),
        _ => None,
    };
    match lacks {
        Some(command) => Finding::note(format!(
            "{all}; the engine of the settings cannot speak yet, so the next of `tts.fallback` does"
        ))
        .by_hand(command),
        None => Finding::good(all),
    }
}

#[cfg(test)]
mod tests {
    use super::{super::super::place::testing::Project, *};
    use crate::{care::Level, tts::voices::FileRecord};

    #[test]
    fn an_engine_without_voices_says_how_to_get_them() {
        let none = judge(Engine::Kokoro, &[]);
        assert_eq!(
            (none.level, none.mend.unwrap().command.as_str()),
            (Level::Note, "ef tts voices pull kokoro")
        );
        assert_eq!(judge(Engine::Espeak, &[]).level, Level::Good);
    }

    #[test]
    fn a_voice_whose_file_is_cut_short_is_an_error() {
        let project = Project::new(&[("v/a.onnx", "1234")], &[]);
        let record = |bytes| FileRecord { name: "a.onnx".to_owned(), bytes, sha256: String::new() };
        let voice = |bytes| Installed {
            name: "a".to_owned(),
            kind: Kind::Piper,
            folder: project.path("v"),
            language: None,
            voices: vec![],
            speakers: 1,
            files: vec![record(bytes)],
        };
        assert!(broken(&voice(4)).is_none());
        assert_eq!(broken(&voice(5)).unwrap().mend.unwrap().command, "ef tts voices verify a");
    }
}
