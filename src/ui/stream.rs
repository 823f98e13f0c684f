//! One output stream with what is known about it.

use std::{
    io::{self, Write},
    sync::{Arc, Mutex, PoisonError},
};

/// A writer that several threads may share, with the facts that decide how text is dressed for it.
#[derive(Clone)]
pub(crate) struct Stream {
    writer: Arc<Mutex<Box<dyn Write + Send>>>,
    /// Whether a terminal is at the other end.
    pub(crate) terminal: bool,
    /// Whether colour is wanted.
    pub(crate) color: bool,
}

impl Stream {
    /// Wraps a writer.
    pub(crate) fn new(writer: Box<dyn Write + Send>, terminal: bool, color: bool) -> Self {
        Self { writer: Arc::new(Mutex::new(writer)), terminal, color }
    }

    /// Writes bytes as they are. The reader having gone away is not this command's failure.
    pub(crate) fn write(&self, bytes: &[u8]) {
        let _ = self.try_write(bytes);
    }

    /// Writes a line.
    pub(crate) fn line(&self, line: &str) {
        self.write(format!("{line}\n").as_bytes());
    }

    /// The stream as a writer, for who makes a long answer piece by piece.
    pub(crate) fn writer(&self) -> Box<dyn Write + Send> {
        Box::new(Shared(self.writer.clone()))
    }

    /// Writes bytes as they are, and says whether they went out.
    pub(crate) fn try_write(&self, bytes: &[u8]) -> io::Result<()> {
        let mut writer = self.writer.lock().unwrap_or_else(PoisonError::into_inner);
        writer.write_all(bytes)?;
        writer.flush()
    }
}

/// A stream's writer, shared with the stream.
struct Shared(Arc<Mutex<Box<dyn Write + Send>>>);

impl Write for Shared {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).flush()
    }
}
