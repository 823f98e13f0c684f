"use client";

import { createContext, useCallback, useContext, useSyncExternalStore, type ReactNode } from "react";

import { Navbar } from "@/components/navbar";
import { ErrorNotice } from "@/components/notice";
import { SignIn } from "@/components/sign-in";
import { getMe, listWorkspaces, type Me, type Workspace } from "@/lib/api";
import { onTokenChange, readToken, startAnew } from "@/lib/token";
import { useLoad } from "@/lib/use-load";

export type Session = { me: Me; workspaces: Workspace[] };

const SessionContext = createContext<Session | null>(null);

/** Who is signed in; only for what is shown inside `SignedIn`. */
export function useSession(): Session {
  const session = useContext(SessionContext);
  if (session === null) throw new Error("nobody is signed in here");
  return session;
}

// Undefined on the server, which does not know: the first picture shows neither page.
const useToken = () => useSyncExternalStore(onTokenChange, readToken, () => undefined);

/** The whole page: that of the user who is signed in, or the one to sign in. */
export function SessionGate({ children }: { children: ReactNode }) {
  const token = useToken();
  if (token === undefined) return <Navbar />;
  if (token === null) {
    return (
      <>
        <Navbar />
        <main>
          <SignIn />
        </main>
      </>
    );
  }
  // When another tab signs in or switches, everything below begins anew here, too.
  return <SignedIn key={token}>{children}</SignedIn>;
}

function SignedIn({ children }: { children: ReactNode }) {
  const fetchSession = useCallback(async (): Promise<Session> => {
    const [me, workspaces] = await Promise.all([getMe(), listWorkspaces()]);
    return { me, workspaces };
  }, []);
  const [load, reload] = useLoad(fetchSession);
  if (load.state !== "ready") {
    return (
      <>
        <Navbar />
        <main>
          {load.state === "loading" ? (
            <p className="muted">Loading…</p>
          ) : (
            <>
              <ErrorNotice message={load.message} onRetry={reload} />
              <button type="button" className="quiet" onClick={() => startAnew(null)}>
                Sign out
              </button>
            </>
          )}
        </main>
      </>
    );
  }
  return (
    <SessionContext value={load.value}>
      <Navbar session={load.value} />
      <main>{children}</main>
    </SessionContext>
  );
}
