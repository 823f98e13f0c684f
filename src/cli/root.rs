//! The root command: parse, dispatch, report.

use super::{
    Env, Error, Global, config, control, costs, db, dev, doctor, generate, init, migrate, rls, run::Run,
    session::Session, tts, workspace,
};
use crate::{
    base::{Exit, process::Guard},
    ui::{self, Stream},
};
use clap::{Parser, Subcommand};

/// Launch, isolate, manage workspaces and speak: one tool for a FastAPI, Next.js and Supabase project
#[derive(Parser, Debug)]
#[command(
    name = "ef",
    version,
    max_term_width = 100,
    propagate_version = true,
    arg_required_else_help = true
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
            Self::Completions(completions) => Ok(completions.run(session)),
            Self::Man(man) => man.run(session),
            Self::Generate(generate) => generate.run(session),
            Self::DbServe(serve) => serve.run(session),
        }
    }
}

/// Runs `ef` in these surroundings.
pub fn run(env: Env) -> Exit {
    // The launcher's guard is this same program, started anew: it reads no flags and no settings.
    if let Some(guard) = Guard::of_environment(&env.vars) {
        return dev::watch(guard, &Stream::new(env.stderr, env.stderr_terminal, false));
    }
    let cli = match Cli::try_parse_from(&env.args) {
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
    let (writer, terminal) = if error.use_stderr() {
        (&mut env.stderr, env.stderr_terminal)
    } else {
        (&mut env.stdout, env.stdout_terminal)
    };
    let text = error.render();
    let text = if terminal { text.ansi().to_string() } else { text.to_string() };
    let _ = writer.write_all(text.as_bytes()).and_then(|()| writer.flush());
    if error.use_stderr() { Exit::Usage } else { Exit::Done }
}
