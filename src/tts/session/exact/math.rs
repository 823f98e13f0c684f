//! Functions of one number.

/// From here on the angle is reduced with more digits.
const FAR: f32 = 25_966.0;
/// A half of pi in four parts, of which the first three have few digits.
const HALF_PI: [f32; 4] = [1.570_312_5, 4.839_897_2e-4, -1.628_650_4e-7, -5.564_431_6e-11];
/// The polynomials of sine and cosine up to a quarter of pi, the highest power first.
const SINE: [f32; 3] = [-1.959_234e-4, 8.332_687e-3, -0.166_666_62];
const COSINE: [f32; 5] = [2.437_226_6e-5, -1.388_652e-3, 0.041_666_62, -0.5, 1.0];

/// The sine.
#[inline(always)]
pub(in crate::tts::session) fn sine(angle: f32) -> f32 {
    const SHIFT: f32 = 12_582_912.0;
    let x = angle.abs();
    // To the nearest whole number, by adding one so large that the digits behind the point fall off.
    let shifted = x * std::f32::consts::FRAC_2_PI + SHIFT;
    let (turns, mut quadrant) = (shifted - SHIFT, shifted.to_bits());
    let mut rest = HALF_PI.iter().fold(x, |rest, part| rest - turns * part);
    if x >= FAR {
        (rest, quadrant) = reduced(x);
    }
    let square = rest * rest;
    let polynomial = |of: &[f32]| of[1..].iter().fold(of[0], |sum, term| sum * square + term);
    let value =
        if quadrant & 1 == 0 { polynomial(&SINE) * square * rest + rest } else { polynomial(&COSINE) };
    let sign = (angle.to_bits() ^ quadrant << 30) & 1 << 31;
    f32::from_bits(value.to_bits() ^ sign)
}

/// What is left of a large angle, and in which quadrant it ends.
fn reduced(angle: f32) -> (f32, u32) {
    const HIGH: f64 = 1.570_796_326_734_125_6;
    const LOW: f64 = 6.077_100_506_506_192e-11;
    let turns = (f64::from(angle) * std::f64::consts::FRAC_2_PI).round();
    let rest = (f64::from(angle) - turns * HIGH) - turns * LOW;
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "two bits of it count")]
    (rest as f32, (turns as i64 & 3) as u32)
}

/// The hyperbolic tangent, a quotient of two polynomials, the highest powers first.
#[inline(always)]
pub(in crate::tts::session) fn tanh(x: f32) -> f32 {
    const ABOVE: [f32; 7] = [
        -2.760_768_4e-16,
        2.000_188e-13,
        -8.604_672e-11,
        5.122_297_3e-8,
        1.485_722_35e-5,
        6.372_619_5e-4,
        4.893_524_6e-3,
    ];
    const BELOW: [f32; 4] = [1.198_258_4e-6, 1.185_347_1e-4, 2.268_434_7e-3, 4.893_525e-3];
    let x = x.clamp(-9.0, 9.0);
    let square = x * x;
    let polynomial = |of: &[f32]| of[1..].iter().fold(of[0], |sum, term| sum.mul_add(square, *term));
    polynomial(&ABOVE) * x / polynomial(&BELOW)
}

/// The logistic function, a quotient of two polynomials, the highest powers first.
pub(in crate::tts::session) fn sigmoid(x: f32) -> f32 {
    const ABOVE: [f32; 5] = [4.370_31e-11, 1.156_273_2e-7, 6.085_749e-5, 8.513_771e-3, 2.482_879_5e-1];
    const BELOW: [f32; 6] =
        [6.102_473_9e-13, 5.761_021_4e-9, 6.291_068e-6, 1.701_988_2e-3, 1.168_176_5e-1, 9.931_519e-1];
    let x = x.clamp(-18.0, 18.0);
    let square = x * x;
    let polynomial = |of: &[f32]| of[1..].iter().fold(of[0], |sum, term| sum.mul_add(square, *term));
    (polynomial(&ABOVE) * x / polynomial(&BELOW) + 0.5).clamp(0.0, 1.0)
}

/// The exponential of a number that is not above zero.
pub(in crate::tts::session) fn exp(x: f32) -> f32 {
    const SHIFT: f32 = 12_582_912.0;
    const LOWEST: f32 = -103.972_084;
    const POWERS: [f32; 7] =
        [1.378_059_4e-3, 8.373_124_5e-3, 4.166_953_6e-2, 1.666_647_2e-1, 4.999_998_5e-1, 1.0, 1.0];
    let x = x.max(LOWEST);
    let halvings = x.mul_add(std::f32::consts::LOG2_E, SHIFT) - SHIFT;
    let rest = halvings.mul_add(-1.428_606_8e-6, halvings.mul_add(-6.931_457_5e-1, x));
    let power = POWERS[1..].iter().fold(POWERS[0], |sum, term| sum.mul_add(rest, *term));
    // Two to the power of a whole number from -150 to 0; the product is rounded once.
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "its exponent is positive")]
    let scale = f64::from_bits(((1023 + halvings as i64) as u64) << 52);
    #[expect(clippy::cast_possible_truncation, reason = "rounded to what is given")]
    let scaled = (f64::from(power) * scale) as f32;
    scaled
}

/// The Gaussian error unit, by the tangent.
#[inline(always)]
pub(in crate::tts::session) fn gelu(x: f32) -> f32 {
    const LINEAR: f32 = 0.797_884_6;
    const CUBIC: f32 = 0.035_677_407;
    0.5 * x * (tanh(x * (CUBIC * x * x + LINEAR)) + 1.0)
}

/// The weighted sum of a row, one after the other with one rounding each.
#[expect(clippy::inline_always, reason = "it is made anew for each set of instructions")]
#[inline(always)]
pub(in crate::tts::session) fn weighted(row: &[f32], weights: &[f32]) -> f32 {
    row.iter().zip(weights).fold(0.0, |sum, (number, weight)| number.mul_add(*weight, sum))
}

#[cfg(test)]
#[path = "math_tests.rs"]
mod tests;
