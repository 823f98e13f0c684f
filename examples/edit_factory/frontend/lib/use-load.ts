"use client";

import { useCallback, useEffect, useState } from "react";

import { messageOf } from "./api";

export type Load<T> =
  | { state: "loading" }
  | { state: "failed"; message: string }
  | { state: "ready"; value: T };

/** Calls `fetcher` once the page is shown and again on `reload`; pass a function that keeps its identity. */
export function useLoad<T>(fetcher: () => Promise<T>): [Load<T>, reload: () => Promise<void>] {
  const [load, setLoad] = useState<Load<T>>({ state: "loading" });

  const reload = useCallback(async () => {
    try {
      setLoad({ state: "ready", value: await fetcher() });
    } catch (error) {
      setLoad({ state: "failed", message: messageOf(error) });
    }
  }, [fetcher]);

  useEffect(() => {
    void reload();
  }, [reload]);

  return [load, reload];
}
