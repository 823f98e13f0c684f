//! A regular expression over a line of output.

use super::{Text, Wrong, text_value};
use regex::bytes::Regex;

/// A regular expression, known to be one.
#[derive(Clone, Debug)]
pub struct Pattern(pub Regex);

impl PartialEq for Pattern {
    fn eq(&self, other: &Self) -> bool {
        self.0.as_str() == other.0.as_str()
    }
}

impl Text for Pattern {
    const NAME: &'static str = "Pattern";
    const EXPECTED: &'static str = "a regular expression like `listening on port [0-9]+`";
    const KIND: &'static str = "regular expression";
    const ABOUT: &'static str = "A regular expression; a line of output that matches counts as ready";

    fn parse(text: &str) -> Result<Self, Wrong> {
        Regex::new(text).map(Self).map_err(|error| {
            // The first lines draw the expression, which the report shows already.
            let text = error.to_string();
            let reason = text.lines().last().unwrap_or_default();
            Wrong::reason(format!("is wrong: {}", reason.strip_prefix("error: ").unwrap_or(reason)))
        })
    }

    fn write(&self) -> String {
        self.0.as_str().to_owned()
    }
}

text_value!(Pattern);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_reason_is_one_line() {
        let Err(Wrong::Reason(reason)) = Pattern::parse("ready (") else { panic!("accepted") };
        assert_eq!(reason, "is wrong: unclosed group");
        assert!(Pattern::parse("ready in [0-9]+ ms").is_ok());
    }
}
