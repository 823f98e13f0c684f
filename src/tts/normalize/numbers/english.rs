//! English numbers in words: cardinals, ordinals, years, as words one by one (for the lexicon of `g2p`) and as text.

const SMALL: [&str; 20] = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
];
const TENS: [&str; 10] =
    ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];
const LARGE: [&str; 13] = [
    "",
    "thousand",
    "million",
    "billion",
    "trillion",
    "quadrillion",
    "quintillion",
    "sextillion",
    "septillion",
    "octillion",
    "nonillion",
    "decillion",
    "undecillion",
];

/// A number in words: "one hundred and one" is `one`, `hundred`, `and`, `one`.
pub(crate) fn cardinal(number: u128) -> Vec<&'static str> {
    if number == 0 {
        return vec![SMALL[0]];
    }
    let mut groups = Vec::new();
    let mut rest = number;
    while rest > 0 {
        groups.push(usize::try_from(rest % 1000).unwrap_or(0));
        rest /= 1000;
    }
    let mut words = Vec::new();
    for (power, group) in groups.iter().enumerate().rev() {
        if *group == 0 {
            continue;
        }
        // The last two digits are joined by "and" to all that is larger.
        if power == 0 && *group < 100 && !words.is_empty() {
            words.push("and");
        }
        below_thousand(*group, &mut words);
        if power > 0 {
            words.push(LARGE.get(power).copied().unwrap_or(""));
        }
    }
    words
}

fn below_thousand(number: usize, words: &mut Vec<&'static str>) {
    let (hundreds, rest) = (number / 100, number % 100);
    if hundreds > 0 {
        words.extend([SMALL[hundreds], "hundred"]);
        if rest > 0 {
            words.push("and");
        }
    }
    if rest == 0 {
        return;
    }
    if rest < 20 {
        words.push(SMALL[rest]);
    } else {
        words.push(TENS[rest / 10]);
        if !rest.is_multiple_of(10) {
            words.push(SMALL[rest % 10]);
        }
    }
}

/// "twenty-first" is `twenty`, `first`.
pub(crate) fn ordinal(number: u128) -> Vec<String> {
    let mut words: Vec<String> = cardinal(number).into_iter().map(str::to_owned).collect();
    if let Some(last) = words.last_mut() {
        *last = match last.as_str() {
            "one" => "first".to_owned(),
            "two" => "second".to_owned(),
            "three" => "third".to_owned(),
            "five" => "fifth".to_owned(),
            "eight" => "eighth".to_owned(),
            "nine" => "ninth".to_owned(),
            "twelve" => "twelfth".to_owned(),
            word => match word.strip_suffix('y') {
                Some(stem) => format!("{stem}ieth"),
                None => format!("{word}th"),
            },
        };
    }
    words
}

/// "1806" is `eighteen`, `oh`, `six`.
pub(crate) fn year(number: u128) -> Vec<&'static str> {
    let (high, low) = (number / 100, number % 100);
    if high == 0 || (high.is_multiple_of(10) && low < 10) || high >= 100 {
        return cardinal(number);
    }
    let mut words = cardinal(high);
    match low {
        0 => words.push("hundred"),
        1..10 => {
            words.push("oh");
            words.extend(cardinal(low));
        }
        _ => words.extend(cardinal(low)),
    }
    words
}

/// "3.14" is `three`, `point`, `one`, `four`; zeros at the end of the fraction are not read.
pub(crate) fn decimal(text: &str) -> Option<Vec<&'static str>> {
    let (whole, fraction) = text.split_once('.')?;
    let mut words = cardinal(if whole.is_empty() { 0 } else { whole.parse().ok()? });
    words.push("point");
    let fraction = fraction.trim_end_matches('0');
    if fraction.is_empty() {
        words.push(SMALL[0]);
    }
    words.extend(digits(fraction));
    Some(words)
}

/// Each digit by itself.
pub(crate) fn digits(text: &str) -> impl Iterator<Item = &'static str> + '_ {
    text.chars().filter_map(|digit| digit.to_digit(10)).map(|digit| SMALL[digit as usize])
}

/// A number as text: "one hundred one".
pub(crate) fn spoken(number: u128) -> String {
    // Most numbers are small.
    match usize::try_from(number) {
        Ok(small @ ..20) => return SMALL[small].to_owned(),
        Ok(small @ ..100) if small.is_multiple_of(10) => return TENS[small / 10].to_owned(),
        Ok(small @ ..100) => return [TENS[small / 10], " ", SMALL[small % 10]].concat(),
        _ => {}
    }
    joined(&cardinal(number))
}

/// Which one in a row: "twenty first".
pub(crate) fn spoken_ordinal(number: u128) -> String {
    joined(&ordinal(number))
}

/// A year: "nineteen oh six".
pub(crate) fn spoken_year(number: u128) -> String {
    joined(&year(number))
}

/// Words as text. "And" within a number is not said, as misaki does not say it.
fn joined<W: AsRef<str>>(words: &[W]) -> String {
    let mut text = String::new();
    for word in words.iter().map(AsRef::as_ref).filter(|word| *word != "and") {
        if !text.is_empty() {
            text.push(' ');
        }
        text.push_str(word);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_become_words() {
        for (number, wanted) in [
            (0, "zero"),
            (42, "forty two"),
            (100, "one hundred"),
            (101, "one hundred and one"),
            (1001, "one thousand and one"),
            (1_234_567, "one million two hundred and thirty four thousand five hundred and sixty seven"),
            (1_000_005, "one million and five"),
        ] {
            assert_eq!(cardinal(number).join(" "), wanted);
        }
        assert_eq!(cardinal(u128::MAX).last(), Some(&"five"));
        for (number, wanted) in
            [(1, "first"), (21, "twenty first"), (30, "thirtieth"), (12, "twelfth"), (100, "one hundredth")]
        {
            assert_eq!(ordinal(number).join(" "), wanted);
        }
        for (number, wanted) in [
            (1806, "eighteen oh six"),
            (1900, "nineteen hundred"),
            (2005, "two thousand and five"),
            (2024, "twenty twenty four"),
        ] {
            assert_eq!(year(number).join(" "), wanted);
        }
        assert_eq!(spoken(2_001), "two thousand one");
        assert_eq!(spoken_ordinal(143), "one hundred forty third");
        assert_eq!(spoken_year(2005), "two thousand five");
        assert_eq!(decimal("3.140").unwrap().join(" "), "three point one four");
        assert_eq!(decimal("5.0").unwrap().join(" "), "five point zero");
    }
}
