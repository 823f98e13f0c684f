//! The signal that asks a service to end.

use super::{Text, Wrong, text_value};
use crate::dev::plan::StopSignal;

/// A signal, written with or without `SIG`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Signal(pub StopSignal);

const SIGNALS: [&str; 5] = ["SIGINT", "SIGTERM", "SIGHUP", "SIGQUIT", "SIGKILL"];

impl Text for Signal {
    const NAME: &'static str = "Signal";
    const EXPECTED: &'static str = "a text like `SIGTERM` or `SIGINT`";
    const KIND: &'static str = "signal";
    const ABOUT: &'static str = "SIGINT, SIGTERM, SIGHUP, SIGQUIT or SIGKILL; SIG may be left out";
    const PATTERN: Option<&'static str> = Some("^(SIG)?(INT|TERM|HUP|QUIT|KILL)$");
    const EXAMPLES: &'static [&'static str] = &SIGNALS;

    fn parse(text: &str) -> Result<Self, Wrong> {
        let name = text.to_ascii_uppercase();
        match name.strip_prefix("SIG").unwrap_or(&name) {
            "INT" => Ok(Self(StopSignal::Int)),
            "TERM" => Ok(Self(StopSignal::Term)),
            "HUP" => Ok(Self(StopSignal::Hup)),
            "QUIT" => Ok(Self(StopSignal::Quit)),
            "KILL" => Ok(Self(StopSignal::Kill)),
            _ => Err(Wrong::NoneOf(&SIGNALS)),
        }
    }

    fn write(&self) -> String {
        let name = match self.0 {
            StopSignal::Int => "SIGINT",
            StopSignal::Term => "SIGTERM",
            StopSignal::Hup => "SIGHUP",
            StopSignal::Quit => "SIGQUIT",
            StopSignal::Kill => "SIGKILL",
        };
        name.to_owned()
    }
}

text_value!(Signal);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_listed_signal_is_read_with_and_without_its_prefix() {
        for name in SIGNALS {
            assert_eq!(Signal::parse(name).unwrap().write(), name);
            assert_eq!(Signal::parse(&name[3..].to_lowercase()).unwrap().write(), name);
        }
        assert!(Signal::parse("SIGFOO").is_err());
    }
}
