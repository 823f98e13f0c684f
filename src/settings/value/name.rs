//! Names that are keys: of services, profiles and environment variables.

use super::{Text, Wrong, text_value};
use crate::dev::plan::ServiceName;

impl Text for ServiceName {
    const NAME: &'static str = "ServiceName";
    const EXPECTED: &'static str =
        "at most 64 letters, digits, `_`, `-` and `.`, with no `-` or `.` in front";
    const KIND: &'static str = "service";
    const ABOUT: &'static str = "The name of a service";
    const PATTERN: Option<&'static str> = Some("^[A-Za-z0-9_][A-Za-z0-9_.-]{0,63}$");

    fn parse(text: &str) -> Result<Self, Wrong> {
        Self::parse(text).ok_or_else(|| Wrong::reason("is not a name for a service"))
    }

    fn write(&self) -> String {
        self.as_str().to_owned()
    }
}

text_value!(ServiceName);

/// The name of a profile; the rules are those for services.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct ProfileName(pub ServiceName);

impl Text for ProfileName {
    const NAME: &'static str = "ProfileName";
    const EXPECTED: &'static str = <ServiceName as Text>::EXPECTED;
    const KIND: &'static str = "profile";
    const ABOUT: &'static str = "The name of a profile";
    const PATTERN: Option<&'static str> = <ServiceName as Text>::PATTERN;

    fn parse(text: &str) -> Result<Self, Wrong> {
        ServiceName::parse(text).map(Self).ok_or_else(|| Wrong::reason("is not a name for a profile"))
    }

    fn write(&self) -> String {
        self.0.as_str().to_owned()
    }
}

text_value!(ProfileName);

/// The name of an environment variable.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct VariableName(pub String);

impl Text for VariableName {
    const NAME: &'static str = "VariableName";
    const EXPECTED: &'static str = "a name without `=`, like `LOG_LEVEL`";
    const KIND: &'static str = "variable";
    const ABOUT: &'static str = "The name of an environment variable";
    const PATTERN: Option<&'static str> = Some("^[^=]+$");

    fn parse(text: &str) -> Result<Self, Wrong> {
        if text.is_empty() || text.contains(['=', '\0']) {
            return Err(Wrong::reason("is not a name for a variable"));
        }
        Ok(Self(text.to_owned()))
    }

    fn write(&self) -> String {
        self.0.clone()
    }
}

text_value!(VariableName);
