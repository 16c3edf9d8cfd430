"use client";

import { useDebounced } from "@/components/filters/use-debounced";
import { readPrice } from "@/lib/unit-costs/margin";

/** The typed price once it can be read, exact; null when there is none. The page waits until the typing rests. */
export function usePrice(typed: string): string | null {
  const read = readPrice(useDebounced(typed, 250));
  return read && "usd" in read ? read.usd : null;
}
