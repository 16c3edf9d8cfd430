"use client";

import { type RefObject, useRef, useState } from "react";
import { useShortcut } from "@/components/shell/use-shortcut";

/** Moves the focus from row to row with j, k and the arrows; of all rows' links Tab meets one alone. */
export function useLinkWalk(
  count: number,
  scrollRef: RefObject<HTMLElement | null>,
  reveal: (index: number) => void,
) {
  const [current, setCurrent] = useState<number | null>(null);
  // The focus follows some frames after the key; the next key may not wait for it.
  const isComing = useRef(false);
  const step = (by: -1 | 1) => {
    if (count === 0) return;
    const isWithin = isComing.current || scrollRef.current?.querySelector("[data-row-link]:focus") !== null;
    const next = current === null || !isWithin ? (current ?? 0) : current + by;
    const index = Math.min(count - 1, Math.max(0, next));
    setCurrent(index);
    reveal(index);
    isComing.current = true;
    // The row exists one frame after the scroll that brings it into view.
    requestAnimationFrame(() =>
      requestAnimationFrame(() => {
        const link = scrollRef.current?.querySelector<HTMLElement>(`[data-row-link="${index}"]`);
        link?.focus({ preventScroll: true });
        isComing.current = false;
      }),
    );
  };
  useShortcut("j", () => step(1));
  useShortcut("k", () => step(-1));
  useShortcut("down", () => step(1));
  useShortcut("up", () => step(-1));
  return { tabStop: Math.min(current ?? 0, Math.max(0, count - 1)), setCurrent };
}
