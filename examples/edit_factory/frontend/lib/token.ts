// The token of whoever is signed in, kept in this browser. What it says decides nothing here: the backend
// verifies it with every request.

const KEY = "edit-factory-token";
const listeners = new Set<() => void>();

export function readToken(): string | null {
  return window.localStorage.getItem(KEY);
}

/** Keeps the token of somebody who has signed in; the page follows, in this tab and in others. */
export function keepToken(token: string): void {
  window.localStorage.setItem(KEY, token);
  listeners.forEach((listener) => listener());
}

/**
 * Goes on with another token, or with none, from the first page. That page is loaded anew, so that nothing the
 * earlier user or workspace has seen is left in this tab: no state, no cached page, no address.
 */
export function startAnew(token: string | null): void {
  if (token === null) window.localStorage.removeItem(KEY);
  else window.localStorage.setItem(KEY, token);
  window.location.assign("/");
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
