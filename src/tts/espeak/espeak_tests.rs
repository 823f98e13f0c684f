//! espeak-ng as it is on this machine, library and program.

use super::*;

/// The system's library, and its program. Said aloud when they are not there.
fn both() -> Vec<Espeak> {
    let programs = std::env::split_paths(&std::env::var_os("PATH").unwrap_or_default()).collect();
    let library = Places { system: true, ..Places::default() };
    let program = Places { programs, ..Places::default() };
    let found: Vec<Espeak> =
        [library, program].iter().filter_map(|places| Espeak::find(places).ok()).collect();
    if found.len() < 2 {
        assert!(std::env::var_os("CI").is_none(), "in CI espeak-ng must be there");
        eprintln!("SKIPPED: espeak-ng is not installed");
    }
    found
}

#[test]
fn library_and_program_read_the_same() {
    for espeak in both() {
        let kind = espeak.found().kind;
        let clauses = espeak.phonemes("en-us", "Hello world. Stop, now!", Form::Plain).unwrap();
        let shown: Vec<_> = clauses
            .iter()
            .map(|clause| (clause.ipa.as_str(), clause.terminator, clause.ends_sentence))
            .collect();
        assert_eq!(
            shown,
            [("həlˈoʊ wˈɜːld", ".", true), ("stˈɑːp", ",", false), ("nˈaʊ", "!", true)],
            "{kind:?}"
        );
        let tied = espeak.phonemes("en-us", "choice", Form::Tied('^')).unwrap();
        assert_eq!(tied[0].ipa, "t^ʃˈɔ^ɪs", "{kind:?}");
        assert!(espeak.version().starts_with("1."), "{}", espeak.version());
    }
}

#[test]
fn voices_have_names_and_an_unknown_one_has_neighbours() {
    for espeak in both() {
        let voices = espeak.voices().unwrap();
        assert!(voices.len() > 80, "{}", voices.len());
        for language in
            ["en-us", "en-gb", "fr-fr", "fr", "de", "pt-br", "cmn", "hi", "en-gb-x-rp", "en-us+f3"]
        {
            let read = espeak.phonemes(language, "a", Form::Plain);
            assert!(read.is_ok_and(|clauses| !clauses[0].ipa.is_empty()), "{language}");
        }
        let error = espeak.phonemes("en-uss", "a", Form::Plain).unwrap_err();
        assert!(matches!(&error, Error::NoVoice { help, .. } if help.contains("`en-us`")), "{error:?}");
        assert!(espeak.phonemes("", "a", Form::Plain).is_err());
        assert!(espeak.phonemes("../../../etc/passwd", "a", Form::Plain).is_err());
    }
}

#[test]
fn it_speaks_with_word_times() {
    for espeak in both() {
        let speech = espeak.speak("en-us", "one two three", 175, 50).unwrap();
        let seconds = speech.samples.len() / 22_050;
        assert_eq!(speech.sample_rate_hz, 22_050);
        assert!(seconds <= 3 && speech.samples.len() > 10_000, "{} samples", speech.samples.len());
        let slow = espeak.speak("en-us", "one two three", 90, 50).unwrap();
        assert!(slow.samples.len() > speech.samples.len() * 5 / 4);
        if espeak.found().kind == Kind::Library {
            let words: Vec<_> = speech.words.iter().map(|word| (word.text.as_str(), word.at)).collect();
            assert_eq!(words, [("one", 0), ("two", 4), ("three", 8)]);
            assert!(speech.words.is_sorted_by_key(|word| word.start) && speech.words[2].start > 1000);
        }
    }
}

#[test]
fn odd_texts_neither_hang_nor_fail() {
    for espeak in both() {
        for text in ["", " \n ", "\0", "a\0b", "😀", "...", "qxqxq.", "\u{feff}\u{200b}", "<b>&amp;"] {
            assert!(espeak.phonemes("en-us", text, Form::Plain).is_ok(), "{text:?}");
        }
    }
}

#[test]
fn many_threads_get_each_its_own_answer() {
    let Some(espeak) = both().into_iter().next() else { return };
    std::thread::scope(|scope| {
        for (text, wanted) in [("cat", "kˈæt"), ("dog", "dˈɑːɡ"), ("fish", "fˈɪʃ"), ("bird", "bˈɜːd")]
        {
            let espeak = espeak.clone();
            scope.spawn(move || {
                for _ in 0..50 {
                    assert_eq!(espeak.phonemes("en-us", text, Form::Plain).unwrap()[0].ipa, wanted);
                }
            });
        }
    });
}

#[test]
fn what_does_not_do_is_passed_over_with_its_reason() {
    let folder = tempfile::tempdir().unwrap();
    let broken = folder.path().join("libespeak-ng.so.1");
    std::fs::write(&broken, "no library").unwrap();
    let places = Places { variable: Some(broken.clone()), system: true, ..Places::default() };
    let (_, tried) = Espeak::search(&places);
    assert_eq!(tried[0].path, broken);
    assert!(tried[0].reason.starts_with("cannot be loaded"), "{}", tried[0].reason);
    let places = Places { flag: Some(folder.path().join("none.so")), system: true, ..Places::default() };
    let error = Espeak::find(&places).unwrap_err();
    assert!(error.to_string().contains("none.so`: is not there"), "{error}");
    assert_eq!(error.exit(), crate::base::Exit::Outside);
}

#[test]
fn letters_with_full_stops_do_not_end_the_process() {
    for espeak in both() {
        for piece in ["A.", "é.", "日.", "a.."] {
            let clauses = espeak.phonemes("en-us", &piece.repeat(1000), Form::Plain).unwrap();
            assert!(!clauses.is_empty(), "{piece}");
        }
    }
    assert_eq!(tame(&"A.".repeat(21)), "A ".repeat(21));
    assert_eq!(tame(&"A.".repeat(20)), "A.".repeat(20));
    assert_eq!(tame("U.S.A. is far. xxx"), "U.S.A. is far. xxx");
}

/// Several threads ask at once, in voices of their own, and each hears what one alone hears.
#[test]
fn several_at_once_read_and_speak_as_one_does() {
    let texts = [("en-us", "The quick brown fox."), ("de", "Guten Morgen."), ("fr", "Bonjour à tous.")];
    for espeak in both() {
        let kind = espeak.found().kind;
        let read = |espeak: &Espeak, (voice, text): (&str, &str)| {
            let said = espeak.speak(voice, text, 175, 50).unwrap();
            (espeak.phonemes(voice, text, Form::Plain).unwrap(), said.samples.len())
        };
        let alone = texts.map(|text| read(&espeak, text));
        espeak.at_once(3);
        let meet = std::sync::Barrier::new(texts.len());
        std::thread::scope(|scope| {
            for (text, (clauses, length)) in texts.into_iter().zip(&alone) {
                let (espeak, meet) = (&espeak, &meet);
                scope.spawn(move || {
                    meet.wait();
                    for _ in 0..10 {
                        let (read, samples) = read(espeak, text);
                        assert_eq!(&read, clauses, "{kind:?}");
                        // The library's own state moves the end by a few samples.
                        assert!(samples.abs_diff(*length) < 500, "{kind:?}: {samples} and {length}");
                    }
                });
            }
        });
        let open = espeak.desks.open();
        let several = kind == Kind::Program || cfg!(target_os = "linux");
        assert!(if several { (2..=3).contains(&open) } else { open == 1 }, "{kind:?}: {open}");
    }
}
