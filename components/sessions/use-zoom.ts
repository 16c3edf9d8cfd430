"use client";

import { type RefObject, useState } from "react";
import { flushSync } from "react-dom";

/** Beyond this the axis is wider than browsers draw well. */
export const zoomMax = 64;

/** How much wider than its place something is drawn; what stood in the middle stays there. */
export function useZoom(scrollRef: RefObject<HTMLElement | null>) {
  const [factor, setFactor] = useState(1);
  const to = (wanted: number) => {
    const element = scrollRef.current;
    const middle = element ? (element.scrollLeft + element.clientWidth / 2) / element.scrollWidth : 0;
    // Drawn before the place is set, as it is measured by the new width.
    flushSync(() => setFactor(Math.min(zoomMax, Math.max(1, wanted))));
    if (element) element.scrollLeft = middle * element.scrollWidth - element.clientWidth / 2;
  };
  return { factor, to };
}
