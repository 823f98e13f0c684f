//! The last part of a voice's graph, computed a piece at a time.
//!
//! What a VITS voice ends with (HiFi-GAN: convolutions that widen and mix) gives each sample from a few numbers around
//! it. Computed whole, the values of its widest stages are most of the memory of a run; computed in windows that
//! overlap by what a sample depends on, every sample is the same, and the memory does not grow with the text.

use super::graph::{Graph, Node};
use std::collections::{HashMap, HashSet};

/// Samples that are computed at a time, about: what lies between two steps stays in the cache.
/// Shorter ones cost the overlap.
const WINDOW: usize = 1 << 13;
/// Samples to either side that a window may need beside its own, at most.
const FARTHEST: usize = 1 << 10;

/// Where the graph is cut, and how far the part after it looks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Windows {
    /// The value that everything after the cut is computed from; time is its last dimension.
    pub(super) cut: String,
    /// The samples for each of its steps in time.
    pub(super) rate: usize,
    /// The steps to either side that a sample may depend on.
    pub(super) reach: usize,
}

/// A stretch of the steps of a cut.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Window {
    /// The steps that go in.
    pub(super) from: usize,
    pub(super) to: usize,
    /// The samples of what comes out that are kept.
    pub(super) skip: usize,
    pub(super) keep: usize,
}

/// What the output needs of a value: how many samples one step of it makes, and how many samples away it still counts.
#[derive(Clone, Copy)]
struct Need {
    rate: usize,
    reach: usize,
}

impl Windows {
    /// Finds the cut. `None` for a graph whose end is no such part.
    pub(super) fn find(graph: &Graph) -> Option<Self> {
        let [output] = graph.outputs.as_slice() else { return None };
        let mut open: HashMap<&str, Need> =
            HashMap::from([(output.name.as_str(), Need { rate: 1, reach: 0 })]);
        let (mut best, mut widened) = (None, false);
        for node in graph.nodes.iter().rev() {
            let Some(made) = node.outputs.first() else { continue };
            let Some(need) = open.remove(made.as_str()) else { continue };
            let Some(inputs) = inputs(graph, node, need) else { break };
            for (name, need) in inputs {
                let known = open.entry(name).or_insert(need);
                if known.rate != need.rate {
                    return best;
                }
                known.reach = known.reach.max(need.reach);
            }
            widened |= node.kind == "ConvTranspose";
            // All paths to the output lead through one value.
            if let (Some((name, need)), 1, true) = (open.iter().next(), open.len(), widened)
                && need.reach <= FARTHEST
            {
                let reach = need.reach.div_ceil(need.rate);
                best = Some(Self { cut: (*name).to_owned(), rate: need.rate, reach });
            }
        }
        best
    }

    /// The nodes of the graph after the cut.
    pub(super) fn after(&self, graph: &Graph) -> Vec<usize> {
        let mut known: HashSet<&str> = HashSet::from([self.cut.as_str()]);
        let mut found = vec![];
        for (at, node) in graph.nodes.iter().enumerate() {
            if node.inputs.iter().any(|name| known.contains(name.as_str())) {
                known.extend(node.outputs.iter().map(String::as_str));
                found.push(at);
            }
        }
        found
    }

    /// The windows of so many steps, of about the same length: as many for each of the threads that compute them.
    pub(super) fn over(&self, steps: usize, threads: usize) -> impl Iterator<Item = Window> + use<> {
        let Self { rate, reach, .. } = *self;
        let count = (steps * rate).div_ceil(WINDOW).next_multiple_of(threads.max(1)).max(1);
        let each = steps.div_ceil(count).max(1);
        (0..steps).step_by(each).map(move |start| {
            let end = steps.min(start + each);
            let (from, to) = (start.saturating_sub(reach), steps.min(end + reach));
            Window { from, to, skip: (start - from) * rate, keep: (end - start) * rate }
        })
    }
}

/// What an operation needs of its inputs. `None` for one that looks anywhere, or is not known.
fn inputs<'a>(graph: &Graph, node: &'a Node, need: Need) -> Option<Vec<(&'a str, Need)>> {
    let first = || node.inputs.first().map(String::as_str);
    match node.kind.as_str() {
        // Which dimension an `Unsqueeze` adds is not read; where it were the last one, the run would see it.
        "LeakyRelu" | "Relu" | "Tanh" | "Sigmoid" | "Identity" | "Unsqueeze" => Some(vec![(first()?, need)]),
        "Add" | "Sub" | "Mul" | "Div" => {
            let is_number = |name: &&String| graph.floats.get(*name).is_some_and(|floats| floats.len() == 1);
            Some(
                node.inputs
                    .iter()
                    .filter(|name| !is_number(name))
                    .map(|name| (name.as_str(), need))
                    .collect(),
            )
        }
        "Conv" => {
            let Taps { before, after, .. } = Taps::of(node)?;
            let reach = need.reach.saturating_add(before.max(after).saturating_mul(need.rate));
            keeps_length(node).then_some(vec![(first()?, Need { reach, ..need })])
        }
        "ConvTranspose" => {
            let Taps { length, spacing, before, after } = Taps::of(node)?;
            let [stride] = sizes(node, "strides")?[..] else { return None };
            let more = sizes(node, "output_padding").map_or(0, |more| more.first().copied().unwrap_or(0));
            let exact = spacing == 1
                && length.checked_add(more)
                    == stride.checked_add(before).and_then(|sum| sum.checked_add(after))
                && stride > 0;
            let reach = need.reach.saturating_add(length.saturating_mul(need.rate));
            exact.then_some(vec![(first()?, Need { rate: need.rate.checked_mul(stride)?, reach })])
        }
        _ => None,
    }
}

/// Whether a convolution gives rows as long as those that it takes.
pub(super) fn keeps_length(node: &Node) -> bool {
    Taps::of(node).is_some_and(|Taps { length, spacing, before, after }| {
        node.numbers("strides").is_none_or(|by| by == [1])
            && before.checked_add(after) == spacing.checked_mul(length - 1)
    })
}

/// Which numbers a convolution of a row takes.
struct Taps {
    length: usize,
    spacing: usize,
    before: usize,
    after: usize,
}

impl Taps {
    fn of(node: &Node) -> Option<Self> {
        let [length] = sizes(node, "kernel_shape")?[..] else { return None };
        let [spacing] = sizes(node, "dilations").unwrap_or(vec![1])[..] else { return None };
        let [before, after] = sizes(node, "pads").unwrap_or(vec![0, 0])[..] else { return None };
        (length > 0).then_some(Self { length, spacing, before, after })
    }
}

fn sizes(node: &Node, name: &str) -> Option<Vec<usize>> {
    node.numbers(name)?.iter().map(|number| usize::try_from(*number).ok()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::path::Path;

    #[test]
    fn the_windows_cover_every_sample_once() {
        let windows = Windows { cut: String::new(), rate: 32, reach: 10 };
        for steps in [1, 9, 1024, 1025, 5000] {
            let mut at = 0;
            for window in windows.over(steps, 1) {
                assert_eq!(window.from * 32 + window.skip, at);
                at += window.keep;
                assert!(window.to <= steps && window.skip + window.keep <= (window.to - window.from) * 32);
                assert!(window.from == 0 || window.skip == 320);
                assert!(window.to == steps || (window.to * 32 - at) == 320);
                assert!(window.keep <= WINDOW);
            }
            assert_eq!(at, steps * 32);
        }
        assert_eq!(windows.over(0, 1).count(), 0);
        assert_eq!([1, 2, 3].map(|threads| windows.over(1000, threads).count()), [4, 4, 6]);
    }

    #[test]
    fn the_end_of_a_vits_voice_is_cut_and_kokoro_is_not() {
        let tiny = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/models/tiny");
        for (file, cut) in [
            ("en_US-tiny-medium.onnx", true),
            ("en_US-tiny-x_low.onnx", true),
            ("en_US-tinymulti-medium.onnx", true),
            ("coqui-vits-tiny.onnx", true),
            ("kokoro-tiny.onnx", false),
        ] {
            let path = tiny.join(file);
            if !path.exists() {
                eprintln!("SKIPPED: ../shared is not there");
                return;
            }
            let found = Windows::find(&Graph::read(&path).unwrap());
            assert_eq!(found.is_some(), cut, "{file}: {found:?}");
        }
    }
}
