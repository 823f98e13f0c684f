//! Portuguese numbers in words, as in Brazil.

const SMALL: [&str; 20] = [
    "zero",
    "um",
    "dois",
    "três",
    "quatro",
    "cinco",
    "seis",
    "sete",
    "oito",
    "nove",
    "dez",
    "onze",
    "doze",
    "treze",
    "catorze",
    "quinze",
    "dezesseis",
    "dezessete",
    "dezoito",
    "dezenove",
];
const TENS: [&str; 10] =
    ["", "", "vinte", "trinta", "quarenta", "cinquenta", "sessenta", "setenta", "oitenta", "noventa"];
const HUNDREDS: [&str; 10] = [
    "",
    "cento",
    "duzentos",
    "trezentos",
    "quatrocentos",
    "quinhentos",
    "seiscentos",
    "setecentos",
    "oitocentos",
    "novecentos",
];
const ORDINALS: [&str; 11] = [
    "", "primeiro", "segundo", "terceiro", "quarto", "quinto", "sexto", "sétimo", "oitavo", "nono", "décimo",
];

/// A whole number.
pub(crate) fn cardinal(number: u128) -> String {
    if number >= 1_000_000_000_000_000 {
        return super::digit_by_digit(number, &SMALL);
    }
    let mut words = Vec::new();
    let mut rest = number;
    for (worth, one, many) in [
        (1_000_000_000_000, "trilhão", "trilhões"),
        (1_000_000_000, "bilhão", "bilhões"),
        (1_000_000, "milhão", "milhões"),
    ] {
        let count = rest / worth;
        rest %= worth;
        match count {
            0 => {}
            1 => words.push(format!("um {one}")),
            _ => words.push(format!("{} {many}", below_thousand(count))),
        }
    }
    if rest > 0 || words.is_empty() {
        if !words.is_empty() && (rest < 100 || rest.is_multiple_of(100) && rest < 1000) {
            words.push("e".to_owned());
        }
        words.push(below_million(rest));
    }
    words.join(" ")
}

/// A number before a noun: "uma libra", "duas horas".
pub(crate) fn count(number: u128, noun: &str) -> String {
    let words = cardinal(number);
    let female =
        ["libra", "hora", "tonelada", "onça", "caloria", "coroa", "rúpia", "lira", "milha"].contains(&noun);
    if !female {
        return words;
    }
    let words = words.replace("entos", "entas");
    if let Some(stem) = words.strip_suffix("dois") {
        return format!("{stem}duas");
    }
    words.strip_suffix("um").map_or_else(|| words.clone(), |stem| format!("{stem}uma"))
}

fn below_million(number: u128) -> String {
    let (thousands, rest) = (number / 1000, number % 1000);
    let head = match thousands {
        0 => return below_thousand(rest),
        1 => "mil".to_owned(),
        _ => format!("{} mil", below_thousand(thousands)),
    };
    match rest {
        0 => head,
        1..100 => format!("{head} e {}", below_thousand(rest)),
        _ if rest.is_multiple_of(100) => format!("{head} e {}", below_thousand(rest)),
        _ => format!("{head} {}", below_thousand(rest)),
    }
}

fn below_thousand(number: u128) -> String {
    let of = |list: &[&'static str], at: u128| {
        usize::try_from(at).ok().and_then(|at| list.get(at).copied()).unwrap_or_default()
    };
    if number == 100 {
        return "cem".to_owned();
    }
    let (hundreds, rest) = (number / 100, number % 100);
    let mut words = Vec::new();
    if hundreds > 0 {
        words.push(of(&HUNDREDS, hundreds));
    }
    if rest >= 20 {
        words.push(of(&TENS, rest / 10));
        if rest % 10 > 0 {
            words.push(of(&SMALL, rest % 10));
        }
    } else if rest > 0 || hundreds == 0 {
        words.push(of(&SMALL, rest));
    }
    words.join(" e ")
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
            (0, "zero"),
            (17, "dezessete"),
            (21, "vinte e um"),
            (42, "quarenta e dois"),
            (100, "cem"),
            (101, "cento e um"),
            (999, "novecentos e noventa e nove"),
            (1000, "mil"),
            (1990, "mil novecentos e noventa"),
            (2024, "dois mil e vinte e quatro"),
            (1_500, "mil e quinhentos"),
            (1_000_001, "um milhão e um"),
            (2_000_000_000, "dois bilhões"),
        ] {
            assert_eq!(cardinal(number), wanted);
        }
        assert_eq!(
            (count(2, "libra"), count(1, "euro"), ordinal(1)),
            ("duas".to_owned(), "um".to_owned(), "primeiro".to_owned())
        );
    }
}
