//! The table of `--timings`.

use super::prefix::RunFace;
use crate::base::process::Ended;
use std::time::Duration;

/// How long a command took.
#[derive(Clone, Debug)]
pub(super) struct Timing {
    pub(super) index: usize,
    pub(super) took: Duration,
    pub(super) ended: Ended,
    pub(super) killed: bool,
}

/// The table's lines, the slowest command first.
pub(super) fn table(mut timings: Vec<Timing>, faces: &[RunFace]) -> Vec<String> {
    timings.sort_by_key(|timing| std::cmp::Reverse(timing.took));
    let head = ["name", "duration", "exit code", "killed", "command"].map(str::to_owned);
    let row = |timing: &Timing| {
        [
            faces[timing.index].name.clone(),
            thousands(timing.took.as_millis()),
            code(timing.ended),
            timing.killed.to_string(),
            faces[timing.index].command.clone(),
        ]
    };
    let rows: Vec<[String; 5]> = timings.iter().map(row).collect();
    let all = || rows.iter().chain([&head]);
    let width = |column: usize| all().map(|row| row[column].chars().count()).max().unwrap_or(0);
    let widths: [usize; 5] = std::array::from_fn(width);
    let rule = |left: &str, between: &str, right: &str| {
        let bars: Vec<String> = widths.iter().map(|width| "─".repeat(*width)).collect();
        format!("{left}─{}─{right}", bars.join(&format!("─{between}─")))
    };
    let line = |row: &[String; 5]| {
        let cells: Vec<String> =
            row.iter().zip(widths).map(|(cell, width)| format!("{cell:<width$}")).collect();
        format!("│ {} │", cells.join(" │ "))
    };
    let mut lines = vec!["Timings:".to_owned(), rule("┌", "┬", "┐"), line(&head), rule("├", "┼", "┤")];
    lines.extend(rows.iter().map(line));
    lines.push(rule("└", "┴", "┘"));
    lines
}

/// How a process ended, as concurrently says it: a code, or a signal's name.
pub(super) fn code(ended: Ended) -> String {
    match ended {
        Ended::Code(code) => code.to_string(),
        Ended::Signal(signal) => match signal {
            1 => "SIGHUP".into(),
            2 => "SIGINT".into(),
            3 => "SIGQUIT".into(),
            4 => "SIGILL".into(),
            6 => "SIGABRT".into(),
            9 => "SIGKILL".into(),
            11 => "SIGSEGV".into(),
            13 => "SIGPIPE".into(),
            15 => "SIGTERM".into(),
            other => format!("SIG{other}"),
        },
    }
}

/// A number with commas between its thousands.
pub(super) fn thousands(number: u128) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_have_commas() {
        assert_eq!([0, 999, 1000, 1_234_567].map(thousands), ["0", "999", "1,000", "1,234,567"]);
    }
}
