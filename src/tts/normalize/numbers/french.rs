//! French numbers in words.

const SMALL: [&str; 20] = [
    "zéro", "un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf", "dix", "onze", "douze",
    "treize", "quatorze", "quinze", "seize", "dix-sept", "dix-huit", "dix-neuf",
];
const TENS: [&str; 10] = [
    "",
    "",
    "vingt",
    "trente",
    "quarante",
    "cinquante",
    "soixante",
    "soixante",
    "quatre-vingt",
    "quatre-vingt",
];
const LARGE: [(u128, &str); 4] = [
    (1_000_000_000_000_000, "billiard"),
    (1_000_000_000_000, "billion"),
    (1_000_000_000, "milliard"),
    (1_000_000, "million"),
];

/// A whole number.
pub(crate) fn cardinal(number: u128) -> String {
    if number >= 1_000_000_000_000_000_000 {
        return super::digit_by_digit(number, &SMALL);
    }
    let mut words = Vec::new();
    let mut rest = number;
    for (worth, name) in LARGE {
        let count = rest / worth;
        rest %= worth;
        if count > 0 {
            words.push(format!("{} {name}{}", below_thousand(count, true), if count > 1 { "s" } else { "" }));
        }
    }
    let (thousands, low) = (rest / 1000, rest % 1000);
    match thousands {
        0 => {}
        1 => words.push("mille".to_owned()),
        _ => words.push(format!("{} mille", below_thousand(thousands, false))),
    }
    if low > 0 || words.is_empty() {
        words.push(below_thousand(low, true));
    }
    words.join(" ")
}

/// A number before a noun: "une livre".
pub(crate) fn count(number: u128, noun: &str) -> String {
    let words = cardinal(number);
    let female = [
        "livre", "heure", "minute", "seconde", "tonne", "once", "calorie", "couronne", "roupie", "lire",
        "minutes",
    ];
    match words.strip_suffix("un") {
        Some(stem) if female.contains(&noun) => format!("{stem}une"),
        _ => words,
    }
}

/// `last` says that nothing but a noun follows: then "cents" and "quatre-vingts" have their `s`.
fn below_thousand(number: u128, last: bool) -> String {
    let (hundreds, rest) = (number / 100, number % 100);
    let mut words = Vec::new();
    match hundreds {
        0 => {}
        1 => words.push("cent".to_owned()),
        _ => {
            let plural = if rest == 0 && last { "s" } else { "" };
            words.push(format!("{} cent{plural}", below_hundred(hundreds, false)));
        }
    }
    if rest > 0 || hundreds == 0 {
        words.push(below_hundred(rest, last));
    }
    words.join(" ")
}

fn below_hundred(number: u128, last: bool) -> String {
    let small =
        |number: u128| usize::try_from(number).ok().and_then(|at| SMALL.get(at)).copied().unwrap_or_default();
    if number < 20 {
        return small(number).to_owned();
    }
    let tens = number / 10;
    let name = usize::try_from(tens).ok().and_then(|at| TENS.get(at)).copied().unwrap_or_default();
    let unit = if matches!(tens, 7 | 9) { number % 10 + 10 } else { number % 10 };
    match unit {
        0 if tens == 8 && last => "quatre-vingts".to_owned(),
        0 => name.to_owned(),
        1 | 11 if tens < 8 => format!("{name} et {}", small(unit)),
        _ => format!("{name}-{}", small(unit)),
    }
}

/// Which one in a row.
pub(crate) fn ordinal(number: u128) -> String {
    if number == 1 {
        return "premier".to_owned();
    }
    let words = cardinal(number);
    let words =
        words.trim_end_matches("vingts").to_owned() + if words.ends_with("vingts") { "vingt" } else { "" };
    if let Some(stem) = words.strip_suffix("neuf") {
        return format!("{stem}neuvième");
    }
    if words.ends_with("cinq") {
        return format!("{words}uième");
    }
    let stem = words
        .strip_suffix('e')
        .or(words.strip_suffix("cents").map(|_| &words[..words.len() - 1]))
        .unwrap_or(&words);
    format!("{stem}ième")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_become_words() {
        for (number, wanted) in [
            (0, "zéro"),
            (17, "dix-sept"),
            (21, "vingt et un"),
            (42, "quarante-deux"),
            (70, "soixante-dix"),
            (71, "soixante et onze"),
            (80, "quatre-vingts"),
            (81, "quatre-vingt-un"),
            (95, "quatre-vingt-quinze"),
            (100, "cent"),
            (200, "deux cents"),
            (201, "deux cent un"),
            (1000, "mille"),
            (1990, "mille neuf cent quatre-vingt-dix"),
            (80_000, "quatre-vingt mille"),
            (2_000_001, "deux millions un"),
        ] {
            assert_eq!(cardinal(number), wanted);
        }
        for (number, wanted) in [
            (1, "premier"),
            (2, "deuxième"),
            (4, "quatrième"),
            (5, "cinquième"),
            (9, "neuvième"),
            (21, "vingt et unième"),
            (80, "quatre-vingtième"),
            (200, "deux centième"),
        ] {
            assert_eq!(ordinal(number), wanted);
        }
    }
}
