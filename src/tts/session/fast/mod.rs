//! Convolutions of rows, faster than a general runtime does them: nothing is rearranged in memory, sums stay in
//! registers, and what lies between two convolutions stays in the cache. Portable, by `rten-simd`.

pub(super) mod block;
mod conv;
mod each;
mod normal;
pub(super) mod program;
mod rows;
pub(super) mod weights;
mod winograd;
