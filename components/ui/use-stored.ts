"use client";

import { useSyncExternalStore } from "react";

/**
 * A value this browser remembers, shared by every component that names the same key. The server and the first
 * draw see `fallback`, so nothing in the HTML may depend on it.
 *
 * @param parse reads what was stored; undefined means it no longer makes sense.
 */
export function useStored<T>(
  key: string,
  fallback: T,
  parse: (value: unknown) => T | undefined,
): [value: T, set: (value: T) => void] {
  const raw = useSyncExternalStore(
    subscribe,
    () => read(key),
    () => null,
  );
  return [decode(raw, parse) ?? fallback, (value) => write(key, JSON.stringify(value))];
}

const prefix = "facet.";
const listeners = new Set<() => void>();
// A browser may forbid storage; the choice then lasts as long as the page.
const memory = new Map<string, string>();

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  window.addEventListener("storage", listener);
  return () => {
    listeners.delete(listener);
    window.removeEventListener("storage", listener);
  };
}

function read(key: string): string | null {
  try {
    return memory.get(key) ?? localStorage.getItem(prefix + key);
  } catch {
    return null;
  }
}

function write(key: string, text: string): void {
  try {
    localStorage.setItem(prefix + key, text);
    memory.delete(key);
  } catch {
    memory.set(key, text);
  }
  for (const listener of listeners) listener();
}

function decode<T>(raw: string | null, parse: (value: unknown) => T | undefined): T | undefined {
  if (raw === null) return undefined;
  try {
    return parse(JSON.parse(raw));
  } catch {
    return undefined;
  }
}
