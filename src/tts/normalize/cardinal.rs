//! Whole numbers, and digits for those that are names more than numbers.

use super::{
    quantity::{number_words, sign},
    scan::{At, Number, Said},
};

/// A whole number.
pub(super) fn read(at: &At<'_>) -> Option<Said> {
    let (sign, length) = sign(at);
    let number = at.number(at.start + length)?;
    if number.fraction.is_some() {
        return None;
    }
    if at.keeps_plain && number.is_plain() {
        return Some(Said { end: number.end, words: at.text[at.start..number.end].to_owned() });
    }
    let words = before_noun(at, &number).unwrap_or_else(|| number_words(at.tongue, &number));
    let words = if sign.is_empty() { words } else { format!("{sign} {words}") };
    Some(Said { end: number.end, words })
}

/// Small words behind which nothing is counted.
const NO_NOUNS: &str = "de del y o a al en por con sin que es son para do da dos das e ou ao à às aos em na no nas nos sem é são";
/// Nouns that end as female ones do, and are none.
const MASCULINE: &str = "día días dia dias mapa mapas problema problemas tema temas idioma idiomas sistema sistemas programa \
    programas planeta planetas poeta poetas";
/// Words that a number behind them is a name of.
const NAMED: &str = "capítulo página artículo artigo número parte sección seção volumen volume canal tipo nivel nível grado grau \
    línea linha sala quarto piso andar grupo tomo";
const FEMALE_ENDS: [&str; 14] = [
    "a", "as", "ción", "ciones", "sión", "siones", "dad", "dades", "ção", "ções", "dade", "gem", "gens",
    "sões",
];

fn has(list: &str, word: &str) -> bool {
    list.split_whitespace().any(|known| known == word)
}

/// "veintiuna casas", "duzentas pessoas": Spanish and Portuguese have the number agree with what is counted.
fn before_noun(at: &At<'_>, number: &Number) -> Option<String> {
    let last = match at.tongue.code {
        "es" => 1,
        "pt" => 2,
        _ => return None,
    };
    let agrees = |value: &u128| {
        let hundreds = |value: u128| value % 1000 / 100 > 1;
        let small = (1..=last).contains(&(value % 10)) && value % 100 / 10 != 1;
        small || hundreds(*value) || hundreds(value / 1000)
    };
    let value = number.value().filter(agrees)?;
    let noun = at.word_after(number.end);
    if number.is_code() || !noun.starts_with(char::is_lowercase) || has(NO_NOUNS, noun) {
        return None;
    }
    // "Capítulo 2 trata de": no noun follows what is no plural.
    let counted =
        if value == 1 { !has(NAMED, &at.word_before().to_lowercase()) } else { noun.ends_with('s') };
    if !counted && noun != "mil" {
        return None;
    }
    let female = !has(MASCULINE, noun) && FEMALE_ENDS.iter().any(|end| noun.ends_with(end));
    // The table knows the gender of these two.
    Some((at.tongue.count)(value, if female { "hora" } else { "euro" }))
}

/// Digits behind letters: B52, MP3, iPhone15.
pub(super) fn in_word(at: &At<'_>) -> Option<Said> {
    let digits = &at.rest()[..super::scan::digits(at.rest())];
    let end = at.start + digits.len();
    let value = |digits: &str| Some((at.tongue.cardinal)(digits.parse().ok()?));
    let century = digits.starts_with("19") || digits.starts_with("20");
    // 1920x1080.
    let by =
        at.before().strip_suffix(['x', '×']).is_some_and(|side| side.ends_with(|c: char| c.is_ascii_digit()))
            && !digits.starts_with('0');
    let words = if digits.len() == 4 && (century || by) && at.tongue.is_english() {
        (at.tongue.year)(digits.parse().ok()?)
    } else if digits.starts_with('0') || digits.len() > 3 {
        at.tongue.spell_digits(digits)
    } else if digits.len() == 3 && !digits.ends_with("00") && at.tongue.is_english() {
        let (first, rest) = digits.split_at(1);
        match rest.strip_prefix('0') {
            Some(last) => format!("{} oh {}", value(first)?, value(last)?),
            None => format!("{} {}", value(first)?, value(rest)?),
        }
    } else {
        value(digits)?
    };
    Some(Said { end, words })
}

#[cfg(test)]
mod tests {
    use crate::tts::normalize::testing::table;

    #[test]
    fn whole_numbers_are_read() {
        table(
            "en-us",
            &[
                ("42 excuses", "forty two excuses"),
                ("0", "zero"),
                ("7", "seven"),
                ("100", "one hundred"),
                ("101 things", "one hundred one things"),
                (
                    "1,234,567 reasons",
                    "one million two hundred thirty four thousand five hundred sixty seven reasons",
                ),
                ("12,000", "twelve thousand"),
                ("1000000", "one million"),
                ("-7 degrees", "minus seven degrees"),
                ("it is −12 now", "it is minus twelve now"),
                ("007", "zero zero seven"),
                ("3500 files", "three thousand five hundred files"),
                ("10000 steps", "ten thousand steps"),
                ("covid-19", "covid-nineteen"),
                ("5-year-old", "five-year-old"),
                ("MP3", "MP three"),
                ("a B52 flew", "a B fifty two flew"),
                ("Boeing747", "Boeing seven forty seven"),
                ("4x4", "four by four"),
                ("1920x1080", "nineteen twenty by ten eighty"),
                ("3D", "three D"),
                ("(12)", "(twelve)"),
                ("1,2,3", "one,two,three"),
            ],
        );
        table(
            "pt-br",
            &[
                ("2 casas, 1 pessoa", "duas casas, uma pessoa"),
                ("o capítulo 2 trata de 300 sistemas", "o capítulo dois trata de trezentos sistemas"),
            ],
        );
        table(
            "es",
            &[
                ("21 días, 500 casas", "veintiún días, quinientas casas"),
                ("la página 21 trata de 31 problemas", "la página veintiuno trata de treinta y un problemas"),
            ],
        );
    }
}
