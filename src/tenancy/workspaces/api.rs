//! Workspaces through the project's API: rows by the data API as the service role, users by the Auth admin API. Each
//! request stands for itself, so what takes several is ordered so that a run that was cut off can be made again.

use super::{
    Error, Store,
    model::{Count, Invite, Listed, Member, Membership, Postiz, Preset, Role, User, Workspace},
    token::Secret,
};
use crate::{
    supabase::{self, AuthUser, Project},
    tenancy::isolation::TableName,
};
use serde_json::{Value, json};
use std::collections::HashMap;

/// All of a workspace's columns: a database of before has fewer, and does not take the names of others.
const WORKSPACE: &str = "*";
/// The tables of `ef` that belong to a workspace.
const OWN_TABLES: [&str; 4] =
    ["workspace_members", "workspace_invites", "workspace_postiz_configs", "workspace_tts_presets"];
/// How long a token lives that signs a user out, in seconds.
const SIGN_OUT_LIFE: i64 = 60;

/// The store on a project's API.
pub struct Api {
    project: Project,
    tenant_tables: Vec<String>,
    strict: bool,
    secret: Option<Secret>,
}

impl Api {
    /// Workspaces of this project. The secret is for ending sessions alone.
    pub fn new(project: Project, tenant_tables: Vec<String>, strict: bool, secret: Option<Secret>) -> Self {
        Self { project, tenant_tables, strict, secret }
    }

    fn workspaces(&self, filter: &[(&str, &str)]) -> Result<Vec<Workspace>, Error> {
        let rows = self.project.select("workspaces", WORKSPACE, filter, "created_at,id")?;
        rows.iter().map(|row| self.workspace(row)).collect()
    }

    fn workspace(&self, row: &Value) -> Result<Workspace, Error> {
        Ok(Workspace {
            id: self.text(row, "id")?,
            name: self.text(row, "name")?,
            slug: self.text(row, "slug")?,
            created_at: tidy_time(&self.text(row, "created_at")?),
            private: row.get("private").and_then(Value::as_bool).unwrap_or(false),
        })
    }

    fn text(&self, row: &Value, column: &str) -> Result<String, Error> {
        let text = row.get(column).and_then(Value::as_str).map(str::to_owned);
        text.ok_or_else(|| self.form().into())
    }

    fn form(&self) -> supabase::Error {
        supabase::Error::Form {
            host: self.project.url().host().to_owned(),
            what: "`GET /rest/v1`".to_owned(),
        }
    }

    fn of(workspace: &str) -> String {
        format!("eq.{workspace}")
    }
}

impl Store for Api {
    fn begin(&mut self) -> Result<(), Error> {
        Ok(())
    }

    fn commit(&mut self) -> Result<(), Error> {
        Ok(())
    }

    fn rollback(&mut self) {}

    fn lock_names(&mut self) -> Result<(), Error> {
        Ok(())
    }

    fn lock(&mut self, workspace: &str) -> Result<(), Error> {
        if self.workspaces(&[("id", &Self::of(workspace))])?.is_empty() {
            return Err(Error::Gone { id: workspace.to_owned() });
        }
        Ok(())
    }

    fn list(&mut self) -> Result<Vec<Listed>, Error> {
        let mut members: HashMap<String, i64> = HashMap::new();
        let order = "workspace_id,user_id";
        for row in self.project.select("workspace_members", "workspace_id", &[], order)? {
            *members.entry(self.text(&row, "workspace_id")?).or_default() += 1;
        }
        let mut list: Vec<Listed> = self
            .workspaces(&[])?
            .into_iter()
            .map(|workspace| Listed { members: members.get(&workspace.id).copied().unwrap_or(0), workspace })
            .collect();
        list.sort_by_key(|one| (one.workspace.name.to_lowercase(), one.workspace.slug.clone()));
        Ok(list)
    }

    fn matching(&mut self, text: &str) -> Result<Vec<Workspace>, Error> {
        let mut found = Vec::new();
        if uuid::Uuid::parse_str(text).is_ok() {
            found.extend(self.workspaces(&[("id", &Self::of(&text.to_lowercase()))])?);
        }
        found.extend(self.workspaces(&[("slug", &Self::of(text))])?);
        // `ilike` without wildcards compares without case; its own signs are taken literally.
        let pattern: String = text.chars().fold(String::from("ilike."), |mut pattern, letter| {
            if matches!(letter, '%' | '_' | '\\') {
                pattern.push('\\');
            }
            // The data API reads `*` as `%`, and has no way to write a star: one letter, compared below.
            pattern.push(if letter == '*' { '_' } else { letter });
            pattern
        });
        let lower = text.to_lowercase();
        let by_name = self.workspaces(&[("name", &pattern)])?;
        found.extend(by_name.into_iter().filter(|one| one.name.to_lowercase() == lower));
        let mut seen = std::collections::HashSet::new();
        found.retain(|one| seen.insert(one.id.clone()));
        Ok(found)
    }

    fn of_user(&mut self, user: &str) -> Result<Vec<Membership>, Error> {
        let columns = "role,created_at,workspaces(*)";
        let rows = self.project.select(
            "workspace_members",
            columns,
            &[("user_id", &Self::of(user))],
            "created_at,workspace_id",
        )?;
        rows.iter()
            .map(|row| {
                let workspace = self.workspace(row.get("workspaces").ok_or_else(|| self.form())?)?;
                Ok(Membership { workspace, role: self.text(row, "role")?.parse()? })
            })
            .collect()
    }

    fn insert(&mut self, workspace: &Workspace, by: Option<&str>) -> Result<(), Error> {
        let row =
            json!({ "id": workspace.id, "name": workspace.name, "slug": workspace.slug, "created_by": by });
        self.project.upsert("workspaces", row, "id")?;
        Ok(())
    }

    fn update(&mut self, id: &str, name: &str, slug: &str) -> Result<(), Error> {
        self.project.patch("workspaces", &[("id", &Self::of(id))], json!({ "name": name, "slug": slug }))?;
        Ok(())
    }

    fn set_private(&mut self, id: &str, private: bool) -> Result<(), Error> {
        self.project.patch("workspaces", &[("id", &Self::of(id))], json!({ "private": private }))?;
        Ok(())
    }

    fn delete(&mut self, id: &str) -> Result<(), Error> {
        self.project.remove("workspaces", &[("id", &Self::of(id))])?;
        Ok(())
    }

    fn counts(&mut self, id: &str) -> Result<Vec<Count>, Error> {
        let tenant = self.tenant_tables.iter().map(|name| TableName::parse(name));
        // Only the schema that the API shows can be counted.
        let tenant = tenant
            .map(|name| name.to_string())
            .filter_map(|name| name.strip_prefix("public.").map(str::to_owned));
        let mut names: Vec<String> = OWN_TABLES.iter().map(|name| (*name).to_owned()).chain(tenant).collect();
        names.sort();
        names.dedup();
        let mut counts = Vec::new();
        for table in names {
            let rows = self.project.count(&table, &[("workspace_id", &Self::of(id))])?;
            if let Some(rows) = rows.filter(|rows| *rows > 0) {
                counts.push(Count { table, rows });
            }
        }
        Ok(counts)
    }

    fn users_by_email(&mut self, email: &str) -> Result<Vec<User>, Error> {
        Ok(self.project.users_by_email(email)?.into_iter().map(user).collect())
    }

    fn user_by_id(&mut self, id: &str) -> Result<Option<User>, Error> {
        Ok(self.project.user(id)?.map(user))
    }

    fn emails_like(&mut self, email: &str) -> Result<Vec<String>, Error> {
        // The server's filter looks for a part: the first letters, then the domain.
        let email = email.to_lowercase();
        let start: String = email.chars().take(3).collect();
        let mut emails = Vec::new();
        for part in
            [Some(start.as_str()), email.rsplit_once('@').map(|(_, domain)| domain)].into_iter().flatten()
        {
            emails.extend(self.project.some_users(part)?.into_iter().filter_map(|user| user.email));
        }
        Ok(emails)
    }

    fn claimants(&mut self, workspace: &str) -> Result<Vec<User>, Error> {
        let mut users: Vec<User> = self.project.users(None)?.into_iter().map(user).collect();
        users.retain(|user| user.claim() == Some(workspace));
        users.sort_by(|a, b| a.name().cmp(b.name()));
        Ok(users)
    }

    fn set_claim(&mut self, user: &str, workspace: Option<&str>) -> Result<(), Error> {
        self.project.set_app_metadata(user, "workspace_id", workspace)?;
        Ok(())
    }

    fn can_end_sessions(&mut self) -> Result<(), Error> {
        if self.secret.is_some() { Ok(()) } else { Err(supabase::Error::NoLogout.into()) }
    }

    fn end_sessions(&mut self, user: &User) -> Result<Option<u64>, Error> {
        let secret = self.secret.as_ref().ok_or(supabase::Error::NoLogout)?;
        self.project.sign_out(&secret.speaks_for(user, SIGN_OUT_LIFE))?;
        Ok(None)
    }

    fn strict(&mut self) -> Result<Option<bool>, Error> {
        // The helper cannot be seen from here; the settings say what `ef migrate` makes of it.
        Ok(Some(self.strict))
    }

    fn token_life(&mut self) -> Result<Option<i64>, Error> {
        Ok(None)
    }

    fn members(&mut self, workspace: &str) -> Result<Vec<Member>, Error> {
        let filter = [("workspace_id", Self::of(workspace))];
        let filter = filter.each_ref().map(|(column, value)| (*column, value.as_str()));
        let rows = self.project.select(
            "workspace_members",
            "user_id,role,created_at",
            &filter,
            "created_at,user_id",
        )?;
        let mut members = Vec::new();
        for row in &rows {
            let user_id = self.text(row, "user_id")?;
            let user = self.project.user(&user_id)?.map(user);
            members.push(Member {
                email: user.as_ref().and_then(|user| user.email.clone()),
                is_in: user.as_ref().and_then(User::claim) == Some(workspace),
                role: self.text(row, "role")?.parse()?,
                since: tidy_time(&self.text(row, "created_at")?),
                user_id,
            });
        }
        members.sort_by(|a, b| b.role.cmp(&a.role).then_with(|| a.name().cmp(b.name())));
        Ok(members)
    }

    fn put_member(&mut self, workspace: &str, user: &str, role: Role) -> Result<(), Error> {
        let row = json!({ "workspace_id": workspace, "user_id": user, "role": role.as_str() });
        self.project.upsert("workspace_members", row, "workspace_id,user_id")?;
        Ok(())
    }

    fn drop_member(&mut self, workspace: &str, user: &str) -> Result<(), Error> {
        let (workspace, user) = (Self::of(workspace), Self::of(user));
        self.project.remove("workspace_members", &[("workspace_id", &workspace), ("user_id", &user)])?;
        Ok(())
    }

    fn invites(&mut self, workspace: &str) -> Result<Vec<Invite>, Error> {
        let rows = self.open_invites(workspace)?;
        let now = jiff::Timestamp::now();
        rows.iter()
            .map(|row| {
                let expires_at = self.text(row, "expires_at")?;
                let expired = expires_at.parse::<jiff::Timestamp>().is_ok_and(|end| end <= now);
                Ok(Invite {
                    email: self.text(row, "email")?,
                    role: self.text(row, "role")?.parse()?,
                    expires_at: tidy_time(&expires_at),
                    expired,
                })
            })
            .collect()
    }

    fn put_invite(&mut self, workspace: &str, email: &str, role: Role, days: u32) -> Result<(), Error> {
        let seconds = i64::from(days) * 86_400;
        let end = jiff::Timestamp::now().as_second().saturating_add(seconds);
        let end = jiff::Timestamp::from_second(end).unwrap_or(jiff::Timestamp::MAX).to_string();
        let open = self.open_invites(workspace)?;
        let same =
            |row: &&Value| row["email"].as_str().is_some_and(|other| other.eq_ignore_ascii_case(email));
        let id = match open.iter().find(same) {
            Some(row) => self.text(row, "id")?,
            None => uuid::Uuid::new_v4().to_string(),
        };
        let row = json!({ "id": id, "workspace_id": workspace, "email": email, "role": role.as_str(), "expires_at": end });
        self.project.upsert("workspace_invites", row, "id")?;
        Ok(())
    }

    fn drop_invite(&mut self, workspace: &str, email: &str) -> Result<(), Error> {
        for row in self.open_invites(workspace)? {
            if row["email"].as_str().is_some_and(|other| other.eq_ignore_ascii_case(email)) {
                let id = Self::of(&self.text(&row, "id")?);
                self.project.remove("workspace_invites", &[("id", &id)])?;
            }
        }
        Ok(())
    }

    fn presets(&mut self, workspace: &str) -> Result<Vec<Preset>, Error> {
        let filter = Self::of(workspace);
        let rows = self.project.select(
            "workspace_tts_presets",
            "name,engine,voice,params",
            &[("workspace_id", &filter)],
            "name,id",
        )?;
        rows.iter()
            .map(|row| {
                Ok(Preset {
                    name: self.text(row, "name")?,
                    engine: row.get("engine").and_then(Value::as_str).map(str::to_owned),
                    voice: self.text(row, "voice")?,
                    params: row.get("params").cloned().unwrap_or_else(|| json!({})),
                })
            })
            .collect()
    }

    fn put_preset(&mut self, workspace: &str, preset: &Preset) -> Result<(), Error> {
        let now = jiff::Timestamp::now().to_string();
        let row = json!({
            "workspace_id": workspace, "name": preset.name, "engine": preset.engine, "voice": preset.voice,
            "params": preset.params, "updated_at": now,
        });
        self.project.upsert("workspace_tts_presets", row, "workspace_id,name")?;
        Ok(())
    }

    fn drop_preset(&mut self, workspace: &str, name: &str) -> Result<(), Error> {
        let (workspace, name) = (Self::of(workspace), Self::of(name));
        self.project.remove("workspace_tts_presets", &[("workspace_id", &workspace), ("name", &name)])?;
        Ok(())
    }

    fn postiz(&mut self, workspace: &str) -> Result<Option<Postiz>, Error> {
        let filter = Self::of(workspace);
        let columns = "base_url,api_key_enc,updated_at";
        let rows = self.project.select(
            "workspace_postiz_configs",
            columns,
            &[("workspace_id", &filter)],
            "workspace_id",
        )?;
        let Some(row) = rows.first() else { return Ok(None) };
        Ok(Some(Postiz {
            base_url: self.text(row, "base_url")?,
            sealed: self.text(row, "api_key_enc")?,
            updated_at: tidy_time(&self.text(row, "updated_at")?),
        }))
    }

    fn put_postiz(&mut self, workspace: &str, base_url: &str, sealed: &str) -> Result<(), Error> {
        let now = jiff::Timestamp::now().to_string();
        let row = json!({ "workspace_id": workspace, "base_url": base_url, "api_key_enc": sealed, "updated_at": now });
        self.project.upsert("workspace_postiz_configs", row, "workspace_id")?;
        Ok(())
    }

    fn drop_postiz(&mut self, workspace: &str) -> Result<(), Error> {
        self.project.remove("workspace_postiz_configs", &[("workspace_id", &Self::of(workspace))])?;
        Ok(())
    }
}

impl Api {
    fn open_invites(&self, workspace: &str) -> Result<Vec<Value>, Error> {
        let filter = Self::of(workspace);
        let filter = [("workspace_id", filter.as_str()), ("accepted_at", "is.null")];
        Ok(self.project.select("workspace_invites", "id,email,role,expires_at", &filter, "email,id")?)
    }
}

fn user(user: AuthUser) -> User {
    User { id: user.id, email: user.email, app_metadata: Value::Object(user.app_metadata) }
}

/// A time as both back ends show it: UTC, to the second.
fn tidy_time(text: &str) -> String {
    let time = text.parse::<jiff::Timestamp>();
    time.map_or_else(|_| text.to_owned(), |time| time.strftime("%Y-%m-%dT%H:%M:%SZ").to_string())
}
