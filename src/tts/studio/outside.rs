//! What lies outside this program: a service on the internet, a Python of the project, and the ears of the user.

use crate::tts::edge::{Place, Tell};

/// Where engines that are not part of this program are found, and what a person must hear of.
#[derive(Clone, Debug, Default)]
pub struct Outside {
    /// How Edge is reached.
    pub edge: Place,
    /// How a person is told something that cannot wait.
    pub tell: Tell,
}
