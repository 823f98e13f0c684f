//! Rows brought to mean 0 and deviation 1, to the scale of a style, and bent by a sine: what lies before each
//! convolution of a block.

use rten_simd::{Isa, SimdOp};

/// What is done with a row.
#[derive(Clone, Copy, Debug)]
pub(super) struct Style {
    /// The row is multiplied by it when it has mean 0 and deviation 1.
    pub(super) scale: f32,
    /// This is added then.
    pub(super) shift: f32,
    /// The frequency of the sine whose square is added at last, and the factor of that.
    pub(super) alpha: f32,
    pub(super) part: f32,
    /// What is added to the variance.
    pub(super) epsilon: f32,
}

/// Sums that are kept beside each other: as many as the longest vectors have numbers, times two.
const LANES: usize = 32;

/// The mean and the variance of a row. Sums of blocks are added with more digits.
struct Moments<'a>(&'a [f32]);

impl SimdOp for Moments<'_> {
    type Output = (f64, f64);

    #[expect(clippy::inline_always, reason = "it is made anew for each set of instructions")]
    #[inline(always)]
    fn eval<I: Isa>(self, _isa: I) -> (f64, f64) {
        #[expect(clippy::cast_precision_loss, reason = "a length")]
        let count = self.0.len() as f64;
        let mean = total(self.0, |number| number) / count;
        #[expect(clippy::cast_possible_truncation, reason = "to what the row is made of")]
        let middle = mean as f32;
        let spread = total(self.0, |number| (number - middle) * (number - middle)) / count;
        (mean, spread)
    }
}

/// The sum of a term for each number.
#[expect(clippy::inline_always, reason = "it is made anew for each set of instructions")]
#[inline(always)]
fn total(row: &[f32], term: impl Fn(f32) -> f32 + Copy) -> f64 {
    row.chunks(1024)
        .map(|block| {
            let mut sums = [0f32; LANES];
            let (whole, rest) = block.as_chunks::<LANES>();
            for numbers in whole {
                for (sum, number) in sums.iter_mut().zip(numbers) {
                    *sum += term(*number);
                }
            }
            let rest: f32 = rest.iter().map(|number| term(*number)).sum();
            f64::from(sums.iter().sum::<f32>() + rest)
        })
        .sum()
}

/// Brings a row to its style, when its mean and deviation are already in the factor and the constant.
struct Bend<'a> {
    row: &'a mut [f32],
    factor: f32,
    constant: f32,
    alpha: f32,
    part: f32,
}

impl SimdOp for Bend<'_> {
    type Output = ();

    #[expect(clippy::inline_always, reason = "it is made anew for each set of instructions")]
    #[inline(always)]
    fn eval<I: Isa>(self, _isa: I) {
        let Self { row, factor, constant, alpha, part } = self;
        for number in row {
            let straight = number.mul_add(factor, constant);
            *number = square_of_sine(straight * alpha).mul_add(part, straight);
        }
    }
}

/// Brings a row to its style.
#[expect(clippy::cast_possible_truncation, reason = "to what a row is made of")]
pub(super) fn style(row: &mut [f32], style: Style) {
    let Style { scale, shift, alpha, part, epsilon } = style;
    let (mean, variance) = Moments(row).dispatch();
    let factor = f64::from(scale) / (variance + f64::from(epsilon)).sqrt();
    let constant = f64::from(shift) - mean * factor;
    Bend { row, factor: factor as f32, constant: constant as f32, alpha, part }.dispatch();
}

/// Half a turn in three parts, of which the first two have few digits.
const HALF_TURN: [f32; 3] = [3.140_625, 9.675_026e-4, 1.509_957_8e-7];
/// The series of the sine, the highest power first; up to a quarter turn it is off by less than a float tells.
const SERIES: [f32; 5] = [-2.505_210_8e-8, 2.755_731_9e-6, -1.984_127e-4, 8.333_333e-3, -0.166_666_67];

/// The square of a sine repeats itself after half a turn.
#[inline(always)]
fn square_of_sine(angle: f32) -> f32 {
    const SHIFT: f32 = 12_582_912.0;
    let turns = angle.mul_add(std::f32::consts::FRAC_1_PI, SHIFT) - SHIFT;
    let rest = HALF_TURN.iter().fold(angle, |rest, part| turns.mul_add(-part, rest));
    let square = rest * rest;
    let series = SERIES[1..].iter().fold(SERIES[0], |sum, term| sum.mul_add(square, *term));
    let sine = (series * square).mul_add(rest, rest);
    sine * sine
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_square_of_a_sine_is_that() {
        for step in -200_000..200_000i32 {
            let angle = f64::from(step) * 0.0173;
            #[expect(clippy::cast_possible_truncation, reason = "a test value")]
            let angle = angle as f32;
            let wanted = f64::from(angle).sin().powi(2);
            assert!((f64::from(square_of_sine(angle)) - wanted).abs() < 4e-7, "{angle}");
        }
    }

    #[test]
    fn a_row_gets_mean_deviation_and_bend() {
        let mut row: Vec<f32> = (0..5000u16).map(|at| (f32::from(at) * 0.7).sin() * 3.0 + 100.0).collect();
        let mean = row.iter().copied().map(f64::from).sum::<f64>() / 5000.0;
        let variance = row.iter().map(|number| (f64::from(*number) - mean).powi(2)).sum::<f64>() / 5000.0;
        let wanted: Vec<f64> = row
            .iter()
            .map(|number| {
                let straight = (f64::from(*number) - mean) / (variance + 1e-5).sqrt() * 1.5 - 0.25;
                straight + (straight * 2.0).sin().powi(2) * 0.5
            })
            .collect();
        style(&mut row, Style { scale: 1.5, shift: -0.25, alpha: 2.0, part: 0.5, epsilon: 1e-5 });
        for (number, wanted) in row.iter().zip(wanted) {
            assert!((f64::from(*number) - wanted).abs() < 2e-5, "{number} {wanted}");
        }
    }
}
