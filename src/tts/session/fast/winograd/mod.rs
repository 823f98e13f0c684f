//! Convolutions of many rows with half the products: see `scheme`. Each sum has about twice the rounding of the plain
//! one, that is 2e-6 of the deviation of the numbers for 256 rows and 11 taps.
//!
//! Outputs that lie a spacing of taps apart go together, four at a time; so many of them side by side fill a vector.

mod scheme;

use super::{
    conv::{FILTERS, Filters, LANES, Onto, Taps, VECTORS, sums},
    rows::{BEFORE, Rows, Stretch},
};
use crate::tts::session::share::share;
use rten_simd::{
    Isa, SimdOp,
    ops::{BitOps, NumOps},
};
use scheme::{Four, MOST, STEP, Scheme, Three};
use std::marker::PhantomData;

/// From so many rows, and into so many, it is worth to go over to points and back.
const MANY: usize = 64;
/// Below this width the plain convolution has less to do: it goes in shorter steps.
const WIDE: usize = 192;
/// Groups of four outputs that a thread takes at a time: what belongs to them stays in its cache.
const AT_A_TIME: usize = 192;
/// The same for twice as many rows.
const AT_A_TIME_OF_MORE: usize = 96;

/// The weights of a convolution at the points of a scheme.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Winograd {
    /// Taps that are taken together, groups of them.
    groups: usize,
    /// Blocks of `FILTERS`: point by point, channel by channel, group by group.
    weights: Vec<f32>,
}

/// Room for what lies between the steps, to be used again.
#[derive(Default)]
pub(super) struct Room {
    /// The numbers of a row, four parts.
    parts: Vec<f32>,
    /// Point by point, row by row.
    points: Vec<f32>,
    /// Sums of the products for some filters: point by point, filter by filter.
    sums: Vec<f32>,
}

impl Winograd {
    /// The weights, made on so many threads. `None` where the plain convolution is as good.
    pub(super) fn of(filters: &Filters, width: usize, threads: usize) -> Option<Self> {
        let taps = filters.taps().count;
        let many = filters.channels().min(filters.count) >= MANY && width >= WIDE;
        match taps {
            _ if !many => None,
            3 => Some(Self::made::<Three>(filters, threads)),
            // One tap in a group may be missing.
            _ if taps > 3 && taps % 4 != 1 && taps % 4 != 2 => Some(Self::made::<Four>(filters, threads)),
            _ => None,
        }
    }

    fn made<S: Scheme>(filters: &Filters, threads: usize) -> Self {
        let (channels, taps) = (filters.channels(), filters.taps().count);
        let groups = taps.div_ceil(S::TAPS);
        let block = S::POINTS * channels * groups * FILTERS;
        let plain = filters.weights().chunks_exact(channels * taps * FILTERS);
        let mut weights = vec![0.0; plain.len() * block];
        share(weights.chunks_exact_mut(block).zip(plain), threads, |(weights, plain)| {
            Evaluate::<S> { weights, plain, taps, scheme: PhantomData }.dispatch();
        });
        Self { groups, weights }
    }

    /// Numbers of all rows that are best taken at a time.
    pub(super) fn stretch(filters: &Filters) -> usize {
        let spacing = filters.taps().spacing;
        let most = if filters.channels() > 2 * MANY { AT_A_TIME_OF_MORE } else { AT_A_TIME };
        (most / spacing).max(1) * spacing * STEP
    }

    /// Convolves `from` into a stretch of the result, as `Filters::run` does.
    pub(super) fn run(
        &self,
        filters: &Filters,
        from: &Rows,
        onto: Onto,
        into: &mut Stretch,
        room: &mut Room,
    ) {
        if filters.taps().count == 3 {
            Convolution::<Three> { own: self, filters, from, onto, into, room, scheme: PhantomData }
                .dispatch();
        } else {
            Convolution::<Four> { own: self, filters, from, onto, into, room, scheme: PhantomData }
                .dispatch();
        }
    }
}

/// Brings the weights of a block of filters to the points.
struct Evaluate<'a, S> {
    weights: &'a mut [f32],
    plain: &'a [f32],
    taps: usize,
    scheme: PhantomData<S>,
}

impl<S: Scheme> SimdOp for Evaluate<'_, S> {
    type Output = ();

    #[expect(clippy::needless_range_loop, reason = "points are counted, as in the definition")]
    #[expect(clippy::inline_always, reason = "it is made anew for each set of instructions")]
    #[inline(always)]
    fn eval<I: Isa>(self, _isa: I) {
        let (groups, depth) = (self.taps.div_ceil(S::TAPS), self.weights.len() / S::POINTS);
        for (channel, plain) in self.plain.chunks_exact(self.taps * FILTERS).enumerate() {
            for (group, plain) in plain.chunks(S::TAPS * FILTERS).enumerate() {
                let mut taps = [[0.0; FILTERS]; STEP];
                for (tap, plain) in taps.iter_mut().zip(plain.as_chunks::<FILTERS>().0) {
                    *tap = *plain;
                }
                for point in 0..S::POINTS {
                    let at = point * depth + (channel * groups + group) * FILTERS;
                    for (filter, weight) in self.weights[at..at + FILTERS].iter_mut().enumerate() {
                        *weight = 0.0;
                        for tap in 0..S::TAPS {
                            *weight += S::TABLES.filter[point][tap] * taps[tap][filter];
                        }
                    }
                }
            }
        }
    }
}

struct Convolution<'a, 'b, S> {
    own: &'a Winograd,
    filters: &'a Filters,
    from: &'a Rows,
    onto: Onto<'a>,
    into: &'a mut Stretch<'b>,
    room: &'a mut Room,
    scheme: PhantomData<S>,
}

impl<S: Scheme> SimdOp for Convolution<'_, '_, S> {
    type Output = ();

    #[expect(clippy::inline_always, reason = "it is made anew for each set of instructions")]
    #[inline(always)]
    fn eval<I: Isa>(mut self, isa: I) {
        let Taps { spacing, .. } = self.filters.taps();
        let (lanes, channels, groups) = (isa.f32().len(), self.filters.channels(), self.own.groups);
        let tile = lanes * VECTORS;
        let width = self.into.rows.first().map_or(0, |row| row.len());
        // Fours of outputs, and how many more are looked at by the later groups of taps.
        let fours = (width.div_ceil(STEP * spacing) * spacing).next_multiple_of(tile);
        let seen = (fours + spacing * (groups - 1)).next_multiple_of(lanes);
        self.room.points.resize(S::POINTS * channels * seen, 0.0);
        self.room.sums.resize(S::POINTS * FILTERS * tile, 0.0);
        self.evaluate(isa, seen);
        let depth = channels * groups * FILTERS;
        for first in (0..fours).step_by(tile) {
            let blocks = self.own.weights.chunks_exact(S::POINTS * depth);
            for (filter, weights) in (0..self.filters.count).step_by(FILTERS).zip(blocks) {
                for (point, weights) in weights.chunks_exact(depth).enumerate() {
                    let numbers = &self.room.points[point * channels * seen..][..channels * seen];
                    let made = &mut self.room.sums[point * FILTERS * tile..][..FILTERS * tile];
                    let taps = Taps { count: groups, spacing, before: 0 };
                    sums(isa, &numbers[first..], seen, taps, weights, made);
                }
                for at in filter..self.filters.count.min(filter + FILTERS) {
                    self.outputs(isa, first, at, at - filter);
                }
            }
        }
    }
}

impl<S: Scheme> Convolution<'_, '_, S> {
    /// Brings the numbers of all rows to the points.
    #[expect(clippy::needless_range_loop, reason = "points are counted, as in the definition")]
    #[expect(clippy::inline_always, reason = "it is made anew for each set of instructions")]
    #[inline(always)]
    fn evaluate<I: Isa>(&mut self, isa: I, seen: usize) {
        let ops = isa.f32();
        let (lanes, channels) = (ops.len(), self.filters.channels());
        let Taps { spacing, before, .. } = self.filters.taps();
        let long = seen + spacing;
        self.room.parts.resize(STEP * long, 0.0);
        let first = BEFORE - before + self.into.start;
        for channel in 0..channels {
            let numbers = &self.from.whole(channel)[first..];
            let numbers = &numbers[..numbers.len().min(STEP * (long + spacing))];
            match spacing {
                1 => split(numbers, &mut self.room.parts, 1),
                3 => split(numbers, &mut self.room.parts, 3),
                5 => split(numbers, &mut self.room.parts, 5),
                _ => split(numbers, &mut self.room.parts, spacing),
            }
            for at in (0..seen).step_by(lanes) {
                let mut window = [ops.zero(); MOST];
                for number in 0..S::POINTS {
                    let from = number % STEP * long + at + number / STEP * spacing;
                    window[number] = ops.load(&self.room.parts[from..from + lanes]);
                }
                for point in 0..S::POINTS {
                    let mut sum = ops.zero();
                    for number in 0..S::POINTS {
                        let factor = S::TABLES.input[point][number];
                        if factor != 0.0 {
                            sum = ops.mul_add(ops.splat(factor), window[number], sum);
                        }
                    }
                    let into = (point * channels + channel) * seen + at;
                    ops.store(sum, &mut self.room.points[into..into + lanes]);
                }
            }
        }
    }

    /// Reads the outputs of a filter off the sums of its products; `which` of those that are there.
    #[expect(clippy::needless_range_loop, reason = "points are counted, as in the definition")]
    #[expect(clippy::inline_always, reason = "it is made anew for each set of instructions")]
    #[inline(always)]
    fn outputs<I: Isa>(&mut self, isa: I, first: usize, filter: usize, which: usize) {
        let ops = isa.f32();
        let (lanes, spacing, start) = (ops.len(), self.filters.taps().spacing, self.into.start);
        let tile = lanes * VECTORS;
        let bias = ops.splat(self.filters.bias(filter));
        let mut made = [[0.0; LANES * VECTORS]; STEP];
        for at in (0..tile).step_by(lanes) {
            let mut products = [ops.zero(); MOST];
            for point in 0..S::POINTS {
                let from = (point * FILTERS + which) * tile + at;
                products[point] = ops.load(&self.room.sums[from..from + lanes]);
            }
            for output in 0..STEP {
                let mut sum = bias;
                for point in 0..S::POINTS {
                    let factor = S::TABLES.output[output][point];
                    if factor != 0.0 {
                        sum = ops.mul_add(ops.splat(factor), products[point], sum);
                    }
                }
                ops.store(sum, &mut made[output][at..at + lanes]);
            }
        }
        let row = &mut *self.into.rows[filter];
        let fours = Fours { first, count: tile, spacing };
        match self.onto {
            Onto::Nothing => fours.put(&made, row, |into, _, made| *into = made),
            Onto::Itself => fours.put(&made, row, |into, _, made| *into += made),
            Onto::Rows(plus) => {
                let plus = &plus.row(filter)[start..];
                fours.put(&made, row, |into, at, made| *into = made + plus[at]);
            }
        }
    }
}

/// Takes a row apart into four: numbers that lie a spacing apart belong to one window. What it has not is zero.
#[expect(clippy::inline_always, reason = "it is made anew for each spacing that is known")]
#[inline(always)]
fn split(numbers: &[f32], parts: &mut [f32], spacing: usize) {
    let long = parts.len() / STEP;
    let whole = (numbers.len() / (STEP * spacing) * spacing).min(long / spacing * spacing);
    for (which, part) in parts.chunks_exact_mut(long).enumerate() {
        let (whole, rest) = part.split_at_mut(whole);
        let blocks = numbers.chunks_exact(STEP * spacing);
        for (part, block) in whole.chunks_exact_mut(spacing).zip(blocks) {
            part.copy_from_slice(&block[which * spacing..(which + 1) * spacing]);
        }
        for (at, number) in (whole.len()..).zip(rest) {
            let from = (STEP * (at / spacing) + which) * spacing + at % spacing;
            *number = numbers.get(from).copied().unwrap_or(0.0);
        }
    }
}

/// Fours of outputs: which are the first and how many, and how far apart the four lie.
struct Fours {
    first: usize,
    count: usize,
    spacing: usize,
}

impl Fours {
    /// Puts each where it belongs in a row; what lies beyond its end is left out.
    #[expect(clippy::inline_always, reason = "it is made anew for each set of instructions")]
    #[inline(always)]
    fn put(self, made: &[[f32; LANES * VECTORS]; STEP], row: &mut [f32], put: impl Fn(&mut f32, usize, f32)) {
        let Self { first, count, spacing } = self;
        let start = first * STEP;
        if let Some(row) = row.get_mut(start..start + count * STEP).filter(|_| spacing == 1) {
            for (at, four) in row.as_chunks_mut::<STEP>().0.iter_mut().enumerate() {
                for (which, into) in four.iter_mut().enumerate() {
                    put(into, start + at * STEP + which, made[which][at]);
                }
            }
            return;
        }
        let mut at = 0;
        while at < count {
            let (block, skip) = ((first + at) / spacing, (first + at) % spacing);
            let run = (spacing - skip).min(count - at);
            for (which, made) in made.iter().enumerate() {
                let start = (STEP * block + which) * spacing + skip;
                let into = row.get_mut(start..).unwrap_or_default();
                for ((index, into), made) in (start..).zip(into).zip(&made[at..at + run]) {
                    put(into, index, *made);
                }
            }
            at += run;
        }
    }
}

#[cfg(test)]
mod tests;
