//! The runtime that is part of this program. It takes 64-bit whole numbers as 32-bit ones.

use super::{
    Graph, Runtime, Session, Tensor, blocks,
    fast::program::Program,
    slim,
    source::{Index, Source},
    steps::Numbers,
    windows::Windows,
};
use crate::{base::process::give_back_large_pieces, tts::Error};
use rten::{Model, ModelOptions, NodeId, RunOptions, ThreadPool, Value, ValueOrView};
use rten_tensor::prelude::*;
use std::{
    collections::{HashMap, HashSet},
    panic::{AssertUnwindSafe, catch_unwind},
    path::{Path, PathBuf},
    sync::{Arc, OnceLock},
    thread,
};

#[derive(Clone)]
pub(super) struct Rten {
    path: PathBuf,
    graph: Graph,
    model: Arc<Model>,
    threads: usize,
    /// Whether its operations are joined where they can be.
    join: bool,
    /// Made for the first run: a handle that never runs needs no threads.
    pool: OnceLock<Arc<ThreadPool>>,
    /// What is not computed by rten alone.
    source: Option<Source>,
    /// How its end is computed a piece at a time.
    windows: Option<Windows>,
    /// What computes the end in place of rten.
    program: Option<Arc<Program>>,
    /// Where the model has not all weights: one that has, when it is needed after all.
    whole: Option<OnceLock<Box<Rten>>>,
}

/// What of a model is computed here.
#[derive(Default)]
struct Own {
    source: Option<Source>,
    windows: Option<Windows>,
    program: Option<Program>,
}

/// What is going to be computed here.
struct Plan {
    blocks: usize,
    /// The nodes whose weights nobody else needs then.
    nodes: HashSet<usize>,
}

impl Plan {
    fn of(graph: &Graph) -> Self {
        if graph.is_small() || graph.is_too_slow() {
            return Self { blocks: 0, nodes: HashSet::new() };
        }
        let found = blocks::find(&Index::new(graph));
        let mut nodes: HashSet<usize> = blocks::convolutions(&found).collect();
        if found.is_empty()
            && let Some(windows) = Windows::find(graph)
        {
            nodes.extend(windows.after(graph));
        }
        Self { blocks: found.len(), nodes }
    }

    /// The weights that rten does not need.
    fn weights<'a>(&self, graph: &'a Graph) -> HashSet<&'a str> {
        let users = |own: bool| {
            let nodes = graph.nodes.iter().enumerate().filter(move |(at, _)| self.nodes.contains(at) == own);
            nodes.flat_map(|(_, node)| node.inputs.iter()).map(String::as_str)
        };
        let others: HashSet<&str> =
            users(false).chain(graph.outputs.iter().map(|port| port.name.as_str())).collect();
        let large = |name: &&str| graph.stored.get(*name).is_some_and(|stored| stored.shape.len() > 1);
        users(true).filter(|name| !others.contains(name)).filter(large).collect()
    }

    /// Whether it is what is computed here.
    fn holds(&self, own: &Own) -> bool {
        let blocks = own.source.as_ref().map_or(0, Source::blocks);
        blocks == self.blocks && (self.nodes.is_empty() || blocks > 0 || own.program.is_some())
    }
}

impl Own {
    fn find(path: &Path, graph: &Graph) -> Self {
        let (source, windows) = (Source::find(path, graph), Windows::find(graph));
        let program = windows.as_ref().filter(|_| !graph.is_too_slow());
        let program = program.and_then(|windows| Program::read(path, graph, windows));
        Self { source, windows, program }
    }
}

impl Rten {
    /// `join` is whether operations are joined where they can be.
    pub(super) fn load(path: &Path, graph: Graph, threads: usize, join: bool) -> Result<Self, Error> {
        let large = !graph.is_small();
        if large {
            give_back_large_pieces();
        }
        let plan = Plan::of(&graph);
        let without = plan.weights(&graph);
        let slim = || {
            let mut options = ModelOptions::with_all_ops();
            options.enable_optimization(join);
            let load = || slim::load(path, &graph, &without, &mut options, threads);
            let load = AssertUnwindSafe(load);
            (!without.is_empty()).then(|| catch_unwind(load).ok().flatten()).flatten()
        };
        // Joined operations round in another way: in a small model by more than a golden sample may be off, in one
        // of full size by a tenth of that; and there they save a third of the memory.
        let (own, model) = if large {
            thread::scope(|scope| {
                let own = scope.spawn(|| Own::find(path, &graph));
                let model = slim();
                (own.join().unwrap_or_default(), model)
            })
        } else {
            (Own::find(path, &graph), None)
        };
        let slim = model.filter(|_| plan.holds(&own));
        let join = join && (large || own.source.is_none());
        let whole = slim.is_some().then(OnceLock::new);
        let model = slim.map_or_else(|| whole_model(path, join), Ok)?;
        let Own { source, windows, program } = own;
        let source = source.filter(|source| source.names().all(|name| model.find_node(name).is_some()));
        let windows = windows.filter(|windows| model.find_node(&windows.cut).is_some());
        let program = program.filter(|_| windows.is_some()).map(Arc::new);
        let (path, model, pool) = (path.to_owned(), Arc::new(model), OnceLock::new());
        Ok(Self { path, graph, model, threads, join, pool, source, windows, program, whole })
    }

    /// The same for all that is computed by rten alone.
    fn whole<'a>(&'a self, whole: &'a OnceLock<Box<Self>>) -> Result<&'a Self, Error> {
        if whole.get().is_none() {
            let model = Arc::new(whole_model(&self.path, self.join)?);
            let (source, windows, program) = (None, None, None);
            let made = Self { model, source, windows, program, whole: None, ..self.clone() };
            whole.set(Box::new(made)).ok();
        }
        whole.get().map(|whole| &**whole).ok_or_else(|| self.failed("it is loaded already"))
    }

    fn node(&self, name: &str) -> Result<NodeId, Error> {
        let missing = || Error::bad_model(&self.path, &format!("it has no input or output `{name}`"));
        self.model.find_node(name).ok_or_else(missing)
    }

    fn failed(&self, why: &str) -> Error {
        Error::failed(&self.path, Runtime::Rten, why)
    }

    fn value(&self, tensor: Tensor) -> Result<Value, Error> {
        let bad = |why: &dyn std::fmt::Display| self.failed(&why.to_string());
        let value = match tensor {
            Tensor::F32(shape, data) => Value::from_shape(&shape, data).map_err(|e| bad(&e))?,
            Tensor::I32(shape, data) => Value::from_shape(&shape, data).map_err(|e| bad(&e))?,
            Tensor::I64(shape, data) => {
                let narrow: Result<Vec<i32>, _> = data.into_iter().map(i32::try_from).collect();
                Value::from_shape(&shape, narrow.map_err(|e| bad(&e))?).map_err(|e| bad(&e))?
            }
        };
        Ok(value)
    }
}

/// Loads a model as it is.
fn whole_model(path: &Path, join: bool) -> Result<Model, Error> {
    let mut options = ModelOptions::with_all_ops();
    options.enable_optimization(join);
    match catch_unwind(AssertUnwindSafe(|| options.load_file(path))) {
        Ok(Ok(model)) => Ok(model),
        Ok(Err(error)) => Err(Error::refused(path, Runtime::Rten, &error.to_string())),
        Err(_) => Err(Error::refused(path, Runtime::Rten, "its loader gave up")),
    }
}

type Known = Vec<(NodeId, Value)>;

impl Rten {
    fn once(&self, known: Vec<(NodeId, ValueOrView)>, wanted: &[NodeId]) -> Result<Vec<Value>, Error> {
        let pool = self.pool.get_or_init(|| Arc::new(ThreadPool::with_num_threads(self.threads)));
        let options = RunOptions::default().with_thread_pool(Some(pool.clone()));
        self.model.run(known, wanted, Some(options)).map_err(|error| self.failed(&error.to_string()))
    }

    /// Runs the graph in parts, with the steps that are done here in between. `None` when one of them meets what it
    /// does not know.
    fn in_parts(
        &self,
        source: &Source,
        given: &Known,
        wanted: &[NodeId],
    ) -> Result<Option<Vec<Value>>, Error> {
        let mut made: HashMap<usize, Value> = HashMap::new();
        for at in 0..=source.steps.len() {
            let needs = &source.needs[at];
            // What was needed for the last time is dropped.
            made.retain(|made, _| source.needs[at..].iter().any(|needs| needs.contains(made)));
            let mut known: Vec<(NodeId, ValueOrView)> = vec![];
            known.extend(given.iter().map(|(id, value)| (*id, value.as_view().into())));
            for need in needs {
                known.push((self.node(&source.steps[*need].to)?, made[need].as_view().into()));
            }
            let Some(step) = source.steps.get(at) else { return self.once(known, wanted).map(Some) };
            let mut taken = vec![];
            // What is kept need not be asked for.
            let kept = needs.iter().find(|need| step.from.first() == Some(&source.steps[**need].to));
            if let Some(kept) = kept {
                let Value::FloatTensor(tensor) = &made[kept] else { return Ok(None) };
                let data = tensor.data().map_or_else(|| tensor.to_vec(), <[f32]>::to_vec);
                taken.push(Numbers { shape: tensor.shape().to_vec(), data });
            }
            let asked: Vec<NodeId> =
                step.from[taken.len()..].iter().map(|name| self.node(name)).collect::<Result<_, _>>()?;
            let Some(others) = self.once(known, &asked)?.into_iter().map(numbers).collect::<Option<Vec<_>>>()
            else {
                return Ok(None);
            };
            taken.extend(others);
            let Some(Numbers { shape, data }) = step.run(taken, self.threads) else { return Ok(None) };
            let value = Value::from_shape(&shape, data).map_err(|error| self.failed(&error.to_string()))?;
            made.insert(at, value);
        }
        Ok(None)
    }
}

impl Rten {
    /// Runs the graph up to the cut, and from there window by window. `None` when the values are not what they seemed
    /// to be.
    fn in_windows(
        &self,
        windows: &Windows,
        given: &Known,
        wanted: &[NodeId],
    ) -> Result<Option<Vec<Value>>, Error> {
        let (cut, output) = (self.node(&windows.cut)?, wanted[0]);
        let given = given.iter().map(|(id, value)| (*id, value.as_view().into())).collect();
        let until: Vec<NodeId> = std::iter::once(cut).chain(wanted[1..].iter().copied()).collect();
        let mut results = self.once(given, &until)?.into_iter();
        let Some(Numbers { shape, data }) = results.next().and_then(numbers) else { return Ok(None) };
        let [1, rows, steps] = shape[..] else { return Ok(None) };
        let ran = self.program.as_ref().and_then(|program| program.run(&data, steps, windows, self.threads));
        if let Some(samples) = ran {
            let samples = Value::from_shape(&[1, 1, samples.len()], samples);
            let samples = samples.map_err(|error| self.failed(&error.to_string()))?;
            return Ok(Some(std::iter::once(samples).chain(results).collect()));
        }
        if self.whole.is_some() {
            return Ok(None);
        }
        let mut samples: Vec<f32> = Vec::with_capacity(steps * windows.rate);
        let mut shape = vec![];
        for window in windows.over(steps, 1) {
            let length = window.to - window.from;
            let piece =
                data.chunks_exact(steps).flat_map(|row| &row[window.from..window.to]).copied().collect();
            let piece: Vec<f32> = piece;
            let piece = Value::from_shape(&[1, rows, length], piece)
                .map_err(|error| self.failed(&error.to_string()))?;
            let made = self.once(vec![(cut, piece.into())], &[output])?.into_iter().next().and_then(numbers);
            let Some(made) = made.filter(|made| made.is_row(length * windows.rate)) else {
                return Ok(None);
            };
            samples.extend(&made.data[window.skip..window.skip + window.keep]);
            shape = made.shape;
        }
        let Some(last) = shape.last_mut() else { return Ok(None) };
        *last = samples.len();
        let samples = Value::from_shape(&shape, samples).map_err(|error| self.failed(&error.to_string()))?;
        Ok(Some(std::iter::once(samples).chain(results).collect()))
    }
}

fn numbers(value: Value) -> Option<Numbers> {
    let Value::FloatTensor(tensor) = value else { return None };
    Some(Numbers { shape: tensor.shape().to_vec(), data: tensor.into_data() })
}

impl Session for Rten {
    fn graph(&self) -> &Graph {
        &self.graph
    }

    fn runtime(&self) -> Runtime {
        Runtime::Rten
    }

    fn run(&mut self, inputs: Vec<(&str, Tensor)>, outputs: &[&str]) -> Result<Vec<Tensor>, Error> {
        let names: Vec<&str> = inputs.iter().map(|(name, _)| *name).collect();
        let mut values = Vec::with_capacity(inputs.len());
        for (name, tensor) in inputs {
            values.push((self.node(name)?, self.value(tensor)?));
        }
        let wanted: Vec<NodeId> = outputs.iter().map(|name| self.node(name)).collect::<Result<_, _>>()?;
        let run = AssertUnwindSafe(|| {
            if let Some(source) = &self.source
                && let Some(results) = self.in_parts(source, &values, &wanted)?
            {
                return Ok(results);
            }
            if let Some(windows) = &self.windows
                && self.graph.outputs.first().is_some_and(|port| outputs.first() == Some(&port.name.as_str()))
                && let Some(results) = self.in_windows(windows, &values, &wanted)?
            {
                return Ok(results);
            }
            let runs: &Self = match &self.whole {
                Some(whole) => self.whole(whole)?,
                None => self,
            };
            let mut known: Vec<(NodeId, ValueOrView)> = Vec::with_capacity(values.len());
            for (name, (_, value)) in names.iter().zip(values) {
                known.push((runs.node(name)?, value.into()));
            }
            let wanted: Vec<NodeId> = outputs.iter().map(|name| runs.node(name)).collect::<Result<_, _>>()?;
            runs.once(known, &wanted)
        });
        let results =
            catch_unwind(run).unwrap_or_else(|_| Err(self.failed("the runtime gave up in the middle")))?;
        results
            .into_iter()
            .map(|value| tensor(value).ok_or_else(|| self.failed("it gives no numbers")))
            .collect()
    }

    fn another(&self) -> Option<Box<dyn Session>> {
        Some(Box::new(Self { pool: OnceLock::new(), ..self.clone() }))
    }
}

#[cfg(test)]
impl Rten {
    /// All is computed by rten.
    pub(super) fn without_own(self) -> Self {
        Self { source: None, windows: None, program: None, ..self }
    }

    /// With another model, which may be one that has not all weights.
    pub(super) fn with(self, model: Model, is_slim: bool) -> Self {
        Self { model: Arc::new(model), whole: is_slim.then(OnceLock::new), ..self }
    }
}

fn tensor(value: Value) -> Option<Tensor> {
    match value {
        Value::FloatTensor(tensor) => {
            let shape = tensor.shape().to_vec();
            Some(Tensor::F32(shape, tensor.into_data()))
        }
        Value::Int32Tensor(tensor) => {
            let shape = tensor.shape().to_vec();
            Some(Tensor::I32(shape, tensor.into_data()))
        }
        _ => None,
    }
}
