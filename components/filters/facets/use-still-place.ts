"use client";

import { type FocusEvent, type PointerEvent, useCallback, useEffect, useLayoutEffect, useRef } from "react";

/**
 * Keeps the row that the pointer or the focus is on where it stands in the window while counts above it come and go, so
 * that the next click means what the reader saw. What scrolling cannot make up for, an empty space at the top does until
 * the reader has left.
 */
export function useStillPlace(isHeld: boolean) {
  const scrollerRef = useRef<HTMLDivElement>(null);
  const spaceRef = useRef<HTMLDivElement>(null);
  const contentRef = useRef<HTMLDivElement>(null);
  const place = useRef<{ row: Element; top: number } | null>(null);

  const note = useCallback((row: Element | undefined) => {
    place.current = row ? { row, top: row.getBoundingClientRect().top } : null;
  }, []);
  const settle = useCallback(() => {
    const [scroller, space] = [scrollerRef.current, spaceRef.current];
    if (!place.current?.row.isConnected || !scroller || !space) return;
    const { row, top } = place.current;
    const movedPx = () => row.getBoundingClientRect().top - top;
    scroller.scrollTop += movedPx();
    // Above the first line there is nothing to scroll to.
    const leftPx = movedPx();
    if (leftPx !== 0) space.style.height = `${Math.max(0, space.offsetHeight - leftPx)}px`;
  }, []);

  // After each draw of the rail, and when one of its facets draws itself anew.
  useLayoutEffect(settle);
  useEffect(() => {
    const content = contentRef.current;
    if (!content) return;
    const observer = new ResizeObserver(settle);
    observer.observe(content);
    return () => observer.disconnect();
  }, [settle]);
  useLayoutEffect(() => {
    if (isHeld) return;
    note(undefined);
    if (spaceRef.current) spaceRef.current.style.height = "";
  }, [isHeld, note]);

  const noteTarget = ({ target }: PointerEvent | FocusEvent) => {
    if (target instanceof Element) note(target.closest("li") ?? target);
  };
  return {
    scrollerRef,
    spaceRef,
    contentRef,
    /** For the scrolling element. */
    handlers: {
      onPointerMove: noteTarget,
      onFocus: noteTarget,
      onScroll: () => note(place.current?.row),
    },
  };
}
