//! Where a graph has the residual blocks of Kokoro's vocoder: nearly all of its work is done in them.

use super::{graph::Node, source::Index, windows::keeps_length};
use std::collections::HashMap;

/// A convolution with what is done before it: `x + sin(alpha x)^2 / alpha` of `x = scale * norm(from) + shift`.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Half {
    from: String,
    to: String,
    /// Values that a style gives.
    scale: String,
    shift: String,
    /// Weights: those of the norm, and that of the sine.
    pub(super) weight: String,
    pub(super) bias: String,
    pub(super) alpha: String,
    pub(super) epsilon: f32,
    /// Which node of the graph the convolution is.
    pub(super) convolution: usize,
}

/// A block: pairs of halves, one after the other.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Found {
    pub(super) from: String,
    pub(super) to: String,
    pub(super) halves: Vec<Half>,
}

impl Found {
    /// The values that its run needs: what goes in, and for each half its scale and its shift.
    pub(super) fn takes(&self) -> Vec<String> {
        let styles = self.halves.iter().flat_map(|half| [&half.scale, &half.shift]);
        std::iter::once(&self.from).chain(styles).cloned().collect()
    }
}

/// The convolutions of blocks, as nodes of the graph.
pub(super) fn convolutions(blocks: &[Found]) -> impl Iterator<Item = usize> {
    blocks.iter().flat_map(|block| &block.halves).map(|half| half.convolution)
}

/// The two inputs of a node, the one that is made by a node of a kind first.
fn split<'a>(index: &Index<'a>, node: &'a Node, kind: &str) -> Option<(&'a Node, &'a str)> {
    let [one, two] = node.inputs.as_slice() else { return None };
    let maker = |at| index.maker(node, at).filter(|maker| maker.kind == kind);
    maker(0).map(|found| (found, two.as_str())).or_else(|| maker(1).map(|found| (found, one.as_str())))
}

fn half(index: &Index, at: usize, node: &Node) -> Option<Half> {
    let bent = index.maker(node, 0).filter(|maker| node.kind == "Conv" && maker.kind == "Add")?;
    // `x + part * sin^2`
    let (scaled, straight) = split(index, bent, "Mul")?;
    let (power, part) = split(index, scaled, "Pow")?;
    let sine = index.maker(power, 0).filter(|maker| maker.kind == "Sin")?;
    let is_square = index.number(power.inputs.get(1)?) == Some(2.0);
    let angle = index.maker(sine, 0).filter(|maker| maker.kind == "Mul" && is_square)?;
    let [one, two] = angle.inputs.as_slice() else { return None };
    let alpha = if one == straight { two } else { one };
    let takes_straight = [one, two].into_iter().any(|name| name == straight);
    let part = index.made_by.get(part).filter(|maker| takes_straight && maker.kind == "Reciprocal")?;
    let alpha = index.plain(alpha);
    let same = index.plain(part.inputs.first()?) == alpha;
    // `x = scale * norm + shift`
    let straight = index.made_by.get(straight).filter(|maker| same && maker.kind == "Add")?;
    let (styled, shift) = split(index, straight, "Mul")?;
    let (norm, scale) = split(index, styled, "InstanceNormalization")?;
    let [from, weight, bias] = norm.inputs.as_slice() else { return None };
    let name = |name: &str| index.plain(name).to_owned();
    Some(Half {
        from: name(from),
        to: node.outputs.first()?.clone(),
        scale: name(scale),
        shift: name(shift),
        weight: name(weight),
        bias: name(bias),
        alpha: alpha.to_owned(),
        epsilon: norm.float("epsilon").unwrap_or(1e-5),
        convolution: at,
    })
    .filter(|_| keeps_length(node) && node.number("group").unwrap_or(1) == 1)
}

/// The blocks of a graph, in its order.
pub(super) fn find(index: &Index) -> Vec<Found> {
    let nodes = &index.graph.nodes;
    let halves: Vec<Half> = nodes.iter().enumerate().filter_map(|(at, node)| half(index, at, node)).collect();
    let mut users: HashMap<&str, Vec<&Node>> = HashMap::new();
    for node in nodes {
        node.inputs.iter().for_each(|name| users.entry(name).or_default().push(node));
    }
    let used = |name: &str| users.get(name).map_or(0, Vec::len);
    let by_result: HashMap<&str, &Half> = halves.iter().map(|half| (half.to.as_str(), half)).collect();
    let mut blocks: Vec<Found> = vec![];
    for two in &halves {
        let one = by_result.get(two.from.as_str()).filter(|one| used(&one.to) == 1);
        let (Some(one), Some([sum])) = (one, users.get(two.to.as_str()).map(Vec::as_slice)) else { continue };
        let takes_both = sum.inputs.iter().any(|input| index.plain(input) == one.from);
        let Some(to) = sum.outputs.first().filter(|_| sum.kind == "Add" && takes_both) else { continue };
        let pair = [(*one).clone(), two.clone()];
        // What a pair gives goes on in the next one, and to the sum of that.
        match blocks.iter_mut().find(|block| block.to == one.from && used(&block.to) == 2) {
            Some(block) => {
                block.to.clone_from(to);
                block.halves.extend(pair);
            }
            None => blocks.push(Found { from: one.from.clone(), to: to.clone(), halves: pair.to_vec() }),
        }
    }
    blocks
}
