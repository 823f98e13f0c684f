//! Names that are near one that is nobody's.

/// How alike two names must be, from 0 to 1.
const ALIKE: f64 = 0.85;
/// How many are offered.
const OFFERED: usize = 3;

/// The nearest names, the best first.
pub(super) fn near<'a>(text: &str, names: impl IntoIterator<Item = &'a str>) -> Vec<String> {
    let text = text.to_lowercase();
    let score = |name: &str| {
        let name = name.to_lowercase();
        match strsim::osa_distance(&text, &name) {
            0 | 1 => 1.0,
            2 if text.len() > 5 => 0.98,
            _ => strsim::jaro_winkler(&text, &name),
        }
    };
    let mut found: Vec<(f64, &str)> =
        names.into_iter().map(|name| (score(name), name)).filter(|(score, _)| *score >= ALIKE).collect();
    found.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(b.1)));
    found.dedup_by(|a, b| a.1 == b.1);
    found.into_iter().take(OFFERED).map(|(_, name)| name.to_owned()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_finds_its_name() {
        let names = ["ana@example.com", "bo@example.com", "zoe@other.org"];
        assert_eq!(near("anna@example.com", names)[0], "ana@example.com");
        assert!(near("quux@nowhere.net", names).is_empty());
    }
}
