//! A residual block of Kokoro's vocoder: pairs of convolutions, each before which its rows are brought to a style and bent
//! by a sine, and what a pair makes is added to what it took.

use super::{
    conv::{Filters, Onto},
    normal::{Style, style},
    rows::Rows,
    weights::Weights,
    winograd::{Room, Winograd},
};
use crate::tts::session::{
    blocks::{Found, Half},
    graph::Graph,
    share::{share, share_with},
};
use std::path::Path;

/// Numbers of all rows that a thread takes at a time: several tiles of the longest vectors.
const STRETCH: usize = 768;

/// One convolution, and what is done before it.
#[derive(Debug, PartialEq)]
struct Layer {
    /// One each for a channel.
    weight: Vec<f32>,
    bias: Vec<f32>,
    alpha: Vec<f32>,
    epsilon: f32,
    filters: Filters,
}

/// A block, with its weights.
#[derive(Debug, PartialEq)]
pub(in crate::tts::session) struct Block {
    layers: Vec<Layer>,
}

impl Block {
    /// Reads the weights of a block. `None` when they are not of the form that is known.
    pub(in crate::tts::session) fn read(path: &Path, graph: &Graph, found: &Found) -> Option<Self> {
        let mut weights = Weights::open(path, graph)?;
        let layers: Option<Vec<Layer>> =
            found.halves.iter().map(|half| Layer::read(graph, half, &mut weights)).collect();
        let layers = layers?;
        let channels = layers.first()?.filters.channels();
        let same = |layer: &Layer| layer.filters.channels() == channels && layer.filters.count == channels;
        layers.iter().all(same).then_some(Self { layers })
    }

    /// What comes out for `numbers`, rows of `width`. `styles` has two for each layer: what its rows are multiplied by, and
    /// what is added. `None` when they do not fit.
    pub(in crate::tts::session) fn run(
        &self,
        numbers: Vec<f32>,
        width: usize,
        styles: &[Vec<f32>],
        threads: usize,
    ) -> Option<Vec<f32>> {
        let channels = self.layers.first()?.filters.channels();
        let fits = width > 0
            && numbers.len() == channels * width
            && styles.len() == 2 * self.layers.len()
            && styles.iter().all(|style| style.len() == channels);
        if !fits {
            return None;
        }
        let [mut sum, mut first, mut second] = [(); 3].map(|()| Rows::zeros(channels, width));
        for (channel, row) in numbers.chunks_exact(width).enumerate() {
            sum.row_mut(channel).copy_from_slice(row);
        }
        drop(numbers);
        for (pair, styles) in self.layers.chunks(2).zip(styles.chunks(4)) {
            let ([one, two], [scale, shift, scales, shifts]) = (pair, styles) else { return None };
            share(first.rows_mut().enumerate(), threads, |(channel, row)| {
                row.copy_from_slice(sum.row(channel));
                style(row, one.style(channel, scale, shift));
            });
            one.convolve(&first, Onto::Nothing, &mut second, threads);
            share(second.rows_mut().enumerate(), threads, |(channel, row)| {
                style(row, two.style(channel, scales, shifts));
            });
            two.convolve(&second, Onto::Itself, &mut sum, threads);
        }
        Some(sum.into_numbers())
    }
}

impl Layer {
    fn read(graph: &Graph, half: &Half, weights: &mut Weights) -> Option<Self> {
        let filters = weights.filters(graph.nodes.get(half.convolution)?)?;
        let mut get = |name: &str| -> Option<Vec<f32>> {
            let (_, numbers) = weights.get(name)?;
            (numbers.len() == filters.channels()).then_some(numbers)
        };
        let (weight, bias, alpha) = (get(&half.weight)?, get(&half.bias)?, get(&half.alpha)?);
        Some(Self { weight, bias, alpha, epsilon: half.epsilon, filters })
    }

    fn convolve(&self, from: &Rows, onto: Onto, into: &mut Rows, threads: usize) {
        let filters = &self.filters;
        let Some(winograd) = Winograd::of(filters, from.width(), threads) else {
            return share(into.stretches_mut(STRETCH).into_iter(), threads, |mut stretch| {
                filters.run(from, onto, &mut stretch);
            });
        };
        let stretches = into.stretches_mut(Winograd::stretch(filters)).into_iter();
        share_with(stretches, threads, Room::default, |room, mut stretch| {
            winograd.run(filters, from, onto, &mut stretch, room);
        });
    }

    fn style(&self, channel: usize, scale: &[f32], shift: &[f32]) -> Style {
        let (scale, alpha) = (scale[channel], self.alpha[channel]);
        Style {
            scale: self.weight[channel] * scale,
            shift: self.bias[channel].mul_add(scale, shift[channel]),
            alpha,
            part: 1.0 / alpha,
            epsilon: self.epsilon,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{super::conv::Taps, *};

    const CHANNELS: usize = 3;
    const WIDTH: usize = 50;

    fn wave(at: usize) -> f32 {
        #[expect(clippy::cast_precision_loss, reason = "small numbers")]
        let at = at as f32;
        (at * 0.61).sin()
    }

    fn weight(filter: usize, channel: usize, tap: usize) -> f32 {
        wave(filter * 11 + channel * 5 + tap)
    }

    fn layer(spacing: usize) -> Layer {
        let taps = Taps { count: 3, spacing, before: spacing };
        Layer {
            weight: vec![1.0, 2.0, 0.5],
            bias: vec![0.0, -1.0, 0.25],
            alpha: vec![1.0, 0.5, 2.0],
            epsilon: 1e-5,
            filters: Filters::new(CHANNELS, CHANNELS, taps, &[0.1, 0.2, 0.3], weight),
        }
    }

    /// A layer as it is defined.
    fn plainly(
        layer: &Layer,
        spacing: usize,
        rows: &[Vec<f64>],
        scale: &[f32],
        shift: &[f32],
    ) -> Vec<Vec<f64>> {
        let bent: Vec<Vec<f64>> = rows
            .iter()
            .enumerate()
            .map(|(channel, row)| {
                let of = |numbers: &[f32]| f64::from(numbers[channel]);
                let mean = row.iter().sum::<f64>() / 50.0;
                let variance = row.iter().map(|number| (number - mean).powi(2)).sum::<f64>() / 50.0;
                row.iter()
                    .map(|number| {
                        let normal = (number - mean) / (variance + 1e-5).sqrt();
                        let x = (normal * of(&layer.weight) + of(&layer.bias)) * of(scale) + of(shift);
                        x + (x * of(&layer.alpha)).sin().powi(2) / of(&layer.alpha)
                    })
                    .collect()
            })
            .collect();
        let sum = |filter: usize, at: usize| {
            let terms = (0..CHANNELS * 3).map(|term| {
                let (channel, tap) = (term / 3, term % 3);
                let index = (at + tap * spacing).checked_sub(spacing);
                let number = index.and_then(|index| bent[channel].get(index)).copied().unwrap_or(0.0);
                number * f64::from(weight(filter, channel, tap))
            });
            terms.sum::<f64>() + [0.1, 0.2, 0.3][filter]
        };
        (0..CHANNELS).map(|filter| (0..WIDTH).map(|at| sum(filter, at)).collect()).collect()
    }

    #[test]
    fn a_block_adds_to_its_rows_what_its_pairs_make_of_them() {
        let block = Block { layers: vec![layer(1), layer(2), layer(3), layer(1)] };
        let numbers: Vec<f32> = (0..CHANNELS * WIDTH).map(wave).collect();
        let styles: Vec<Vec<f32>> = (0..8).map(|at| vec![wave(at), 0.7, 1.0 + wave(at * 3)]).collect();
        let mut wanted: Vec<Vec<f64>> =
            numbers.chunks(WIDTH).map(|row| row.iter().copied().map(f64::from).collect()).collect();
        for (pair, spacings) in [[1, 2], [3, 1]].into_iter().enumerate() {
            let mut rows = wanted.clone();
            for (half, spacing) in spacings.into_iter().enumerate() {
                let at = pair * 2 + half;
                rows = plainly(&block.layers[at], spacing, &rows, &styles[at * 2], &styles[at * 2 + 1]);
            }
            for (wanted, row) in wanted.iter_mut().zip(rows) {
                wanted.iter_mut().zip(row).for_each(|(wanted, number)| *wanted += number);
            }
        }
        for threads in [1, 3] {
            let made = block.run(numbers.clone(), WIDTH, &styles, threads).unwrap();
            for (made, wanted) in made.iter().zip(wanted.iter().flatten()) {
                assert!((f64::from(*made) - wanted).abs() < 1e-3, "{made} {wanted}");
            }
        }
        assert_eq!(block.run(numbers.clone(), WIDTH, &styles[1..], 1), None);
        assert_eq!(block.run(numbers[1..].to_vec(), WIDTH, &styles, 1), None);
    }
}
