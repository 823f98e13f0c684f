"use client";

import Link from "next/link";
import { useState } from "react";

import { ErrorNotice } from "@/components/notice";
import type { Session } from "@/components/session";
import { messageOf, switchWorkspace } from "@/lib/api";
import { startAnew } from "@/lib/token";

export function Navbar({ session }: { session?: Session }) {
  const [error, setError] = useState<string>();
  return (
    <>
      <header className="bar">
        <div className="bar-row">
          <Link href="/" className="brand">
            <span aria-hidden="true" className="mark" />
            Edit Factory
          </Link>
          {session && (
            <>
              <WorkspaceSwitcher session={session} onError={setError} />
              <Account email={session.me.email} />
            </>
          )}
        </div>
      </header>
      {error && (
        <div className="below-bar">
          <ErrorNotice message={error} />
        </div>
      )}
    </>
  );
}

function WorkspaceSwitcher({ session, onError }: { session: Session; onError: (message?: string) => void }) {
  const [busy, setBusy] = useState(false);
  const active = session.workspaces.find((workspace) => workspace.active);

  async function choose(id: string) {
    setBusy(true);
    onError(undefined);
    try {
      const token = await switchWorkspace(id);
      startAnew(token.access_token);
    } catch (problem) {
      onError(messageOf(problem));
      setBusy(false);
    }
  }

  return (
    <select
      className="switcher"
      aria-label="Workspace"
      value={active?.id ?? ""}
      disabled={busy}
      onChange={(event) => void choose(event.target.value)}
    >
      {!active && (
        <option value="" disabled>
          Choose a workspace
        </option>
      )}
      {session.workspaces.map((workspace) => (
        <option key={workspace.id} value={workspace.id}>
          {workspace.name}
        </option>
      ))}
    </select>
  );
}

function Account({ email }: { email: string | null }) {
  return (
    <div className="account">
      <span className="muted">{email}</span>
      <button type="button" className="quiet" onClick={() => startAnew(null)}>
        Sign out
      </button>
    </div>
  );
}
