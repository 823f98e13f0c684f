//! What a running launcher answers, as a table or as JSON.

use crate::dev::control::{Note, Status, VERSION};
use serde_json::json;
use std::{collections::HashMap, time::Instant};

/// What was seen at the last look, for the processor column of the next.
#[derive(Debug, Default)]
pub(crate) struct Watched(HashMap<(i32, String), (Instant, f64)>);

impl Watched {
    /// Hundredths of a processor since the last look, or since the start where this is the first.
    fn cpu(&mut self, launcher: i32, status: &Status) -> Option<f64> {
        let used = status.cpu_seconds?;
        let before = self.0.insert((launcher, status.name.clone()), (Instant::now(), used));
        let (time, used) = match before {
            Some((at, before)) if used >= before => (at.elapsed().as_secs_f64(), used - before),
            _ => (status.uptime?, used),
        };
        Some(if time > 0.0 { used / time * 100.0 } else { 0.0 })
    }
}

const HEAD: [&str; 9] = ["SERVICE", "STATE", "PID", "UP", "RESTARTS", "CPU", "MEMORY", "PORT", "URL"];

/// A table for each launcher.
pub(crate) fn table(found: &[(Note, Vec<Status>)], watched: &mut Watched, color: bool) -> String {
    let mut text = String::new();
    for (note, services) in found {
        if found.len() > 1 {
            text += &[note.kind.command(), " (process ", &note.pid.to_string(), ")\n"].concat();
        }
        text += &services_of(note.pid, services, watched, color);
    }
    text
}

/// A table of the services of one launcher.
pub(crate) fn services_of(launcher: i32, services: &[Status], watched: &mut Watched, color: bool) -> String {
    let mut text = String::new();
    let rows: Vec<[String; 9]> = services.iter().map(|status| row(launcher, status, watched)).collect();
    let width = |column: usize| {
        let longest = rows.iter().map(|row| row[column].chars().count()).max().unwrap_or(0);
        longest.max(HEAD[column].len())
    };
    let widths: Vec<usize> = (0..HEAD.len()).map(width).collect();
    let line = |cells: &[String; 9]| {
        let cell = |(column, cell): (usize, &String)| match column {
            2..=7 => format!("{cell:>width$}", width = widths[column]),
            _ => format!("{cell:<width$}", width = widths[column]),
        };
        let cells: Vec<String> = cells.iter().enumerate().map(cell).collect();
        cells.join("  ").trim_end().to_owned() + "\n"
    };
    text += &line(&HEAD.map(str::to_owned));
    for (row, status) in rows.iter().zip(services) {
        let line = line(row);
        match paint(&status.state).filter(|_| color) {
            Some(paint) => text += &line.replacen(&row[1], &format!("\x1b[{paint}m{}\x1b[0m", row[1]), 1),
            None => text += &line,
        }
    }
    text
}

fn row(launcher: i32, status: &Status, watched: &mut Watched) -> [String; 9] {
    let or_dash = |text: Option<String>| text.unwrap_or_else(|| "-".to_owned());
    let ended = match (status.code, status.signal) {
        _ if status.pid.is_some() => String::new(),
        (Some(code), _) if code != 0 => format!(" ({code})"),
        (_, Some(signal)) => format!(" (signal {signal})"),
        _ => String::new(),
    };
    [
        status.name.clone(),
        status.state.clone() + &ended,
        or_dash(status.pid.map(|pid| pid.to_string())),
        or_dash(status.uptime.map(time)),
        status.restarts.to_string(),
        or_dash(watched.cpu(launcher, status).map(|cpu| format!("{cpu:.1}%"))),
        or_dash(status.memory_bytes.map(size)),
        or_dash(status.port.map(|port| port.to_string())),
        status.url.clone().unwrap_or_default(),
    ]
}

fn paint(state: &str) -> Option<&'static str> {
    match state {
        "ready" => Some("32"),
        "failed" => Some("31"),
        "backoff" | "stopping" | "starting" | "setup" | "running" => Some("33"),
        _ => None,
    }
}

/// A time as a person says it: the two largest units.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a time since a start, in seconds"
)]
fn time(seconds: f64) -> String {
    let whole = seconds as u64;
    match whole {
        0..60 => format!("{whole}s"),
        60..3600 => format!("{}m{:02}s", whole / 60, whole % 60),
        3600..86_400 => format!("{}h{:02}m", whole / 3600, whole % 3600 / 60),
        _ => format!("{}d{:02}h", whole / 86_400, whole % 86_400 / 3600),
    }
}

#[expect(clippy::cast_precision_loss, reason = "one decimal is shown")]
fn size(bytes: u64) -> String {
    match bytes as f64 / 1e6 {
        small if small < 10.0 => format!("{small:.1}M"),
        middle if middle < 1000.0 => format!("{middle:.0}M"),
        large => format!("{:.1}G", large / 1e3),
    }
}

/// What became of services that were steered, a line for each.
pub(crate) fn done(services: &[Status]) -> String {
    let line = |status: &Status| {
        let after =
            status.uptime.filter(|_| status.state == "ready").map(|time| format!(" after {time:.1} s"));
        format!("{} is {}{}\n", status.name, status.state, after.unwrap_or_default())
    };
    services.iter().map(line).collect()
}

/// One object for all launchers.
pub(crate) fn json(found: &[(Note, Vec<Status>)]) -> String {
    let runs: Vec<_> = found
        .iter()
        .map(|(note, services)| {
            json!({"command": note.kind.command(), "pid": note.pid, "begun": note.begun, "services": services})
        })
        .collect();
    json!({"version": VERSION, "runs": runs}).to_string() + "\n"
}

/// What `ef down` has ended, and whether that was waited for; nothing ran when there is none.
pub(crate) fn ended(what: Option<(&Note, bool)>) -> String {
    let run =
        |(note, gone): (&Note, bool)| json!({"command": note.kind.command(), "pid": note.pid, "gone": gone});
    let runs: Vec<_> = what.into_iter().map(run).collect();
    json!({"version": VERSION, "runs": runs}).to_string() + "\n"
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dev::control::Kind;

    #[test]
    fn a_table_lines_up_and_says_how_things_ended() {
        let note = Note {
            version: 1,
            kind: Kind::Dev,
            pid: 7,
            started: 0,
            begun: String::new(),
            socket: "/s".into(),
        };
        let status = |value| serde_json::from_value::<Status>(value).unwrap();
        let ready = status(json!({
            "name": "api", "state": "ready", "pid": 42, "uptime": 61.2, "restarts": 0, "processes": 1,
            "cpu_seconds": 6.12, "memory_bytes": 52_000_000, "port": 8000, "url": "http://localhost:8000/",
        }));
        let failed =
            status(json!({"name": "worker", "state": "failed", "restarts": 0, "processes": 0, "code": 3}));
        let text = table(&[(note, vec![ready, failed])], &mut Watched::default(), false);
        assert_eq!(
            text,
            "SERVICE  STATE       PID     UP  RESTARTS    CPU  MEMORY  PORT  URL\n\
             api      ready        42  1m01s         0  10.0%     52M  8000  http://localhost:8000/\n\
             worker   failed (3)    -      -         0      -       -     -\n"
        );
    }
}
