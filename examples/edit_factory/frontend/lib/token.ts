// The token of whoever is signed in, kept in this browser. What it says decides nothing here: the backend
// verifies it with every request.

const KEY = "edit-factory-token";
const listeners = new Set<() => void>();

export function readToken(): string | null {
  return window.localStorage.getItem(KEY);
}

/** Keeps a token, or with null forgets it; the page follows, in this tab and in others. */
export function keepToken(token: string | null): void {
  if (token === null) window.localStorage.removeItem(KEY);
  else window.localStorage.setItem(KEY, token);
  listeners.forEach((listener) => listener());
}

/** Calls `listener` when the token changes, until the returned function is called. */
export function onTokenChange(listener: () => void): () => void {
  const inAnotherTab = (event: StorageEvent) => {
    if (event.key === KEY || event.key === null) listener();
  };
  listeners.add(listener);
  window.addEventListener("storage", inAnotherTab);
  return () => {
    listeners.delete(listener);
    window.removeEventListener("storage", inAnotherTab);
  };
}
