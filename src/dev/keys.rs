//! What the keys mean that are pressed in the terminal of a running launcher.

use super::{stop::Asked, supervisor::Event};
use std::{
    fs::File,
    io::{self, Read},
    sync::mpsc::Sender,
};

/// What a key asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Wish {
    /// The list of keys.
    Help,
    /// How each service is.
    States,
    /// Which service is to be restarted; the next key says it.
    AskRestart,
    /// This service anew.
    Restart(usize),
    /// Every service anew.
    RestartAll,
    /// The page in a browser.
    Open,
    /// An empty screen.
    Clear,
    /// A line to set what follows apart.
    Line,
    /// The end.
    End(Asked),
    /// A question was not answered.
    Never,
}

/// What stands for the services where one is to be chosen, in the plan's order.
pub const LABELS: &[u8] = b"123456789abcdefghijklmnopqrstuvwxyz";

/// Reads keys until there are no more.
#[derive(Clone, Copy, Debug, Default)]
struct Reading {
    /// Whether the next key names a service.
    choosing: bool,
    /// How much of an escape sequence has come: an arrow, a mouse.
    escape: Escape,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Escape {
    #[default]
    None,
    Begun,
    Inside,
}

impl Reading {
    /// What this key means where there are so many services.
    fn key(&mut self, key: u8, services: usize) -> Option<Wish> {
        if self.skips(key) {
            return None;
        }
        if std::mem::take(&mut self.choosing) {
            let chosen = LABELS.iter().position(|label| *label == key.to_ascii_lowercase());
            return Some(chosen.filter(|service| *service < services).map_or(Wish::Never, Wish::Restart));
        }
        Some(match key {
            b'?' | b'h' => Wish::Help,
            b'p' => Wish::States,
            b'r' if services == 1 => Wish::Restart(0),
            b'r' => {
                self.choosing = true;
                Wish::AskRestart
            }
            b'R' => Wish::RestartAll,
            b'o' => Wish::Open,
            b'c' => Wish::Clear,
            b'\n' | b'\r' => Wish::Line,
            b'q' => Wish::End(Asked::Down),
            _ => return None,
        })
    }

    /// Whether this byte is a part of what an arrow or a function key sends (ECMA-48 5.4).
    fn skips(&mut self, key: u8) -> bool {
        const ESCAPE: u8 = 0x1b;
        let (next, skip) = match (self.escape, key) {
            (_, ESCAPE) => (Escape::Begun, !std::mem::take(&mut self.choosing)),
            (Escape::Begun, b'[' | b'O') | (Escape::Inside, 0x20..=0x3f) => (Escape::Inside, true),
            (Escape::Inside, _) => (Escape::None, true),
            _ => (Escape::None, false),
        };
        self.escape = next;
        skip
    }
}

/// Reads the keys in a thread of its own.
pub(super) fn listen(mut keys: File, services: usize, events: Sender<Event>) -> io::Result<()> {
    const STACK: usize = 64 * 1024;
    let work = move || {
        let mut reading = Reading::default();
        let mut block = [0; 64];
        while let Ok(count @ 1..) = keys.read(&mut block) {
            let wishes = block[..count].iter().filter_map(|key| reading.key(*key, services));
            for wish in wishes {
                if events.send(Event::Key(wish)).is_err() {
                    return;
                }
            }
        }
    };
    std::thread::Builder::new().name("keys".into()).stack_size(STACK).spawn(work).map(drop)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wishes(keys: &str, services: usize) -> Vec<Wish> {
        let mut reading = Reading::default();
        keys.bytes().filter_map(|key| reading.key(key, services)).collect()
    }

    #[test]
    fn each_key_has_its_meaning() {
        assert_eq!(
            wishes("?hpRoc\nqxZ", 3),
            [
                Wish::Help,
                Wish::Help,
                Wish::States,
                Wish::RestartAll,
                Wish::Open,
                Wish::Clear,
                Wish::Line,
                Wish::End(Asked::Down)
            ]
        );
    }

    #[test]
    fn a_restart_asks_which_unless_there_is_one() {
        assert_eq!(wishes("r", 1), [Wish::Restart(0)]);
        assert_eq!(wishes("r2", 3), [Wish::AskRestart, Wish::Restart(1)]);
        assert_eq!(wishes("rA", 12), [Wish::AskRestart, Wish::Restart(9)]);
        assert_eq!(wishes("r4q", 3), [Wish::AskRestart, Wish::Never, Wish::End(Asked::Down)]);
        assert_eq!(wishes("r\x1bq", 3), [Wish::AskRestart, Wish::End(Asked::Down)]);
    }

    #[test]
    fn arrows_mean_nothing() {
        assert_eq!(wishes("\x1b[A\x1bOP\x1b[15~\x1b[1;5Cc", 3), [Wish::Clear]);
    }
}
