//! The convolution: tiles of eight filters by three vectors of time, summed over channels and taps in registers.

use super::rows::{AFTER, BEFORE, Rows, Stretch};
use rten_simd::{
    Isa, SimdOp,
    ops::{BitOps, NumOps},
};

/// Filters whose weights lie together.
pub(super) const FILTERS: usize = 8;
/// Vectors of a tile.
pub(super) const VECTORS: usize = 3;
/// The longest vectors that there are.
pub(super) const LANES: usize = 16;
/// From so many channels on, what a tile is made from is laid together first: spread over as many pages of memory, it
/// would be waited for.
const MANY: usize = 64;

/// How a row is gone over: the numbers of a window, the distance between two of them, and how many lie before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Taps {
    pub(super) count: usize,
    pub(super) spacing: usize,
    pub(super) before: usize,
}

impl Taps {
    /// Whether a row's zeros are enough for them.
    pub(super) fn fit(self) -> bool {
        let span = self.spacing.saturating_mul(self.count.max(1) - 1);
        self.count > 0 && self.before <= BEFORE.min(span) && span - self.before <= AFTER - LANES * VECTORS
    }
}

/// The weights of a convolution, in the order in which they are used.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Filters {
    pub(super) count: usize,
    channels: usize,
    taps: Taps,
    /// Blocks of `FILTERS`: channel by channel, tap by tap.
    weights: Vec<f32>,
    /// One for each filter; zeros where there is none.
    bias: Vec<f32>,
}

impl Filters {
    /// `weight` tells the weight for a filter, a channel and a tap; a bias may be empty.
    pub(super) fn new(
        count: usize,
        channels: usize,
        taps: Taps,
        bias: &[f32],
        weight: impl Fn(usize, usize, usize) -> f32,
    ) -> Self {
        let blocks = count.div_ceil(FILTERS);
        let mut weights = Vec::with_capacity(blocks * FILTERS * channels * taps.count);
        for block in 0..blocks {
            for channel in 0..channels {
                for tap in 0..taps.count {
                    weights.extend(
                        (0..FILTERS)
                            .map(|at| block * FILTERS + at)
                            .map(|filter| if filter < count { weight(filter, channel, tap) } else { 0.0 }),
                    );
                }
            }
        }
        let mut bias = bias.to_vec();
        bias.resize(blocks * FILTERS, 0.0);
        Self { count, channels, taps, weights, bias }
    }

    /// How many rows it takes.
    pub(super) fn channels(&self) -> usize {
        self.channels
    }

    /// How it goes over a row.
    pub(super) fn taps(&self) -> Taps {
        self.taps
    }

    /// The weights: blocks of `FILTERS`, channel by channel, tap by tap.
    pub(super) fn weights(&self) -> &[f32] {
        &self.weights
    }

    /// What a filter adds.
    pub(super) fn bias(&self, filter: usize) -> f32 {
        self.bias[filter]
    }

    /// Convolves `from` into a stretch of the result, which has a row for each filter.
    pub(super) fn run(&self, from: &Rows, onto: Onto, into: &mut Stretch) {
        debug_assert!(from.channels() == self.channels && into.rows.len() == self.count);
        Convolution { filters: self, from, onto, into, packed: vec![] }.dispatch();
    }
}

/// What a convolution is added to.
#[derive(Clone, Copy)]
pub(super) enum Onto<'a> {
    Nothing,
    /// Rows of the same form as the result.
    Rows(&'a Rows),
    /// What is there already.
    Itself,
}

struct Convolution<'a, 'b> {
    filters: &'a Filters,
    from: &'a Rows,
    onto: Onto<'a>,
    into: &'a mut Stretch<'b>,
    /// What a tile is made from, channel by channel.
    packed: Vec<f32>,
}

impl SimdOp for Convolution<'_, '_> {
    type Output = ();

    #[expect(clippy::inline_always, reason = "it is made anew for each set of instructions")]
    #[inline(always)]
    fn eval<I: Isa>(mut self, isa: I) {
        let Filters { channels, count, taps, weights, .. } = self.filters;
        let block = channels * taps.count * FILTERS;
        let ops = isa.f32();
        let tile = ops.len() * VECTORS;
        let span = (taps.count - 1) * taps.spacing + tile;
        let width = self.into.rows.first().map_or(0, |row| row.len());
        if *channels >= MANY {
            self.packed.resize(channels * span, 0.0);
        }
        for at in (0..width).step_by(tile) {
            let first = BEFORE - taps.before + self.into.start + at;
            for (channel, packed) in self.packed.chunks_exact_mut(span).enumerate() {
                packed.copy_from_slice(&self.from.whole(channel)[first..first + span]);
            }
            let first = if self.packed.is_empty() { first } else { 0 };
            let (numbers, stride) = if self.packed.is_empty() {
                (&self.from.data()[first..], self.from.stride())
            } else {
                (self.packed.as_slice(), span)
            };
            for (filter, weights) in (0..*count).step_by(FILTERS).zip(weights.chunks_exact(block)) {
                let mut made = [0.0; FILTERS * VECTORS * LANES];
                let made = &mut made[..FILTERS * tile];
                sums(isa, numbers, stride, *taps, weights, made);
                for (filter, made) in (filter..*count).zip(made.chunks_exact(tile)) {
                    self.filters.put(filter, made, self.onto, self.into, at);
                }
            }
        }
    }
}

impl Filters {
    /// Puts the sums of a filter where they belong, from `at` on in a stretch.
    #[expect(clippy::inline_always, reason = "it is made anew for each set of instructions")]
    #[inline(always)]
    fn put(&self, filter: usize, made: &[f32], onto: Onto, into: &mut Stretch, at: usize) {
        let (bias, start) = (self.bias[filter], into.start + at);
        let row = &mut *into.rows[filter];
        let kept = made.len().min(row.len() - at);
        let row = &mut row[at..at + kept];
        match onto {
            Onto::Rows(plus) => {
                let plus = &plus.row(filter)[start..start + kept];
                for ((into, made), plus) in row.iter_mut().zip(made).zip(plus) {
                    *into = made + bias + plus;
                }
            }
            Onto::Itself => {
                for (into, made) in row.iter_mut().zip(made) {
                    *into += made + bias;
                }
            }
            Onto::Nothing => {
                for (into, made) in row.iter_mut().zip(made) {
                    *into = made + bias;
                }
            }
        }
    }
}

/// The sums of `FILTERS` filters for a tile: `numbers` begin with the first of it in the first row, and `stride` lies
/// between two rows. `weights` has them channel by channel, tap by tap; `made` gets them filter by filter.
#[expect(clippy::inline_always, reason = "it is made anew for each set of instructions")]
#[inline(always)]
pub(super) fn sums<I: Isa>(
    isa: I,
    numbers: &[f32],
    stride: usize,
    taps: Taps,
    weights: &[f32],
    made: &mut [f32],
) {
    // Sixteen registers hold the sums of four filters, thirty-two those of eight.
    if isa.f32().len() == 8 {
        some_sums::<I, 4>(isa, numbers, stride, taps, weights, 0, made);
        some_sums::<I, 4>(isa, numbers, stride, taps, weights, 4, made);
    } else {
        some_sums::<I, FILTERS>(isa, numbers, stride, taps, weights, 0, made);
    }
}

/// The same of `COUNT` filters, from `skip` on.
#[expect(clippy::needless_range_loop, reason = "whole loops over registers")]
#[expect(clippy::inline_always, reason = "it is made anew for each set of instructions")]
#[inline(always)]
fn some_sums<I: Isa, const COUNT: usize>(
    isa: I,
    numbers: &[f32],
    stride: usize,
    taps: Taps,
    weights: &[f32],
    skip: usize,
    made: &mut [f32],
) {
    let ops = isa.f32();
    let lanes = ops.len();
    let (tile, Taps { count, spacing, .. }) = (lanes * VECTORS, taps);
    let span = (count - 1) * spacing + tile;
    let mut sums = [[ops.zero(); VECTORS]; COUNT];
    for (channel, weights) in weights.chunks_exact(count * FILTERS).enumerate() {
        let row = &numbers[channel * stride..][..span];
        for (tap, weights) in weights.chunks_exact(FILTERS).enumerate() {
            let row = &row[tap * spacing..][..tile];
            let weights = &weights[skip..skip + COUNT];
            let mut numbers = [ops.zero(); VECTORS];
            for vector in 0..VECTORS {
                numbers[vector] = ops.load(&row[vector * lanes..(vector + 1) * lanes]);
            }
            for filter in 0..COUNT {
                let weight = ops.splat(weights[filter]);
                for vector in 0..VECTORS {
                    let sum = sums[filter][vector];
                    sums[filter][vector] = ops.mul_add(weight, numbers[vector], sum);
                }
            }
        }
    }
    // Whole loops over registers: one that may end early would keep all sums in memory.
    let made = &mut made[skip * tile..(skip + COUNT) * tile];
    for filter in 0..COUNT {
        for vector in 0..VECTORS {
            let at = filter * tile + vector * lanes;
            ops.store(sums[filter][vector], &mut made[at..at + lanes]);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wave(at: usize) -> f32 {
        #[expect(clippy::cast_precision_loss, reason = "small numbers")]
        let at = at as f32;
        (at * 0.37).sin()
    }

    /// A convolution as it is defined.
    fn plainly(
        from: &Rows,
        taps: Taps,
        weight: impl Fn(usize, usize, usize) -> f32,
        filter: usize,
        at: usize,
    ) -> f64 {
        let mut sum = 0.0;
        for channel in 0..from.channels() {
            for tap in 0..taps.count {
                let index = (at + tap * taps.spacing).checked_sub(taps.before);
                let number = index.and_then(|index| from.row(channel).get(index)).copied().unwrap_or(0.0);
                sum += f64::from(number) * f64::from(weight(filter, channel, tap));
            }
        }
        sum
    }

    #[test]
    fn every_number_is_the_sum_of_its_window() {
        for (count, channels, width, taps) in [
            (8, 4, 100, Taps { count: 7, spacing: 3, before: 9 }),
            (1, 3, 48, Taps { count: 7, spacing: 1, before: 3 }),
            (13, 2, 1, Taps { count: 1, spacing: 1, before: 0 }),
            (16, 5, 49, Taps { count: 2, spacing: 1, before: 1 }),
            (9, 5, 333, Taps { count: 7, spacing: 12, before: 36 }),
            (3, 1500, 200, Taps { count: 3, spacing: 1, before: 1 }),
        ] {
            assert!(taps.fit());
            let mut from = Rows::zeros(channels, width);
            for channel in 0..channels {
                for (at, number) in from.row_mut(channel).iter_mut().enumerate() {
                    *number = wave(channel * 1000 + at);
                }
            }
            let weight = |filter, channel, tap| wave(filter * 31 + channel * 7 + tap);
            let bias: Vec<f32> = (0..count).map(wave).collect();
            let filters = Filters::new(count, channels, taps, &bias, weight);
            let mut into = Rows::zeros(count, width);
            for mut stretch in into.stretches_mut(width) {
                filters.run(&from, Onto::Nothing, &mut stretch);
            }
            let mut more = Rows::zeros(count, width);
            for mut stretch in more.stretches_mut(100) {
                filters.run(&from, Onto::Rows(&into), &mut stretch);
            }
            let mut again = into.clone();
            for mut stretch in again.stretches_mut(60) {
                filters.run(&from, Onto::Itself, &mut stretch);
            }
            assert_eq!(again, more);
            for (filter, bias) in bias.iter().enumerate() {
                for at in 0..width {
                    let wanted = plainly(&from, taps, weight, filter, at) + f64::from(*bias);
                    let (once, twice) = (into.row(filter)[at], more.row(filter)[at]);
                    assert!((f64::from(once) - wanted).abs() < 1e-4, "{count} {width} {filter} {at}");
                    assert!((f64::from(twice) - 2.0 * wanted).abs() < 2e-4, "{count} {width} {filter} {at}");
                }
                assert!(into.whole(filter)[..BEFORE].iter().all(|number| *number == 0.0));
                assert!(into.whole(filter)[BEFORE + width..].iter().all(|number| *number == 0.0));
            }
        }
    }

    #[test]
    fn taps_beyond_the_zeros_of_a_row_do_not_fit() {
        assert!(!Taps { count: 13, spacing: 12, before: 72 }.fit());
        assert!(!Taps { count: 0, spacing: 1, before: 0 }.fit());
        assert!(!Taps { count: 3, spacing: usize::MAX, before: 0 }.fit());
        assert!(!Taps { count: 3, spacing: 1, before: 3 }.fit());
    }
}
