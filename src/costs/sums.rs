//! What is in `api_costs`, summed up.

use super::{
    Error,
    deliver::{Columns, columns},
    usage::elsewhere_usd,
};
use crate::db::{Connection, Param};

/// What makes a line of its own.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum By {
    /// Each workspace.
    #[default]
    Workspace,
    /// Each engine, and each other service by its name.
    Engine,
    /// Each month, in UTC.
    Month,
}

impl By {
    /// Its name.
    pub fn name(self) -> &'static str {
        match self {
            Self::Workspace => "workspace",
            Self::Engine => "engine",
            Self::Month => "month",
        }
    }
}

/// What is asked.
#[derive(Clone, Debug, Default)]
pub struct Question {
    /// What makes a line.
    pub by: By,
    /// Only this workspace, by id or slug.
    pub workspace: Option<String>,
    /// Only from this day on, in UTC: `2026-01-31`.
    pub since: Option<String>,
}

/// One line.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Sum {
    /// What it is about: a slug, an engine, a month; `None` for rows that do not say.
    pub key: Option<String>,
    /// The workspace's name, when it is about one.
    pub name: Option<String>,
    /// How many uses.
    pub uses: i64,
    /// How many of them were there already.
    pub cached: i64,
    /// Characters that were spoken.
    pub characters: i64,
    /// Seconds of sound.
    pub audio_seconds: f64,
    /// What they cost, in US dollars.
    pub cost_usd: f64,
}

impl Sum {
    /// What the characters would have cost elsewhere, in US dollars.
    pub fn elsewhere_usd(&self) -> f64 {
        elsewhere_usd(self.characters)
    }
}

/// The answer.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Sums {
    /// The lines, in order.
    pub lines: Vec<Sum>,
    /// All of them together.
    pub total: Sum,
}

/// Sums up.
pub fn sums(connection: &mut Connection, question: &Question) -> Result<Sums, Error> {
    let columns = columns(connection)?;
    let tenants = columns.has("workspace_id");
    let mut wheres = vec![];
    let mut params: Vec<Param> = vec![];
    if let Some(name) = &question.workspace {
        if !tenants {
            return Err(Error::NoWorkspaces);
        }
        let sql = "select w.id::text as id from public.workspaces w where w.id::text = lower($1) or w.slug = $1 or lower(w.name) = lower($1) limit 1";
        let found = connection.query_opt(sql, &[name.as_str().into()])?;
        let found = found.ok_or_else(|| Error::NoWorkspace { name: name.clone() })?;
        params.push(found.text("id")?.into());
        wheres.push(format!("c.workspace_id = ${}::uuid", params.len()));
    }
    if let Some(day) = &question.since {
        let day: jiff::civil::Date = day.parse().map_err(|_| Error::Day { text: day.clone() })?;
        params.push(day.to_string().into());
        wheres.push(format!("c.created_at >= ${}::date at time zone 'utc'", params.len()));
    }
    let rows = connection.query(&sql(&columns, question.by, &wheres), &params)?;
    let mut sums = Sums::default();
    for row in rows {
        let sum = Sum {
            key: row.opt_text("key")?,
            name: row.opt_text("name")?,
            uses: row.int("uses")?,
            cached: row.int("cached")?,
            characters: row.int("characters")?,
            audio_seconds: row.float("audio_seconds")?,
            cost_usd: row.float("cost_usd")?,
        };
        sums.total.uses += sum.uses;
        sums.total.cached += sum.cached;
        sums.total.characters += sum.characters;
        sums.total.audio_seconds += sum.audio_seconds;
        sums.total.cost_usd += sum.cost_usd;
        sums.lines.push(sum);
    }
    Ok(sums)
}

fn sql(columns: &Columns, by: By, wheres: &[String]) -> String {
    let tenants = columns.has("workspace_id");
    let (key, name, join) = match by {
        By::Workspace if tenants => {
            ("w.slug", "w.name", "left join public.workspaces w on w.id = c.workspace_id")
        }
        By::Workspace => ("null::text", "null::text", ""),
        By::Engine if columns.has("provider") => ("coalesce(c.engine, c.provider)", "null::text", ""),
        By::Engine => ("c.engine", "null::text", ""),
        By::Month => ("to_char(c.created_at at time zone 'utc', 'YYYY-MM')", "null::text", ""),
    };
    let cost = if columns.has("cost_usd") { "sum(c.cost_usd)::float8" } else { "0::float8" };
    let wheres = if wheres.is_empty() { String::new() } else { format!("where {}", wheres.join(" and ")) };
    format!(
        "select {key}::text as key, {name}::text as name, count(*)::int8 as uses,
           count(*) filter (where c.cache_hit)::int8 as cached, coalesce(sum(c.characters), 0)::int8 as characters,
           coalesce(sum(c.audio_seconds), 0)::float8 as audio_seconds, coalesce({cost}, 0) as cost_usd
         from public.api_costs c {join} {wheres} group by 1, 2 order by 1 nulls last, 2"
    )
}
