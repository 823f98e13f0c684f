//! `ef tts lexicon`: the dictionary of the project.

use super::{
    super::{Error, session::Session},
    around::Around,
    play::play,
    reading::{ReadingArgs, of_settings},
};
use crate::{
    base::{Exit, files::write_whole},
    render::tts::lexicon as render,
    tts::{
        self,
        audio::{self, Pending, Shape, Shaped, Spec, Target},
        engine::Id,
        lexicon::{Entry, Lexicon, Says},
        studio::Wish,
    },
};
use clap::{Args, Subcommand};
use std::{
    fs,
    path::{Path, PathBuf},
    sync::atomic::AtomicBool,
};
use toml_edit::{DocumentMut, InlineTable, Item, Table, Value};

/// Teach words: how they are said, whatever a voice makes of them
///
/// Entries stand in `[tts.lexicon]` of `ef.toml` and hold for every voice and engine.
///
/// Example: ef tts lexicon add nginx --says "engine x"
///
/// Example: ef tts lexicon list
#[derive(Args, Debug)]
pub(super) struct LexiconCommand {
    #[command(subcommand)]
    verb: Verb,
}

#[derive(Subcommand, Debug)]
enum Verb {
    Add(Box<Add>),
    List(List),
    Rm(Remove),
}

/// Add a word, or change one, and hear it
///
/// Example: ef tts lexicon add Kokoro --ipa kˈoʊkəɹoʊ
///
/// Example: ef tts lexicon add SQL --says sequel --case --no-listen
#[derive(Args, Debug)]
struct Add {
    /// The word or phrase as it is written
    #[arg(value_name = "WORD")]
    word: String,
    /// What is said instead: other words, a respelling, or IPA between slashes
    #[arg(long, value_name = "WORDS", required_unless_present = "ipa", conflicts_with = "ipa")]
    says: Option<String>,
    /// Its sounds in the International Phonetic Alphabet
    #[arg(long, value_name = "IPA")]
    ipa: Option<String>,
    /// Only in this language
    #[arg(long, value_name = "LANG")]
    lang: Option<String>,
    /// Capitals count: `Polish` is not `polish`
    #[arg(long)]
    case: bool,
    /// The voice to hear it in
    #[arg(long, value_name = "VOICE")]
    voice: Option<String>,
    /// Do not speak it
    #[arg(long)]
    no_listen: bool,
    #[command(flatten)]
    around: Around,
}

/// Show the words
///
/// Those of `[tts.lexicon]` and of the files that are named. `--json` prints one object.
///
/// Example: ef tts lexicon list
///
/// Example: ef tts lexicon list --lexicon names.csv --json
#[derive(Args, Debug)]
struct List {
    #[command(flatten)]
    reading: ReadingArgs,
}

/// Forget a word
///
/// It is said again as the voice would say it.
///
/// Example: ef tts lexicon rm nginx
///
/// Example: ef tts lexicon rm "Dr. Lee"
#[derive(Args, Debug)]
struct Remove {
    /// The word or phrase as it is written
    #[arg(value_name = "WORD")]
    word: String,
}

impl LexiconCommand {
    pub(super) fn run(self, session: &Session) -> Result<Exit, Error> {
        match self.verb {
            Verb::Add(add) => add.run(session),
            Verb::List(list) => {
                let settings = session.settings(vec![])?;
                let lexicon = list.reading.lexicon(session, &settings)?;
                render::list(&session.ui, lexicon.entries());
                Ok(Exit::Done)
            }
            Verb::Rm(remove) => remove.run(session),
        }
    }
}

impl Add {
    fn run(self, session: &Session) -> Result<Exit, Error> {
        let settings = session.settings(self.around.flags())?;
        let says = match (&self.says, &self.ipa) {
            (Some(says), _) => Says::parse(says),
            (None, ipa) => Says::Ipa(ipa.clone().unwrap_or_default().trim_matches('/').to_owned()),
        };
        let text = |says: &Says| match says {
            Says::Words(words) => words.clone(),
            Says::Ipa(ipa) => format!("/{ipa}/"),
        };
        if self.word.trim().is_empty() || text(&says).trim_matches('/').trim().is_empty() {
            let what = "an entry needs a word, and something to say for it".to_owned();
            let help = "for example: ef tts lexicon add nginx --says \"engine x\"".to_owned();
            return Err(tts::Error::Request { what, help }.into());
        }
        let case = self.case.then_some(true);
        let entry = Entry { word: self.word.trim().to_owned(), says, language: self.lang.clone(), case };
        // Checked before it is written: nothing that goes in a circle gets into the file.
        let mut entries = of_settings(&settings);
        entries.retain(|known| known.word != entry.word);
        entries.push(entry.clone());
        let lexicon = Lexicon::new(entries).map_err(tts::Error::from)?;
        let file = settings.file.clone().unwrap_or_else(|| settings.root.join("ef.toml"));
        let is_new = !file.exists();
        change(&file, |words| {
            let value = if entry.language.is_none() && entry.case.is_none() {
                Value::from(text(&entry.says))
            } else {
                let mut table = InlineTable::new();
                table.insert("says", Value::from(text(&entry.says)));
                if let Some(language) = &entry.language {
                    table.insert("lang", Value::from(language.as_str()));
                }
                if let Some(case) = entry.case {
                    table.insert("case", Value::from(case));
                }
                Value::from(table)
            };
            match words.get_mut(&entry.word).and_then(Item::as_value_mut) {
                // What stands around the value, a comment too, stays.
                Some(old) => {
                    let decor = old.decor().clone();
                    *old = value;
                    *old.decor_mut() = decor;
                }
                None => {
                    words.insert(&entry.word, Item::Value(value));
                }
            }
        })?;
        let shown = file.strip_prefix(&session.env.dir).unwrap_or(&file);
        let heard =
            if self.no_listen { Heard::Not } else { self.listen(session, &settings, &entry, lexicon) };
        let (path, played, why) = match &heard {
            Heard::Not => (None, false, None),
            Heard::Played => (None, true, None),
            Heard::Written(path) => (Some(path.as_path()), false, None),
            Heard::Failed(why) => (None, false, Some(why.as_str())),
        };
        let path = path.map(|path| path.strip_prefix(&session.env.dir).unwrap_or(path));
        render::added(&session.ui, &render::Added { entry: &entry, file: shown, is_new, path, played, why });
        Ok(Exit::Done)
    }

    /// Speaks the word. That it cannot be heard is told, and is no failure: the word is in the file.
    fn listen(
        &self,
        session: &Session,
        settings: &crate::settings::Settings,
        entry: &Entry,
        lexicon: Lexicon,
    ) -> Heard {
        match self.spoken(session, settings, entry, lexicon) {
            Ok(heard) => heard,
            Err(error) => Heard::Failed(error.to_string()),
        }
    }

    fn spoken(
        &self,
        session: &Session,
        settings: &crate::settings::Settings,
        entry: &Entry,
        lexicon: Lexicon,
    ) -> Result<Heard, Error> {
        let values = &settings.values.tts;
        let wish = Wish {
            default_engine: Id::local(values.engine.name()),
            fallback: vec![Id::Kokoro, Id::Piper, Id::Espeak],
            voice: self.voice.clone().or_else(|| values.voice.clone().filter(|_| entry.language.is_none())),
            language: entry.language.clone().or_else(|| values.lang.clone()),
            lexicon: std::sync::Arc::new(lexicon),
            ..Wish::default()
        };
        let mut engine = self.around.studio(session, settings)?.open(&wish)?.engine;
        let reading = engine.read(&entry.word)?;
        let folder = tempfile::tempdir()
            .map_err(|source| Error::Write { path: PathBuf::from("a temporary file"), source })?;
        let sound = folder.path().join("word.wav");
        let rate = engine.sample_rate_hz();
        let spec = Spec::wav(rate);
        let shape = Shape::as_it_is(rate);
        let sink = Shaped::new(audio::open(Target::File(sound.clone(), Pending::default()), spec)?, shape);
        let stop = AtomicBool::new(false);
        tts::say::speak(&mut *engine, reading, &wish.manner, sink, &stop, &mut |_, _| {})?;
        if play(session, &sound).is_ok() {
            return Ok(Heard::Played);
        }
        // Nothing plays here: the sound is left to be heard elsewhere.
        let path = super::name::free_name(&session.env.dir, &entry.word, None);
        let bytes = fs::read(&sound).map_err(|source| Error::Write { path: sound.clone(), source })?;
        write_whole(&path, &bytes).map_err(|source| Error::Write { path: path.clone(), source })?;
        Ok(Heard::Written(path))
    }
}

/// What came of the listening.
enum Heard {
    Not,
    Played,
    Written(PathBuf),
    Failed(String),
}

impl Remove {
    fn run(self, session: &Session) -> Result<Exit, Error> {
        let settings = session.settings(vec![])?;
        let word = self.word.trim();
        let known = of_settings(&settings);
        let Some(file) = settings.file.as_ref().filter(|_| known.iter().any(|entry| entry.word == word))
        else {
            let names: Vec<&str> = known.iter().map(|entry| entry.word.as_str()).collect();
            let near = tts::voices::near(word, &names).map(|near| format!("did you mean `{near}`? "));
            let help = format!("{}`ef tts lexicon list` shows all", near.unwrap_or_default());
            return Err(tts::Error::Request { what: format!("the dictionary has no `{word}`"), help }.into());
        };
        change(file, |words| {
            words.remove(word);
        })?;
        render::removed(&session.ui, word);
        Ok(Exit::Done)
    }
}

/// Changes `[tts.lexicon]` of a file; everything else in it stays as it was written.
fn change(file: &Path, work: impl FnOnce(&mut Table)) -> Result<(), Error> {
    let old = match fs::read_to_string(file) {
        Ok(old) => old,
        Err(source) if source.kind() == std::io::ErrorKind::NotFound => String::new(),
        Err(source) => return Err(Error::ReadText { name: format!("`{}`", file.display()), source }),
    };
    let refused = || {
        let what = format!("`[tts.lexicon]` of `{}` cannot be changed", file.display());
        let help = "write it as a table of its own, `[tts.lexicon]`, with a line for each word".to_owned();
        Error::from(tts::Error::Request { what, help })
    };
    let mut document: DocumentMut = old.parse().map_err(|_| refused())?;
    let mut outer = Table::new();
    outer.set_implicit(true);
    let tts = document.as_table_mut().entry("tts").or_insert(Item::Table(outer));
    let tts = tts.as_table_mut().ok_or_else(refused)?;
    let words = tts.entry("lexicon").or_insert(Item::Table(Table::new()));
    work(words.as_table_mut().ok_or_else(refused)?);
    let bytes = document.to_string().into_bytes();
    write_whole(file, &bytes).map_err(|source| Error::Write { path: file.to_owned(), source })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_keeps_its_comments_and_its_order() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("ef.toml");
        fs::write(&file, "# mine\n[tts]\nvoice = \"af_heart\" # best\n\n[tts.lexicon]\nb = \"bee\" # keep\n")
            .unwrap();
        change(&file, |words| {
            words.insert("a b", Item::Value("x".into()));
        })
        .unwrap();
        let wanted = "# mine\n[tts]\nvoice = \"af_heart\" # best\n\n[tts.lexicon]\nb = \"bee\" # keep\n\"a b\" = \"x\"\n";
        assert_eq!(fs::read_to_string(&file).unwrap(), wanted);
        let new = folder.path().join("new.toml");
        change(&new, |words| {
            words.insert("a", Item::Value("x".into()));
        })
        .unwrap();
        assert_eq!(fs::read_to_string(&new).unwrap(), "[tts.lexicon]\na = \"x\"\n");
    }
}
