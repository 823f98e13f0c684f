//! The last part of a voice's graph as a list of steps, and how it is gone through.

use super::{
    conv::{Filters, Onto, Taps},
    each::each,
    rows::Rows,
    weights::Weights,
    winograd::{Room, Winograd},
};
use crate::tts::session::{
    graph::{Graph, Node},
    windows::{Window, Windows},
};
use std::{
    collections::HashMap,
    path::Path,
    sync::{
        Mutex, PoisonError,
        atomic::{AtomicUsize, Ordering},
    },
    thread,
};

/// What is done at a step.
#[derive(Debug)]
enum Work {
    /// Numbers below zero are multiplied.
    Leaky(f32),
    /// All numbers are multiplied.
    Scale(f32),
    Tanh,
    /// Two values are added.
    Add,
    /// A convolution; a second value is added to it. Where it is worth it, with the weights for fewer products.
    Convolve(Filters, Option<Winograd>),
    /// A convolution between whose numbers others come.
    Widen(Widening),
}

/// A transposed convolution: each of its phases is a convolution that gives every `stride`-th number.
#[derive(Debug)]
struct Widening {
    phases: Vec<Filters>,
    /// Numbers that are left out at the beginning.
    skip: usize,
}

/// A step: which values it takes, and what it does. It gives the value of its own number, counted from 1.
#[derive(Debug)]
struct Step {
    from: Vec<usize>,
    work: Work,
}

/// The steps after a cut.
#[derive(Debug)]
pub(in crate::tts::session) struct Program {
    channels: usize,
    steps: Vec<Step>,
    /// For each value, the step that needs it last.
    last: Vec<usize>,
}

impl Program {
    /// Makes the steps after a cut of a model. `None` when there is one that is not known here: a runtime does it.
    pub(in crate::tts::session) fn read(path: &Path, graph: &Graph, windows: &Windows) -> Option<Self> {
        let mut weights = Weights::open(path, graph)?;
        let mut known: HashMap<&str, usize> = HashMap::from([(windows.cut.as_str(), 0)]);
        let mut steps: Vec<Step> = vec![];
        for node in &graph.nodes {
            let takes: Vec<usize> =
                node.inputs.iter().filter_map(|name| known.get(name.as_str()).copied()).collect();
            let (Some(&first), Some(made)) = (takes.first(), node.outputs.first()) else { continue };
            let value = if matches!(node.kind.as_str(), "Identity" | "Unsqueeze") {
                first
            } else {
                let work = work(node, takes.len(), &mut weights)?;
                steps.push(Step { from: takes, work });
                steps.len()
            };
            known.insert(made, value);
        }
        // The last step gives the sound.
        let output = *known.get(graph.outputs.first()?.name.as_str())?;
        if output != steps.len() {
            return None;
        }
        let first = steps.iter().find_map(|step| match &step.work {
            Work::Convolve(filters, _) => Some(filters.channels()),
            Work::Widen(widening) => Some(widening.phases.first()?.channels()),
            _ => None,
        })?;
        join(&mut steps);
        let mut last = vec![0; steps.len() + 1];
        for (at, step) in steps.iter().enumerate() {
            step.from.iter().for_each(|value| last[*value] = at);
        }
        Some(Self { channels: first, steps, last })
    }

    /// The samples for rows of a cut of so many steps in time. `None` when they are not what the program takes.
    pub(in crate::tts::session) fn run(
        &self,
        rows: &[f32],
        steps: usize,
        windows: &Windows,
        threads: usize,
    ) -> Option<Vec<f32>> {
        if steps == 0 || rows.len() != self.channels * steps {
            return None;
        }
        let all: Vec<Window> = windows.over(steps, threads).collect();
        let mut samples = vec![0.0; steps * windows.rate];
        let mut rest = samples.as_mut_slice();
        let mut pieces = vec![];
        for window in &all {
            let (piece, more) = rest.split_at_mut_checked(window.keep)?;
            pieces.push(Mutex::new(piece));
            rest = more;
        }
        let next = AtomicUsize::new(0);
        let work = || {
            let mut spare = Spare::default();
            loop {
                let at = next.fetch_add(1, Ordering::Relaxed);
                let (Some(window), Some(piece)) = (all.get(at), pieces.get(at)) else { return Some(()) };
                let made = self.window(rows, steps, *window, &mut spare)?;
                let made = made.row(0).get(window.skip..window.skip + window.keep)?;
                piece.lock().unwrap_or_else(PoisonError::into_inner).copy_from_slice(made);
            }
        };
        let done = thread::scope(|scope| {
            let others: Vec<_> = (1..threads.min(all.len())).map(|_| scope.spawn(work)).collect();
            let own = work();
            others.into_iter().fold(own, |done, other| done.and(other.join().ok().flatten()))
        });
        drop(pieces);
        done.map(|()| samples)
    }

    fn window(&self, rows: &[f32], steps: usize, window: Window, spare: &mut Spare) -> Option<Rows> {
        let width = window.to - window.from;
        let mut first = spare.take(self.channels, width);
        for (channel, row) in rows.chunks_exact(steps).enumerate() {
            first.row_mut(channel).copy_from_slice(&row[window.from..window.to]);
        }
        let mut values: Vec<Option<Rows>> = (0..=self.steps.len()).map(|_| None).collect();
        values[0] = Some(first);
        for (at, step) in self.steps.iter().enumerate() {
            let made = step.run(&values, spare)?;
            values[at + 1] = Some(made);
            for value in &step.from {
                if self.last[*value] == at
                    && let Some(rows) = values[*value].take()
                {
                    spare.give(rows);
                }
            }
        }
        values.pop().flatten()
    }
}

/// Where a convolution's result is only added to something, it is added while it is made.
fn join(steps: &mut Vec<Step>) {
    let mut at = 0;
    while at < steps.len() {
        let value = at + 1;
        let users: Vec<usize> = (0..steps.len()).filter(|user| steps[*user].from.contains(&value)).collect();
        let plain = matches!(steps[at].work, Work::Convolve(..)) && steps[at].from.len() == 1;
        let adds = users.first().filter(|user| plain && users.len() == 1 && **user == value);
        let other = adds.filter(|user| matches!(steps[**user].work, Work::Add)).map(|user| {
            let [one, two] = steps[*user].from[..] else { return value };
            if one == value { two } else { one }
        });
        // The sum follows at once: it takes the convolution's place, and all values after it move up by one.
        if let Some(other) = other.filter(|other| *other < value) {
            steps[at].from.push(other);
            steps.remove(value);
            for step in &mut steps[value..] {
                for from in &mut step.from {
                    *from -= usize::from(*from > value);
                }
            }
        }
        at += 1;
    }
}

impl Step {
    fn run(&self, values: &[Option<Rows>], spare: &mut Spare) -> Option<Rows> {
        let from = values[self.from[0]].as_ref()?;
        let other = match self.from.get(1) {
            Some(other) => Some(values[*other].as_ref()?),
            None => None,
        };
        let same = other.is_none_or(|other| other.width() == from.width());
        match &self.work {
            _ if !same => None,
            Work::Convolve(filters, winograd) => {
                let fits = from.channels() == filters.channels()
                    && other.is_none_or(|other| other.channels() == filters.count);
                fits.then(|| {
                    let mut into = spare.take(filters.count, from.width());
                    let onto = other.map_or(Onto::Nothing, Onto::Rows);
                    if let Some(winograd) = winograd {
                        for mut stretch in into.stretches_mut(Winograd::stretch(filters)) {
                            winograd.run(filters, from, onto, &mut stretch, &mut spare.room);
                        }
                    } else {
                        for mut all in into.stretches_mut(from.width()) {
                            filters.run(from, onto, &mut all);
                        }
                    }
                    into
                })
            }
            Work::Widen(widening) => widening.run(from, spare),
            plain => {
                let other = other.unwrap_or(from);
                let mut into = spare.take(from.channels(), from.width());
                match *plain {
                    Work::Leaky(slope) => {
                        each(from, other, &mut into, move |number, _| {
                            number.max(0.0) + slope * number.min(0.0)
                        });
                    }
                    Work::Scale(by) => each(from, other, &mut into, move |number, _| number * by),
                    Work::Tanh => each(from, other, &mut into, |number, _| number.tanh()),
                    _ if other.is(from.channels(), from.width()) => {
                        each(from, other, &mut into, |one, two| one + two);
                    }
                    _ => return None,
                }
                Some(into)
            }
        }
    }
}

impl Widening {
    fn run(&self, from: &Rows, spare: &mut Spare) -> Option<Rows> {
        let (first, stride) = (self.phases.first()?, self.phases.len());
        if from.channels() != first.channels() {
            return None;
        }
        let mut into = spare.take(first.count, from.width() * stride);
        // One number more than there are to the left: its first taps still reach them.
        let mut phase = spare.take(first.count, from.width() + 1);
        for (at, filters) in self.phases.iter().enumerate() {
            for mut all in phase.stretches_mut(from.width() + 1) {
                filters.run(from, Onto::Nothing, &mut all);
            }
            let (skip, start) =
                if at < self.skip { (1, at + stride - self.skip) } else { (0, at - self.skip) };
            for channel in 0..first.count {
                let made = &phase.row(channel)[skip..];
                let numbers = into.row_mut(channel).get_mut(start..).unwrap_or_default();
                for (number, made) in numbers.iter_mut().step_by(stride).zip(made) {
                    *number = *made;
                }
            }
        }
        spare.give(phase);
        Some(into)
    }
}

/// Rows that are not needed any more, for those of the same form.
#[derive(Default)]
struct Spare {
    rows: Vec<Rows>,
    room: Room,
}

impl Spare {
    fn take(&mut self, channels: usize, width: usize) -> Rows {
        let at = self.rows.iter().position(|rows| rows.is(channels, width));
        at.map_or_else(|| Rows::zeros(channels, width), |at| self.rows.swap_remove(at))
    }

    fn give(&mut self, rows: Rows) {
        self.rows.push(rows);
    }
}

/// What a node does to so many values.
fn work(node: &Node, takes: usize, weights: &mut Weights) -> Option<Work> {
    let whole = |name| node.number(name).unwrap_or(1) == 1;
    match (node.kind.as_str(), takes) {
        ("LeakyRelu", 1) => Some(Work::Leaky(node.float("alpha").unwrap_or(0.01))),
        ("Tanh", 1) => Some(Work::Tanh),
        ("Add", 2) => Some(Work::Add),
        ("Mul" | "Div", 1) => {
            let [number] = weights.small(node.inputs.get(1)?)?[..] else { return None };
            Some(Work::Scale(if node.kind == "Div" { 1.0 / number } else { number }))
        }
        ("Conv", 1) if whole("group") => {
            let filters = weights.filters(node)?;
            let winograd = Winograd::of(&filters, usize::MAX, 1);
            Some(Work::Convolve(filters, winograd))
        }
        ("ConvTranspose", 1) if whole("group") => {
            let ([channels, count, length], numbers, bias) = weights.of(node)?;
            let size = |name: &str| node.numbers(name).and_then(|all| usize::try_from(*all.first()?).ok());
            let (stride, skip) = (size("strides")?, size("pads").unwrap_or(0));
            if !(1..=length).contains(&stride) || skip > stride || !(bias.is_empty() || bias.len() == count) {
                return None;
            }
            let phase = |phase: usize| {
                let taps = (length - phase).div_ceil(stride);
                let at = |filter, channel, tap| {
                    numbers[(channel * count + filter) * length + phase + (taps - 1 - tap) * stride]
                };
                let taps = Taps { count: taps, spacing: 1, before: taps - 1 };
                taps.fit().then(|| Filters::new(count, channels, taps, &bias, at))
            };
            let phases: Option<Vec<Filters>> = (0..stride).map(phase).collect();
            Some(Work::Widen(Widening { phases: phases?, skip }))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_end_of_every_vits_voice_is_known() {
        let tiny = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/models/tiny");
        if !tiny.exists() {
            eprintln!("SKIPPED: no `models/tiny` in a folder `shared` beside the repository");
            return;
        }
        for file in [
            "en_US-tiny-medium.onnx",
            "en_US-tiny-x_low.onnx",
            "en_US-tinymulti-medium.onnx",
            "coqui-vits-tiny.onnx",
        ] {
            let path = tiny.join(file);
            let graph = Graph::read(&path).unwrap();
            let windows = Windows::find(&graph).unwrap();
            let program = Program::read(&path, &graph, &windows).unwrap();
            let steps = 700;
            #[expect(clippy::cast_precision_loss, reason = "small numbers")]
            let rows: Vec<f32> = (0..program.channels * steps).map(|at| (at as f32 * 0.7).sin()).collect();
            let alone = program.run(&rows, steps, &windows, 1).unwrap();
            let wide = Windows { rate: windows.rate, reach: steps, ..windows.clone() };
            let whole = program.run(&rows, steps, &wide, 3).unwrap();
            assert_eq!(alone.len(), steps * windows.rate, "{file}");
            assert!(alone.iter().any(|sample| sample.abs() > 0.01), "{file}");
            // Windows that look everywhere give the same: nothing beyond the reach counts.
            let off = alone.iter().zip(&whole).map(|(one, two)| (one - two).abs()).fold(0.0, f32::max);
            assert!(off < 1e-6, "{file}: {off}");
            assert!(program.run(&rows[1..], steps, &windows, 1).is_none());
            assert!(program.run(&[], 0, &windows, 2).is_none());
        }
    }

    #[test]
    fn a_widening_puts_each_number_where_its_definition_does() {
        // Two numbers, a kernel of four, a stride of two, one number left out at the beginning.
        let taps = Taps { count: 2, spacing: 1, before: 1 };
        let kernel = [1.0, 10.0, 100.0, 1000.0];
        let phases =
            (0..2).map(|phase| Filters::new(1, 1, taps, &[], |_, _, tap| kernel[phase + (1 - tap) * 2]));
        let widening = Widening { phases: phases.collect(), skip: 1 };
        let mut from = Rows::zeros(1, 2);
        from.row_mut(0).copy_from_slice(&[1.0, 2.0]);
        let into = widening.run(&from, &mut Spare::default()).unwrap();
        assert_eq!(into.row(0), [10.0, 102.0, 1020.0, 200.0]);
    }
}
