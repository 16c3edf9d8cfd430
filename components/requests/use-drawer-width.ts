"use client";

import { useStored } from "@/components/ui/use-stored";

export const drawerWidthMinPx = 320;
const drawerWidthMaxPx = 1400;
const drawerWidthDefaultPx = 560;

export interface DrawerWidth {
  px: number;
  set: (px: number) => void;
}

/** How wide the reader likes the request beside the list. */
export function useDrawerWidth(): DrawerWidth {
  const [px, setPx] = useStored("drawer.width", drawerWidthDefaultPx, (value) =>
    typeof value === "number" ? clamp(value) : undefined,
  );
  return { px, set: (value) => setPx(clamp(value)) };
}

function clamp(px: number): number {
  return Math.round(Math.min(drawerWidthMaxPx, Math.max(drawerWidthMinPx, px)));
}
