"use client";

import { useState } from "react";

import { ErrorNotice } from "@/components/notice";
import { devSignIn, listSeededUsers, messageOf, type SeededUser } from "@/lib/api";
import { keepToken } from "@/lib/token";
import { useLoad } from "@/lib/use-load";

export function SignIn() {
  const [load, reload] = useLoad(listSeededUsers);
  return (
    <>
      <h1>Sign in</h1>
      <p className="muted">
        This is a development server: its seeded users need no password, and only this machine may use them.
      </p>
      {load.state === "loading" && <p className="muted">Loading…</p>}
      {load.state === "failed" && <ErrorNotice message={load.message} onRetry={reload} />}
      {load.state === "ready" && <Users users={load.value} />}
    </>
  );
}

function Users({ users }: { users: SeededUser[] }) {
  const [chosen, setChosen] = useState<string>();
  const [error, setError] = useState<string>();

  async function enter(email: string) {
    setChosen(email);
    setError(undefined);
    try {
      keepToken((await devSignIn(email)).access_token);
    } catch (problem) {
      setError(messageOf(problem));
      setChosen(undefined);
    }
  }

  if (users.length === 0) {
    return (
      <p className="muted empty">
        There are no seeded users. <code>python -m app.seed</code> adds two.
      </p>
    );
  }
  return (
    <>
      {error && <ErrorNotice message={error} />}
      <ul className="list" aria-label="Users">
        {users.map((user) => (
          <li key={user.email} className="item">
            <span className="grow">
              <strong>{user.name}</strong>
              <br />
              <span className="muted">{user.email}</span>
            </span>
            <button type="button" disabled={chosen !== undefined} onClick={() => void enter(user.email)}>
              {chosen === user.email ? "Signing in…" : `Sign in as ${user.name}`}
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}
