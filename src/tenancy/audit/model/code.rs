//! Looking into the text of policies, views and functions: words, without comments and quoted texts. No parser: what
//! cannot be seen this way is left to the probes.

/// A text of SQL in lower case, cut into words and signs.
#[derive(Clone, Debug, Default)]
pub(in super::super) struct Code {
    words: Vec<String>,
}

/// What a character begins.
fn is_name(c: char) -> bool {
    c.is_alphanumeric() || c == '_' || c == '$'
}

/// The end of a quoted text that begins at `at`, doubled quotes included.
fn quoted_end(text: &[char], at: usize) -> usize {
    let mut end = at + 1;
    while end < text.len() {
        if text[end] == text[at] {
            if text.get(end + 1) == Some(&text[at]) {
                end += 1;
            } else {
                return end;
            }
        }
        end += 1;
    }
    text.len()
}

/// Where a comment that begins at `at` ends, when one begins there.
fn comment_end(text: &[char], at: usize) -> Option<usize> {
    match (text[at], text.get(at + 1)) {
        ('-', Some('-')) => Some((at..text.len()).find(|i| text[*i] == '\n').unwrap_or(text.len())),
        ('/', Some('*')) => {
            let end = (at + 2..text.len()).find(|i| text[*i] == '*' && text.get(i + 1) == Some(&'/'));
            Some(end.map_or(text.len(), |end| end + 2))
        }
        _ => None,
    }
}

impl Code {
    /// Cuts a text. Quoted names lose their quotes; each quoted text becomes one word `'`.
    pub(in super::super) fn of(text: &str) -> Self {
        let text: Vec<char> = text.chars().collect();
        let (mut words, mut at) = (Vec::new(), 0);
        while at < text.len() {
            let c = text[at];
            if let Some(end) = comment_end(&text, at) {
                at = end;
            } else if c == '\'' || c == '"' {
                let end = quoted_end(&text, at);
                let inner: String = text[at + 1..end.min(text.len())].iter().collect();
                words.push(if c == '"' { inner.to_lowercase() } else { "'".to_owned() });
                at = end + 1;
            } else if is_name(c) {
                let end = (at..text.len()).find(|i| !is_name(text[*i])).unwrap_or(text.len());
                words.push(text[at..end].iter().collect::<String>().to_lowercase());
                at = end;
            } else {
                if !c.is_whitespace() {
                    words.push(c.to_string());
                }
                at += 1;
            }
        }
        Self { words }
    }

    /// Whether the word stands anywhere.
    pub(in super::super) fn has(&self, word: &str) -> bool {
        self.words.iter().any(|known| known == word)
    }

    /// Whether these words stand one after the other.
    pub(in super::super) fn has_all(&self, words: &[&str]) -> bool {
        self.words.windows(words.len()).any(|window| window.iter().zip(words).all(|(a, b)| a == b))
    }

    /// Whether a function of this name is called.
    pub(in super::super) fn calls(&self, name: &str) -> bool {
        self.has_all(&[&name.to_lowercase(), "("])
    }

    /// Whether a relation is named, with its schema or without.
    pub(in super::super) fn names(&self, schema: &str, name: &str) -> bool {
        let (schema, name) = (schema.to_lowercase(), name.to_lowercase());
        self.words.iter().enumerate().any(|(at, word)| {
            *word == name && {
                let before = at.checked_sub(2).map(|i| (&self.words[i], &self.words[i + 1]));
                match before {
                    Some((owner, dot)) if dot == "." => *owner == schema,
                    _ => self.words.get(at + 1).is_none_or(|next| next != "("),
                }
            }
        })
    }

    /// Relations that are read or written by name without their schema.
    pub(in super::super) fn unqualified(&self) -> Vec<&str> {
        let with: Vec<&str> = self
            .words
            .windows(3)
            .filter(|w| w[1] == "as" && w[2] == "(" && w[0] != ")")
            .map(|w| w[0].as_str())
            .collect();
        let mut found = Vec::new();
        for (at, window) in self.words.windows(2).enumerate() {
            let [keyword, name] = [window[0].as_str(), window[1].as_str()];
            if !matches!(keyword, "from" | "join" | "into" | "update")
                || !name.starts_with(|c: char| c.is_alphabetic() || c == '_')
            {
                continue;
            }
            let next = self.words.get(at + 2).map_or("", String::as_str);
            let before = at.checked_sub(1).map_or("", |i| self.words[i].as_str());
            let no_relation = ["select", "lateral", "unnest", "only", "strict", "set", "of", "current_date"]
                .contains(&name)
                || next == "."
                || next == "("
                || with.contains(&name)
                || (keyword == "from" && before == "distinct")
                || (keyword == "into" && before != "insert" && before != "merge")
                || (keyword == "update" && matches!(before, "for" | "do" | "on" | "or" | "key"));
            if !no_relation && !found.contains(&name) {
                found.push(name);
            }
        }
        found
    }

    /// Relations that are inserted into, as `(schema, name)`.
    pub(in super::super) fn inserts(&self) -> Vec<(Option<&str>, &str)> {
        let mut found = Vec::new();
        for (at, window) in self.words.windows(3).enumerate() {
            if window[0] == "insert" && window[1] == "into" {
                let dot = self.words.get(at + 3).is_some_and(|dot| dot == ".");
                match self.words.get(at + 4) {
                    Some(name) if dot => found.push((Some(window[2].as_str()), name.as_str())),
                    _ => found.push((None, window[2].as_str())),
                }
            }
        }
        found
    }

    /// Whether it can change rows.
    pub(in super::super) fn writes(&self) -> bool {
        ["insert", "update", "delete", "truncate", "merge", "copy"].iter().any(|word| self.has(word))
    }

    /// Whether a text is run as SQL.
    pub(in super::super) fn runs_text(&self) -> bool {
        self.words
            .windows(2)
            .any(|w| w[0] == "execute" && !matches!(w[1].as_str(), "function" | "procedure" | "on"))
            || self.has("query_to_xml")
            || self.has("query_to_xml_and_xmlschema")
    }

    /// Whether a value is assigned to `new.NAME`.
    pub(in super::super) fn assigns_new(&self, name: &str) -> bool {
        let name = name.to_lowercase();
        self.words
            .windows(4)
            .any(|w| w[0] == "new" && w[1] == "." && w[2] == name && (w[3] == ":" || w[3] == "="))
    }

    /// The words themselves.
    pub(in super::super) fn words(&self) -> &[String] {
        &self.words
    }
}

/// The quoted texts of a piece of SQL, doubled quotes made single.
pub(in super::super) fn literals(text: &str) -> Vec<String> {
    let text: Vec<char> = text.chars().collect();
    let (mut found, mut at) = (Vec::new(), 0);
    while at < text.len() {
        if let Some(end) = comment_end(&text, at) {
            at = end;
        } else if text[at] == '"' {
            at = quoted_end(&text, at) + 1;
        } else if text[at] == '\'' {
            let end = quoted_end(&text, at);
            let inner: String = text[at + 1..end].iter().collect();
            found.push(inner.replace("''", "'"));
            at = end + 1;
        } else {
            at += 1;
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_and_texts_are_no_words() {
        let code = Code::of("select 1 -- auth.uid()\n, /* auth.jwt() */ 'auth.role()', \"Odd\"");
        assert!(!code.calls("uid") && !code.calls("jwt") && !code.calls("role") && code.has("odd"));
        assert_eq!(literals("a = 'x''y' -- 'no'\n or b = ''"), ["x'y", ""]);
    }

    #[test]
    fn relations_without_a_schema_are_seen() {
        let code = Code::of(
            "with mine as (select 1) select x into y from public.clips c join members m on true, lateral f(1)
             where a is distinct from b and exists (select from mine) for update",
        );
        assert_eq!(code.unqualified(), ["members"]);
        assert_eq!(Code::of("insert into log values (1)").unqualified(), ["log"]);
    }

    #[test]
    fn what_a_trigger_writes() {
        let code = Code::of("insert into public.log (a) values (1); insert into other select 1");
        assert_eq!(code.inserts(), [(Some("public"), "log"), (None, "other")]);
        assert!(Code::of("new.workspace_id := app.x()").assigns_new("workspace_id"));
    }

    #[test]
    fn texts_that_are_run() {
        assert!(Code::of("begin return query execute q; end").runs_text());
        assert!(!Code::of("create trigger t execute function f()").runs_text());
    }
}
