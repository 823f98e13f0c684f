//! Timed voice-over: every cue on one track.

use super::*;

/// The samples of a WAV of 16 bits and one channel, and its rate.
fn samples(path: &Path) -> (Vec<i16>, u32) {
    let mut reader = hound::WavReader::open(path).unwrap();
    let rate = reader.spec().sample_rate;
    (reader.samples::<i16>().map(Result::unwrap).collect(), rate)
}

#[test]
fn on_the_track_every_cue_begins_on_time_and_the_whole_is_as_loud_as_asked() {
    if !espeak() {
        return;
    }
    let cues = [(1_000, 4_000), (5_250, 9_000), (10_700, 11_500), (15_000, 19_000)];
    let texts = [
        "The first of the cues.",
        "Here comes the second one.",
        "This is rather much to say in such a short time.",
        "The end.",
    ];
    let stamp = |ms: usize| format!("00:00:{:02},{:03}", ms / 1000, ms % 1000);
    let cue = |((start, end), text): (&(usize, usize), &str)| {
        format!("1\n{} --> {}\n{text}\n\n", stamp(*start), stamp(*end))
    };
    let srt = cues.iter().zip(texts).map(cue).collect::<Vec<_>>().concat();
    let ef = batch(
        Ef::new().file("a.srt", srt),
        ["a.srt", "-o", "out", "--timeline", "track.wav", "--loudness", "-18"],
    );
    let outcome = ef.run();
    assert_eq!(outcome.code, 0, "{outcome:?}");
    let (sound, rate_hz) = samples(&ef.path("track.wav"));
    let rate = usize::try_from(rate_hz).unwrap();
    for (start, _) in cues {
        let (at, near) = (start * rate / 1000, rate / 200);
        let before = sound[at - rate / 5..at - near].iter().all(|sample| sample.abs() < 40);
        let after = sound[at..at + near].iter().any(|sample| sample.abs() >= 40);
        assert!(before && after, "the cue at {start} ms does not begin there");
    }
    let floats: Vec<f32> = sound.iter().map(|sample| f32::from(*sample) / 32768.0).collect();
    let mut meter = ebur128::EbuR128::new(1, rate_hz, ebur128::Mode::I).unwrap();
    meter.add_frames_f32(&floats).unwrap();
    let loudness = meter.loudness_global().unwrap();
    assert!((loudness + 18.0).abs() < 0.5, "{loudness}");
    let report = report(&ef.path("out"));
    assert_eq!(report["track"]["clips"], 4);
    let text = batch(Ef::new().file("a.txt", "One.\n"), ["a.txt", "-o", "out", "--timeline", "t.wav"]).run();
    refused(&text, 2, &["there can be no timeline"]);
}

#[test]
fn cues_that_are_too_long_are_spoken_faster_and_overlaps_are_told() {
    if !espeak() {
        return;
    }
    let long = "This is a great deal more than anybody could say in so little time.";
    let srt = format!(
        "1\n00:00:00,000 --> 00:00:00,900\n{long}\n\n2\n00:00:01,000 --> 00:00:09,000\nTwo\n\n3\n00:00:04,000 --> 00:00:03,000\nBack\n"
    );
    let ef = batch(
        Ef::new().file("a.srt", srt),
        ["a.srt", "-o", "out", "--timeline", "t.wav", "--max-speed", "1.5"],
    );
    let outcome = ef.run();
    refused(
        &outcome,
        4,
        &["`0001` goes on for", "after `0002` has begun", "line 10: the cue ends (3 s) before it begins"],
    );
    let report = report(&ef.path("out"));
    assert_eq!(report["track"]["faster"], 1);
    assert!((report["clips"][0]["speed"].as_f64().unwrap() - 1.5).abs() < 0.01);
    assert_eq!(report["track"]["overlap_count"], 1);
    let second = again(&ef, &["a.srt", "-o", "out", "--timeline", "t.wav", "--max-speed", "1.5"]);
    assert_eq!(second.code, 4);
    assert_eq!(count(&self::report(&ef.path("out")), "kept"), 2, "{second:?}");
}

#[test]
fn cues_that_overlap_or_go_back_are_told_and_lie_at_their_times() {
    if !espeak() {
        return;
    }
    let srt = "1\n00:00:05,000 --> 00:00:09,000\nThe later one\n\n2\n00:00:01,000 --> 00:00:03,000\nBack\n\n\
        3\n00:00:02,500 --> 00:00:04,000\nBeside\n";
    let ef = batch(Ef::new().file("a.srt", srt), ["a.srt", "-o", "out", "--timeline", "t.wav"]);
    let outcome = ef.run();
    assert_eq!(outcome.code, 0, "{outcome:?}");
    let plain = outcome.unwrapped();
    assert!(plain.contains("line 5") && plain.contains("line 9"), "{plain}");
    let (sound, rate) = samples(&ef.path("t.wav"));
    let rate = usize::try_from(rate).unwrap();
    for start in [5_000, 1_000, 2_500] {
        let (at, near) = (start * rate / 1000, rate / 200);
        let before = sound[at - rate / 5..at - near].iter().all(|sample| sample.abs() < 40);
        let after = sound[at..at + near].iter().any(|sample| sample.abs() >= 40);
        assert!(before && after, "the cue at {start} ms does not begin there");
    }
}
