//! A value of a voice's last part: channels, each a row of numbers over time, with zeros to either side.

/// Zeros before the numbers of a row: as many as a convolution may look back.
pub(super) const BEFORE: usize = 64;
/// Zeros after them: as many as a convolution may look ahead, and a tile of the longest vectors.
pub(super) const AFTER: usize = 128;

/// Rows of the same width.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Rows {
    width: usize,
    data: Vec<f32>,
}

impl Rows {
    /// Rows of zeros.
    pub(super) fn zeros(channels: usize, width: usize) -> Self {
        Self { width, data: vec![0.0; channels * (BEFORE + width + AFTER)] }
    }

    /// Numbers of a row.
    pub(super) fn width(&self) -> usize {
        self.width
    }

    /// From the beginning of a row to that of the next.
    fn stride(&self) -> usize {
        BEFORE + self.width + AFTER
    }

    /// How many rows.
    pub(super) fn channels(&self) -> usize {
        self.data.len() / self.stride()
    }

    /// Whether they have this form.
    pub(super) fn is(&self, channels: usize, width: usize) -> bool {
        self.width == width && self.channels() == channels
    }

    /// A row with its zeros.
    pub(super) fn whole(&self, channel: usize) -> &[f32] {
        &self.data[channel * self.stride()..(channel + 1) * self.stride()]
    }

    /// The numbers of a row.
    pub(super) fn row(&self, channel: usize) -> &[f32] {
        &self.whole(channel)[BEFORE..BEFORE + self.width]
    }

    /// The same to write to.
    pub(super) fn row_mut(&mut self, channel: usize) -> &mut [f32] {
        let start = channel * self.stride() + BEFORE;
        &mut self.data[start..start + self.width]
    }
}
