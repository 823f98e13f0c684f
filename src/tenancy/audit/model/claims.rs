//! How the database knows who is asking: which functions read the request's claims, and what in a policy comes from
//! the client itself and can be anything.

use super::{Code, Model, code::literals};
use regex::Regex;
use std::{collections::BTreeSet, sync::LazyLock};

/// Keys taken out of JSON: `-> 'app_metadata'`, `->> 'workspace_id'`, `#>> '{app_metadata,workspace_id}'`.
static TAKEN: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?:->>?\s*'([^']+)'|#>>?\s*'\{([^'{}]+)\}')").expect("a pattern that is tested")
});
static SETTING: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"(?i)current_setting\s*\(\s*'([^']+)'").expect("a pattern that is tested"));

/// What policies and the functions under them ask about the request.
#[derive(Clone, Debug, Default)]
pub(in super::super) struct Claims {
    /// Functions that read who is asking, themselves or through others.
    pub(in super::super) callers: BTreeSet<u32>,
    /// Functions that policies call, through others too.
    pub(in super::super) under_policies: BTreeSet<u32>,
    /// Keys taken out of JSON.
    pub(in super::super) keys: BTreeSet<String>,
    /// Settings that a client can set: headers, cookies, the project's own.
    pub(in super::super) settings: BTreeSet<String>,
    /// Texts that something is compared with.
    pub(in super::super) words: BTreeSet<String>,
}

/// The keys that a text takes out of JSON, with the place at which each is taken.
pub(in super::super) fn json_keys(text: &str) -> impl Iterator<Item = (usize, String)> {
    TAKEN.captures_iter(text).flat_map(|found| {
        let start = found.get(0).map_or(0, |whole| whole.start());
        let path = found.get(2).map_or_else(Vec::new, |path| path.as_str().split(',').collect());
        let keys = found.get(1).map(|key| key.as_str()).into_iter().chain(path);
        let keys: Vec<String> = keys.map(|key| key.trim().trim_matches('"').to_owned()).collect();
        keys.into_iter().map(move |key| (start, key))
    })
}

/// Whether a text reads who is asking, by itself.
fn asks(code: &Code) -> bool {
    ["uid", "jwt", "email"].iter().any(|name| code.has_all(&["auth", ".", name]))
        || code.calls("current_setting")
}

impl Model {
    /// Works out `claims`.
    pub(super) fn find_claims(&mut self) {
        let codes: Vec<(u32, String, Code)> =
            self.functions.iter().map(|f| (f.oid, f.name.clone(), Code::of(&f.source))).collect();
        let mut claims = Claims {
            callers: codes.iter().filter(|(_, _, code)| asks(code)).map(|(oid, ..)| *oid).collect(),
            ..Claims::default()
        };
        loop {
            let names: BTreeSet<&str> =
                codes.iter().filter(|c| claims.callers.contains(&c.0)).map(|c| c.1.as_str()).collect();
            let more: Vec<u32> = codes
                .iter()
                .filter(|c| !claims.callers.contains(&c.0) && names.iter().any(|name| c.2.calls(name)))
                .map(|c| c.0)
                .collect();
            if more.is_empty() {
                break;
            }
            claims.callers.extend(more);
        }
        let texts: Vec<&str> =
            self.policies.iter().flat_map(|p| [&p.using, &p.check]).flatten().map(String::as_str).collect();
        let mut open: Vec<Code> = texts.iter().map(|text| Code::of(text)).collect();
        while let Some(code) = open.pop() {
            for (oid, name, inner) in &codes {
                if code.calls(name) && claims.under_policies.insert(*oid) {
                    open.push(inner.clone());
                }
            }
        }
        let under = self.functions.iter().filter(|f| claims.under_policies.contains(&f.oid));
        let texts: Vec<&str> = texts.into_iter().chain(under.map(|f| f.source.as_str())).collect();
        for text in texts {
            claims.keys.extend(json_keys(text).map(|(_, key)| key));
            let settings = SETTING.captures_iter(text).map(|found| found[1].to_lowercase());
            claims.settings.extend(settings.filter(|name| !name.starts_with("request.jwt")));
            claims
                .words
                .extend(literals(text).into_iter().filter(|word| !word.is_empty() && word.len() < 60));
        }
        self.claims = claims;
    }

    /// Whether a text reads who is asking, itself or through a function of the project.
    pub(in super::super) fn asks_who(&self, text: &str) -> bool {
        let code = Code::of(text);
        asks(&code)
            || self.functions.iter().any(|f| self.claims.callers.contains(&f.oid) && code.calls(&f.name))
    }

    /// The functions that a text calls, through others too.
    pub(in super::super) fn called_by(&self, text: &str) -> Vec<&super::Function> {
        let (mut found, mut open): (Vec<&super::Function>, _) = (Vec::new(), vec![Code::of(text)]);
        while let Some(code) = open.pop() {
            for function in self.functions.iter().filter(|function| code.calls(&function.name)) {
                if !found.iter().any(|known| known.oid == function.oid) {
                    found.push(function);
                    open.push(Code::of(&function.source));
                }
            }
        }
        found
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_found_behind_arrows_and_in_paths() {
        let text =
            r#"a -> 'app_metadata' ->> 'x' || b #>> '{user_metadata, "org id"}'::text[] || c #- '{d}'"#;
        let keys: Vec<String> = json_keys(text).map(|(_, key)| key).collect();
        assert_eq!(keys, ["app_metadata", "x", "user_metadata", "org id"]);
        assert_eq!(json_keys("x->>'k'").next(), Some((1, "k".to_owned())));
    }
}
