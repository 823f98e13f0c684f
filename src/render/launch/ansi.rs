//! Escape sequences in a service's line (ECMA-48): colours pass and are tracked, so that they end with the
//! line and go on in the next one; whatever would move the cursor, clear the screen, ask the terminal
//! something or switch its modes is left out, because other services' lines are on that screen too.

use memchr::{memchr, memchr_iter, memchr3};

const ESC: u8 = 0x1b;
const CR: u8 = b'\r';
const BEL: u8 = 0x07;

/// The graphic rendition in force: what has to be written again to get it back.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Rendition {
    foreground: Option<Vec<u8>>,
    background: Option<Vec<u8>>,
    /// Bit n is set while SGR parameter n (1 to 9) is in force.
    flags: u16,
}

impl Rendition {
    /// Whether anything but the default is in force.
    pub(super) fn is_active(&self) -> bool {
        self.flags != 0 || self.foreground.is_some() || self.background.is_some()
    }

    /// Writes the sequence that brings it about from the default.
    pub(super) fn write(&self, out: &mut Vec<u8>) {
        if !self.is_active() {
            return;
        }
        let flags =
            (1..=9u8).filter(|flag| self.flags & (1 << flag) != 0).map(|flag| flag.to_string().into_bytes());
        let colours = self.foreground.iter().chain(&self.background).cloned();
        let all: Vec<Vec<u8>> = flags.chain(colours).collect();
        out.extend_from_slice(b"\x1b[");
        out.extend_from_slice(&all.join(&b';'));
        out.push(b'm');
    }

    /// Takes the parameters of an SGR sequence in.
    fn apply(&mut self, parameters: &[u8]) {
        let mut items = parameters.split(|byte| *byte == b';');
        while let Some(item) = items.next() {
            // `38:2::1:2:3` is one item with parts, `38;2;1;2;3` several items.
            let code = item.split(|byte| *byte == b':').next().and_then(number).unwrap_or(0);
            match code {
                0 => *self = Self::default(),
                1..=9 => self.flags |= 1 << code,
                21 | 22 => self.flags &= !(1 << 1 | 1 << 2),
                23..=29 => self.flags &= !(1 << (code - 20)),
                30..=37 | 90..=97 => self.foreground = Some(item.to_vec()),
                40..=47 | 100..=107 => self.background = Some(item.to_vec()),
                39 => self.foreground = None,
                49 => self.background = None,
                38 => self.foreground = Some(extended(item, &mut items)),
                48 => self.background = Some(extended(item, &mut items)),
                _ => {}
            }
        }
    }
}

fn number(digits: &[u8]) -> Option<u16> {
    std::str::from_utf8(digits).ok()?.parse().ok()
}

/// The whole of an extended colour: `38;5;n` or `38;2;r;g;b`, or as it is when written with colons.
fn extended<'a>(item: &'a [u8], items: &mut impl Iterator<Item = &'a [u8]>) -> Vec<u8> {
    if item.contains(&b':') {
        return item.to_vec();
    }
    let Some(kind) = items.next() else { return item.to_vec() };
    let rest = if kind == b"2" { 3 } else { 1 };
    let parts = [item, kind].into_iter().chain(items.take(rest));
    parts.collect::<Vec<_>>().join(&b';')
}

/// What stands at the beginning of some bytes that start with ESC.
enum Sequence {
    /// A colour change: its parameters' place, and its length.
    Rendition(usize, usize),
    /// Back to the beginning of the line; its length.
    LineStart(usize),
    /// The rest of the line, or all of it, is erased; its length.
    Erase(usize),
    /// Harmless; its length.
    Pass(usize),
    /// Left out; its length.
    Drop(usize),
    /// It does not end here.
    Incomplete,
}

fn sequence(bytes: &[u8]) -> Sequence {
    match bytes.get(1) {
        None => Sequence::Incomplete,
        Some(b'[') => control_sequence(bytes),
        Some(b']') => operating_system_command(bytes),
        // Other strings (DCS, SOS, PM, APC) end like an OSC and are of no use here.
        Some(b'P' | b'X' | b'^' | b'_') => string_end(bytes).map_or(Sequence::Incomplete, Sequence::Drop),
        Some(b'(' | b')' | b'*' | b'+' | b'#' | b'%') => {
            if bytes.len() > 2 {
                Sequence::Drop(3)
            } else {
                Sequence::Incomplete
            }
        }
        // Full reset, save and restore cursor, index, keypad modes.
        Some(_) => Sequence::Drop(2),
    }
}

fn control_sequence(bytes: &[u8]) -> Sequence {
    let Some(length) = bytes[2..].iter().position(|byte| (0x40..=0x7e).contains(byte)) else {
        return if bytes.len() > LONGEST_SEQUENCE { Sequence::Drop(2) } else { Sequence::Incomplete };
    };
    let end = length + 3;
    let parameters = &bytes[2..end - 1];
    let plain = parameters.iter().all(|byte| byte.is_ascii_digit() || matches!(byte, b';' | b':'));
    match bytes[end - 1] {
        b'm' if plain => Sequence::Rendition(end - 1, end),
        // Cursor forward; erase, delete and insert characters.
        b'C' | b'X' | b'P' | b'@' if plain => Sequence::Pass(end),
        b'K' if plain => Sequence::Erase(end),
        // To the first column; erasing the line comes with it.
        b'G' if matches!(parameters, b"" | b"0" | b"1") => Sequence::LineStart(end),
        _ => Sequence::Drop(end),
    }
}

/// Longer than this, a sequence without an end is not one.
const LONGEST_SEQUENCE: usize = 4096;

/// Hyperlinks (OSC 8) pass; titles, palettes and the clipboard are not a service's business.
fn operating_system_command(bytes: &[u8]) -> Sequence {
    match string_end(bytes) {
        Some(end) if bytes.starts_with(b"\x1b]8;") => Sequence::Pass(end),
        Some(end) => Sequence::Drop(end),
        None if bytes.len() > LONGEST_SEQUENCE => Sequence::Drop(2),
        None => Sequence::Incomplete,
    }
}

/// Where a string sequence ends: after BEL or ESC \.
fn string_end(bytes: &[u8]) -> Option<usize> {
    let at = bytes.iter().skip(2).position(|byte| matches!(*byte, BEL | ESC))? + 2;
    match bytes[at] {
        BEL => Some(at + 1),
        _ => (bytes.get(at + 1) == Some(&b'\\')).then_some(at + 2),
    }
}

/// Writes a line (or part of one) so that it can stand among others. Text after a carriage return replaces
/// what was written since `out` had its present length, as it would on a terminal's line.
/// The colours in force stay so in `out`; the caller ends them.
pub(super) fn dress(mut bytes: &[u8], rendition: &mut Rendition, out: &mut Vec<u8>) {
    let start = out.len();
    let mut returned = false;
    rendition.write(out);
    while !bytes.is_empty() {
        let plain = memchr3(ESC, CR, BEL, bytes).unwrap_or(bytes.len());
        if plain > 0 && std::mem::take(&mut returned) {
            out.truncate(start);
            rendition.write(out);
        }
        out.extend_from_slice(&bytes[..plain]);
        bytes = &bytes[plain..];
        let Some(special) = bytes.first() else { break };
        let length = match *special {
            CR => {
                returned = true;
                1
            }
            BEL => 1,
            _ => match sequence(bytes) {
                Sequence::Rendition(parameters_end, end) => {
                    rendition.apply(&bytes[2..parameters_end]);
                    out.extend_from_slice(&bytes[..end]);
                    end
                }
                Sequence::LineStart(end) => {
                    returned = true;
                    end
                }
                Sequence::Erase(end) => {
                    // Erasing the rest of a line that is written from its beginning erases nothing; what
                    // else is meant by it is to be rid of what was there.
                    if std::mem::take(&mut returned) || bytes[..end].ends_with(b"2K") {
                        out.truncate(start);
                        rendition.write(out);
                    }
                    end
                }
                Sequence::Pass(end) => {
                    out.extend_from_slice(&bytes[..end]);
                    end
                }
                Sequence::Drop(end) => end.min(bytes.len()),
                Sequence::Incomplete => bytes.len(),
            },
        };
        bytes = &bytes[length..];
    }
}

/// Whether a line goes back to its beginning: what it shows then replaces what it showed.
pub(super) fn returns(line: &[u8]) -> bool {
    let back = |at| matches!(sequence(&line[at..]), Sequence::LineStart(_));
    memchr(CR, line).is_some() || memchr_iter(ESC, line).any(back)
}

/// How many of these bytes can be shown now without cutting a character or a sequence in two.
pub(super) fn whole(bytes: &[u8]) -> usize {
    let last_escape = memchr::memrchr(ESC, bytes);
    if let Some(at) = last_escape
        && matches!(sequence(&bytes[at..]), Sequence::Incomplete)
    {
        return at;
    }
    let tail = bytes.iter().rev().take(3).position(|byte| *byte >= 0xc0).map(|back| bytes.len() - 1 - back);
    let Some(at) = tail else { return bytes.len() };
    let needed = match bytes[at] {
        0xc0..=0xdf => 2,
        0xe0..=0xef => 3,
        0xf0..=0xf7 => 4,
        _ => 1, // not UTF-8
    };
    if bytes.len() - at < needed { at } else { bytes.len() }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn dressed(line: &str) -> (String, bool) {
        let (mut rendition, mut out) = (Rendition::default(), vec![]);
        dress(line.as_bytes(), &mut rendition, &mut out);
        (String::from_utf8(out).unwrap(), rendition.is_active())
    }

    #[test]
    fn colours_pass_and_are_remembered() {
        assert_eq!(dressed("\x1b[31mred"), ("\x1b[31mred".into(), true));
        assert_eq!(dressed("\x1b[31mred\x1b[0m"), ("\x1b[31mred\x1b[0m".into(), false));
        assert!(!dressed("\x1b[1;31mred\x1b[39;22m").1);
        assert!(!dressed("\x1b[38;2;1;2;3mx\x1b[39m").1);
        assert!(!dressed("\x1b[mx").1);
    }

    #[test]
    fn the_rendition_in_force_is_written_again() {
        let (mut rendition, mut out) = (Rendition::default(), vec![]);
        dress(b"\x1b[1;4m\x1b[38;5;9m\x1b[48:2::1:2:3ma", &mut rendition, &mut out);
        out.clear();
        dress(b"b", &mut rendition, &mut out);
        assert_eq!(String::from_utf8(out).unwrap(), "\x1b[1;4;38;5;9;48:2::1:2:3mb");
    }

    #[test]
    fn what_would_hurt_other_lines_is_left_out() {
        for line in [
            "\x1b[2Jx",
            "\x1b[3Jx",
            "\x1b[Hx",
            "\x1bcx",
            "\x1b[?1049hx",
            "\x1b[?25lx",
            "\x1b[5Ax",
            "\x1b[6nx",
            "\x1b]0;title\x07x",
            "\x1b]52;c;eA==\x1b\\x",
            "\x1b7x",
            "\x1b(Bx",
            "\x1bP1$r\x1b\\x",
            "\x07x",
        ] {
            assert_eq!(dressed(line).0, "x", "{line:?}");
        }
        assert_eq!(dressed("\x1b]8;;http://a\x07x").0, "\x1b]8;;http://a\x07x");
    }

    #[test]
    fn a_return_replaces_the_text_before_it() {
        assert_eq!(dressed("\r10%\r20%").0, "20%");
        assert_eq!(dressed("20%\r").0, "20%");
        assert_eq!(dressed("\x1b[2K\x1b[1Gspin").0, "spin");
        assert_eq!(dressed("a\x1b[31mb\rc").0, "\x1b[31mc");
        assert_eq!(dressed("spin\x1b[1G\x1b[0K").0, "");
        assert_eq!(dressed("spin\x1b[2K\rdone").0, "done");
        assert_eq!(dressed("text\x1b[K").0, "text");
    }

    #[test]
    fn nothing_is_cut_in_two() {
        assert_eq!(whole("ab\u{e9}".as_bytes()), 4);
        assert_eq!(whole(b"ab\xc3"), 2);
        assert_eq!(whole(b"ab\xe6\xbc"), 2);
        assert_eq!(whole(b"ab\xf0\x9f\x98"), 2);
        assert_eq!(whole(b"ab\x1b[3"), 2);
        assert_eq!(whole(b"ab\x1b[31m"), 7);
        assert_eq!(whole(b"\xff\xfe"), 2);
    }

    proptest::proptest! {
        #[test]
        fn any_bytes_are_survived(bytes in proptest::collection::vec(proptest::prelude::any::<u8>(), 0..200)) {
            let (mut rendition, mut out) = (Rendition::default(), vec![]);
            dress(&bytes, &mut rendition, &mut out);
            proptest::prop_assert!(whole(&bytes) <= bytes.len());
        }

        #[test]
        fn plain_text_is_left_alone(text in "[^\\x00-\\x1f]{0,200}") {
            let (mut rendition, mut out) = (Rendition::default(), vec![]);
            dress(text.as_bytes(), &mut rendition, &mut out);
            proptest::prop_assert_eq!(out, text.as_bytes());
        }
    }
}
