//! What the VITS graphs of Piper and Coqui have in common: inputs, frames of ids, how they are loaded, what comes out.

use super::{Manner, Speech, times};
use crate::tts::{
    Error,
    front::Chunk,
    session::{self, Choice, Family, Graph, Job, Opened, Runtime, Session, Tensor},
};
use std::path::{Path, PathBuf};

/// A model and what runs it.
pub(super) struct Vits {
    pub(super) model: PathBuf,
    /// What it is called where it turns out to be something else.
    kind: &'static str,
    choice: Choice,
    session: Option<Box<dyn Session>>,
    /// Whether the session tells the frames of ids.
    timed: bool,
    version: Option<String>,
    pub(super) notes: Vec<String>,
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

impl Vits {
    /// A model; its weights are loaded later.
    pub(super) fn new(model: &Path, kind: &'static str, choice: Choice) -> Self {
        let (session, version, notes) = (None, None, Vec::new());
        Self { model: model.to_owned(), kind, choice, session, timed: false, version, notes }
    }

    /// Loads it for so many ids. It is asked for before each text: what is there costs nothing.
    pub(super) fn load(&mut self, ids: usize, manner: &Manner) -> Result<(), Error> {
        // The frames of ids are in a session only when it was opened for them.
        if self.session.is_some() && (self.timed || !manner.word_times) {
            return Ok(());
        }
        let graph = Graph::read(&self.model)?;
        check(&self.model, &graph, self.kind)?;
        let extra = graph.ceil.clone().filter(|_| manner.word_times).into_iter().collect();
        let job = Job { family: Family::Piper, ids, extra };
        let Opened { session, version, notes } = session::open(&self.model, graph, &self.choice, &job)?;
        self.session = Some(session);
        self.timed = manner.word_times;
        self.version = version;
        self.notes.extend(notes);
        Ok(())
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
        let Some(session) = self.session.as_mut() else {
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

    pub(super) fn runtime(&self) -> Option<(Runtime, Option<String>)> {
        self.session.as_ref().map(|session| (session.runtime(), self.version.clone()))
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
