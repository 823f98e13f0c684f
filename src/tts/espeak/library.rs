//! The shared library, loaded at run time. Everything here is called from one thread.
#![expect(unsafe_code, reason = "a C library is called; each call says why it is sound")]

use super::{Clause, Form, Speech, SpokenWord, Voice, clauses};
use crate::base::console;
use libloading::Library as Loaded;
use std::{
    cell::RefCell,
    ffi::{CStr, CString, c_char, c_int, c_short, c_uchar, c_uint, c_void},
    path::{Path, PathBuf},
    ptr,
};

/// The oldest version whose phonemes we know: the one that writes IPA with ties.
const OLDEST: (u32, u32) = (1, 49);
/// `espeak_Initialize`: hand the sound back, from the calling thread.
const SYNCHRONOUS: c_int = 2;
/// `espeak_Initialize`: never end the process.
const DO_NOT_EXIT: c_int = 0x8000;
/// The text is UTF-8.
const UTF8: c_int = 1;
/// `[[…]]` in the text are phonemes.
const PHONEMES: c_int = 0x100;
/// Phonemes as IPA.
const IPA: c_int = 2;
/// `espeak_Initialize` keeps the path of its data in a buffer of this size, its end mark and the name of the
/// folder included.
const LONGEST_PATH: usize = 159;

/// `espeak_VOICE` as far as we read it.
#[repr(C)]
struct RawVoice {
    name: *const c_char,
    languages: *const c_char,
    identifier: *const c_char,
    gender: c_uchar,
    age: c_uchar,
    variant: c_uchar,
    xx1: c_uchar,
    score: c_int,
    spare: *mut c_void,
}

/// `espeak_EVENT`.
#[repr(C)]
struct RawEvent {
    kind: c_int,
    identifier: c_uint,
    text_position: c_int,
    length: c_int,
    audio_position: c_int,
    sample: c_int,
    user_data: *mut c_void,
    id: [u8; 8],
}

const LIST_END: c_int = 0;
const WORD: c_int = 1;
const PITCH: c_int = 3;
const RATE: c_int = 1;

type Initialize = unsafe extern "C" fn(c_int, c_int, *const c_char, c_int) -> c_int;
type Info = unsafe extern "C" fn(*mut *const c_char) -> *const c_char;
type ListVoices = unsafe extern "C" fn(*mut RawVoice) -> *const *const RawVoice;
type SetVoice = unsafe extern "C" fn(*const c_char) -> c_int;
type ToPhonemes = unsafe extern "C" fn(*mut *const c_void, c_int, c_int) -> *const c_char;
type SetParameter = unsafe extern "C" fn(c_int, c_int, c_int) -> c_int;
type Callback = unsafe extern "C" fn(*mut c_short, c_int, *mut RawEvent) -> c_int;
type SetCallback = unsafe extern "C" fn(Option<Callback>);
type Synth = unsafe extern "C" fn(
    *const c_void,
    usize,
    c_uint,
    c_int,
    c_uint,
    c_uint,
    *mut c_uint,
    *mut c_void,
) -> c_int;
type Synchronize = unsafe extern "C" fn() -> c_int;

/// The library with what we call of it. Never unloaded: it keeps state until the process ends.
pub(super) struct Library {
    set_voice: SetVoice,
    list_voices: ListVoices,
    to_phonemes: ToPhonemes,
    set_parameter: SetParameter,
    synth: Synth,
    synchronize: Synchronize,
    sample_rate_hz: u32,
    pub(super) version: String,
    pub(super) data: PathBuf,
}

/// What the callback has heard since the last call: sound, and for each word its place in the text (from 1), its
/// length and its first sample.
#[derive(Default)]
struct Heard {
    sound: Vec<i16>,
    words: Vec<(usize, usize, usize)>,
}

thread_local! {
    static HEARD: RefCell<Heard> = const { RefCell::new(Heard { sound: Vec::new(), words: Vec::new() }) };
}

/// Takes what the library hands over; 0 asks it to go on.
unsafe extern "C" fn hear(samples: *mut c_short, count: c_int, events: *mut RawEvent) -> c_int {
    HEARD.with_borrow_mut(|Heard { sound, words }| {
        let count = usize::try_from(count).unwrap_or(0);
        if !samples.is_null() && count > 0 {
            // SAFETY: the library hands over `count` samples that live until we return.
            sound.extend_from_slice(unsafe { std::slice::from_raw_parts(samples, count) });
        }
        let mut event = events;
        while !event.is_null() {
            // SAFETY: the events are an array that ends with one of kind 0.
            let one = unsafe { &*event };
            if one.kind == LIST_END {
                break;
            }
            let number = |value: c_int| usize::try_from(value).unwrap_or(0);
            if one.kind == WORD {
                words.push((number(one.text_position), number(one.length), number(one.sample)));
            }
            // SAFETY: this one was not the last.
            event = unsafe { event.add(1) };
        }
    });
    0
}

impl Library {
    /// Loads and starts the library, with the data beside it where there is some.
    pub(super) fn open(path: &Path, data: Option<&Path>) -> Result<Self, String> {
        // SAFETY: the file is one that is known as espeak-ng's by name and place; its initialisers only set
        // up tables.
        let loaded = unsafe { Loaded::new(path) }.map_err(|error| format!("cannot be loaded: {error}"))?;
        let loaded: &'static Loaded = Box::leak(Box::new(loaded));
        // SAFETY: the types are those of espeak-ng's `speak_lib.h`, which has kept them since 1.49.
        let (initialize, info): (Initialize, Info) =
            unsafe { (symbol(loaded, "espeak_Initialize")?, symbol(loaded, "espeak_Info")?) };
        // SAFETY: as above.
        let (set_voice, list_voices, to_phonemes): (SetVoice, ListVoices, ToPhonemes) = unsafe {
            let set_voice = symbol(loaded, "espeak_SetVoiceByName")?;
            (set_voice, symbol(loaded, "espeak_ListVoices")?, symbol(loaded, "espeak_TextToPhonemes")?)
        };
        // SAFETY: as above.
        let (set_parameter, synth, synchronize, set_callback): (
            SetParameter,
            Synth,
            Synchronize,
            SetCallback,
        ) = unsafe {
            (
                symbol(loaded, "espeak_SetParameter")?,
                symbol(loaded, "espeak_Synth")?,
                symbol(loaded, "espeak_Synchronize")?,
                symbol(loaded, "espeak_SetSynthCallback")?,
            )
        };
        let mut data_path = ptr::null();
        // SAFETY: the call only reads the version, which is there before the library is started.
        let version = text(unsafe { info(&raw mut data_path) });
        let version = version.split_whitespace().next().unwrap_or_default().to_owned();
        too_old(&version)?;
        let sample_rate_hz = start(initialize, data)?;
        // SAFETY: as above; now the path of the data is known too.
        let _ = unsafe { info(&raw mut data_path) };
        let data = PathBuf::from(text(data_path));
        // SAFETY: the callback lives as long as the program.
        unsafe { set_callback(Some(hear)) };
        let library = Self {
            set_voice,
            list_voices,
            to_phonemes,
            set_parameter,
            synth,
            synchronize,
            sample_rate_hz,
            version,
            data,
        };
        Ok(library)
    }

    /// Every voice, as the library lists them.
    pub(super) fn voices(&self) -> Vec<Voice> {
        // SAFETY: a null pointer asks for all voices; the list ends with a null pointer and lives until the
        // next call.
        let mut list = unsafe { (self.list_voices)(ptr::null_mut()) };
        let mut voices = Vec::new();
        while !list.is_null() {
            // SAFETY: we stand within the list.
            let raw = unsafe { *list };
            if raw.is_null() {
                break;
            }
            // SAFETY: the pointer is not null, and the voice lives as long as the list.
            let raw = unsafe { &*raw };
            // The first byte of the languages is a priority; the name follows.
            let language = if raw.languages.is_null() {
                String::new()
            } else {
                // SAFETY: the text has at least its priority and its end.
                text(unsafe { raw.languages.add(1) })
            };
            let gender = match raw.gender {
                1 => Some('M'),
                2 => Some('F'),
                _ => None,
            };
            let name = text(raw.name).replace('_', " ");
            voices.push(Voice { name, language, identifier: text(raw.identifier), gender });
            // SAFETY: this was not the end of the list.
            list = unsafe { list.add(1) };
        }
        voices
    }

    /// Chooses a voice by name or file; whether there is one.
    pub(super) fn set_voice(&self, name: &str) -> bool {
        let Ok(name) = CString::new(name) else { return false };
        // SAFETY: the name is a C text that lives through the call.
        unsafe { (self.set_voice)(name.as_ptr()) == 0 }
    }

    /// The phonemes of a text in the voice that was chosen.
    pub(super) fn phonemes(&self, text_to_read: &str, form: Form) -> Vec<Clause> {
        let Ok(buffer) = CString::new(text_to_read.replace('\0', " ")) else { return Vec::new() };
        let mode = match form {
            Form::Plain => IPA,
            // Bit 7 asks for a tie, which stands in the upper bits.
            Form::Tied(tie) => IPA | 0x80 | (u32::from(tie) << 8).cast_signed(),
        };
        let all = buffer.as_bytes();
        let start = buffer.as_ptr().cast::<c_void>();
        let mut at = start;
        let mut done = 0;
        // What was read already of the clause to come.
        let mut begun = String::new();
        let mut clauses = Vec::new();
        while !at.is_null() {
            // SAFETY: `at` points into the buffer, which lives through the loop; the library moves it on, to
            // null at the end.
            let ipa = text(unsafe { (self.to_phonemes)(&raw mut at, UTF8, mode) });
            let at_end = at.is_null();
            let read = if at_end { all.len() } else { at.addr().saturating_sub(start.addr()).min(all.len()) };
            if !at_end && read <= done {
                break; // no step forward: never loop
            }
            let piece = String::from_utf8_lossy(&all[done.min(read)..read]);
            let (terminator, ends_sentence) = clauses::terminator(&piece, at_end);
            let (own, next) = clauses::own(&piece, at_end);
            let text = format!("{begun}{own}").trim().to_owned();
            next.clone_into(&mut begun);
            clauses.push(Clause { text, ipa, terminator, ends_sentence });
            done = read;
        }
        clauses
    }

    /// Speaks a text in the voice that was chosen.
    pub(super) fn speak(&self, said: &str, rate: u32, pitch: u32) -> Result<Speech, String> {
        let buffer = CString::new(said.replace('\0', " ")).map_err(|error| error.to_string())?;
        HEARD.take();
        let number = |value: u32| c_int::try_from(value).unwrap_or(c_int::MAX);
        // SAFETY: both parameters are known to every version.
        unsafe {
            (self.set_parameter)(RATE, number(rate), 0);
            (self.set_parameter)(PITCH, number(pitch), 0);
        }
        let size = buffer.as_bytes_with_nul().len();
        // SAFETY: the text lives through both calls; in the synchronous mode nothing is kept afterwards.
        let result = unsafe {
            let result = (self.synth)(
                buffer.as_ptr().cast(),
                size,
                0,
                1,
                0,
                (UTF8 | PHONEMES).cast_unsigned(),
                ptr::null_mut(),
                ptr::null_mut(),
            );
            (self.synchronize)();
            result
        };
        if result != 0 {
            return Err(format!("`espeak_Synth` returned {result}"));
        }
        let Heard { sound: samples, words } = HEARD.take();
        let letters: Vec<char> = said.chars().collect();
        let word = |(position, length, start): (usize, usize, usize)| {
            let at = position.saturating_sub(1).min(letters.len());
            let end = at.saturating_add(length).min(letters.len());
            SpokenWord { text: letters[at..end].iter().collect(), at, start: start.min(samples.len()) }
        };
        // It sometimes reports a word of nothing at the end.
        let words = words.into_iter().map(word).filter(|word: &SpokenWord| !word.text.is_empty()).collect();
        Ok(Speech { samples, sample_rate_hz: self.sample_rate_hz, words })
    }
}

/// Looks a function up.
///
/// # Safety
/// `T` must be the function's type.
unsafe fn symbol<T: Copy>(loaded: &'static Loaded, name: &str) -> Result<T, String> {
    // SAFETY: the caller answers for the type.
    let found = unsafe { loaded.get::<T>(name.as_bytes()) };
    found.map(|symbol| *symbol).map_err(|_| format!("is no espeak-ng: it has no `{name}`"))
}

fn too_old(version: &str) -> Result<(), String> {
    let mut numbers = version.split(['.', '-']).map(|number| number.parse::<u32>().unwrap_or(0));
    let number = (numbers.next().unwrap_or(0), numbers.next().unwrap_or(0));
    if number < OLDEST {
        return Err(format!("is version {version}; {}.{} or newer is needed", OLDEST.0, OLDEST.1));
    }
    Ok(())
}

/// Starts the library; gives its sample rate.
fn start(initialize: Initialize, data: Option<&Path>) -> Result<u32, String> {
    if let Some(data) = data.filter(|data| data.as_os_str().len() > LONGEST_PATH) {
        return Err(format!("the path of its data, `{}`, is longer than espeak-ng takes", data.display()));
    }
    let path = data
        .map(|data| CString::new(data.as_os_str().as_encoded_bytes()))
        .transpose()
        .map_err(|error| error.to_string())?;
    let pointer = path.as_ref().map_or(ptr::null(), |path| path.as_ptr());
    // It looks for a sound system although it is to play nothing, and the libraries of that complain of a home folder that
    // cannot be written to.
    // SAFETY: the path is null or a C text that lives through the call.
    let rate = console::quietly(|| unsafe { initialize(SYNCHRONOUS, 0, pointer, DO_NOT_EXIT) });
    u32::try_from(rate).ok().filter(|rate| *rate > 0).ok_or_else(|| {
        "does not find its data (`espeak-ng-data`), or the data is of another version".to_owned()
    })
}

/// A text of the library; empty for a null pointer.
fn text(pointer: *const c_char) -> String {
    if pointer.is_null() {
        return String::new();
    }
    // SAFETY: the library's texts end with a zero and live until the next call.
    unsafe { CStr::from_ptr(pointer) }.to_string_lossy().into_owned()
}
