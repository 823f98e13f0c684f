//! What the VITS graphs of Piper and Coqui have in common: inputs, frames of ids, how they are loaded, what comes out.

use super::{Manner, Speech, times};
use crate::tts::{
    Error,
    front::Chunk,
    session::{self, Choice, Family, Graph, Job, Opened, Seat, Tensor},
};
use std::path::{Path, PathBuf};

/// A model and what runs it.
pub(super) struct Vits {
    pub(super) model: PathBuf,
    /// What it is called where it turns out to be something else.
    kind: &'static str,
    choice: Choice,
    pub(super) seat: Seat,
    /// Whether the session tells the frames of ids, or will.
    timed: bool,
}

/// How much the sound and its durations vary, and how long it is: (noise, length, noise of durations).
pub(super) type Scales = [f32; 3];

/// What the manner says of a voice's own scales.
pub(super) fn scales(manner: &Manner, own: Scales) -> Scales {
    let [noise, length, durations] = own;
    [
        manner.noise_scale.unwrap_or(noise),
        manner.length_scale.unwrap_or(length) / manner.speed,
        manner.noise_w_scale.unwrap_or(durations),
    ]
}

/// Whether it is a graph of this kind at all.
pub(super) fn check(model: &Path, graph: &Graph, kind: &str) -> Result<(), Error> {
    let missing = ["input", "input_lengths", "scales"].into_iter().find(|name| graph.input(name).is_none());
    let why = |name| Error::bad_model(model, &format!("it has no input `{name}`, so it is no {kind}"));
    missing.map_or(Ok(()), |name| Err(why(name)))
}

/// Opens a model for so many ids, and for the frames of each id when they are wanted and the model tells them.
fn open(model: &Path, kind: &str, choice: &Choice, ids: usize, timed: bool) -> Result<Opened, Error> {
    let graph = Graph::read(model)?;
    check(model, &graph, kind)?;
    let extra = graph.ceil.clone().filter(|_| timed).into_iter().collect();
    session::open(model, graph, choice, &Job { family: Family::Piper, ids, extra })
}

/// The ids of a text of so many letters, about: a symbol for each, and one between two symbols.
const IDS_OF_A_LETTER: usize = 2;

impl Vits {
    /// A model; its weights are loaded later.
    pub(super) fn new(model: &Path, kind: &'static str, choice: Choice) -> Self {
        Self { model: model.to_owned(), kind, choice, seat: Seat::default(), timed: false }
    }

    /// Begins to load it for a text of so many letters.
    pub(super) fn begin(&mut self, letters: usize, manner: &Manner) {
        if !self.seat.is_taken() {
            self.timed = manner.word_times;
            let (model, kind, choice, timed) =
                (self.model.clone(), self.kind, self.choice.clone(), self.timed);
            self.seat.begin(move || open(&model, kind, &choice, letters * IDS_OF_A_LETTER, timed));
        }
    }

    /// Loads it for so many ids. It is asked for before each text: what is there costs nothing.
    pub(super) fn load(&mut self, ids: usize, manner: &Manner) -> Result<(), Error> {
        // The frames of ids are in a session only when it was opened for them.
        let fits = self.timed || !manner.word_times;
        if fits && self.seat.is_taken() {
            return Ok(());
        }
        if !fits {
            self.seat.clear();
        }
        self.timed = manner.word_times;
        self.seat.fill(|| open(&self.model, self.kind, &self.choice, ids, self.timed))
    }

    /// The sound of a chunk, and the frames of each id when they are wanted and the model tells them. `more` are
    /// numbers that go in where the model has inputs of these names.
    pub(super) fn run(
        &mut self,
        chunk: &Chunk,
        scales: Scales,
        more: &[(&'static str, i64)],
        manner: &Manner,
    ) -> Result<(Vec<f32>, Option<Vec<f32>>), Error> {
        let Some(session) = self.seat.session() else {
            return Err(Error::bad_model(&self.model, "it is not loaded"));
        };
        let count = chunk.ids.len();
        let mut inputs = vec![
            ("input", Tensor::I64(vec![1, count], chunk.ids.clone())),
            ("input_lengths", Tensor::I64(vec![1], vec![i64::try_from(count).unwrap_or(i64::MAX)])),
            ("scales", Tensor::F32(vec![3], scales.to_vec())),
        ];
        let known = more.iter().filter(|(name, _)| session.graph().input(name).is_some());
        inputs.extend(known.map(|(name, number)| (*name, Tensor::I64(vec![1], vec![*number]))));
        let output = session.graph().outputs[0].name.clone();
        let frames = session.graph().ceil.clone().filter(|_| manner.word_times);
        let mut wanted = vec![output.as_str()];
        wanted.extend(frames.as_deref());
        let mut results = session.run(inputs, &wanted)?;
        let lengths = if results.len() > 1 { results.pop().map(Tensor::into_floats) } else { None };
        let samples = results.pop().map(Tensor::into_floats).unwrap_or_default();
        Ok((samples, lengths.filter(|lengths| lengths.len() == count)))
    }
}

/// Samples at their volume, with the times of words: from the frames of ids, else guessed. `pad` is the id between
/// two symbols.
pub(super) fn speech(
    chunk: &Chunk,
    mut samples: Vec<f32>,
    lengths: Option<Vec<f32>>,
    pad: i64,
    volume: f32,
) -> Speech {
    for sample in &mut samples {
        let loud = *sample * volume;
        *sample = if loud.is_nan() { 0.0 } else { loud.clamp(-1.0, 1.0) };
    }
    let exact = lengths.is_some();
    let edges = match lengths {
        Some(lengths) => times::edges(&lengths, samples.len()),
        None => times::guessed(chunk, pad, samples.len()),
    };
    Speech { words: times::words(chunk, &edges), samples, exact }
}
