//! Money: signs before or behind the number, codes, cents, millions, ranges.

use super::{
    quantity::{quantity, sign},
    range,
    scan::{At, Number, Said},
    tongue::Currency,
};

/// An amount that begins with its currency: $3.50, US$5, EUR 20.
pub(super) fn read_sign_first(at: &At<'_>) -> Option<Said> {
    let (minus, length) = leading_sign(at);
    let from = at.moved(at.start + length);
    let (currency, behind) = currency(&from, from.start)?;
    let mut number_at = behind;
    if at.from(number_at).starts_with(' ') {
        number_at += 1;
    }
    if !at
        .from(number_at)
        .starts_with(|c: char| c.is_ascii_digit() || matches!(c, '.' | '-' | '½' | '¼' | '¾'))
    {
        return None;
    }
    let inner = at.moved(number_at);
    let amount = amount(&inner, currency, at.start)?;
    let words = if minus.is_empty() { amount.words } else { format!("{minus} {}", amount.words) };
    Some(Said { end: amount.end, words })
}

/// An amount whose currency follows: 20 €, 50¢, 5 USD.
pub(super) fn read_sign_last(at: &At<'_>) -> Option<Said> {
    let amount = quantity(at)?;
    let rest = at.from(amount.end);
    let space = usize::from(rest.starts_with(' '));
    let (magnitude, end) = magnitude(at, amount.end);
    let dot = usize::from(!magnitude.is_empty() && at.from(end).starts_with(". "));
    let end = end + dot;
    let mark = if magnitude.is_empty() {
        amount.end + space
    } else {
        end + usize::from(at.from(end).starts_with(' '))
    };
    if space == 0
        && let Some((one, many)) = cent_sign(rest)
    {
        let single = amount.is_one || at.is_attributive(amount.end + '¢'.len_utf8());
        let word = if single { one } else { many };
        return Some(Said { end: amount.end + '¢'.len_utf8(), words: format!("{} {word}", amount.words()) });
    }
    let (currency, behind) = currency(at, mark)?;
    if at.from(behind).starts_with(|c: char| c.is_alphanumeric()) {
        return None;
    }
    let (minus, length) = sign(at);
    let number = at.number(at.start + length);
    let words = match number {
        Some(number) if magnitude.is_empty() && number.end == amount.end => {
            counted(at, &number, currency, at.start, behind)
        }
        _ if magnitude.is_empty() => format!("{} {}", amount.words(), currency.many),
        _ => format!("{} {magnitude} {}", amount.words(), currency.many),
    };
    let plain = minus.is_empty() || words.starts_with(minus);
    Some(Said { end: behind, words: if plain { words } else { format!("{minus} {words}") } })
}

fn cent_sign(rest: &str) -> Option<(&'static str, &'static str)> {
    rest.starts_with('¢').then_some(("cent", "cents"))
}

/// A sign before the currency: -$5.
fn leading_sign<'a>(at: &At<'a>) -> (&'a str, usize) {
    let free = at.before().chars().next_back().is_none_or(|c| !c.is_alphanumeric());
    let words = &at.tongue.words;
    let signs = [("-", words.minus), ("+", words.plus), ("±", words.plus_minus)];
    let found = signs.into_iter().find(|(sign, _)| free && at.rest().starts_with(sign));
    found.map_or(("", 0), |(sign, word)| (word, sign.len()))
}

/// The currency whose sign stands at a byte, and where the sign ends.
fn currency(at: &At<'_>, byte: usize) -> Option<(&'static Currency, usize)> {
    let rest = at.from(byte);
    let first = *rest.as_bytes().first()?;
    // Most letters begin no currency.
    if first.is_ascii_lowercase() && !matches!(first, b'k' | b'z') {
        return None;
    }
    // Nor do most capitals: a code has two of them, or a sign follows.
    if first.is_ascii_uppercase() {
        let second = rest.as_bytes().get(1).copied().unwrap_or(b' ');
        let third = rest.as_bytes().get(2).copied().unwrap_or(b' ');
        let code = second.is_ascii_uppercase() && (third.is_ascii_uppercase() || !third.is_ascii());
        let sign = second == b'$' || third == b'$' || !second.is_ascii() || second == b'/';
        if !code && !sign && !rest.starts_with("Rs") && !rest.starts_with("SFr") && !rest.starts_with("Ft") {
            return None;
        }
    }
    let mut best: Option<(&'static Currency, usize)> = None;
    for currency in at.tongue.currencies {
        for sign in currency.signs {
            if sign.as_bytes().first() == Some(&first)
                && rest.starts_with(sign)
                && best.is_none_or(|(_, length)| length < sign.len())
            {
                best = Some((currency, sign.len()));
            }
        }
    }
    best.map(|(currency, length)| (currency, byte + length))
}

/// The amount behind a currency.
fn amount(at: &At<'_>, currency: &Currency, whole: usize) -> Option<Said> {
    let quantity = quantity(at)?;
    let many = |end: usize| if at.moved(whole).is_attributive(end) { currency.one } else { currency.many };
    let (word, end) = magnitude(at, quantity.end);
    if !word.is_empty() {
        return Some(Said { end, words: format!("{} {word} {}", quantity.words(), many(end)) });
    }
    // "$5-10": the currency is said once.
    if let Some(second) = range::second(at, quantity.end) {
        let (word, end) = magnitude(at, second.end);
        let words = [&quantity.words(), at.tongue.words.to, &second.words(), word, currency.many];
        let words: Vec<&str> = words.into_iter().filter(|word| !word.is_empty()).collect();
        return Some(Said { end, words: words.join(" ") });
    }
    let words = match &quantity.number {
        Some(number) => counted(at, number, currency, whole, quantity.end),
        None => format!("{} {}", quantity.words(), currency.many),
    };
    let minus = sign(at).0;
    let words = if minus.is_empty() { words } else { format!("{minus} {words}") };
    Some(Said { end: quantity.end, words })
}

/// "million" and the like behind an amount, and where it ends.
fn magnitude(at: &At<'_>, end: usize) -> (&'static str, usize) {
    let rest = at.from(end);
    let trimmed = rest.strip_prefix([' ', '-']).unwrap_or(rest);
    let is_joined = trimmed.len() == rest.len();
    let word = super::scan::word(trimmed);
    let fits = |written: &&str| {
        if is_joined || written.len() > 3 { *written == word } else { *written == word && word.len() > 1 }
    };
    let found = at.tongue.magnitudes.iter().find(|(written, _)| fits(written));
    found.map_or(("", end), |(_, said)| (said, at.text.len() - trimmed.len() + word.len()))
}

/// Whole units and cents.
fn counted(at: &At<'_>, number: &Number, currency: &Currency, start: usize, end: usize) -> String {
    let tongue = at.tongue;
    let before_noun = at.moved(start).is_attributive(end);
    let of = |digits: &str, one: &str, many: &str| {
        let value: Option<u128> = digits.parse().ok();
        let word = if value == Some(1) || before_noun { one } else { many };
        let said = value.map_or_else(|| tongue.spell_digits(digits), |value| (tongue.count)(value, one));
        format!("{said} {word}")
    };
    let whole = if number.whole.is_empty() { "0" } else { &number.whole };
    match number.fraction {
        None => of(whole, currency.one, currency.many),
        Some(cents) if cents.len() == 2 && !currency.cent.is_empty() => {
            let units = of(whole, currency.one, currency.many);
            if cents == "00" {
                units
            } else if whole.bytes().all(|digit| digit == b'0') {
                of(cents, currency.cent, currency.cents)
            } else if let Some(short) = tongue.short_cents {
                format!("{units} {}", short(cents.parse().unwrap_or_default()))
            } else {
                format!("{units} {} {}", tongue.words.and, of(cents, currency.cent, currency.cents))
            }
        }
        Some(_) => format!("{} {}", super::quantity::number_words(at.tongue, number), currency.many),
    }
}

#[cfg(test)]
mod tests {
    use crate::tts::normalize::testing::table;

    #[test]
    fn money_is_read() {
        table(
            "en-us",
            &[
                ("It costs $3.50.", "It costs three dollars and fifty cents."),
                ("$1", "one dollar"),
                ("$1.01", "one dollar and one cent"),
                ("$0.99", "ninety nine cents"),
                ("$5.00", "five dollars"),
                (
                    "£20 or €1,000.99 in cash",
                    "twenty pounds or one thousand euros and ninety nine cents in cash",
                ),
                ("£1.01", "one pound and one penny"),
                ("-$5", "minus five dollars"),
                ("$3.2 million", "three point two million dollars"),
                ("$5k", "five thousand dollars"),
                ("€1.5bn", "one point five billion euros"),
                ("£2m", "two million pounds"),
                ("$5-10", "five to ten dollars"),
                ("$5–$10", "five dollars to ten dollars"),
                ("$1-2 million", "one to two million dollars"),
                ("US$5", "five US dollars"),
                ("USD 20", "twenty US dollars"),
                ("20 EUR", "twenty euros"),
                ("20 €", "twenty euros"),
                ("50¢", "fifty cents"),
                ("1¢", "one cent"),
                ("¥500", "five hundred yen"),
                ("₹1,000", "one thousand rupees"),
                ("₩5000", "five thousand won"),
                ("R$10,50", "ten reais,fifty"),
                ("CHF 12.50", "twelve Swiss francs and fifty centimes"),
                ("100 kr", "one hundred kroner"),
                ("$3.505", "three point five zero five dollars"),
                ("$.50", "fifty cents"),
                ("5 zł", "five zlotys"),
                ("a $100-a-day job", "a one hundred dollar-a-day job"),
                ("costs $5/month", "costs five dollars per month"),
            ],
        );
    }
}
