//! Hashtags and handles: `#OpenSource`, `@user_name`, `#1`, `C#`.

use super::scan::{At, Said};

/// What follows `#`.
pub(super) fn read(at: &At<'_>) -> Option<Said> {
    let behind = at.rest().strip_prefix('#')?;
    let before = at.before().chars().next_back();
    if before.is_some_and(char::is_alphanumeric) {
        return None;
    }
    let body = name(behind);
    if body.is_empty() {
        return None;
    }
    if let Some(number) = at.number(at.start + 1).filter(|number| number.end == at.start + 1 + body.len()) {
        let words = super::quantity::number_words(at.tongue, &number);
        return Some(Said { end: number.end, words: format!("{} {words}", at.tongue.number_sign) });
    }
    let words = [vec![at.tongue.hashtag.to_owned()], humps_and_numbers(at, body)].concat();
    Some(Said { end: at.start + 1 + body.len(), words: words.join(" ") })
}

/// What follows `@`.
pub(super) fn handle(at: &At<'_>) -> Option<Said> {
    let behind = at.rest().strip_prefix('@')?;
    if at.before().chars().next_back().is_some_and(char::is_alphanumeric) {
        return None;
    }
    let body = name(behind);
    if body.is_empty() {
        return None;
    }
    let words = [vec![at.tongue.at.to_owned()], humps_and_numbers(at, body)].concat();
    Some(Said { end: at.start + 1 + body.len(), words: words.join(" ") })
}

fn name(text: &str) -> &str {
    let end = text.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(text.len());
    text[..end].trim_end_matches('_')
}

fn humps_and_numbers(at: &At<'_>, body: &str) -> Vec<String> {
    let mut words = Vec::new();
    let mut rest = body;
    while let Some(first) = rest.chars().next() {
        let digit = first.is_ascii_digit();
        let end = rest.find(|c: char| c.is_ascii_digit() != digit).unwrap_or(rest.len());
        let piece = &rest[..end];
        if digit {
            let year = piece.len() == 4 && (piece.starts_with("19") || piece.starts_with("20"));
            let said = match piece.parse() {
                Ok(value) if year => (at.tongue.year)(value),
                Ok(value) if !piece.starts_with('0') && piece.len() < 7 => (at.tongue.cardinal)(value),
                _ => at.tongue.spell_digits(piece),
            };
            words.push(said);
        } else {
            words.extend(humps(piece));
        }
        rest = &rest[end..];
    }
    words
}

/// `OpenSource_now` is `Open`, `Source`, `now`; capitals in a row stay together.
pub(super) fn humps(text: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    let letters: Vec<char> = text.chars().collect();
    let mut word = String::new();
    for (at, letter) in letters.iter().enumerate() {
        if *letter == '_' || *letter == '-' {
            words.extend((!word.is_empty()).then(|| std::mem::take(&mut word)));
            continue;
        }
        let before = at.checked_sub(1).map(|before| letters[before]);
        let next_small = letters.get(at + 1).is_some_and(|next| next.is_lowercase());
        let begins = letter.is_uppercase()
            && before.is_some_and(|before| before.is_lowercase() || (before.is_uppercase() && next_small));
        if begins && !word.is_empty() {
            words.push(std::mem::take(&mut word));
        }
        word.push(*letter);
    }
    words.extend((!word.is_empty()).then_some(word));
    words
}

#[cfg(test)]
mod tests {
    use crate::tts::normalize::testing::table;

    #[test]
    fn hashtags_and_handles_are_read() {
        table(
            "en-us",
            &[
                ("#OpenSource rocks", "hashtag Open Source rocks"),
                ("We are #1!", "We are number one!"),
                ("#NASALaunch2024", "hashtag NASA Launch twenty twenty four"),
                ("thanks @jane_doe.", "thanks at jane doe."),
                ("C# and F#", "C sharp and F sharp"),
                ("#a_b", "hashtag a b"),
                ("# heading", "heading"),
            ],
        );
    }
}
