//! Workspaces by SQL, the back end of choice: whole or not at all, and `app_metadata` is changed in one atomic step.

use super::{
    Error, Store,
    model::{Count, Invite, Listed, Member, Membership, Postiz, Preset, Role, User, Workspace},
    tables,
};
use crate::db::{Connection, Row};
use serde_json::Value;

/// The columns of a workspace `w`. One that a database of before does not have counts as `false`.
const WORKSPACE: &str = r#"w.id::text as id, w.name, w.slug,
  to_char(w.created_at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as created_at,
  coalesce((to_jsonb(w) ->> 'private')::boolean, false) as private"#;
/// The columns of a user `u`.
const USER: &str =
    "u.id::text as id, u.email::text as email, coalesce(u.raw_app_meta_data, '{}')::text as app_metadata";
/// The advisory lock under which names are given: "ef-names" in ASCII.
const NAMES_LOCK: i64 = 0x6566_2d6e_616d_6573;

/// The store on a connection.
pub struct Sql {
    connection: Connection,
    /// Tables of `[tenancy]`, which count as a workspace's even without a foreign key.
    tenant_tables: Vec<String>,
}

impl Sql {
    /// Workspaces of this database.
    pub fn new(connection: Connection, tenant_tables: Vec<String>) -> Self {
        Self { connection, tenant_tables }
    }

    /// The connection, for what only SQL can do.
    pub fn connection(&mut self) -> &mut Connection {
        &mut self.connection
    }

    /// Tables of `[tenancy]`.
    pub fn tenant_tables(&self) -> &[String] {
        &self.tenant_tables
    }
}

impl Store for Sql {
    fn begin(&mut self) -> Result<(), Error> {
        self.connection.run("begin")?;
        Ok(())
    }

    fn commit(&mut self) -> Result<(), Error> {
        self.connection.run("commit")?;
        Ok(())
    }

    fn rollback(&mut self) {
        // When this fails the connection is gone, and the server rolls back by itself.
        let _ = self.connection.run("rollback");
    }

    fn lock_names(&mut self) -> Result<(), Error> {
        self.connection.execute("select pg_advisory_xact_lock($1)", &[NAMES_LOCK.into()])?;
        Ok(())
    }

    fn lock(&mut self, workspace: &str) -> Result<(), Error> {
        let sql = "select id from public.workspaces where id = $1::uuid for update";
        let found = self.connection.execute(sql, &[workspace.into()])?;
        if found == 0 { Err(Error::Gone { id: workspace.to_owned() }) } else { Ok(()) }
    }

    fn list(&mut self) -> Result<Vec<Listed>, Error> {
        let sql = format!(
            "select {WORKSPACE}, (select count(*) from public.workspace_members m where m.workspace_id = w.id) as members
             from public.workspaces w order by lower(w.name), w.slug"
        );
        let rows = self.connection.query(&sql, &[])?;
        if rows.is_empty() {
            tables::see_workspaces(&mut self.connection)?;
        }
        rows.iter()
            .map(|row| Ok(Listed { workspace: workspace(row)?, members: row.int("members")? }))
            .collect()
    }

    fn matching(&mut self, text: &str) -> Result<Vec<Workspace>, Error> {
        let sql = format!(
            "select {WORKSPACE} from public.workspaces w
             where w.id::text = lower($1) or w.slug = $1 or lower(w.name) = lower($1)
             order by w.created_at, w.id"
        );
        let rows = self.connection.query(&sql, &[text.into()])?;
        rows.iter().map(workspace).collect()
    }

    fn of_user(&mut self, user: &str) -> Result<Vec<Membership>, Error> {
        let sql = format!(
            "select {WORKSPACE}, m.role from public.workspace_members m join public.workspaces w on w.id = m.workspace_id
             where m.user_id = $1::uuid order by m.created_at, w.id"
        );
        let rows = self.connection.query(&sql, &[user.into()])?;
        rows.iter()
            .map(|row| Ok(Membership { workspace: workspace(row)?, role: row.text("role")?.parse()? }))
            .collect()
    }

    fn insert(&mut self, workspace: &Workspace, by: Option<&str>) -> Result<(), Error> {
        let sql =
            "insert into public.workspaces (id, name, slug, created_by) values ($1::uuid, $2, $3, $4::uuid)";
        let by = by.map(str::to_owned);
        let (id, name, slug) = (workspace.id.as_str(), workspace.name.as_str(), workspace.slug.as_str());
        self.connection.execute(sql, &[id.into(), name.into(), slug.into(), by.into()])?;
        Ok(())
    }

    fn update(&mut self, id: &str, name: &str, slug: &str) -> Result<(), Error> {
        let sql = "update public.workspaces set name = $2, slug = $3 where id = $1::uuid";
        self.connection.execute(sql, &[id.into(), name.into(), slug.into()])?;
        Ok(())
    }

    fn set_private(&mut self, id: &str, private: bool) -> Result<(), Error> {
        let sql = "update public.workspaces set private = $2 where id = $1::uuid";
        self.connection.execute(sql, &[id.into(), private.into()])?;
        Ok(())
    }

    fn delete(&mut self, id: &str) -> Result<(), Error> {
        tables::delete_rows_without_cascade(&mut self.connection, &self.tenant_tables, id)?;
        self.connection.execute("delete from public.workspaces where id = $1::uuid", &[id.into()])?;
        Ok(())
    }

    fn counts(&mut self, id: &str) -> Result<Vec<Count>, Error> {
        tables::counts(&mut self.connection, &self.tenant_tables, id)
    }

    fn users_by_email(&mut self, email: &str) -> Result<Vec<User>, Error> {
        let sql = format!(
            "select {USER} from auth.users u where lower(u.email) = lower($1) order by u.created_at, u.id"
        );
        let rows = self.connection.query(&sql, &[email.into()])?;
        rows.iter().map(user).collect()
    }

    fn user_by_id(&mut self, id: &str) -> Result<Option<User>, Error> {
        let sql = format!("select {USER} from auth.users u where u.id = $1::uuid");
        self.connection.query_opt(&sql, &[id.into()])?.as_ref().map(user).transpose()
    }

    fn emails_like(&mut self, email: &str) -> Result<Vec<String>, Error> {
        // Of the same domain, or beginning alike: enough to find a slip on either side of the `@`.
        let sql = "select u.email::text as email from auth.users u
                   where split_part(lower(u.email), '@', 2) = $2 or left(lower(u.email), 3) = left($1, 3)
                   order by (split_part(lower(u.email), '@', 2) = $2) desc limit 5000";
        let email = email.to_lowercase();
        let domain = email.rsplit_once('@').map_or("", |(_, domain)| domain).to_owned();
        let rows = self.connection.query(sql, &[email.into(), domain.into()])?;
        Ok(rows
            .iter()
            .map(|row| row.opt_text("email"))
            .collect::<Result<Vec<_>, _>>()?
            .into_iter()
            .flatten()
            .collect())
    }

    fn claimants(&mut self, workspace: &str) -> Result<Vec<User>, Error> {
        let sql = format!(
            "select {USER} from auth.users u where u.raw_app_meta_data ->> 'workspace_id' = $1 order by u.email, u.id"
        );
        let rows = self.connection.query(&sql, &[workspace.into()])?;
        rows.iter().map(user).collect()
    }

    fn set_claim(&mut self, user: &str, workspace: Option<&str>) -> Result<(), Error> {
        // One statement, so that nobody's change of another key is lost.
        match workspace {
            Some(workspace) => self.connection.execute(
                "update auth.users set raw_app_meta_data = coalesce(raw_app_meta_data, '{}') || jsonb_build_object('workspace_id', $2::text),
                   updated_at = now() where id = $1::uuid",
                &[user.into(), workspace.into()],
            )?,
            None => self.connection.execute(
                "update auth.users set raw_app_meta_data = raw_app_meta_data - 'workspace_id', updated_at = now()
                 where id = $1::uuid",
                &[user.into()],
            )?,
        };
        Ok(())
    }

    fn can_end_sessions(&mut self) -> Result<(), Error> {
        Ok(())
    }

    fn end_sessions(&mut self, user: &User) -> Result<Option<u64>, Error> {
        let sql = "delete from auth.sessions where user_id = $1::uuid";
        Ok(Some(self.connection.execute(sql, &[user.id.as_str().into()])?))
    }

    fn strict(&mut self) -> Result<Option<bool>, Error> {
        let sql = "select p.prosrc like '%workspace_members%' as strict from pg_proc p
                   where p.oid = to_regprocedure('app.current_workspace_id()')";
        Ok(self.connection.query_opt(sql, &[])?.map(|row| row.bool("strict")).transpose()?)
    }

    fn token_life(&mut self) -> Result<Option<i64>, Error> {
        let sql = "select nullif(current_setting('app.settings.jwt_exp', true), '') as life";
        let life = self.connection.query_one(sql, &[])?.opt_text("life")?;
        Ok(life.and_then(|life| life.parse().ok()).filter(|life| *life > 0))
    }

    fn members(&mut self, workspace: &str) -> Result<Vec<Member>, Error> {
        let sql = r#"select m.user_id::text as user_id, u.email::text as email, m.role,
               to_char(m.created_at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as since,
               coalesce(u.raw_app_meta_data ->> 'workspace_id' = m.workspace_id::text, false) as is_in
             from public.workspace_members m left join auth.users u on u.id = m.user_id
             where m.workspace_id = $1::uuid
             order by array_position(array['owner', 'admin', 'member'], m.role), u.email, m.user_id"#;
        let rows = self.connection.query(sql, &[workspace.into()])?;
        rows.iter()
            .map(|row| {
                Ok(Member {
                    user_id: row.text("user_id")?,
                    email: row.opt_text("email")?,
                    role: row.text("role")?.parse()?,
                    since: row.text("since")?,
                    is_in: row.bool("is_in")?,
                })
            })
            .collect()
    }

    fn put_member(&mut self, workspace: &str, user: &str, role: Role) -> Result<(), Error> {
        self.connection.execute(
            "insert into public.workspace_members (workspace_id, user_id, role) values ($1::uuid, $2::uuid, $3)
             on conflict (workspace_id, user_id) do update set role = excluded.role",
            &[workspace.into(), user.into(), role.as_str().into()],
        )?;
        Ok(())
    }

    fn drop_member(&mut self, workspace: &str, user: &str) -> Result<(), Error> {
        let sql = "delete from public.workspace_members where workspace_id = $1::uuid and user_id = $2::uuid";
        self.connection.execute(sql, &[workspace.into(), user.into()])?;
        Ok(())
    }

    fn invites(&mut self, workspace: &str) -> Result<Vec<Invite>, Error> {
        let sql = r#"select i.email, i.role, i.expires_at <= now() as expired,
               to_char(i.expires_at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as expires_at
             from public.workspace_invites i where i.workspace_id = $1::uuid and i.accepted_at is null
             order by lower(i.email)"#;
        let rows = self.connection.query(sql, &[workspace.into()])?;
        rows.iter()
            .map(|row| {
                Ok(Invite {
                    email: row.text("email")?,
                    role: row.text("role")?.parse()?,
                    expires_at: row.text("expires_at")?,
                    expired: row.bool("expired")?,
                })
            })
            .collect()
    }

    fn put_invite(&mut self, workspace: &str, email: &str, role: Role, days: u32) -> Result<(), Error> {
        self.connection.execute(
            "insert into public.workspace_invites (workspace_id, email, role, expires_at)
             values ($1::uuid, $2, $3, now() + $4 * interval '1 day')
             on conflict (workspace_id, lower(email)) where accepted_at is null
             do update set role = excluded.role, expires_at = excluded.expires_at",
            &[workspace.into(), email.into(), role.as_str().into(), i64::from(days).into()],
        )?;
        Ok(())
    }

    fn drop_invite(&mut self, workspace: &str, email: &str) -> Result<(), Error> {
        let sql = "delete from public.workspace_invites where workspace_id = $1::uuid and lower(email) = lower($2) and accepted_at is null";
        self.connection.execute(sql, &[workspace.into(), email.into()])?;
        Ok(())
    }

    fn presets(&mut self, workspace: &str) -> Result<Vec<Preset>, Error> {
        let sql = "select name, engine, voice, params::text as params from public.workspace_tts_presets
                   where workspace_id = $1::uuid order by lower(name)";
        let rows = self.connection.query(sql, &[workspace.into()])?;
        rows.iter()
            .map(|row| {
                Ok(Preset {
                    name: row.text("name")?,
                    engine: row.opt_text("engine")?,
                    voice: row.text("voice")?,
                    params: json(&row.text("params")?),
                })
            })
            .collect()
    }

    fn put_preset(&mut self, workspace: &str, preset: &Preset) -> Result<(), Error> {
        self.connection.execute(
            "insert into public.workspace_tts_presets (workspace_id, name, engine, voice, params)
             values ($1::uuid, $2, $3, $4, $5::jsonb)
             on conflict (workspace_id, name) do update
               set engine = excluded.engine, voice = excluded.voice, params = excluded.params, updated_at = now()",
            &[
                workspace.into(),
                preset.name.as_str().into(),
                preset.engine.clone().into(),
                preset.voice.as_str().into(),
                preset.params.to_string().into(),
            ],
        )?;
        Ok(())
    }

    fn drop_preset(&mut self, workspace: &str, name: &str) -> Result<(), Error> {
        let sql = "delete from public.workspace_tts_presets where workspace_id = $1::uuid and name = $2";
        self.connection.execute(sql, &[workspace.into(), name.into()])?;
        Ok(())
    }

    fn postiz(&mut self, workspace: &str) -> Result<Option<Postiz>, Error> {
        let sql = r#"select base_url, api_key_enc,
               to_char(updated_at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as updated_at
             from public.workspace_postiz_configs where workspace_id = $1::uuid"#;
        let Some(row) = self.connection.query_opt(sql, &[workspace.into()])? else { return Ok(None) };
        Ok(Some(Postiz {
            base_url: row.text("base_url")?,
            sealed: row.text("api_key_enc")?,
            updated_at: row.text("updated_at")?,
        }))
    }

    fn put_postiz(&mut self, workspace: &str, base_url: &str, sealed: &str) -> Result<(), Error> {
        self.connection.execute(
            "insert into public.workspace_postiz_configs (workspace_id, base_url, api_key_enc) values ($1::uuid, $2, $3)
             on conflict (workspace_id) do update
               set base_url = excluded.base_url, api_key_enc = excluded.api_key_enc, updated_at = now()",
            &[workspace.into(), base_url.into(), sealed.into()],
        )?;
        Ok(())
    }

    fn drop_postiz(&mut self, workspace: &str) -> Result<(), Error> {
        let sql = "delete from public.workspace_postiz_configs where workspace_id = $1::uuid";
        self.connection.execute(sql, &[workspace.into()])?;
        Ok(())
    }
}

fn workspace(row: &Row) -> Result<Workspace, Error> {
    Ok(Workspace {
        id: row.text("id")?,
        name: row.text("name")?,
        slug: row.text("slug")?,
        created_at: row.text("created_at")?,
        private: row.bool("private")?,
    })
}

fn user(row: &Row) -> Result<User, Error> {
    Ok(User {
        id: row.text("id")?,
        email: row.opt_text("email")?,
        app_metadata: json(&row.text("app_metadata")?),
    })
}

/// What PostgreSQL printed as JSON.
fn json(text: &str) -> Value {
    serde_json::from_str(text).unwrap_or_default()
}
