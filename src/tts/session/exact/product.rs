//! Products of matrices, and the convolutions that are made of them. Each number is a sum over the depth, term by
//! term with one rounding each, in blocks whose sums are added.

use rten_simd::{
    Isa, SimdOp,
    ops::{BitOps, NumOps},
};
use std::ops::Range;

/// The depth of a block where the right matrix was laid out before, as that of a layer is.
pub(in crate::tts::session) const LAID_OUT: usize = 256;

/// A matrix of `rows` times a matrix of `width` columns, both row by row; the sums are made in blocks of `block`.
pub(in crate::tts::session) fn product(left: &[f32], right: &[f32], width: usize, block: usize) -> Vec<f32> {
    let depth = right.len() / width.max(1);
    let rows = left.len() / depth.max(1);
    let mut out = vec![0f32; rows * width];
    let work = rows * right.len();
    let parts = if work < 1 << 20 { 1 } else { std::thread::available_parallelism().map_or(1, usize::from) };
    let each = rows.div_ceil(parts).max(1);
    std::thread::scope(|scope| {
        let pieces = out.chunks_mut(each * width).zip(left.chunks(each * depth));
        let mut pieces: Vec<_> = pieces.collect();
        let last = pieces.pop();
        for (out, left) in pieces {
            scope.spawn(move || blocks(left, right, width, block, out));
        }
        if let Some((out, left)) = last {
            blocks(left, right, width, block, out);
        }
    });
    out
}

fn blocks(left: &[f32], right: &[f32], width: usize, block: usize, out: &mut [f32]) {
    Product { left, right, width, block, out }.dispatch();
}

struct Product<'a> {
    left: &'a [f32],
    right: &'a [f32],
    width: usize,
    block: usize,
    out: &'a mut [f32],
}

/// Rows of the left matrix that are gone through together.
const ROWS: usize = 4;
/// Vectors of each that are summed at a time.
const VECTORS: usize = 2;

impl SimdOp for Product<'_> {
    type Output = ();

    #[expect(clippy::inline_always, reason = "it is made anew for each set of instructions")]
    #[inline(always)]
    fn eval<I: Isa>(mut self, isa: I) {
        let (depth, tile) = (self.right.len() / self.width.max(1), isa.f32().len() * VECTORS);
        let rows = self.left.len() / depth.max(1);
        let whole = self.width / tile * tile;
        for row in (0..rows).step_by(ROWS) {
            for start in (0..depth).step_by(self.block) {
                let block = start..depth.min(start + self.block);
                for at in (0..whole).step_by(tile) {
                    if row + ROWS <= rows {
                        self.tile::<I, ROWS>(isa, row, at, block.clone());
                    } else {
                        (row..rows).for_each(|row| self.tile::<I, 1>(isa, row, at, block.clone()));
                    }
                }
                for row in row..rows.min(row + ROWS) {
                    (whole..self.width).for_each(|at| self.number(row, at, block.clone()));
                }
            }
        }
    }
}

impl Product<'_> {
    /// The sums of a block of the depth for some rows, over the vectors from a column on.
    #[expect(clippy::inline_always, reason = "it is made anew for each set of instructions")]
    #[inline(always)]
    fn tile<I: Isa, const COUNT: usize>(&mut self, isa: I, row: usize, at: usize, block: Range<usize>) {
        let (ops, width, depth) = (isa.f32(), self.width, self.right.len() / self.width.max(1));
        let lanes = ops.len();
        let mut lefts = [[].as_slice(); COUNT];
        for (number, left) in lefts.iter_mut().enumerate() {
            *left = &self.left[(row + number) * depth..][block.clone()];
        }
        let mut sums = [[ops.zero(); VECTORS]; COUNT];
        for (at_block, right) in
            self.right[block.start * width..block.end * width].chunks_exact(width).enumerate()
        {
            let right = &right[at..at + lanes * VECTORS];
            let mut numbers = [ops.zero(); VECTORS];
            for vector in 0..VECTORS {
                numbers[vector] = ops.load(&right[vector * lanes..(vector + 1) * lanes]);
            }
            for number in 0..COUNT {
                let factor = ops.splat(lefts[number][at_block]);
                for vector in 0..VECTORS {
                    sums[number][vector] = ops.mul_add(factor, numbers[vector], sums[number][vector]);
                }
            }
        }
        for (row, sums) in (row..).zip(sums) {
            let out = &mut self.out[row * width + at..][..lanes * VECTORS];
            for (out, sum) in out.chunks_exact_mut(lanes).zip(sums) {
                ops.store(ops.add(ops.load(out), sum), out);
            }
        }
    }

    /// The same for one number, where there is no whole vector any more.
    #[expect(clippy::inline_always, reason = "it is made anew for each set of instructions")]
    #[inline(always)]
    fn number(&mut self, row: usize, at: usize, block: Range<usize>) {
        let depth = self.right.len() / self.width;
        let left = &self.left[row * depth..][block.clone()];
        let right = self.right[block.start * self.width + at..].iter().step_by(self.width);
        let sum = left.iter().zip(right).fold(0f32, |sum, (number, other)| number.mul_add(*other, sum));
        self.out[row * self.width + at] += sum;
    }
}

/// One row times a matrix, in the way of the reference for a single row: four terms at a time, each rounded.
fn single(left: &[f32], right: &[f32], width: usize) -> Vec<f32> {
    let mut out = vec![0f32; width];
    for (left, right) in left.chunks(4).zip(right.chunks(4 * width)) {
        for (at, out) in out.iter_mut().enumerate() {
            let terms = left.iter().zip(right[at..].iter().step_by(width)).map(|(a, b)| a * b);
            *out += terms.reduce(|sum, term| sum + term).unwrap_or(0.0);
        }
    }
    out
}

/// The rows become columns.
pub(in crate::tts::session) fn turned(numbers: &[f32], width: usize) -> Vec<f32> {
    let rows = numbers.len() / width.max(1);
    let mut out = Vec::with_capacity(numbers.len());
    for column in 0..width {
        out.extend((0..rows).map(|row| numbers[row * width + column]));
    }
    out
}

/// How a row is convolved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::tts::session) struct Window {
    /// How many numbers each sum takes of a channel.
    pub(in crate::tts::session) length: usize,
    /// The zeros before a row, and after it.
    pub(in crate::tts::session) pads: [usize; 2],
}

/// A convolution with steps of one: `numbers` are rows of `width`, one for each channel; `weights` has a row for each
/// filter.
pub(in crate::tts::session) fn convolution(
    numbers: &[f32],
    width: usize,
    weights: &[f32],
    bias: Option<&[f32]>,
    window: &Window,
) -> Option<(Vec<f32>, usize)> {
    let channels = numbers.len() / width.max(1);
    let depth = channels * window.length;
    let filters = weights.len() / depth.max(1);
    let target = (width + window.pads[0] + window.pads[1]).checked_sub(window.length)? + 1;
    let mut spread = Vec::with_capacity(depth * target);
    for row in numbers.chunks_exact(width) {
        let mut padded = vec![0f32; window.pads[0]];
        padded.extend(row);
        padded.resize(padded.len() + window.pads[1], 0.0);
        for tap in 0..window.length {
            spread.extend(&padded[tap..tap + target]);
        }
    }
    let mut out = if filters == 1 {
        single(weights, &spread, target)
    } else {
        product(weights, &spread, target, depth_of_block(target))
    };
    if let Some(bias) = bias {
        for (row, bias) in out.chunks_exact_mut(target).zip(bias) {
            for number in row {
                *number += bias;
            }
        }
    }
    Some((out, target))
}

/// The narrower a matrix, the deeper the blocks of its product.
fn depth_of_block(width: usize) -> usize {
    let (mut columns, mut depth) = (128, 128);
    while columns > 16 && columns / 2 >= width {
        (columns, depth) = (columns / 2, depth * 2);
    }
    depth
}

/// Makes each row about twice as long: a transposed convolution in which each channel stays by itself.
pub(in crate::tts::session) fn widened(
    numbers: &[f32],
    width: usize,
    weights: &[f32],
    bias: &[f32],
    window: &Window,
    stride: usize,
    more: usize,
) -> Option<(Vec<f32>, usize)> {
    let all = (width.checked_sub(1)?) * stride + window.length + more;
    let target = all.checked_sub(window.pads[0] + window.pads[1])?;
    let channels = numbers.len() / width;
    let mut out = Vec::with_capacity(channels * target);
    for (at, row) in numbers.chunks_exact(width).enumerate() {
        let weights = weights.get(at * window.length..(at + 1) * window.length)?;
        let mut wide = vec![0f32; all];
        for (tap, weight) in weights.iter().enumerate() {
            for (number, wide) in row.iter().zip(wide[tap..].iter_mut().step_by(stride)) {
                *wide += weight * number;
            }
        }
        let bias = bias.get(at)?;
        out.extend(wide[window.pads[0]..window.pads[0] + target].iter().map(|number| number + bias));
    }
    Some((out, target))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wave(count: u16) -> Vec<f32> {
        (0..count).map(|at| (f32::from(at) * 1.3).sin()).collect()
    }

    #[test]
    fn a_product_is_the_sum_of_products_whatever_the_blocks() {
        let (left, right) = (wave(7 * 90), wave(90 * 45));
        for block in [16, 256] {
            let out = product(&left, &right, 45, block);
            for (row, column) in [(0, 0), (6, 44), (3, 33)] {
                let wanted: f64 =
                    (0..90).map(|k| f64::from(left[row * 90 + k]) * f64::from(right[k * 45 + column])).sum();
                assert!((f64::from(out[row * 45 + column]) - wanted).abs() < 1e-5);
            }
        }
        assert_eq!(turned(&[1.0, 2.0, 3.0, 4.0, 5.0, 6.0], 3), [1.0, 4.0, 2.0, 5.0, 3.0, 6.0]);
        let alone = single(&left[..90], &right, 45);
        assert!((alone[44] - product(&left[..90], &right, 45, 256)[44]).abs() < 1e-5);
    }

    #[test]
    fn large_products_are_shared_among_threads_and_are_the_same() {
        let (left, right) = (wave(60_000), wave(60_000));
        let out = product(&left, &right, 200, 128);
        let alone = product(&left[..300], &right, 200, 128);
        assert_eq!((out.len(), &out[..200]), (200 * 200, &alone[..]));
    }

    #[test]
    fn convolutions_pad_and_widen() {
        let window = Window { length: 3, pads: [1, 1] };
        let (out, width) =
            convolution(&[1.0, 2.0, 3.0], 3, &[1.0, 10.0, 100.0], Some(&[0.5]), &window).unwrap();
        assert_eq!((width, out), (3, vec![210.5, 321.5, 32.5]));
        let (out, width) = widened(&[1.0, 2.0], 2, &[1.0, 10.0, 100.0], &[0.0], &window, 2, 1).unwrap();
        assert_eq!((width, out), (4, vec![10.0, 102.0, 20.0, 200.0]));
        assert_eq!([10, 16, 32, 42, 64, 65, 900].map(depth_of_block), [1024, 1024, 512, 256, 256, 128, 128]);
    }
}
