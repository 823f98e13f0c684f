//! What `ef init` makes of projects of many shapes: managers of Python and JavaScript, monorepos, and the lists of
//! other tools.

use crate::{
    dev::plan::{Command, Plan, Service},
    settings::{draft, testing::Project},
};

const FASTAPI: &str = "from fastapi import FastAPI\napp = FastAPI()\n";
const NEXT: &str = r#"{ "dependencies": { "next": "16" }, "scripts": { "dev": "next dev" } }"#;

/// The plan of a project, which must be the same once `ef init` has written it down.
fn plan(project: &Project) -> Plan {
    let detected = project.plan(&[], &[]);
    draft(&project.request).unwrap().write(false).unwrap();
    let written = project.plan(&[], &[]);
    let all = |plan: &Plan| plan.services.iter().map(line).collect::<Vec<_>>();
    assert_eq!(all(&written), all(&detected));
    written
}

/// A service in one line: name, folder, command, port.
fn line(service: &Service) -> String {
    let command = match &service.command {
        Command::Exec(words) => words.join(" "),
        Command::Shell(line) => format!("sh: {line}"),
    };
    let dir = service.dir.file_name().unwrap_or_default().to_string_lossy();
    format!("{} in {dir}: {command} :{}", service.name, service.port.unwrap_or_default())
}

fn setup(service: &Service) -> (String, String) {
    let setup = service.setup.as_ref().unwrap();
    let missing = setup.when_missing.display().to_string();
    (missing.rsplit("project/").next().unwrap().to_owned(), setup.run.clone())
}

#[cfg(unix)]
#[test]
fn each_manager_of_python_has_its_setup() {
    for (files, venv, run) in [
        (&[("uv.lock", "")][..], ".venv", "uv sync"),
        (&[("poetry.lock", "")], ".venv", "POETRY_VIRTUALENVS_IN_PROJECT=1 poetry install"),
        (&[("pyproject.toml", "[tool.poetry]\n")], ".venv", "POETRY_VIRTUALENVS_IN_PROJECT=1 poetry install"),
        (&[("pdm.lock", "")], ".venv", "pdm install"),
        (&[("Pipfile.lock", "")], ".venv", "PIPENV_VENV_IN_PROJECT=1 pipenv sync --dev"),
        (
            &[("requirements.txt", "fastapi\n")],
            "venv",
            "python3 -m venv venv && venv/bin/python -m pip install -r requirements.txt",
        ),
        (
            &[("pyproject.toml", "[project]\nname = \"x\"\n")],
            ".venv",
            "python3 -m venv .venv && .venv/bin/python -m pip install -e .",
        ),
    ] {
        let project = files.iter().fold(Project::empty(), |project, (name, text)| project.file(name, text));
        let plan = plan(&project.file("app/main.py", FASTAPI));
        assert_eq!(setup(&plan.services[0]), (format!("{venv}/bin/uvicorn"), run.to_owned()));
    }
}

#[cfg(unix)]
#[test]
fn a_monorepo_has_a_service_for_each_part_and_one_installation() {
    let project = Project::empty()
        .file("apps/api/main.py", FASTAPI)
        .file("apps/web/package.json", NEXT)
        .file("apps/admin/package.json", NEXT)
        .file("packages/shared/package.json", "{}")
        .file("pnpm-lock.yaml", "")
        .file("uv.lock", "");
    let plan = plan(&project);
    let lines: Vec<String> = plan.services.iter().map(line).collect();
    assert_eq!(
        lines,
        [
            "api in api: python -m uvicorn main:app --reload --host 127.0.0.1 --port 8000 :8000",
            "ui in admin: node node_modules/next/dist/bin/next dev -H 127.0.0.1 -p 3000 :3000",
            "web in web: node node_modules/next/dist/bin/next dev -H 127.0.0.1 -p 3001 :3001",
        ]
    );
    let (missing, run) = setup(&plan.services[0]);
    assert!(missing.ends_with(".venv/bin/uvicorn") && run == "uv sync --all-packages", "{missing}: {run}");
    assert_eq!(setup(&plan.services[1]).1, "pnpm install --frozen-lockfile");
}

#[test]
fn npm_puts_next_at_the_root_of_a_monorepo() {
    let project = Project::empty().file("apps/web/package.json", NEXT).file("package-lock.json", "{}");
    let plan = plan(&project);
    assert!(line(&plan.services[0]).contains("node ../../node_modules/next/dist/bin/next dev"), "{plan:?}");
    assert_eq!(setup(&plan.services[0]).1, "npm ci --prefix ../../");
}

#[test]
fn concurrently_keeps_its_names_and_commands() {
    let dev = r#"concurrently -n api,ui \"uvicorn app.main:app --reload\" \"npm --prefix frontend run dev\""#;
    let project = Project::empty()
        .file("package.json", format!(r#"{{ "scripts": {{ "dev": "{dev}" }} }}"#))
        .file("app/main.py", FASTAPI)
        .file("requirements.txt", "fastapi\n")
        .file("frontend/package.json", NEXT)
        .file("frontend/package-lock.json", "{}");
    let plan = plan(&project);
    let lines: Vec<String> = plan.services.iter().map(line).collect();
    assert_eq!(
        lines,
        [
            "api in project: sh: uvicorn app.main:app --reload :8000",
            "ui in project: sh: npm --prefix frontend run dev :3000",
        ]
    );
    assert_eq!(plan.services[0].venv, Some(project.path("venv")));
    assert_eq!(
        setup(&plan.services[1]),
        ("frontend/node_modules/.package-lock.json".into(), "cd frontend && npm ci".into())
    );
}

#[test]
fn a_procfile_gives_ports_and_what_it_lacks_is_found_beside_it() {
    let text = "web: uvicorn app.main:app --port $PORT\nworker: celery -A app worker\nrelease: alembic upgrade head\n";
    let project =
        Project::empty().file("Procfile", text).file("app/main.py", FASTAPI).file("web/package.json", NEXT);
    let plan = plan(&project);
    let lines: Vec<String> = plan.services.iter().map(line).collect();
    assert_eq!(
        lines,
        [
            "web in project: sh: uvicorn app.main:app --port $PORT :5000",
            "worker in project: sh: celery -A app worker :0",
            "ui in web: node node_modules/next/dist/bin/next dev -H 127.0.0.1 -p 3000 :3000",
        ]
    );
    assert!(plan.services[0].environment.contains(&("PORT".into(), "5000".into())));
}

#[test]
fn process_compose_keeps_needs_folders_and_probes() {
    let text = "processes:\n  seed:\n    command: python seed.py\n  api:\n    command: uvicorn main:app\n    working_dir: backend\n    depends_on:\n      seed:\n        condition: process_completed_successfully\n    readiness_probe:\n      http_get: { host: 127.0.0.1, port: 8080, path: /health }\n  ui:\n    command: cd web && npm run dev\n";
    let project = Project::empty()
        .file("process-compose.yaml", text)
        .file("backend/main.py", FASTAPI)
        .file("web/package.json", NEXT);
    let plan = plan(&project);
    let lines: Vec<String> = plan.services.iter().map(line).collect();
    assert_eq!(
        lines,
        [
            "seed in project: sh: python seed.py :0",
            "api in backend: sh: uvicorn main:app :8080",
            "ui in web: sh: npm run dev :3000",
        ]
    );
    assert_eq!(plan.services[1].needs.len(), 1);
    let found = project.request.dir.join("ef.toml");
    let written = std::fs::read_to_string(found).unwrap();
    assert!(
        written.contains("http://127.0.0.1:8080/health") && written.contains("\"seed:done\""),
        "{written}"
    );
}

#[test]
fn lists_with_odd_names_and_broken_files_do_no_harm() {
    let project = Project::empty().file(
        "process-compose.yaml",
        "processes:\n  \"my api!\":\n    command: x\n  \"../up\":\n    command: y\n",
    );
    let names: Vec<String> = plan(&project).services.iter().map(|service| service.name.to_string()).collect();
    assert_eq!(names, ["my-api", "up"]);
    for (file, text) in [
        ("Procfile", "\u{0}\u{1}"),
        ("process-compose.yml", "a: ["),
        ("package.json", r#"{"scripts":{"dev":"concurrently"}}"#),
    ] {
        let project = Project::empty().file(file, text);
        assert!(project.settings().found.is_empty(), "{file}");
    }
}

#[cfg(unix)]
#[test]
fn a_script_that_enters_the_backend_gets_its_environment() {
    let scripts =
        r#""dev": "concurrently \"npm:dev:*\"", "dev:api": "cd backend && uvicorn app.main:app --port 8000""#;
    let project = Project::empty()
        .file("package.json", format!(r#"{{ "scripts": {{ {scripts} }} }}"#))
        .file("backend/app/main.py", FASTAPI)
        .file("backend/requirements.txt", "fastapi\nuvicorn\n");
    let plan = plan(&project);
    assert_eq!(line(&plan.services[0]), "api in project: sh: npm run dev:api :8000");
    assert_eq!(plan.services[0].venv, Some(project.path("backend/venv")));
    let run = "cd backend && python3 -m venv venv && venv/bin/python -m pip install -r requirements.txt";
    assert_eq!(setup(&plan.services[0]), ("backend/venv/bin/uvicorn".into(), run.into()));
}
