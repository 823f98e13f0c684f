//! What is found in projects of several shapes, and that `ef init` writes the same.

use crate::{
    dev::plan::{Command, Plan},
    settings::{draft, testing::Project},
};

const FASTAPI: &str = "from fastapi import FastAPI\n\napi: FastAPI = FastAPI(title=\"x\")\n";
const NEXT: &str = r#"{ "dependencies": { "next": "16" }, "scripts": { "dev": "next dev -p 3100" } }"#;

/// Name, folder, command, setup of each service of a plan.
fn summary(plan: &Plan) -> Vec<[String; 4]> {
    let summary = |service: &crate::dev::plan::Service| {
        let dir = service.dir.strip_prefix(&plan.root).unwrap().display().to_string();
        let Command::Exec(words) = &service.command else { panic!("a shell line") };
        let setup = service.setup.as_ref().map(|setup| {
            let missing = setup.when_missing.strip_prefix(&service.dir).unwrap().display();
            format!("{missing}: {}", setup.run)
        });
        [service.name.to_string(), dir, words.join(" "), setup.unwrap_or_default()]
    };
    plan.services.iter().map(summary).collect()
}

#[test]
fn a_project_of_both_halves_is_found_and_init_writes_the_same() {
    let project = Project::empty()
        .file("app/main.py", FASTAPI)
        .file("requirements.txt", "fastapi\n")
        .file("frontend/package.json", NEXT)
        .file("frontend/package-lock.json", "{}")
        .file("supabase/migrations/1_a.sql", "");
    let detected = project.settings();
    let setup =
        "venv/bin/uvicorn: python3 -m venv venv && venv/bin/python -m pip install -r requirements.txt";
    if cfg!(unix) {
        assert_eq!(
            summary(&project.plan(&[], &[])),
            [
                [
                    "api",
                    "",
                    "python -m uvicorn app.main:api --reload --reload-dir app --host 127.0.0.1 --port 8000",
                    setup
                ],
                [
                    "ui",
                    "frontend",
                    "node node_modules/next/dist/bin/next dev -H 127.0.0.1 -p 3100",
                    "node_modules/.package-lock.json: npm ci"
                ],
            ]
        );
    }
    assert_eq!(detected.found.len(), 5, "{:?}", detected.found);
    assert!(detected.leaves().iter().any(|leaf| leaf.key == "migrations" && leaf.origin == "detected"));

    draft(&project.request).unwrap().write(false).unwrap();
    let written = project.settings();
    assert!(written.file.is_some() && written.found.is_empty());
    let values = |settings: &crate::settings::Settings| -> Vec<_> {
        settings.leaves().into_iter().map(|leaf| (leaf.path, leaf.toml, leaf.origin == "default")).collect()
    };
    assert_eq!(values(&written), values(&detected));
}

#[test]
fn a_virtual_environment_that_is_there_is_used() {
    let project = Project::empty().file("main.py", FASTAPI).file(".venv/pyvenv.cfg", "");
    let plan = project.plan(&[], &[]);
    assert_eq!(plan.services[0].venv, Some(project.path(".venv")));
    assert!(plan.services[0].setup.is_none());
    assert_eq!(summary(&plan)[0][2], "python -m uvicorn main:api --reload --host 127.0.0.1 --port 8000");
}

#[test]
fn a_backend_may_lie_in_its_own_folder() {
    let project = Project::empty().file("backend/app/main.py", FASTAPI).file("backend/uv.lock", "");
    let plan = project.plan(&[], &[]);
    let [_, dir, _, setup] = &summary(&plan)[0];
    assert_eq!(dir, "backend");
    assert!(setup.ends_with(": uv sync"), "{setup}");
}

#[test]
fn the_lock_file_tells_the_package_manager() {
    let setup = |file: &str| {
        let project = Project::empty().file("web/package.json", NEXT).file(&format!("web/{file}"), "");
        summary(&project.plan(&[], &[]))[0][3].split(": ").nth(1).unwrap().to_owned()
    };
    assert_eq!(setup("package-lock.json"), "npm ci");
    assert_eq!(setup("pnpm-lock.yaml"), "pnpm install --frozen-lockfile");
    assert_eq!(setup("yarn.lock"), "yarn install --frozen-lockfile");
    assert_eq!(setup("bun.lockb"), "bun install");
    assert_eq!(setup("nothing"), "npm install");
}

#[test]
fn other_projects_are_left_alone() {
    let project = Project::empty()
        .file("main.py", "print('no web here')\n")
        .file("frontend/package.json", r#"{ "dependencies": { "vite": "7" } }"#)
        .file("web/package.json", "not json");
    assert!(project.settings().found.is_empty());
    assert!(project.report().contains("nothing_found"));
}

#[test]
fn a_draft_without_services_is_a_good_file_too() {
    let project = Project::empty();
    draft(&project.request).unwrap().write(false).unwrap();
    assert!(project.report().contains("no_services"));
}

#[test]
fn a_file_is_replaced_only_by_force_and_others_cannot_see_it_half_written() {
    let project = Project::empty().file("ef.toml", "# mine\n");
    let draft = draft(&project.request).unwrap();
    assert!(draft.write(false).unwrap_err().to_string().ends_with("ef.toml` is already there"));
    assert_eq!(std::fs::read_to_string(project.path("ef.toml")).unwrap(), "# mine\n");
    draft.write(true).unwrap();
    assert_eq!(std::fs::read_to_string(project.path("ef.toml")).unwrap(), draft.text);
    assert_eq!(std::fs::read_dir(&project.request.dir).unwrap().count(), 1);
}

#[cfg(unix)]
#[test]
fn a_link_stays_a_link_and_the_file_is_for_everybody() {
    use std::os::unix::fs::PermissionsExt;
    let project = Project::empty().file("real/ef.toml", "");
    std::os::unix::fs::symlink("real/ef.toml", project.path("ef.toml")).unwrap();
    let mode = || std::fs::metadata(project.path("real/ef.toml")).unwrap().permissions().mode();
    let before = mode();
    draft(&project.request).unwrap().write(true).unwrap();
    assert!(project.path("ef.toml").is_symlink());
    assert_eq!(mode(), before);
}
