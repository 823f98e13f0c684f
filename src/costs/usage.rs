//! One use of speech.

use serde::{Deserialize, Serialize};

/// With whom prices are compared.
pub const ELSEWHERE: &str = "ElevenLabs";
/// What 1,000 characters cost there, in US dollars.
const USD_FOR_A_THOUSAND: f64 = 0.22;

/// One text that was spoken.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Usage {
    /// Names this use, once for all times: a UUID.
    pub id: String,
    /// When, in milliseconds since 1970.
    pub at: i64,
    /// The workspace that it is for: its id or its slug.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub workspace: Option<String>,
    /// The engine that spoke.
    pub engine: String,
    /// The voice that spoke.
    pub voice: String,
    /// The length of the text.
    pub characters: u64,
    /// The length of the sound.
    pub audio_seconds: f64,
    /// What it cost, in US dollars: nothing with the engines that there are.
    pub cost_usd: f64,
    /// Whether it was there already.
    pub cache_hit: bool,
}

impl Usage {
    /// A use that happens now and costs nothing.
    pub fn now(engine: &str, voice: &str, characters: usize, audio_seconds: f64) -> Self {
        Self {
            id: uuid::Uuid::new_v4().to_string(),
            at: jiff::Timestamp::now().as_millisecond(),
            workspace: None,
            engine: engine.to_owned(),
            voice: voice.to_owned(),
            characters: u64::try_from(characters).unwrap_or(u64::MAX),
            audio_seconds,
            cost_usd: 0.0,
            cache_hit: false,
        }
    }

    /// The same for a workspace.
    #[must_use]
    pub fn of(mut self, workspace: Option<String>) -> Self {
        self.workspace = workspace;
        self
    }
}

/// What so many characters would have cost elsewhere, in US dollars.
pub fn elsewhere_usd(characters: i64) -> f64 {
    #[expect(clippy::cast_precision_loss, reason = "a count of characters")]
    let characters = characters as f64;
    characters / 1000.0 * USD_FOR_A_THOUSAND
}
