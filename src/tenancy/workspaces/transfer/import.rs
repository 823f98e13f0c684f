//! Into a database: one transaction, in batches, so that an import that was interrupted leaves nothing.

use super::{
    Error as TransferError, Progress,
    layout::{self, Layout, list},
    manifest::{Manifest, Part, TablePart},
};
use crate::{
    db::{Connection, ident, literal},
    tenancy::workspaces::{
        Error, Sql, Store, Workspace,
        create::free_slug,
        model::{checked_name, checked_slug},
    },
};
use std::{
    fs::File,
    io::{BufRead, BufReader},
    path::Path,
};

/// About how much is sent at once, in bytes.
const AT_ONCE: usize = 1 << 20;

/// What was taken in.
#[derive(Clone, Debug)]
pub struct Imported {
    /// The workspace as it is called here.
    pub workspace: Workspace,
    /// Rows by table.
    pub tables: Vec<(String, u64)>,
    /// Members who are not users here, and are invited instead.
    pub invited: Vec<String>,
    /// Members who are not users here and have no address.
    pub lost_members: u64,
    /// Rows that got another number, since theirs was taken, by table.
    pub renumbered: Vec<(String, u64)>,
}

/// Takes an export in. With a name, the workspace is called that here.
pub fn import(
    sql: &mut Sql,
    folder: &Path,
    name: Option<&str>,
    progress: Progress<'_>,
) -> Result<Imported, Error> {
    let name = name.map(checked_name).transpose()?;
    let manifest = Manifest::read(folder)?;
    manifest.check_files(folder)?;
    sql.begin()?;
    let result = all(sql, folder, &manifest, name, progress).and_then(|imported| {
        sql.commit()?;
        Ok(imported)
    });
    if result.is_err() {
        sql.rollback();
    }
    result
}

fn all(
    sql: &mut Sql,
    folder: &Path,
    manifest: &Manifest,
    name: Option<String>,
    progress: Progress<'_>,
) -> Result<Imported, Error> {
    sql.lock_names()?;
    let workspace = called(sql, manifest, name)?;
    let tenant_tables = sql.tenant_tables().to_vec();
    let connection = sql.connection();
    connection.run(super::SETTINGS)?;
    let layouts = layout::all(connection, &tenant_tables)?;
    users(connection, folder, &manifest.users)?;
    let mut imported =
        Imported { workspace, tables: vec![], invited: vec![], lost_members: 0, renumbered: vec![] };
    for part in &manifest.tables {
        if part.schema == "public" && part.name == "workspaces" {
            own_row(connection, folder, part, &imported.workspace)?;
            imported.tables.push((part.name.clone(), 1));
            continue;
        }
        let layout = layouts.iter().find(|layout| layout.schema == part.schema && layout.name == part.name);
        let layout =
            layout.ok_or_else(|| TransferError::Lacking { what: format!("table `{}`", part.name) })?;
        let mut table = Table::new(connection, layout, part, manifest)?;
        let rows = table.take(folder, progress)?;
        if table.renumbered > 0 {
            imported.renumbered.push((layout.title(), table.renumbered));
        }
        imported.tables.push((layout.title(), rows));
    }
    for part in &manifest.tables {
        let layout = layouts.iter().find(|layout| layout.schema == part.schema && layout.name == part.name);
        if let Some(layout) = layout.filter(|layout| !layout.late.is_empty()) {
            Table::new(connection, layout, part, manifest)?.refer(folder)?;
        }
    }
    let missing = connection.query("select email from ef_import_members order by email", &[])?;
    for row in missing {
        match row.opt_text("email")? {
            Some(email) => imported.invited.push(email),
            None => imported.lost_members += 1,
        }
    }
    connection.execute(
        "insert into public.workspace_invites (workspace_id, email, role)
         select $1::uuid, m.email, m.role from ef_import_members m where m.email is not null
         on conflict (workspace_id, lower(email)) where accepted_at is null do nothing",
        &[manifest.workspace.id.as_str().into()],
    )?;
    Ok(imported)
}

/// What the workspace is called here; refused when it is here already, or its name is taken.
fn called(sql: &mut Sql, manifest: &Manifest, name: Option<String>) -> Result<Workspace, Error> {
    let who = &manifest.workspace;
    let same = sql.matching(&who.id)?.into_iter().find(|one| one.id == who.id.to_lowercase());
    if let Some(same) = same {
        return Err(TransferError::There { slug: same.slug }.into());
    }
    let other_name = name.is_some();
    let name = match name {
        Some(name) => name,
        None => checked_name(&who.name)?,
    };
    let lower = name.to_lowercase();
    let taken = sql.matching(&name)?.into_iter().find(|one| one.name.to_lowercase() == lower);
    let slug = if other_name { free_slug(sql, &name)? } else { checked_slug(&who.slug)? };
    let taken = match taken {
        Some(taken) => Some(taken),
        None => sql.matching(&slug)?.into_iter().find(|one| one.slug == slug),
    };
    if let Some(taken) = taken {
        let help = "import it under another name: `ef workspace import DIR --as NAME`".to_owned();
        return Err(Error::Taken { name, slug: taken.slug, help });
    }
    Ok(Workspace { id: who.id.to_lowercase(), name, slug, created_at: String::new(), private: false })
}

/// Which user of the export is which one here: the same id, else the same address, else nobody.
fn users(connection: &mut Connection, folder: &Path, part: &Part) -> Result<(), Error> {
    connection.run(
        "create temp table ef_import_users (old uuid primary key, email text, new uuid) on commit drop;
         create temp table ef_import_members (email text, role text) on commit drop",
    )?;
    batches(&Manifest::path(folder, part), &mut |lines, _| {
        connection.execute(
            "insert into ef_import_users
             select r.id, r.email, coalesce((select u.id from auth.users u where u.id = r.id),
               (select u.id from auth.users u where lower(u.email) = lower(r.email) order by u.created_at, u.id limit 1))
             from json_to_recordset($1::json) as r(id uuid, email text)",
            &[lines.into()],
        )?;
        Ok(())
    })?;
    connection.run("analyze ef_import_users")?;
    Ok(())
}

fn own_row(
    connection: &mut Connection,
    folder: &Path,
    part: &TablePart,
    workspace: &Workspace,
) -> Result<(), Error> {
    let mut found = 0;
    // A database of before does not know whether a workspace is private, and then it may not take one that is.
    let (column, value) = if part.columns.iter().any(|column| column == "private") {
        (", private", ", r.private")
    } else {
        ("", "")
    };
    let sql = format!(
        "insert into public.workspaces (id, name, slug, created_by, created_at{column})
         select r.id, $2, $3, (select m.new from ef_import_users m where m.old = r.created_by), r.created_at{value}
         from json_to_recordset($1::json) as r(id uuid, created_by uuid, created_at timestamptz, private boolean)
         where r.id = $4::uuid"
    );
    batches(&Manifest::path(folder, &part.part), &mut |lines, _| {
        found += connection.execute(
            &sql,
            &[
                lines.into(),
                workspace.name.as_str().into(),
                workspace.slug.as_str().into(),
                workspace.id.as_str().into(),
            ],
        )?;
        Ok(())
    })?;
    if found == 1 {
        return Ok(());
    }
    let path = Manifest::path(folder, &part.part);
    Err(TransferError::Tampered { path, why: "it does not hold the workspace of the manifest".to_owned() }
        .into())
}

/// A table that is taken in.
struct Table<'a> {
    connection: &'a mut Connection,
    layout: &'a Layout,
    part: &'a TablePart,
    /// The workspace's id, as a literal of SQL.
    workspace: String,
    renumbered: u64,
}

impl<'a> Table<'a> {
    fn new(
        connection: &'a mut Connection,
        layout: &'a Layout,
        part: &'a TablePart,
        manifest: &Manifest,
    ) -> Result<Self, Error> {
        if let Some(column) = part.columns.iter().find(|column| !layout.columns.contains(column)) {
            let what = format!("column `{column}` in `{}`", layout.title());
            return Err(TransferError::Lacking { what }.into());
        }
        let workspace = format!("{}::uuid", literal(&manifest.workspace.id));
        Ok(Self { connection, layout, part, workspace, renumbered: 0 })
    }

    /// Takes all rows in; how many.
    fn take(&mut self, folder: &Path, progress: Progress<'_>) -> Result<u64, Error> {
        self.make_room_for_numbers()?;
        let path = Manifest::path(folder, &self.part.part);
        let title = self.layout.title();
        let (mut seen, mut taken) = (0, 0);
        batches(&path, &mut |lines, count| {
            if self.layout.schema == "public" && self.layout.name == "workspace_members" {
                self.members_without_user(&lines)?;
            }
            self.needed_users(&lines)?;
            taken += self.insert(&lines)?;
            seen += count;
            progress(&title, seen);
            Ok(())
        })?;
        let skipped = seen - taken;
        let members = self.layout.name == "workspace_members";
        if skipped > 0 && !members {
            let why = format!("{skipped} of its rows belong to another workspace");
            return Err(TransferError::Tampered { path, why }.into());
        }
        Ok(taken)
    }

    /// The database goes on counting above what comes in.
    fn make_room_for_numbers(&mut self) -> Result<(), Error> {
        for (column, highest) in &self.part.highest {
            let Some(sequence) = self.layout.numbered.get(column) else { continue };
            let sql =
                format!("select setval($1::text::regclass, $2) from {sequence} s where s.last_value < $2");
            self.connection.execute(&sql, &[sequence.as_str().into(), (*highest).into()])?;
        }
        Ok(())
    }

    /// Members who are no users here are kept aside: they are invited at the end.
    fn members_without_user(&mut self, lines: &str) -> Result<(), Error> {
        self.connection.execute(
            "insert into ef_import_members
             select m.email, r.role from json_to_recordset($1::json) as r(user_id uuid, role text)
             left join ef_import_users m on m.old = r.user_id where m.new is null",
            &[lines.into()],
        )?;
        Ok(())
    }

    /// Refuses rows whose user must be there and is not.
    fn needed_users(&mut self, lines: &str) -> Result<(), Error> {
        if self.layout.name == "workspace_members" && self.layout.schema == "public" {
            return Ok(());
        }
        for (column, _) in
            self.layout.users.iter().filter(|(column, empty)| !**empty && self.part.columns.contains(column))
        {
            let sql = format!(
                "select distinct coalesce(m.email, r.{0}::text) as who from json_populate_recordset(null::{1}, $1::json) r
                 left join ef_import_users m on m.old = r.{0} where m.new is null order by 1 limit 5",
                ident(column),
                self.layout.sql()
            );
            let rows = self.connection.query(&sql, &[lines.into()])?;
            let users = rows.iter().map(|row| row.text("who")).collect::<Result<Vec<_>, _>>()?;
            if !users.is_empty() {
                let (table, column) = (self.layout.title(), column.clone());
                return Err(TransferError::Users { table, column, users }.into());
            }
        }
        Ok(())
    }

    /// Lets rows refer to rows that have come after them.
    fn refer(&mut self, folder: &Path) -> Result<(), Error> {
        let same = |column: &String| format!("t.{0} = r.{0}", ident(column));
        let key: Vec<String> = self.layout.order.iter().map(same).collect();
        let late = self.layout.late.iter().filter(|column| self.part.columns.contains(column));
        let late: Vec<String> = late.map(|column| ident(column)).collect();
        let set: Vec<String> = late.iter().map(|column| format!("{column} = r.{column}")).collect();
        let any: Vec<String> = late.iter().map(|column| format!("r.{column} is not null")).collect();
        if late.is_empty() {
            return Ok(());
        }
        let sql = format!(
            "update {0} t set {1} from json_populate_recordset(null::{0}, $1::json) r
             where t.{2} = {3} and {4} and ({5})",
            self.layout.sql(),
            set.join(", "),
            ident(&self.layout.tenant_column),
            self.workspace,
            key.join(" and "),
            any.join(" or ")
        );
        batches(&Manifest::path(folder, &self.part.part), &mut |lines, _| {
            let result = self.connection.execute(&sql, &[lines.into()]);
            result.map(drop).map_err(|error| self.rows_error(error))
        })
    }

    fn rows_error(&self, source: crate::db::Error) -> Error {
        match source.server() {
            Some(_) => TransferError::Rows { table: self.layout.title(), source: Box::new(source) }.into(),
            None => Error::from(source),
        }
    }

    fn insert(&mut self, lines: &str) -> Result<u64, Error> {
        let Some(number) =
            self.layout.free_number.clone().filter(|number| self.part.columns.contains(number))
        else {
            return self.insert_where(lines, &self.part.columns.clone(), "");
        };
        // Rows whose number is taken here get the next one; nothing refers to it.
        let taken =
            format!(" and exists (select from {} x where x.{1} = r.{1})", self.layout.sql(), ident(&number));
        let without: Vec<String> =
            self.part.columns.iter().filter(|column| **column != number).cloned().collect();
        let numbers = format!(
            "select coalesce(array_agg(r.{0}::int8), '{{}}') as taken from json_populate_recordset(null::{1}, $1::json) r
             where r.{2} = {3}{taken}",
            ident(&number),
            self.layout.sql(),
            ident(&self.layout.tenant_column),
            self.workspace
        );
        let numbers = self.connection.query_one(&numbers, &[lines.into()])?.ints("taken")?;
        let numbers: Vec<String> = numbers.iter().map(ToString::to_string).collect();
        let among = format!("r.{} = any ('{{{}}}'::int8[])", ident(&number), numbers.join(","));
        let kept = self.insert_where(lines, &self.part.columns.clone(), &format!(" and not {among}"))?;
        if numbers.is_empty() {
            return Ok(kept);
        }
        let renumbered = self.insert_where(lines, &without, &format!(" and {among}"))?;
        self.renumbered += renumbered;
        Ok(kept + renumbered)
    }

    fn insert_where(&mut self, lines: &str, columns: &[String], condition: &str) -> Result<u64, Error> {
        let (users, late) = (&self.layout.users, &self.layout.late);
        let value = |column: &String| {
            let name = ident(column);
            if late.contains(column) {
                "null".to_owned()
            } else if users.contains_key(column) {
                format!("(select m.new from ef_import_users m where m.old = r.{name})")
            } else {
                format!("r.{name}")
            }
        };
        let values: Vec<String> = columns.iter().map(value).collect();
        let members = self.layout.name == "workspace_members" && self.layout.schema == "public";
        let with_user = if members {
            " and exists (select from ef_import_users m where m.old = r.user_id and m.new is not null)"
        } else {
            ""
        };
        let sql = format!(
            "insert into {0} ({1}) overriding system value select {2} from json_populate_recordset(null::{0}, $1::json) r
             where r.{3} = {4}{with_user}{condition}",
            self.layout.sql(),
            list(columns),
            values.join(", "),
            ident(&self.layout.tenant_column),
            self.workspace
        );
        let result = self.connection.execute(&sql, &[lines.into()]);
        result.map_err(|source| self.rows_error(source))
    }
}

/// Reads a file of lines in batches, each handed on as a JSON array with its number of lines.
fn batches(path: &Path, take: &mut dyn FnMut(String, u64) -> Result<(), Error>) -> Result<(), Error> {
    let fail = |source| Error::from(TransferError::File { doing: "read", path: path.to_owned(), source });
    let mut reader = BufReader::with_capacity(1 << 16, File::open(path).map_err(fail)?);
    let (mut batch, mut count) = (String::from("["), 0);
    loop {
        let before = batch.len();
        if count > 0 {
            batch.push(',');
        }
        let read = reader.read_line(&mut batch).map_err(fail)?;
        if read == 0 {
            batch.truncate(before);
        } else {
            count += 1;
        }
        if count > 0 && (read == 0 || batch.len() >= AT_ONCE) {
            batch.push(']');
            take(std::mem::replace(&mut batch, String::from("[")), std::mem::take(&mut count))?;
        }
        if read == 0 {
            return Ok(());
        }
    }
}
