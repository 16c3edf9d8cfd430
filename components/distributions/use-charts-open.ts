"use client";

import { useHydrated } from "@/components/ui/use-hydrated";
import { useStored } from "@/components/ui/use-stored";

const roomyPx = 640;

/** Whether the charts above a list are shown: as the reader chose, else where they leave room for the list. */
export function useChartsOpen(key: string): {
  isOpen: boolean;
  setOpen: (isOpen: boolean) => void;
  isHydrated: boolean;
} {
  const isHydrated = useHydrated();
  const [chosen, setChosen] = useStored<boolean | null>(key, null, (value) =>
    typeof value === "boolean" ? value : undefined,
  );
  const isOpen = chosen ?? (!isHydrated || window.innerWidth >= roomyPx);
  return { isOpen, setOpen: setChosen, isHydrated };
}
