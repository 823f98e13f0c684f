//! What can be written in `ef.toml`, table by table. The comments here are the descriptions in the JSON
//! schema that editors show. Every key has a default or may be missing; what must be there in the end is
//! asked after the layers are merged.

use super::service::Service;
use super::value::{Named, OneOrMore, ProfileName, Reason, Size, Spoken, Timestamps};
use crate::dev::plan::{OnEnd, ServiceName};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// The settings of a project for `ef`.
#[derive(Clone, Debug, Default, Deserialize, Serialize, JsonSchema)]
#[serde(default, deny_unknown_fields, expecting = "a table")]
#[schemars(title = "ef.toml")]
pub struct Model {
    /// The project itself.
    pub project: Project,
    /// How `ef dev` treats the services as a whole.
    pub dev: Dev,
    /// The services by name, in the order in which they are shown.
    pub service: Named<ServiceName, Service>,
    /// The project's database.
    pub database: Database,
    /// The project's Supabase.
    pub supabase: Supabase,
    /// Which tables belong to workspaces.
    pub tenancy: Tenancy,
    /// Speech.
    pub tts: Tts,
    /// Other values for the same keys, laid over the rest by `--profile NAME`.
    #[serde(skip_serializing)]
    pub profile: Named<ProfileName, Profile>,
}

/// What a profile may change: everything but profiles.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(default, deny_unknown_fields, expecting = "a table")]
#[schemars(rename_all = "snake_case")]
pub struct Profile {
    /// As `[project]`.
    pub project: Project,
    /// As `[dev]`.
    pub dev: Dev,
    /// As `[service.NAME]`; a new name adds a service.
    pub service: Named<ServiceName, Service>,
    /// As `[database]`.
    pub database: Database,
    /// As `[supabase]`.
    pub supabase: Supabase,
    /// As `[tenancy]`.
    pub tenancy: Tenancy,
    /// As `[tts]`.
    pub tts: Tts,
}

/// The project itself.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize, JsonSchema)]
#[serde(default, deny_unknown_fields, expecting = "a table")]
pub struct Project {
    /// Its name, for people.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
}

/// How `ef dev` treats the services as a whole.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize, JsonSchema)]
#[serde(default, deny_unknown_fields, expecting = "a table")]
pub struct Dev {
    /// What happens to the others when a service ends by itself with 0.
    pub on_exit: OnEndText,
    /// What happens to the others when a service has failed and is not started again.
    pub on_failure: OnEndText,
    /// The service that gets what is typed into the terminal. Nobody when it is missing.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub stdin: Option<ServiceName>,
    /// A time in front of every line: true, false, or a strftime form such as `"%H:%M:%S"`.
    pub timestamps: Timestamps,
    /// A log file that has grown to this size is put aside and a new one begun.
    pub log_max_size: Size,
    /// How many log files that were put aside are kept for each service.
    pub log_keep: u32,
}

impl Default for Dev {
    fn default() -> Self {
        Self {
            on_exit: OnEndText::Continue,
            on_failure: OnEndText::StopAll,
            stdin: None,
            timestamps: Timestamps::Off,
            log_max_size: Size(10_000_000),
            log_keep: 3,
        }
    }
}

/// What the end of one service means for the others.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
#[schemars(inline)]
pub enum OnEndText {
    /// The others go on.
    Continue,
    /// All are stopped.
    StopAll,
}

impl From<OnEndText> for OnEnd {
    fn from(text: OnEndText) -> Self {
        match text {
            OnEndText::Continue => Self::Continue,
            OnEndText::StopAll => Self::StopAll,
        }
    }
}

/// The project's database.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize, JsonSchema)]
#[serde(default, deny_unknown_fields, expecting = "a table")]
pub struct Database {
    /// The environment variable that holds the database's URL. When that is not set, the embedded database
    /// is used.
    #[schemars(title = "variable")]
    pub url_env: String,
    /// The folder of the project's own migrations, relative to the folder of `ef.toml`.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(title = "path")]
    pub migrations: Option<String>,
}

impl Default for Database {
    fn default() -> Self {
        Self { url_env: "DATABASE_URL".to_owned(), migrations: None }
    }
}

/// The project's Supabase.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize, JsonSchema)]
#[serde(default, deny_unknown_fields, expecting = "a table")]
pub struct Supabase {
    /// The environment variable that holds the project's URL.
    #[schemars(title = "variable")]
    pub url_env: String,
    /// The environment variable that holds the service role's key.
    #[schemars(title = "variable")]
    pub service_role_key_env: String,
}

impl Default for Supabase {
    fn default() -> Self {
        Self {
            url_env: "SUPABASE_URL".to_owned(),
            service_role_key_env: "SUPABASE_SERVICE_ROLE_KEY".to_owned(),
        }
    }
}

/// Which tables belong to workspaces.
#[derive(Clone, Debug, Default, PartialEq, Deserialize, Serialize, JsonSchema)]
#[serde(default, deny_unknown_fields, expecting = "a table")]
pub struct Tenancy {
    /// The tables to isolate. Those that exist are isolated, a missing one is reported. When none are named:
    /// `projects`, `clips`, `api_costs` and `jobs`.
    pub tables: OneOrMore,
    /// Whether each statement also asks if the user is still a member of the workspace, so that a removed
    /// member loses access at once and not when the token ends.
    pub strict: bool,
    /// The name of the tenant column, where the audit cannot guess it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub column: Option<String>,
    /// The table of workspaces, where the audit cannot guess it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub workspaces: Option<String>,
    /// The schemas that the data API exposes. Read from the database when this is empty.
    pub schemas: OneOrMore,
    /// The roles that requests run as. Empty: anon, authenticated, and what else the API's own role can become.
    pub roles: OneOrMore,
    /// Findings of `ef rls audit` that are accepted.
    pub allow: Vec<Allow>,
}

/// A finding of `ef rls audit` that is accepted, and why.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields, expecting = "a table")]
pub struct Allow {
    /// The rule's id.
    pub rule: String,
    /// The object as the finding names it.
    pub object: String,
    /// Why it is acceptable.
    pub reason: Reason,
}

/// Speech.
#[derive(Clone, Debug, PartialEq, Deserialize, Serialize, JsonSchema)]
#[serde(default, deny_unknown_fields, expecting = "a table")]
pub struct Tts {
    /// The engine that speaks.
    pub engine: Engine,
    /// The engines that are tried in turn when that one or its voice is not there.
    pub fallback: Vec<Engine>,
    /// Whether text may be sent to a service on the internet (Edge).
    pub allow_cloud: bool,
    /// Whether texts are private: then none leaves the machine, whatever else is set.
    pub private: bool,
    /// The voice that speaks. When it is missing, the engine's own choice.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub voice: Option<String>,
    /// The language of texts, such as `en-us`. When it is missing, that of the voice.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lang: Option<String>,
    /// What runs the models.
    pub runtime: RuntimeText,
    /// How large the cache of spoken clips may become. When it is full, the clips go that were not used for longest;
    /// `0B` keeps none.
    pub cache_max_size: Size,
    /// How words are said: the word, and other words, IPA between slashes, or a table with `says` or `ipa`,
    /// `lang` and `case`.
    #[serde(skip_serializing_if = "Named::is_empty")]
    pub lexicon: Named<String, Spoken>,
}

impl Default for Tts {
    fn default() -> Self {
        Self {
            engine: Engine::Kokoro,
            fallback: vec![Engine::Piper, Engine::Espeak],
            allow_cloud: false,
            private: false,
            voice: None,
            lang: None,
            runtime: RuntimeText::Auto,
            cache_max_size: Size(10_000_000_000),
            lexicon: Named::default(),
        }
    }
}

/// What runs the models of speech.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
#[schemars(inline)]
pub enum RuntimeText {
    /// Whichever is faster.
    Auto,
    /// ONNX Runtime, a library that must be there.
    Ort,
    /// The one that is built in.
    Rten,
}

impl Engine {
    /// The name as it is typed.
    pub fn name(self) -> &'static str {
        match self {
            Self::Kokoro => "kokoro",
            Self::Piper => "piper",
            Self::Coqui => "coqui",
            Self::Espeak => "espeak",
            Self::Edge => "edge",
        }
    }
}

/// A speech engine.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
#[schemars(inline, title = "engine")]
pub enum Engine {
    /// Kokoro-82M: the standard.
    Kokoro,
    /// Piper: fast drafts.
    Piper,
    /// Coqui: exported VITS models.
    Coqui,
    /// espeak-ng: always there.
    Espeak,
    /// Edge: Microsoft's service; only with `allow_cloud`.
    Edge,
}
