//! Products of matrices upstream of the tone that rten joins with what stands beside them, and so rounds in another way.

use super::{
    exact::product::LAID_OUT,
    graph::Node,
    source::Index,
    steps::{Step, Work},
};

impl Index<'_> {
    /// The two inputs of a sum, that which a product makes first.
    fn product_and_other<'a>(&'a self, sum: &'a Node) -> Option<(&'a Node, &'a str)> {
        let [one, two] = sum.inputs.as_slice() else { return None };
        let maker = |at| self.maker(sum, at).filter(|maker| maker.kind == "MatMul");
        maker(0)
            .map(|product| (product, two.as_str()))
            .or_else(|| maker(1).map(|product| (product, one.as_str())))
    }

    /// A softmax. rten joins the addition of a mask to it, so that the sum has no name any more.
    pub(super) fn shares(&self, softmax: &Node) -> Option<Step> {
        let sum = self.maker(softmax, 0).filter(|maker| maker.kind == "Add");
        let scores = sum.map_or_else(
            || self.maker(softmax, 0).map(|product| (product, None)),
            |sum| self.product_and_other(sum).map(|(product, mask)| (product, Some(mask))),
        );
        let joined = scores.and_then(|(product, mask)| self.attention(product, mask));
        let plain = || match sum {
            Some(sum) => self.step(sum, 2, Work::Softmax),
            None => self.step(softmax, 1, Work::Softmax),
        };
        let mut step = joined.or_else(plain)?;
        step.to.clone_from(softmax.outputs.first()?);
        Some(step)
    }

    /// The scores of an attention: both matrices are scaled before they are multiplied, and a mask may be added. rten
    /// scales the product instead.
    fn attention(&self, product: &Node, mask: Option<&str>) -> Option<Step> {
        let scaled =
            |at| self.maker(product, at).filter(|maker| maker.kind == "Mul" && maker.inputs.len() == 2);
        let (query, key) = (scaled(0).filter(|_| product.kind == "MatMul")?, scaled(1)?);
        let names = [&query.inputs[0], &key.inputs[0], &query.inputs[1], &key.inputs[1]];
        let names = names.into_iter().map(String::as_str).chain(mask);
        let from = names.map(|name| self.plain(name).to_owned()).collect();
        Some(Step { from, to: String::new(), work: Work::Attention })
    }

    /// What an attention takes by its shares. The narrower its heads, the longer are the sums that the reference makes at
    /// once; rten's are those of heads of 64, which every model of full size has.
    pub(super) fn taken(&self, product: &Node) -> Option<Step> {
        let shares = self.made_by.get(self.plain(product.inputs.first()?))?;
        let joined = self.shares(shares).is_some_and(|step| step.work == Work::Attention);
        let narrow = self.graph.is_small() && shares.kind == "Softmax" && joined;
        self.step(product, 2, Work::Taken).filter(|_| narrow)
    }

    /// A product with weights and a bias, where the sums are made in several blocks: rten adds the bias to the first.
    pub(super) fn biased(&self, sum: &Node) -> Option<Step> {
        let (product, bias) = self.product_and_other(sum)?;
        let shape = |name| self.graph.stored.get(name).map(|stored| stored.shape.as_slice());
        let weights = self.plain(product.inputs.get(1)?);
        let bias = self.plain(bias);
        let (&[depth, width], &[count]) = (shape(weights)?, shape(bias)?) else { return None };
        let mut step = self.step(product, 2, Work::Biased)?;
        // rten joins a transposition before it too. Where the rows are those of one text it only renames the axes.
        let turned = self.maker(product, 0).filter(|maker| maker.kind == "Transpose");
        if let Some(turned) = turned.filter(|maker| maker.numbers("perm") == Some(&[1, 0, 2])) {
            self.plain(turned.inputs.first()?).clone_into(&mut step.from[0]);
        }
        step.from.push(bias.to_owned());
        step.to.clone_from(sum.outputs.first()?);
        Some(step).filter(|_| depth > LAID_OUT && width == count)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tts::session::graph::{Attribute, Graph, Stored};

    fn node(kind: &str, inputs: &[&str], output: &str) -> Node {
        let inputs = inputs.iter().map(|name| (*name).to_owned()).collect();
        Node { kind: kind.to_owned(), inputs, outputs: vec![output.to_owned()], ..Node::default() }
    }

    fn step(nodes: Vec<Node>, depth: usize) -> Option<(Vec<String>, Work)> {
        let stored = |shape: &[usize]| Stored { shape: shape.to_vec(), at: 0, field: None };
        let stored = [("weights", stored(&[depth, 4])), ("bias", stored(&[4]))];
        let stored = stored.map(|(name, stored)| (name.to_owned(), stored)).into();
        let graph = Graph { nodes, stored, ..Graph::default() };
        let (index, last) = (Index::new(&graph), graph.nodes.last().unwrap());
        let step = match last.kind.as_str() {
            "Add" => index.biased(last),
            "Softmax" => index.shares(last),
            _ => index.taken(last),
        }?;
        assert_eq!(step.to, "out");
        Some((step.from, step.work))
    }

    #[test]
    fn a_bias_counts_where_the_sums_are_made_in_blocks() {
        let nodes = |from: &str| {
            let mut turned = node("Transpose", &["rows"], "turned");
            turned.attributes = vec![("perm".to_owned(), Attribute::Numbers(vec![1, 0, 2]))];
            vec![
                turned,
                node("MatMul", &[from, "weights"], "product"),
                node("Add", &["bias", "product"], "out"),
            ]
        };
        let (from, work) = step(nodes("in"), 257).unwrap();
        assert_eq!((work, from), (Work::Biased, ["in", "weights", "bias"].map(str::to_owned).to_vec()));
        assert_eq!(step(nodes("turned"), 257).unwrap().0[0], "rows");
        assert_eq!(step(nodes("in"), 256), None);
    }

    #[test]
    fn an_attention_is_found_with_its_scales_and_with_or_without_a_mask() {
        let scores = vec![
            node("Mul", &["query", "one"], "left"),
            node("Mul", &["key", "two"], "right"),
            node("MatMul", &["left", "right"], "scores"),
        ];
        let with = |more: Vec<Node>| step([scores.clone(), more].concat(), 4).unwrap();
        let names = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>();
        let (from, work) = with(vec![node("Softmax", &["scores"], "out")]);
        assert_eq!((work, from), (Work::Attention, names(&["query", "key", "one", "two"])));
        let masked = node("Add", &["scores", "mask"], "sum");
        let (from, work) = with(vec![masked, node("Softmax", &["sum"], "out")]);
        assert_eq!((work, from), (Work::Attention, names(&["query", "key", "one", "two", "mask"])));
        let (from, work) = with(vec![node("Softmax", &["left"], "out")]);
        assert_eq!((work, from), (Work::Softmax, names(&["left"])));
        let taken = node("MatMul", &["shares", "values"], "out");
        let nodes = vec![node("Softmax", &["scores"], "shares"), taken.clone()];
        let (from, work) = with(nodes.clone());
        assert_eq!((work, from), (Work::Taken, names(&["shares", "values"])));
        assert_eq!(step(vec![node("Softmax", &["left"], "shares"), taken.clone()], 4), None);
        assert_eq!(step(vec![taken.clone()], 4), None);
        let large = Graph { nodes: [scores, nodes].concat(), bytes: 1 << 28, ..Graph::default() };
        assert_eq!(Index::new(&large).taken(&taken), None);
    }
}
