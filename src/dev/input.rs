//! What is typed, handed to the services that are to get it. The thread reads only when somebody is: reading the
//! terminal from the background would stop `ef`.

use super::{
    plan::{ServiceName, Typed},
    sink::{News, Sink},
};
use std::{
    collections::{HashMap, HashSet},
    fs::File,
    io::{self, Read, Write},
    sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError},
};

/// The standard inputs of the services' present processes.
#[derive(Clone, Default)]
pub(super) struct Input(Arc<(Mutex<Slots>, Condvar)>);

#[derive(Default)]
struct Slots {
    files: HashMap<usize, File>,
    /// The services that had a process at some time.
    seen: HashSet<usize>,
    ended: bool,
}

/// Who gets a piece of what is typed.
enum Route {
    /// This service, whenever it runs.
    One(usize),
    /// The one that the text names.
    Named(Vec<(String, usize)>, String),
}

impl Input {
    /// Starts the thread that hands on what is typed.
    pub(super) fn start(
        &self,
        typed: fn() -> Box<dyn Read + Send>,
        to: &Typed,
        number: impl Fn(&ServiceName) -> Option<usize>,
        sink: Arc<dyn Sink>,
    ) -> io::Result<()> {
        let route = match to {
            Typed::Service(name) => number(name).map(Route::One),
            Typed::Routed { names, default } => Some(Route::Named(names.clone(), default.clone())),
            Typed::Nobody | Typed::Open => None,
        };
        let Some(route) = route else { return Ok(()) };
        let (input, typed) = (self.clone(), typed());
        let work = move || match route {
            Route::One(service) => input.hand_on(service, typed),
            Route::Named(names, default) => input.distribute(&names, &default, typed, &*sink),
        };
        std::thread::Builder::new().name("input".into()).spawn(work).map(drop)
    }

    /// A new process takes over.
    pub(super) fn give(&self, service: usize, file: File) {
        let mut slots = self.lock();
        if slots.ended {
            end_of_input(&file);
            return;
        }
        slots.seen.insert(service);
        slots.files.insert(service, file);
        self.0.1.notify_all();
    }

    /// The process is gone.
    pub(super) fn take(&self, service: usize) {
        self.lock().files.remove(&service);
    }

    fn lock(&self) -> MutexGuard<'_, Slots> {
        self.0.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn hand_on(&self, service: usize, mut typed: Box<dyn Read + Send>) {
        let mut block = [0; 4096];
        while let Ok(count @ 1..) = typed.read(&mut block) {
            if let Some(file) = self.current(service) {
                // A process that ended meanwhile takes nothing; its successor gets what comes next.
                let _ = (&file).write_all(&block[..count]);
            }
        }
        let mut slots = self.lock();
        slots.ended = true;
        if let Some(file) = slots.files.remove(&service) {
            end_of_input(&file);
        }
    }

    /// Waits for a process to be there: what is typed early is not lost.
    fn current(&self, service: usize) -> Option<File> {
        let slots = self.0.1.wait_while(self.lock(), |slots| !slots.files.contains_key(&service));
        let slots = slots.unwrap_or_else(PoisonError::into_inner);
        slots.files.get(&service).and_then(|file| file.try_clone().ok())
    }

    /// The input of a service that runs, or is about to for the first time: what is typed early is not lost.
    fn once_there(&self, service: usize) -> Option<File> {
        let slots = self.0.1.wait_while(self.lock(), |slots| !slots.seen.contains(&service));
        let slots = slots.unwrap_or_else(PoisonError::into_inner);
        slots.files.get(&service).and_then(|file| file.try_clone().ok())
    }

    /// Whoever is meant must be there; the end of the input ends nobody's.
    fn distribute(
        &self,
        names: &[(String, usize)],
        default: &str,
        mut typed: Box<dyn Read + Send>,
        sink: &dyn Sink,
    ) {
        let mut block = [0; 4096];
        while let Ok(count @ 1..) = typed.read(&mut block) {
            let (target, text) = addressed(&block[..count], names, default);
            let service = names.iter().find(|(name, _)| name == target).map(|(_, service)| *service);
            let file = service.and_then(|service| self.once_there(service));
            match file {
                Some(file) => drop((&file).write_all(text)),
                None => sink.tell(News::NoInput(target.to_owned())),
            }
        }
    }
}

/// Whom `NAME:text` is for, and the text. What names nobody is for the default one, as a whole.
fn addressed<'a>(typed: &'a [u8], names: &'a [(String, usize)], default: &'a str) -> (&'a str, &'a [u8]) {
    let colon = memchr::memchr(b':', typed).filter(|at| at + 1 < typed.len());
    let by_name = colon.and_then(|at| {
        let name = names.iter().find(|(name, _)| name.as_bytes() == &typed[..at])?;
        Some((name.0.as_str(), &typed[at + 1..]))
    });
    by_name.unwrap_or((default, typed))
}

/// A pipe ends by being closed; a terminal is told with Ctrl-D.
fn end_of_input(mut file: &File) {
    const END_OF_TRANSMISSION: u8 = 4;
    if io::IsTerminal::is_terminal(file) {
        let _ = file.write_all(&[END_OF_TRANSMISSION]);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_says_whom_it_is_for() {
        let names = [("api".to_owned(), 0), ("0".to_owned(), 0), ("1".to_owned(), 1)];
        let to = |typed: &str| {
            let (target, text) = addressed(typed.as_bytes(), &names, "1");
            (target.to_owned(), String::from_utf8_lossy(text).into_owned())
        };
        assert_eq!(to("api:rs\n"), ("api".into(), "rs\n".into()));
        assert_eq!(to("0:a:b\n"), ("0".into(), "a:b\n".into()));
        assert_eq!(to("rs\n"), ("1".into(), "rs\n".into()));
        assert_eq!(to("ui:rs\n"), ("1".into(), "ui:rs\n".into()));
    }
}
