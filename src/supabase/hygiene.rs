//! Finds keys that may do everything where they must not be: in values of `NEXT_PUBLIC_*`, which every visitor of a
//! site can read, and in texts that others get.

use super::key::is_service_key;

/// What Next.js builds into the pages.
pub const PUBLIC: &str = "NEXT_PUBLIC_";

/// The names in this text that are given such a key: lines of env files and of source code alike.
pub fn public_keys(text: &str) -> Vec<(usize, String)> {
    let lines = text.lines().enumerate();
    lines.filter_map(|(at, line)| Some((at + 1, public_key(line)?))).collect()
}

/// The name of a public variable that this line gives such a key.
pub fn public_key(line: &str) -> Option<String> {
    if line.trim_start().starts_with('#') {
        return None;
    }
    let start = line.find(PUBLIC)?;
    let of_name = |letter: char| letter.is_ascii_alphanumeric() || letter == '_';
    let name: String = line[start..].chars().take_while(|letter| of_name(*letter)).collect();
    holds_key(&line[start + name.len()..]).then_some(name)
}

/// Whether such a key stands anywhere in a text.
pub fn holds_key(text: &str) -> bool {
    let of_key = |letter: char| letter.is_ascii_alphanumeric() || matches!(letter, '_' | '-' | '.');
    text.split(|letter| !of_key(letter)).any(is_service_key)
}

/// Whether a variable of the environment is such a one.
pub fn is_public_key(name: &str, value: &str) -> bool {
    name.starts_with(PUBLIC) && is_service_key(value)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_is_found_anywhere_in_a_line() {
        assert!(holds_key("createClient(url, 'sb_secret_0123456789', {})"));
        assert!(!holds_key("createClient(url, 'sb_publishable_0123456789', {})"));
        assert!(!holds_key("a key begins with sb_secret_ and ends"));
    }

    #[test]
    fn keys_are_found_in_every_way_of_writing() {
        for line in [
            "NEXT_PUBLIC_KEY=sb_secret_0123456789",
            "export NEXT_PUBLIC_KEY=\"sb_secret_0123456789\"",
            "  NEXT_PUBLIC_KEY: 'sb_secret_0123456789',",
            "env: { NEXT_PUBLIC_KEY: `sb_secret_0123456789` }",
        ] {
            assert_eq!(public_key(line).as_deref(), Some("NEXT_PUBLIC_KEY"), "{line}");
        }
        for line in [
            "# NEXT_PUBLIC_KEY=sb_secret_0123456789",
            "NEXT_PUBLIC_KEY=sb_publishable_0123456789",
            "SUPABASE_KEY=sb_secret_0123456789",
            "NEXT_PUBLIC_KEY=",
        ] {
            assert_eq!(public_key(line), None, "{line}");
        }
        assert_eq!(
            public_keys("A=1\nNEXT_PUBLIC_K=sb_secret_0123456789\n"),
            [(2, "NEXT_PUBLIC_K".to_owned())]
        );
    }
}
