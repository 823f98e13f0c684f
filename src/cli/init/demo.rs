//! The demo in the program itself: the files of `examples/edit_factory`, without what its setup makes.

use super::demo_files::FILES;
use crate::{base::files::write_whole, cli::Error};
use std::{
    fs, io,
    path::{Path, PathBuf},
};

/// Writes it into a folder that is new or empty; returns how many files it has. A folder that could not be filled is
/// taken away again when it was new.
pub(super) fn write(folder: &Path) -> Result<usize, Error> {
    let failed = |path: &Path| {
        let path = path.to_owned();
        move |source| Error::Write { path, source }
    };
    let is_new = match fs::read_dir(folder).map(|mut entries| entries.next().is_none()) {
        Ok(true) => false,
        Ok(false) => return Err(Error::NotEmpty { path: folder.to_owned() }),
        Err(error) if error.kind() == io::ErrorKind::NotFound => true,
        Err(source) => return Err(failed(folder)(source)),
    };
    fs::create_dir_all(folder).map_err(failed(folder))?;
    for (name, bytes) in FILES {
        let path: PathBuf = folder.join(name);
        let made = path.parent().map_or(Ok(()), fs::create_dir_all).and_then(|()| write_whole(&path, bytes));
        if let Err(source) = made {
            if is_new {
                let _ = fs::remove_dir_all(folder);
            }
            return Err(failed(&path)(source));
        }
    }
    Ok(FILES.len())
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fmt::Write as _;

    /// The files of the demo as git would take them, by name.
    fn files() -> Vec<String> {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/edit_factory");
        let mut walk = ignore::WalkBuilder::new(&root);
        walk.hidden(false).require_git(false).git_global(false).git_exclude(false).parents(false);
        let files = walk.build().flatten().filter(|entry| entry.path().is_file());
        let mut names: Vec<String> = files
            .map(|entry| entry.path().strip_prefix(&root).unwrap().to_string_lossy().replace('\\', "/"))
            .collect();
        names.sort();
        names
    }

    /// `EF_UPDATE=1 cargo test --lib demo` writes the table anew.
    #[test]
    fn every_file_of_the_demo_is_built_in_and_nothing_else() {
        let mut table = "//! The files of the demo. Written by `EF_UPDATE=1 cargo test --lib demo`.\n\n\
            /// Each by its name below the demo's folder.\n#[rustfmt::skip]\n\
            pub(super) static FILES: &[(&str, &[u8])] = &[\n"
            .to_owned();
        for name in files() {
            let _ = writeln!(
                table,
                "    (\"{name}\", include_bytes!(\"../../../examples/edit_factory/{name}\")),"
            );
        }
        table += "];\n";
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/cli/init/demo_files.rs");
        if std::env::var_os("EF_UPDATE").is_some() {
            fs::write(&path, &table).unwrap();
        }
        assert!(fs::read_to_string(&path).unwrap() == table, "run `EF_UPDATE=1 cargo test --lib demo`");
        for name in ["ef.toml", "app/main.py", "frontend/package.json", ".gitignore"] {
            assert!(table.contains(&format!("\"{name}\"")), "{name}");
        }
        for made in ["node_modules", "venv/", ".ef/", "development-secret", "__pycache__"] {
            assert!(
                !table.contains(&format!("(\"{made}")) && !table.contains(&format!("/{made}/")),
                "{made}"
            );
        }
    }
}
