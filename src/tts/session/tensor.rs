//! Values that go into a model and come out of it.

/// A tensor: a shape, and its numbers row by row.
#[derive(Clone, Debug, PartialEq)]
pub enum Tensor {
    /// Floats.
    F32(Vec<usize>, Vec<f32>),
    /// Whole numbers of 64 bits.
    I64(Vec<usize>, Vec<i64>),
    /// Whole numbers of 32 bits.
    I32(Vec<usize>, Vec<i32>),
}

impl Tensor {
    /// The numbers as floats, whatever the shape.
    pub fn into_floats(self) -> Vec<f32> {
        #[expect(clippy::cast_precision_loss, reason = "durations are small numbers")]
        match self {
            Self::F32(_, data) => data,
            Self::I64(_, data) => data.into_iter().map(|number| number as f32).collect(),
            Self::I32(_, data) => data.into_iter().map(|number| number as f32).collect(),
        }
    }
}
