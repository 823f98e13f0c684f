//! The layers, from weak to strong, and what they come to.

use super::{
    Error, check, de, detect,
    env::{self, VARIABLES, Variable, Variables},
    find,
    model::Model,
    origin::Origin,
    read, suggest,
    tree::Node,
    value::Color,
};
use crate::dev::plan::ServiceName;
use std::path::{Path, PathBuf};

/// What a command knows before the settings are read.
#[derive(Clone, Debug, Default)]
pub struct Request {
    /// The folder in which the search begins: that of `-C`, else the current one. Absolute.
    pub dir: PathBuf,
    /// Whether `-C` named that folder. Then it is the project's root even if `config` lies elsewhere.
    pub dir_named: bool,
    /// The file of `--config`, absolute.
    pub config: Option<PathBuf>,
    /// The environment variables.
    pub variables: Variables,
    /// The flags that stand for settings.
    pub flags: Vec<Flag>,
}

/// A flag that stands for a setting, as it was given.
#[derive(Clone, Debug)]
pub struct Flag {
    variable: &'static Variable,
    value: String,
}

impl Flag {
    /// A flag by its name without dashes; `None` when it is not in the list of `env`.
    pub fn new(name: &str, value: impl Into<String>) -> Option<Self> {
        let variable = VARIABLES.iter().find(|variable| variable.flag == name)?;
        Some(Self { variable, value: value.into() })
    }
}

/// The settings in force.
#[derive(Debug)]
pub struct Settings {
    /// The project's root folder, absolute: that of `ef.toml`, else the one in which the search began.
    pub root: PathBuf,
    /// The project's file, when there is one.
    pub file: Option<PathBuf>,
    /// The user's own file, when there is one.
    pub user_file: Option<PathBuf>,
    /// The profile that was asked for.
    pub profile: Option<String>,
    /// The profiles that can be asked for.
    pub profiles: Vec<String>,
    /// What was found by looking at the project, in sentences; empty when there is a file.
    pub found: Vec<String>,
    /// The values, with defaults for what nobody set.
    pub values: Model,
    pub(super) tree: Node,
}

impl Settings {
    /// Reads, checks and merges all layers.
    pub fn resolve(request: &Request) -> Result<Self, Box<Error>> {
        let start = find::start(&request.dir)?;
        let file = project_file(request, &start)?;
        let folder = file.as_ref().filter(|_| request.config.is_none() || !request.dir_named);
        let root = folder.and_then(|file| file.parent()).map_or_else(|| start.clone(), PathBuf::from);
        let user_file = find::user(&request.variables);

        let mut layers = Vec::new();
        if let Some(path) = &user_file {
            layers.push(read::file(path)?);
        }
        let mut found = Vec::new();
        if let Some(path) = &file {
            layers.push(read::file(path)?);
        } else {
            let detected = detect::detect(&root);
            layers.push(detected.tree());
            found = detected.sentences;
        }
        for layer in &layers {
            de::read::<Model>(layer)?;
        }

        let profiles = profile_names(&layers);
        let profile = request.text("profile", "EF_PROFILE")?;
        if let Some(name) = profile.as_deref().filter(|name| !profiles.iter().any(|known| known == name)) {
            return Err(unknown_profile(name, &profiles));
        }
        for layer in &mut layers {
            apply_profile(layer, profile.as_deref());
        }
        for layer in [env::layer(&request.variables)?, request.flag_layer()] {
            de::read::<Model>(&layer)?;
            layers.push(layer);
        }

        let mut tree = Node::table(Origin::Default);
        for layer in layers {
            tree.merge(layer);
        }
        let values: Model = de::read(&tree)?;
        check::whole(&tree, &values)?;
        Ok(Self { root, file, user_file, profile, profiles, found, values, tree })
    }

    /// The colour setting of each service, in the order of the file.
    pub fn colors(&self) -> Vec<(ServiceName, Color)> {
        self.values.service.0.iter().map(|(name, service)| (name.clone(), service.color)).collect()
    }

    /// Where the value at a path of keys came from.
    pub fn origin(&self, path: &[&str]) -> Origin {
        if self.tree.find(path).is_some() { self.tree.origin(path) } else { Origin::Default }
    }
}

impl Request {
    /// What a flag, else its variable says.
    fn text(&self, flag: &str, name: &'static str) -> Result<Option<String>, Box<Error>> {
        match self.flags.iter().rev().find(|given| given.variable.flag == flag) {
            Some(given) => Ok(Some(given.value.clone())),
            None => env::text(&self.variables, name),
        }
    }

    fn flag_layer(&self) -> Node {
        let mut layer = Node::table(Origin::Default);
        for Flag { variable, value } in self.flags.iter().filter(|flag| !flag.variable.key.is_empty()) {
            layer.set(variable.key, env::leaf(variable, value, Origin::Flag(variable.flag)));
        }
        layer
    }
}

/// The project's root folder, without a look at what its `ef.toml` says.
pub fn project_root(request: &Request) -> Result<PathBuf, Box<Error>> {
    let start = find::start(&request.dir)?;
    let file = project_file(request, &start)?;
    let folder = file.as_ref().filter(|_| request.config.is_none() || !request.dir_named);
    Ok(folder.and_then(|file| file.parent()).map_or(start, PathBuf::from))
}

/// The project's file: that of `--config`, else the nearest `ef.toml`. Does not read it.
pub fn find_file(request: &Request) -> Result<Option<PathBuf>, Box<Error>> {
    project_file(request, &find::start(&request.dir)?)
}

fn project_file(request: &Request, start: &Path) -> Result<Option<PathBuf>, Box<Error>> {
    match &request.config {
        Some(path) => find::named(path).map(Some),
        None => Ok(find::nearest(start)),
    }
}

fn profile_names(layers: &[Node]) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for entry in layers.iter().filter_map(|layer| layer.find(&["profile"])).flat_map(|e| e.node.entries()) {
        if !names.contains(&entry.key) {
            names.push(entry.key.clone());
        }
    }
    names
}

fn unknown_profile(name: &str, known: &[String]) -> Box<Error> {
    let names: Vec<&str> = known.iter().map(String::as_str).collect();
    let help = if names.is_empty() {
        format!("there are none; a table like `[profile.{name}.service.api]` in `ef.toml` makes one")
    } else {
        suggest::help(name, &names, "the profiles are")
    };
    Box::new(Error::UnknownProfile { name: name.to_owned(), help })
}

/// Lays the chosen profile of a file over the file's own tables, and takes the profiles away.
fn apply_profile(layer: &mut Node, chosen: Option<&str>) {
    let profiles = layer.take("profile");
    if let Some(profile) = profiles.zip(chosen).and_then(|(mut profiles, name)| profiles.take(name)) {
        layer.merge(profile);
    }
}
