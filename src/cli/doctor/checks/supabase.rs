//! Supabase's keys: are they there, and of the right kind.

use super::{Check, Place};
use crate::{
    care::Finding,
    settings,
    supabase::{ProjectUrl, ServiceKey},
};
use miette::Diagnostic;

pub(super) const CHECK: Check =
    Check { name: "supabase", about: "Supabase's address and keys: present, of the right kind", look };

/// Variables that hold the key which may be public, as projects call them.
const PUBLIC_KEYS: [&str; 4] = [
    "NEXT_PUBLIC_SUPABASE_ANON_KEY",
    "NEXT_PUBLIC_SUPABASE_PUBLISHABLE_KEY",
    "NEXT_PUBLIC_SUPABASE_PUBLISHABLE_DEFAULT_KEY",
    "SUPABASE_ANON_KEY",
];

fn look(place: &Place) -> Vec<Finding> {
    let defaults = settings::Supabase::default();
    let names = place.settings().map_or(&defaults, |settings| &settings.values.supabase);
    let url = place.variable(&names.url_env).or_else(|| place.variable("NEXT_PUBLIC_SUPABASE_URL"));
    let key = place.variable(&names.service_role_key_env);
    if url.is_none() && key.is_none() {
        return vec![Finding::good(format!(
            "`{}` is not set: this project works without Supabase",
            names.url_env
        ))];
    }
    let mut found = Vec::new();
    match &url {
        None => found.push(
            Finding::warning(format!(
                "`{}` is set and `{}` is not",
                names.service_role_key_env, names.url_env
            ))
            .by_hand(format!("export {}=https://PROJECT.supabase.co", names.url_env)),
        ),
        Some((url, _)) => {
            found.extend(ProjectUrl::parse(url).err().map(|error| told(&error, &names.url_env)));
        }
    }
    match &key {
        None => found.push(
            Finding::note(format!(
                "`{}` is not set: `ef workspace` works by SQL only",
                names.service_role_key_env
            ))
            .with("the dashboard of the project has it under Project Settings, API keys"),
        ),
        Some((key, _)) => {
            let now = jiff::Timestamp::now().as_second();
            let wrong = ServiceKey::read(&names.service_role_key_env, key, now).err();
            found.extend(wrong.map(|error| told(&error, &names.service_role_key_env)));
        }
    }
    if found.iter().any(|finding| finding.level > crate::care::Level::Note) {
        return found;
    }
    let public = PUBLIC_KEYS.iter().find(|name| place.variable(name).is_some());
    let public = public.map(|name| format!(", and `{name}` for the frontend")).unwrap_or_default();
    if let (Some((_, from)), Some(_)) = (&url, &key) {
        found.push(Finding::good(format!("address and service key are there ({from}){public}")));
    }
    found
}

fn told(error: &crate::supabase::Error, variable: &str) -> Finding {
    let finding = Finding::error(error.to_string()).by_hand(format!("unset {variable}"));
    error.help().into_iter().fold(finding, |finding, help| finding.with(help.to_string()))
}

#[cfg(test)]
mod tests {
    use super::{super::super::place::testing::Project, *};
    use crate::care::Level;

    fn found(variables: &[(&str, &str)]) -> Vec<Finding> {
        look(&Project::new(&[("ef.toml", "")], variables).place())
    }

    #[test]
    fn keys_are_looked_at_for_their_kind_and_never_shown() {
        const URL: (&str, &str) = ("SUPABASE_URL", "https://abcdefghijklmnopqrst.supabase.co");
        assert!(found(&[])[0].what.contains("works without Supabase"));
        let good = found(&[URL, ("SUPABASE_SERVICE_ROLE_KEY", "sb_secret_0123456789")]);
        assert!(good.iter().all(|finding| finding.level == Level::Good), "{good:?}");
        assert!(!format!("{good:?}").contains("0123456789"));
        let wrong = found(&[URL, ("SUPABASE_SERVICE_ROLE_KEY", "sb_publishable_0123456789")]);
        assert_eq!(wrong[0].level, Level::Error);
        assert!(!format!("{wrong:?}").contains("0123456789"));
        assert_eq!(found(&[URL])[0].level, Level::Note);
        assert_eq!(found(&[("SUPABASE_SERVICE_ROLE_KEY", "sb_secret_0123456789")])[0].level, Level::Warning);
        assert_eq!(found(&[("SUPABASE_URL", "ftp://x")])[0].level, Level::Error);
    }
}
