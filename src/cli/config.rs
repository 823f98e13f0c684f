//! `ef config`: which settings are in force, and what may be written. Reads only; creates nothing.

use super::{Error, session::Session};
use crate::{base::Exit, render::config as render, settings};
use clap::{Args, Subcommand};

/// Show the settings in force and where each comes from
///
/// Reads only. Flags win over `EF_*` variables, these over the nearest `ef.toml`, that over the user's own file.
///
/// Example: ef config show --origin
///
/// Example: ef config path
#[derive(Args, Debug)]
pub(crate) struct Config {
    #[command(subcommand)]
    verb: Verb,
}

#[derive(Subcommand, Debug)]
enum Verb {
    Show(Show),
    Path(Path),
    Schema(Schema),
}

/// Show every setting in force, those that nobody set included
///
/// The answer is written as in `ef.toml`. Variables of services that look like secrets are shown as `***`.
///
/// Example: ef config show --origin --profile prod
///
/// Example: ef config show --json
#[derive(Args, Debug)]
struct Show {
    /// Say where each value came from: a line of a file, a variable, a flag, or a default
    #[arg(long)]
    origin: bool,
    /// Lay this profile over the rest
    #[arg(long, value_name = "NAME")]
    profile: Option<String>,
}

/// Show which file is read
///
/// Prints the path of the nearest `ef.toml`, or of the file that `--config` names. Without such a file the
/// answer is no, and the exit code 1.
///
/// Example: $EDITOR "$(ef config path)"
///
/// Example: ef config path --json
#[derive(Args, Debug)]
struct Path {}

/// Print the JSON schema of `ef.toml`, for editors
///
/// Example: ef config schema > ef.schema.json
///
/// Example: ef config schema | jq .properties.service
#[derive(Args, Debug)]
struct Schema {}

impl Config {
    pub(crate) fn run(self, session: &Session) -> Result<Exit, Error> {
        match self.verb {
            Verb::Show(show) => show.run(session),
            Verb::Path(Path {}) => path(session),
            Verb::Schema(Schema {}) => {
                session.ui.answer(&settings::json_schema());
                Ok(Exit::Done)
            }
        }
    }
}

impl Show {
    fn run(self, session: &Session) -> Result<Exit, Error> {
        let profile = self.profile.and_then(|name| settings::Flag::new("profile", name));
        let settings = session.settings(profile.into_iter().collect())?;
        render::show(&session.ui, &settings, self.origin);
        Ok(Exit::Done)
    }
}

fn path(session: &Session) -> Result<Exit, Error> {
    let path = settings::find_file(&session.request(Vec::new()))?;
    render::path(&session.ui, path.as_deref());
    Ok(if path.is_some() { Exit::Done } else { Exit::No })
}
