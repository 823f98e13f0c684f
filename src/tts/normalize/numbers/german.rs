//! German numbers in words.

const SMALL: [&str; 20] = [
    "null",
    "eins",
    "zwei",
    "drei",
    "vier",
    "fünf",
    "sechs",
    "sieben",
    "acht",
    "neun",
    "zehn",
    "elf",
    "zwölf",
    "dreizehn",
    "vierzehn",
    "fünfzehn",
    "sechzehn",
    "siebzehn",
    "achtzehn",
    "neunzehn",
];
const TENS: [&str; 10] =
    ["", "", "zwanzig", "dreißig", "vierzig", "fünfzig", "sechzig", "siebzig", "achtzig", "neunzig"];
const LARGE: [(u128, &str, &str); 4] = [
    (1_000_000_000_000_000, "Billiarde", "Billiarden"),
    (1_000_000_000_000, "Billion", "Billionen"),
    (1_000_000_000, "Milliarde", "Milliarden"),
    (1_000_000, "Million", "Millionen"),
];

/// A whole number.
pub(crate) fn cardinal(number: u128) -> String {
    if number >= 1_000_000_000_000_000_000 {
        return super::digit_by_digit(number, &SMALL);
    }
    let mut words = Vec::new();
    let mut rest = number;
    for (worth, one, many) in LARGE {
        let count = rest / worth;
        rest %= worth;
        match count {
            0 => {}
            1 => words.push(format!("eine {one}")),
            _ => words.push(format!("{} {many}", below_million(count))),
        }
    }
    if rest > 0 || words.is_empty() {
        words.push(below_million(rest));
    }
    words.join(" ")
}

/// A number before a noun: "ein Euro", "eine Stunde".
pub(crate) fn count(number: u128, noun: &str) -> String {
    let words = cardinal(number);
    let female =
        ["Stunde", "Minute", "Sekunde", "Meile", "Tonne", "Unze", "Kalorie", "Krone", "Lira", "Rupie"]
            .contains(&noun);
    match words.strip_suffix("eins") {
        Some(stem) => format!("{stem}{}", if female { "eine" } else { "ein" }),
        None => words,
    }
}

fn below_million(number: u128) -> String {
    let (thousands, rest) = (number / 1000, number % 1000);
    let mut words = String::new();
    if thousands > 0 {
        let count = below_thousand(thousands);
        let stem = count.strip_suffix("eins").map(|stem| format!("{stem}ein"));
        words = format!("{}tausend", stem.unwrap_or(count));
    }
    if rest > 0 || words.is_empty() {
        words.push_str(&below_thousand(rest));
    }
    words
}

fn below_thousand(number: u128) -> String {
    let small =
        |number: u128| usize::try_from(number).ok().and_then(|at| SMALL.get(at)).copied().unwrap_or_default();
    let (hundreds, rest) = (number / 100, number % 100);
    let mut words = match hundreds {
        0 => String::new(),
        1 => "einhundert".to_owned(),
        _ => format!("{}hundert", small(hundreds)),
    };
    if rest == 0 && hundreds > 0 {
        return words;
    }
    if rest < 20 {
        words.push_str(small(rest));
        return words;
    }
    let tens = usize::try_from(rest / 10).ok().and_then(|at| TENS.get(at)).copied().unwrap_or_default();
    match rest % 10 {
        0 => {}
        1 => words.push_str("einund"),
        one => {
            words.push_str(small(one));
            words.push_str("und");
        }
    }
    words.push_str(tens);
    words
}

/// Which one in a row: "dritte".
pub(crate) fn ordinal(number: u128) -> String {
    let words = cardinal(number);
    for (end, ordinal) in [("eins", "erste"), ("drei", "dritte"), ("sieben", "siebte"), ("acht", "achte")] {
        if let Some(stem) = words.strip_suffix(end) {
            return format!("{stem}{ordinal}");
        }
    }
    if number % 100 < 20 && !number.is_multiple_of(100) {
        format!("{words}te")
    } else {
        format!("{words}ste")
    }
}

/// A year: "neunzehnhundertneunzig".
pub(crate) fn year(number: u128) -> String {
    if !(1100..2000).contains(&number) {
        return cardinal(number);
    }
    let low = number % 100;
    let high = below_thousand(number / 100);
    format!("{high}hundert{}", if low == 0 { String::new() } else { below_thousand(low) })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_become_words() {
        for (number, wanted) in [
            (0, "null"),
            (1, "eins"),
            (16, "sechzehn"),
            (21, "einundzwanzig"),
            (42, "zweiundvierzig"),
            (100, "einhundert"),
            (101, "einhunderteins"),
            (777, "siebenhundertsiebenundsiebzig"),
            (1000, "eintausend"),
            (1001, "eintausendeins"),
            (6000, "sechstausend"),
            (16_000, "sechzehntausend"),
            (21_000, "einundzwanzigtausend"),
            (101_000, "einhunderteintausend"),
            (106_000, "einhundertsechstausend"),
            (1_234_567, "eine Million zweihundertvierunddreißigtausendfünfhundertsiebenundsechzig"),
            (2_000_000_000, "zwei Milliarden"),
        ] {
            assert_eq!(cardinal(number), wanted);
        }
        for (number, wanted) in [
            (1, "erste"),
            (3, "dritte"),
            (7, "siebte"),
            (8, "achte"),
            (12, "zwölfte"),
            (20, "zwanzigste"),
            (101, "einhunderterste"),
        ] {
            assert_eq!(ordinal(number), wanted);
        }
        assert_eq!(year(1990), "neunzehnhundertneunzig");
        assert_eq!(year(2024), "zweitausendvierundzwanzig");
        assert_eq!(
            (count(1, "Euro"), count(1, "Stunde"), count(21, "Euro")),
            ("ein".to_owned(), "eine".to_owned(), "einundzwanzig".to_owned())
        );
    }
}
