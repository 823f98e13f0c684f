//! A Kokoro voice: a table of styles, one row for each length of a chunk.

/// How many numbers a row has.
pub(super) const WIDTH: usize = 256;
/// The most rows a table may have.
pub(super) const MOST_ROWS: usize = 4096;
/// The rows of every table published so far.
pub(super) const USUAL_ROWS: usize = 510;

/// The table.
#[derive(Clone, Debug, PartialEq)]
pub struct Style {
    numbers: Vec<f32>,
}

impl Style {
    /// A table from little-endian floats. `None` when they are not whole rows, or not finite.
    pub(super) fn of_bytes(bytes: &[u8]) -> Option<Self> {
        let (numbers, rest) = bytes.as_chunks::<4>();
        let numbers: Vec<f32> = numbers.iter().map(|bytes| f32::from_le_bytes(*bytes)).collect();
        let rows = numbers.len() / WIDTH;
        let whole = rest.is_empty() && numbers.len().is_multiple_of(WIDTH) && (1..=MOST_ROWS).contains(&rows);
        (whole && numbers.iter().all(|number| number.is_finite())).then_some(Self { numbers })
    }

    /// The table as little-endian floats.
    pub fn to_bytes(&self) -> Vec<u8> {
        self.numbers.iter().flat_map(|number| number.to_le_bytes()).collect()
    }

    /// A table of nothing, to try a model with.
    pub fn even() -> Self {
        Self { numbers: vec![0.0; WIDTH] }
    }

    /// The row of this number; the last one for all beyond.
    pub fn row(&self, row: usize) -> &[f32] {
        let row = row.min(self.numbers.len() / WIDTH - 1);
        &self.numbers[row * WIDTH..(row + 1) * WIDTH]
    }

    /// The weighted mean of tables, row by row. The weights are brought to a sum of 1.
    pub fn mean(parts: &[(Self, f32)]) -> Option<Self> {
        let sum: f32 = parts.iter().map(|(_, weight)| weight).sum();
        let shortest = parts.iter().map(|(style, _)| style.numbers.len()).min()?;
        let mut numbers = vec![0.0; shortest];
        for (style, weight) in parts {
            for (into, number) in numbers.iter_mut().zip(&style.numbers) {
                *into += number * (weight / sum);
            }
        }
        Some(Self { numbers })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn even(value: f32) -> Style {
        Style { numbers: vec![value; WIDTH * 2] }
    }

    #[test]
    fn the_mean_is_weighted_and_rows_end_with_the_last() {
        let mean = Style::mean(&[(even(1.0), 3.0), (even(5.0), 1.0)]).unwrap();
        assert_eq!(mean.row(0)[0].to_bits(), 2f32.to_bits());
        assert_eq!(mean.row(9), mean.row(1));
        assert_eq!(Style::mean(&[]), None);
    }

    #[test]
    fn what_is_no_table_is_refused() {
        assert_eq!(Style::of_bytes(&[0; 1000]), None);
        assert_eq!(Style::of_bytes(&[]), None);
        assert_eq!(Style::of_bytes(&f32::NAN.to_le_bytes().repeat(WIDTH)), None);
        assert!(Style::of_bytes(&[0; WIDTH * 4]).is_some());
    }
}
