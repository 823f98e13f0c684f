//! How quick a voice is on this machine: measured once, in a process that does nothing else.

use super::{
    Error,
    audio::{self, Memory, Shape, Shaped, Spec, Target},
    engine::{Engine, Id},
    say,
    studio::{Studio, Wish},
};
use crate::base::process;
use std::{sync::atomic::AtomicBool, time::Instant};

/// What is spoken first, and what is then spoken to measure.
const FIRST: &str = "Hello there.";
const TEXT: &str = "The library closes at eight on weekdays and at five on Saturdays. After the storm the beach was \
covered with weed, shells and one very surprised crab. Nobody had told the new engineer that the old pump made that \
noise every morning.";

/// What was measured.
#[derive(Clone, Debug)]
pub struct Figures {
    /// The engine.
    pub engine: Id,
    /// The voice.
    pub voice: String,
    /// What runs the model.
    pub runtime: Option<String>,
    /// Seconds until the first short text is there.
    pub start_s: f64,
    /// Seconds of sound, and the seconds that it took.
    pub audio_s: f64,
    /// The best of the rounds.
    pub spoken_s: f64,
    /// What the process then holds of the memory.
    pub memory_bytes: Option<u64>,
}

/// Measures the voice of a wish: the best of so many rounds.
pub fn measure(studio: &Studio, wish: &Wish, rounds: u32) -> Result<Figures, Error> {
    let begun = Instant::now();
    let mut engine = studio.open(&Wish { strict: true, ..wish.clone() })?.engine;
    engine.check(&wish.manner)?;
    // Enough for the runtime that a batch would take.
    engine.load(20_000, &wish.manner)?;
    speak(&mut *engine, wish, FIRST)?;
    let start_s = begun.elapsed().as_secs_f64();
    let (mut audio_s, mut spoken_s) = (0.0, f64::INFINITY);
    for _ in 0..rounds.max(1) {
        let begun = Instant::now();
        audio_s = speak(&mut *engine, wish, TEXT)?;
        spoken_s = spoken_s.min(begun.elapsed().as_secs_f64());
    }
    let runtime = engine.runtime().map(|(runtime, version)| match version {
        Some(version) => format!("{runtime} {version}"),
        None => runtime.to_string(),
    });
    let memory_bytes = process::usage(process::own()).map(|usage| usage.memory_bytes);
    let voice = engine.voice().to_owned();
    Ok(Figures { engine: engine.id(), voice, runtime, start_s, audio_s, spoken_s, memory_bytes })
}

/// Speaks into the memory; gives the seconds of sound.
fn speak(engine: &mut dyn Engine, wish: &Wish, text: &str) -> Result<f64, Error> {
    let rate = engine.sample_rate_hz();
    let spec = Spec::wav(rate);
    let shape = Shape::as_it_is(rate);
    let sink = Shaped::new(audio::open(Target::Memory(Memory::default()), spec)?, shape);
    let reading = engine.read(text)?;
    let never = AtomicBool::new(false);
    Ok(say::speak_on(engine, reading, &wish.manner, sink, &never, &mut |_, _| {})?.seconds())
}
