//! Spanish numbers in words.

const SMALL: [&str; 30] = [
    "cero",
    "uno",
    "dos",
    "tres",
    "cuatro",
    "cinco",
    "seis",
    "siete",
    "ocho",
    "nueve",
    "diez",
    "once",
    "doce",
    "trece",
    "catorce",
    "quince",
    "dieciséis",
    "diecisiete",
    "dieciocho",
    "diecinueve",
    "veinte",
    "veintiuno",
    "veintidós",
    "veintitrés",
    "veinticuatro",
    "veinticinco",
    "veintiséis",
    "veintisiete",
    "veintiocho",
    "veintinueve",
];
const TENS: [&str; 10] =
    ["", "", "", "treinta", "cuarenta", "cincuenta", "sesenta", "setenta", "ochenta", "noventa"];
const HUNDREDS: [&str; 10] = [
    "",
    "ciento",
    "doscientos",
    "trescientos",
    "cuatrocientos",
    "quinientos",
    "seiscientos",
    "setecientos",
    "ochocientos",
    "novecientos",
];
const ORDINALS: [&str; 11] = [
    "", "primero", "segundo", "tercero", "cuarto", "quinto", "sexto", "séptimo", "octavo", "noveno", "décimo",
];

/// A whole number.
pub(crate) fn cardinal(number: u128) -> String {
    if number >= 1_000_000_000_000_000_000 {
        return super::digit_by_digit(number, &SMALL);
    }
    let mut words = Vec::new();
    let mut rest = number;
    for (worth, one, many) in [(1_000_000_000_000, "billón", "billones"), (1_000_000, "millón", "millones")]
    {
        let count = rest / worth;
        rest %= worth;
        match count {
            0 => {}
            1 => words.push(format!("un {one}")),
            _ => words.push(format!("{} {many}", shortened(&below_million(count)))),
        }
    }
    if rest > 0 || words.is_empty() {
        words.push(below_million(rest));
    }
    words.join(" ")
}

/// A number before a noun: "un euro", "una libra".
pub(crate) fn count(number: u128, noun: &str) -> String {
    let words = cardinal(number);
    let female =
        ["libra", "hora", "tonelada", "onza", "caloría", "corona", "rupia", "lira", "milla"].contains(&noun);
    if !female {
        return shortened(&words);
    }
    let words = words.replace("cientos", "cientas").replace("quinientos", "quinientas");
    match words.strip_suffix("uno") {
        Some(stem) => format!("{stem}una"),
        None => words,
    }
}

/// "uno" before a noun is "un".
fn shortened(words: &str) -> String {
    match words.strip_suffix("veintiuno") {
        Some(stem) => format!("{stem}veintiún"),
        None => words.strip_suffix("uno").map_or_else(|| words.to_owned(), |stem| format!("{stem}un")),
    }
}

fn below_million(number: u128) -> String {
    let (thousands, rest) = (number / 1000, number % 1000);
    let mut words = Vec::new();
    match thousands {
        0 => {}
        1 => words.push("mil".to_owned()),
        _ => words.push(format!("{} mil", shortened(&below_thousand(thousands)))),
    }
    if rest > 0 || words.is_empty() {
        words.push(below_thousand(rest));
    }
    words.join(" ")
}

fn below_thousand(number: u128) -> String {
    let of = |list: &[&'static str], at: u128| {
        usize::try_from(at).ok().and_then(|at| list.get(at).copied()).unwrap_or_default()
    };
    if number == 100 {
        return "cien".to_owned();
    }
    let (hundreds, rest) = (number / 100, number % 100);
    let mut words = Vec::new();
    if hundreds > 0 {
        words.push(of(&HUNDREDS, hundreds).to_owned());
    }
    if rest >= 30 {
        let tens = of(&TENS, rest / 10);
        words.push(if rest.is_multiple_of(10) {
            tens.to_owned()
        } else {
            format!("{tens} y {}", of(&SMALL, rest % 10))
        });
    } else if rest > 0 || hundreds == 0 {
        words.push(of(&SMALL, rest).to_owned());
    }
    words.join(" ")
}

/// Which one in a row; beyond ten the number itself is said.
pub(crate) fn ordinal(number: u128) -> String {
    let found = usize::try_from(number).ok().and_then(|at| ORDINALS.get(at)).filter(|word| !word.is_empty());
    found.map_or_else(|| cardinal(number), |word| (*word).to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_become_words() {
        for (number, wanted) in [
            (0, "cero"),
            (16, "dieciséis"),
            (21, "veintiuno"),
            (42, "cuarenta y dos"),
            (100, "cien"),
            (101, "ciento uno"),
            (500, "quinientos"),
            (1000, "mil"),
            (1990, "mil novecientos noventa"),
            (21_000, "veintiún mil"),
            (1_000_000, "un millón"),
            (1_234_567, "un millón doscientos treinta y cuatro mil quinientos sesenta y siete"),
            (2_000_000_000, "dos mil millones"),
        ] {
            assert_eq!(cardinal(number), wanted);
        }
        assert_eq!(
            (count(1, "euro"), count(31, "euros"), count(1, "libra")),
            ("un".to_owned(), "treinta y un".to_owned(), "una".to_owned())
        );
        assert_eq!((ordinal(3), ordinal(21)), ("tercero".to_owned(), "veintiuno".to_owned()));
    }
}
