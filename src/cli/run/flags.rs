//! The flags of `ef run`: those of concurrently, by the same names.

use crate::render::launch::run::TimeFormat;
use clap::{Args, ValueEnum};
use std::time::Duration;

/// Run commands side by side: takes the flags of concurrently
///
/// Each command is a shell line. `npm:NAME`, `pnpm:`, `yarn:`, `bun:`, `node:` and `deno:` stand for scripts of
/// `package.json`, with `*` for many of them. `docs/run.md` says flag by flag what is the same as with concurrently
/// and what is better. Nothing is left running, as with `ef dev`.
///
/// Example: ef run -k -n api,ui "uvicorn app.main:app" "npm:dev"
///
/// Example: ef run --kill-others-on-fail "npm:dev:*"
#[derive(Args, Debug)]
#[expect(clippy::struct_excessive_bools, reason = "each is a flag of its own")]
pub(crate) struct Run {
    /// The commands
    #[arg(value_name = "COMMAND")]
    pub(super) commands: Vec<String>,
    /// More commands; with `-P` the arguments for their placeholders
    #[arg(last = true, value_name = "MORE")]
    pub(super) more: Vec<String>,

    /// How many may run at once: a number, or a percentage of the processors
    #[arg(short, long, value_name = "N", help_heading = "General", value_parser = max_processes)]
    pub(super) max_processes: Option<usize>,
    /// Names for the prefixes, separated by commas
    #[arg(
        short,
        long,
        value_name = "NAMES",
        help_heading = "General",
        default_value = "",
        hide_default_value = true
    )]
    pub(super) names: String,
    /// What separates the names
    #[arg(long, value_name = "TEXT", help_heading = "General", default_value = ",")]
    pub(super) name_separator: String,
    /// Which commands must end with 0: first, last, all, command-NAME or !command-NAME
    #[arg(short, long, value_name = "WHICH", help_heading = "General", default_value = "all")]
    pub(super) success: String,
    /// Show bytes as the commands write them, and nothing else
    #[arg(short, long, help_heading = "General")]
    pub(super) raw: bool,
    /// No colours
    #[arg(long, help_heading = "General", conflicts_with = "color")]
    pub(super) no_color: bool,
    /// Show nothing of these commands: names or numbers, separated by commas
    #[arg(long, value_name = "NAMES", help_heading = "General", value_delimiter = ',')]
    pub(super) hide: Vec<String>,
    /// Show the commands' output one after the other
    #[arg(short, long, help_heading = "General")]
    pub(super) group: bool,
    /// Say when each command started and stopped, and how long it took
    #[arg(long, help_heading = "General")]
    pub(super) timings: bool,
    /// Put what stands after `--` in place of {1}, {@} and {*} in the commands
    #[arg(short = 'P', long, help_heading = "General")]
    pub(super) passthrough_arguments: bool,
    /// Run this when all is over; may be given more than once
    #[arg(long, value_name = "COMMAND", help_heading = "General")]
    pub(super) teardown: Vec<String>,

    /// What stands before each line: index, pid, time, command, name, none, or text with {name} and the like
    #[arg(short, long, value_name = "STYLE", help_heading = "Prefixes")]
    pub(super) prefix: Option<String>,
    /// Colours of the prefixes, separated by commas: names of chalk, #rrggbb, auto
    #[arg(short = 'c', long, value_name = "COLORS", help_heading = "Prefixes", default_value = "reset")]
    pub(super) prefix_colors: String,
    /// How long a command may be in a prefix, in characters
    #[arg(short = 'l', long, value_name = "N", help_heading = "Prefixes", default_value_t = 10)]
    pub(super) prefix_length: usize,
    /// The form of times, by the letters of Unicode
    #[arg(short, long, value_name = "FORMAT", help_heading = "Prefixes", default_value = TimeFormat::USUAL)]
    pub(super) timestamp_format: String,
    /// Make all prefixes as wide as the widest
    #[arg(long, help_heading = "Prefixes")]
    pub(super) pad_prefix: bool,

    /// Hand what is typed to the commands: `NAME:text` to that one, else to the default one
    #[arg(short = 'i', long, help_heading = "Input")]
    pub(super) handle_input: bool,
    /// Who gets what names nobody: a name or a number
    #[arg(long, value_name = "NAME", help_heading = "Input", default_value = "0")]
    pub(super) default_input_target: String,

    /// Stop the others when one has ended
    #[arg(short, long, help_heading = "Stopping the others")]
    pub(super) kill_others: bool,
    /// Stop the others when one has failed
    #[arg(long, help_heading = "Stopping the others")]
    pub(super) kill_others_on_fail: bool,
    /// The signal for that
    #[arg(
        long,
        visible_alias = "ks",
        value_enum,
        ignore_case = true,
        value_name = "SIGNAL",
        help_heading = "Stopping the others",
        default_value = "SIGTERM"
    )]
    pub(super) kill_signal: KillSignal,
    /// After how many milliseconds without an end SIGKILL follows; ten seconds when nothing is said
    #[arg(long, value_name = "MS", help_heading = "Stopping the others", value_parser = milliseconds)]
    pub(super) kill_timeout: Option<Duration>,

    /// How often a command that failed is started again; without end when negative
    #[arg(
        long,
        value_name = "N",
        help_heading = "Restarting",
        default_value_t = 0,
        allow_negative_numbers = true
    )]
    pub(super) restart_tries: i64,
    /// How many milliseconds before that, or `exponential`: 1 s, doubled each time
    #[arg(long, value_name = "MS", help_heading = "Restarting", default_value = "0", value_parser = restart_after)]
    pub(super) restart_after: RestartAfter,
}

/// The signals that `--kill-signal` takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
#[value(rename_all = "UPPER")]
pub(super) enum KillSignal {
    /// To end in good order
    Sigterm,
    /// At once
    Sigkill,
    /// What Ctrl-C sends
    Sigint,
}

impl KillSignal {
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Sigterm => "SIGTERM",
            Self::Sigkill => "SIGKILL",
            Self::Sigint => "SIGINT",
        }
    }
}

/// The pause before a restart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum RestartAfter {
    /// The same each time.
    Fixed(Duration),
    /// Doubled each time.
    Exponential,
}

fn milliseconds(text: &str) -> Result<Duration, String> {
    text.parse().map(Duration::from_millis).map_err(|_| "write a number of milliseconds".to_owned())
}

fn restart_after(text: &str) -> Result<RestartAfter, String> {
    if text == "exponential" {
        return Ok(RestartAfter::Exponential);
    }
    let fixed = milliseconds(text).map(RestartAfter::Fixed);
    fixed.map_err(|_| "write a number of milliseconds, or `exponential`".to_owned())
}

/// At least one, as a number or as part of the processors.
fn max_processes(text: &str) -> Result<usize, String> {
    let wrong = || "write a number, or a percentage such as 50%".to_owned();
    let count = match text.strip_suffix('%') {
        Some(percent) => {
            let percent: usize = percent.trim().parse().map_err(|_| wrong())?;
            let processors = std::thread::available_parallelism().map_or(1, usize::from);
            (processors.saturating_mul(percent) + 50) / 100
        }
        None => match text.parse().map_err(|_| wrong())? {
            0 => usize::MAX,
            count => count,
        },
    };
    Ok(count.max(1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_percentage_is_of_the_processors_and_at_least_one() {
        let processors = std::thread::available_parallelism().map_or(1, usize::from);
        assert_eq!(max_processes("100%").unwrap(), processors);
        assert_eq!(max_processes("1%").unwrap(), 1);
        assert_eq!(max_processes("3").unwrap(), 3);
        assert_eq!(max_processes("0").unwrap(), usize::MAX, "no limit, as with concurrently");
        assert!(max_processes("x").is_err() && max_processes("-1").is_err());
    }
}
