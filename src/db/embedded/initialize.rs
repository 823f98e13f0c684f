//! Makes a new data folder with `initdb`. It appears under its name only when it is whole.

use super::{
    Around, Error, Hear, Note, USER,
    error::{is_full, tail},
    folder::{Folder, make_owned},
    programs::Programs,
    record::Record,
    task,
};
use crate::base::{account::Account, files};
use std::{
    fs::{self, File},
    io::{self, Write},
    path::Path,
};

/// The first version whose servers know the locale C.UTF-8 by themselves, whatever the system has.
const BUILTIN_LOCALES: u32 = 17;

/// Makes the data of a folder that has none.
pub(super) fn initialize(
    around: &Around,
    folder: &Folder,
    programs: &Programs,
    account: Option<&Account>,
    record: &Record,
    hear: Hear,
) -> Result<(), Error> {
    hear(Note::Initializing { version: programs.version.clone(), folder: folder.data() });
    let unfinished = folder.beside_data("new");
    let password = folder.password();
    let result = write_password(&password, record, account)
        .map_err(|source| Error::folder(&password, source))
        .and_then(|()| fill(around, &unfinished, programs, account, &password));
    let _ = fs::remove_file(&password);
    let done = result.and_then(|()| {
        // On the disk before it has its name, and the name before anybody relies on it.
        let place = || {
            files::sync_all_of(&unfinished)?;
            fs::rename(&unfinished, folder.data())?;
            files::sync_all_of(&folder.data())
        };
        place().map_err(|source| Error::folder(&folder.data(), source))
    });
    if done.is_err() {
        let _ = fs::remove_dir_all(&unfinished);
    }
    done
}

/// Runs `initdb` with the best locale that it takes. Sorting is by code point everywhere, so that an update of
/// the system never spoils an index; upper and lower case are those of Unicode.
fn fill(
    around: &Around,
    data: &Path,
    programs: &Programs,
    account: Option<&Account>,
    password: &Path,
) -> Result<(), Error> {
    let locales: &[&[&str]] = if programs.major >= BUILTIN_LOCALES {
        &[&["--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C"]]
    } else {
        &[&["--locale=C", "--lc-ctype=C.UTF-8"], &["--locale=C", "--lc-ctype=en_US.UTF-8"], &["--no-locale"]]
    };
    let mut said = String::new();
    for locale in locales {
        // What an interrupted run has left.
        let _ = fs::remove_dir_all(data);
        make_owned(data, account).map_err(|source| Error::folder(data, source))?;
        let mut task = task(around, programs.program("initdb"), account.cloned());
        task.args = ["-U", USER, "-E", "UTF8", "-A", "scram-sha-256"].map(Into::into).to_vec();
        if files::SYNCS_ALL {
            task.args.push("--no-sync".into());
        }
        task.args.extend(locale.iter().map(Into::into));
        task.args.extend(["--pwfile".into(), password.into(), "-D".into(), data.into()]);
        let answer = task.run().map_err(|source| Error::Run { program: task.program.clone(), source })?;
        if answer.ended.success() {
            return Ok(());
        }
        said = answer.stderr;
        if !said.contains("locale") {
            break;
        }
    }
    if is_full(&said) {
        return Err(Error::DiskFull { folder: data.to_owned() });
    }
    Err(Error::Initialize { said: tail(&said) })
}

/// The file through which `initdb` learns the password: for the server's user alone.
fn write_password(path: &Path, record: &Record, account: Option<&Account>) -> io::Result<()> {
    let _ = fs::remove_file(path);
    let mut options = File::options();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file = options.open(path)?;
    account.map_or(Ok(()), |account| account.give(&file))?;
    file.write_all(record.password_line().as_bytes())
}
