//! `ef tts cache`: how much of what was spoken is kept, and letting go of it.

use super::{
    super::{Error, session::Session},
    around::Around,
    batch::clips,
    measure::{age, bytes},
};
use crate::{
    base::Exit,
    render::tts::cache as render,
    tts::batch::{Cache as Clips, Prune as Wanted},
};
use clap::{Args, Subcommand};
use std::time::{Duration, SystemTime};

/// Look at the clips that were kept, and let go of them
///
/// `ef tts batch` keeps every clip by its text, voice and settings, so that none is spoken twice. Beyond
/// `tts.cache_max_size` (10 GB) those go by themselves that were not used for longest.
///
/// Example: ef tts cache stats
///
/// Example: ef tts cache prune --max-size 2GB
#[derive(Args, Debug)]
pub(crate) struct Cache {
    #[command(subcommand)]
    verb: Verb,
}

#[derive(Subcommand, Debug)]
enum Verb {
    Stats(Stats),
    Prune(Prune),
}

/// Show how many clips are kept, how large they are, and how large they may become
///
/// Example: ef tts cache stats --json
///
/// Example: ef tts cache stats
#[derive(Args, Debug)]
struct Stats {
    #[command(flatten)]
    around: Around,
}

/// Remove clips from the cache
///
/// Without a flag, clips go that were not used for 90 days. Clips in output folders stay where they are.
///
/// Example: ef tts cache prune --max-size 2GB
///
/// Example: ef tts cache prune --max-size 500MB --json
#[derive(Args, Debug)]
struct Prune {
    /// Remove what was not used for so long, such as 30d
    #[arg(long, value_name = "AGE", value_parser = age)]
    unused: Option<Duration>,
    /// Remove what was not used for longest, until no more than this is left, such as 2GB
    #[arg(long, value_name = "SIZE", value_parser = bytes)]
    max_size: Option<u64>,
    /// Remove everything
    #[arg(long)]
    all: bool,
    #[command(flatten)]
    around: Around,
}

/// What was not used for so long goes, when nothing else is said.
const UNUSED: Duration = Duration::from_hours(90 * 24);

impl Cache {
    pub(crate) fn run(self, session: &Session) -> Result<Exit, Error> {
        match self.verb {
            Verb::Stats(stats) => {
                let cache = Clips::new(clips(&stats.around.data(session)?));
                let most = session.settings(vec![])?.values.tts.cache_max_size.0;
                let found = cache.stats().map_err(|source| failed(&cache, source))?;
                render::stats(&session.ui, cache.root(), &found, most);
            }
            Verb::Prune(prune) => {
                let cache = Clips::new(clips(&prune.around.data(session)?));
                let plain = prune.unused.is_none() && prune.max_size.is_none() && !prune.all;
                let unused = prune.unused.or(plain.then_some(UNUSED));
                let wanted = Wanted { unused, most_bytes: prune.max_size, all: prune.all };
                let gone =
                    cache.prune(&wanted, SystemTime::now()).map_err(|source| failed(&cache, source))?;
                let left = cache.stats().map_err(|source| failed(&cache, source))?;
                render::pruned(&session.ui, cache.root(), &gone, &left);
            }
        }
        Ok(Exit::Done)
    }
}

fn failed(cache: &Clips, source: std::io::Error) -> Error {
    Error::Write { path: cache.root().to_owned(), source }
}
