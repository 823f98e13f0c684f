//! Lanes against a screen in memory: what arrives is what was written, line by line.

use super::*;
use crate::ui::Stream;
use proptest::prelude::*;
use std::{
    io::{self, Write},
    sync::{Arc, Mutex},
};

#[derive(Clone, Default)]
struct Paper(Arc<Mutex<Vec<u8>>>);

impl Write for Paper {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().unwrap().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

struct Desk {
    paper: Paper,
    screen: Screen,
    lanes: Vec<Lane>,
}

impl Desk {
    fn new(dress: Dress) -> Self {
        let paper = Paper::default();
        let terminal = dress == Dress::Styled;
        let stream = || Stream::new(Box::new(paper.clone()), terminal, terminal);
        let screen = Screen::new(stream(), stream(), dress == Dress::Styled);
        let lane = |n: usize, name: &str| {
            let mut lane = Lane::new(n, dress, false);
            lane.prefix = format!("{name}| ").into_bytes();
            lane.continued = format!("{name}|| ").into_bytes();
            lane
        };
        Self { lanes: vec![lane(0, "a"), lane(1, "b")], screen, paper }
    }

    fn write(&mut self, lane: usize, bytes: &[u8]) {
        self.lanes[lane].take(bytes, &self.screen).unwrap();
    }

    fn pause(&mut self, lane: usize) {
        self.lanes[lane].show(&self.screen).unwrap();
    }

    fn end(&mut self) -> String {
        for lane in &mut self.lanes {
            lane.end(&self.screen).unwrap();
        }
        String::from_utf8_lossy(&self.paper.0.lock().unwrap()).into_owned()
    }
}

#[test]
fn lines_get_prefixes_and_a_last_one_its_end() {
    let mut desk = Desk::new(Dress::Exact);
    desk.write(0, b"one\ntwo\nth");
    desk.write(1, b"x\n");
    desk.write(0, b"ree\n\nfour");
    assert_eq!(desk.end(), "a| one\na| two\nb| x\na| three\na| \na| four\n");
}

#[test]
fn a_prompt_goes_on_in_place_or_on_a_line_of_its_own() {
    let mut desk = Desk::new(Dress::Exact);
    desk.write(0, b"Password: ");
    desk.pause(0);
    desk.write(0, b"ok\n");
    desk.write(0, b"Again: ");
    desk.pause(0);
    desk.write(1, b"x\n");
    desk.write(0, b"ok\n");
    desk.write(0, b"Done? ");
    desk.pause(0);
    desk.write(1, b"y\n");
    desk.write(0, b"\n");
    assert_eq!(desk.end(), "a| Password: ok\na| Again: \nb| x\na|| ok\na| Done? \nb| y\n");
}

#[test]
fn two_prompts_do_not_mix() {
    let mut desk = Desk::new(Dress::Exact);
    desk.write(0, b"A? ");
    desk.pause(0);
    desk.write(1, b"B? ");
    desk.pause(1);
    desk.write(0, b"yes\n");
    assert_eq!(desk.end(), "a| A? \nb| B? \na|| yes\n");
}

#[test]
fn colours_end_with_the_line_and_go_on_in_the_next() {
    let mut desk = Desk::new(Dress::Styled);
    desk.write(0, b"\x1b[31mred\nstill\n\x1b[0mnot\n");
    desk.write(1, b"plain\n");
    assert_eq!(
        desk.end(),
        "a| \x1b[31mred\x1b[0m\na| \x1b[31mstill\x1b[0m\na| \x1b[31m\x1b[0mnot\nb| plain\n"
    );
}

#[test]
fn a_coloured_prompt_keeps_its_colour() {
    let mut desk = Desk::new(Dress::Styled);
    desk.write(0, b"\x1b[31mred ");
    desk.pause(0);
    desk.write(1, b"x\n");
    desk.write(0, b"more\n");
    assert_eq!(desk.end(), "a| \x1b[31mred \x1b[0m\nb| x\na|| \x1b[31mmore\x1b[0m\n");
}

#[test]
fn a_progress_bar_is_drawn_in_place_and_below_others() {
    let mut desk = Desk::new(Dress::Styled);
    desk.write(0, b"\r10%");
    desk.pause(0);
    desk.write(0, b"\r20%");
    desk.pause(0);
    desk.write(1, b"x\n");
    desk.write(0, b"\rdone\n");
    let clear = "\r\x1b[K";
    let expected = format!("a| 10%{clear}a| 20%{clear}b| x\na| 20%{clear}a| done\n");
    assert_eq!(desk.end(), expected);
}

#[test]
fn an_erased_spinner_leaves_nothing() {
    let mut desk = Desk::new(Dress::Styled);
    desk.write(0, b"\x1b[1G\x1b[0K*");
    desk.pause(0);
    desk.write(0, b"\x1b[1G\x1b[0K");
    desk.pause(0);
    desk.write(0, b"added 28 packages\n");
    let clear = "\r\x1b[K";
    assert_eq!(desk.end(), format!("a| *{clear}a| added 28 packages\n"));
}

#[test]
fn windows_line_ends_are_ends() {
    let mut desk = Desk::new(Dress::Styled);
    desk.write(0, b"one\r\ntwo\r\n\r\n");
    assert_eq!(desk.end(), "a| one\na| two\na| \n");
}

proptest! {
    /// However the bytes are cut into blocks and whatever pauses come between: every line arrives whole,
    /// once, in order, under its own prefix.
    #[test]
    fn every_line_arrives(
        first in "([a-z]{0,9}\n){0,9}", second in "([a-z]{0,9}\n){0,9}",
        cuts in proptest::collection::vec((any::<bool>(), 1usize..7, any::<bool>()), 0..60),
        styled in any::<bool>(),
    ) {
        let mut desk = Desk::new(if styled { Dress::Styled } else { Dress::Exact });
        let texts = [first.as_bytes(), second.as_bytes()];
        let mut at = [0usize, 0];
        let whole = [(false, usize::MAX, false), (true, usize::MAX, false)];
        for (lane, count, pause) in cuts.into_iter().chain(whole) {
            let lane = usize::from(lane);
            let end = texts[lane].len().min(at[lane].saturating_add(count));
            desk.write(lane, &texts[lane][at[lane]..end]);
            at[lane] = end;
            if pause {
                desk.pause(lane);
            }
        }
        let shown = desk.end().replace("\x1b[0m", "").replace("|| ", "| ");
        for (lane, text) in [("a| ", &first), ("b| ", &second)] {
            let got: String = shown.lines().filter_map(|line| line.strip_prefix(lane)).collect();
            prop_assert_eq!(got, text.replace('\n', ""));
        }
        prop_assert!(shown.lines().all(|line| line.starts_with("a| ") || line.starts_with("b| ")));
    }
}
