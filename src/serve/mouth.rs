//! One text spoken: an engine from the pool, its chunks encoded, the bytes handed on as they come.

use super::{
    fault::Fault,
    pool::{Awake, Pool},
    request::Sound,
};
use crate::tts::{
    self,
    audio::{self, Depth, Memory, Rounding, Shape, Shaped, Spec, Target},
    engine::{Id, Manner},
    studio::{Preset, Wish},
};
use axum::body::Bytes;
use std::{
    io::{self, Write},
    sync::{Arc, Mutex, MutexGuard, PoisonError, atomic::AtomicBool},
};
use tokio::sync::mpsc::UnboundedSender;

/// A server speaks many texts: the runtime is chosen for that, and not for the first one.
const IDS: usize = 20_000;
/// Less than this is a head without a sound: it waits for the first sound.
const HEAD: usize = 256;

/// What is to be spoken, and how.
#[derive(Clone, Debug)]
pub(super) struct Order {
    /// The text.
    pub(super) text: String,
    /// By whom.
    pub(super) wish: Wish,
    /// The preset that has said so, when one has.
    pub(super) preset: Option<Preset>,
    /// The form of the sound.
    pub(super) sound: Sound,
    /// Another sample rate.
    pub(super) sample_rate_hz: Option<u32>,
    /// The loudness, in LUFS.
    pub(super) loudness: Option<f64>,
    /// Whether bytes go out as they come.
    pub(super) live: bool,
}

/// What happens, in this order: one `Begin`, some `Sound`, one `End`; or a `Fail` at any time.
#[derive(Debug)]
pub(super) enum Event {
    /// Somebody will speak.
    Begin(Begin),
    /// Bytes.
    Sound(Bytes),
    /// That was all.
    End(End),
    /// It cannot be spoken.
    Fail(Fault),
}

/// Who speaks.
#[derive(Clone, Debug)]
pub(super) struct Begin {
    /// The engine.
    pub(super) engine: &'static str,
    /// The voice.
    pub(super) voice: String,
    /// The rate of the sound.
    pub(super) sample_rate_hz: u32,
    /// Who was wanted, and why it does not speak.
    pub(super) passed: Vec<String>,
}

/// What was spoken.
#[derive(Clone, Copy, Debug)]
pub(super) struct End {
    /// The length of the sound.
    pub(super) audio_seconds: f64,
}

/// Where events go.
pub(super) type Out = UnboundedSender<Event>;

/// Speaks. Whoever listens is told of everything, of a failure too.
pub(super) fn speak(pool: &Pool, order: &Order, stop: &AtomicBool, out: &Out) {
    let done = with_engine(pool, order, stop, out);
    // Whoever asked may have gone.
    let _ = out.send(match done {
        Ok(end) => Event::End(end),
        Err(fault) => Event::Fail(fault),
    });
}

fn with_engine(pool: &Pool, order: &Order, stop: &AtomicBool, out: &Out) -> Result<End, Fault> {
    let mut awake = pool.take(&order.wish).map_err(|error| fault(order, error))?;
    loop {
        let mut heard = 0;
        match chunks(&mut awake, order, stop, out, &mut heard) {
            // A service that does not answer is found out only now; nothing has sounded yet.
            Err(error) if error.is_absence() && heard == 0 && !order.wish.strict => {
                awake = pool.instead(&order.wish, awake, error).map_err(|error| fault(order, error))?;
            }
            // A model that failed may be in any state.
            Err(error @ (tts::Error::Failed { .. } | tts::Error::Model { .. })) => {
                return Err(fault(order, error));
            }
            spoken => {
                pool.give(awake);
                return spoken.map_err(|error| fault(order, error));
            }
        }
    }
}

/// What went wrong, and whose fault it is.
fn fault(order: &Order, error: tts::Error) -> Fault {
    match &order.preset {
        Some(preset) if preset.is_at_fault(&error) => Fault::of_preset(&preset.blame(error)),
        _ => Fault::of_speech(&error),
    }
}

fn chunks(
    awake: &mut Awake,
    order: &Order,
    stop: &AtomicBool,
    out: &Out,
    heard: &mut usize,
) -> Result<End, tts::Error> {
    let engine = &mut *awake.engine;
    let manner = manner(engine.id(), &order.wish.manner);
    let reading = engine.read(&order.text)?;
    if !reading.chunks.is_empty() {
        engine.load(IDS, &manner)?;
    }
    let rate = engine.sample_rate_hz();
    let format = order.sound.format();
    let wanted = order.sample_rate_hz.or(order.sound.fixed_rate_hz()).unwrap_or(rate);
    let target_rate = format.takes(wanted);
    let begin = Begin {
        engine: engine.id().name(),
        voice: engine.voice().to_owned(),
        sample_rate_hz: target_rate,
        passed: awake.passed.iter().map(|(id, error)| format!("{id}: {error}")).collect(),
    };
    let _ = out.send(Event::Begin(begin));
    let spec = Spec {
        format,
        sample_rate_hz: target_rate,
        depth: Depth::S16,
        rounding: rounding(engine.id()),
        kilobits: 0,
    };
    let (memory, mouthpiece) = (Memory::default(), Mouthpiece::new(out));
    let target = if order.live {
        Target::Stream("the answer".to_owned(), Box::new(mouthpiece.clone()))
    } else {
        Target::Memory(memory.clone())
    };
    let sink = audio::open(target, spec)?;
    // As a whole the sound is brought to another rate as a whole, which is a little better.
    let (sink, shaped_rate) =
        if order.live { (audio::resampling(sink, rate, target_rate), rate) } else { (sink, target_rate) };
    let shape =
        Shape { fade: 0, loudness: order.loudness, sample_rate_hz: rate, target_rate_hz: shaped_rate };
    let sink = Shaped::new(sink, shape);
    let said = tts::say::speak_on(engine, reading, &manner, sink, stop, &mut |done, _| *heard = done)?;
    if order.live {
        mouthpiece.rest();
    } else {
        let _ = out.send(Event::Sound(memory.take().into()));
    }
    Ok(End { audio_seconds: said.seconds() })
}

/// The manner, without what this engine lacks: another one may have been meant.
fn manner(engine: Id, asked: &Manner) -> Manner {
    Manner { pitch: asked.pitch.filter(|_| engine == Id::Espeak), ..asked.clone() }
}

/// How samples become numbers: each engine's reference program has its own way.
fn rounding(engine: Id) -> Rounding {
    match engine {
        Id::Piper => Rounding::Cut,
        Id::Espeak => Rounding::Exact,
        _ => Rounding::Nearest,
    }
}

/// Hands bytes on. The head of a file goes with the first sound, so that nothing was promised when that fails. Clones
/// are the same one.
#[derive(Clone)]
struct Mouthpiece {
    out: Out,
    head: Arc<Mutex<Vec<u8>>>,
}

impl Mouthpiece {
    fn new(out: &Out) -> Self {
        Self { out: out.clone(), head: Arc::default() }
    }

    fn head(&self) -> MutexGuard<'_, Vec<u8>> {
        self.head.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Hands on what is left of a sound that is whole.
    fn rest(&self) {
        let rest = std::mem::take(&mut *self.head());
        if !rest.is_empty() {
            let _ = self.out.send(Event::Sound(rest.into()));
        }
    }
}

impl Write for Mouthpiece {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let mut head = self.head();
        head.extend_from_slice(bytes);
        if head.len() >= HEAD {
            let bytes = std::mem::take(&mut *head);
            self.out.send(Event::Sound(bytes.into())).map_err(|_| io::ErrorKind::BrokenPipe)?;
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
