//! Why something is accepted.

use super::{Text, Wrong, text_value};

/// A reason in words: never empty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reason(pub String);

impl Text for Reason {
    const NAME: &'static str = "Reason";
    const EXPECTED: &'static str = "a sentence like `slugs are public addresses`";
    const KIND: &'static str = "text";
    const ABOUT: &'static str = "Why it is acceptable, in words";
    const PATTERN: Option<&'static str> = Some(r"\S");

    fn parse(text: &str) -> Result<Self, Wrong> {
        if text.trim().is_empty() {
            return Err(Wrong::reason("says nothing"));
        }
        Ok(Self(text.trim().to_owned()))
    }

    fn write(&self) -> String {
        self.0.clone()
    }
}

text_value!(Reason);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blanks_are_no_reason() {
        assert!(Reason::parse(" ").is_err());
        assert_eq!(Reason::parse(" public ").map(|reason| reason.0).ok().as_deref(), Some("public"));
    }
}
