//! The states of an address: Dayton, OH; Springfield, IL 62704; (D-TX).

use super::scan::{At, Said, digits, last_word};

const STATES: [(&str, &str); 51] = [
    ("AL", "Alabama"),
    ("AK", "Alaska"),
    ("AZ", "Arizona"),
    ("AR", "Arkansas"),
    ("CA", "California"),
    ("CO", "Colorado"),
    ("CT", "Connecticut"),
    ("DE", "Delaware"),
    ("DC", "D.C"),
    ("FL", "Florida"),
    ("GA", "Georgia"),
    ("HI", "Hawaii"),
    ("ID", "Idaho"),
    ("IL", "Illinois"),
    ("IN", "Indiana"),
    ("IA", "Iowa"),
    ("KS", "Kansas"),
    ("KY", "Kentucky"),
    ("LA", "Louisiana"),
    ("ME", "Maine"),
    ("MD", "Maryland"),
    ("MA", "Massachusetts"),
    ("MI", "Michigan"),
    ("MN", "Minnesota"),
    ("MS", "Mississippi"),
    ("MO", "Missouri"),
    ("MT", "Montana"),
    ("NE", "Nebraska"),
    ("NV", "Nevada"),
    ("NH", "New Hampshire"),
    ("NJ", "New Jersey"),
    ("NM", "New Mexico"),
    ("NY", "New York"),
    ("NC", "North Carolina"),
    ("ND", "North Dakota"),
    ("OH", "Ohio"),
    ("OK", "Oklahoma"),
    ("OR", "Oregon"),
    ("PA", "Pennsylvania"),
    ("RI", "Rhode Island"),
    ("SC", "South Carolina"),
    ("SD", "South Dakota"),
    ("TN", "Tennessee"),
    ("TX", "Texas"),
    ("UT", "Utah"),
    ("VT", "Vermont"),
    ("VA", "Virginia"),
    ("WA", "Washington"),
    ("WV", "West Virginia"),
    ("WI", "Wisconsin"),
    ("WY", "Wyoming"),
];
/// Those that are words too, or other initials: they need a postal code behind them.
const ALSO_WORDS: [&str; 8] = ["HI", "ID", "IN", "ME", "OK", "OR", "PA", "MA"];

/// A state behind a town, or behind a party.
pub(super) fn read(at: &At<'_>, token: &str) -> Option<Said> {
    if token.len() != 2 || !at.tongue.is_english() {
        return None;
    }
    let (_, name) = STATES.iter().find(|(short, _)| *short == token)?;
    let before = at.before();
    let party = ["(D-", "(R-", "(I-"].iter().any(|party| before.ends_with(party));
    let town = before.strip_suffix(", ").is_some_and(|town| last_word(town).starts_with(char::is_uppercase));
    let end = at.start + token.len();
    let behind = at.from(end).strip_prefix(' ').unwrap_or_default();
    let code = digits(behind) == 5 && !at.goes_on(end + 6);
    if !(party || town) || (!code && ALSO_WORDS.contains(&token)) || at.goes_on(end) {
        return None;
    }
    if code {
        let words = format!("{name}, {}", at.tongue.spell_digits(&behind[..5]));
        return Some(Said { end: end + 6, words });
    }
    Some(Said { end, words: (*name).to_owned() })
}

#[cfg(test)]
mod tests {
    use crate::tts::normalize::testing::table;

    #[test]
    fn states_of_addresses_are_read() {
        table(
            "en-us",
            &[
                ("in Dayton, OH, today", "in Dayton, Ohio, today"),
                ("Springfield, IL 62704", "Springfield, Illinois, six two seven zero four"),
                ("Gómez (D-TX) said", "Gómez (D-Texas) said"),
                ("Yes, OK.", "Yes, OK."),
                ("Bend, OR 97701", "Bend, Oregon, nine seven seven zero one"),
                ("the CA and a CT scan", "the CA and a CT scan"),
            ],
        );
    }
}
