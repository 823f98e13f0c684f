"use client";

import { useEffect, useState, type FormEvent } from "react";

import { ErrorNotice } from "@/components/notice";
import { fetchSound, messageOf, setVoiceOver, type Clip, type VoiceOver, type Voices } from "@/lib/api";
import { duration } from "@/lib/format";

/** The voice-over of a clip: who says what, to be listened to, and a form to have it said anew. */
export function ClipVoiceOver({
  projectId,
  clip,
  voices,
  onSpoken,
}: {
  projectId: string;
  clip: Clip;
  voices: Voices;
  onSpoken: () => void;
}) {
  const [open, setOpen] = useState(false);
  const [spoken, setSpoken] = useState(clip.voice_over);
  return (
    <div className="voice-over">
      {spoken && <Player projectId={projectId} title={clip.title} spoken={spoken} />}
      <button
        type="button"
        className="quiet"
        aria-expanded={open}
        aria-label={`Voice-over of ${clip.title}`}
        onClick={() => setOpen(!open)}
      >
        {spoken ? "Say it anew" : "Voice-over"}
      </button>
      {open && (
        <VoiceOverForm
          projectId={projectId}
          clip={clip}
          voices={voices}
          words={spoken?.words ?? clip.title}
          onSpoken={(made) => {
            setSpoken(made);
            onSpoken();
          }}
        />
      )}
    </div>
  );
}

// The sound is behind the token, so it is fetched as everything else is, and handed to the player from memory.
function Player({ projectId, title, spoken }: { projectId: string; title: string; spoken: VoiceOver }) {
  const [source, setSource] = useState<string>();
  const [error, setError] = useState<string>();

  useEffect(() => {
    let url: string | undefined;
    let gone = false;
    fetchSound(projectId, spoken.clip_id).then(
      (sound) => {
        if (gone) return;
        url = URL.createObjectURL(sound);
        setSource(url);
        setError(undefined);
      },
      (problem) => !gone && setError(messageOf(problem)),
    );
    return () => {
      gone = true;
      if (url) URL.revokeObjectURL(url);
    };
  }, [projectId, spoken.id, spoken.clip_id]);

  if (error) return <ErrorNotice message={error} />;
  return (
    <figure className="player">
      {source && <audio controls src={source} aria-label={`Sound of ${title}`} />}
      <figcaption className="muted">
        “{spoken.words}” {spoken.preset ? `(${spoken.preset}) ` : ""}by {spoken.engine} {spoken.voice},{" "}
        {duration(spoken.seconds)}
      </figcaption>
    </figure>
  );
}

function VoiceOverForm({
  projectId,
  clip,
  voices,
  words: first,
  onSpoken,
}: {
  projectId: string;
  clip: Clip;
  voices: Voices;
  words: string;
  onSpoken: (made: VoiceOver) => void;
}) {
  const [words, setWords] = useState(first);
  const [preset, setPreset] = useState("");
  const [engine, setEngine] = useState("");
  const [voice, setVoice] = useState("");
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<string>();
  const engines = [...new Set(voices.voices.map((one) => one.engine))];
  const fitting = voices.voices.filter((one) => engine === "" || one.engine === engine);

  async function submit(event: FormEvent) {
    event.preventDefault();
    setBusy(true);
    setError(undefined);
    try {
      // A preset says who speaks; beside it nothing is asked for.
      const who = preset ? { preset } : { engine: engine || undefined, voice: voice || undefined };
      onSpoken(await setVoiceOver(projectId, clip.id, { words, ...who }));
    } catch (problem) {
      setError(messageOf(problem));
    }
    setBusy(false);
  }

  return (
    <form className="card" aria-label={`Voice-over for ${clip.title}`} onSubmit={submit}>
      <label className="whole">
        Words
        <textarea value={words} onChange={(e) => setWords(e.target.value)} maxLength={2000} rows={2} required />
      </label>
      <label className="grow">
        Preset
        <select value={preset} onChange={(e) => setPreset(e.target.value)}>
          <option value="">None</option>
          {voices.presets.map((one) => (
            <option key={one.name}>{one.name}</option>
          ))}
        </select>
      </label>
      <label className="grow">
        Engine
        <select
          value={engine}
          disabled={preset !== ""}
          onChange={(e) => {
            setEngine(e.target.value);
            setVoice("");
          }}
        >
          <option value="">As set</option>
          {engines.map((name) => (
            <option key={name}>{name}</option>
          ))}
        </select>
      </label>
      <label className="grow">
        Voice
        <select value={voice} disabled={preset !== ""} onChange={(e) => setVoice(e.target.value)}>
          <option value="">Its own choice</option>
          {fitting.map((one) => (
            <option key={`${one.engine} ${one.id} ${one.name}`} value={one.id}>
              {one.name} ({one.language})
            </option>
          ))}
        </select>
      </label>
      <button type="submit" disabled={busy}>
        {busy ? "Speaking…" : "Speak"}
      </button>
      {error && <ErrorNotice message={error} />}
    </form>
  );
}
