//! Telephone numbers: digit by digit, with a short pause between the groups.

use super::scan::{At, Said, digits};

/// Numbers that everybody dials, and what is written before them.
const SHORT: [&str; 9] = ["911", "112", "999", "110", "118", "101", "111", "211", "311"];
/// No number has more groups of digits.
const MOST_GROUPS: usize = 8;
const BEFORE_SHORT: &str = "call dial phone ring calling called dialing dialled dialed dialling";

/// A telephone number.
pub(super) fn read(at: &At<'_>) -> Option<Said> {
    short(at).or_else(|| long(at))
}

fn short(at: &At<'_>) -> Option<Said> {
    let count = digits(at.rest());
    if count != 3 || !SHORT.contains(&&at.rest()[..3]) || at.goes_on(at.start + 3) {
        return None;
    }
    let before = at.word_before().to_lowercase();
    let named = BEFORE_SHORT.split(' ').any(|word| word == before);
    named.then(|| Said { end: at.start + 3, words: at.tongue.spell_digits(&at.rest()[..3]) })
}

/// Groups of digits with spaces, hyphens, dots or brackets between them.
fn long(at: &At<'_>) -> Option<Said> {
    let text = at.rest();
    let plus = text.starts_with('+');
    // Most numbers are one group.
    let first = text.bytes().take_while(u8::is_ascii_digit).count();
    let mut next = text[first..].bytes();
    let joins = matches!(next.next(), Some(b' ' | b'-' | b'.' | b'/'))
        && next.next().is_some_and(|byte| byte.is_ascii_digit() || byte == b'(');
    if first > 0 && !joins {
        return None;
    }
    let mut groups: Vec<&str> = Vec::new();
    let mut marks: Vec<char> = Vec::new();
    let mut byte = usize::from(plus);
    let mut end = byte;
    loop {
        let rest = &text[byte..];
        let (open, rest) = rest.strip_prefix('(').map_or((0, rest), |rest| (1, rest));
        let count = digits(rest);
        if count == 0 {
            break;
        }
        byte += open;
        groups.push(&text[byte..byte + count]);
        if groups.len() > MOST_GROUPS {
            return None;
        }
        byte += count;
        if open == 1 {
            if !text[byte..].starts_with(')') {
                return None;
            }
            byte += 1;
            if text[byte..].starts_with(' ') {
                byte += 1;
            }
            marks.push('(');
            end = byte;
            continue;
        }
        end = byte;
        let Some(mark) = text[byte..].chars().next().filter(|mark| matches!(mark, ' ' | '-' | '.' | '/'))
        else {
            break;
        };
        marks.push(mark);
        byte += 1;
    }
    marks.truncate(groups.len().saturating_sub(1));
    let groups = groups;
    is_phone(&groups, &marks, plus, at.tongue.code)?;
    if at.goes_on(at.start + end) {
        return None;
    }
    let mut said: Vec<String> = groups.iter().map(|group| group_words(at, group)).collect();
    if plus && let Some(first) = said.first_mut() {
        *first = format!("{} {first}", at.tongue.words.plus);
    }
    let trimmed = text[..end].trim_end();
    Some(Said { end: at.start + trimmed.len(), words: said.join(", ") })
}

/// 800 is said as a number, all else digit by digit.
fn group_words(at: &At<'_>, group: &str) -> String {
    if group == "800" && at.tongue.is_english() {
        "eight hundred".to_owned()
    } else if at.tongue.code == "fr" && group.len() == 2 && !group.starts_with('0') {
        // "zéro un, vingt-trois": by pairs.
        group.parse().map_or_else(|_| at.tongue.spell_digits(group), at.tongue.cardinal)
    } else {
        at.tongue.spell_digits(group)
    }
}

/// Whether groups of digits are a telephone number.
fn is_phone(groups: &[&str], marks: &[char], plus: bool, language: &str) -> Option<()> {
    let lengths: Vec<usize> = groups.iter().map(|group| group.len()).collect();
    let all: usize = lengths.iter().sum();
    let bracket = marks.contains(&'(');
    let same = marks.windows(2).all(|pair| pair[0] == pair[1]);
    let known = match lengths.as_slice() {
        _ if plus => (7..=15).contains(&all) && groups.len() <= 6,
        _ if bracket => (7..=12).contains(&all),
        // 555-0199
        [3, 4] => marks == ['-'],
        // 555-123-4567, 555.123.4567, 555 123 4567
        [3, 3, 4] => same,
        // 91 234 56 78, 912 34 56 78 in Spain.
        [2, 3, 2, 2] | [3, 2, 2, 2] if language == "es" => marks.iter().all(|mark| *mark == ' '),
        // 1-800-555-0199
        [1, 3, 3, 4] => same && groups[0] == "1",
        // 020 7946 0958, 030 123456: with a 0 in front.
        [first, ..] if groups[0].starts_with('0') && *first >= 2 && groups.len() > 1 => {
            (7..=12).contains(&all)
                && marks.iter().all(|mark| matches!(mark, ' ' | '-' | '/'))
                && lengths[1..].iter().all(|length| *length >= 2)
        }
        _ => false,
    };
    known.then_some(())
}

#[cfg(test)]
mod tests {
    use crate::tts::normalize::testing::table;

    #[test]
    fn telephone_numbers_are_read() {
        table(
            "en-us",
            &[
                (
                    "Call 555-0199 or dial 911 before 5.",
                    "Call five five five, zero one nine nine or dial nine one one before five.",
                ),
                ("555-123-4567", "five five five, one two three, four five six seven"),
                ("(555) 123-4567", "five five five, one two three, four five six seven"),
                ("+1 (555) 123-4567", "plus one, five five five, one two three, four five six seven"),
                ("+44 20 7946 0958.", "plus four four, two zero, seven nine four six, zero nine five eight."),
                ("1-800-555-0199", "one, eight hundred, five five five, zero one nine nine"),
                ("020 7946 0958", "zero two zero, seven nine four six, zero nine five eight"),
                ("911 people", "nine hundred eleven people"),
                ("+5 points", "plus five points"),
            ],
        );
    }
}
