//! One step of a model that is computed here and not by rten: what it takes, what it gives, and how.

use super::exact::{
    each::{gelus, mixed, sines},
    product::{Window, by_heads, convolution, layer, scores, turned, widened},
    recurrent::{Cells, both_ways},
    rows,
};
use super::fast::block::Block;
use std::sync::Arc;

/// Numbers and their shape.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Numbers {
    pub(super) shape: Vec<usize>,
    pub(super) data: Vec<f32>,
}

/// What is done at a step.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Work {
    /// Divides by a number.
    Divide,
    /// Makes rows longer or shorter by this factor.
    Interpolate(f32),
    /// Takes the sine.
    Sine,
    /// Mixes the overtones by their weights, adds a bias, and takes the tangent.
    Mix,
    /// Brings rows to mean 0 and deviation 1, with this much added to the variance.
    LayerNorm(f32),
    /// The same for each channel.
    InstanceNorm(f32),
    /// Shares of 1; after adding a mask, when there is one.
    Softmax,
    /// The shares of an attention: the product of two matrices, each times a number, then as above.
    Attention,
    /// What an attention takes by its shares: the product of two matrices, head by head.
    Taken,
    /// The Gaussian error unit.
    Gelu,
    /// A layer: weights row by row, and a bias.
    Layer,
    /// A product with weights as they are, and a bias.
    Biased,
    /// A convolution.
    Convolution(Window),
    /// A transposed one, channel by channel, with a stride, and with this many numbers more.
    Widening(Window, usize, usize),
    /// Cells that remember, in both directions, so many in each.
    Recurrent(usize),
    /// A block of the vocoder.
    Block(Arc<Block>),
    /// Nothing: the value is kept for what comes later.
    Keep,
}

/// One step.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Step {
    /// The values that it takes.
    pub(super) from: Vec<String>,
    /// The value that it gives.
    pub(super) to: String,
    pub(super) work: Work,
}

impl Step {
    /// Keeps a value for what comes later.
    pub(super) fn keep(name: &str) -> Self {
        Self { from: vec![name.to_owned()], to: name.to_owned(), work: Work::Keep }
    }

    /// Does it. `None` when a value has another shape than those of the exports that are known.
    pub(super) fn run(&self, values: Vec<Numbers>, threads: usize) -> Option<Numbers> {
        let mut values = values.into_iter();
        let mut first = values.next()?;
        if let Work::Keep = self.work {
            return Some(first);
        }
        let others = Others(values.map(|value| value.data).collect());
        if first.data.is_empty() || first.width()? == 0 {
            return None;
        }
        match &self.work {
            Work::Block(block) => {
                let (width, [1, ..]) = (first.width()?, &first.shape[..]) else { return None };
                let data = block.run(std::mem::take(&mut first.data), width, &others.0, threads)?;
                Some(Numbers { data, ..first })
            }
            Work::Divide
            | Work::Sine
            | Work::Gelu
            | Work::Softmax
            | Work::LayerNorm(_)
            | Work::InstanceNorm(_) => self.in_place(&mut first, &others).map(|()| first),
            _ => self.anew(&first, &others),
        }
    }

    /// What keeps its shape.
    fn in_place(&self, first: &mut Numbers, others: &Others) -> Option<()> {
        let width = first.width()?;
        let Numbers { shape, data } = first;
        match &self.work {
            Work::Divide => {
                let [by] = others.get(0)? else { return None };
                for number in data.iter_mut() {
                    *number /= by;
                }
            }
            Work::Sine => sines(data),
            Work::Gelu => gelus(data),
            Work::Softmax => masked(first, others.get(0))?,
            Work::LayerNorm(epsilon) => {
                let fits = |data: &&[f32]| data.len() == width;
                let (scale, bias) = (others.get(0).filter(fits)?, others.get(1).filter(fits)?);
                rows::layer_norm(data, scale, bias, *epsilon);
            }
            Work::InstanceNorm(epsilon) => {
                let fits = |data: &&[f32]| Some(&data.len()) == shape.get(1);
                let (scale, bias) = (others.get(0).filter(fits)?, others.get(1).filter(fits)?);
                rows::instance_norm(data, width, scale, bias, *epsilon);
            }
            _ => return None,
        }
        Some(())
    }

    /// What gives another shape.
    fn anew(&self, first: &Numbers, others: &Others) -> Option<Numbers> {
        let (shape, data, width) = (&first.shape, &first.data, first.width()?);
        match &self.work {
            Work::Interpolate(scale) => {
                let [_, height, width] = shape[..] else { return None };
                let (data, width) = rows::interpolate(data, height, width, *scale);
                first.with_width(data, width)
            }
            Work::Mix => {
                let weights = others.get(0).filter(|weights| weights.len() == width)?;
                let bias = others.get(1)?;
                first.with_width(mixed(data, weights, *bias.first()?), 1)
            }
            Work::Layer => {
                let (weights, bias) = (others.get(0)?, others.get(1)?);
                (weights.len() == width * bias.len()).then_some(())?;
                first.with_width(layer(data, &turned(weights, width), bias), bias.len())
            }
            Work::Biased => {
                let ([1, rows, _] | [rows, 1, _]) = shape[..] else { return None };
                let (weights, bias) = (others.get(0)?, others.get(1)?);
                (weights.len() == width * bias.len()).then_some(())?;
                Some(Numbers { shape: vec![1, rows, bias.len()], data: layer(data, weights, bias) })
            }
            Work::Attention => {
                let [1, heads, rows, _] = shape[..] else { return None };
                let ([of_query], [of_key]) = (others.get(1)?, others.get(2)?) else { return None };
                let key = others.get(0).filter(|key| key.len() == data.len())?;
                let scores = scores([data, key], [*of_query, *of_key], heads, rows);
                let mut scores = Numbers { shape: vec![1, heads, rows, rows], data: scores };
                masked(&mut scores, others.get(3))?;
                Some(scores)
            }
            Work::Taken => {
                let [1, heads, rows, depth] = shape[..] else { return None };
                let values = others.get(0)?;
                let width = values.len() / (heads * depth);
                (values.len() == heads * depth * width).then_some(())?;
                first.with_width(by_heads([data, values], heads, rows, width), width)
            }
            Work::Convolution(window) => {
                let [1, channels, _] = shape[..] else { return None };
                let weights = others.get(0)?;
                let filters = weights.len() / (channels * window.length);
                let (data, width) = convolution(data, width, weights, others.get(1), window)?;
                Some(Numbers { shape: vec![1, filters, width], data })
            }
            Work::Widening(window, stride, more) => {
                let [1, _, _] = shape[..] else { return None };
                let (weights, bias) = (others.get(0)?, others.get(1)?);
                let (data, width) = widened(data, width, weights, bias, window, *stride, *more)?;
                first.with_width(data, width)
            }
            Work::Recurrent(hidden) => {
                let [steps, 1, width] = shape[..] else { return None };
                let (input, memory, bias) = (others.get(0)?, others.get(1)?, others.get(2)?);
                let cells = Cells { input, memory, bias, hidden: *hidden };
                let data = both_ways(data, width, &cells)?;
                Some(Numbers { shape: vec![steps, 2, 1, *hidden], data })
            }
            _ => None,
        }
    }
}

/// Adds a mask, when there is one, and gives shares of 1.
fn masked(scores: &mut Numbers, mask: Option<&[f32]>) -> Option<()> {
    let (width, data) = (scores.width()?, &mut scores.data);
    if let Some(mask) = mask {
        let count = mask.len();
        (data.len() % count == 0 && count % width == 0).then_some(())?;
        data.iter_mut().zip(mask.iter().cycle()).for_each(|(number, mask)| *number += mask);
    }
    rows::softmax(data, width);
    Some(())
}

/// The values beside the first.
struct Others(Vec<Vec<f32>>);

impl Others {
    /// One of them, unless it is empty.
    fn get(&self, at: usize) -> Option<&[f32]> {
        self.0.get(at).map(Vec::as_slice).filter(|data| !data.is_empty())
    }
}

impl Numbers {
    /// Whether it is one row of so many numbers.
    pub(super) fn is_row(&self, length: usize) -> bool {
        self.data.len() == length && self.width() == Some(length)
    }

    /// The last dimension.
    fn width(&self) -> Option<usize> {
        self.shape.last().copied()
    }

    /// Other numbers in its shape but for the last dimension.
    fn with_width(&self, data: Vec<f32>, width: usize) -> Option<Numbers> {
        let mut shape = self.shape.clone();
        *shape.last_mut()? = width;
        Some(Numbers { shape, data })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn step(work: Work, values: &[(&[usize], &[f32])]) -> Option<(Vec<usize>, Vec<f32>)> {
        let values =
            values.iter().map(|(shape, data)| Numbers { shape: shape.to_vec(), data: data.to_vec() });
        let step = Step { from: vec![], to: String::new(), work };
        step.run(values.collect(), 1).map(|numbers| (numbers.shape, numbers.data))
    }

    #[test]
    fn a_step_refuses_what_it_does_not_know() {
        let zeros = [0.0; 6];
        assert!(step(Work::Mix, &[(&[1, 2, 3], &zeros), (&[2], &[1.0, 2.0]), (&[1], &[0.0])]).is_none());
        assert!(step(Work::Interpolate(2.0), &[(&[6], &zeros)]).is_none());
        assert!(
            step(Work::LayerNorm(0.1), &[(&[2, 3], &zeros), (&[2], &[1.0; 2]), (&[2], &[1.0; 2])]).is_none()
        );
        assert!(step(Work::Softmax, &[(&[2, 3], &zeros), (&[4], &[0.0; 4])]).is_none());
        assert!(step(Work::Recurrent(1), &[(&[6, 1, 1], &zeros)]).is_none());
        assert!(step(Work::Sine, &[]).is_none() && step(Work::Divide, &[(&[1], &[0.0])]).is_none());
    }

    #[test]
    fn a_step_gives_the_shape_of_what_it_made() {
        let (shape, data) =
            step(Work::Layer, &[(&[1, 2], &[1.0, 2.0]), (&[3, 2], &[1.0; 6]), (&[3], &[0.0, 1.0, 2.0])])
                .unwrap();
        assert_eq!((shape, data), (vec![1, 3], vec![3.0, 4.0, 5.0]));
        let mask = [0.0, f32::NEG_INFINITY];
        let (_, data) = step(Work::Softmax, &[(&[2, 2], &[1.0; 4]), (&[1, 2], &mask)]).unwrap();
        assert_eq!(data, [1.0, 0.0, 1.0, 0.0]);
        // A row may stand on either of the first axes; what comes out has it on the second.
        for from in [[1, 3, 4], [3, 1, 4]] {
            let (shape, data) =
                step(Work::Biased, &[(&from, &[1.0; 12]), (&[4, 2], &[1.0; 8]), (&[2], &[0.5; 2])]).unwrap();
            assert_eq!((shape, data), (vec![1, 3, 2], vec![4.5; 6]));
        }
        let sides =
            [(&[1, 2, 2, 1][..], &[0.0; 4][..]), (&[1, 2, 1, 2], &[1.0; 4]), (&[1], &[0.5]), (&[1], &[0.5])];
        let with = |more: &[(&[usize], &[f32])]| step(Work::Attention, &[&sides[..], more].concat());
        assert_eq!(with(&[]), Some((vec![1, 2, 2, 2], vec![0.5; 8])));
        let (_, data) = with(&[(&[1, 1, 2, 2], &[0.0, f32::NEG_INFINITY].repeat(2))]).unwrap();
        assert_eq!(data, [1.0, 0.0].repeat(4));
        assert_eq!(with(&[(&[3], &[0.0; 3])]), None);
        let shares = (&[1, 2, 1, 3][..], &[1.0, 0.0, 0.0, 0.0, 0.5, 0.5][..]);
        let values: Vec<f32> = (0..12u8).map(f32::from).collect();
        let taken = step(Work::Taken, &[shares, (&[1, 2, 3, 2], &values)]);
        assert_eq!(taken, Some((vec![1, 2, 1, 2], vec![0.0, 1.0, 9.0, 10.0])));
        assert_eq!(step(Work::Taken, &[shares, (&[7], &values[..7])]), None);
        let mixed = step(Work::Mix, &[(&[1, 1, 2], &[0.0; 2]), (&[2, 1], &[1.0; 2]), (&[1], &[0.0])]);
        assert_eq!(mixed, Some((vec![1, 1, 1], vec![0.0])));
    }
}
