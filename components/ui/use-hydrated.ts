"use client";

import { useSyncExternalStore } from "react";

/**
 * False on the server and in the first draw, true from then on: for what only the browser knows, such as the
 * reader's time zone.
 */
export function useHydrated(): boolean {
  return useSyncExternalStore(
    () => () => {},
    () => true,
    () => false,
  );
}
