//! Everything that can be wrong with settings: what, where, and the next thing to type.

use super::{
    origin::{Origin, Place},
    suggest,
    tree::dotted,
};
use crate::base::Exit;
use miette::{Diagnostic, LabeledSpan, NamedSource};
use std::{io, path::PathBuf, sync::Arc};
use thiserror::Error;

/// The text of a file that an error shows a piece of.
type SourceText = NamedSource<Arc<str>>;

/// What is wrong with the settings, or with what was asked of them.
#[derive(Debug, Error, Diagnostic)]
#[expect(missing_docs, reason = "the message of each variant says what its fields are")]
pub enum Error {
    #[error("the project folder `{}` does not exist", path.display())]
    #[diagnostic(
        code(ef::settings::project),
        help("check `-C` and `EF_PROJECT`, or leave them out to work in the current folder")
    )]
    NoProject { path: PathBuf },

    #[error("the configuration file `{}` does not exist", path.display())]
    #[diagnostic(
        code(ef::settings::file),
        help("check `--config` and `EF_CONFIG`, or leave them out to use the nearest `ef.toml`")
    )]
    NoFile { path: PathBuf },

    #[error("cannot read `{}`", path.display())]
    #[diagnostic(code(ef::settings::file), help("check that it is a file and that you may read it"))]
    Read {
        path: PathBuf,
        #[source]
        cause: io::Error,
    },

    #[error("`{}` is not UTF-8: line {line}, byte {offset}", path.display())]
    #[diagnostic(code(ef::settings::utf8), help("save the file with the encoding UTF-8"))]
    NotUtf8 {
        path: PathBuf,
        offset: usize,
        line: usize,
        #[source_code]
        source_text: Option<SourceText>,
        #[label(collection)]
        spans: Vec<LabeledSpan>,
    },

    #[error("`{}` is not TOML: line {line}, {reason}", path.display())]
    #[diagnostic(
        code(ef::settings::toml),
        help("text values need quotes, and each key stands once on its own line")
    )]
    Syntax {
        path: PathBuf,
        line: usize,
        reason: String,
        #[source_code]
        source_text: Option<SourceText>,
        #[label(collection)]
        spans: Vec<LabeledSpan>,
    },

    #[error("unknown key `{key}`")]
    #[diagnostic(code(ef::settings::unknown_key), help("{help}"))]
    UnknownKey {
        key: String,
        help: String,
        #[source_code]
        source_text: Option<SourceText>,
        #[label(collection)]
        spans: Vec<LabeledSpan>,
    },

    #[error("`{subject}` cannot be {}", described(value, reason.as_deref()))]
    #[diagnostic(code(ef::settings::value), help("{help}"))]
    Value {
        subject: String,
        value: String,
        reason: Option<String>,
        help: String,
        #[source_code]
        source_text: Option<SourceText>,
        #[label(collection)]
        spans: Vec<LabeledSpan>,
    },

    #[error("`{subject}` must be {expected}, not {found}")]
    #[diagnostic(code(ef::settings::wrong_type), help("{help}"))]
    WrongType {
        subject: String,
        expected: String,
        found: String,
        help: String,
        #[source_code]
        source_text: Option<SourceText>,
        #[label(collection)]
        spans: Vec<LabeledSpan>,
    },

    #[error("`{table}` has no `{key}`")]
    #[diagnostic(code(ef::settings::missing_key), help("{help}"))]
    MissingKey {
        table: String,
        key: String,
        help: String,
        #[source_code]
        source_text: Option<SourceText>,
        #[label(collection)]
        spans: Vec<LabeledSpan>,
    },

    #[error("`{table}` has more than one check: {}", suggest::quoted(checks))]
    #[diagnostic(code(ef::settings::checks), help("keep one of them"))]
    Checks {
        table: String,
        checks: Vec<String>,
        #[source_code]
        source_text: Option<SourceText>,
        #[label(collection)]
        spans: Vec<LabeledSpan>,
    },

    #[error("`{subject}` names `{name}`, which is not a service")]
    #[diagnostic(code(ef::settings::unknown_service), help("{help}"))]
    UnknownService {
        subject: String,
        name: String,
        help: String,
        #[source_code]
        source_text: Option<SourceText>,
        #[label(collection)]
        spans: Vec<LabeledSpan>,
    },

    #[error("there is no service `{name}`")]
    #[diagnostic(code(ef::settings::unknown_service), help("{help}"))]
    NoSuchService { name: String, help: String },

    #[error("there is no profile `{name}`")]
    #[diagnostic(code(ef::settings::unknown_profile), help("{help}"))]
    UnknownProfile { name: String, help: String },

    #[error("services need each other in a circle: {}", circle.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(" → "))]
    #[diagnostic(
        code(ef::settings::circle),
        help("take one of these needs away, so that one of them can start first")
    )]
    Circle {
        circle: Vec<String>,
        #[source_code]
        source_text: Option<SourceText>,
        #[label(collection)]
        spans: Vec<LabeledSpan>,
    },

    #[error("`{first}` and `{second}` both want port {port}")]
    #[diagnostic(
        code(ef::settings::port),
        help("give one of them another port, or start them apart: `ef dev --except {second}`")
    )]
    SamePort {
        first: String,
        second: String,
        port: u16,
        #[source_code]
        source_text: Option<SourceText>,
        #[label(collection)]
        spans: Vec<LabeledSpan>,
    },

    #[error("the {what} of `{service}` {state}: `{}`", path.display())]
    #[diagnostic(code(ef::settings::folder), help("{help}"))]
    NoFolder {
        what: &'static str,
        state: &'static str,
        service: String,
        path: PathBuf,
        help: String,
        #[source_code]
        source_text: Option<SourceText>,
        #[label(collection)]
        spans: Vec<LabeledSpan>,
    },

    #[error("cannot read the env file `{}` of `{service}`", path.display())]
    #[diagnostic(code(ef::settings::env_file), help("{help}"))]
    EnvFile {
        service: String,
        path: PathBuf,
        help: String,
        #[source]
        cause: io::Error,
        #[source_code]
        source_text: Option<SourceText>,
        #[label(collection)]
        spans: Vec<LabeledSpan>,
    },

    // The line itself is not shown: it may hold a secret.
    #[error("line {line} of the env file `{}` {reason}", path.display())]
    #[diagnostic(
        code(ef::settings::env_file),
        help("each line is `NAME=value`; a value with spaces needs quotes, a comment begins with `#`")
    )]
    EnvFileLine {
        path: PathBuf,
        line: usize,
        reason: &'static str,
        #[source_code]
        source_text: Option<SourceText>,
        #[label(collection)]
        spans: Vec<LabeledSpan>,
    },

    #[error("no `ef.toml` and no project to start in `{}`", path.display())]
    #[diagnostic(
        code(ef::settings::nothing_found),
        help(
            "looked for {looked_for}. Go to the project's folder, or run `ef init` for an `ef.toml` to fill in"
        )
    )]
    NothingFound { path: PathBuf, looked_for: &'static str },

    #[error("`{}` has no service to start", path.display())]
    #[diagnostic(
        code(ef::settings::no_services),
        help("add one: `[service.NAME]` with `run = \"the command\"`")
    )]
    NoServices { path: PathBuf },

    #[error("nothing is left to start: every service is left out by `--except`")]
    #[diagnostic(code(ef::settings::left_out), help("leave out fewer services"))]
    NothingLeft,

    #[error("`{service}` needs `{need}`, which `--except` leaves out")]
    #[diagnostic(code(ef::settings::left_out), help("leave both out: `--except {need} --except {service}`"))]
    StillNeeded { service: String, need: String },

    #[error("`{subject}` names `{name}`, which is not started")]
    #[diagnostic(code(ef::settings::not_started), help("name one of the services that are: {started}"))]
    NotStarted { subject: String, name: String, started: String },

    #[error("`{}` is already there", path.display())]
    #[diagnostic(
        code(ef::settings::exists),
        help("`ef init --force` replaces it, `ef init --print` only shows what would be written")
    )]
    Exists { path: PathBuf },

    #[error("cannot write `{}`", path.display())]
    #[diagnostic(
        code(ef::settings::write),
        help("check that you may write in that folder; `ef init --print` writes to stdout")
    )]
    Write {
        path: PathBuf,
        #[source]
        cause: io::Error,
    },
}

impl Error {
    /// The exit code that the error stands for.
    pub fn exit(&self) -> Exit {
        match self {
            Self::Write { .. } => Exit::Outside,
            _ => Exit::Usage,
        }
    }

    pub(super) fn unknown_key(above: &[String], key: &str, allowed: &[&str], at: &Origin) -> Box<Self> {
        let list = if above.is_empty() {
            "the tables are".to_owned()
        } else {
            format!("the keys of `{}` are", dotted(above))
        };
        let path: Vec<&str> = above.iter().map(String::as_str).chain([key]).collect();
        let Place { source, spans } = at.place("not known here");
        let help = suggest::help(key, allowed, &list);
        Box::new(Self::UnknownKey { key: dotted(&path), help, source_text: source, spans })
    }

    pub(super) fn unknown_value<V: AsRef<str>>(
        subject: String,
        value: String,
        allowed: &[V],
        at: &Origin,
    ) -> Box<Self> {
        let allowed: Vec<&str> = allowed.iter().map(AsRef::as_ref).collect();
        let help = suggest::help(&value, &allowed, "it is one of");
        let Place { source, spans } = at.place("not one of the known values");
        Box::new(Self::Value { subject, value, reason: None, help, source_text: source, spans })
    }

    pub(super) fn bad_value(
        subject: String,
        value: String,
        reason: String,
        help: String,
        at: &Origin,
    ) -> Box<Self> {
        let Place { source, spans } = at.place(&reason);
        Box::new(Self::Value { subject, value, reason: Some(reason), help, source_text: source, spans })
    }

    pub(super) fn wrong_type(
        subject: String,
        expected: &str,
        found: &str,
        help: String,
        at: &Origin,
    ) -> Box<Self> {
        let Place { source, spans } = at.place("this");
        Box::new(Self::WrongType {
            subject,
            expected: expected.to_owned(),
            found: found.to_owned(),
            help,
            source_text: source,
            spans,
        })
    }
}

/// A refused value and why: "`5`, which has no unit".
fn described(value: &str, reason: Option<&str>) -> String {
    match reason {
        _ if value.is_empty() => "empty".to_owned(),
        Some(reason) => format!("`{value}`, which {reason}"),
        None => format!("`{value}`"),
    }
}
