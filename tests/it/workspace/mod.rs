//! `ef workspace` over both back ends: a real PostgreSQL, and a server that follows the facts of Supabase's APIs and
//! misbehaves.

mod api;
mod hygiene;
mod server;
mod sql;
mod transfer;

use crate::{
    ef::{Ef, Outcome},
    postgres::Database,
};
use serde_json::Value;

/// A project in a folder of its own, in which several commands run.
struct Project {
    ef: Ef,
}

impl Project {
    fn new(ef: Ef) -> Self {
        Self { ef }
    }

    fn run(&self, args: &[&str]) -> Outcome {
        self.with(&[], args)
    }

    /// With variables on top of the project's own.
    fn with(&self, variables: &[(&str, &str)], args: &[&str]) -> Outcome {
        let mut command = self.ef.command();
        command.arg("workspace").args(args).envs(variables.iter().copied());
        self.ef.outcome(&mut command)
    }

    /// The answer as JSON of a run that must succeed.
    fn json(&self, args: &[&str]) -> Value {
        let args: Vec<&str> = ["--json"].iter().chain(args).copied().collect();
        let outcome = self.run(&args);
        assert_eq!(outcome.code, 0, "{args:?}: {}", outcome.all());
        let value: Value =
            serde_json::from_str(&outcome.stdout).unwrap_or_else(|_| panic!("{}", outcome.all()));
        assert_eq!(value["version"], 1, "{args:?}");
        value
    }

    /// What is said of a run that must end with this code.
    fn refused(&self, code: i32, args: &[&str]) -> String {
        refused(&self.run(args), code)
    }
}

/// The error in one line, for a run that must have ended with this code and without an answer.
fn refused(outcome: &Outcome, code: i32) -> String {
    assert_eq!((outcome.code, outcome.stdout.as_str()), (code, ""), "{}", outcome.all());
    outcome.unwrapped().split_whitespace().collect::<Vec<_>>().join(" ")
}

const TABLES: &str = "
  create table projects (id uuid primary key default gen_random_uuid(), name text not null);
  create table clips (id uuid primary key default gen_random_uuid(), project_id uuid references projects (id),
    title text, seconds numeric, data bytea, notes jsonb, created_at timestamptz not null default now());";

/// Isolates a database with projects and clips.
fn isolated(database: &Database) -> Project {
    isolated_with(database, "")
}

/// The same with another line under `[tenancy]`.
fn isolated_with(database: &Database, setting: &str) -> Project {
    database.run(TABLES);
    let config = format!("[tenancy]\ntables = [\"projects\", \"clips\", \"api_costs\"]\n{setting}\n");
    let url = database.url().expose().to_owned();
    let project = Project::new(Ef::new().file("ef.toml", config).env("DATABASE_URL", url));
    let mut migrate = project.ef.command();
    let outcome = project.ef.outcome(migrate.args(["migrate", "up"]));
    assert_eq!(outcome.code, 0, "{}", outcome.all());
    project
}

/// Lets users sign up; their ids.
fn sign_up(database: &Database, emails: &[&str]) -> Vec<String> {
    let one = |email: &&str| {
        database.run(&format!("insert into auth.users (email) values ('{email}')"));
        database.value(&format!("select id from auth.users where email = '{email}'"))
    };
    emails.iter().map(one).collect()
}
