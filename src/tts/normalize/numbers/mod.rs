//! Numbers in words, a file for each language.

pub(crate) mod english;
pub(crate) mod french;
pub(crate) mod german;
pub(crate) mod italian;
pub(crate) mod portuguese;
pub(crate) mod spanish;

/// A number beyond all names: digit by digit.
fn digit_by_digit(number: u128, names: &[&str]) -> String {
    let digits = number.to_string();
    let names: Vec<&str> =
        digits.bytes().filter_map(|digit| names.get(usize::from(digit - b'0')).copied()).collect();
    names.join(" ")
}
