//! Words as a POSIX shell takes them (XCU 2.2): quoted where they need it.

/// One word.
pub(super) fn word(text: &str) -> String {
    let plain = |c: char| c.is_ascii_alphanumeric() || "-_./:=@%+,".contains(c);
    if !text.is_empty() && text.chars().all(plain) {
        return text.to_owned();
    }
    format!("'{}'", text.replace('\'', r"'\''"))
}

/// Many words.
pub(super) fn words(all: &[String]) -> String {
    all.iter().map(|text| word(text)).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_shell_reads_back_what_was_meant() {
        for text in ["", "a b", "it's", "$HOME", "a\"b", "x*", "plain-1"] {
            let line = format!("printf %s {}", word(text));
            let told = std::process::Command::new("sh").args(["-c", &line]).output().unwrap();
            assert_eq!(String::from_utf8(told.stdout).unwrap(), text);
        }
        assert_eq!(words(&["a".into(), "b c".into()]), "a 'b c'");
    }
}
