//! Everything a command can fail with, and the exit code that follows.

use crate::{
    base::Exit,
    costs, db, dev, serve, settings, supabase,
    tenancy::{isolation, workspaces},
    tts::{self, espeak, front, voice_config},
};
use miette::Diagnostic;
use std::{io, path::PathBuf};
use thiserror::Error;

/// One variant for each domain.
#[derive(Debug, Error, Diagnostic)]
pub(crate) enum Error {
    /// The configuration is wrong or cannot be read.
    #[error(transparent)]
    #[diagnostic(transparent)]
    Settings(#[from] Box<settings::Error>),
    /// The launcher cannot start.
    #[error(transparent)]
    #[diagnostic(transparent)]
    Dev(#[from] dev::Error),
    /// A running launcher cannot be looked at or steered.
    #[error(transparent)]
    #[diagnostic(transparent)]
    Control(#[from] dev::control::Error),
    /// A log was asked for that is not there.
    #[error("{what}")]
    #[diagnostic(code(ef::cli::no_log), help("{help}"))]
    NoLog {
        /// What is not there.
        what: String,
        /// What to do.
        help: String,
        /// Whether the name itself is wrong.
        unknown: bool,
    },
    /// A pattern is none.
    #[error("`{text}` is no regular expression")]
    #[diagnostic(code(ef::cli::pattern), help("quote it, and put `\\` before signs that are meant as such"))]
    Pattern {
        /// What was given.
        text: String,
        /// Why.
        #[source]
        source: regex::Error,
    },
    /// `ef run` was asked for something it cannot do.
    #[error("{what}")]
    #[diagnostic(code(ef::cli::run), help("{help}"))]
    Run {
        /// What is wrong.
        what: String,
        /// What to do.
        help: String,
    },
    /// A database does not do what was asked.
    #[error(transparent)]
    #[diagnostic(transparent)]
    Database(#[from] db::Error),
    /// The embedded database does not do what was asked.
    #[error(transparent)]
    #[diagnostic(transparent)]
    Embedded(#[from] db::embedded::Error),
    /// A migration file or the journal is not as it should be.
    #[error(transparent)]
    #[diagnostic(transparent)]
    Migrate(#[from] db::migrate::Error),
    /// A database cannot be isolated.
    #[error(transparent)]
    #[diagnostic(transparent)]
    Isolation(#[from] isolation::Error),
    /// Workspaces are not as was asked for.
    #[error(transparent)]
    #[diagnostic(transparent)]
    Workspace(Box<workspaces::Error>),
    /// The project's API does not do what was asked.
    #[error(transparent)]
    #[diagnostic(transparent)]
    Supabase(Box<supabase::Error>),
    /// No workspace was named, and none was chosen.
    #[error("no workspace is named, and none is current in this project")]
    #[diagnostic(
        code(ef::cli::no_workspace),
        help("name one (`--workspace NAME`), or choose one: `ef workspace switch NAME`")
    )]
    NoCurrent,
    /// The chosen workspace is gone.
    #[error("the current workspace `{slug}` is not in this database")]
    #[diagnostic(
        code(ef::cli::workspace_gone),
        help(
            "it was deleted, or this is another database: `ef workspace list`, then `ef workspace switch NAME`"
        )
    )]
    CurrentGone {
        /// Its slug when it was chosen.
        slug: String,
    },
    /// The file that remembers the current workspace cannot be used.
    #[error("cannot read the current workspace from `{}`", path.display())]
    #[diagnostic(
        code(ef::cli::workspace_file),
        help("choose it anew: `ef workspace switch NAME` writes the file; or remove it")
    )]
    Remembered {
        /// The file.
        path: PathBuf,
        /// Why not.
        #[source]
        source: io::Error,
    },
    /// A workspace was named, and no folder.
    #[error("`{name}` is a workspace, and no folder is named to export it to")]
    #[diagnostic(
        code(ef::cli::no_folder),
        help(
            "`ef workspace export {name} DIR`; for the current workspace into a folder of that name: `./{name}`"
        )
    )]
    NoFolder {
        /// What was named.
        name: String,
    },
    /// There is no key to store.
    #[error("there is no key in {place}")]
    #[diagnostic(
        code(ef::cli::api_key),
        help(
            "put it into `POSTIZ_API_KEY`, name another variable by `--key-env`, or pipe it in with `--key-stdin`; never on the command line, which others can read"
        )
    )]
    NoApiKey {
        /// Where it was looked for.
        place: String,
    },
    /// A verb for the embedded database, while another is named.
    #[error("`{variable}` names a database, and `ef db {verb}` is for the embedded one only")]
    #[diagnostic(
        code(ef::cli::not_embedded),
        help(
            "to use the embedded database: `env -u {variable} ef db {verb}`; `ef db status`, `url` and `psql` work on either"
        )
    )]
    NotEmbedded {
        /// What was asked.
        verb: &'static str,
        /// The variable.
        variable: String,
    },
    /// Our own program cannot be found.
    #[error("cannot find the program that runs")]
    #[diagnostic(code(ef::cli::own_program), help("start `ef` by a path that this user can read"))]
    OwnProgram {
        /// Why not.
        #[source]
        source: io::Error,
    },
    /// A question cannot be asked.
    #[error("`{command}` asks before it does that, and there is no terminal to ask on")]
    #[diagnostic(code(ef::cli::confirm), help("if it is meant: `{command} --yes`"))]
    CannotAsk {
        /// The command.
        command: &'static str,
    },
    /// Speech does not come.
    #[error(transparent)]
    #[diagnostic(transparent)]
    Tts(#[from] tts::Error),
    /// A batch does not go on.
    #[error(transparent)]
    #[diagnostic(transparent)]
    Batch(Box<tts::batch::Error>),
    /// There is no folder for voices and libraries.
    #[error("there is no folder for voices: neither `HOME` nor `XDG_DATA_HOME` is set")]
    #[diagnostic(code(ef::cli::data_folder), help("give one with `--data-dir DIR` or `EF_DATA_DIR`"))]
    NoDataFolder,
    /// A text cannot be made ready for an engine.
    #[error(transparent)]
    #[diagnostic(transparent)]
    Front(#[from] front::Error),
    /// espeak-ng does not do what was asked.
    #[error(transparent)]
    #[diagnostic(transparent)]
    Espeak(#[from] espeak::Error),
    /// A voice's configuration is wrong.
    #[error(transparent)]
    #[diagnostic(transparent)]
    VoiceConfig(#[from] voice_config::Error),
    /// Costs are not kept or told.
    #[error(transparent)]
    #[diagnostic(transparent)]
    Costs(#[from] costs::Error),
    /// The server does not start.
    #[error(transparent)]
    #[diagnostic(transparent)]
    Serve(#[from] serve::Error),
    /// There is no place for presets.
    #[error("there is no database, and so there are no presets")]
    #[diagnostic(
        code(ef::cli::no_presets),
        help("set `DATABASE_URL`, or make the project's own: `ef db start`, then `ef migrate up`")
    )]
    NoPresets,
    /// Costs were asked for where only the project's API is known.
    #[error("costs need the database itself: over the project's API nothing is recorded")]
    #[diagnostic(
        code(ef::cli::costs_need_sql),
        help(
            "set `DATABASE_URL` or give `--database-url`: each use arrives exactly once by a transaction, which the API does not offer"
        )
    )]
    CostsNeedSql,
    /// A preset cannot be used.
    #[error("the preset `{name}` of `{workspace}` cannot be used: {why}")]
    #[diagnostic(code(ef::cli::bad_preset), help("`ef workspace presets set {name} …` sets it anew"))]
    BadPreset {
        /// Its name.
        name: String,
        /// Whose it is.
        workspace: String,
        /// What is wrong with it.
        why: String,
    },
    /// A token cannot be read.
    #[error("cannot read the token from `{}`", path.display())]
    #[diagnostic(
        code(ef::cli::token_file),
        help("the file holds nothing but the token, and this user must be able to read it")
    )]
    TokenFile {
        /// The file.
        path: PathBuf,
        /// Why not.
        #[source]
        source: io::Error,
    },
    /// There is no text to speak.
    #[error("there is no text")]
    #[diagnostic(
        code(ef::cli::no_text),
        help("give it as an argument, with `--file FILE`, or on standard input")
    )]
    NoText,
    /// A text cannot be read.
    #[error("cannot read {name}")]
    #[diagnostic(code(ef::cli::read_text), help("check the name, and that this user may read it"))]
    ReadText {
        /// The file.
        name: String,
        /// Why not.
        #[source]
        source: io::Error,
    },
    /// A text is not UTF-8.
    #[error("{name} is not UTF-8: line {line}, byte {at}")]
    #[diagnostic(
        code(ef::cli::not_text),
        help("save it as UTF-8, for instance with `iconv -f WINDOWS-1252 -t UTF-8 OLD > NEW`")
    )]
    NotText {
        /// The file.
        name: String,
        /// The line, from 1.
        line: usize,
        /// The first byte that is wrong, from 0.
        at: usize,
    },
    /// What should be text is none.
    #[error("{name} is no text: {what} at byte {at}")]
    #[diagnostic(code(ef::cli::binary), help("save it as plain text in UTF-8"))]
    Binary {
        /// The file.
        name: String,
        /// The first byte that is no text, from 0.
        at: usize,
        /// What is wrong with it.
        what: &'static str,
    },
    /// Subtitles have no file to lie beside.
    #[error("subtitles lie beside a sound file, and `-o -` makes none")]
    #[diagnostic(code(ef::cli::subtitles), help("name a file with `-o`, or leave `--subtitles` out"))]
    SubtitlesWithoutFile,
    /// No program can play a sound.
    #[error("there is no program that can play the sound")]
    #[diagnostic(
        code(ef::cli::no_player),
        help(
            "install one of `aplay`, `paplay`, `pw-play`, `ffplay`, `play`; the sound can be kept with `-o FILE`"
        )
    )]
    NoPlayer,
    /// The player fails.
    #[error("`{}` cannot play the sound: {why}", program.display())]
    #[diagnostic(code(ef::cli::player), help("the sound can be kept with `-o FILE`"))]
    Player {
        /// The player.
        program: PathBuf,
        /// What it says.
        why: String,
    },
    /// Something could not be installed.
    #[error("cannot install {what}: {why}")]
    #[diagnostic(code(ef::cli::setup), help("{help}"))]
    Setup {
        /// What.
        what: &'static str,
        /// Why not.
        why: String,
        /// What to do instead.
        help: String,
    },
    /// A remedy of `ef doctor --fix` fails.
    #[error("`{command}` failed: {why}")]
    #[diagnostic(code(ef::cli::mend), help("what it said stands above; run it by hand to see more"))]
    Mend {
        /// The remedy.
        command: String,
        /// Why.
        why: String,
    },
    /// `--hide` names something that is not started.
    #[error("`--hide {name}` names no service that is started")]
    #[diagnostic(code(ef::cli::hide), help("`ef config show` lists the services"))]
    Hidden {
        /// What was named.
        name: String,
    },
    /// `ef man` was asked for a command that does not exist.
    #[error("there is no command `ef {words}`")]
    #[diagnostic(code(ef::cli::man), help("`ef --help` lists the commands"))]
    Page {
        /// What was asked for.
        words: String,
    },
    /// A folder that should be filled holds something already.
    #[error("`{}` is not empty", path.display())]
    #[diagnostic(code(ef::cli::not_empty), help("name a new folder: what is there is not touched"))]
    NotEmpty {
        /// The folder.
        path: PathBuf,
    },
    /// `ef explain` was asked for a code that no error has.
    #[error("no error and no rule has the code `{code}`")]
    #[diagnostic(code(ef::cli::no_code), help("{near}`ef explain` lists them all"))]
    NoCode {
        /// What was asked for.
        code: String,
        /// What was meant, perhaps.
        near: String,
    },
    /// `ef help` was asked for something that does not exist.
    #[error("there is no command and no topic `{words}`")]
    #[diagnostic(code(ef::cli::no_topic), help("{near}`ef help` lists commands and topics"))]
    NoTopic {
        /// What was asked for.
        words: String,
        /// What was meant, perhaps.
        near: String,
    },
    /// A file cannot be written.
    #[error("cannot write `{}`", path.display())]
    #[diagnostic(code(ef::cli::write), help("choose a folder that this user may write to"))]
    Write {
        /// The file.
        path: PathBuf,
        /// Why not.
        #[source]
        source: io::Error,
    },
}

impl From<tts::batch::Error> for Error {
    fn from(error: tts::batch::Error) -> Self {
        Self::Batch(Box::new(error))
    }
}

impl From<workspaces::Error> for Error {
    fn from(error: workspaces::Error) -> Self {
        Self::Workspace(Box::new(error))
    }
}

impl From<supabase::Error> for Error {
    fn from(error: supabase::Error) -> Self {
        Self::Supabase(Box::new(error))
    }
}

impl Error {
    /// The exit code that the error stands for.
    pub(crate) fn exit(&self) -> Exit {
        match self {
            Self::Settings(error) => error.exit(),
            Self::Dev(error) => error.exit(),
            Self::Control(error) => error.exit(),
            Self::NoLog { unknown: false, .. } => Exit::No,
            Self::Database(error) => error.exit(),
            Self::Tts(error) => error.exit(),
            Self::Batch(error) => error.exit(),
            Self::Workspace(error) => error.exit(),
            Self::Supabase(error) => error.exit(),
            Self::Front(error) => error.exit(),
            Self::Espeak(error) => error.exit(),
            Self::VoiceConfig(error) => error.exit(),
            Self::Migrate(error) => error.exit(),
            Self::Isolation(error) => error.exit(),
            Self::Costs(error) => error.exit(),
            Self::Serve(error) => error.exit(),
            Self::Embedded(error) => error.exit(),
            Self::Run { .. }
            | Self::NoLog { .. }
            | Self::Pattern { .. }
            | Self::NoFolder { .. }
            | Self::BadPreset { .. }
            | Self::NoText
            | Self::NotText { .. }
            | Self::Binary { .. }
            | Self::SubtitlesWithoutFile
            | Self::NoCurrent
            | Self::CurrentGone { .. }
            | Self::NoApiKey { .. }
            | Self::Hidden { .. }
            | Self::Page { .. }
            | Self::NotEmbedded { .. }
            | Self::NotEmpty { .. }
            | Self::NoCode { .. }
            | Self::NoTopic { .. }
            | Self::CannotAsk { .. } => Exit::Usage,
            Self::NoDataFolder
            | Self::NoPresets
            | Self::CostsNeedSql
            | Self::TokenFile { .. }
            | Self::ReadText { .. }
            | Self::NoPlayer
            | Self::Player { .. }
            | Self::Setup { .. }
            | Self::Mend { .. }
            | Self::Remembered { .. }
            | Self::Write { .. }
            | Self::OwnProgram { .. } => Exit::Outside,
        }
    }
}
