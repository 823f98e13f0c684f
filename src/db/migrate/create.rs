//! Makes a new, empty migration.

use super::{Error, files};
use std::{fs, io::Write, path::Path, path::PathBuf};

const TEMPLATE: &str = "\
-- SQL that changes the database, applied once, in one transaction: all of it or nothing.
-- A statement that refuses a transaction (CREATE INDEX CONCURRENTLY) goes into a file of its own.
";

/// Makes `VERSION_name.sql` in `folder`, which is made too when it is not there. The version is `now` in UTC, as
/// `20260131235959`, or the next one when that would not come last. Returns the file.
pub fn create(folder: &Path, name: &str, now: &str) -> Result<PathBuf, Error> {
    let slug = slug(name).ok_or_else(|| Error::Name { name: name.to_owned() })?;
    let failed = |path: &Path| {
        let path = path.to_owned();
        move |source| Error::Write { path, source }
    };
    fs::create_dir_all(folder).map_err(failed(folder))?;
    let mut version = now.to_owned();
    loop {
        let names = files::names(folder)?;
        let versions = names.iter().filter_map(|file| files::parts(file).ok().map(|(version, _)| version));
        if let Some(latest) = versions.max().filter(|latest| *latest >= version.as_str()) {
            version = next(latest);
        }
        // Never over a file that somebody made in the meantime.
        let path = folder.join(format!("{version}_{slug}.sql"));
        let mut file = match fs::File::create_new(&path) {
            Ok(file) => file,
            Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists => continue,
            Err(error) => return Err(failed(&path)(error)),
        };
        file.write_all(TEMPLATE.as_bytes()).map_err(failed(&path))?;
        return Ok(path);
    }
}

/// A name as it stands in a file name: small letters, digits and underscores.
fn slug(name: &str) -> Option<String> {
    let mut slug = String::new();
    for c in name.trim().chars() {
        match c {
            c if c.is_alphanumeric() => slug.extend(c.to_lowercase()),
            ' ' | '-' | '_' | '.' | ',' | ':' | '+' if slug.is_empty() || slug.ends_with('_') => {}
            ' ' | '-' | '_' | '.' | ',' | ':' | '+' => slug.push('_'),
            _ => return None,
        }
    }
    let slug = slug.trim_end_matches('_');
    let fits = !slug.is_empty() && slug.len() <= 200;
    fits.then(|| slug.to_owned())
}

/// The next version after this one, in the order of texts.
fn next(version: &str) -> String {
    let time = jiff::civil::DateTime::strptime("%Y%m%d%H%M%S", version);
    let later = time.ok().and_then(|time| time.checked_add(jiff::Span::new().seconds(1)).ok());
    if let Some(later) = later.filter(|_| version.len() == 14) {
        return later.strftime("%Y%m%d%H%M%S").to_string();
    }
    let mut digits = version.as_bytes().to_vec();
    for digit in digits.iter_mut().rev() {
        if *digit < b'9' {
            *digit += 1;
            return digits.into_iter().map(char::from).collect();
        }
        *digit = b'0';
    }
    format!("{version}1")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_become_file_names() {
        assert_eq!(slug(" Add  the-Invoices ").as_deref(), Some("add_the_invoices"));
        assert_eq!(slug("Ünïcode 2").as_deref(), Some("ünïcode_2"));
        for bad in ["", " - ", "../x", "a/b", "a;b", "a\nb", "a'b"] {
            assert_eq!(slug(bad), None, "{bad}");
        }
    }

    #[test]
    fn the_next_version_comes_after() {
        for (version, expected) in [
            ("20241231235959", "20250101000000"),
            ("0009", "0010"),
            ("99", "991"),
            ("20249999999999", "20250000000000"),
        ] {
            assert_eq!(next(version), expected);
            assert!(next(version).as_str() > version);
        }
    }

    #[test]
    fn a_new_file_comes_last_and_replaces_none() {
        let dir = tempfile::tempdir().unwrap();
        let folder = dir.path().join("supabase/migrations");
        let first = create(&folder, "one", "20260101000000").unwrap();
        let second = create(&folder, "one", "20260101000000").unwrap();
        let third = create(&folder, "three", "20250101000000").unwrap();
        let name = |path: &Path| path.file_name().unwrap().to_str().unwrap().to_owned();
        assert_eq!(name(&first), "20260101000000_one.sql");
        assert_eq!(name(&second), "20260101000001_one.sql");
        assert_eq!(name(&third), "20260101000002_three.sql");
        let read = super::super::Folder::read(&folder).unwrap();
        assert_eq!(read.migrations.len(), 3);
        assert!(read.migrations.iter().all(|migration| migration.script.statements().is_empty()));
    }
}
