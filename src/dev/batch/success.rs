//! When a run of many commands is a success: concurrently's `--success`.

use crate::base::process::Ended;

/// How one command came to its end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Close {
    /// Its number.
    pub index: usize,
    /// How its last process ended.
    pub ended: Ended,
}

/// Which commands must end with 0.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Success {
    /// The first to end.
    First,
    /// The last to end.
    Last,
    /// All.
    All,
    /// All that go by this name or number, and at least one.
    Only(String),
    /// All but those.
    AllBut(String),
}

impl Success {
    /// Reads what is typed; what concurrently would take for `all` without a word is an error.
    pub fn parse(text: &str) -> Result<Self, String> {
        let named =
            |text: &str| text.strip_prefix("command-").filter(|name| !name.is_empty()).map(str::to_owned);
        match text {
            "first" => Ok(Self::First),
            "last" => Ok(Self::Last),
            "all" => Ok(Self::All),
            _ => match text.strip_prefix('!') {
                Some(rest) => named(rest).map(Self::AllBut),
                None => named(text).map(Self::Only),
            }
            .ok_or_else(|| "write first, last, all, command-NAME or !command-NAME".to_owned()),
        }
    }

    /// Whether these ends, in their order, are a success. `names` are those of all commands.
    pub fn holds(&self, closes: &[Close], names: &[String]) -> bool {
        let good = |close: &Close| close.ended.success();
        let meant = |close: &Close, name: &str| {
            names.get(close.index).is_some_and(|own| own == name) || name.parse() == Ok(close.index)
        };
        match self {
            Self::First => closes.first().is_none_or(good),
            Self::Last => closes.last().is_none_or(good),
            Self::All => closes.iter().all(good),
            Self::Only(name) => {
                let mut theirs = closes.iter().filter(|close| meant(close, name)).peekable();
                closes.is_empty() || (theirs.peek().is_some() && theirs.all(good))
            }
            Self::AllBut(name) => closes.iter().all(|close| meant(close, name) || good(close)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_condition_looks_at_its_commands() {
        let close = |index, code| Close { index, ended: Ended::Code(code) };
        let closes = [close(1, 0), close(0, 3), close(2, 1)];
        let names = ["a".to_owned(), "b".to_owned(), "a".to_owned()];
        let holds = |text: &str| Success::parse(text).unwrap().holds(&closes, &names);
        assert!(holds("first") && !holds("last") && !holds("all"));
        assert!(holds("command-b") && holds("command-1") && !holds("command-a") && !holds("command-x"));
        assert!(holds("!command-a") && !holds("!command-b"));
        assert!(Success::All.holds(&[], &names));
        for bad in ["", "some", "command-", "!first"] {
            assert!(Success::parse(bad).is_err(), "{bad}");
        }
    }
}
