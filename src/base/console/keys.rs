//! Single keys from the terminal: without waiting for Enter and without showing them, as long as this process is in
//! the foreground. Ctrl-C and Ctrl-Z stay signals.

use rustix::{
    event::{PollFd, PollFlags, poll},
    process::getpgrp,
    stdio::stdin,
    termios::{LocalModes, OptionalActions, SpecialCodeIndex, Termios, tcgetattr, tcgetpgrp, tcsetattr},
};
use std::{
    fs::File,
    io::Write,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::Duration,
};

/// The keyboard of the terminal on standard input. Dropped, it is as it was before.
#[derive(Debug)]
pub struct Keyboard(Arc<Mutex<Modes>>);

#[derive(Debug, Default)]
struct Modes {
    /// The terminal's modes before us, while they are changed.
    before: Option<Termios>,
    /// Nothing is to be changed any more.
    over: bool,
}

/// How long a process in the background waits before it looks again at keys that are not its own.
const AWAY: Duration = Duration::from_millis(100);
const STACK: usize = 64 * 1024;

/// Whether standard input is a terminal and this process is the one that it talks to.
pub fn in_foreground() -> bool {
    tcgetpgrp(stdin()).is_ok_and(|group| group == getpgrp())
}

impl Keyboard {
    /// Hands each key on to `to`, from a thread of its own, until nobody is left to take them.
    pub fn hand_on(to: File) -> std::io::Result<Self> {
        let modes = Arc::new(Mutex::new(Modes::default()));
        let keyboard = Self(Arc::clone(&modes));
        keyboard.take();
        std::thread::Builder::new().name("keys".into()).stack_size(STACK).spawn(move || read(&modes, to))?;
        Ok(keyboard)
    }

    /// Changes the terminal's modes, if it is ours now.
    pub fn take(&self) {
        take(&self.0);
    }

    /// Gives the terminal its former modes, until [`Keyboard::take`].
    pub fn give_back(&self) {
        give_back(&mut lock(&self.0));
    }
}

impl Drop for Keyboard {
    fn drop(&mut self) {
        let mut modes = lock(&self.0);
        give_back(&mut modes);
        modes.over = true;
    }
}

fn take(modes: &Mutex<Modes>) {
    let mut modes = lock(modes);
    if modes.over || modes.before.is_some() || !in_foreground() {
        return;
    }
    let Ok(before) = tcgetattr(stdin()) else { return };
    let mut keys = before.clone();
    keys.local_modes -= LocalModes::ICANON | LocalModes::ECHO;
    keys.special_codes[SpecialCodeIndex::VMIN] = 1;
    keys.special_codes[SpecialCodeIndex::VTIME] = 0;
    if tcsetattr(stdin(), OptionalActions::Now, &keys).is_ok() {
        modes.before = Some(before);
    }
}

/// In the background the terminal is somebody else's, who has set it up: then nothing is given back.
fn give_back(modes: &mut Modes) {
    if let Some(before) = modes.before.take()
        && in_foreground()
    {
        let _ = tcsetattr(stdin(), OptionalActions::Now, &before);
    }
}

fn read(modes: &Mutex<Modes>, mut to: File) {
    let mut keys = [0; 64];
    loop {
        let taker = PollFd::new(&to, PollFlags::empty());
        let mut both = [PollFd::from_borrowed_fd(stdin(), PollFlags::IN), taker];
        if poll(&mut both, None).is_err() {
            continue; // a signal
        }
        if !both[1].revents().is_empty() {
            return give_back(&mut lock(modes)); // nobody is left who takes them
        }
        if !in_foreground() {
            std::thread::sleep(AWAY);
            continue;
        }
        take(modes);
        match rustix::io::read(stdin(), &mut keys) {
            Err(rustix::io::Errno::INTR) => {}
            Ok(0) | Err(_) => return,
            Ok(count) => {
                if to.write_all(&keys[..count]).is_err() {
                    return;
                }
            }
        }
    }
}

fn lock(modes: &Mutex<Modes>) -> MutexGuard<'_, Modes> {
    modes.lock().unwrap_or_else(PoisonError::into_inner)
}
