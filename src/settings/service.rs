//! What can be written in `[service.NAME]`.

use super::value::{
    Address, Color, Glob, Named, NeedText, OneOrMore, Pattern, Port, Run, Signal, Span, Tries, Url,
    VariableName,
};
use crate::dev::plan::{Owner, RestartPolicy, StopSignal};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// One program that `ef dev` runs.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize, JsonSchema)]
#[serde(default, deny_unknown_fields, expecting = "a table")]
pub struct Service {
    /// The command, which every service needs: text is a shell line, a list is a program with its arguments,
    /// started without a shell. `ef` as the program of a list is the one that runs.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub run: Option<Run>,
    /// The folder it runs in, relative to the folder of `ef.toml`. Every other path of the service is
    /// relative to this one.
    #[schemars(title = "path")]
    pub dir: String,
    /// A Python virtual environment: its programs come first on PATH, and `VIRTUAL_ENV` is set.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(title = "path")]
    pub venv: Option<String>,
    /// The colour of its prefix: a name, `#rrggbb`, or `auto`.
    pub color: Color,
    /// The TCP port that it will listen on; checked to be free before the start. Without a `ready` the
    /// service is ready once something of its own listens there, however long that takes.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub port: Option<Port>,
    /// When it counts as ready. At once after its start when neither this nor `port` is there.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ready: Option<Ready>,
    /// What must be there before it starts: `"db:ready"`, `"db:started"`, `"db:done"`; `"db"` means ready.
    /// Without a `[service.db]`, `db` is the embedded database.
    pub needs: Vec<NeedText>,
    /// After which ends it is started again.
    pub restart: RestartText,
    /// How many restarts in a row are tried. The count begins anew after ten seconds up.
    pub restart_tries: Tries,
    /// How it is asked to end.
    pub stop: Stop,
    /// What is run first when something is missing.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub setup: Option<Setup>,
    /// Whether it gets a terminal of its own when `ef` has one.
    pub tty: bool,
    /// Files whose change restarts it, as patterns relative to its folder, such as `"app/**/*.py"`. What an
    /// ignore file (`.gitignore`, `.ignore`) leaves out does not count.
    pub watch: OneOrMore<Glob>,
    /// Files of `NAME=value` lines for its environment; a later one wins over an earlier one.
    pub env_file: OneOrMore,
    /// Its environment variables; these win over those from files.
    pub env: Named<VariableName, String>,
}

impl Default for Service {
    fn default() -> Self {
        Self {
            run: None,
            dir: ".".to_owned(),
            venv: None,
            color: Color::Auto,
            port: None,
            ready: None,
            needs: Vec::new(),
            restart: RestartText::Never,
            restart_tries: Tries::default(),
            stop: Stop::default(),
            setup: None,
            tty: true,
            watch: OneOrMore::default(),
            env_file: OneOrMore::default(),
            env: Named::default(),
        }
    }
}

/// A readiness check: one of `http`, `tcp`, `log` and `exec`.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize, JsonSchema)]
#[serde(default, deny_unknown_fields, expecting = "a table with `http`, `tcp`, `log` or `exec`")]
pub struct Ready {
    /// Ready when a GET of this `http://` URL is answered with a status below 500.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub http: Option<Url>,
    /// Ready when a TCP connection is accepted at HOST:PORT.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tcp: Option<Address>,
    /// Ready when a line of output matches this regular expression.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub log: Option<Pattern>,
    /// Ready when this command ends with 0; it runs in the service's folder and environment.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub exec: Option<Run>,
    /// How long it may take, from the start of the process.
    pub within: Span,
    /// Whose listener counts for `http` and `tcp` on this machine.
    pub owner: OwnerText,
}

impl Default for Ready {
    fn default() -> Self {
        Self {
            http: None,
            tcp: None,
            log: None,
            exec: None,
            within: Span::seconds(60),
            owner: OwnerText::Own,
        }
    }
}

/// Whose listener counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
#[schemars(inline)]
pub enum OwnerText {
    /// That of a process which the service started.
    Own,
    /// Anybody's, for services that listen elsewhere, such as in a container.
    Any,
}

impl From<OwnerText> for Owner {
    fn from(text: OwnerText) -> Self {
        match text {
            OwnerText::Own => Self::Own,
            OwnerText::Any => Self::Any,
        }
    }
}

/// After which ends a service is started again.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
#[schemars(inline)]
pub enum RestartText {
    /// After none.
    Never,
    /// When it ended with another code than 0, or by a signal.
    OnFailure,
    /// After every end.
    Always,
}

impl From<RestartText> for RestartPolicy {
    fn from(text: RestartText) -> Self {
        match text {
            RestartText::Never => Self::Never,
            RestartText::OnFailure => Self::OnFailure,
            RestartText::Always => Self::Always,
        }
    }
}

/// How a service is asked to end.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize, JsonSchema)]
#[serde(default, deny_unknown_fields, expecting = "a table with `signal` and `within`")]
pub struct Stop {
    /// The first signal: SIGINT, SIGTERM, SIGHUP, SIGQUIT or SIGKILL; `SIG` may be left out.
    pub signal: Signal,
    /// After this long it is killed.
    pub within: Span,
}

impl Default for Stop {
    fn default() -> Self {
        Self { signal: Signal(StopSignal::Term), within: Span::seconds(5) }
    }
}

/// What is run first when something is missing.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize, JsonSchema)]
#[serde(default, deny_unknown_fields, expecting = "a table with `when_missing` and `run`")]
pub struct Setup {
    /// The file or folder that must exist, relative to the service's folder.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(title = "path")]
    pub when_missing: Option<String>,
    /// What makes it: a shell line, in the service's folder and environment.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(title = "shell line")]
    pub run: Option<String>,
}
