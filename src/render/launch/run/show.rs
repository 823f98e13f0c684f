//! The view of `ef run`: prefixed lines and what happens to the commands, all on stdout in one order.

use super::{
    prefix::{RunFace, RunPrefix},
    time::TimeFormat,
    timings::{self, Timing, code, thousands},
};
use crate::{
    base::process::{Ended, Window},
    dev::{Held, News, OutputGone, Sink, Steered, batch::Close, fleet::Reason, state::Outcome},
    render::launch::{
        keys,
        lane::{Dress, Lane},
        screen::Screen,
    },
    ui::Stream,
};
use jiff::ZonedDateTime;
use std::{
    sync::{
        Arc, Mutex, MutexGuard, PoisonError,
        mpsc::{Receiver, Sender, channel},
    },
    time::{Duration, Instant},
};

/// How it is shown.
pub(crate) struct RunOptions {
    /// The prefixes.
    pub(crate) prefix: RunPrefix,
    /// Bytes as they are and nothing else (`--raw`).
    pub(crate) raw: bool,
    /// The commands' output one after the other (`--group`).
    pub(crate) group: bool,
    /// Start, end and duration of each command, and a table (`--timings`).
    pub(crate) timings: Option<TimeFormat>,
    /// The signal that others get when one has ended.
    pub(crate) signal: &'static str,
    /// The size of the terminal, when output goes to one.
    pub(crate) window: Option<Box<dyn Fn() -> Option<Window> + Send + Sync>>,
    /// Whether logs that cannot be written are worth a word.
    pub(crate) logs: bool,
}

/// The view.
pub(crate) struct RunShow {
    shared: Arc<Shared>,
    news: Mutex<Option<Sender<News>>>,
    told: Mutex<Receiver<()>>,
}

struct Shared {
    faces: Vec<RunFace>,
    options: RunOptions,
    prefix: Mutex<RunPrefix>,
    color: bool,
    lanes: Vec<Mutex<Lane>>,
    screen: Screen,
    err: Stream,
    state: Mutex<State>,
    /// Lines about commands that come before the next that they write.
    first: Vec<Mutex<Vec<String>>>,
}

#[derive(Default)]
struct State {
    pids: Vec<i32>,
    /// When each runs, since when.
    started: Vec<Option<Instant>>,
    /// Those that are waiting for a restart.
    again: Vec<bool>,
    over: Vec<bool>,
    killed: bool,
    /// Whether something still ran when all was to be stopped.
    others: bool,
    /// Whose turn it is to be shown (`--group`).
    turn: usize,
    closes: Vec<Close>,
    timings: Vec<Timing>,
    log_failed: bool,
}

impl RunShow {
    /// A view of these commands on these streams.
    pub(crate) fn new(
        faces: Vec<RunFace>,
        options: RunOptions,
        out: &Stream,
        err: &Stream,
    ) -> std::io::Result<Self> {
        let styled = out.terminal && !options.raw;
        let dress = if styled { Dress::Styled } else { Dress::Exact };
        let count = faces.len();
        let lanes =
            (0..count).map(|place| Mutex::new(Lane::new(place, dress, options.group && place > 0))).collect();
        let state = State {
            pids: vec![0; count],
            started: vec![None; count],
            again: vec![false; count],
            over: vec![false; count],
            ..State::default()
        };
        let shared = Arc::new(Shared {
            prefix: Mutex::new(options.prefix.clone()),
            color: out.color,
            lanes,
            screen: Screen::new(out.clone(), err.clone(), styled),
            err: err.clone(),
            state: Mutex::new(state),
            first: (0..count).map(|_| Mutex::default()).collect(),
            faces,
            options,
        });
        shared.dress();
        let (news, incoming) = channel();
        let (done, told) = channel();
        let theirs = Arc::clone(&shared);
        let work = move || {
            for news in incoming {
                theirs.tell(&news);
            }
            let _ = done.send(());
        };
        std::thread::Builder::new().name("news".into()).stack_size(128 * 1024).spawn(work)?;
        Ok(Self { shared, news: Mutex::new(Some(news)), told: Mutex::new(told) })
    }

    /// The commands' ends, in their order.
    pub(crate) fn closes(&self) -> Vec<Close> {
        lock(&self.shared.state).closes.clone()
    }

    /// A line about the whole.
    pub(crate) fn say(&self, text: &str) {
        self.shared.global(text);
    }

    /// The table of `--timings`, once all is over.
    pub(crate) fn summary(&self) {
        let timings = lock(&self.shared.state).timings.clone();
        if self.shared.options.timings.is_some() && !timings.is_empty() {
            for line in timings::table(timings, &self.shared.faces) {
                self.shared.global(&line);
            }
        }
    }
}

impl Sink for RunShow {
    fn output(&self, service: usize, bytes: &[u8]) -> Result<Held, OutputGone> {
        if self.shared.faces[service].hidden {
            return Ok(Held::Nothing);
        }
        let mut lane = self.shared.lane(service);
        self.shared.say_first(service, &mut lane)?;
        lane.take(bytes, &self.shared.screen)
    }

    fn quiet(&self, service: usize) -> Result<Held, OutputGone> {
        self.shared.lane(service).show(&self.shared.screen)
    }

    fn ended(&self, service: usize) {
        // That nobody reads any more was reported when the bytes came.
        let _ = self.shared.lane(service).end_line(&self.shared.screen, self.shared.options.raw);
    }

    fn tell(&self, news: News) {
        // At once, for no byte of a process may come before what is said of its start; what is to be written waits
        // for its thread.
        self.shared.note(&news, Instant::now(), &ZonedDateTime::now());
        if let Some(sender) = &*lock(&self.news) {
            let _ = sender.send(news);
        }
    }

    fn window(&self) -> Option<Window> {
        const NARROWEST: u16 = 20;
        let window = self.shared.options.window.as_ref()?()?;
        let columns =
            if self.shared.options.raw { 0 } else { lock(&self.shared.prefix).columns(&self.shared.faces) };
        let columns = u16::try_from(columns).unwrap_or(u16::MAX);
        Some(Window { columns: window.columns.saturating_sub(columns).max(NARROWEST), ..window })
    }

    fn finish(&self, within: Duration) {
        drop(lock(&self.news).take());
        let _ = lock(&self.told).recv_timeout(within);
    }
}

impl Shared {
    /// Gives all lanes their prefixes.
    fn dress(&self) {
        if self.options.raw {
            return;
        }
        let pids = lock(&self.state).pids.clone();
        let mut prefix = lock(&self.prefix);
        prefix.widen(&self.faces, &pids);
        for (place, face) in self.faces.iter().enumerate() {
            let text = prefix.of(place, face, pids[place], self.color).into_bytes();
            let mut lane = lock(&self.lanes[place]);
            lane.continued.clone_from(&text);
            lane.prefix = text;
        }
    }

    fn lane(&self, service: usize) -> MutexGuard<'_, Lane> {
        let mut lane = lock(&self.lanes[service]);
        if self.options.prefix.changes() && !self.options.raw {
            let pid = lock(&self.state).pids[service];
            let text = lock(&self.prefix).of(service, &self.faces[service], pid, self.color).into_bytes();
            lane.continued.clone_from(&text);
            lane.prefix = text;
        }
        lane
    }

    /// Takes note of what happened, and of the lines about it.
    fn note(&self, news: &News, at: Instant, time: &ZonedDateTime) {
        match news {
            News::Started(service, pid) => self.started(*service, *pid, at, time),
            News::Backoff(service, _, _, ended) => {
                self.closed(*service, *ended, at, time);
                lock(&self.state).again[*service] = true;
            }
            News::Settled(service, outcome, ended) => self.settled(*service, *outcome, *ended, at, time),
            News::SpawnFailed(service, why) => {
                let command = &self.faces[*service].command;
                self.event(*service, format!("Error occurred when executing command: {command}"));
                self.event(*service, why.clone());
            }
            News::Stopping(_) => {
                let mut state = lock(&self.state);
                state.killed = true;
                // When this is written they may have ended.
                state.others = state.started.iter().any(Option::is_some);
            }
            News::Steered(service, Steered::Restart | Steered::Start | Steered::Changed) => {
                lock(&self.state).again[*service] = true;
            }
            _ => {}
        }
    }

    /// Writes what there is to be said.
    fn tell(&self, news: &News) {
        match news {
            News::Started(service, _) | News::Backoff(service, ..) | News::SpawnFailed(service, _) => {
                self.catch_up(*service);
            }
            News::Settled(service, ..) => {
                self.catch_up(*service);
                self.next_turn(*service);
            }
            News::Stopping(Reason::Failure(_) | Reason::Exit(_)) if lock(&self.state).others => {
                self.global(&format!("Sending {} to other processes..", self.options.signal));
            }
            News::SlowStop(service, pids) => {
                let pids: Vec<String> = pids.iter().map(ToString::to_string).collect();
                let name = &self.faces[*service].command;
                self.err.line(&format!("ef: waiting for `{name}` to stop (processes {})", pids.join(", ")));
            }
            News::GraceOver(services) => {
                self.global(&format!("Sending SIGKILL to {} processes..", services.len()));
            }
            News::Killing => self.err.line("ef: killing everything that is left"),
            _ if keys::on_screen(news, &self.screen) => {}
            News::NoInput(target) => {
                self.global(&format!("Unable to find command \"{target}\", or it has no stdin open\n"));
            }
            News::LogFailed(service, why) if self.options.logs && self.first_log_failure() => {
                let name = &self.faces[*service].command;
                self.err
                    .line(&format!("ef: the log of `{name}` cannot be written ({why}); it goes on without"));
            }
            _ => {
                let called = |face: &'_ RunFace| match face.name.as_str() {
                    "" => face.command.clone(),
                    name => name.to_owned(),
                };
                let names: Vec<String> = self.faces.iter().map(called).collect();
                let names: Vec<&str> = names.iter().map(String::as_str).collect();
                let words = keys::words(news, &names, self.err.color).unwrap_or_default();
                words.lines().for_each(|line| self.screen.news(format!("ef: {line}\n").as_bytes()));
            }
        }
    }

    /// Writes the lines about a command that wait.
    fn catch_up(&self, service: usize) {
        let mut lane = self.lane(service);
        // That nobody reads any more is reported when bytes come.
        let _ = self.say_first(service, &mut lane);
    }

    /// Whether no log failed before: one warning is enough.
    fn first_log_failure(&self) -> bool {
        !std::mem::replace(&mut lock(&self.state).log_failed, true)
    }

    fn started(&self, service: usize, pid: i32, at: Instant, time: &ZonedDateTime) {
        let mut state = lock(&self.state);
        state.pids[service] = pid;
        state.started[service] = Some(at);
        let again = std::mem::replace(&mut state.again[service], false);
        state.over[service] = false;
        drop(state);
        if self.options.prefix.has_pid() {
            let pids = lock(&self.state).pids.clone();
            lock(&self.prefix).widen(&self.faces, &pids);
        }
        let command = &self.faces[service].command;
        if again {
            self.event(service, format!("{command} restarted"));
        }
        if let Some(format) = &self.options.timings {
            self.event(service, format!("{command} started at {}", format.write(time)));
        }
    }

    /// Writes what comes first; the lane is held, so that nothing of the command gets before it.
    fn say_first(&self, service: usize, lane: &mut Lane) -> Result<(), OutputGone> {
        for text in std::mem::take(&mut *lock(&self.first[service])) {
            lane.say(self.reset(&text).as_bytes(), &self.screen)?;
        }
        Ok(())
    }

    /// A process of a command has ended.
    fn closed(&self, service: usize, ended: Ended, at: Instant, time: &ZonedDateTime) -> Duration {
        let started = lock(&self.state).started[service].take();
        let took = started.map_or(Duration::ZERO, |started| at - started);
        let command = &self.faces[service].command;
        if let Some(format) = &self.options.timings {
            let millis = thousands(took.as_millis());
            self.event(service, format!("{command} stopped at {} after {millis}ms", format.write(time)));
        }
        self.event(service, format!("{command} exited with code {}", code(ended)));
        took
    }

    fn settled(
        &self,
        service: usize,
        outcome: Outcome,
        ended: Option<Ended>,
        at: Instant,
        time: &ZonedDateTime,
    ) {
        if let Some(ended) = super::events::ended(outcome, ended) {
            let was_running = lock(&self.state).started[service].is_some();
            let took = if was_running { self.closed(service, ended, at, time) } else { Duration::ZERO };
            let mut state = lock(&self.state);
            let killed = state.killed || outcome == Outcome::Stopped;
            // One that was started again from outside counts as it ended last.
            state.closes.retain(|close| close.index != service);
            state.timings.retain(|timing| timing.index != service);
            state.closes.push(Close { index: service, ended });
            state.timings.push(Timing { index: service, took, ended, killed });
        }
    }

    /// Shows those whose turn has come, now that a command is over.
    fn next_turn(&self, service: usize) {
        let mut state = lock(&self.state);
        state.over[service] = true;
        if !self.options.group {
            return;
        }
        while state.over.get(state.turn) == Some(&true) {
            state.turn += 1;
            if let Some(lane) = self.lanes.get(state.turn) {
                let _ = lock(lane).release(&self.screen);
            }
        }
    }

    /// A line about a command, to be written in its turn.
    fn event(&self, service: usize, text: String) {
        if !self.options.raw && !self.faces[service].hidden {
            lock(&self.first[service]).push(text);
        }
    }

    fn global(&self, text: &str) {
        if !self.options.raw {
            let line = format!("{} {}\n", self.reset("-->"), self.reset(text));
            // No command has this number: an open line of any is ended first.
            let _ = self.screen.lines(usize::MAX, None, line.as_bytes());
        }
    }

    fn reset(&self, text: &str) -> String {
        if self.color { format!("\x1b[0m{text}\x1b[0m") } else { text.to_owned() }
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
