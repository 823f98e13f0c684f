//! A value of a voice's last part: channels, each a row of numbers over time, with zeros to either side.

use crate::base::process::ask_for_large_pages;

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
        let mut data = vec![0.0; channels * (BEFORE + width + AFTER)];
        ask_for_large_pages(&mut data);
        Self { width, data }
    }

    /// The numbers of all rows, one behind the other, without the zeros.
    pub(super) fn into_numbers(mut self) -> Vec<f32> {
        let (channels, stride) = (self.channels(), self.stride());
        for channel in 0..channels {
            let start = channel * stride + BEFORE;
            self.data.copy_within(start..start + self.width, channel * self.width);
        }
        self.data.truncate(channels * self.width);
        self.data
    }

    /// Numbers of a row.
    pub(super) fn width(&self) -> usize {
        self.width
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

    /// From the beginning of one row to that of the next.
    pub(super) fn stride(&self) -> usize {
        BEFORE + self.width + AFTER
    }

    /// All rows with their zeros, one behind the other.
    pub(super) fn data(&self) -> &[f32] {
        &self.data
    }

    /// The numbers of each row, to write to.
    pub(super) fn rows_mut(&mut self) -> impl Iterator<Item = &mut [f32]> {
        let (width, stride) = (self.width, self.stride());
        self.data.chunks_exact_mut(stride).map(move |row| &mut row[BEFORE..BEFORE + width])
    }

    /// Stretches of so many numbers of all rows, to write to.
    pub(super) fn stretches_mut(&mut self, width: usize) -> Vec<Stretch<'_>> {
        let starts = (0..self.width).step_by(width.max(1));
        let mut all: Vec<Stretch> = starts.map(|start| Stretch { start, rows: vec![] }).collect();
        for row in self.rows_mut() {
            for (stretch, row) in all.iter_mut().zip(row.chunks_mut(width.max(1))) {
                stretch.rows.push(row);
            }
        }
        all
    }
}

/// A stretch of all rows of a value, to write to.
pub(super) struct Stretch<'a> {
    /// The first of its numbers.
    pub(super) start: usize,
    /// Its numbers of each row.
    pub(super) rows: Vec<&'a mut [f32]>,
}
