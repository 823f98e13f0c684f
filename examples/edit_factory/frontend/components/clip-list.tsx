"use client";

import Link from "next/link";
import { useCallback, useRef, useState, type FormEvent } from "react";

import { Costs } from "@/components/costs";
import { DeleteButton } from "@/components/delete-button";
import { ErrorNotice } from "@/components/notice";
import { ClipVoiceOver } from "@/components/voice-over";
import { addClip, deleteClip, getProject, listClips, listVoices, messageOf, type Clip, type Voices } from "@/lib/api";
import { count, duration } from "@/lib/format";
import { useLoad } from "@/lib/use-load";

export function ClipList({ projectId }: { projectId: string }) {
  const fetchBoth = useCallback(
    async () => ({
      project: await getProject(projectId),
      clips: await listClips(projectId),
      voices: await listVoices(),
    }),
    [projectId],
  );
  const [load, reload] = useLoad(fetchBoth);
  const [error, setError] = useState<string>();
  const [turn, setTurn] = useState(0);

  async function remove(clip: Clip) {
    try {
      await deleteClip(projectId, clip.id);
      setError(undefined);
    } catch (problem) {
      setError(messageOf(problem));
    }
    await reload();
  }

  return (
    <>
      <p>
        <Link href="/">← All projects</Link>
      </p>
      {load.state === "loading" && <p className="muted">Loading…</p>}
      {load.state === "failed" && <ErrorNotice message={load.message} onRetry={reload} />}
      {load.state === "ready" && (
        <>
          <h1>{load.value.project.name}</h1>
          <NewClipForm projectId={projectId} onAdded={reload} />
          {error && <ErrorNotice message={error} />}
          <Clips
            projectId={projectId}
            clips={load.value.clips}
            voices={load.value.voices}
            onDelete={remove}
            onSpoken={() => setTurn((turn) => turn + 1)}
          />
          <Costs turn={turn} />
        </>
      )}
    </>
  );
}

function Clips({
  projectId,
  clips,
  voices,
  onDelete,
  onSpoken,
}: {
  projectId: string;
  clips: Clip[];
  voices: Voices;
  onDelete: (clip: Clip) => Promise<void>;
  onSpoken: () => void;
}) {
  if (clips.length === 0) return <p className="muted empty">No clip yet. Add the first one above.</p>;
  const total = clips.reduce((sum, clip) => sum + clip.seconds, 0);
  return (
    <>
      <ol className="list" aria-label="Clips">
        {clips.map((clip, i) => (
          <li key={clip.id} className="item">
            <span className="muted number" aria-hidden="true">
              {i + 1}
            </span>
            <span className="grow">{clip.title}</span>
            <span className="muted">{duration(clip.seconds)}</span>
            <DeleteButton what={`clip ${clip.title}`} onDelete={() => onDelete(clip)} />
            <ClipVoiceOver projectId={projectId} clip={clip} voices={voices} onSpoken={onSpoken} />
          </li>
        ))}
      </ol>
      <p className="muted">
        {count(clips.length, "clip")}, {duration(total)} in all
      </p>
    </>
  );
}

function NewClipForm({ projectId, onAdded }: { projectId: string; onAdded: () => Promise<void> }) {
  const [title, setTitle] = useState("");
  const [seconds, setSeconds] = useState("");
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string>();
  const titleField = useRef<HTMLInputElement>(null);

  async function submit(event: FormEvent) {
    event.preventDefault();
    setBusy(true);
    setError(undefined);
    try {
      await addClip(projectId, title, Number(seconds));
      setTitle("");
      setSeconds("");
      await onAdded();
      titleField.current?.focus();
    } catch (problem) {
      setError(messageOf(problem));
    }
    setBusy(false);
  }

  return (
    <form className="card" onSubmit={submit}>
      <label className="grow">
        New clip
        <input
          ref={titleField}
          value={title}
          onChange={(e) => setTitle(e.target.value)}
          maxLength={120}
          required
          placeholder="Title"
        />
      </label>
      <label className="short">
        Seconds
        <input
          type="number"
          value={seconds}
          onChange={(e) => setSeconds(e.target.value)}
          min="0.1"
          max={24 * 60 * 60}
          step="0.1"
          required
        />
      </label>
      <button type="submit" disabled={busy}>
        {busy ? "Adding…" : "Add"}
      </button>
      {error && <ErrorNotice message={error} />}
    </form>
  );
}
