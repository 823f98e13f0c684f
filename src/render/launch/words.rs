//! News in words.

use super::{face::Face, keys};
use crate::{
    base::{ports::Holder, process::Ended},
    dev::{
        News, Steered, describe,
        fleet::Reason,
        state::{Failure, Outcome},
    },
};
use std::time::Duration;

/// A piece of news as text.
pub(super) struct Words {
    /// One line or more, without a prefix.
    pub(super) text: String,
    /// Who is to see it.
    pub(super) level: Level,
}

/// Who is to see a piece of news.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Level {
    /// Those who asked for more (`-v`).
    Detail,
    /// Everybody but those who asked for less (`-q`).
    Usual,
    /// Everybody.
    Warning,
}

/// The words for some news; `None` where there is nothing to say. `keys`: whether keys are taken from the terminal.
pub(super) fn of(news: &News, faces: &[Face], keys: bool, color: bool) -> Option<Words> {
    let name = |service: &usize| faces[*service].name.as_str();
    let (text, level) = match news {
        News::Started(service, pid) => (format!("{} started, process {pid}", name(service)), Level::Detail),
        News::Listening(service, after) => {
            (format!("{} opened its port after {}", name(service), tenths(*after)), Level::Detail)
        }
        News::Setup(service, run) => (format!("{}: setting up, `{run}`", name(service)), Level::Usual),
        News::Ready(service, after, port) => (ready(&faces[*service], *after, *port), Level::Usual),
        News::AllReady(after) => (all_ready(faces, *after, keys), Level::Usual),
        News::SlowStart(service, after, tail) => (slow_start(name(service), *after, tail), Level::Warning),
        News::Foreign(service, port, holder) => (foreign(name(service), *port, holder), Level::Warning),
        News::Mute(service) => (format!("{}: not answering any more", name(service)), Level::Warning),
        News::Answers(service) => (format!("{}: answers again", name(service)), Level::Usual),
        News::Backoff(service, pause, count, ended) => {
            let text = format!("{} {}; restart {count} in {}", name(service), how(*ended), seconds(*pause));
            (text, Level::Warning)
        }
        News::Settled(service, outcome, ended) => settled(&faces[*service], *outcome, *ended)?,
        News::SetupIncomplete(service, missing) => {
            let missing = missing.display();
            (
                format!(
                    "{}: `{missing}` is still missing after its setup, which will run again next time; correct `when_missing` or `run` of its `setup`",
                    name(service)
                ),
                Level::Warning,
            )
        }
        News::SpawnFailed(service, why) => {
            (format!("{} could not be started: {why}", name(service)), Level::Warning)
        }
        News::Stopping(reason) => (stopping(*reason, faces), Level::Usual),
        News::SlowStop(service, pids) => (slow_stop(name(service), pids), Level::Warning),
        News::GraceOver(services) => {
            let names: Vec<&str> = services.iter().map(name).collect();
            (format!("killing {}, which did not stop in time", names.join(", ")), Level::Warning)
        }
        News::Killing => ("killing everything that is left".to_owned(), Level::Warning),
        News::LogFailed(service, why) => (
            format!("{}: its log file cannot be written ({why}); it goes on without", name(service)),
            Level::Warning,
        ),
        News::GuardGone => ("`ef` was killed; stopping its services".to_owned(), Level::Warning),
        News::Steered(service, steered) => (
            match steered {
                Steered::Start => format!("starting {}, as asked", name(service)),
                Steered::Stop => format!("stopping {}, as asked", name(service)),
                Steered::Restart => format!("restarting {}, as asked", name(service)),
                Steered::Changed => format!("restarting {}, because a file has changed", name(service)),
            },
            Level::Usual,
        ),
        News::NoInput(target) => {
            (format!("no service `{target}` takes input; what was typed is lost"), Level::Warning)
        }
        News::WatchFailed(why) => (format!("files cannot be watched: {why}"), Level::Warning),
        News::BrowserFailed(why) => (
            format!("the browser could not be opened with {why}; BROWSER can name another program"),
            Level::Warning,
        ),
        News::KeysTaken | News::Clear | News::Line => return None,
        News::Keys(_) | News::WhichRestart | News::NoRestart | News::States(_) => {
            let names: Vec<&str> = faces.iter().map(|face| face.name.as_str()).collect();
            (keys::words(news, &names, color)?, Level::Warning)
        }
    };
    Some(Words { text, level })
}

/// A duration as a person says it.
fn seconds(time: Duration) -> String {
    match time.as_secs_f64() {
        short if short < 10.0 => format!("{} s", (short * 100.0).round() / 100.0),
        long => format!("{long:.0} s"),
    }
}

fn tenths(time: Duration) -> String {
    format!("{:.1} s", time.as_secs_f64())
}

/// Ready is when the first answer came. A port that was open long before is worth a word: a first page that
/// takes seconds to compile does so under everybody.
fn ready(face: &Face, after: Duration, port: Option<Duration>) -> String {
    let place = face.url.as_ref().map_or(String::new(), |url| format!(", {url}"));
    let early = port.filter(|port| after.saturating_sub(*port) > Duration::from_secs(1));
    let early = early.map_or(String::new(), |port| format!(" (port open after {})", tenths(port)));
    format!("{} is ready after {}{early}{place}", face.name, tenths(after))
}

fn all_ready(faces: &[Face], after: Duration, keys: bool) -> String {
    let keys = if keys { ", ? lists more keys" } else { "" };
    let width = faces.iter().map(|face| face.name.len()).max().unwrap_or(0);
    let urls = faces.iter().filter_map(|face| face.url.as_ref().map(|url| (face, url)));
    let lines: Vec<String> = urls.map(|(face, url)| format!("  {:<width$}  {url}", face.name)).collect();
    if lines.is_empty() {
        return format!("all services run; Ctrl-C stops them{keys}");
    }
    format!("all ready after {}; Ctrl-C stops everything{keys}\n{}", tenths(after), lines.join("\n"))
}

fn slow_start(name: &str, after: Duration, tail: &[String]) -> String {
    let mut text = format!("{name} is not ready yet after {}", seconds(after));
    if tail.is_empty() {
        text += "; it has written nothing";
    } else {
        text += "; the last it wrote:";
        for line in tail {
            text += "\n  ";
            text += &printable(line);
        }
    }
    text
}

/// Lines from a log are shown without what a terminal would act on.
fn printable(line: &str) -> String {
    let mut out = vec![];
    super::ansi::dress(line.as_bytes(), &mut super::ansi::Rendition::default(), &mut out);
    out.extend_from_slice(b"\x1b[0m");
    let text = String::from_utf8_lossy(&out).into_owned();
    if line.contains('\u{1b}') { text } else { text.trim_end_matches("\u{1b}[0m").to_owned() }
}

fn foreign(name: &str, port: u16, holder: &Holder) -> String {
    let who = match holder {
        Holder::Known(process, command) => describe(process, command),
        Holder::Nobody | Holder::Hidden => "another process".to_owned(),
    };
    format!(
        "{name}: port {port} is answered by {who}, which does not belong to it; still waiting\n  \
         if that is meant to be, set `owner = \"any\"` in its `ready`"
    )
}

/// How a process ended, as the end of a sentence.
fn how(ended: Ended) -> String {
    match ended {
        Ended::Code(code) => format!("exited with code {code}"),
        Ended::Signal(signal) => format!("was ended by signal {signal}{}", signal_name(signal)),
    }
}

fn signal_name(signal: u8) -> &'static str {
    match signal {
        1 => " (SIGHUP)",
        2 => " (SIGINT)",
        3 => " (SIGQUIT)",
        4 => " (SIGILL)",
        6 => " (SIGABRT)",
        9 => " (SIGKILL; perhaps the machine ran out of memory)",
        11 => " (SIGSEGV)",
        13 => " (SIGPIPE)",
        15 => " (SIGTERM)",
        _ => "",
    }
}

fn settled(face: &Face, outcome: Outcome, ended: Option<Ended>) -> Option<(String, Level)> {
    let name = &face.name;
    let failed = |why: String| Some((format!("{name} failed: {why}"), Level::Warning));
    match outcome {
        Outcome::Finished => Some((format!("{name} {}", how(ended.unwrap_or(Ended::Code(0)))), Level::Usual)),
        Outcome::Stopped => ended.map(|ended| (format!("{name} stopped{}", odd_code(ended)), Level::Usual)),
        Outcome::Failed(Failure::Ended(ended)) => failed(how(ended)),
        Outcome::Failed(Failure::Setup(ended)) => failed(format!("its setup {}", how(ended))),
        Outcome::Failed(Failure::NotReady) => failed(format!(
            "{}; its output is in `.ef/logs/{name}.log`, more time gives `within` of its `ready`",
            face.expected
        )),
        Outcome::Failed(Failure::Need) => failed("what it needs is not there".into()),
        Outcome::Failed(Failure::Lost) => failed("it could not even be killed".into()),
        Outcome::Failed(Failure::Spawn) => None, // said when it happened, with the reason
    }
}

/// An exit code that is worth a word after a stop that was asked for.
fn odd_code(ended: Ended) -> String {
    match ended {
        Ended::Code(code) if code != 0 && code <= 128 => format!(" (exit code {code})"),
        _ => String::new(),
    }
}

fn stopping(reason: Reason, faces: &[Face]) -> String {
    match reason {
        Reason::Asked => "stopping".to_owned(),
        Reason::Failure(service) => format!("stopping everything, because {} failed", faces[service].name),
        Reason::Exit(service) => format!("stopping everything, because {} ended", faces[service].name),
    }
}

fn slow_stop(name: &str, pids: &[i32]) -> String {
    let pids: Vec<String> = pids.iter().map(ToString::to_string).collect();
    let who = match pids.len() {
        0 => String::new(),
        1 => format!(" (process {})", pids[0]),
        _ => format!(" (processes {})", pids.join(", ")),
    };
    format!("waiting for {name}{who} to stop; Ctrl-C again kills it")
}
