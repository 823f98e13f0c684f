//! Reads Rust source just far enough to know which paths it names: tokens, test code left out, `use` trees
//! spread out, names followed back to where they were imported from.

use std::collections::{BTreeMap, BTreeSet};

/// A source file without its test code.
#[derive(Debug)]
pub(crate) struct Source {
    /// `src/dev/plan.rs`
    pub(crate) file: String,
    /// `["dev", "plan"]`; `["main"]` for the program, empty for the library's root.
    pub(crate) module: Vec<String>,
    /// Every path that it names, resolved as far as its imports tell.
    pub(crate) paths: Vec<Named>,
    /// Every macro that it calls by a single name.
    pub(crate) macros: Vec<(usize, String)>,
    /// What its `use` lines bring in, by the name they give it.
    pub(crate) imports: BTreeMap<String, Vec<String>>,
    /// How many of its lines are not test code.
    pub(crate) lines: usize,
    /// Files that are modules for tests only.
    pub(crate) test_files: Vec<String>,
    /// Whether it opens with `//!`.
    pub(crate) documented: bool,
}

/// A path somewhere in the source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Named {
    /// From 1.
    pub(crate) line: usize,
    /// From the crate's root (`["crate", "dev"]`) or from another crate's (`["std", "env"]`).
    pub(crate) segments: Vec<String>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Kind {
    Word(String),
    Text(String),
    Sign(char),
    /// `::`
    Joint,
}

#[derive(Clone, Debug)]
struct Token {
    line: usize,
    kind: Kind,
}

impl Token {
    fn is(&self, sign: char) -> bool {
        self.kind == Kind::Sign(sign)
    }

    fn word(&self) -> Option<&str> {
        if let Kind::Word(word) = &self.kind { Some(word) } else { None }
    }
}

impl Source {
    /// Reads one file.
    pub(crate) fn read(file: &str, text: &str) -> Self {
        let mut source = Self {
            file: file.to_owned(),
            module: module_of(file),
            paths: vec![],
            macros: vec![],
            imports: BTreeMap::new(),
            lines: 0,
            test_files: vec![],
            documented: text.starts_with("//!"),
        };
        let (tokens, test_lines) = source.without_tests(&tokens(text));
        source.lines = text.lines().count() - test_lines.len();
        source.walk(&tokens);
        source
    }

    /// Leaves out every item under `#[cfg(test)]`; returns the lines that it took.
    fn without_tests(&mut self, tokens: &[Token]) -> (Vec<Token>, BTreeSet<usize>) {
        let (mut kept, mut lines) = (vec![], BTreeSet::new());
        let mut at = 0;
        while at < tokens.len() {
            let Some(item) = test_attribute(&tokens[at..]).map(|length| at + length) else {
                kept.push(tokens[at].clone());
                at += 1;
                continue;
            };
            let end = item + item_length(&tokens[item..]);
            self.note_test_file(&tokens[item..end]);
            lines.extend(tokens[at].line..=tokens[end - 1].line);
            at = end;
        }
        (kept, lines)
    }

    /// `#[path = "x_tests.rs"] mod tests;` and `mod testing;`
    fn note_test_file(&mut self, item: &[Token]) {
        let Some(at) = item.iter().position(|token| token.word() == Some("mod")) else { return };
        let (Some(name), Some(end)) = (item.get(at + 1).and_then(Token::word), item.get(at + 2)) else {
            return;
        };
        if !end.is(';') {
            return;
        }
        let (folder, own) = self.file.rsplit_once('/').unwrap_or(("", &self.file));
        let given = item[..at].iter().find_map(|token| match &token.kind {
            Kind::Text(path) => Some(format!("{folder}/{path}")),
            _ => None,
        });
        let below = match own {
            "mod.rs" | "lib.rs" | "main.rs" => folder.to_owned(),
            _ => format!("{folder}/{}", own.trim_end_matches(".rs")),
        };
        match given {
            Some(path) => self.test_files.push(path),
            None => self.test_files.extend([format!("{below}/{name}.rs"), format!("{below}/{name}/mod.rs")]),
        }
    }

    fn walk(&mut self, tokens: &[Token]) {
        // First all imports: a name may be used above the line that brings it in.
        let mut inline: Vec<(String, usize)> = vec![];
        let mut rest = vec![];
        let (mut at, mut depth) = (0, 0);
        while at < tokens.len() {
            let token = &tokens[at];
            match token.word() {
                Some("mod") if tokens.get(at + 2).is_some_and(|token| token.is('{')) => {
                    let name = tokens[at + 1].word().unwrap_or_default().to_owned();
                    inline.push((name, depth));
                }
                Some("use") if !tokens.get(at + 1).is_some_and(|token| token.is('<')) => {
                    let module = self.within(&inline);
                    at += 1;
                    self.import(tokens, &mut at, &[], &module);
                    continue;
                }
                _ => {}
            }
            depth += usize::from(token.is('{'));
            if token.is('}') {
                depth = depth.saturating_sub(1);
                inline.retain(|(_, outside)| *outside < depth);
            }
            let length = path_length(tokens, at);
            if length > 0 {
                rest.push((at, length, self.within(&inline)));
            }
            at += length.max(1);
        }
        for (at, length, module) in rest {
            self.mention(tokens, at, length, &module);
        }
    }

    fn within(&self, inline: &[(String, usize)]) -> Vec<String> {
        self.module.iter().cloned().chain(inline.iter().map(|(name, _)| name.clone())).collect()
    }

    /// One tree of a `use` line, which begins at `at`; leaves `at` behind it.
    fn import(&mut self, tokens: &[Token], at: &mut usize, prefix: &[String], module: &[String]) {
        let mut segments = prefix.to_vec();
        let line = tokens.get(*at).map_or(0, |token| token.line);
        while let Some(token) = tokens.get(*at) {
            match &token.kind {
                Kind::Word(word) if word == "as" => {
                    let name = tokens.get(*at + 1).and_then(Token::word).unwrap_or("_").to_owned();
                    *at += 2;
                    self.bring_in(line, name, segments, module);
                    return;
                }
                Kind::Word(word) => segments.push(word.clone()),
                Kind::Joint => {}
                Kind::Sign('*') => segments.push("*".to_owned()),
                Kind::Sign('{') => {
                    *at += 1;
                    while tokens.get(*at).is_some_and(|token| !token.is('}')) {
                        self.import(tokens, at, &segments, module);
                        *at += usize::from(tokens.get(*at).is_some_and(|token| token.is(',')));
                    }
                    *at += 1;
                    return;
                }
                _ => break,
            }
            *at += 1;
        }
        if segments.last().is_some_and(|last| last == "self") && segments.len() > 1 {
            segments.pop();
        }
        let name = segments.last().cloned().unwrap_or_default();
        self.bring_in(line, name, segments, module);
        // Whatever this is, it is behind us: the walk must come to an end.
        let stuck = tokens.get(*at).is_some_and(|token| !matches!(token.kind, Kind::Sign('}' | ',' | ';')));
        *at += usize::from(stuck);
    }

    fn bring_in(&mut self, line: usize, name: String, segments: Vec<String>, module: &[String]) {
        let segments = self.resolve(segments, module);
        self.imports.insert(name, segments.clone());
        self.paths.push(Named { line, segments });
    }

    fn mention(&mut self, tokens: &[Token], at: usize, length: usize, module: &[String]) {
        let segments: Vec<String> =
            tokens[at..at + length].iter().filter_map(|token| token.word().map(str::to_owned)).collect();
        let line = tokens[at].line;
        if tokens.get(at + length).is_some_and(|token| token.is('!'))
            && !tokens.get(at + length + 1).is_some_and(|token| token.is('='))
            && let Some(name) = segments.last()
        {
            self.macros.push((line, name.clone()));
        }
        if segments.len() > 1 {
            let segments = self.resolve(segments, module);
            self.paths.push(Named { line, segments });
        }
    }

    fn resolve(&self, segments: Vec<String>, module: &[String]) -> Vec<String> {
        let Some(first) = segments.first() else { return segments };
        let mut here = module.to_vec();
        let mut skip = 0;
        match first.as_str() {
            "crate" => here.clear(),
            "ef" if self.module == ["main"] => here.clear(),
            "self" => {}
            "super" => {
                skip = segments.iter().take_while(|segment| *segment == "super").count();
                here.truncate(here.len().saturating_sub(skip));
                skip -= 1;
            }
            name => {
                let known =
                    self.imports.get(name).filter(|known| known.last().is_none_or(|last| last != "*"));
                return known
                    .cloned()
                    .unwrap_or_else(|| vec![first.clone()])
                    .into_iter()
                    .chain(segments.into_iter().skip(1))
                    .collect();
            }
        }
        ["crate".to_owned()].into_iter().chain(here).chain(segments.into_iter().skip(skip + 1)).collect()
    }
}

/// `src/dev/plan.rs` is `dev::plan`.
fn module_of(file: &str) -> Vec<String> {
    let inner = file.trim_start_matches("src/").trim_end_matches(".rs");
    let parts = inner.split('/').filter(|part| !matches!(*part, "mod" | "lib"));
    parts.map(str::to_owned).collect()
}

/// How many tokens of a path of words begin at `at`; 0 where none begins.
fn path_length(tokens: &[Token], at: usize) -> usize {
    let inside = at > 0 && (tokens[at - 1].kind == Kind::Joint && at > 1 && tokens[at - 2].word().is_some());
    let field = at > 0 && tokens[at - 1].is('.');
    if tokens[at].word().is_none() || inside || field {
        return 0;
    }
    let mut length = 1;
    while tokens.get(at + length).is_some_and(|token| token.kind == Kind::Joint)
        && tokens.get(at + length + 1).is_some_and(|token| token.word().is_some())
    {
        length += 2;
    }
    length
}

/// The length of a `#[cfg(test)]` or `#[cfg(all(test, …))]` that begins here.
fn test_attribute(tokens: &[Token]) -> Option<usize> {
    if !(tokens.first()?.is('#') && tokens.get(1)?.is('[') && tokens.get(2)?.word() == Some("cfg")) {
        return None;
    }
    let length = tokens.iter().position(|token| token.is(']'))? + 1;
    let has = |word| tokens[..length].iter().any(|token| token.word() == Some(word));
    (has("test") && !has("not")).then_some(length)
}

/// The length of the item that begins here, with its attributes.
fn item_length(tokens: &[Token]) -> usize {
    let is_use = tokens.iter().find_map(Token::word) == Some("use");
    let mut depth = 0_usize;
    for (at, token) in tokens.iter().enumerate() {
        match token.kind {
            Kind::Sign('(' | '[' | '{') => depth += 1,
            Kind::Sign(')' | ']') => depth = depth.saturating_sub(1),
            Kind::Sign('}') => {
                depth = depth.saturating_sub(1);
                if depth == 0 && !is_use {
                    return at + 1;
                }
            }
            Kind::Sign(';') if depth == 0 => return at + 1,
            _ => {}
        }
    }
    tokens.len()
}

/// Words, texts and signs; comments, numbers and characters are left out.
fn tokens(text: &str) -> Vec<Token> {
    let chars: Vec<char> = text.chars().collect();
    let (mut found, mut at, mut line) = (vec![], 0, 1);
    while at < chars.len() {
        let (length, kind) = token(&chars[at..]);
        if let Some(kind) = kind {
            found.push(Token { line, kind });
        }
        line += chars[at..at + length].iter().filter(|c| **c == '\n').count();
        at += length;
    }
    found
}

fn token(chars: &[char]) -> (usize, Option<Kind>) {
    let next = chars.get(1).copied().unwrap_or(' ');
    match chars[0] {
        '/' if next == '/' => (count(chars, |c| c != '\n'), None),
        '/' if next == '*' => (comment(chars), None),
        '"' => text(chars, 0, 0),
        '\'' => (character(chars), None),
        ':' if next == ':' => (2, Some(Kind::Joint)),
        c if c.is_ascii_digit() => (count(chars, is_word), None),
        c if is_word(c) => word(chars),
        c if c.is_whitespace() => (1, None),
        c => (1, Some(Kind::Sign(c))),
    }
}

fn count(chars: &[char], good: impl Fn(char) -> bool) -> usize {
    chars.iter().take_while(|c| good(**c)).count()
}

fn is_word(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

/// A word, or a text with a prefix: `b"…"`, `r#"…"#`.
fn word(chars: &[char]) -> (usize, Option<Kind>) {
    let length = count(chars, is_word);
    let word: String = chars[..length].iter().collect();
    let hashes = count(&chars[length..], |c| c == '#');
    let quoted = chars.get(length + hashes) == Some(&'"');
    match word.as_str() {
        "r" | "br" | "cr" if quoted => text(chars, length, hashes + 1),
        "b" | "c" if quoted && hashes == 0 => text(chars, length, 0),
        "b" if chars.get(1) == Some(&'\'') => (1 + character(&chars[1..]), None),
        "r" if hashes == 1 && chars.get(2).copied().is_some_and(is_word) => (2, None),
        _ => (length, Some(Kind::Word(word))),
    }
}

/// A text whose quotation mark comes after `prefix` letters. `raw` is 0 for one with escapes, else one more
/// than it has hash signs.
fn text(chars: &[char], prefix: usize, raw: usize) -> (usize, Option<Kind>) {
    let hashes = raw.saturating_sub(1);
    let begin = prefix + hashes + 1;
    let mut at = begin;
    while at < chars.len() {
        match chars[at] {
            '\\' if raw == 0 => at += 1,
            '"' if count(&chars[at + 1..], |c| c == '#') >= hashes => break,
            _ => {}
        }
        at += 1;
    }
    let end = at.min(chars.len());
    ((end + 1 + hashes).min(chars.len()), Some(Kind::Text(chars[begin.min(end)..end].iter().collect())))
}

/// A character, or the mark of a lifetime.
fn character(chars: &[char]) -> usize {
    match (chars.get(1), chars.get(2)) {
        (Some('\\'), _) => chars.iter().skip(3).position(|c| *c == '\'').map_or(chars.len(), |at| at + 4),
        (_, Some('\'')) => 3,
        _ => 1 + count(&chars[1..], is_word),
    }
}

fn comment(chars: &[char]) -> usize {
    let (mut depth, mut at) = (0, 0);
    while at < chars.len() {
        match (chars[at], chars.get(at + 1)) {
            ('/', Some('*')) => depth += 1,
            ('*', Some('/')) => depth -= 1,
            _ => {
                at += 1;
                continue;
            }
        }
        at += 2;
        if depth == 0 {
            break;
        }
    }
    at.min(chars.len())
}
