//! Functions of rows of numbers: sums in the order of the reference's vector instructions.

use super::math;

/// Interpolates rows of `width` numbers to rows of another width, as ONNX Runtime does it for three dimensions: in
/// all three, though two of them stay as they are. `rows` lie in groups of `height`.
pub(in crate::tts::session) fn interpolate(
    numbers: &[f32],
    height: usize,
    width: usize,
    scale: f32,
) -> (Vec<f32>, usize) {
    #[expect(
        clippy::cast_precision_loss,
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "sizes"
    )]
    let target = (width as f32 * scale) as usize;
    let columns: Vec<Column> = (0..target).map(|at| Column::at(at, width, scale)).collect();
    let rows = numbers.len() / width.max(1);
    let mut out = Vec::with_capacity(rows * target);
    for row in 0..rows {
        let this = &numbers[row * width..(row + 1) * width];
        // Along the axes that stay, a number is interpolated with itself: half and half along the first, and along
        // the second only in its last row. Elsewhere the neighbour counts nothing.
        let last = row % height + 1 == height;
        let (part, times) = if last { (0.25, 4) } else { (0.5, 2) };
        for Column { left, right, of_left, of_right } in &columns {
            let (a, b) = (of_left * part * this[*left], of_right * part * this[*right]);
            let sum = (1..times).fold(a + b, |sum, _| sum + a + b);
            out.push(sum);
        }
    }
    (out, target)
}

/// Where a number of the new row comes from.
struct Column {
    left: usize,
    right: usize,
    of_left: f32,
    of_right: f32,
}

impl Column {
    #[expect(
        clippy::cast_precision_loss,
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "sizes"
    )]
    fn at(at: usize, width: usize, scale: f32) -> Self {
        let place = ((at as f32 + 0.5) / scale - 0.5).min((width - 1) as f32).max(0.0);
        let left = (place as usize).min(width - 1);
        let right = (left + 1).min(width - 1);
        let (of_right, of_left) = if left == right {
            (0.5, 0.5)
        } else {
            ((place - left as f32).abs(), (place - right as f32).abs())
        };
        Self { left, right, of_left, of_right }
    }
}

/// The sum of numbers spread over `L` lanes, and the lanes added half to half.
fn by_halves<const L: usize>(mut lanes: [f32; L]) -> f32 {
    let mut width = L;
    while width > 1 {
        width /= 2;
        for at in 0..width {
            lanes[at] += lanes[at + width];
        }
    }
    lanes[0]
}

#[expect(clippy::cast_precision_loss, reason = "a count of numbers")]
fn count(row: &[f32]) -> f32 {
    row.len() as f32
}

/// Brings each row to mean 0 and deviation 1, then scales and shifts it column by column.
pub(in crate::tts::session) fn layer_norm(numbers: &mut [f32], scale: &[f32], bias: &[f32], epsilon: f32) {
    for row in numbers.chunks_exact_mut(scale.len()) {
        let sum: f64 = row.iter().map(|number| f64::from(*number)).sum();
        #[expect(clippy::cast_possible_truncation, reason = "rounded to what is given")]
        let mean = (sum / f64::from(count(row))) as f32;
        let mut lanes = [0f32; 8];
        for part in row.chunks(8) {
            for (lane, number) in lanes.iter_mut().zip(part) {
                let off = number - mean;
                *lane = off.mul_add(off, *lane);
            }
        }
        let inverse = 1.0 / (by_halves(lanes) / count(row) + epsilon).sqrt();
        for ((number, scale), bias) in row.iter_mut().zip(scale).zip(bias) {
            *number = ((*number - mean) * inverse).mul_add(*scale, *bias);
        }
    }
}

/// The sum in pairs of vectors of four. The first `before` numbers lie before the first whole vector in memory, and
/// are added behind.
fn in_fours(numbers: impl ExactSizeIterator<Item = f32>, before: usize) -> f32 {
    let whole = numbers.len().saturating_sub(before);
    let (fours, pairs) = (whole / 4 * 4, whole / 8 * 8);
    let mut lanes = [[0f32; 4]; 3];
    let mut others = [0f32; 8];
    let mut count = 0;
    for (at, number) in numbers.enumerate() {
        match at.checked_sub(before) {
            Some(at) if at < pairs => lanes[at / 4 % 2][at % 4] += number,
            Some(at) if at < fours => lanes[2][at % 4] += number,
            _ => {
                others[count] = number;
                count += 1;
            }
        }
    }
    let joined = |at: usize| lanes[0][at] + lanes[1][at] + lanes[2][at];
    let sum = (joined(0) + joined(2)) + (joined(1) + joined(3));
    others[..count].iter().fold(sum, |sum, number| sum + number)
}

/// Brings each row of `width` to mean 0 and deviation 1; each has a scale and a shift of its own, in turn.
pub(in crate::tts::session) fn instance_norm(
    numbers: &mut [f32],
    width: usize,
    scale: &[f32],
    bias: &[f32],
    epsilon: f32,
) {
    for (at, row) in numbers.chunks_exact_mut(width).enumerate() {
        let (scale, bias) = (scale[at % scale.len()], bias[at % bias.len()]);
        let before = (4 - at * width % 4) % 4;
        let mean = in_fours(row.iter().copied(), before) / count(row);
        let square = |number: &f32| (number - mean) * (number - mean);
        let variance = in_fours(row.iter().map(square), 0) / count(row);
        let factor = 1.0 / (variance + epsilon).sqrt() * scale;
        let shift = bias - mean * factor;
        for number in row {
            *number = *number * factor + shift;
        }
    }
}

/// Turns each row of `width` into shares of 1.
pub(in crate::tts::session) fn softmax(numbers: &mut [f32], width: usize) {
    for row in numbers.chunks_exact_mut(width) {
        let most = row.iter().copied().fold(f32::NEG_INFINITY, f32::max);
        let mut lanes = [0f32; 16];
        for part in row.chunks_mut(16) {
            for (lane, number) in lanes.iter_mut().zip(part) {
                *number = math::exp(*number - most);
                *lane += *number;
            }
        }
        // The upper half to the lower one, then neighbours.
        let mut sums: Vec<f32> = (0..8).map(|at| lanes[at] + lanes[at + 8]).collect();
        while sums.len() > 1 {
            sums = sums.as_chunks::<2>().0.iter().map(|[left, right]| left + right).collect();
        }
        let share = 1.0 / sums[0];
        for number in row {
            *number *= share;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_stays_a_line_between_its_ends() {
        let (out, width) = interpolate(&[0.0, 10.0, 20.0, 5.0, 5.0, 5.0], 2, 3, 4.0);
        assert_eq!((width, out.len()), (12, 24));
        assert_eq!((out[0], out[5], out[6]), (0.0, 8.75, 11.25));
        assert!(out[12..].iter().all(|number| (*number - 5.0).abs() < 1e-9));
        let (out, width) = interpolate(&[1.0, 2.0, 3.0, 4.0], 1, 4, 0.5);
        assert_eq!((width, out), (2, vec![1.5, 3.5]));
    }

    #[test]
    fn rows_are_brought_to_their_measure() {
        let wave: Vec<f32> = (0..86u16).map(|at| (f32::from(at) * 0.7).sin() * 3.0 + 1.0).collect();
        let (ones, zeros) = (vec![1.0; 43], vec![0.0; 43]);
        let (mut by_layer, mut by_instance, mut shares) = (wave.clone(), wave.clone(), wave);
        layer_norm(&mut by_layer, &ones, &zeros, 1e-5);
        instance_norm(&mut by_instance, 43, &[1.0, 1.0], &[0.0, 0.0], 1e-5);
        softmax(&mut shares, 43);
        for rows in [by_layer, by_instance] {
            for row in rows.chunks(43) {
                let mean = row.iter().sum::<f32>() / 43.0;
                let variance = row.iter().map(|number| number * number).sum::<f32>() / 43.0;
                assert!(mean.abs() < 1e-5 && (variance - 1.0).abs() < 1e-4, "{mean} {variance}");
            }
        }
        assert!(shares.chunks(43).all(|row| (row.iter().sum::<f32>() - 1.0).abs() < 1e-5));
    }
}
