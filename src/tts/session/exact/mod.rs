//! Arithmetic as ONNX Runtime does it on a processor of today, to the last bit: in the same order, with the same
//! roundings. Pure: numbers in, numbers out.
//!
//! rten's own operations are as correct as these, and what they give sounds the same. But Kokoro hands the *angles* of
//! a spectrum to its last part, and where its tone source stands still most bins of that spectrum hold nothing but
//! roundings: one bit more or less in the pitch turns these angles by any amount. So what the pitch depends on, and
//! rten rounds in another way, is done here (`source` finds it in the graph).
//!
//! The constants and orders were found by comparing with the runtime's results, number by number.

pub(super) mod each;
pub(super) mod math;
pub(super) mod product;
pub(super) mod recurrent;
pub(super) mod rows;
