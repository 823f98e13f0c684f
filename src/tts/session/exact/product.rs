//! Products of matrices, and the convolutions that are made of them. Each number is a sum over the depth, term by
//! term with one rounding each, in blocks whose sums are added.

use super::super::share::share;
use rten_simd::{
    Isa, Simd, SimdOp,
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
    let parts = parts(rows * right.len());
    let each = rows.div_ceil(parts).max(1);
    share(
        out.chunks_mut((each * width).max(1)).zip(left.chunks((each * depth).max(1))),
        parts,
        |(out, left)| {
            blocks(left, right, width, block, out);
        },
    );
    out
}

/// Into how many parts so much work is worth dividing.
fn parts(work: usize) -> usize {
    if work < 1 << 20 { 1 } else { std::thread::available_parallelism().map_or(1, usize::from) }
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
        let (rows, right) = (self.left.len() / depth.max(1), self.right);
        let mut packed = vec![];
        for start in (0..depth).step_by(self.block) {
            let block = start..depth.min(start + self.block);
            for at in (0..self.width).step_by(tile) {
                let columns = at..self.width.min(at + tile);
                // Side by side in memory, where that pays, and where the last columns are no whole vectors.
                let panel = if rows > ROWS || columns.len() < tile {
                    self.pack(&block, &columns, tile, &mut packed);
                    Panel { numbers: &packed, step: tile }
                } else {
                    Panel { numbers: &right[start * self.width + at..], step: self.width }
                };
                for row in (0..rows).step_by(ROWS) {
                    if row + ROWS <= rows {
                        self.tile::<I, ROWS>(isa, row, &columns, &block, &panel);
                    } else {
                        (row..rows).for_each(|row| self.tile::<I, 1>(isa, row, &columns, &block, &panel));
                    }
                }
            }
        }
    }
}

/// Some columns of a block of the right matrix.
struct Panel<'a> {
    numbers: &'a [f32],
    /// From one row to the next.
    step: usize,
}

impl Product<'_> {
    /// Copies some columns of a block, with zeros behind them up to a whole tile.
    fn pack(&self, block: &Range<usize>, columns: &Range<usize>, tile: usize, packed: &mut Vec<f32>) {
        packed.clear();
        packed.resize(block.len() * tile, 0.0);
        let rows = self.right[block.start * self.width..].chunks(self.width);
        for (packed, row) in packed.chunks_exact_mut(tile).zip(rows) {
            packed[..columns.len()].copy_from_slice(&row[columns.clone()]);
        }
    }

    /// The sums of a block of the depth for some rows and columns.
    #[expect(clippy::inline_always, reason = "it is made anew for each set of instructions")]
    #[inline(always)]
    fn tile<I: Isa, const COUNT: usize>(
        &mut self,
        isa: I,
        row: usize,
        columns: &Range<usize>,
        block: &Range<usize>,
        panel: &Panel,
    ) {
        let (ops, width, depth) = (isa.f32(), self.width, self.right.len() / self.width.max(1));
        let lanes = ops.len();
        let mut lefts = [[].as_slice(); COUNT];
        for (number, left) in lefts.iter_mut().enumerate() {
            *left = &self.left[(row + number) * depth..][block.clone()];
        }
        let mut sums = [[ops.zero(); VECTORS]; COUNT];
        for (at, right) in panel.numbers.chunks(panel.step).take(block.len()).enumerate() {
            let right = &right[..lanes * VECTORS];
            let mut numbers = [ops.zero(); VECTORS];
            for vector in 0..VECTORS {
                numbers[vector] = ops.load(&right[vector * lanes..(vector + 1) * lanes]);
            }
            for number in 0..COUNT {
                let factor = ops.splat(lefts[number][at]);
                for vector in 0..VECTORS {
                    sums[number][vector] = ops.mul_add(factor, numbers[vector], sums[number][vector]);
                }
            }
        }
        for (row, sums) in (row..).zip(sums) {
            let out = &mut self.out[row * width..][columns.clone()];
            for (out, sum) in out.chunks_mut(lanes).zip(sums) {
                if out.len() == lanes {
                    ops.store(ops.add(ops.load(out), sum), out);
                } else {
                    let sum = sum.to_array();
                    out.iter_mut().zip(sum.as_ref()).for_each(|(out, sum)| *out += sum);
                }
            }
        }
    }
}

/// A layer: the product with weights that were laid out before, and then a bias.
pub(in crate::tts::session) fn layer(numbers: &[f32], weights: &[f32], bias: &[f32]) -> Vec<f32> {
    let mut out = product(numbers, weights, bias.len(), LAID_OUT);
    for row in out.chunks_exact_mut(bias.len()) {
        row.iter_mut().zip(bias).for_each(|(number, bias)| *number += bias);
    }
    out
}

/// The scores of an attention: for each of its heads, the product of a matrix of `rows` rows and one of as many columns,
/// both of them scaled before.
pub(in crate::tts::session) fn scores(
    sides: [&[f32]; 2],
    scales: [f32; 2],
    heads: usize,
    rows: usize,
) -> Vec<f32> {
    let side = |at: usize| sides[at].iter().map(|number| number * scales[at]).collect();
    let (left, right): (Vec<f32>, Vec<f32>) = (side(0), side(1));
    by_heads([&left, &right], heads, rows, rows)
}

/// For each of some heads, the product of a matrix of `rows` rows and one of `width` columns.
pub(in crate::tts::session) fn by_heads(
    [left, right]: [&[f32]; 2],
    heads: usize,
    rows: usize,
    width: usize,
) -> Vec<f32> {
    let each = |all: &[f32]| (all.len() / heads.max(1)).max(1);
    let mut out = vec![0f32; heads * rows * width];
    let pairs = left.chunks_exact(each(left)).zip(right.chunks_exact(each(right)));
    let heads = out.chunks_exact_mut((rows * width).max(1)).zip(pairs);
    share(heads, parts(left.len() * width), |(out, (left, right))| {
        blocks(left, right, width, depth_of_block(width), out);
    });
    out
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
#[path = "product_tests.rs"]
mod tests;
