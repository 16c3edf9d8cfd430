"use client";

import { useState } from "react";
import { keepOrder } from "@/lib/facet-rail/order";

/** The ids in their own order, or, while the reader is at work among them, in the order they stand in already. */
export function useStableOrder(ids: readonly string[], isHeld: boolean): readonly string[] {
  const [shown, setShown] = useState(ids);
  const next = isHeld ? keepOrder(shown, ids) : ids;
  if (next.join("\n") !== shown.join("\n")) setShown(next);
  return next;
}
