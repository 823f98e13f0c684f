//! What is done with each number by itself, with the best instructions that there are.

use super::rows::Rows;
use rten_simd::{Isa, SimdOp};

/// Writes to each number of `into` what `make` gives for those at the same place in `from` and `other`.
pub(super) fn each(from: &Rows, other: &Rows, into: &mut Rows, make: impl Fn(f32, f32) -> f32 + Copy) {
    for channel in 0..into.channels() {
        let into = into.row_mut(channel);
        Each { from: from.row(channel), other: other.row(channel), into, make }.dispatch();
    }
}

struct Each<'a, F> {
    from: &'a [f32],
    other: &'a [f32],
    into: &'a mut [f32],
    make: F,
}

impl<F: Fn(f32, f32) -> f32 + Copy> SimdOp for Each<'_, F> {
    type Output = ();

    #[expect(clippy::inline_always, reason = "it is made anew for each set of instructions")]
    #[inline(always)]
    fn eval<I: Isa>(self, _isa: I) {
        let make = self.make;
        for ((into, from), other) in self.into.iter_mut().zip(self.from).zip(self.other) {
            *into = make(*from, *other);
        }
    }
}
