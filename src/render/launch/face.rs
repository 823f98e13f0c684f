//! How a service looks: its name, its colour, where it answers.

/// What the renderer knows of a service.
#[derive(Clone, Debug)]
pub(crate) struct Face {
    /// Its name.
    pub(crate) name: String,
    /// Its command, for the `command` prefix.
    pub(crate) command: String,
    /// Its colour.
    pub(crate) paint: Paint,
    /// Where a person would open it, once it is ready.
    pub(crate) url: Option<String>,
    /// What did not happen when it is not ready in time.
    pub(crate) expected: String,
    /// Whether its output is left out (it still goes to the log file).
    pub(crate) hidden: bool,
}

/// A foreground colour as the parameters of an SGR sequence (ECMA-48 8.3.117), `34` or `38;2;1;2;3`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Paint(pub(crate) String);

impl Paint {
    /// The colours given out in turn: bright enough on black, dark enough on white, neighbours far apart.
    const TURN: [u8; 10] = [36, 33, 35, 32, 34, 96, 93, 95, 92, 94];

    /// The colour of the service at this place when none was chosen.
    pub(crate) fn in_turn(place: usize) -> Self {
        Self(Self::TURN[place % Self::TURN.len()].to_string())
    }

    /// One of the terminal's sixteen colours, the bright ones from 8 on.
    pub(crate) fn ansi(number: u8) -> Self {
        Self(if number < 8 { 30 + number } else { 82 + number }.to_string())
    }

    /// Red, green, blue.
    pub(crate) fn rgb(red: u8, green: u8, blue: u8) -> Self {
        Self(format!("38;2;{red};{green};{blue}"))
    }
}
