//! `ef logs`: the files in `.ef/logs/`, while the services write and afterwards.

use super::{Error, Session};
use crate::{
    base::{Exit, STATE_FOLDER},
    cli::launch::unicode,
    dev::{
        self, Sink,
        logs::{self, Chunk, Log},
        plain,
    },
    render::launch::{Face, JsonShow, Level, Options, Paint, Prefix, PrefixStyle, TextShow},
    settings::{Settings, value::Span},
};
use clap::Args;
use regex::bytes::Regex;
use std::{path::PathBuf, sync::Arc, time::Duration};

/// Between two looks of `-f`.
const LOOK: Duration = Duration::from_millis(50);

/// Show what services wrote
///
/// Reads `.ef/logs/`, so it works while `ef dev` runs and after it has ended. Without names, all services. Lines
/// of several services are in the order in which they were written, to a tenth of a second.
///
/// Example: ef logs -f --since 5m --grep 'ERROR|WARN' api worker
///
/// Example: ef logs --tail 50 api
#[derive(Args, Debug)]
pub(crate) struct Logs {
    /// The services
    #[arg(value_name = "SERVICE")]
    services: Vec<String>,
    /// Go on with what is written from now on, until Ctrl-C
    #[arg(short, long)]
    follow: bool,
    /// Only what was written in the last so long: 30s, 5m, 2h; older parts of the logs are looked at too
    #[arg(long, value_name = "TIME", value_parser = Span::read)]
    since: Option<Duration>,
    /// Only lines that match this regular expression, colours left out
    #[arg(long, value_name = "RE")]
    grep: Option<String>,
    /// Only the last so many lines of each service
    #[arg(short = 'n', long, value_name = "LINES")]
    tail: Option<usize>,
}

impl Logs {
    pub(crate) fn run(&self, session: &Session) -> Result<Exit, Error> {
        let wanted = self
            .grep
            .as_ref()
            .map(|text| Regex::new(text).map_err(|source| Error::Pattern { text: text.clone(), source }));
        let mut view = View::new(session, self.chosen(session)?, wanted.transpose()?)?;
        let since = self.since.map(|time| {
            let now = jiff::Timestamp::now().as_millisecond();
            now - i64::try_from(time.as_millis()).unwrap_or(i64::MAX)
        });
        view.history(since, self.tail)?;
        while self.follow && !view.gone {
            std::thread::sleep(LOOK);
            view.more()?;
        }
        view.end();
        Ok(Exit::Done)
    }

    /// The services that are meant, with their logs.
    fn chosen(&self, session: &Session) -> Result<Vec<(String, PathBuf)>, Error> {
        let root = super::root(session)?;
        let state_folder = root.join(STATE_FOLDER);
        let all = logs::all(&state_folder);
        if self.services.is_empty() {
            if all.is_empty() && !self.follow {
                let what = format!("nothing was written in `{}` yet", root.display());
                return Err(no_log(
                    what,
                    "`ef dev` starts the services; `-C DIR` names another project",
                    false,
                ));
            }
            return Ok(all);
        }
        let find = |name: &String| {
            if let Some(found) = all.iter().find(|(known, _)| known == name) {
                return Ok(found.clone());
            }
            let settings = Settings::resolve(&session.request(vec![])).ok();
            let defined = settings.is_some_and(|settings| {
                settings.values.service.0.iter().any(|(known, _)| known.as_str() == name)
            });
            if defined && self.follow {
                let [folder, _] = logs::folders(&state_folder);
                return Ok((name.clone(), folder.join(format!("{name}.log"))));
            }
            if defined {
                let what = format!("service `{name}` has not run yet");
                return Err(no_log(what, "`ef dev` starts it; `ef logs -f` waits for it", false));
            }
            let known: Vec<&str> = all.iter().map(|(name, _)| name.as_str()).collect();
            let help = if known.is_empty() {
                "nothing has run here yet; `ef config show` lists the services".to_owned()
            } else {
                format!("there are logs of {}", known.join(", "))
            };
            Err(no_log(format!("there is no log of a service `{name}`"), &help, true))
        };
        self.services.iter().map(find).collect()
    }
}

fn no_log(what: String, help: &str, unknown: bool) -> Error {
    Error::NoLog { what, help: help.to_owned(), unknown }
}

/// Logs on their way to the screen.
pub(super) struct View {
    logs: Vec<(String, Log)>,
    sink: Arc<dyn Sink>,
    wanted: Option<Regex>,
    /// Whether colours are wanted that the services have written.
    color: bool,
    /// The beginnings of lines that are not decided yet.
    open: Vec<Vec<u8>>,
    /// Nobody reads any more.
    pub(super) gone: bool,
}

impl View {
    /// A view of these logs; with a pattern, of the lines that match.
    pub(super) fn new(
        session: &Session,
        logs: Vec<(String, PathBuf)>,
        wanted: Option<Regex>,
    ) -> Result<Self, Error> {
        let face = |(place, (name, _)): (usize, &(String, PathBuf))| Face {
            name: name.clone(),
            command: String::new(),
            paint: Paint::in_turn(place),
            url: None,
            expected: String::new(),
            hidden: false,
        };
        let faces: Vec<Face> = logs.iter().enumerate().map(face).collect();
        let open = vec![vec![]; logs.len()];
        let logs = logs.into_iter().map(|(name, path)| (name, Log::new(path))).collect();
        let color = session.ui.out.color;
        Ok(Self { logs, sink: sink(session, faces)?, wanted, color, open, gone: false })
    }

    /// Shows what is there.
    pub(super) fn history(&mut self, since: Option<i64>, tail: Option<usize>) -> Result<(), Error> {
        let mut all: Vec<(i64, usize, Vec<u8>)> = vec![];
        for (place, (name, log)) in self.logs.iter_mut().enumerate() {
            let mut chunks = log.history(since).map_err(|error| unreadable(name, &error))?;
            if let Some(lines) = tail {
                keep_last(&mut chunks, lines);
            }
            all.extend(chunks.into_iter().map(|chunk| (chunk.time, place, chunk.bytes)));
        }
        // Stable: what a service wrote stays in its order.
        all.sort_by_key(|(time, ..)| *time);
        for (_, place, bytes) in all {
            self.show(place, &bytes);
        }
        Ok(())
    }

    /// Shows what has come since.
    pub(super) fn more(&mut self) -> Result<(), Error> {
        for place in 0..self.logs.len() {
            let (name, log) = &mut self.logs[place];
            let bytes = log.more().map_err(|error| unreadable(name, &error))?;
            if bytes.is_empty() {
                self.gone |= self.sink.quiet(place).is_err();
            } else {
                self.show(place, &bytes);
            }
        }
        Ok(())
    }

    fn show(&mut self, place: usize, bytes: &[u8]) {
        if self.wanted.is_none() && self.color {
            self.gone |= self.sink.output(place, bytes).is_err();
            return;
        }
        let open = &mut self.open[place];
        open.extend_from_slice(bytes);
        let end = memchr::memrchr(b'\n', open).map_or(0, |at| at + 1);
        let rest = open.split_off(end);
        let lines = std::mem::replace(open, rest);
        let mut shown = Vec::with_capacity(lines.len());
        for line in lines.split_inclusive(|byte| *byte == b'\n') {
            let bare = plain(line.strip_suffix(b"\n").unwrap_or(line));
            if self.wanted.as_ref().is_some_and(|wanted| !wanted.is_match(&bare)) {
                continue;
            }
            if self.color {
                shown.extend_from_slice(line);
            } else {
                shown.extend_from_slice(&bare);
                shown.push(b'\n');
            }
        }
        if !shown.is_empty() {
            self.gone |= self.sink.output(place, &shown).is_err();
        }
    }

    /// Shows what has no end yet.
    pub(super) fn end(&mut self) {
        for place in 0..self.logs.len() {
            if !self.open[place].is_empty() {
                self.show(place, b"\n");
            }
            self.sink.ended(place);
        }
        self.sink.finish(Duration::from_secs(1));
    }
}

fn unreadable(name: &str, error: &std::io::Error) -> Error {
    no_log(
        format!("the log of `{name}` cannot be read: {error}"),
        "it belongs to the user who ran `ef dev`",
        false,
    )
}

fn keep_last(chunks: &mut Vec<Chunk>, mut lines: usize) {
    for at in (0..chunks.len()).rev() {
        let bytes = &mut chunks[at].bytes;
        let ends: Vec<usize> = memchr::memchr_iter(b'\n', bytes).collect();
        let count = ends.len() + usize::from(bytes.last().is_some_and(|byte| *byte != b'\n'));
        if count >= lines {
            let skip = count - lines;
            let from = if skip == 0 { 0 } else { ends[skip - 1] + 1 };
            bytes.drain(..from);
            chunks.drain(..at);
            return;
        }
        lines -= count;
    }
}

/// The same view that `ef dev` has; of one service alone, without a prefix.
fn sink(session: &Session, faces: Vec<Face>) -> Result<Arc<dyn Sink>, Error> {
    let ui = &session.ui;
    let system = |source| Error::from(dev::Error::System { what: "start a thread", source });
    if ui.json {
        return Ok(Arc::new(JsonShow::new(faces, &ui.out).map_err(system)?));
    }
    let style = if faces.len() == 1 { PrefixStyle::None } else { PrefixStyle::Name };
    let options = Options {
        prefix: Prefix::new(style, None, ui.out.color, unicode(session), &faces),
        raw: false,
        group: false,
        level: Level::Warning,
        window: None,
    };
    Ok(Arc::new(TextShow::new(faces, options, &ui.out, &ui.err).map_err(system)?))
}
