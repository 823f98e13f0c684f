//! `--emoji`: by name, or not at all.

use crate::tts::normalize::Emoji;
use clap::ValueEnum;

/// What to do with emoji.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub(super) enum EmojiWord {
    /// Read their names
    #[default]
    Names,
    /// Leave them out
    Drop,
}

impl From<EmojiWord> for Emoji {
    fn from(word: EmojiWord) -> Self {
        match word {
            EmojiWord::Names => Self::Names,
            EmojiWord::Drop => Self::Drop,
        }
    }
}
