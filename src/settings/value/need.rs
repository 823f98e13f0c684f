//! A need: another service, and how far it must have come.

use super::{Text, Wrong, text_value};
use crate::dev::plan::{Need, ServiceName, Until};

/// A need as it is written: `db`, `db:ready`, `db:started`, `db:done`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NeedText(pub Need);

impl Text for NeedText {
    const NAME: &'static str = "Need";
    const EXPECTED: &'static str = "a text like `db`, `db:started`, `db:ready` or `db:done`";
    const KIND: &'static str = "need";
    const ABOUT: &'static str = "A service, and how far it must have come: NAME:started, NAME:ready (when nothing is written) or NAME:done";
    const PATTERN: Option<&'static str> = Some("^[A-Za-z0-9_][A-Za-z0-9_.-]*(:(started|ready|done))?$");

    fn parse(text: &str) -> Result<Self, Wrong> {
        let (name, until) = text.split_once(':').unwrap_or((text, "ready"));
        let until = match until {
            "started" => Until::Started,
            "ready" => Until::Ready,
            "done" => Until::Done,
            other => {
                return Err(Wrong::reason(format!("asks for the unknown state `{other}`")));
            }
        };
        let service = ServiceName::parse(name);
        let service = service.ok_or_else(|| Wrong::reason(format!("names no service: `{name}`")))?;
        Ok(Self(Need { service, until }))
    }

    fn write(&self) -> String {
        let until = match self.0.until {
            Until::Started => "started",
            Until::Ready => "ready",
            Until::Done => "done",
        };
        format!("{}:{until}", self.0.service)
    }
}

text_value!(NeedText);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_need_without_a_suffix_means_ready() {
        assert_eq!(NeedText::parse("db").unwrap().0.until, Until::Ready);
        assert_eq!(NeedText::parse("db:done").unwrap().write(), "db:done");
        for text in ["", ":ready", "db:", "db:up", "a b", "-db"] {
            assert!(NeedText::parse(text).is_err(), "{text}");
        }
    }
}
