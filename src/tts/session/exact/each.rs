//! The functions of one number, for many of them, with the best instructions that there are.

use super::math;
use rten_simd::{Isa, SimdOp};
use std::marker::PhantomData;

/// Puts the sine in place of each number.
pub(in crate::tts::session) fn sines(numbers: &mut [f32]) {
    Each::<Sine>(numbers, PhantomData).dispatch();
}

/// Puts the Gaussian error unit in place of each number.
pub(in crate::tts::session) fn gelus(numbers: &mut [f32]) {
    Each::<Gelu>(numbers, PhantomData).dispatch();
}

/// The tangent of the weighted sum of each row, with a bias.
pub(in crate::tts::session) fn mixed(numbers: &[f32], weights: &[f32], bias: f32) -> Vec<f32> {
    Mixed { numbers, weights, bias }.dispatch()
}

/// A function that is made anew for each set of instructions.
trait Function {
    fn of(number: f32) -> f32;
}

struct Sine;

impl Function for Sine {
    #[expect(clippy::inline_always, reason = "it is made anew for each set of instructions")]
    #[inline(always)]
    fn of(number: f32) -> f32 {
        math::sine(number)
    }
}

struct Gelu;

impl Function for Gelu {
    #[expect(clippy::inline_always, reason = "it is made anew for each set of instructions")]
    #[inline(always)]
    fn of(number: f32) -> f32 {
        math::gelu(number)
    }
}

struct Each<'a, F>(&'a mut [f32], PhantomData<F>);

impl<F: Function> SimdOp for Each<'_, F> {
    type Output = ();

    #[expect(clippy::inline_always, reason = "it is made anew for each set of instructions")]
    #[inline(always)]
    fn eval<I: Isa>(self, _isa: I) {
        for number in self.0 {
            *number = F::of(*number);
        }
    }
}

struct Mixed<'a> {
    numbers: &'a [f32],
    weights: &'a [f32],
    bias: f32,
}

impl SimdOp for Mixed<'_> {
    type Output = Vec<f32>;

    #[expect(clippy::inline_always, reason = "it is made anew for each set of instructions")]
    #[inline(always)]
    fn eval<I: Isa>(self, _isa: I) -> Vec<f32> {
        let Self { numbers, weights, bias } = self;
        let rows = numbers.chunks_exact(weights.len());
        let mut sums: Vec<f32> = rows.map(|row| math::weighted(row, weights) + bias).collect();
        for sum in &mut sums {
            *sum = math::tanh(*sum);
        }
        sums
    }
}
