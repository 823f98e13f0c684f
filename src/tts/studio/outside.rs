//! What lies outside this program: a service on the internet, a Python of the project, and the ears of the user.

use crate::tts::{
    edge::{Place, Tell},
    worker::{Licences, Limits, Places},
};

/// Where engines that are not part of this program are found, and what a person must hear of.
#[derive(Clone, Debug, Default)]
pub struct Outside {
    /// How Edge is reached.
    pub edge: Place,
    /// Where a Python with coqui-tts is looked for.
    pub python: Places,
    /// What its worker may use.
    pub limits: Limits,
    /// The licences that were told or accepted.
    pub licences: Licences,
    /// Whether the user has said yes to every licence beforehand.
    pub agrees: bool,
    /// How a person is told something that cannot wait.
    pub tell: Tell,
}
