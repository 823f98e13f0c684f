//! "Did you mean": the nearest of the names that would have been right, and the list of them.

/// How alike two names must be, from 0 to 1, for one to be offered for the other.
const ALIKE: f64 = 0.75;

/// The name that was most likely meant.
pub(super) fn nearest<'a>(name: &str, known: &[&'a str]) -> Option<&'a str> {
    let plain = |name: &str| name.to_lowercase().replace('-', "_");
    let name = plain(name);
    let score = |candidate: &str| match strsim::osa_distance(&name, candidate) {
        // Short names with two letters swapped look far from alike otherwise.
        0 | 1 if name.len() > 1 && candidate.len() > 1 => 1.0,
        _ => strsim::jaro_winkler(&name, candidate),
    };
    known
        .iter()
        .map(|candidate| (score(&plain(candidate)), *candidate))
        .filter(|(score, _)| *score >= ALIKE)
        .max_by(|a, b| a.0.total_cmp(&b.0))
        .map(|(_, candidate)| candidate)
}

/// "did you mean `a`? " when there is a likely name, then `list` of all that are known.
pub(super) fn help(name: &str, known: &[&str], list: &str) -> String {
    let meant = nearest(name, known).map(|name| format!("did you mean `{name}`? ")).unwrap_or_default();
    if known.is_empty() { meant } else { format!("{meant}{list}: {}", quoted(known)) }
}

/// Names in backticks, parted by commas.
pub(super) fn quoted<N: AsRef<str>>(names: &[N]) -> String {
    let names: Vec<String> = names.iter().map(|name| format!("`{}`", name.as_ref())).collect();
    names.join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_finds_its_name_and_nonsense_none() {
        let known = ["run", "restart", "restart_tries", "ready"];
        assert_eq!(nearest("restar", &known), Some("restart"));
        assert_eq!(nearest("restart-tries", &known), Some("restart_tries"));
        assert_eq!(nearest("Ready", &known), Some("ready"));
        assert_eq!(nearest("quux", &known), None);
        assert_eq!(nearest("bd", &["a", "db", "ui"]), Some("db"));
        assert_eq!(nearest("b", &["a"]), None);
    }
}
