//! How texts are read: the flags that are the same wherever one is.

use super::super::{Error, session::Session};
use crate::{
    settings::Settings,
    tts::{
        self,
        lexicon::{self, Entry, Lexicon, Says},
        normalize::Emoji,
        reading::Markup,
    },
};
use clap::{Args, ValueEnum};
use std::{fs, path::PathBuf, sync::Arc};

/// How the text is read.
#[derive(Args, Clone, Debug, Default)]
#[command(next_help_heading = "Reading")]
pub(super) struct ReadingArgs {
    /// Take the text as it is: numbers, abbreviations and signs are left to the engine
    #[arg(long)]
    pub(super) no_normalize: bool,
    /// Read emoji by their names, or leave them out
    #[arg(long, value_enum, default_value_t = EmojiWord::Names, hide_default_value = true, value_name = "HOW")]
    emoji: EmojiWord,
    /// A dictionary: CSV or TSV (word, what is said), or W3C PLS; may be given again
    #[arg(long, value_name = "FILE")]
    lexicon: Vec<PathBuf>,
    /// The text is SSML, even when it does not begin with `<speak`
    #[arg(long, conflicts_with = "no_ssml")]
    ssml: bool,
    /// The text is no SSML, even when it begins with `<speak`
    #[arg(long)]
    no_ssml: bool,
}

/// What to do with emoji.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
enum EmojiWord {
    /// Read their names
    #[default]
    Names,
    /// Leave them out
    Drop,
}

impl ReadingArgs {
    pub(super) fn emoji(&self) -> Emoji {
        match self.emoji {
            EmojiWord::Names => Emoji::Names,
            EmojiWord::Drop => Emoji::Drop,
        }
    }

    pub(super) fn markup(&self) -> Markup {
        match (self.ssml, self.no_ssml) {
            (true, _) => Markup::Ssml,
            (_, true) => Markup::Plain,
            _ => Markup::Auto,
        }
    }

    /// The dictionary: that of the settings, and over it the files in their order.
    pub(super) fn lexicon(&self, session: &Session, settings: &Settings) -> Result<Arc<Lexicon>, Error> {
        let mut entries = of_settings(settings);
        for path in &self.lexicon {
            let name = path.display().to_string();
            let bytes = fs::read(session.env.dir.join(path))
                .map_err(|source| Error::ReadText { name: format!("`{name}`"), source })?;
            let text = String::from_utf8(bytes).map_err(|error| {
                let at = error.utf8_error().valid_up_to();
                let line = error.as_bytes()[..at].split(|byte| *byte == b'\n').count();
                Error::NotText { name: format!("`{name}`"), line, at }
            })?;
            entries.extend(lexicon::read_file(path, &text).map_err(tts::Error::from)?);
        }
        Ok(Arc::new(Lexicon::new(entries).map_err(tts::Error::from)?))
    }
}

/// The entries of the settings.
pub(super) fn of_settings(settings: &Settings) -> Vec<Entry> {
    let entry = |(word, spoken): &(String, crate::settings::Spoken)| Entry {
        word: word.clone(),
        says: Says::parse(&spoken.says),
        language: spoken.lang.clone(),
        case: spoken.case,
    };
    settings.values.tts.lexicon.0.iter().map(entry).collect()
}
