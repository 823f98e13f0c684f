//! A pattern for names of files.

use super::{Text, Wrong, text_value};

/// A pattern like `app/**/*.py`, known to be one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Glob(pub String);

impl Text for Glob {
    const NAME: &'static str = "Glob";
    const EXPECTED: &'static str = "a pattern like `app/**/*.py`";
    const KIND: &'static str = "pattern";
    const ABOUT: &'static str = "A pattern for names of files: `*` keeps to one folder, `**` does not";

    fn parse(text: &str) -> Result<Self, Wrong> {
        match globset::Glob::new(text) {
            Ok(_) => Ok(Self(text.to_owned())),
            Err(error) => Err(Wrong::reason(format!("is wrong: {}", error.kind()))),
        }
    }

    fn write(&self) -> String {
        self.0.clone()
    }
}

text_value!(Glob);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_no_pattern_says_why() {
        let Err(Wrong::Reason(reason)) = Glob::parse("app/[a-") else { panic!("accepted") };
        assert!(reason.starts_with("is wrong: "), "{reason}");
        assert!(Glob::parse("app/**/*.{py,toml}").is_ok());
    }
}
