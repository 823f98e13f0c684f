//! Roman numerals behind names of kings, chapters and the like.

use super::scan::{At, Said};

/// Names whose numeral says which one of them: "the Eighth".
const RULERS: &str = "henry louis george edward charles james william elizabeth mary richard john paul pius benedict \
    francis gregory leo clement innocent urban alexander nicholas peter catherine frederick friedrich wilhelm philip \
    ferdinand alfonso carlos juan felipe napoleon ivan constantine ptolemy ramses ramesses darius xerxes gustav \
    christian haakon olav harald margaret margrethe beatrix albert leopold baudouin umberto victor emmanuel otto conrad \
    maximilian joseph rudolf sigismund stephen david robert malcolm donald kenneth boniface celestine sixtus julius \
    adrian hadrian eugene martin callixtus honorius edmund ethelred harold anne isabella joan amadeus baldwin casimir";

/// Words whose numeral is a plain number.
const COUNTED: &str = "chapter part book volume act scene section article appendix phase type class title stage level \
    figure table lesson unit canto war bowl rocky vol vol. ch ch. no no. grade category factor round phase mark mk \
    element annex exhibit module season episode schedule amendment olympiad division group edition form tier apollo";

/// Titles before a ruler's name, which make a lone `I` sure.
const TITLES: &str = "king queen pope emperor empress tsar czar kaiser saint prince sultan pharaoh";

const SECOND_WORDS: &str = "of was is had would reigned ruled died became and or in from to";

/// A numeral.
pub(super) fn read(at: &At<'_>, token: &str) -> Option<Said> {
    let value = value(token)?;
    let end = at.start + token.len();
    let before = at.word_before();
    if !at.tongue.is_english() {
        return elsewhere(at, token, before, value);
    }
    let lower = before.to_lowercase();
    let is = |list: &str| list.split_whitespace().any(|word| word == lower);
    if lower.is_empty() {
        return None;
    }
    if before.starts_with(char::is_uppercase) && is(RULERS) && (token.len() > 1 || is_sure(at, end)) {
        return Some(Said { end, words: format!("the {}", (at.tongue.ordinal)(value)) });
    }
    // "Chapter I" but not "the part I played".
    let sure = lower == "war" || !verb_follows(at, end);
    if is(COUNTED) && (token != "I" || before.starts_with(char::is_uppercase) && sure) {
        return Some(Said { end, words: (at.tongue.cardinal)(value) });
    }
    if lower == "the" && at.word_after(end).starts_with("centur") {
        return Some(Said { end, words: (at.tongue.ordinal)(value) });
    }
    // Any other name: Final Fantasy VII. Only numerals that are hardly anything else.
    let plain = token.len() > 1
        && token.chars().all(|c| matches!(c, 'I' | 'V' | 'X'))
        && value < 40
        && !token.starts_with("XX");
    let name = before.starts_with(char::is_uppercase)
        && before.chars().skip(1).all(char::is_lowercase)
        && before.len() > 2;
    (plain && name).then(|| Said { end, words: (at.tongue.cardinal)(value) })
}

/// Rulers in other languages: Ludwig XIV., Louis XIV, Felipe II, Giovanni XXIII. French counts them; Spanish and
/// Portuguese do from eleven on.
fn elsewhere(at: &At<'_>, token: &str, name: &str, value: u128) -> Option<Said> {
    let tongue = at.tongue;
    let is_name = name.chars().count() > 3
        && name.starts_with(char::is_uppercase)
        && name.chars().skip(1).all(char::is_lowercase);
    if !is_name || token.len() < 2 || value > 39 || !token.bytes().all(|byte| b"IVX".contains(&byte)) {
        return None;
    }
    let end = at.start + token.len();
    let female = name.ends_with('a') || matches!(name, "Isabel" | "Elisabeth" | "Beatriz");
    if tongue.code == "de" {
        // Without its full stop it counts something else.
        at.from(end).strip_prefix('.')?;
        let article = if female { "die" } else { "der" };
        let words = format!("{article} {}", (tongue.ordinal)(value));
        return Some(Said { end: end + usize::from(!at.is_end(end + 1)), words });
    }
    let counted = tongue.code == "fr" || (matches!(tongue.code, "es" | "pt") && value > 10);
    let words = if counted { (tongue.cardinal)(value) } else { (tongue.ordinal)(value) };
    let words = match words.strip_suffix('o').filter(|_| female && !counted) {
        Some(stem) => format!("{stem}a"),
        None => words,
    };
    Some(Said { end, words })
}

/// Whether a single letter behind a name is a numeral.
fn is_sure(at: &At<'_>, end: usize) -> bool {
    let title = super::scan::last_word(at.before_that()).to_lowercase();
    let next = at.word_after(end);
    TITLES.split(' ').any(|word| word == title)
        || at.from(end).starts_with([',', '.', ';', ')', '\'', '’'])
        || SECOND_WORDS.split(' ').any(|word| word == next)
}

/// "Part I played": whether a word behind makes `I` a person.
fn verb_follows(at: &At<'_>, end: usize) -> bool {
    let next = at.word_after(end);
    next.starts_with(char::is_lowercase)
        && !matches!(next, "of" | "is" | "and" | "to" | "in" | "was" | "covers" | "begins" | "ends")
}

/// The value of a well-formed numeral.
pub(super) fn value(token: &str) -> Option<u128> {
    if token.is_empty() || token.len() > 15 || !token.bytes().all(|byte| b"IVXLCDM".contains(&byte)) {
        return None;
    }
    let digits = [
        (1000, "M"),
        (900, "CM"),
        (500, "D"),
        (400, "CD"),
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ];
    let (mut rest, mut sum, mut made) = (token, 0, String::new());
    for (worth, sign) in digits {
        while let Some(behind) = rest.strip_prefix(sign) {
            sum += worth;
            rest = behind;
        }
    }
    // The same number written anew tells whether it was written well.
    let mut left = sum;
    for (worth, sign) in digits {
        while left >= worth {
            made.push_str(sign);
            left -= worth;
        }
    }
    (rest.is_empty() && made == token).then_some(sum)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tts::normalize::testing::table;

    #[test]
    fn roman_numerals_are_read() {
        table(
            "en-us",
            &[
                ("Henry VIII had six wives", "Henry the eighth had six wives"),
                ("Henry😀 I, king", "Henry grinning face the first, king"),
                ("Louis XIV", "Louis the fourteenth"),
                ("Queen Elizabeth II", "Queen Elizabeth the second"),
                ("King Charles I died", "King Charles the first died"),
                ("Pope John Paul II.", "Pope John Paul the second."),
                ("Chapter IV", "Chapter four"),
                ("Part I of", "Part one of"),
                ("World War II", "World War two"),
                ("Act III, Scene V", "Act three, Scene five"),
                ("Super Bowl LVIII", "Super Bowl fifty eight"),
                ("Final Fantasy VII", "Final Fantasy seven"),
                ("the XX century", "the twentieth century"),
                ("John and I went", "John and I went"),
                ("the part I played", "the part I played"),
                ("the MIX", "the MIX"),
                ("I am", "I am"),
                ("Type II diabetes", "Type two diabetes"),
                ("XL shirts", "XL shirts"),
            ],
        );
        assert_eq!(
            (value("XIV"), value("IIII"), value("MCMXC"), value("")),
            (Some(14), None, Some(1990), None)
        );
    }
}
