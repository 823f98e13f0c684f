//! Words that are written with a full stop which ends no sentence.

use std::{borrow::Cow, collections::HashMap, sync::LazyLock};

/// Always followed by more: titles, ranks, references, Latin.
const OPEN: &str = "dr mr mrs ms mx messrs prof rev hon fr st ste mt ft gen col maj capt cpt cmdr lt sgt cpl adm gov \
    sen rep pres supt vs viz cf ca approx fig figs eq vol vols ch sec pp ed eds trans e.g i.e eg ie \
    resp incl excl dep arr mio mrd esp art hr fam z.b d.h bzw ggf nr mme mlle sra srta sig dott ing tel cont attn pls dra \
    inkl evtl vgl";

/// Followed by a number when they end no sentence.
const BEFORE_NUMBERS: &str = "no nos p art para par op pt jan feb mar apr jun jul aug sep sept oct nov dec ext apt ste rte bldg \
    est str av hwy rm mon tue tues thu thur thurs fri";

/// May stand at the end of a sentence too: what follows decides.
const EITHER: &str = "etc a.m p.m am pm u.s u.k u.s.a u.n e.u d.c inc ltd co corp llc bros jr sr esq ph.d m.d b.a m.a \
    b.sc m.sc al ave blvd rd dept univ assn usw a.d b.c \
    c.e b.c.e";

/// Units, which are abbreviations only behind a number.
const UNITS: &str = "oz lb lbs in ft cm mm km kg mph min max sec yd mi gal hr hrs";

/// Words that often begin a sentence and seldom a name.
const STARTERS: &str = "the a an it he she they we i you this that these those there here but and or so then if when \
    while as at in on for from after before however what who why how where is are was were do did \
    does can will would no not yes my his her our their its one some all many most now today later \
    once since because although nobody everyone with without please let let's";

/// What a full stop after a word means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Stop {
    /// The sentence goes on.
    GoesOn,
    /// The sentence ends.
    Ends,
}

/// Decides for the full stop between two words; `before` is without it.
/// `counted` says that a number stands before it.
pub(super) fn stop(before: &str, after: &str, language: &str, counted: bool) -> Stop {
    let word = before.trim_start_matches(|c: char| !c.is_alphanumeric());
    // The second of "Mon.–Fri."
    let word = word.rsplit_once(".–").or(word.rsplit_once(".-")).map_or(word, |(_, last)| last);
    let lower = small(word);
    let lists = lists(&lower);
    let is = |list: List| lists & list.bit() != 0;
    let next = after.trim_start_matches(|c: char| !c.is_alphanumeric());
    let number_next = next.starts_with(|c: char| c.is_ascii_digit());
    let starter = || is_starter(next);
    let goes_on = if next.starts_with(char::is_lowercase) || is(List::Open) {
        true
    } else if is(List::BeforeNumbers) || (lower.ends_with("str") && language.starts_with("de")) {
        // "Av. Paulista" is an avenue, too.
        number_next || (lower == "av" && next.starts_with(char::is_uppercase))
    } else if is(List::Either) || (counted && is(List::Units)) {
        !starter()
    } else if is_initial(word) {
        // "So do I. Then": the only letter that is a word at the end of a sentence.
        !starter() || (word != "I" && next.len() == 1)
    } else if word.chars().count() == 1 && word.chars().all(char::is_lowercase) && next.chars().count() == 1 {
        // "z. B."
        true
    } else if word.contains('.') && word.split('.').all(|part| part.chars().count() <= 2) {
        !starter()
    } else {
        // Ordinals of German and its neighbours: "am 3. Oktober".
        let ordinals = ["de", "da", "nb", "no", "nn", "fi", "cs", "pl", "hu", "et"];
        let family = language.split(['-', '_']).next().unwrap_or_default();
        ordinals.contains(&family)
            && !word.is_empty()
            && word.len() < 3
            && word.chars().all(|c| c.is_ascii_digit())
    };
    if goes_on { Stop::GoesOn } else { Stop::Ends }
}

/// Whether a word often begins a sentence, and so is no name for its capital.
pub(crate) fn is_starter(word: &str) -> bool {
    lists(&small(word)) & List::Starters.bit() != 0
}

/// A word in small letters.
fn small(word: &str) -> Cow<'_, str> {
    let is_small = word.bytes().all(|byte| byte.is_ascii() && !byte.is_ascii_uppercase());
    if is_small { Cow::Borrowed(word) } else { Cow::Owned(word.to_lowercase()) }
}

/// The lists.
#[derive(Clone, Copy)]
enum List {
    Open,
    BeforeNumbers,
    Either,
    Units,
    Starters,
}

impl List {
    fn bit(self) -> u8 {
        1 << self as u8
    }
}

/// No word of a list is longer.
const LONGEST: usize = 8;

/// The lists that a word is in, a bit for each.
fn lists(word: &str) -> u8 {
    static LISTS: LazyLock<HashMap<&str, u8>> = LazyLock::new(|| {
        let mut all = HashMap::new();
        let lists = [
            (List::Open, OPEN),
            (List::BeforeNumbers, BEFORE_NUMBERS),
            (List::Either, EITHER),
            (List::Units, UNITS),
            (List::Starters, STARTERS),
        ];
        for (list, words) in lists {
            for word in words.split_whitespace() {
                debug_assert!(word.len() <= LONGEST, "{word} is longer than `LONGEST`");
                *all.entry(word).or_default() |= list.bit();
            }
        }
        all
    });
    if word.len() > LONGEST { 0 } else { LISTS.get(word).copied().unwrap_or_default() }
}

/// "J" of "J. Smith".
fn is_initial(word: &str) -> bool {
    let mut letters = word.chars();
    letters.next().is_some_and(char::is_uppercase) && letters.next().is_none()
}
