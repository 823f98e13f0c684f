//! The `EF_*` variables: the one list of them, and the code that reads them. A flag `--some-name` has the
//! variable `EF_SOME_NAME`. An empty variable counts as not set.

use super::{
    Error,
    origin::Origin,
    tree::{Node, Value},
    value::{Size, Span},
};
use std::{
    collections::BTreeMap,
    ffi::{OsStr, OsString},
    path::PathBuf,
    time::Duration,
};

/// The environment variables, as they are handed in.
pub type Variables = BTreeMap<OsString, OsString>;

/// A setting that has a flag and a variable.
#[derive(Debug)]
pub struct Variable {
    /// The variable's name.
    pub name: &'static str,
    /// The flag's name, without its dashes.
    pub flag: &'static str,
    /// What it does, in one line.
    pub about: &'static str,
    /// The key of `ef.toml` that it sets, when there is one.
    pub key: &'static [&'static str],
}

/// All of them, in the order in which they are documented.
pub static VARIABLES: &[Variable] = &[
    variable("EF_PROJECT", "project", "The project folder", &[]),
    variable("EF_CONFIG", "config", "The file to read instead of the nearest `ef.toml`", &[]),
    variable("EF_PROFILE", "profile", "The profile to lay over the rest", &[]),
    variable("EF_COLOR", "color", "When to use colour: `auto`, `always` or `never`", &[]),
    variable("EF_JSON", "json", "Print JSON objects on stdout", &[]),
    variable("EF_QUIET", "quiet", "Print warnings and errors only", &[]),
    variable("EF_VERBOSE", "verbose", "Say more about what is done and why", &[]),
    variable("EF_YES", "yes", "Answer every question with yes", &[]),
    variable("EF_NO_PROGRESS", "no-progress", "Show no progress bars", &[]),
    variable("EF_ON_EXIT", "on-exit", "`dev.on_exit`: `continue` or `stop-all`", &["dev", "on_exit"]),
    variable(
        "EF_ON_FAILURE",
        "on-failure",
        "`dev.on_failure`: `continue` or `stop-all`",
        &["dev", "on_failure"],
    ),
    variable("EF_STDIN", "stdin", "`dev.stdin`: the service that gets what is typed", &["dev", "stdin"]),
    variable(
        "EF_TIMESTAMPS",
        "timestamps",
        "`dev.timestamps`: yes, no, or a strftime form",
        &["dev", "timestamps"],
    ),
    variable("EF_ESPEAK", "espeak", "The espeak-ng to use: library, program, or a folder of one", &[]),
    variable("EF_NO_SETUP", "no-setup", "Set up nothing that is missing", &[]),
    variable(
        "EF_NO_KEYS",
        "no-keys",
        "Take no keys from the terminal in which `ef dev` or `ef run` runs",
        &[],
    ),
    variable("EF_ENGINE", "engine", "`tts.engine`: the engine that speaks", &["tts", "engine"]),
    variable("EF_VOICE", "voice", "`tts.voice`: the voice that speaks", &["tts", "voice"]),
    variable("EF_LANG", "lang", "`tts.lang`: the language of texts", &["tts", "lang"]),
    variable("EF_RUNTIME", "runtime", "`tts.runtime`: `auto`, `ort` or `rten`", &["tts", "runtime"]),
    variable(
        "EF_CACHE_MAX_SIZE",
        "cache-max-size",
        "`tts.cache_max_size`: how large the cache of spoken clips may become",
        &["tts", "cache_max_size"],
    ),
    variable("EF_ORT_LIB", "ort-lib", "ONNX Runtime's library, or its folder", &[]),
    variable("EF_DATA_DIR", "data-dir", "The folder for voices and libraries", &[]),
    variable(
        "EF_VOICES_URL",
        "voices-url",
        "Where `ef tts voices pull` gets voices, instead of their publishers",
        &[],
    ),
    variable("EF_STRICT", "strict", "Fail when the engine or voice that is wanted is not there", &[]),
    variable("EF_PRIVATE", "private", "Never let a text leave this machine", &[]),
    variable(
        "EF_EDGE_URL",
        "edge-url",
        "Another address for Edge: a proxy of your own, or a server for tests",
        &[],
    ),
    variable("EF_PYTHON", "python", "The Python that has coqui-tts, or its environment", &[]),
    variable("EF_WORKER_PATIENCE", "worker-patience", "How long coqui-tts may give no sign of life", &[]),
    variable("EF_WORKER_MEMORY", "worker-memory", "How much memory coqui-tts may use", &[]),
    variable("EF_EDGE_SILENCE", "edge-silence", "How long Edge may be silent before it is tried again", &[]),
    variable("EF_PG_BIN", "pg-bin", "The folder of PostgreSQL's programs for the embedded database", &[]),
];

const fn variable(
    name: &'static str,
    flag: &'static str,
    about: &'static str,
    key: &'static [&'static str],
) -> Variable {
    Variable { name, flag, about, key }
}

/// The words for yes and no.
const SWITCH: [&str; 8] = ["1", "true", "yes", "on", "0", "false", "no", "off"];

/// The value of a variable that holds text.
pub fn text(variables: &Variables, name: &'static str) -> Result<Option<String>, Box<Error>> {
    let Some(value) = path(variables, name) else { return Ok(None) };
    let text = value.into_os_string().into_string().map_err(|value| {
        let shown = value.to_string_lossy().into_owned();
        let help = format!("set it to text, or not at all: `unset {name}`");
        Error::bad_value(name.to_owned(), shown, "is not UTF-8".to_owned(), help, &Origin::Variable(name))
    })?;
    Ok(Some(text))
}

/// The value of a variable that holds a path.
pub fn path(variables: &Variables, name: &'static str) -> Option<PathBuf> {
    variables.get(OsStr::new(name)).filter(|value| !value.is_empty()).map(PathBuf::from)
}

/// The folder for what `ef` keeps for this user and can get again, by the custom of each system.
pub fn data_folder(variables: &Variables) -> Option<PathBuf> {
    let absolute = |name| path(variables, name).filter(|path| path.is_absolute());
    let system = if cfg!(windows) {
        absolute("LOCALAPPDATA")
    } else if cfg!(target_os = "macos") {
        absolute("HOME").map(|home| home.join("Library/Application Support"))
    } else {
        absolute("HOME").map(|home| home.join(".local/share"))
    };
    absolute("XDG_DATA_HOME").or(system).map(|folder| folder.join("ef"))
}

/// The value of a variable that says yes or no.
pub fn switch(variables: &Variables, name: &'static str) -> Result<Option<bool>, Box<Error>> {
    let Some(value) = text(variables, name)? else { return Ok(None) };
    match yes_or_no(&value) {
        Some(answer) => Ok(Some(answer)),
        None => Err(Error::unknown_value(name.to_owned(), value, &SWITCH, &Origin::Variable(name))),
    }
}

/// The value of a variable that holds a length of time.
pub fn span(variables: &Variables, name: &'static str) -> Result<Option<Duration>, Box<Error>> {
    written(variables, name, Span::read)
}

/// The value of a variable that holds a size in bytes.
pub fn size(variables: &Variables, name: &'static str) -> Result<Option<u64>, Box<Error>> {
    written(variables, name, Size::read)
}

/// A value that is written in a form of its own.
fn written<T>(
    variables: &Variables,
    name: &'static str,
    read: impl Fn(&str) -> Result<T, String>,
) -> Result<Option<T>, Box<Error>> {
    let Some(value) = text(variables, name)? else { return Ok(None) };
    read(&value).map(Some).map_err(|why| {
        let (why, help) = why.split_once("; ").unwrap_or((&why, "unset it"));
        let (why, help) = (why.to_owned(), help.to_owned());
        Error::bad_value(name.to_owned(), value.clone(), why, help, &Origin::Variable(name))
    })
}

/// The value of a variable that is one of a few words.
pub fn choice(
    variables: &Variables,
    name: &'static str,
    words: &[String],
) -> Result<Option<String>, Box<Error>> {
    match text(variables, name)? {
        Some(value) if !words.contains(&value) => {
            Err(Error::unknown_value(name.to_owned(), value, words, &Origin::Variable(name)))
        }
        value => Ok(value),
    }
}

fn yes_or_no(text: &str) -> Option<bool> {
    let at = SWITCH.iter().position(|word| word.eq_ignore_ascii_case(text))?;
    Some(at < SWITCH.len() / 2)
}

/// The variables that set keys, as a layer.
pub(super) fn layer(variables: &Variables) -> Result<Node, Box<Error>> {
    let mut layer = Node::table(Origin::Default);
    for variable in VARIABLES.iter().filter(|variable| !variable.key.is_empty()) {
        if let Some(text) = text(variables, variable.name)? {
            layer.set(variable.key, leaf(variable, &text, Origin::Variable(variable.name)));
        }
    }
    Ok(layer)
}

/// A text from a flag or a variable as the value that it means for its key.
pub(super) fn leaf(variable: &Variable, text: &str, at: Origin) -> Node {
    let value = match yes_or_no(text) {
        Some(answer) if variable.flag == "timestamps" => Value::Bool(answer),
        _ => Value::Text(text.to_owned()),
    };
    Node { at, value }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn variables(name: &str, value: &str) -> Variables {
        Variables::from([(name.into(), value.into())])
    }

    #[test]
    fn every_variable_is_named_after_its_flag() {
        for variable in VARIABLES {
            assert_eq!(variable.name, format!("EF_{}", variable.flag.to_uppercase().replace('-', "_")));
        }
    }

    #[test]
    fn a_switch_takes_words_for_yes_and_no_and_refuses_others() {
        assert_eq!(switch(&variables("EF_JSON", "YES"), "EF_JSON").unwrap(), Some(true));
        assert_eq!(switch(&variables("EF_JSON", "off"), "EF_JSON").unwrap(), Some(false));
        assert_eq!(switch(&variables("EF_JSON", ""), "EF_JSON").unwrap(), None);
        let error = switch(&variables("EF_JSON", "maybe"), "EF_JSON").unwrap_err();
        assert_eq!(error.to_string(), "`EF_JSON` cannot be `maybe`");
    }

    #[test]
    fn the_layer_holds_only_what_is_set() {
        let layer = layer(&variables("EF_STDIN", "api")).unwrap();
        assert!(layer.find(&["dev", "stdin"]).is_some() && layer.find(&["dev", "on_exit"]).is_none());
    }
}
