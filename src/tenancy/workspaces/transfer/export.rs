//! Out of a database: one snapshot, read by a cursor, so that neither the workspace's size nor what others do matters.

use super::{
    Error as TransferError, Progress,
    layout::{self, Layout, list},
    manifest::{self, Manifest, Part, TablePart, Who},
};
use crate::{
    base::checksum::hex,
    db::{Connection, ident},
    tenancy::workspaces::{Error, Sql, Workspace},
};
use sha2::{Digest, Sha256};
use std::{
    collections::BTreeMap,
    fs::{self, File},
    io::{self, BufWriter, Write},
    path::{Path, PathBuf},
};

/// About how much is held of a table at once, in bytes.
const AT_ONCE: usize = 1 << 20;
/// The most rows that are asked for at once.
const MOST_ROWS: usize = 2000;

/// What was taken out.
#[derive(Clone, Debug)]
pub struct Exported {
    /// Where it is.
    pub folder: PathBuf,
    /// Rows by table.
    pub tables: Vec<(String, u64)>,
}

/// Takes a workspace out, into a folder that is new or empty.
pub fn export(
    sql: &mut Sql,
    workspace: &Workspace,
    folder: &Path,
    progress: Progress<'_>,
) -> Result<Exported, Error> {
    let fail = |doing, path: &Path| {
        let path = path.to_owned();
        move |source| Error::from(TransferError::File { doing, path, source })
    };
    check_folder(folder)?;
    let parent = folder.parent().filter(|parent| !parent.as_os_str().is_empty()).unwrap_or(Path::new("."));
    fs::create_dir_all(parent).map_err(fail("write", parent))?;
    // Under another name until it is whole: an export that was interrupted is never taken for one.
    let draft =
        tempfile::Builder::new().prefix(".ef-export-").tempdir_in(parent).map_err(fail("write", parent))?;
    let tenant_tables = sql.tenant_tables().to_vec();
    let connection = sql.connection();
    let result = snapshot(connection, |connection| {
        let layouts = layout::all(connection, &tenant_tables)?;
        let mut tables = vec![];
        for (number, layout) in layouts.iter().enumerate() {
            tables.push(table(connection, workspace, layout, number + 2, draft.path(), progress)?);
        }
        let own = own_row(connection, workspace, draft.path(), progress)?;
        tables.insert(0, own);
        let users = users(connection, workspace, &layouts, draft.path(), progress)?;
        Ok((users, tables))
    });
    let (users, tables) = result?;
    let exported = Exported {
        folder: folder.to_owned(),
        tables: tables.iter().map(|table| (table.name.clone(), table.part.rows)).collect(),
    };
    let who = Who { id: workspace.id.clone(), slug: workspace.slug.clone(), name: workspace.name.clone() };
    let manifest = Manifest::new(who, users, tables);
    let path = draft.path().join(manifest::FILE);
    let mut file = File::create(&path).map_err(fail("write", &path))?;
    file.write_all(manifest.to_text().as_bytes())
        .and_then(|()| file.sync_all())
        .map_err(fail("write", &path))?;
    fs::rename(draft.path(), folder).map_err(fail("write", folder))?;
    // It has its place now, so there is nothing to clean up.
    let _ = draft.keep();
    Ok(exported)
}

fn check_folder(folder: &Path) -> Result<(), TransferError> {
    let entries = match fs::read_dir(folder) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
        entries => entries.map_err(|source| TransferError::File {
            doing: "write",
            path: folder.to_owned(),
            source,
        })?,
    };
    if entries.into_iter().next().is_some() {
        return Err(TransferError::NotEmpty { path: folder.to_owned() });
    }
    Ok(())
}

/// Does something on one snapshot, with values written in one way whatever the server's settings.
fn snapshot<T>(
    connection: &mut Connection,
    work: impl FnOnce(&mut Connection) -> Result<T, Error>,
) -> Result<T, Error> {
    connection.run("begin isolation level repeatable read read only")?;
    connection.run(super::SETTINGS)?;
    let result = work(connection);
    let _ = connection.run("rollback");
    result
}

fn own_row(
    connection: &mut Connection,
    workspace: &Workspace,
    folder: &Path,
    progress: Progress<'_>,
) -> Result<TablePart, Error> {
    // A database of before does not know whether a workspace is private.
    let knows = "select exists (select from pg_attribute where attrelid = 'public.workspaces'::regclass
                 and attname = 'private' and not attisdropped) as private";
    let private = connection.query_one(knows, &[])?.bool("private")?.then_some("private");
    let columns = ["created_at", "created_by", "id", "name"].into_iter().chain(private).chain(["slug"]);
    let columns: Vec<String> = columns.map(str::to_owned).collect();
    let select = format!("select {} from public.workspaces where id = $ID", list(&columns));
    let part = write(connection, workspace, &select, "01-workspaces.jsonl", folder, &mut |rows| {
        progress("workspaces", rows);
    })?;
    let (schema, name) = ("public".to_owned(), "workspaces".to_owned());
    Ok(TablePart { schema, name, part, columns, highest: BTreeMap::new() })
}

fn table(
    connection: &mut Connection,
    workspace: &Workspace,
    layout: &Layout,
    number: usize,
    folder: &Path,
    progress: Progress<'_>,
) -> Result<TablePart, Error> {
    let order: Vec<String> = layout.order.iter().map(|column| format!("t.{}", ident(column))).collect();
    let order = if layout.order == layout.columns {
        // Without a key, by the whole row: not every type can be ordered, every row as text can.
        "t::text collate \"C\"".to_owned()
    } else {
        order.join(", ")
    };
    let columns: Vec<String> = layout.columns.iter().map(|column| format!("t.{}", ident(column))).collect();
    let select = format!(
        "select {} from {} t where t.{} = $ID order by {order}",
        columns.join(", "),
        layout.sql(),
        ident(&layout.tenant_column)
    );
    let title = layout.title();
    let file = manifest::file_name(layout, number);
    let part = write(connection, workspace, &select, &file, folder, &mut |rows| progress(&title, rows))?;
    let mut highest = BTreeMap::new();
    for column in layout.numbered.keys() {
        let sql = format!(
            "select max({})::int8 as highest from {} where {} = $1::uuid",
            ident(column),
            layout.sql(),
            ident(&layout.tenant_column)
        );
        let row = connection.query_one(&sql, &[workspace.id.as_str().into()])?;
        highest.extend(row.opt_int("highest")?.map(|highest| (column.clone(), highest)));
    }
    Ok(TablePart {
        schema: layout.schema.clone(),
        name: layout.name.clone(),
        part,
        columns: layout.columns.clone(),
        highest,
    })
}

/// Id and address of every user that a row refers to.
fn users(
    connection: &mut Connection,
    workspace: &Workspace,
    layouts: &[Layout],
    folder: &Path,
    progress: Progress<'_>,
) -> Result<Part, Error> {
    let mut queries = vec!["select created_by from public.workspaces where id = $ID".to_owned()];
    for layout in layouts {
        for column in layout.users.keys() {
            let (column, tenant) = (ident(column), ident(&layout.tenant_column));
            queries.push(format!("select {column} from {} where {tenant} = $ID", layout.sql()));
        }
    }
    let select = format!(
        "select u.email::text as email, u.id from auth.users u where u.id in ({}) order by u.id",
        queries.join(" union ")
    );
    write(connection, workspace, &select, "00-users.jsonl", folder, &mut |rows| progress("users", rows))
}

/// Writes the rows of a query as lines of JSON. `$ID` in it stands for the workspace's id.
fn write(
    connection: &mut Connection,
    workspace: &Workspace,
    select: &str,
    name: &str,
    folder: &Path,
    progress: &mut dyn FnMut(u64),
) -> Result<Part, Error> {
    let path = folder.join(name);
    let fail = |source| Error::from(TransferError::File { doing: "write", path: path.clone(), source });
    let mut writer = BufWriter::with_capacity(1 << 16, File::create(&path).map_err(fail)?);
    let id = format!("{}::uuid", crate::db::literal(&workspace.id));
    let select = select.replace("$ID", &id);
    connection.run(&format!(
        "declare ef_export no scroll cursor for select row_to_json(r)::text as line from ({select}) r"
    ))?;
    let (mut hash, mut rows, mut size) = (Sha256::new(), 0_u64, 100);
    loop {
        let lines = connection.query(&format!("fetch forward {size} from ef_export"), &[])?;
        if lines.is_empty() {
            break;
        }
        let mut bytes = 0;
        for row in &lines {
            // A line end can only stand between the parts of a `json` value; in a text it is written as `\n`.
            let mut line = row.text("line")?.replace(['\n', '\r'], " ");
            line.push('\n');
            hash.update(line.as_bytes());
            writer.write_all(line.as_bytes()).map_err(fail)?;
            bytes += line.len();
        }
        rows += lines.len() as u64;
        progress(rows);
        size = (AT_ONCE * lines.len() / bytes.max(1)).clamp(1, MOST_ROWS);
    }
    connection.run("close ef_export")?;
    let file = writer.into_inner().map_err(|error| fail(error.into_error()))?;
    file.sync_all().map_err(fail)?;
    Ok(Part { file: name.to_owned(), rows, sha256: hex(&hash.finalize()) })
}
