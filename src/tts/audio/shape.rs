//! What is done to a sound before it is encoded. A fade needs no more than its own length; another rate or a
//! loudness needs the whole, which is then kept until the end.

use super::{Measured, Sink, level, resample};
use crate::tts::Error;

/// What is done.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Shape {
    /// How many samples fade in, and out.
    pub fade: usize,
    /// The loudness, in LUFS.
    pub loudness: Option<f64>,
    /// The rate of the sound.
    pub sample_rate_hz: u32,
    /// The rate in which it is written.
    pub target_rate_hz: u32,
}

impl Shape {
    /// The sound as it is.
    pub fn as_it_is(sample_rate_hz: u32) -> Self {
        Self { sample_rate_hz, target_rate_hz: sample_rate_hz, ..Self::default() }
    }

    fn needs_the_whole(&self) -> bool {
        self.loudness.is_some() || self.target_rate_hz != self.sample_rate_hz
    }
}

/// A sink that shapes what it is given, and then hands it on.
pub struct Shaped {
    inner: Box<dyn Sink>,
    shape: Shape,
    /// The whole, where it is needed; else what may yet have to fade out.
    held: Vec<f32>,
    passed: usize,
}

impl Shaped {
    /// Shapes for this sink.
    pub fn new(inner: Box<dyn Sink>, shape: Shape) -> Self {
        Self { inner, shape, held: Vec::new(), passed: 0 }
    }

    /// Takes more samples.
    pub fn write(&mut self, samples: &[f32]) -> Result<(), Error> {
        if self.shape.needs_the_whole() {
            self.held.extend_from_slice(samples);
            return Ok(());
        }
        if self.shape.fade == 0 {
            return self.inner.write(samples);
        }
        self.held.extend_from_slice(samples);
        let ready = self.held.len().saturating_sub(self.shape.fade);
        if ready == 0 {
            return Ok(());
        }
        let rest = self.held.split_off(ready);
        let mut part = std::mem::replace(&mut self.held, rest);
        fade_in(&mut part, self.passed, self.shape.fade);
        self.passed += part.len();
        self.inner.write(&part)
    }

    /// There are no more.
    pub fn finish(mut self) -> Result<Option<Measured>, Error> {
        let mut measured = None;
        let mut rest = std::mem::take(&mut self.held);
        if self.shape.needs_the_whole() {
            if let Some(target) = self.shape.loudness {
                measured = Some(level::loudness(&mut rest, self.shape.sample_rate_hz, target)?);
            }
            fade_in(&mut rest, 0, self.shape.fade);
            fade_out(&mut rest, self.shape.fade);
            rest = resample(rest, self.shape.sample_rate_hz, self.shape.target_rate_hz)?;
        } else {
            fade_in(&mut rest, self.passed, self.shape.fade);
            fade_out(&mut rest, self.shape.fade);
        }
        if !rest.is_empty() {
            self.inner.write(&rest)?;
        }
        self.inner.finish()?;
        Ok(measured)
    }
}

#[expect(clippy::cast_precision_loss, reason = "a count of samples")]
fn fade_in(samples: &mut [f32], before: usize, fade: usize) {
    for (at, sample) in samples.iter_mut().enumerate().take(fade.saturating_sub(before)) {
        *sample *= (before + at) as f32 / fade as f32;
    }
}

#[expect(clippy::cast_precision_loss, reason = "a count of samples")]
fn fade_out(samples: &mut [f32], fade: usize) {
    let end = samples.len();
    for (at, sample) in samples.iter_mut().enumerate().skip(end.saturating_sub(fade)) {
        *sample *= (end - 1 - at) as f32 / fade as f32;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::{Arc, Mutex};

    struct Kept(Arc<Mutex<Vec<f32>>>);

    impl Sink for Kept {
        fn write(&mut self, samples: &[f32]) -> Result<(), Error> {
            self.0.lock().unwrap().extend_from_slice(samples);
            Ok(())
        }

        fn finish(self: Box<Self>) -> Result<(), Error> {
            Ok(())
        }
    }

    fn shaped(shape: Shape, parts: &[usize]) -> Vec<f32> {
        let kept = Arc::new(Mutex::new(vec![]));
        let mut sink = Shaped::new(Box::new(Kept(kept.clone())), shape);
        for part in parts {
            sink.write(&vec![1.0; *part]).unwrap();
        }
        sink.finish().unwrap();
        kept.lock().unwrap().clone()
    }

    #[test]
    fn a_fade_is_the_same_however_the_sound_comes() {
        let shape = Shape { fade: 10, sample_rate_hz: 100, target_rate_hz: 100, ..Shape::default() };
        let whole = shaped(shape, &[40]);
        assert_eq!((whole.len(), whole[0], whole[5], whole[20], whole[39]), (40, 0.0, 0.5, 1.0, 0.0));
        for parts in [&[1; 40][..], &[3, 30, 7], &[39, 1]] {
            assert_eq!(shaped(shape, parts), whole);
        }
        assert_eq!(shaped(shape, &[]), [0.0; 0]);
    }

    #[test]
    fn without_a_shape_samples_pass_at_once() {
        let shape = Shape { sample_rate_hz: 100, target_rate_hz: 100, ..Shape::default() };
        assert_eq!(shaped(shape, &[3, 4]), [1.0; 7]);
    }
}
