//! Readiness by a line of output: a pattern against each line, colours left out, the unfinished one included.

use regex::bytes::Regex;

/// The longest beginning of a line that is kept.
const LONGEST: usize = 64 * 1024;

/// A pattern that is waited for.
pub(super) struct LogMatch {
    regex: Regex,
    line: Vec<u8>,
}

impl LogMatch {
    /// Waits for this pattern.
    pub(super) fn new(regex: Regex) -> Self {
        Self { regex, line: vec![] }
    }

    /// Takes more output; `true` once a line matches.
    pub(super) fn feed(&mut self, bytes: &[u8]) -> bool {
        self.line.extend_from_slice(bytes);
        if self.line.split(|byte| *byte == b'\n').any(|line| self.regex.is_match(&plain(line))) {
            return true;
        }
        let rest = memchr::memrchr(b'\n', &self.line).map_or(0, |at| at + 1);
        self.line.drain(..rest);
        if self.line.len() > LONGEST {
            self.line.clear();
        }
        false
    }
}

/// A line without its control sequences (ECMA-48 5.4), as a person sees it.
pub fn plain(line: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(line.len());
    let mut rest = line;
    while let Some(at) = memchr::memmem::find(rest, b"\x1b[") {
        out.extend_from_slice(&rest[..at]);
        let end = rest[at + 2..].iter().position(|byte| (0x40..=0x7e).contains(byte));
        rest = end.map_or(&[], |end| &rest[at + 3 + end..]);
    }
    out.extend_from_slice(rest.strip_suffix(b"\r").unwrap_or(rest));
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn matches(pattern: &str, blocks: &[&str]) -> bool {
        let mut wanted = LogMatch::new(Regex::new(pattern).unwrap());
        blocks.iter().any(|block| wanted.feed(block.as_bytes()))
    }

    #[test]
    fn a_line_is_matched_whole_however_it_arrives() {
        assert!(matches("^ready in", &["starting\nrea", "dy in 3 s\n"]));
        assert!(matches("ready$", &["ready\r\n"]));
        assert!(matches("prompt> $", &["prompt", "> "]));
        assert!(!matches("^ready", &["not ready\n"]));
        assert!(!matches("a.*b", &["a\n", "b\n"]));
    }

    #[test]
    fn colours_do_not_hide_a_match() {
        assert!(matches("^✓ Ready in", &["\x1b[32m✓\x1b[39m \x1b[1mReady\x1b[22m in 1 s\n"]));
    }
}
