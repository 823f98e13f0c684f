//! Voices on disk: Kokoro's tables of styles in every form in which they are published, and the user's own folder of
//! voices with what is known of each file.

mod blend;
pub mod catalogue;
mod edge;
mod known;
mod licence;
mod near;
mod npz;
mod pack;
pub mod pull;
mod store;
mod style;

pub use blend::{Blend, Part};
pub use edge::{EDGE, EdgeVoice, edge_voice_for, looks_like_edge};
pub use known::{KOKORO, Known, known_file, language_of};
pub use licence::{Licence, forbids_commerce};
pub use near::near;
pub use pack::{Form, Pack};
pub use store::{Added, FileRecord, Installed, Kind, Store, Verdict};
pub use style::Style;
