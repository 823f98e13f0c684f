"use client";

import Link from "next/link";
import { useRouter } from "next/navigation";
import { useState, type FormEvent } from "react";

import { DeleteButton } from "@/components/delete-button";
import { ErrorNotice } from "@/components/notice";
import { useSession } from "@/components/session";
import { createProject, deleteProject, listProjects, messageOf, type Project } from "@/lib/api";
import { count, withArticle } from "@/lib/format";
import { useLoad } from "@/lib/use-load";

export function ProjectList() {
  const [load, reload] = useLoad(listProjects);
  const [error, setError] = useState<string>();
  const workspace = useSession().workspaces.find(({ active }) => active);

  async function remove(project: Project) {
    try {
      await deleteProject(project.id);
      setError(undefined);
    } catch (problem) {
      setError(messageOf(problem));
    }
    await reload();
  }

  return (
    <>
      <h1>Projects</h1>
      {workspace ? (
        <p className="muted under-title">
          of {workspace.name}, where you are {withArticle(workspace.role)}
        </p>
      ) : (
        <p className="muted under-title">No workspace is active. Choose one above.</p>
      )}
      <NewProjectForm />
      {error && <ErrorNotice message={error} />}
      {load.state === "loading" && <p className="muted">Loading…</p>}
      {load.state === "failed" && <ErrorNotice message={load.message} onRetry={reload} />}
      {load.state === "ready" && <Projects projects={load.value} onDelete={remove} />}
    </>
  );
}

function Projects({ projects, onDelete }: { projects: Project[]; onDelete: (project: Project) => Promise<void> }) {
  if (projects.length === 0) return <p className="muted empty">No project yet. Create the first one above.</p>;
  return (
    <ul className="list" aria-label="Projects">
      {projects.map((project) => (
        <li key={project.id} className="item">
          <Link href={`/projects/${project.id}`} className="grow">
            {project.name}
          </Link>
          <span className="muted">{count(project.clip_count, "clip")}</span>
          <DeleteButton what={`project ${project.name}`} onDelete={() => onDelete(project)} />
        </li>
      ))}
    </ul>
  );
}

function NewProjectForm() {
  const router = useRouter();
  const [name, setName] = useState("");
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string>();

  async function submit(event: FormEvent) {
    event.preventDefault();
    setBusy(true);
    setError(undefined);
    try {
      const project = await createProject(name);
      router.push(`/projects/${project.id}`);
    } catch (problem) {
      setError(messageOf(problem));
      setBusy(false);
    }
  }

  return (
    <form className="card" onSubmit={submit}>
      <label className="grow">
        New project
        <input value={name} onChange={(e) => setName(e.target.value)} maxLength={120} required placeholder="Name" />
      </label>
      <button type="submit" disabled={busy}>
        {busy ? "Creating…" : "Create"}
      </button>
      {error && <ErrorNotice message={error} />}
    </form>
  );
}
