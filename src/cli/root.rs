//! The root command: parse, dispatch, report.

use super::{
    Env, Error, Global, color_at_once, config, control, costs, db, dev, doctor, examples, explain, generate,
    help, init, migrate, rls, run::Run, session::Session, tts, version, workspace,
};
use crate::{
    base::{Exit, process::Guard},
    ui::{self, Pager, Stream},
};
use clap::{
    CommandFactory, FromArgMatches, Parser, Subcommand,
    error::{ContextKind, ContextValue, ErrorKind},
};

/// Launch, isolate, manage workspaces and speak: one tool for a FastAPI, Next.js and Supabase project
#[derive(Parser, Debug)]
#[command(
    name = "ef",
    version,
    max_term_width = 100,
    propagate_version = true,
    arg_required_else_help = true,
    disable_help_subcommand = true
)]
pub(crate) struct Cli {
    #[command(subcommand)]
    command: Command,
    #[command(flatten)]
    global: Global,
}

#[derive(Subcommand, Debug)]
enum Command {
    Dev(dev::Dev),
    Run(Run),
    Ps(control::Ps),
    Logs(control::Logs),
    Start(control::Start),
    Stop(control::Stop),
    Restart(control::Restart),
    Down(control::Down),
    Attach(control::Attach),
    Init(init::Init),
    Doctor(doctor::Doctor),
    Db(db::Db),
    Migrate(migrate::Migrate),
    Workspace(workspace::Workspace),
    Rls(rls::Rls),
    Config(config::Config),
    Tts(tts::Tts),
    Costs(costs::Costs),
    Explain(explain::Explain),
    Help(help::Help),
    Completions(generate::Completions),
    Man(generate::Man),
    #[command(hide = true)]
    Generate(generate::Generate),
    #[command(hide = true, name = "db-serve")]
    DbServe(db::Serve),
}

impl Command {
    fn run(self, session: &Session) -> Result<Exit, Error> {
        match self {
            Self::Dev(dev) => dev.run(session),
            Self::Run(run) => run.run(session),
            Self::Ps(ps) => ps.run(session),
            Self::Logs(logs) => logs.run(session),
            Self::Start(start) => start.run(session),
            Self::Stop(stop) => stop.run(session),
            Self::Restart(restart) => restart.run(session),
            Self::Down(down) => down.run(session),
            Self::Attach(attach) => attach.run(session),
            Self::Init(init) => init.run(session),
            Self::Doctor(doctor) => doctor.run(session),
            Self::Db(db) => db.run(session),
            Self::Migrate(migrate) => migrate.run(session),
            Self::Workspace(workspace) => workspace.run(session),
            Self::Rls(rls) => rls.run(session),
            Self::Config(config) => config.run(session),
            Self::Tts(tts) => tts.run(session),
            Self::Costs(costs) => costs.run(session),
            Self::Explain(explain) => explain.run(session),
            Self::Help(help) => help.run(session),
            Self::Completions(completions) => Ok(completions.run(session)),
            Self::Man(man) => man.run(session),
            Self::Generate(generate) => generate.run(session),
            Self::DbServe(serve) => serve.run(session),
        }
    }
}

/// The commands, with their examples in place.
pub(super) fn command() -> clap::Command {
    examples::gathered(Cli::command())
}

/// Runs `ef` in these surroundings.
pub fn run(env: Env) -> Exit {
    // The launcher's guard is this same program, started anew: it reads no flags and no settings.
    if let Some(guard) = Guard::of_environment(&env.vars) {
        return dev::watch(guard, &Stream::new(env.stderr, env.stderr_terminal, false));
    }
    let parsed = command().try_get_matches_from(&env.args);
    let cli = match parsed.and_then(|matches| Cli::from_arg_matches(&matches)) {
        Ok(cli) => cli,
        Err(error) => return usage(&error, env),
    };
    // A bad variable is reported through the session, which therefore begins with the flags alone then.
    let (global, fault) = match cli.global.clone().or_variables(&env.vars) {
        Ok(global) => (global, None),
        Err(error) => (cli.global, Some(error)),
    };
    let session = Session::new(global, env);
    let result = fault.map_or_else(|| cli.command.run(&session), Err);
    result.unwrap_or_else(|error| {
        ui::report(&session.ui.err, &error);
        error.exit()
    })
}

/// What clap has to say: help and version on stdout, mistakes on stderr.
fn usage(error: &clap::Error, mut env: Env) -> Exit {
    let mistake = error.use_stderr();
    let terminal = if mistake { env.stderr_terminal } else { env.stdout_terminal };
    let text = error.render();
    let color = color_at_once(&env.args, &env.vars).decide(terminal, |name| env.var(name));
    let mut text = if color { text.ansi().to_string() } else { text.to_string() };
    text += &elsewhere(error).unwrap_or_default();
    if error.kind() == ErrorKind::DisplayVersion {
        if version::wants_json(&env.args, &env.vars) {
            text = version::json();
        } else if version::wants_facts(&env.args) {
            text += &version::facts();
        }
    }
    if !mistake {
        let pager = Pager::find(env.stdout_terminal, env.vars.clone(), env.dir.clone());
        if pager.is_some_and(|pager| pager.show(&text)) {
            return Exit::Done;
        }
    }
    let writer = if mistake { &mut env.stderr } else { &mut env.stdout };
    let _ = writer.write_all(text.as_bytes()).and_then(|()| writer.flush());
    if mistake { Exit::Usage } else { Exit::Done }
}

/// For a verb that was typed without its family (`ef say`): where it is.
fn elsewhere(error: &clap::Error) -> Option<String> {
    if error.kind() != ErrorKind::InvalidSubcommand {
        return None;
    }
    let Some(ContextValue::String(word)) = error.get(ContextKind::InvalidSubcommand) else { return None };
    let names = help::names(&command());
    let found = names.iter().filter(|name| name.split(' ').next_back() == Some(word));
    let found: Vec<String> = found.map(|name| format!("`ef {name}`")).collect();
    (!found.is_empty()).then(|| format!("\n  tip: there is {}\n", found.join(", ")))
}
