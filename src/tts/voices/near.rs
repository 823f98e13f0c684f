//! "Did you mean": the nearest of the names that would have been right.

/// How alike two names must be, from 0 to 1, for one to be offered for the other.
const ALIKE: f64 = 0.75;

/// The name that was most likely meant.
pub fn near<'a>(name: &str, known: &[&'a str]) -> Option<&'a str> {
    let name = name.to_lowercase();
    let score = |known: &str| strsim::jaro_winkler(&name, &known.to_lowercase());
    let scored = known.iter().map(|known| (score(known), *known));
    scored.filter(|(score, _)| *score >= ALIKE).max_by(|a, b| a.0.total_cmp(&b.0)).map(|(_, known)| known)
}

#[cfg(test)]
mod tests {
    #[test]
    fn a_slip_finds_its_voice_and_nonsense_none() {
        let known = ["af_heart", "am_adam", "bf_emma"];
        assert_eq!(super::near("af_hart", &known), Some("af_heart"));
        assert_eq!(super::near("AF_Heart", &known), Some("af_heart"));
        assert_eq!(super::near("zzzz", &known), None);
    }
}
