//! How few products give some outputs of a convolution, from the numbers of a window and its taps.
//!
//! Winograd, "Arithmetic Complexity of Computations" (1980): polynomials of the window and of the taps are evaluated at
//! some points, multiplied there, and the outputs read off. Beside each other, as Lavin and Gray have it in "Fast
//! Algorithms for Convolutional Neural Networks" (2015): `output * ((filter * taps) . (input * window))`. The points are
//! those that lose least: whole numbers and halves near 0.

/// Outputs that are made together.
pub(super) const STEP: usize = 4;
/// The most points of a scheme; the last of a scheme is at infinity.
pub(super) const MOST: usize = 7;

/// The three matrices; what is beyond a scheme's points is zero.
pub(super) struct Tables {
    /// A row for each point, a column for each number of the window.
    pub(super) input: [[f32; MOST]; MOST],
    /// A row for each point, a column for each tap.
    pub(super) filter: [[f32; STEP]; MOST],
    /// A row for each output, a column for each point.
    pub(super) output: [[f32; MOST]; STEP],
}

/// A scheme for four outputs.
pub(super) trait Scheme {
    /// Taps that are taken together.
    const TAPS: usize;
    /// Products that they need, which is as many numbers as there are in the window.
    const POINTS: usize = STEP + Self::TAPS - 1;
    const TABLES: Tables;
}

/// Three taps: 6 products in place of 12.
pub(super) struct Three;

impl Scheme for Three {
    const TAPS: usize = 3;
    const TABLES: Tables = tables([0.0, 1.0, -1.0, 2.0, -0.5, 0.0], Self::POINTS);
}

/// Four taps: 7 products in place of 16.
pub(super) struct Four;

impl Scheme for Four {
    const TAPS: usize = 4;
    const TABLES: Tables = tables([0.0, 1.0, -1.0, 2.0, -2.0, 0.5], Self::POINTS);
}

/// The matrices for `count` points, of which the last is at infinity.
#[expect(clippy::cast_possible_truncation, reason = "to what is calculated with")]
const fn tables(points: [f64; MOST - 1], count: usize) -> Tables {
    let mut tables =
        Tables { input: [[0.0; MOST]; MOST], filter: [[0.0; STEP]; MOST], output: [[0.0; MOST]; STEP] };
    let (finite, taps) = (count - 1, count + 1 - STEP);
    let mut at = 0;
    while at < finite {
        // The product of `x - point` for all other points, and its value at this one.
        let (polynomial, mut scale) = (product(points, finite, at), 0.0);
        let mut power = finite;
        while power > 0 {
            power -= 1;
            scale = scale * points[at] + polynomial[power];
            tables.input[at][power] = polynomial[power] as f32;
        }
        let (mut power, mut value) = (0, 1.0);
        while power < STEP {
            tables.output[power][at] = value as f32;
            if power < taps {
                tables.filter[at][power] = (value / scale) as f32;
            }
            value *= points[at];
            power += 1;
        }
        at += 1;
    }
    let polynomial = product(points, finite, finite);
    let mut power = 0;
    while power < count {
        tables.input[finite][power] = polynomial[power] as f32;
        power += 1;
    }
    tables.filter[finite][taps - 1] = 1.0;
    tables.output[STEP - 1][finite] = 1.0;
    tables
}

/// The product of `x - point` for the first `count` points but one, lowest power first.
const fn product(points: [f64; MOST - 1], count: usize, but: usize) -> [f64; MOST] {
    let mut made = [0.0; MOST];
    made[0] = 1.0;
    let mut at = 0;
    while at < count {
        if at != but {
            let mut power = MOST;
            while power > 0 {
                power -= 1;
                let lower = if power > 0 { made[power - 1] } else { 0.0 };
                made[power] = lower - points[at] * made[power];
            }
        }
        at += 1;
    }
    made
}

#[cfg(test)]
mod tests {
    use super::*;

    fn outputs<S: Scheme>(window: &[f64], taps: &[f64]) -> Vec<f64> {
        let sum = |row: &[f32], numbers: &[f64]| -> f64 {
            row.iter().zip(numbers).map(|(factor, number)| f64::from(*factor) * number).sum()
        };
        let products: Vec<f64> = (0..S::POINTS)
            .map(|point| sum(&S::TABLES.filter[point], taps) * sum(&S::TABLES.input[point], window))
            .collect();
        S::TABLES.output.iter().map(|row| sum(row, &products)).collect()
    }

    fn check<S: Scheme>() {
        let numbers: Vec<f64> = (0..20u8).map(|at| (f64::from(at) * 1.3).sin() * 5.0).collect();
        let (window, taps) = (&numbers[..S::POINTS], &numbers[10..10 + S::TAPS]);
        for (at, made) in outputs::<S>(window, taps).into_iter().enumerate() {
            let wanted: f64 = taps.iter().zip(&window[at..]).map(|(tap, number)| tap * number).sum();
            assert!((made - wanted).abs() < 1e-5, "{} taps, output {at}: {made} {wanted}", S::TAPS);
        }
    }

    #[test]
    fn the_products_give_what_the_definition_does() {
        check::<Three>();
        check::<Four>();
        assert_eq!((Three::POINTS, Four::POINTS), (6, 7));
    }
}
