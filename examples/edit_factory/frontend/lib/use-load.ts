"use client";

import { useCallback, useEffect, useState } from "react";

import { ApiError, messageOf } from "./api";
import { readToken, startAnew } from "./token";

export type Load<T> =
  | { state: "loading" }
  | { state: "failed"; message: string }
  | { state: "ready"; value: T };

/**
 * Calls `fetcher` once the page is shown and again on `reload`; pass a function that keeps its identity.
 * A token that the backend no longer takes is forgotten, which leads to the page to sign in.
 */
export function useLoad<T>(fetcher: () => Promise<T>): [Load<T>, reload: () => Promise<void>] {
  const [load, setLoad] = useState<Load<T>>({ state: "loading" });

  const reload = useCallback(async () => {
    const token = readToken();
    try {
      setLoad({ state: "ready", value: await fetcher() });
    } catch (error) {
      if (error instanceof ApiError && error.status === 401 && token !== null && token === readToken()) {
        return startAnew(null);
      }
      setLoad({ state: "failed", message: messageOf(error) });
    }
  }, [fetcher]);

  useEffect(() => {
    void reload();
  }, [reload]);

  return [load, reload];
}
