//! "Did you mean": the nearest of the names that would have been right.

/// How alike two names must be, from 0 to 1, for one to be offered for the other.
const ALIKE: f64 = 0.8;

/// The name that was most likely meant.
pub(super) fn nearest<'a>(name: &str, known: &[&'a str]) -> Option<&'a str> {
    let score = |known: &str| strsim::jaro_winkler(name, known);
    let scored = known.iter().map(|known| (score(known), *known));
    scored.filter(|(score, _)| *score >= ALIKE).max_by(|a, b| a.0.total_cmp(&b.0)).map(|(_, known)| known)
}

#[cfg(test)]
mod tests {
    #[test]
    fn a_slip_finds_its_name_and_nonsense_none() {
        let known = ["launch", "isolation", "workspaces"];
        assert_eq!(super::nearest("lanch", &known), Some("launch"));
        assert_eq!(super::nearest("isolatoin", &known), Some("isolation"));
        assert_eq!(super::nearest("zzz", &known), None);
    }
}
