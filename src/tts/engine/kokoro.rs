//! Kokoro-82M, in every form in which its graph is published: inputs are found by name, the type of the speed is
//! read from the graph, durations are used where it gives them.

use super::{Engine, Id, MadeOf, Manner, Speech, times};
use crate::tts::{
    Error,
    audio::{pauses, trim},
    front::{Chunk, Reading, kokoro::KokoroVocabulary},
    session::{self, Choice, Family, Graph, Job, Kind, Runtime, Seat, Tensor},
    voices::Style,
};
use std::{
    path::{Path, PathBuf},
    time::Duration,
};

/// Turns a text into chunks for Kokoro.
pub(crate) type Reader = Box<dyn FnMut(&str, &KokoroVocabulary) -> Result<Reading, Error> + Send>;

/// The rate of its sound.
const SAMPLE_RATE_HZ: u32 = 24_000;
/// The speeds that the model takes well.
const SPEEDS: std::ops::RangeInclusive<f32> = 0.5..=2.0;
/// The silence that the end of a sentence asks for, and that a comma asks for.
const SENTENCE: Duration = Duration::from_millis(250);
const CLAUSE: Duration = Duration::from_millis(100);

/// A Kokoro model with a voice.
pub struct KokoroEngine {
    name: String,
    model: PathBuf,
    style: Style,
    graph: Graph,
    vocabulary: KokoroVocabulary,
    choice: Choice,
    reader: Reader,
    seat: Seat,
}

impl KokoroEngine {
    /// A voice on a model. The model's weights are loaded later.
    pub fn open(
        model: &Path,
        voice: &str,
        style: Style,
        choice: Choice,
        reader: Reader,
    ) -> Result<Self, Error> {
        let graph = Graph::read(model)?;
        check(model, &graph)?;
        choice.check_kokoro(model, &graph)?;
        let own = graph.metadata.get("kokoro_config").and_then(|json| KokoroVocabulary::of_metadata(json));
        Ok(Self {
            name: voice.to_owned(),
            model: model.to_owned(),
            style,
            vocabulary: own.unwrap_or_default(),
            graph,
            choice,
            reader,
            seat: Seat::default(),
        })
    }

    fn speed_kind(&self) -> Kind {
        self.graph.input("speed").map_or(Kind::F32, |port| port.kind)
    }

    fn check_speed(&self, speed: f32) -> Result<(), Error> {
        if !SPEEDS.contains(&speed) {
            return Err(Error::Request {
                what: format!("Kokoro speaks at 0.5 to 2 times its speed, not at {speed}"),
                help: "give `--speed` a number from 0.5 to 2".to_owned(),
            });
        }
        if matches!(self.speed_kind(), Kind::I32 | Kind::I64) && speed.fract() != 0.0 {
            return Err(Error::Request {
                what: format!(
                    "the model `{}` takes whole numbers as speed, not {speed}",
                    self.model.display()
                ),
                help: "give `--speed 1` or `--speed 2`, or take another export of Kokoro".to_owned(),
            });
        }
        Ok(())
    }

    /// The sound, and the frames of each id when the model tells them.
    pub(super) fn run(&mut self, chunk: &Chunk, speed: f32) -> Result<(Vec<f32>, Option<Vec<f32>>), Error> {
        let row = chunk.style_row.unwrap_or_else(|| chunk.ids.len().saturating_sub(3));
        let style = self.style.row(row).to_vec();
        #[expect(clippy::cast_possible_truncation, reason = "checked to be a small whole number")]
        let speed = match self.speed_kind() {
            Kind::I32 => Tensor::I32(vec![1], vec![speed as i32]),
            Kind::I64 => Tensor::I64(vec![1], vec![speed as i64]),
            _ => Tensor::F32(vec![1], vec![speed]),
        };
        let Some(session) = self.seat.session() else {
            return Err(Error::bad_model(&self.model, "it is not loaded"));
        };
        let inputs = vec![
            (tokens(&self.graph), Tensor::I64(vec![1, chunk.ids.len()], chunk.ids.clone())),
            ("style", Tensor::F32(vec![1, style.len()], style)),
            ("speed", speed),
        ];
        let mut wanted = vec![self.graph.outputs[0].name.as_str()];
        wanted.extend(durations(&self.graph));
        let mut results = session.run(inputs, &wanted)?;
        let lengths = if results.len() > 1 { results.pop().map(Tensor::into_floats) } else { None };
        let samples = results.pop().map(Tensor::into_floats).unwrap_or_default();
        Ok((samples, lengths.filter(|lengths| lengths.len() == chunk.ids.len())))
    }

    /// The silence that each id asks for after it.
    fn marks(&self, ids: &[i64], sentence: Duration) -> Vec<Duration> {
        let any = |marks: &str, id: i64| marks.chars().any(|mark| self.vocabulary.id(mark) == Some(id));
        let wanted = |id: &i64| match *id {
            id if any(".!?…", id) => sentence,
            id if any(",;:", id) => CLAUSE.min(sentence),
            _ => Duration::ZERO,
        };
        ids.iter().map(wanted).collect()
    }
}

fn job(ids: usize) -> Job {
    Job { family: Family::Kokoro, ids, extra: vec![] }
}

/// The name of the input for the ids.
fn tokens(graph: &Graph) -> &'static str {
    if graph.input("input_ids").is_some() { "input_ids" } else { "tokens" }
}

/// The name of the output with durations.
fn durations(graph: &Graph) -> Option<&str> {
    graph.outputs.iter().skip(1).map(|port| port.name.as_str()).find(|name| name.starts_with("duration"))
}

/// Whether it is a Kokoro model at all.
pub(in crate::tts) fn check(model: &Path, graph: &Graph) -> Result<(), Error> {
    let missing = ["style", "speed"].into_iter().find(|name| graph.input(name).is_none());
    let missing = missing.or_else(|| graph.input(tokens(graph)).is_none().then_some("tokens"));
    match missing {
        None => Ok(()),
        Some(name) => {
            Err(Error::bad_model(model, &format!("it has no input `{name}`, so it is no Kokoro model")))
        }
    }
}

impl Engine for KokoroEngine {
    fn id(&self) -> Id {
        Id::Kokoro
    }

    fn voice(&self) -> &str {
        &self.name
    }

    fn sample_rate_hz(&self) -> u32 {
        SAMPLE_RATE_HZ
    }

    fn read(&mut self, text: &str) -> Result<Reading, Error> {
        (self.reader)(text, &self.vocabulary)
    }

    fn check(&self, manner: &Manner) -> Result<(), Error> {
        self.check_speed(manner.speed)
    }

    fn made_of(&self) -> Option<MadeOf> {
        Some(MadeOf { files: vec![self.model.clone()], numbers: self.style.to_bytes(), words: vec![] })
    }

    fn begin(&mut self, letters: usize, manner: &Manner) {
        if self.check_speed(manner.speed).is_ok() {
            let (model, graph, choice) = (self.model.clone(), self.graph.clone(), self.choice.clone());
            // About a symbol for each letter.
            self.seat.begin(move || session::open(&model, graph, &choice, &job(letters)));
        }
    }

    fn load(&mut self, ids: usize, manner: &Manner) -> Result<(), Error> {
        self.check_speed(manner.speed)?;
        if self.seat.is_taken() {
            return Ok(());
        }
        self.seat.fill(|| session::open(&self.model, self.graph.clone(), &self.choice, &job(ids)))
    }

    fn speak(&mut self, chunk: &Chunk, manner: &Manner) -> Result<Speech, Error> {
        if chunk.ids.is_empty() {
            return Ok(Speech::default());
        }
        let (mut samples, lengths) = self.run(chunk, manner.speed)?;
        for sample in samples.iter_mut().filter(|sample| sample.is_nan()) {
            *sample = 0.0;
        }
        let exact = lengths.is_some();
        let mut edges = match &lengths {
            Some(lengths) => times::edges(lengths, samples.len()),
            None => times::guessed(chunk, 0, samples.len()),
        };
        if manner.trim {
            let asked = manner.sentence_silence.unwrap_or(chunk.pause_after);
            let pause = if chunk.pause_after.is_zero() { Duration::ZERO } else { asked };
            let kept = trim::sounding(&samples);
            let length = kept.len();
            samples.truncate(kept.end);
            samples.drain(..kept.start);
            for edge in &mut edges {
                *edge = edge.saturating_sub(kept.start).min(length);
            }
            samples.resize(length + pauses::samples(pause, SAMPLE_RATE_HZ), 0.0);
        }
        if exact {
            let marks = self.marks(&chunk.ids, manner.sentence_silence.unwrap_or(SENTENCE));
            samples = pauses::lengthen(samples, &mut edges, &marks, SAMPLE_RATE_HZ);
        }
        for sample in &mut samples {
            *sample *= manner.volume;
        }
        Ok(Speech { words: times::words(chunk, &edges), samples, exact })
    }

    /// The pauses are part of what `speak` gives: where the model tells durations, they lie within.
    fn pause(&self, _chunk: &Chunk, _manner: &Manner) -> Duration {
        Duration::ZERO
    }

    fn runtime(&self) -> Option<(Runtime, Option<String>)> {
        self.seat.runtime()
    }

    fn notes(&mut self) -> Vec<String> {
        std::mem::take(&mut self.seat.notes)
    }
}
