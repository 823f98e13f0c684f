//! What is typed, handed to one service. The thread reads only when a service was chosen: reading the
//! terminal from the background would stop `ef`.

use std::{
    fs::File,
    io::{Read, Write},
    sync::{Arc, Condvar, Mutex, PoisonError},
};

/// The standard input of the chosen service's present process.
#[derive(Clone, Default)]
pub(super) struct Input(Arc<(Mutex<Slot>, Condvar)>);

#[derive(Default)]
struct Slot {
    file: Option<File>,
    ended: bool,
}

impl Input {
    /// Starts the thread that hands on what is typed.
    pub(super) fn start(&self, typed: Box<dyn Read + Send>) -> std::io::Result<()> {
        let input = self.clone();
        std::thread::Builder::new().name("input".into()).spawn(move || input.hand_on(typed)).map(drop)
    }

    /// A new process takes over.
    pub(super) fn give(&self, file: File) {
        let (slot, changed) = &*self.0;
        let mut slot = slot.lock().unwrap_or_else(PoisonError::into_inner);
        if slot.ended {
            end_of_input(&file);
            return;
        }
        slot.file = Some(file);
        changed.notify_all();
    }

    /// The process is gone.
    pub(super) fn take(&self) {
        self.0.0.lock().unwrap_or_else(PoisonError::into_inner).file = None;
    }

    fn hand_on(&self, mut typed: Box<dyn Read + Send>) {
        let mut block = [0; 4096];
        while let Ok(count @ 1..) = typed.read(&mut block) {
            if let Some(file) = self.current() {
                // A process that ended meanwhile takes nothing; its successor gets what comes next.
                let _ = (&file).write_all(&block[..count]);
            }
        }
        let (slot, _) = &*self.0;
        let mut slot = slot.lock().unwrap_or_else(PoisonError::into_inner);
        slot.ended = true;
        if let Some(file) = slot.file.take() {
            end_of_input(&file);
        }
    }

    /// Waits for a process to be there: what is typed early is not lost.
    fn current(&self) -> Option<File> {
        let (slot, changed) = &*self.0;
        let slot = slot.lock().unwrap_or_else(PoisonError::into_inner);
        let slot =
            changed.wait_while(slot, |slot| slot.file.is_none()).unwrap_or_else(PoisonError::into_inner);
        slot.file.as_ref().and_then(|file| file.try_clone().ok())
    }
}

/// A pipe ends by being closed; a terminal is told with Ctrl-D.
fn end_of_input(mut file: &File) {
    const END_OF_TRANSMISSION: u8 = 4;
    if std::io::IsTerminal::is_terminal(file) {
        let _ = file.write_all(&[END_OF_TRANSMISSION]);
    }
}
