//! Voices with their settings, by name, and the Postiz server of a workspace with its sealed key.

use super::{
    Error, Store,
    model::{Postiz, Preset, Workspace},
    near::near,
    seal::{SealError, SealingKey},
};

/// The preset of this name.
pub fn preset(store: &mut dyn Store, workspace: &Workspace, name: &str) -> Result<Preset, Error> {
    let presets = store.presets(&workspace.id)?;
    if let Some(found) = presets.iter().find(|preset| preset.name == name) {
        return Ok(found.clone());
    }
    let near = near(name, presets.iter().map(|preset| preset.name.as_str()));
    let help = match near.first() {
        Some(near) => format!("did you mean `{near}`?"),
        None => "`ef workspace presets list` shows them".to_owned(),
    };
    Err(Error::NoPreset { workspace: workspace.slug.clone(), name: name.to_owned(), help })
}

/// What came of setting a preset.
#[derive(Clone, Debug)]
pub struct Set {
    /// As it is now.
    pub preset: Preset,
    /// As it was.
    pub before: Option<Preset>,
}

impl Set {
    /// Whether it was so already.
    pub fn already(&self) -> bool {
        self.before.as_ref() == Some(&self.preset)
    }
}

/// Sets a preset; with `create` it must not be there yet, unless it is the very same.
pub fn set_preset(
    store: &mut dyn Store,
    workspace: &Workspace,
    preset: Preset,
    create: bool,
) -> Result<Set, Error> {
    let bad = |why: &str| Error::BadPreset { why: why.to_owned() };
    let name = preset.name.trim();
    if name.is_empty() || name.chars().count() > 100 || name.chars().any(char::is_control) {
        return Err(bad("its name must have 1 to 100 characters in one line"));
    }
    if preset.voice.trim().is_empty() {
        return Err(bad("it has no voice"));
    }
    let before = store.presets(&workspace.id)?.into_iter().find(|one| one.name == preset.name);
    let differs = before.as_ref().is_some_and(|before| *before != preset);
    if create && differs {
        return Err(Error::PresetTaken { workspace: workspace.slug.clone(), name: preset.name });
    }
    if before.as_ref() != Some(&preset) {
        store.put_preset(&workspace.id, &preset)?;
    }
    Ok(Set { preset, before })
}

/// Removes a preset; whether there was one.
pub fn delete_preset(store: &mut dyn Store, workspace: &Workspace, name: &str) -> Result<bool, Error> {
    let there = store.presets(&workspace.id)?.iter().any(|preset| preset.name == name);
    if there {
        store.drop_preset(&workspace.id, name)?;
    }
    Ok(there)
}

/// What is known of a workspace's Postiz server, without its key.
#[derive(Debug)]
pub struct Known {
    /// Address and time.
    pub postiz: Postiz,
    /// Whether the stored key opens with the key of the environment; `None` when there is none.
    pub opens: Option<Result<(), SealError>>,
}

/// The Postiz server, and whether its key could be used.
pub fn postiz(
    store: &mut dyn Store,
    workspace: &Workspace,
    key: Option<&SealingKey>,
) -> Result<Known, Error> {
    let postiz = store.postiz(&workspace.id)?;
    let postiz = postiz.ok_or_else(|| Error::NoPostiz { workspace: workspace.slug.clone() })?;
    let opens = key.map(|key| key.open(&workspace.id, &postiz.sealed).map(drop));
    Ok(Known { postiz, opens })
}

/// Sets the Postiz server; whether it was the same already.
pub fn set_postiz(
    store: &mut dyn Store,
    workspace: &Workspace,
    url: &str,
    api_key: &str,
    key: &SealingKey,
) -> Result<bool, Error> {
    let url = checked_postiz_url(url)?;
    if let Some(old) = store.postiz(&workspace.id)? {
        let same_key = key.open(&workspace.id, &old.sealed).is_ok_and(|old| old == api_key);
        if same_key && old.base_url == url {
            return Ok(true);
        }
    }
    store.put_postiz(&workspace.id, &url, &key.seal(&workspace.id, api_key)?)?;
    Ok(false)
}

/// Removes it; whether there was one.
pub fn delete_postiz(store: &mut dyn Store, workspace: &Workspace) -> Result<bool, Error> {
    let there = store.postiz(&workspace.id)?.is_some();
    if there {
        store.drop_postiz(&workspace.id)?;
    }
    Ok(there)
}

/// An address with https, or http on this machine, without a login.
fn checked_postiz_url(text: &str) -> Result<String, Error> {
    let text = text.trim().trim_end_matches('/');
    let (scheme, rest) = text.split_once("://").unwrap_or(("", text));
    let authority = rest.split(['/', '?', '#']).next().unwrap_or_default();
    let host = authority.rsplit_once('@').map_or(authority, |(_, host)| host);
    let name = host.rsplit_once(':').map_or(host, |(name, _)| name);
    let local = matches!(name, "localhost" | "127.0.0.1" | "[::1]");
    let why = match scheme.to_ascii_lowercase().as_str() {
        _ if text.chars().any(|letter| letter.is_whitespace() || letter.is_control()) => "it holds a blank",
        _ if name.is_empty() => "it names no host",
        _ if host != authority => "it holds a login, which would be stored unencrypted",
        "https" => return Ok(text.to_owned()),
        "http" if local => return Ok(text.to_owned()),
        "http" => "the key would travel unencrypted",
        _ => "it does not begin with `https://`",
    };
    let shown = if host == authority { text.to_owned() } else { format!("{scheme}://***@{host}") };
    Err(Error::PostizUrl { url: shown.chars().filter(|letter| !letter.is_control()).collect(), why })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_postiz_address_is_encrypted_or_local() {
        assert_eq!(checked_postiz_url("https://p.example.com/api/").unwrap(), "https://p.example.com/api");
        assert!(checked_postiz_url("http://localhost:5000").is_ok());
        for bad in ["", "p.example.com", "http://p.example.com", "https://", "ftp://x", "https://a b"] {
            assert!(checked_postiz_url(bad).is_err(), "{bad}");
        }
        let error = checked_postiz_url("https://me:pw@p.example.com").unwrap_err();
        assert!(!error.to_string().contains("pw@"), "{error}");
    }
}
