//! The weights of a model, read from its file.

use super::conv::{Filters, Taps};
use crate::tts::session::graph::{Graph, Node, Stored};
use std::{
    fs::File,
    io::{self, Read, Seek, SeekFrom},
    path::Path,
};

/// Bytes that are read at a time: all of a weight would be there twice for a moment.
const PIECE: usize = 1 << 16;

/// The weights of a model, read where they lie.
pub(in crate::tts::session) struct Weights<'a> {
    file: File,
    graph: &'a Graph,
}

impl<'a> Weights<'a> {
    /// `None` when the file is not there.
    pub(in crate::tts::session) fn open(path: &Path, graph: &'a Graph) -> Option<Self> {
        Some(Self { file: File::open(path).ok()?, graph })
    }

    /// A constant of few numbers.
    pub(super) fn small(&self, name: &str) -> Option<&'a [f32]> {
        self.graph.floats.get(name).map(Vec::as_slice)
    }

    /// A tensor of 32-bit floats: its shape and its numbers.
    pub(in crate::tts::session) fn get(&mut self, name: &str) -> Option<(&[usize], Vec<f32>)> {
        let Stored { shape, at, .. } = self.graph.stored.get(name)?;
        let count = shape.iter().try_fold(1usize, |count, size| count.checked_mul(*size))?;
        count.checked_mul(4).filter(|bytes| *bytes as u64 <= self.graph.bytes)?;
        let mut numbers = Vec::with_capacity(count);
        let mut read = || -> io::Result<()> {
            self.file.seek(SeekFrom::Start(*at))?;
            let mut piece = vec![0; PIECE];
            while numbers.len() < count {
                let piece = &mut piece[..(4 * (count - numbers.len())).min(PIECE)];
                self.file.read_exact(piece)?;
                numbers.extend(piece.as_chunks::<4>().0.iter().map(|bytes| f32::from_le_bytes(*bytes)));
            }
            Ok(())
        };
        read().ok()?;
        Some((shape, numbers))
    }

    /// The second and third input of a convolution: its weights with their shape, and its bias, which may be empty.
    pub(super) fn of(&mut self, node: &Node) -> Option<([usize; 3], Vec<f32>, Vec<f32>)> {
        let (shape, numbers) = self.get(node.inputs.get(1)?)?;
        let shape: [usize; 3] = shape.try_into().ok().filter(|shape: &[usize; 3]| !shape.contains(&0))?;
        let bias = match node.inputs.get(2) {
            Some(name) => self.get(name)?.1,
            None => vec![],
        };
        Some((shape, numbers, bias))
    }

    /// A convolution that keeps the length of its rows.
    pub(super) fn filters(&mut self, node: &Node) -> Option<Filters> {
        let ([count, channels, length], numbers, bias) = self.of(node)?;
        let size = |name: &str| node.numbers(name).and_then(|all| usize::try_from(*all.first()?).ok());
        let taps = Taps {
            count: length,
            spacing: size("dilations").unwrap_or(1),
            before: size("pads").unwrap_or(0),
        };
        let at = |filter, channel, tap| numbers[(filter * channels + channel) * length + tap];
        let fits = taps.fit() && (bias.is_empty() || bias.len() == count);
        fits.then(|| Filters::new(count, channels, taps, &bias, at))
    }
}
