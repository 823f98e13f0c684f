//! `Procfile`: lines of `name: command`.

use super::listed::Entry;

/// Names of lines that run once, when a version is put online.
const ONCE: [&str; 2] = ["release", "postdeploy"];

/// The lines of a `Procfile`; those that run once are left out.
pub(super) fn entries(text: &str) -> Vec<Entry> {
    let lines = text.lines().filter(|line| !line.trim_start().starts_with('#'));
    let pairs = lines.filter_map(|line| line.split_once(':'));
    let pairs = pairs.map(|(name, command)| (name.trim(), command.trim()));
    pairs
        .filter(|(name, command)| {
            let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-');
            !name.is_empty() && name.chars().all(plain) && !command.is_empty() && !ONCE.contains(name)
        })
        .map(|(name, command)| Entry::new(name, command))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_read_and_comments_and_releases_left_out() {
        let text = "# how it runs\nweb: uvicorn app.main:app --port $PORT\nrelease: alembic upgrade head\n\nui:npm run dev\nbroken\n";
        let found: Vec<_> = entries(text).into_iter().map(|entry| (entry.name, entry.command)).collect();
        let expected = [("web", "uvicorn app.main:app --port $PORT"), ("ui", "npm run dev")];
        assert_eq!(found, expected.map(|(name, command)| (name.to_owned(), command.to_owned())));
    }
}
