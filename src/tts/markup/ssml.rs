//! SSML: `speak p s break phoneme sub prosody say-as emphasis voice lang`. What else there is, is told once and its
//! text is read.

use super::{
    Alphabet, Error, Kind, Segment, Style, duration, style,
    xml::{self, Node, line_and_column},
};
use std::time::Duration;

/// Elements whose text is not for the ear.
const SILENT: [&str; 4] = ["metadata", "meta", "desc", "lexicon"];
/// Elements that change nothing and need no word.
const PLAIN: [&str; 3] = ["speak", "w", "token"];

/// Whether a text is SSML by its look.
pub fn is_ssml(text: &str) -> bool {
    let text = text.trim_start_matches('\u{feff}').trim_start();
    let text = match text.strip_prefix("<?xml") {
        Some(rest) => rest.split_once("?>").map_or("", |(_, rest)| rest.trim_start()),
        None => text,
    };
    let doctype =
        text.get(..9).is_some_and(|start| start.eq_ignore_ascii_case("<!doctype")) && text.contains("<speak");
    let behind = text.strip_prefix("<speak");
    doctype || behind.is_some_and(|rest| rest.starts_with(['>', ' ', '\n', '\t', '\r', '/', ':']))
}

/// What was read.
#[derive(Debug, Default, PartialEq)]
pub(crate) struct Read {
    pub(crate) segments: Vec<Segment>,
    /// What was passed over.
    pub(crate) notes: Vec<String>,
}

/// One element while it is open.
#[derive(Clone, Debug, Default)]
struct Frame {
    style: Style,
    kind: Option<Wanted>,
    /// Which of the elements with words or sounds of their own it lies in.
    own: Option<usize>,
    silent: bool,
}

/// What an element wants of the text in it.
#[derive(Clone, Debug, PartialEq)]
enum Wanted {
    Kind(Kind),
    SayAs(String, String),
}

/// Reads SSML.
pub(crate) fn read(text: &str) -> Result<Read, Error> {
    let nodes = xml::read(text, "the SSML")?;
    let mut reader = Reader {
        document: text,
        read: Read::default(),
        open: vec![Frame::default()],
        passed: Vec::new(),
        said: Vec::new(),
    };
    for node in nodes {
        match node {
            Node::Open { name, attributes, at } => reader.open(&name, &attributes, at)?,
            Node::Close { name, at } => reader.close(&name, at),
            Node::Text { text, places } => reader.text(&text, &places),
        }
    }
    if !reader.passed.is_empty() {
        let names: Vec<String> = reader.passed.iter().map(|name| format!("`<{name}>`")).collect();
        reader.read.notes.push(format!("SSML that is passed over: {}", names.join(", ")));
    }
    reader.characters();
    Ok(reader.read)
}

struct Reader<'a> {
    document: &'a str,
    read: Read,
    open: Vec<Frame>,
    passed: Vec<String>,
    /// For each element with words or sounds of its own whether they were said.
    said: Vec<bool>,
}

/// So many names of what is passed over are told.
const MOST_NAMES: usize = 20;

impl Reader<'_> {
    fn open(&mut self, name: &str, attributes: &[(String, String)], at: usize) -> Result<(), Error> {
        let get =
            |key: &str| attributes.iter().find(|(known, _)| known == key).map(|(_, value)| value.trim());
        let mut frame = self.open.last().cloned().unwrap_or_default();
        match name {
            "break" => self.pause(get("time"), get("strength"), at)?,
            "p" | "s" => self.boundary(at),
            "phoneme" => {
                frame.kind = self.phoneme(get("alphabet"), get("ph"), at)?;
                frame.own = Some(self.stands_for());
            }
            "sub" => {
                if let Some(alias) = get("alias").filter(|alias| !alias.is_empty()) {
                    frame.kind = Some(Wanted::Kind(Kind::Says(alias.to_owned())));
                    frame.own = Some(self.stands_for());
                }
            }
            "prosody" => self.prosody(&mut frame.style, &get, at)?,
            "emphasis" => {
                frame.kind = match get("level").unwrap_or("moderate") {
                    "strong" => Some(Wanted::Kind(Kind::Wish("+2".to_owned()))),
                    "moderate" => Some(Wanted::Kind(Kind::Wish("+1".to_owned()))),
                    "reduced" => Some(Wanted::Kind(Kind::Wish("-1".to_owned()))),
                    _ => None,
                };
                frame.own = None;
            }
            "say-as" => {
                let how = get("interpret-as").unwrap_or_default().to_lowercase();
                frame.kind = Some(Wanted::SayAs(how, get("format").unwrap_or_default().to_owned()));
                frame.own = None;
            }
            "voice" => {
                if let Some(voice) = get("name").filter(|voice| !voice.is_empty()) {
                    frame.style.voice = Some(voice.to_owned());
                }
                if let Some(language) = get("lang").or(get("language")).filter(|lang| !lang.is_empty()) {
                    frame.style.language = Some(language.to_owned());
                }
            }
            "lang" => frame.style.language = get("lang").map(str::to_owned).or(frame.style.language),
            "speak" => {}
            other if SILENT.contains(&other) => {
                frame.silent = true;
                self.pass(other);
            }
            other if PLAIN.contains(&other) => {}
            other => self.pass(other),
        }
        self.open.push(frame);
        Ok(())
    }

    fn close(&mut self, name: &str, at: usize) {
        if matches!(name, "p" | "s") {
            self.boundary(at);
        }
        // A word in its own way ends with its element, so that the next one begins anew.
        if self.open.len() > 1 {
            self.open.pop();
        }
    }

    /// An element with words or sounds of its own.
    fn stands_for(&mut self) -> usize {
        self.said.push(false);
        self.said.len() - 1
    }

    fn pass(&mut self, name: &str) {
        if self.passed.len() < MOST_NAMES && !self.passed.iter().any(|known| known == name) {
            self.passed.push(name.to_owned());
        }
    }

    /// The end of a sentence or paragraph.
    fn boundary(&mut self, at: usize) {
        let style = self.open.last().map(|frame| frame.style.clone()).unwrap_or_default();
        let at = u32::try_from(at).unwrap_or(u32::MAX);
        if self.read.segments.last().is_none_or(|last| last.text.ends_with("\n\n")) {
            return;
        }
        self.read.segments.push(Segment {
            text: "\n\n".to_owned(),
            places: vec![at; 2],
            kind: Kind::Text,
            style,
        });
    }

    fn text(&mut self, text: &str, places: &[usize]) {
        let Some(frame) = self.open.last().filter(|frame| !frame.silent) else { return };
        let places: Vec<u32> = places.iter().map(|at| u32::try_from(*at).unwrap_or(u32::MAX)).collect();
        let (style, own) = (frame.style.clone(), frame.own);
        let kind = match &frame.kind {
            None => Kind::Text,
            Some(Wanted::Kind(kind)) => kind.clone(),
            Some(Wanted::SayAs(how, format)) => match super::say_as::words(how, format, text) {
                Some(words) => Kind::Says(words),
                None => Kind::Text,
            },
        };
        if kind == Kind::Text {
            // Line ends within SSML are space; tags of the other forms work in it too.
            let flat: String =
                text.chars().map(|c| if matches!(c, '\n' | '\r' | '\t') { ' ' } else { c }).collect();
            for mut segment in super::inline(&flat) {
                let place = |at: &u32| places.get(*at as usize).or(places.last()).copied().unwrap_or(0);
                segment.places = segment.places.iter().map(place).collect();
                self.read.segments.push(Segment { style: style.clone(), ..segment });
            }
            return;
        }
        // The space around a word is no part of it.
        let word = text.trim();
        let front = text.chars().take_while(|c| c.is_whitespace()).count();
        if word.is_empty() {
            return;
        }
        // Words that stand for an element are said once, however many pieces of text are in it.
        if let Some(own) = own
            && std::mem::replace(&mut self.said[own], true)
        {
            return;
        }
        let count = word.chars().count();
        if front > 0 {
            self.space(places.first().copied().unwrap_or(0), &style);
        }
        let inner = places.get(front..front + count).unwrap_or(&[]).to_vec();
        self.read.segments.push(Segment { text: word.to_owned(), places: inner, kind, style: style.clone() });
        if front + count < places.len() {
            self.space(places.last().copied().unwrap_or(0), &style);
        }
    }

    fn space(&mut self, at: u32, style: &Style) {
        let segment =
            Segment { text: " ".to_owned(), places: vec![at], kind: Kind::Text, style: style.clone() };
        self.read.segments.push(segment);
    }

    fn pause(&mut self, time: Option<&str>, strength: Option<&str>, at: usize) -> Result<(), Error> {
        let milliseconds = match strength.unwrap_or("medium") {
            "none" | "x-weak" => 0,
            "weak" => 250,
            "strong" => 750,
            "x-strong" => 1250,
            _ => 500,
        };
        let length = match time {
            Some(time) => duration(time).ok_or_else(|| {
                self.wrong(at, "length of a pause", time, "write it as `500ms` or `1.5s`, up to 600 seconds")
            })?,
            None => Duration::from_millis(milliseconds),
        };
        let at = u32::try_from(at).unwrap_or(u32::MAX);
        let segment = Segment { places: vec![at], kind: Kind::Pause(length), ..Segment::default() };
        self.read.segments.push(segment);
        Ok(())
    }

    fn phoneme(
        &mut self,
        alphabet: Option<&str>,
        ph: Option<&str>,
        at: usize,
    ) -> Result<Option<Wanted>, Error> {
        let Some(ph) = ph.filter(|ph| !ph.is_empty()) else {
            return Err(self.wrong(at, "phoneme", "", "write the sounds as `ph=\"…\"`"));
        };
        let alphabet = match alphabet.unwrap_or("ipa").to_lowercase().as_str() {
            "ipa" => Alphabet::Ipa,
            "misaki" | "kokoro" | "x-kokoro" | "x-misaki" => Alphabet::Kokoro,
            other => {
                let note = format!(
                    "the alphabet `{other}` of `<phoneme>` is not known: the word is read as it is written"
                );
                if self.read.notes.len() < MOST_NAMES && !self.read.notes.contains(&note) {
                    self.read.notes.push(note);
                }
                return Ok(None);
            }
        };
        Ok(Some(Wanted::Kind(Kind::Phonemes(ph.to_owned(), alphabet))))
    }

    fn prosody<'v>(
        &self,
        style: &mut Style,
        get: &dyn Fn(&str) -> Option<&'v str>,
        at: usize,
    ) -> Result<(), Error> {
        let refused = |what: &str, value: &str| {
            self.wrong(
                at,
                what,
                value,
                "write a word such as `slow`, `loud`, `high`, or a percentage such as `80%`, `+10%`",
            )
        };
        if let Some(value) = get("rate") {
            style.rate *= style::rate(value).ok_or_else(|| refused("rate", value))?;
        }
        if let Some(value) = get("volume") {
            style.volume *= style::volume(value).ok_or_else(|| refused("volume", value))?;
        }
        if let Some(value) = get("pitch") {
            style.pitch *= style::pitch(value).ok_or_else(|| refused("pitch", value))?;
        }
        Ok(())
    }

    fn wrong(&self, at: usize, what: &str, value: &str, help: &str) -> Error {
        let (line, _) = line_and_column(self.document, at);
        Error::Value {
            name: "the SSML".to_owned(),
            line,
            what: what.to_owned(),
            value: value.to_owned(),
            help: help.to_owned(),
        }
    }

    /// Places in bytes of the document become places in characters.
    fn characters(&mut self) {
        let mut counted = Vec::with_capacity(self.document.len() + 1);
        for (at, character) in self.document.chars().enumerate() {
            let at = u32::try_from(at).unwrap_or(u32::MAX);
            counted.resize(counted.len() + character.len_utf8(), at);
        }
        let last = counted.last().copied().unwrap_or(0);
        for place in self.read.segments.iter_mut().flat_map(|segment| segment.places.iter_mut()) {
            *place = counted.get(*place as usize).copied().unwrap_or(last);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kinds(text: &str) -> Vec<(String, Kind)> {
        read(text).unwrap().segments.into_iter().map(|segment| (segment.text, segment.kind)).collect()
    }

    #[test]
    fn ssml_is_known_by_its_look() {
        for yes in [
            "<speak>a</speak>",
            " \n<speak version='1.1'>",
            "<?xml version=\"1.0\"?>\n<speak>",
            "<!DOCTYPE speak [ ]><speak>",
        ] {
            assert!(is_ssml(yes), "{yes}");
        }
        for no in ["speak", "<speaker>", "I said <speak>", ""] {
            assert!(!is_ssml(no), "{no}");
        }
    }

    #[test]
    fn each_element_is_understood() {
        let text = "<speak>Hello <break time=\"250ms\"/><phoneme alphabet=\"ipa\" ph=\"tɛst\">word</phoneme> \
            <sub alias=\"World Wide Web\">WWW</sub> <emphasis>very</emphasis> \
            <say-as interpret-as=\"characters\">AB1</say-as></speak>";
        let says = |words: &str| Kind::Says(words.to_owned());
        let wanted = [
            ("Hello ".to_owned(), Kind::Text),
            (String::new(), Kind::Pause(Duration::from_millis(250))),
            ("word".to_owned(), Kind::Phonemes("tɛst".to_owned(), Alphabet::Ipa)),
            (" ".to_owned(), Kind::Text),
            ("WWW".to_owned(), says("World Wide Web")),
            (" ".to_owned(), Kind::Text),
            ("very".to_owned(), Kind::Wish("+1".to_owned())),
            (" ".to_owned(), Kind::Text),
            ("AB1".to_owned(), says("A.B.1")),
        ];
        let found = kinds(text);
        assert_eq!(found[..8], wanted[..8]);
        assert_eq!(found[8].0, "AB1");
    }

    #[test]
    fn styles_lie_in_each_other() {
        let read = read("<speak>a<prosody rate=\"slow\" volume=\"+6dB\">b<prosody rate=\"80%\">c</prosody></prosody><voice name=\"bf_emma\">d</voice></speak>").unwrap();
        let styles: Vec<_> = read
            .segments
            .iter()
            .map(|one| (one.text.as_str(), one.style.rate, one.style.voice.as_deref()))
            .collect();
        assert_eq!(styles[0], ("a", 1.0, None));
        assert_eq!(styles[1], ("b", 0.75, None));
        assert!((styles[2].1 - 0.6).abs() < 0.001);
        assert_eq!(styles[3], ("d", 1.0, Some("bf_emma")));
    }

    #[test]
    fn what_is_not_known_is_told_once_and_its_text_is_read() {
        let read = read(
            "<speak><audio src=\"a\">b</audio><audio/><mark name=\"x\"/><metadata>no</metadata></speak>",
        )
        .unwrap();
        assert_eq!(read.segments.len(), 1);
        assert_eq!(read.notes, ["SSML that is passed over: `<audio>`, `<mark>`, `<metadata>`"]);
    }

    #[test]
    fn words_that_stand_for_an_element_are_said_once() {
        let said = kinds("<speak><sub alias=\"one two\">1<mark/>2 <s>3</s></sub> 4</speak>");
        let says = said.iter().filter(|(_, kind)| matches!(kind, Kind::Says(_))).count();
        assert_eq!((says, said.last().map(|(text, _)| text.as_str())), (1, Some(" 4")));
    }

    #[test]
    fn values_that_mean_nothing_are_refused_with_their_line() {
        for text in [
            "<speak>\n<break time=\"soon\"/></speak>",
            "<speak>\n<prosody rate=\"quick\">a</prosody></speak>",
            "<speak>\n<phoneme>a</phoneme></speak>",
        ] {
            let error = read(text).unwrap_err().to_string();
            assert!(error.starts_with("the SSML, line 2: `"), "{error}");
        }
    }
}
