//! Initialisms: U.S.A., J. R. R. Tolkien, API. Letters that are spelt are written `U.S.A`: every engine spells that,
//! and the last full stop would end a sentence for some.

use super::scan::{At, Said};

/// Those that engines read as words, or whose first `A` they take for the article.
const SPELT: &[&str] = &[
    "AWS", "API", "APIS", "IDE", "IO", "VIP", "LED", "FAQ", "AKA", "ETA", "ETF", "EULA", "UI", "UX", "AI",
    "AR", "ISO", "IEEE", "OS", "IP", "IPO", "IRA", "IRS", "IRC", "ISP", "IEC", "IOC", "IMF", "IRL", "UAE",
    "UFO", "UEFA", "UCLA", "ER", "ESL", "EPA", "EKG", "ECG", "ESP", "ABI", "ACL", "ADHD", "AED", "ATM",
    "AOL", "ASL", "OCR", "OEM", "OECD", "OLED", "ORM", "URI", "URL", "USB", "UTC", "UTF", "UUID", "GUI",
    "CLI", "CIA", "CEO", "CFO", "COO", "CTO", "DIY", "DOI", "DOJ", "EEG", "EU", "GPA", "HIV", "LLC", "PIN",
    "SUV", "TBA", "TUI", "VOIP", "YOLO",
];
/// Of these, the ones that people say as words after all.
const SAID: &[&str] = &["PIN", "VOIP", "YOLO", "UEFA", "EULA", "UCLA"];

/// Letters with full stops between them: U.S., Ph.D.
pub(super) fn with_stops(at: &At<'_>) -> Option<Said> {
    let rest = at.rest();
    if rest.starts_with("Ph.D") {
        let behind = at.start + "Ph.D".len();
        let stop = at.from(behind).starts_with('.') && !at.is_end(behind + 1);
        return Some(Said { end: behind + usize::from(stop), words: "P.H.D".to_owned() });
    }
    let mut letters: Vec<&str> = Vec::new();
    let mut end = 0;
    while let Some(letter) = rest[end..].chars().next().filter(|letter| letter.is_uppercase()) {
        let next = end + letter.len_utf8();
        if !rest[next..].starts_with('.') {
            // "U.S.A" without its last stop.
            if letters.len() > 1 && !rest[next..].starts_with(char::is_alphanumeric) {
                letters.push(&rest[end..next]);
                return Some(Said { end: at.start + next, words: letters.join(".") });
            }
            break;
        }
        letters.push(&rest[end..next]);
        end = next + 1;
        if letters.len() > 20 {
            return None;
        }
    }
    if letters.is_empty() || rest[end..].starts_with(|c: char| c.is_alphanumeric()) {
        return None;
    }
    let end = at.start + end;
    if let [letter] = letters.as_slice() {
        // An initial: its full stop goes where a name follows. `A` alone would be the article.
        let behind = at.from(end).strip_prefix(' ')?;
        let name = behind.starts_with(char::is_uppercase);
        return (name && !matches!(*letter, "A" | "I")).then(|| Said { end, words: (*letter).to_owned() });
    }
    Some(Said { end: end - usize::from(at.is_end(end)), words: letters.join(".") })
}

/// Capitals that are spelt.
pub(super) fn capitals(at: &At<'_>, token: &str) -> Option<Said> {
    let plural = token.strip_suffix('s').filter(|stem| stem.len() > 1);
    let stem = plural.unwrap_or(token);
    if stem.len() < 2
        || !stem.bytes().all(|byte| byte.is_ascii_uppercase())
        || !SPELT.contains(&stem)
        || SAID.contains(&stem)
        || !at.tongue.is_english()
    {
        return None;
    }
    let letters: Vec<String> = stem.chars().map(String::from).collect();
    let mut words = letters.join(".");
    if plural.is_some() {
        words.push_str("'s");
    }
    Some(Said { end: at.start + token.len(), words })
}

#[cfg(test)]
mod tests {
    use crate::tts::normalize::testing::table;

    #[test]
    fn initialisms_are_spelt() {
        table(
            "en-us",
            &[
                ("The U.S.A. and the U.K. agreed.", "The U.S.A and the U.K agreed."),
                ("made in the U.S.", "made in the U.S."),
                ("J. R. R. Tolkien", "J R R Tolkien"),
                ("She has a Ph.D. in law", "She has a P.H.D in law"),
                ("an AWS bill", "an A.W.S bill"),
                ("two APIs", "two A.P.I's"),
                ("NASA and the FBI", "NASA and the FBI"),
                ("George W. Bush", "George W Bush"),
                ("Plan A. Then", "Plan A. Then"),
            ],
        );
    }
}
