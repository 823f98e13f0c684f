//! The tone source of Kokoro, and all that its pitch depends on: which operations of the graph are computed here (see
//! `exact` for why), and in which order.
//!
//! The graph is run in parts: rten computes up to a step that it rounds in another way than ONNX Runtime, the step is
//! done here, rten goes on from there.

use super::{
    blocks,
    exact::product::Window,
    fast::{block::Block, weights::Weights},
    graph::{Graph, Node},
    steps::{Step, Work},
};
use std::{
    collections::{HashMap, HashSet},
    path::Path,
    sync::Arc,
};

/// How far the operations of the source may lie apart.
const FAR: usize = 12;

/// The steps that are done here.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Source {
    /// In the order in which they are done.
    pub(super) steps: Vec<Step>,
    /// For each, and at last for the outputs: which steps before are needed for what rten computes next.
    pub(super) needs: Vec<Vec<usize>>,
}

/// The graph by the names of values.
pub(super) struct Index<'a> {
    pub(super) graph: &'a Graph,
    pub(super) made_by: HashMap<&'a str, &'a Node>,
}

impl<'a> Index<'a> {
    pub(super) fn new(graph: &'a Graph) -> Self {
        let outputs =
            graph.nodes.iter().flat_map(|node| node.outputs.iter().map(move |name| (name.as_str(), node)));
        Self { graph, made_by: outputs.collect() }
    }

    /// What makes an input of a node.
    pub(super) fn maker(&self, node: &Node, input: usize) -> Option<&'a Node> {
        self.made_by.get(node.inputs.get(input)?.as_str()).copied()
    }

    /// The nearest nodes upstream that are wanted; the search stops at each.
    fn upstream(&self, from: &'a str, wanted: impl Fn(&Node) -> bool) -> Vec<&'a Node> {
        let (mut found, mut seen): (Vec<&Node>, HashSet<&str>) = (vec![], HashSet::new());
        let mut open = vec![from];
        for _ in 0..FAR {
            let mut next = vec![];
            for name in open {
                let Some(node) = self.made_by.get(name).copied().filter(|_| seen.insert(name)) else {
                    continue;
                };
                if wanted(node) {
                    if !found.iter().any(|known| std::ptr::eq(*known, node)) {
                        found.push(node);
                    }
                } else {
                    next.extend(node.inputs.iter().map(String::as_str));
                }
            }
            open = next;
        }
        found
    }

    /// The one node of a kind that has another one upstream.
    fn below(&self, kind: &str, other: &Node) -> Option<&'a Node> {
        let above = |node: &&Node| {
            let from = node.inputs.first().filter(|_| node.kind == kind);
            from.is_some_and(|from| {
                let ups = self.upstream(from, |upstream| upstream.kind == kind || *upstream == *other);
                ups.iter().any(|up| **up == *other)
            })
        };
        let mut found = self.graph.nodes.iter().filter(above);
        found.next().filter(|_| found.next().is_none())
    }

    /// A constant of one number.
    pub(super) fn number(&self, name: &str) -> Option<f32> {
        match self.graph.floats.get(name)?.as_slice() {
            [number] => Some(*number),
            _ => None,
        }
    }

    /// The value without what only passes it on: that is taken out of the graph when it is loaded.
    pub(super) fn plain<'b>(&'b self, mut name: &'b str) -> &'b str {
        // In a graph that is made to harm they may go in a circle.
        for _ in 0..FAR {
            let passing = self.made_by.get(name).filter(|node| node.kind == "Identity");
            let Some(from) = passing.and_then(|node| node.inputs.first()) else { break };
            name = from;
        }
        name
    }

    /// A step that takes the first inputs of a node.
    pub(super) fn step(&self, node: &Node, takes: usize, work: Work) -> Option<Step> {
        let from = node.inputs.get(..takes.min(node.inputs.len()))?;
        let from: Vec<String> = from.iter().map(|name| self.plain(name).to_owned()).collect();
        (from.len() >= takes.min(2)).then(|| Step { from, to: node.outputs[0].clone(), work })
    }

    /// An interpolation of rows.
    fn resize(&self, node: &Node) -> Option<Step> {
        let scale = self.graph.floats.get(node.inputs.get(2)?)?.last().copied()?;
        self.step(node, 1, Work::Interpolate(scale)).filter(|_| scale > 0.0)
    }

    /// The division by the sample rate, before the first interpolation.
    fn division(&self, down: &Node) -> Option<Step> {
        // `x - floor(x / 1)` has a division too; what is looked for is the one that it takes `x` from.
        let divisions = self.upstream(&down.inputs[0], |node| node.kind == "Div");
        let first = |node: &&&Node| !divisions.iter().any(|other| other.outputs.contains(&node.inputs[0]));
        let mut firsts = divisions.iter().filter(first);
        let division = firsts.next().filter(|_| firsts.next().is_none())?;
        self.number(division.inputs.get(1)?)?;
        self.step(division, 2, Work::Divide)
    }

    /// The mixing: a product with one column, a bias, the tangent.
    fn mix(&self, tanh: &Node) -> Option<Step> {
        let add = self.maker(tanh, 0).filter(|node| node.kind == "Add")?;
        let other = |at: usize| self.maker(add, at).filter(|node| node.kind == "MatMul");
        let (product, bias) =
            other(0).map(|product| (product, 1)).or_else(|| other(1).map(|product| (product, 0)))?;
        let mut step = self.step(product, 2, Work::Mix)?;
        step.from.push(self.plain(add.inputs.get(bias)?).to_owned());
        step.to.clone_from(tanh.outputs.first()?);
        Some(step)
    }

    /// Whether the source adds no noise: a model that does never repeats itself, so there is nothing to repeat.
    fn is_quiet(&self) -> bool {
        let noise = self.graph.nodes.iter().filter(|node| node.kind == "RandomNormalLike");
        let drawn: HashSet<&str> = noise.flat_map(|node| &node.outputs).map(String::as_str).collect();
        let mut scaled = self.graph.nodes.iter().filter(|node| {
            node.kind == "Mul" && node.inputs.iter().any(|name| drawn.contains(name.as_str()))
        });
        scaled.all(|node| {
            let others = node.inputs.iter().filter(|name| !drawn.contains(name.as_str()));
            let factors = others.flat_map(|name| self.upstream(name, |node| node.kind == "Mul"));
            factors.flat_map(|node| &node.inputs).any(|name| self.number(name) == Some(0.0))
        })
    }

    /// The Gaussian error unit that a tangent is part of: `x/2 * (1 + tanh(...))`.
    fn gelu(&self, tanh: &Node) -> Option<Step> {
        let users = |name: &str| {
            let name = name.to_owned();
            self.graph.nodes.iter().find(move |node| node.inputs.contains(&name))
        };
        let more = users(tanh.outputs.first()?).filter(|node| node.kind == "Add")?;
        let whole = users(more.outputs.first()?).filter(|node| node.kind == "Mul")?;
        let cubes = self.upstream(tanh.inputs.first()?, |node| node.kind == "Pow");
        let [cube] = cubes[..] else { return None };
        let half = (0..2).filter_map(|at| self.maker(whole, at)).find(|node| node.kind == "Mul")?;
        let same = half.inputs.contains(cube.inputs.first()?)
            && half.inputs.iter().any(|name| self.number(name) == Some(0.5))
            && self.number(cube.inputs.get(1)?) == Some(3.0);
        let mut step = self.step(cube, 1, Work::Gelu).filter(|_| same)?;
        step.to.clone_from(whole.outputs.first()?);
        Some(step)
    }

    /// The step that an operation is, when rten rounds it in another way.
    fn exact(&self, node: &Node) -> Option<Step> {
        let epsilon = || node.float("epsilon").unwrap_or(1e-5);
        match node.kind.as_str() {
            "LayerNormalization" => self.step(node, 3, Work::LayerNorm(epsilon())),
            "InstanceNormalization" => self.step(node, 3, Work::InstanceNorm(epsilon())),
            "Softmax" => self.shares(node),
            "MatMul" => self.taken(node),
            "Add" => self.biased(node),
            "Tanh" => self.gelu(node),
            "Gemm" if node.number("transB") == Some(1) && node.number("transA").unwrap_or(0) == 0 => {
                let plain = |name| node.float(name).is_none_or(|factor| (factor - 1.0).abs() < f32::EPSILON);
                self.step(node, 3, Work::Layer).filter(|_| plain("alpha") && plain("beta"))
            }
            "Conv" => self.convolution(node),
            "ConvTranspose" => self.widening(node),
            "LSTM" => {
                let hidden = usize::try_from(node.number("hidden_size")?).ok()?;
                let zeros = (5..7).all(|at| {
                    node.inputs.get(at).is_none_or(String::is_empty)
                        || self.maker(node, at).is_some_and(|maker| maker.kind == "ConstantOfShape")
                });
                let usual = zeros && node.text("direction") == Some("bidirectional");
                self.step(node, 4, Work::Recurrent(hidden)).filter(|_| usual)
            }
            _ => None,
        }
    }

    fn window(node: &Node) -> Option<Window> {
        let sizes = |name| -> Option<Vec<usize>> {
            node.numbers(name)?.iter().map(|number| usize::try_from(*number).ok()).collect()
        };
        let (&[length], &[1]) = (&sizes("kernel_shape")?[..], &sizes("dilations").unwrap_or(vec![1])[..])
        else {
            return None;
        };
        let [before, after] = sizes("pads").unwrap_or(vec![0, 0])[..] else { return None };
        Some(Window { length, pads: [before, after] })
    }

    fn convolution(&self, node: &Node) -> Option<Step> {
        let plain =
            node.number("group").unwrap_or(1) == 1 && node.numbers("strides").is_none_or(|by| by == [1]);
        self.step(node, 3, Work::Convolution(Self::window(node)?)).filter(|_| plain)
    }

    fn widening(&self, node: &Node) -> Option<Step> {
        let stride = usize::try_from(*node.numbers("strides")?.first()?).ok()?;
        let more = node.numbers("output_padding").and_then(|all| all.first()).copied().unwrap_or(0);
        let work = Work::Widening(Self::window(node)?, stride, usize::try_from(more).ok()?);
        self.step(node, 3, work).filter(|_| node.number("group").is_some_and(|groups| groups > 1))
    }

    /// Every operation that a value depends on, in order, those after the first step of the source left out.
    fn before(&self, value: &'a str) -> Vec<&'a Node> {
        let mut wanted: HashSet<&str> = HashSet::new();
        let mut open = vec![value];
        while let Some(name) = open.pop() {
            if wanted.insert(name)
                && let Some(node) = self.made_by.get(name)
            {
                open.extend(node.inputs.iter().map(String::as_str));
            }
        }
        let needed = |node: &&Node| node.outputs.iter().any(|name| wanted.contains(name.as_str()));
        self.graph.nodes.iter().filter(needed).collect()
    }

    /// The steps that values depend on when all of them are known.
    fn needs(&self, values: &[&str], steps: &[Step]) -> Vec<usize> {
        let known: HashMap<&str, usize> =
            steps.iter().enumerate().map(|(at, step)| (step.to.as_str(), at)).collect();
        let (mut found, mut seen) = (HashSet::new(), HashSet::new());
        let mut open: Vec<&str> = values.to_vec();
        while let Some(name) = open.pop() {
            if !seen.insert(name) {
                continue;
            }
            match (known.get(name), self.made_by.get(name)) {
                (Some(at), _) => drop(found.insert(*at)),
                (None, Some(node)) => open.extend(node.inputs.iter().map(String::as_str)),
                (None, None) => {}
            }
        }
        let mut found: Vec<usize> = found.into_iter().collect();
        found.sort_unstable();
        found
    }
}

/// The blocks of the vocoder. What goes into several of them is kept.
fn blocks(path: &Path, index: &Index) -> Vec<Step> {
    if index.graph.is_too_slow() {
        return vec![];
    }
    let found = blocks::find(index);
    let mut steps: Vec<Step> = vec![];
    for block in &found {
        let Some(work) = Block::read(path, index.graph, block) else { return vec![] };
        if found.iter().filter(|other| other.from == block.from).count() > 1
            && !steps.iter().any(|step| step.to == block.from)
        {
            steps.push(Step::keep(&block.from));
        }
        steps.push(Step { from: block.takes(), to: block.to.clone(), work: Work::Block(Arc::new(work)) });
    }
    steps
}

fn is_linear(node: &Node) -> bool {
    node.kind == "Resize" && node.text("mode") == Some("linear")
}

/// The source and what it depends on, up to the tangent: all that rten rounds in another way. For one that never repeats
/// itself only what comes out, which has to be the same for all that take it.
fn tone(path: &Path, index: &Index) -> Option<Vec<Step>> {
    let graph = index.graph;
    let mut sums = graph.nodes.iter().filter(|node| node.kind == "CumSum");
    let sum = sums.next().filter(|_| sums.next().is_none())?;
    let [down] = index.upstream(sum.inputs.first()?, is_linear)[..] else { return None };
    let up = index.below("Resize", sum).filter(|node| is_linear(node))?;
    let sine = index.below("Sin", up)?;
    let tanh = index.below("Tanh", sine)?;
    if !index.is_quiet() {
        return Some(vec![Step::keep(tanh.outputs.first()?)]);
    }
    let division = index.division(down)?;
    let before = index.before(index.made_by.get(division.to.as_str())?.inputs.first()?);
    let mut steps: Vec<Step> = before.into_iter().filter_map(|node| index.exact(node)).collect();
    // A bias of zeros rounds nothing, wherever it is added.
    let mut weights = Weights::open(path, graph)?;
    let mut is_zero = |name: &str| {
        weights.get(name).is_some_and(|(_, numbers)| numbers.iter().all(|number| number.abs() == 0.0))
    };
    steps.retain(|step| step.work != Work::Biased || !is_zero(&step.from[2]));
    let source = [
        division,
        index.resize(down)?,
        index.resize(up)?,
        index.step(sine, 1, Work::Sine)?,
        index.mix(tanh)?,
    ];
    steps.extend(source);
    Some(steps)
}

impl Source {
    /// Finds it in a graph; `None` where there is no such source.
    pub(super) fn find(path: &Path, graph: &Graph) -> Option<Self> {
        let index = Index::new(graph);
        let mut steps = tone(path, &index)?;
        steps.extend(blocks(path, &index));
        if steps.iter().all(|step| step.work == Work::Keep) {
            return None;
        }
        let mut needs: Vec<Vec<usize>> = (0..steps.len())
            .map(|at| {
                let from: Vec<&str> = steps[at].from.iter().map(String::as_str).collect();
                index.needs(&from, &steps[..at])
            })
            .collect();
        let outputs: Vec<&str> = graph.outputs.iter().map(|port| port.name.as_str()).collect();
        needs.push(index.needs(&outputs, &steps));
        Some(Self { steps, needs })
    }

    /// How many blocks are computed here.
    pub(super) fn blocks(&self) -> usize {
        self.steps.iter().filter(|step| matches!(step.work, Work::Block(_))).count()
    }

    /// The names of all values that are asked for or given.
    pub(super) fn names(&self) -> impl Iterator<Item = &str> {
        self.steps.iter().flat_map(|step| step.from.iter().chain([&step.to])).map(String::as_str)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tts::session::{Session, Tensor, rten::Rten};

    #[test]
    fn the_source_is_found_in_every_export_of_kokoro_and_in_no_piper_voice() {
        let tiny = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/models/tiny");
        for (file, there) in [
            ("kokoro-tiny.onnx", true),
            ("kokoro-tiny-timed.onnx", true),
            ("kokoro-tiny-hf.onnx", true),
            ("en_US-tiny-medium.onnx", false),
            ("coqui-vits-tiny.onnx", false),
        ] {
            let path = tiny.join(file);
            if !path.exists() {
                eprintln!("SKIPPED: ../shared is not there");
                return;
            }
            let found = Source::find(&path, &Graph::read(&path).unwrap());
            assert_eq!(found.is_some(), there, "{file}");
            let Some(source) = found else { continue };
            let count = |work: fn(&Work) -> bool| source.steps.iter().filter(|step| work(&step.work)).count();
            assert_eq!(count(|work| *work == Work::Interpolate(300.0)), 1, "{file}");
            assert_eq!(count(|work| matches!(work, Work::Recurrent(8))), 3, "{file}");
            assert_eq!(count(|work| matches!(work, Work::InstanceNorm(_))), 6, "{file}");
            assert_eq!(count(|work| *work == Work::Attention), 2, "{file}");
            assert_eq!(count(|work| *work == Work::Taken), 2, "{file}");
            // Sums of so few terms are made at once: it does not matter when a bias is added.
            assert_eq!(count(|work| matches!(work, Work::Biased | Work::Softmax)), 0, "{file}");
            assert_eq!(count(|work| matches!(work, Work::Block(_))), 8, "{file}");
            assert_eq!(count(|work| *work == Work::Keep), 2, "{file}");
            assert_eq!(count(|work| *work == Work::Gelu), 2, "{file}");
            assert!(source.needs.iter().enumerate().all(|(at, needs)| needs.iter().all(|need| *need < at)));
        }
    }

    /// The real model adds noise; what is computed here then leaves the tone to rten.
    #[test]
    fn of_a_source_with_noise_only_the_blocks_are_computed_here() {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/models/tiny/kokoro-tiny.onnx");
        if !path.exists() {
            eprintln!("SKIPPED: ../shared is not there");
            return;
        }
        let mut noisy = Graph::read(&path).unwrap();
        for numbers in noisy.floats.values_mut().filter(|numbers| ***numbers == [0.0]) {
            numbers[0] = 0.1;
        }
        let source = Source::find(&path, &noisy).unwrap();
        let kept = source.steps.iter().filter(|step| step.work == Work::Keep).count();
        let blocks = source.steps.iter().filter(|step| matches!(step.work, Work::Block(_))).count();
        assert_eq!((kept, blocks, source.steps.len()), (3, 8, 11));
        // What goes into the blocks beside each other depends on what was kept of the tone.
        assert!(source.needs[1].contains(&0) || source.needs[2].contains(&0), "{:?}", source.needs);

        let mut plain = Graph::read(&path).unwrap();
        plain.nodes.clear();
        let run = |graph: Graph| {
            let mut session = Rten::load(&path, graph, 2, false).unwrap();
            let style = (0..256u16).map(|at| (f32::from(at) * 0.7).sin() * 0.1).collect();
            let ids = [0, 50, 83, 54, 156, 31, 16, 0].to_vec();
            let inputs = vec![
                ("tokens", Tensor::I64(vec![1, ids.len()], ids)),
                ("style", Tensor::F32(vec![1, 256], style)),
                ("speed", Tensor::F32(vec![1], vec![1.0])),
            ];
            let Tensor::F32(_, samples) = session.run(inputs, &["audio"]).unwrap().remove(0) else {
                panic!("no samples")
            };
            samples
        };
        let (here, there) = (run(noisy), run(plain));
        assert!(here.len() == there.len() && here.len() > 1000, "{} {}", here.len(), there.len());
        for (at, (here, there)) in here.iter().zip(&there).enumerate() {
            assert!((here - there).abs() < 1e-4, "{at}: {here} {there}");
        }
    }
}
