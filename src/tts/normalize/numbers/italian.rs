//! Italian numbers in words.

const SMALL: [&str; 20] = [
    "zero",
    "uno",
    "due",
    "tre",
    "quattro",
    "cinque",
    "sei",
    "sette",
    "otto",
    "nove",
    "dieci",
    "undici",
    "dodici",
    "tredici",
    "quattordici",
    "quindici",
    "sedici",
    "diciassette",
    "diciotto",
    "diciannove",
];
const TENS: [&str; 10] =
    ["", "", "venti", "trenta", "quaranta", "cinquanta", "sessanta", "settanta", "ottanta", "novanta"];
const ORDINALS: [&str; 11] =
    ["", "primo", "secondo", "terzo", "quarto", "quinto", "sesto", "settimo", "ottavo", "nono", "decimo"];

/// A whole number.
pub(crate) fn cardinal(number: u128) -> String {
    if number >= 1_000_000_000_000_000 {
        return super::digit_by_digit(number, &SMALL);
    }
    let mut words = Vec::new();
    let mut rest = number;
    for (worth, one, many) in [(1_000_000_000, "miliardo", "miliardi"), (1_000_000, "milione", "milioni")] {
        let count = rest / worth;
        rest %= worth;
        match count {
            0 => {}
            1 => words.push(format!("un {one}")),
            _ => words.push(format!("{} {many}", below_million(count))),
        }
    }
    if rest > 0 || words.is_empty() {
        words.push(below_million(rest));
    }
    words.join(" ")
}

/// A number before a noun: "un euro", "una sterlina".
pub(crate) fn count(number: u128, noun: &str) -> String {
    let female = ["sterlina", "ora", "tonnellata", "oncia", "caloria", "corona", "rupia", "lira", "libbra"]
        .contains(&noun);
    match number {
        1 if female => "una".to_owned(),
        1 => "un".to_owned(),
        _ => cardinal(number),
    }
}

fn below_million(number: u128) -> String {
    let (thousands, rest) = (number / 1000, number % 1000);
    let mut words = match thousands {
        0 => String::new(),
        1 => "mille".to_owned(),
        _ => format!("{}mila", below_thousand(thousands, false)),
    };
    if rest > 0 || words.is_empty() {
        words.push_str(&below_thousand(rest, true));
    }
    words
}

/// `last` says that the number ends here: then "tré" has its accent.
fn below_thousand(number: u128, last: bool) -> String {
    let of = |list: &[&'static str], at: u128| {
        usize::try_from(at).ok().and_then(|at| list.get(at).copied()).unwrap_or_default()
    };
    let (hundreds, rest) = (number / 100, number % 100);
    let mut words = match hundreds {
        0 => String::new(),
        1 => "cento".to_owned(),
        _ => format!("{}cento", of(&SMALL, hundreds)),
    };
    if rest == 0 && hundreds > 0 {
        return words;
    }
    if rest < 20 {
        words.push_str(if rest == 3 && hundreds > 0 && last { "tré" } else { of(&SMALL, rest) });
        return words;
    }
    let tens = of(&TENS, rest / 10);
    match rest % 10 {
        0 => words.push_str(tens),
        // A vowel takes the place of another: ventuno, ventotto.
        one @ (1 | 8) => {
            words.push_str(&tens[..tens.len() - 1]);
            words.push_str(of(&SMALL, one));
        }
        3 if last => {
            words.push_str(tens);
            words.push_str("tré");
        }
        one => {
            words.push_str(tens);
            words.push_str(of(&SMALL, one));
        }
    }
    words
}

/// Which one in a row.
pub(crate) fn ordinal(number: u128) -> String {
    let known = usize::try_from(number).ok().and_then(|at| ORDINALS.get(at)).filter(|word| !word.is_empty());
    if let Some(word) = known {
        return (*word).to_owned();
    }
    let words = cardinal(number);
    if let Some(stem) = words.strip_suffix("tré") {
        return format!("{stem}treesimo");
    }
    if words.ends_with("sei") {
        return format!("{words}esimo");
    }
    let mut letters = words.chars();
    letters.next_back();
    format!("{}esimo", letters.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_become_words() {
        for (number, wanted) in [
            (0, "zero"),
            (17, "diciassette"),
            (21, "ventuno"),
            (23, "ventitré"),
            (28, "ventotto"),
            (42, "quarantadue"),
            (100, "cento"),
            (103, "centotré"),
            (1000, "mille"),
            (2000, "duemila"),
            (1990, "millenovecentonovanta"),
            (21_000, "ventunomila"),
            (1_000_000, "un milione"),
            (2_500_000, "due milioni cinquecentomila"),
        ] {
            assert_eq!(cardinal(number), wanted);
        }
        for (number, wanted) in
            [(1, "primo"), (11, "undicesimo"), (23, "ventitreesimo"), (26, "ventiseiesimo")]
        {
            assert_eq!(ordinal(number), wanted);
        }
    }
}
