//! The flags that every command takes and that mean the same everywhere.

use super::Error;
use crate::{
    settings::env::{self, Variables},
    ui::ColorChoice,
};
use clap::{Args, ValueEnum};
use std::{ffi::OsString, path::PathBuf};

/// The global flags.
#[derive(Args, Clone, Debug, Default)]
#[command(next_help_heading = "Global options")]
#[expect(clippy::struct_excessive_bools, reason = "each is a flag of its own")]
pub(crate) struct Global {
    /// Work in this project folder instead of the current one
    #[arg(short = 'C', long, value_name = "DIR", global = true)]
    pub(crate) project: Option<PathBuf>,
    /// Read this file instead of the nearest `ef.toml`
    #[arg(long, value_name = "FILE", global = true)]
    pub(crate) config: Option<PathBuf>,
    /// When to use colour
    #[arg(long, value_enum, value_name = "WHEN", global = true)]
    pub(crate) color: Option<ColorChoice>,
    /// Print versioned JSON objects on stdout, and nothing else there
    #[arg(long, global = true)]
    pub(crate) json: bool,
    /// Print warnings and errors only
    #[arg(short, long, global = true, conflicts_with = "verbose")]
    pub(crate) quiet: bool,
    /// Say more about what is done and why
    #[arg(short, long, global = true)]
    pub(crate) verbose: bool,
    /// Answer every question with yes
    #[arg(long, global = true)]
    pub(crate) yes: bool,
    /// Show no progress bars
    #[arg(long, global = true)]
    pub(crate) no_progress: bool,
}

impl Global {
    /// The flags, and for those that were not given their `EF_*` variables.
    pub(crate) fn or_variables(self, variables: &Variables) -> Result<Self, Error> {
        let switch = |flag: bool, name| {
            if flag { Ok(true) } else { env::switch(variables, name).map(Option::unwrap_or_default) }
        };
        // A flag for one of these two speaks against the variable for the other.
        let talk = self.quiet || self.verbose;
        Ok(Self {
            color: match self.color {
                Some(choice) => Some(choice),
                None => color(variables)?,
            },
            json: switch(self.json, "EF_JSON")?,
            quiet: self.quiet || (!talk && switch(false, "EF_QUIET")?),
            verbose: self.verbose || (!talk && switch(false, "EF_VERBOSE")?),
            yes: switch(self.yes, "EF_YES")?,
            no_progress: switch(self.no_progress, "EF_NO_PROGRESS")?,
            project: self.project.or_else(|| env::path(variables, "EF_PROJECT")),
            config: self.config.or_else(|| env::path(variables, "EF_CONFIG")),
        })
    }
}

/// When colour is wanted, for a command line that could not be understood, or was only asked for help.
pub(super) fn color_at_once(args: &[OsString], variables: &Variables) -> ColorChoice {
    let words: Vec<&str> = args.iter().filter_map(|arg| arg.to_str()).collect();
    let glued = words.iter().find_map(|word| word.strip_prefix("--color="));
    let typed = glued.or_else(|| words.iter().skip_while(|word| **word != "--color").nth(1).copied());
    let choice = typed.and_then(|word| ColorChoice::from_str(word, false).ok());
    choice.or_else(|| color(variables).ok().flatten()).unwrap_or_default()
}

fn color(variables: &Variables) -> Result<Option<ColorChoice>, Error> {
    let words: Vec<String> = ColorChoice::value_variants()
        .iter()
        .filter_map(|choice| choice.to_possible_value().map(|value| value.get_name().to_owned()))
        .collect();
    let word = env::choice(variables, "EF_COLOR", &words)?;
    Ok(word.and_then(|word| ColorChoice::from_str(&word, false).ok()))
}
