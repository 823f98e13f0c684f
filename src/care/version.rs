//! Versions of programs, and the ranges in which a project wants them: as Python's packaging (PEP 440), Poetry and
//! npm write them.

use std::{cmp::Ordering, fmt};

/// A version: its numbers. What follows them (`rc1`, `+local`) is not compared.
#[derive(Clone, Debug)]
pub struct Version(Vec<u32>);

impl Version {
    /// Reads the first version in a text such as `v20.9.0` or `Python 3.11.2`.
    pub fn parse(text: &str) -> Option<Self> {
        let start = text.find(|letter: char| letter.is_ascii_digit())?;
        let text = &text[start..];
        let end = text.find(|letter: char| !letter.is_ascii_digit() && letter != '.').unwrap_or(text.len());
        let numbers: Option<Vec<u32>> =
            text[..end].trim_end_matches('.').split('.').map(|number| number.parse().ok()).collect();
        numbers.map(Self)
    }

    fn at(&self, place: usize) -> u32 {
        self.0.get(place).copied().unwrap_or_default()
    }

    /// Whether it begins with these numbers.
    fn begins_with(&self, numbers: &[u32]) -> bool {
        numbers.iter().enumerate().all(|(place, number)| self.at(place) == *number)
    }
}

impl fmt::Display for Version {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let numbers: Vec<String> = self.0.iter().map(u32::to_string).collect();
        f.write_str(&numbers.join("."))
    }
}

impl PartialEq for Version {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Version {}

impl PartialOrd for Version {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Version {
    fn cmp(&self, other: &Self) -> Ordering {
        let longest = self.0.len().max(other.0.len());
        (0..longest)
            .map(|place| self.at(place).cmp(&other.at(place)))
            .find(|order| order.is_ne())
            .unwrap_or(Ordering::Equal)
    }
}

/// One condition of a range.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Bound {
    AtLeast(Version),
    AtMost(Version),
    Above(Version),
    Below(Version),
    Begins(Vec<u32>),
    NotBegins(Vec<u32>),
}

impl Bound {
    fn allows(&self, version: &Version) -> bool {
        match self {
            Self::AtLeast(bound) => version >= bound,
            // `<=3.12` allows 3.12.4, as everybody means it.
            Self::AtMost(bound) => version <= bound || version.begins_with(&bound.0),
            Self::Above(bound) => version > bound && !version.begins_with(&bound.0),
            Self::Below(bound) => version < bound,
            Self::Begins(numbers) => version.begins_with(numbers),
            Self::NotBegins(numbers) => !version.begins_with(numbers),
        }
    }
}

/// A range of versions: one of several sets of conditions, all of which must hold.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Range(Vec<Vec<Bound>>);

impl Range {
    /// Reads `>=3.10,<3.13`, `^3.11`, `~=3.10`, `==3.11.*`, `>=20.9.0`, `18 || 20.x`. `None` for what is no range, such
    /// as `lts/*`.
    pub fn parse(text: &str) -> Option<Self> {
        let sets: Option<Vec<Vec<Bound>>> = text.split("||").map(set).collect();
        sets.map(Self)
    }

    /// Whether a version lies in it.
    pub fn allows(&self, version: &Version) -> bool {
        self.0.iter().any(|set| set.iter().all(|bound| bound.allows(version)))
    }
}

fn set(text: &str) -> Option<Vec<Bound>> {
    let mut bounds = Vec::new();
    let mut operator = String::new();
    for word in
        text.split(|letter: char| letter == ',' || letter.is_whitespace()).filter(|word| !word.is_empty())
    {
        let digits = word.find(|letter: char| !"<>=!~^".contains(letter)).unwrap_or(word.len());
        operator.push_str(&word[..digits]);
        if digits == word.len() {
            // The version is the next word: `>= 3.10`.
            continue;
        }
        bounds.extend(bound(&operator, &word[digits..])?);
        operator.clear();
    }
    operator.is_empty().then_some(bounds)
}

fn bound(operator: &str, text: &str) -> Option<Vec<Bound>> {
    let text = text.trim_start_matches('v');
    let parts = text.split('.').take_while(|part| !matches!(*part, "*" | "x" | "X"));
    let numbers: Vec<u32> = parts.map(leading).collect::<Option<_>>()?;
    let version = Version(numbers.clone());
    let until = |places: usize| numbers[..places.min(numbers.len())].to_vec();
    Some(match operator {
        "" | "=" | "==" | "===" => vec![Bound::Begins(numbers)],
        ">=" => vec![Bound::AtLeast(version)],
        "<=" => vec![Bound::AtMost(version)],
        ">" => vec![Bound::Above(version)],
        "<" => vec![Bound::Below(version)],
        "!=" => vec![Bound::NotBegins(numbers)],
        "~=" => vec![Bound::AtLeast(version), Bound::Begins(until(numbers.len().saturating_sub(1)))],
        "^" => vec![Bound::AtLeast(version), Bound::Begins(until(1))],
        "~" => vec![Bound::AtLeast(version), Bound::Begins(until(2))],
        _ => return None,
    })
}

/// The number at the start of a part: `0rc1` counts as 0.
fn leading(part: &str) -> Option<u32> {
    let end = part.find(|letter: char| !letter.is_ascii_digit()).unwrap_or(part.len());
    part[..end].parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn allows(range: &str, version: &str) -> bool {
        Range::parse(range).unwrap().allows(&Version::parse(version).unwrap())
    }

    #[test]
    fn versions_are_found_in_what_programs_say() {
        for (text, shown) in
            [("Python 3.11.2\n", "3.11.2"), ("v20.9.0", "20.9.0"), ("3.13.0rc1", "3.13.0"), ("10", "10")]
        {
            assert_eq!(Version::parse(text).unwrap().to_string(), shown);
        }
        assert!(Version::parse("none").is_none());
        assert_eq!(Version::parse("3.11"), Version::parse("3.11.0"));
        assert!(Version::parse("3.9") < Version::parse("3.10"));
    }

    #[test]
    fn ranges_of_python_poetry_and_npm_are_understood() {
        for (range, inside, outside) in [
            (">=3.10,<3.13", "3.12.4", "3.13.0"),
            (">= 3.10, < 3.13", "3.10", "3.9.18"),
            ("==3.11.*", "3.11.9", "3.12.0"),
            ("~=3.10", "3.12", "4.0"),
            ("~=3.10.2", "3.10.9", "3.11.0"),
            ("^3.11", "3.13", "3.10"),
            ("~3.11", "3.11.4", "3.12.0"),
            ("!=3.9.0,>=3.8", "3.9.1", "3.9.0"),
            (">=20.9.0", "20.9.0", "20.8.1"),
            ("^18.18.0 || ^19.8.0 || >= 20.0.0", "19.9.0", "18.17.0"),
            ("20.x", "20.1.0", "21.0.0"),
            ("18 || 20", "20.11.1", "19.0.0"),
            ("<=3.12", "3.12.7", "3.13"),
            (">3.9", "3.10", "3.9.5"),
        ] {
            assert!(allows(range, inside), "{range} allows {inside}");
            assert!(!allows(range, outside), "{range} does not allow {outside}");
        }
        assert!(allows("*", "1.0") && allows("", "1.0"));
        for none in ["lts/*", "latest", ">=", "=>3"] {
            assert_eq!(Range::parse(none), None, "{none}");
        }
    }
}
