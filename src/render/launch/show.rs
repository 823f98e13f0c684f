//! The usual view: prefixed lines on stdout, news on stderr.

use super::{
    face::Face,
    keys,
    lane::{Dress, Lane},
    prefix::Prefix,
    screen::Screen,
    words::{self, Level},
};
use crate::{
    base::process::Window,
    dev::{Held, News, OutputGone, Sink},
    ui::Stream,
};
use std::{
    cell::Cell,
    sync::{
        Arc, Mutex, MutexGuard, PoisonError,
        mpsc::{Receiver, Sender, channel},
    },
    time::Duration,
};

/// How output is shown.
pub(crate) struct Options {
    /// The prefixes.
    pub(crate) prefix: Prefix,
    /// Bytes as they are, without prefix (`--raw`).
    pub(crate) raw: bool,
    /// Each service's output in one piece, at its end (`--group`).
    pub(crate) group: bool,
    /// The least that news must matter to be told.
    pub(crate) level: Level,
    /// The size of the terminal, when output goes to one.
    pub(crate) window: Option<Box<dyn Fn() -> Option<Window> + Send + Sync>>,
}

/// The view.
pub(crate) struct TextShow {
    faces: Vec<Face>,
    options: Options,
    lanes: Vec<Mutex<Lane>>,
    screen: Arc<Screen>,
    news: Mutex<Option<Sender<News>>>,
    told: Mutex<Receiver<()>>,
}

impl TextShow {
    /// A view of these services on these streams.
    pub(crate) fn new(
        faces: Vec<Face>,
        options: Options,
        out: &Stream,
        err: &Stream,
    ) -> std::io::Result<Self> {
        let styled = out.terminal && !options.raw;
        let screen = Arc::new(Screen::new(out.clone(), err.clone(), styled));
        let dress = if styled { Dress::Styled } else { Dress::Exact };
        let lane = |(place, face): (usize, &Face)| {
            let mut lane = Lane::new(place, dress, options.group);
            if !options.raw {
                dress_up(&mut lane, &options.prefix, place, face, 0);
            }
            Mutex::new(lane)
        };
        let lanes = faces.iter().enumerate().map(lane).collect();
        let (news, incoming) = channel();
        let (done, told) = channel();
        let teller = Teller {
            screen: Arc::clone(&screen),
            faces: faces.clone(),
            prefix: options.prefix.clone(),
            color: err.color,
            level: options.level,
            keys: Cell::new(false),
        };
        let work = move || {
            for news in incoming {
                teller.tell(&news);
            }
            let _ = done.send(());
        };
        std::thread::Builder::new().name("news".into()).stack_size(128 * 1024).spawn(work)?;
        Ok(Self { faces, options, lanes, screen, news: Mutex::new(Some(news)), told: Mutex::new(told) })
    }

    fn lane(&self, service: usize) -> MutexGuard<'_, Lane> {
        let mut lane = lock(&self.lanes[service]);
        if self.options.prefix.changes() && !self.options.raw {
            dress_up(&mut lane, &self.options.prefix, service, &self.faces[service], 0);
        }
        lane
    }
}

impl Sink for TextShow {
    fn output(&self, service: usize, bytes: &[u8]) -> Result<Held, OutputGone> {
        if self.faces[service].hidden {
            return Ok(Held::Nothing);
        }
        self.lane(service).take(bytes, &self.screen)
    }

    fn quiet(&self, service: usize) -> Result<Held, OutputGone> {
        self.lane(service).show(&self.screen)
    }

    fn ended(&self, service: usize) {
        // That nobody reads any more was reported when the bytes came.
        let _ = self.lane(service).end(&self.screen);
    }

    fn tell(&self, news: News) {
        if let News::Started(service, pid) = news
            && !self.options.raw
        {
            dress_up(
                &mut lock(&self.lanes[service]),
                &self.options.prefix,
                service,
                &self.faces[service],
                pid,
            );
        }
        if let Some(sender) = &*lock(&self.news) {
            let _ = sender.send(news);
        }
    }

    fn window(&self) -> Option<Window> {
        const NARROWEST: u16 = 20;
        let window = self.options.window.as_ref()?()?;
        let columns = if self.options.raw { 0 } else { self.options.prefix.columns() };
        Some(Window { columns: window.columns.saturating_sub(columns).max(NARROWEST), ..window })
    }

    fn finish(&self, within: Duration) {
        drop(lock(&self.news).take());
        let _ = lock(&self.told).recv_timeout(within);
    }
}

/// Gives a lane its prefixes.
fn dress_up(lane: &mut Lane, prefix: &Prefix, place: usize, face: &Face, pid: i32) {
    lane.prefix = prefix.of(place, face, pid);
    lane.continued = prefix.continued(&lane.prefix);
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Writes the news, in a thread of its own: the launcher must never wait for a terminal.
struct Teller {
    screen: Arc<Screen>,
    faces: Vec<Face>,
    prefix: Prefix,
    color: bool,
    level: Level,
    /// Whether keys are taken.
    keys: Cell<bool>,
}

impl Teller {
    fn tell(&self, news: &News) {
        if keys::on_screen(news, &self.screen) {
            return;
        }
        if *news == News::KeysTaken {
            self.keys.set(true);
        }
        let Some(words) = words::of(news, &self.faces, self.keys.get(), self.color) else { return };
        if words.level < self.level {
            return;
        }
        let prefix = self.prefix.own(self.color);
        let lines = words.text.lines().map(|line| {
            if words.level == Level::Warning && self.color {
                format!("{prefix}\x1b[33m{line}\x1b[0m\n")
            } else {
                format!("{prefix}{line}\n")
            }
        });
        self.screen.news(lines.collect::<String>().as_bytes());
    }
}
