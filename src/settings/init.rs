//! The file that `ef init` writes, and the writing of it: whole or not at all.

use super::{Error, Request, detect, find, template};
use std::{fs, io, io::Write as _, path::PathBuf};

/// An `ef.toml` that is not written yet.
#[derive(Debug)]
pub struct Draft {
    /// Where it belongs.
    pub path: PathBuf,
    /// What it says.
    pub text: String,
    /// What was found in the project, in sentences; empty when nothing was.
    pub found: Vec<String>,
    /// What the file says that is there already.
    pub old: Option<String>,
}

/// Looks at the project folder and drafts its `ef.toml`: for the folder where the search would begin, not
/// for one above, or for the path of `--config`.
pub fn draft(request: &Request) -> Result<Draft, Box<Error>> {
    let start = find::start(&request.dir)?;
    let path = request.config.clone().unwrap_or_else(|| start.join(find::FILE_NAME));
    let folder = path.parent().filter(|_| request.config.is_some() && !request.dir_named);
    let root = folder.map_or(Ok(start), find::start)?;
    let detected = detect::detect(&root);
    let old = fs::read(&path).ok().map(|bytes| String::from_utf8_lossy(&bytes).into_owned());
    Ok(Draft { path, text: template::text(&detected), found: detected.sentences, old })
}

impl Draft {
    /// Whether the file says this already.
    pub fn is_written(&self) -> bool {
        self.old.as_ref() == Some(&self.text)
    }

    /// Writes the file. One that is there already is replaced only with `force`.
    pub fn write(&self, force: bool) -> Result<(), Box<Error>> {
        if !force && self.path.symlink_metadata().is_ok() {
            return Err(Box::new(Error::Exists { path: self.path.clone() }));
        }
        self.try_write(force).map_err(|cause| match cause.kind() {
            io::ErrorKind::AlreadyExists => Box::new(Error::Exists { path: self.path.clone() }),
            _ => Box::new(Error::Write { path: self.path.clone(), cause }),
        })
    }

    fn try_write(&self, force: bool) -> io::Result<()> {
        // A link stays a link: what it points to is replaced.
        let target = fs::canonicalize(&self.path).unwrap_or_else(|_| self.path.clone());
        let folder = target.parent().unwrap_or(&target);
        let mut file = builder().tempfile_in(folder)?;
        file.write_all(self.text.as_bytes())?;
        file.as_file().sync_all()?;
        let written = if force { file.persist(&target) } else { file.persist_noclobber(&target) };
        written.map(drop).map_err(|error| error.error)
    }
}

/// Temporary files are for their owner only; this one becomes a file like any other.
fn builder() -> tempfile::Builder<'static, 'static> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(".ef.toml.");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        builder.permissions(fs::Permissions::from_mode(0o644));
    }
    builder
}
