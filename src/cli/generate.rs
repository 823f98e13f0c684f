//! What is made from the definitions of the commands: `ef completions`, `ef man`, and the hidden `ef generate`
//! that writes the files in `completions/` and `man/`. `tests/it/generated.rs` keeps those fresh.

use super::{Error, root, session::Session};
use crate::base::{Exit, files};
use clap::{Args, ValueEnum};
use clap_complete::Shell;
use clap_mangen::Man as Page;
use std::{
    fs, io,
    path::{Path, PathBuf},
};

/// Print a completion script for a shell
///
/// It completes commands, flags and their values. Installed once, for your user:
///
///   bash        ef completions bash > ~/.local/share/bash-completion/completions/ef
///   zsh         ef completions zsh > DIR/_ef, where DIR is a folder of $fpath
///   fish        ef completions fish > ~/.config/fish/completions/ef.fish
///   powershell  ef completions powershell >> $PROFILE
///   elvish      ef completions elvish >> ~/.config/elvish/rc.elv
///
/// Example: ef completions fish | source
///
/// Example: ef completions bash > ef.bash
#[derive(Args, Debug)]
#[command(verbatim_doc_comment)]
pub(crate) struct Completions {
    /// The shell
    #[arg(value_enum)]
    shell: Shell,
}

/// Print the manual page of `ef` or of one of its commands
///
/// The page is in the format that `man` reads.
///
/// Example: ef man dev | man -l -
///
/// Example: ef man tts say > ef-tts-say.1
#[derive(Args, Debug)]
pub(crate) struct Man {
    /// The command: `dev`, `config show`
    #[arg(value_name = "COMMAND")]
    words: Vec<String>,
}

/// Write all completion scripts and manual pages into a folder
///
/// They go to `completions/` and `man/` below it, which are made if need be.
///
/// Example: ef generate .
///
/// Example: ef generate out
#[derive(Args, Debug)]
pub(crate) struct Generate {
    /// The folder
    #[arg(value_name = "DIR")]
    folder: PathBuf,
}

impl Completions {
    pub(crate) fn run(&self, session: &Session) -> Exit {
        session.ui.answer(&script(self.shell));
        Exit::Done
    }
}

impl Man {
    pub(crate) fn run(&self, session: &Session) -> Result<Exit, Error> {
        let pages = pages();
        let name =
            ["ef"].into_iter().chain(self.words.iter().map(String::as_str)).collect::<Vec<_>>().join("-");
        let page = pages.iter().find(|(known, _)| *known == name);
        let (_, text) = page.ok_or_else(|| Error::Page { words: self.words.join(" ") })?;
        session.ui.long_answer(text);
        Ok(Exit::Done)
    }
}

impl Generate {
    pub(crate) fn run(&self, session: &Session) -> Result<Exit, Error> {
        let folder = session.env.dir.join(&self.folder);
        for shell in Shell::value_variants() {
            write(&folder.join("completions").join(file_name(*shell)), &script(*shell))?;
        }
        for (name, text) in pages() {
            write(&folder.join("man").join(format!("{name}.1")), &text)?;
        }
        Ok(Exit::Done)
    }
}

/// The commands for people: without the hidden ones, which completions would offer.
fn public() -> clap::Command {
    let all = root::command();
    let shown = all.get_subcommands().filter(|command| !command.is_hide_set()).cloned();
    let bare = clap::Command::new("ef").version(env!("CARGO_PKG_VERSION")).propagate_version(true);
    let about = all.get_about().cloned().unwrap_or_default();
    bare.about(about)
        .subcommand_required(true)
        .disable_help_subcommand(true)
        .args(all.get_arguments().cloned())
        .subcommands(shown)
}

fn script(shell: Shell) -> String {
    let mut script = vec![];
    clap_complete::generate(shell, &mut public(), "ef", &mut script);
    String::from_utf8_lossy(&script).into_owned()
}

/// As each shell looks for it.
fn file_name(shell: Shell) -> String {
    clap_complete::Generator::file_name(&shell, "ef")
}

/// The page of every command by its name (`ef-config-show`), the main one included. They carry the version
/// and no date, so that they change only when the commands do.
fn pages() -> Vec<(String, String)> {
    let mut root = public().disable_help_subcommand(true);
    root.build();
    let mut pages = vec![];
    let mut open = vec![root];
    while let Some(command) = open.pop() {
        let name = command.get_display_name().unwrap_or_else(|| command.get_name()).to_owned();
        open.extend(command.get_subcommands().cloned());
        let page =
            Page::new(command).source(concat!("ef ", env!("CARGO_PKG_VERSION"))).manual("Manual of ef");
        let mut text = vec![];
        // Writing to memory does not fail.
        let _ = page.render(&mut text);
        pages.push((name, String::from_utf8_lossy(&text).into_owned()));
    }
    pages
}

fn write(path: &Path, text: &str) -> Result<(), Error> {
    let make = || -> io::Result<()> {
        path.parent().map_or(Ok(()), fs::create_dir_all)?;
        files::write_whole(path, text.as_bytes())
    };
    make().map_err(|source| Error::Write { path: path.to_owned(), source })
}
