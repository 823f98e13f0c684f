//! Adding, listing, verifying and removing, with the tiny models beside the repository.

use super::*;

fn tiny(name: &str) -> Option<PathBuf> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/models/tiny").join(name);
    path.exists().then_some(path)
}

fn store() -> (tempfile::TempDir, Store) {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::new(folder.path());
    (folder, store)
}

#[test]
fn what_is_added_is_listed_verified_and_removed() {
    let Some(model) = tiny("en_US-tiny-medium.onnx") else { return };
    let (_folder, store) = store();
    assert!(store.list().is_empty() && !store.root().exists());
    let mut tried = 0;
    let mut trial = |_: &Installed| {
        tried += 1;
        Ok(())
    };
    let added = store.add(&model, &mut trial).unwrap();
    assert_eq!((added.installed.kind, added.replaced), (Kind::Piper, false));
    assert!(store.add(&model.with_extension("onnx.json"), &mut trial).unwrap().replaced);
    store.add(&tiny("kokoro-tiny.onnx").unwrap(), &mut trial).unwrap();
    store.add(&tiny("voices-tiny.bin").unwrap(), &mut trial).unwrap();
    assert_eq!(tried, 4);
    let names: Vec<_> = store.list().into_iter().map(|installed| installed.name).collect();
    assert_eq!(names, ["en_US-tiny-medium", "kokoro-tiny", "voices-tiny"]);
    let coqui = store.add(&tiny("coqui-vits-tiny.config.json").unwrap(), &mut |_| Ok(())).unwrap().installed;
    assert_eq!((coqui.kind, coqui.name.as_str(), coqui.speakers), (Kind::Coqui, "coqui-vits-tiny", 1));
    assert_eq!(coqui.language.as_deref(), Some("en"));
    store.remove(&store.find("coqui-vits-tiny").unwrap()).unwrap();
    let voice = store.find("en_US-tiny-medium").unwrap();
    assert!(store.verify(&voice).unwrap().iter().all(|(_, verdict)| *verdict == Verdict::Same));
    fs::write(voice.main_file(), "x").unwrap();
    assert_eq!(store.verify(&voice).unwrap()[0].1, Verdict::Changed);
    fs::remove_file(voice.main_file()).unwrap();
    assert_eq!(store.verify(&voice).unwrap()[0].1, Verdict::Missing);
    store.remove(&voice).unwrap();
    assert!(store.find("en_US-tiny-medium").is_none() && store.list().len() == 2);
}

#[test]
fn what_fails_its_trial_leaves_nothing() {
    let Some(model) = tiny("kokoro-tiny.onnx") else { return };
    let (_folder, store) = store();
    let mut refuse = |_: &Installed| Err(Error::Interrupted);
    assert!(store.add(&model, &mut refuse).is_err());
    let kokoro = store.root().join("kokoro");
    assert_eq!(fs::read_dir(kokoro).unwrap().count(), 0);
    let other = tiny("../../golden/tts/coqui.json").unwrap();
    assert!(store.add(&other, &mut |_| Ok(())).is_err());
    assert!(store.add(Path::new("/"), &mut |_| Ok(())).is_err());
}

#[test]
fn a_record_that_names_files_elsewhere_is_passed_over() {
    let (_folder, store) = store();
    let folder = store.root().join("piper/evil");
    fs::create_dir_all(&folder).unwrap();
    let record =
        r#"{"version":1,"kind":"piper","name":"evil","files":[{"name":"../x","bytes":1,"sha256":""}]}"#;
    fs::write(folder.join(RECORD), record).unwrap();
    assert!(store.list().is_empty());
    assert!(store.find("../piper/evil").is_none() && store.find("..").is_none());
}
