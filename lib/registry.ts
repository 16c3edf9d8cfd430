/**
 * The process holds two module graphs: `server.ts` with what it imports, and Next's bundle. A module-level
 * singleton would exist twice, and the engine must not. What exists once per process stands here, on
 * `globalThis`, opened on first use and closed in reverse order at shutdown.
 */
interface Entry {
  value: unknown;
  close?: () => Promise<void> | void;
}

const registryKey = Symbol.for("facet.registry");

type Holder = typeof globalThis & { [registryKey]?: Map<string, Entry> };

function entries(): Map<string, Entry> {
  const holder = globalThis as Holder;
  holder[registryKey] ??= new Map();
  return holder[registryKey];
}

/**
 * The one instance of `name` in this process, made by `open` on first use.
 *
 * @param close ends it at shutdown; instances opened later are closed earlier.
 */
export function processSingleton<T>(
  name: string,
  open: () => T,
  close?: (value: T) => Promise<void> | void,
): T {
  const all = entries();
  const existing = all.get(name);
  if (existing) {
    return existing.value as T;
  }
  const value = open();
  all.set(name, { value, close: close && (() => close(value)) });
  return value;
}

/**
 * Closes every singleton, the youngest first, so that what depends on another goes before it. Until all are closed they
 * stay in their places: who asks meanwhile gets the closed one, not a new one that nobody would close.
 *
 * @param onClose is told the name of each before it closes.
 */
export async function closeProcessSingletons(onClose?: (name: string) => void): Promise<void> {
  const all = entries();
  try {
    for (const [name, { close }] of [...all].reverse()) {
      onClose?.(name);
      await close?.();
    }
  } finally {
    all.clear();
  }
}
