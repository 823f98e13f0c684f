//! Years and decades.

use super::scan::{At, Number, Said, digits, word};

/// Words of a count behind a number that looks like a year but is none.
const COUNTED: &str = "people words files lines men women children dollars euros pounds items pages times points votes \
    users steps calories miles feet meters metres years days hours minutes seconds or more percent kilometers students \
    members employees workers soldiers books cars houses houses seats tickets units copies million billion thousand";

/// A year.
pub(super) fn read(at: &At<'_>) -> Option<Said> {
    let number = at.number(at.start)?;
    // 1920x1080: a side of a picture.
    let side = at.from(number.end).strip_prefix(['x', '×']).is_some_and(|other| digits(other) > 1);
    if side && at.tongue.is_english() && number.is_plain() && number.whole.len() == 4 && !number.is_code() {
        return Some(Said { end: number.end, words: (at.tongue.year)(number.value()?) });
    }
    let value = of(&number).or_else(|| in_brackets(at, &number))?;
    if at.keeps_plain || at.goes_on(number.end) || is_count(at, number.end) {
        return None;
    }
    Some(Said { end: number.end, words: (at.tongue.year)(value) })
}

/// The year that a number may be.
fn of(number: &Number) -> Option<u128> {
    let four = number.is_plain() && number.whole.len() == 4;
    number.value().filter(|value| four && (1100..2100).contains(value))
}

/// A year of the eleventh century, where it stands alone in brackets or behind "in".
fn in_brackets(at: &At<'_>, number: &Number) -> Option<u128> {
    let alone = at.before().ends_with('(') && at.from(number.end).starts_with(')');
    let sure = alone || matches!(at.word_before(), "in" | "In" | "since" | "year");
    number.value().filter(|value| sure && number.is_plain() && (1010..1100).contains(value))
}

/// Whether something is counted.
fn is_count(at: &At<'_>, end: usize) -> bool {
    let next = at.word_after(end);
    !next.is_empty() && COUNTED.split(' ').any(|known| known == next)
}

/// The 1990s, the '90s, 80s.
pub(super) fn decade(at: &At<'_>) -> Option<Said> {
    let number = at.number(at.start).filter(Number::is_plain)?;
    let rest = at.from(number.end);
    if at.tongue.code == "de" {
        // Die 90er.
        let behind = rest.strip_prefix("er").filter(|behind| word(behind).is_empty())?;
        let words = format!("{}er", (at.tongue.cardinal)(number.value()?));
        return Some(Said { end: at.text.len() - behind.len(), words });
    }
    if !at.tongue.is_english() {
        return None;
    }
    let behind = rest.strip_prefix("'s").or(rest.strip_prefix("’s")).or(rest.strip_prefix('s'))?;
    if !word(behind).is_empty() {
        return None;
    }
    let value = number.value()?;
    let end = at.text.len() - behind.len();
    // Under-5s.
    let before = super::scan::last_word(at.before());
    if ["under-", "Under-", "over-", "Over-"].iter().any(|limit| before.ends_with(limit)) {
        return Some(Said { end, words: plural(&(at.tongue.cardinal)(value)) });
    }
    let is_decade = value.is_multiple_of(10)
        && (number.whole.len() == 2 && value >= 20
            || number.whole.len() == 4 && (1100..2100).contains(&value));
    if !is_decade {
        return None;
    }
    let said = if number.whole.len() == 4 { (at.tongue.year)(value) } else { (at.tongue.cardinal)(value) };
    Some(Said { end, words: plural(&said) })
}

/// "nineteen ninety" is "nineteen nineties".
fn plural(words: &str) -> String {
    match words.strip_suffix('y') {
        Some(stem) => format!("{stem}ies"),
        None if words.ends_with('x') => format!("{words}es"),
        None => format!("{words}s"),
    }
}

#[cfg(test)]
mod tests {
    use crate::tts::normalize::testing::table;

    #[test]
    fn years_and_decades_are_read() {
        table(
            "en-us",
            &[
                ("In 1999 and 2024", "In nineteen ninety nine and twenty twenty four"),
                ("1806", "eighteen oh six"),
                ("in 1900", "in nineteen hundred"),
                ("2000", "two thousand"),
                ("2005", "two thousand five"),
                ("2048", "twenty forty eight"),
                ("1500 people", "one thousand five hundred people"),
                ("the 1990s", "the nineteen nineties"),
                ("the 1800s", "the eighteen hundreds"),
                ("the 2000s", "the two thousands"),
                ("the '90s", "the nineties"),
                ("her 80s", "her eighties"),
                ("(1984)", "(nineteen eighty four)"),
                ("class of '99", "class of ninety nine"),
                ("mid-1960s", "mid-nineteen sixties"),
            ],
        );
    }
}
