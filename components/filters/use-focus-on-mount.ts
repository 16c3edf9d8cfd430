"use client";

import { type RefObject, useEffect, useRef } from "react";

/** Takes the focus when a new stage replaces the one that had it. */
export function useFocusOnMount<E extends HTMLElement>(): RefObject<E | null> {
  const ref = useRef<E>(null);
  useEffect(() => ref.current?.focus({ preventScroll: true }), []);
  return ref;
}
