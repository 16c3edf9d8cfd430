"use client";

import { Dialog as Base } from "@base-ui/react/dialog";
import { PanelLeft } from "lucide-react";
import { useState } from "react";
import { useShortcut } from "@/components/shell/use-shortcut";
import { Button } from "@/components/ui/button";
import { useHydrated } from "@/components/ui/use-hydrated";
import { useStored } from "@/components/ui/use-stored";
import { FacetRail } from "./facet-rail";

/** Whether the rail stands beside the list; on narrow screens it is a sheet that opens for the moment. */
export function useFacetPanel() {
  const [isDocked, setDocked] = useStored("facets.open", true, (value) =>
    typeof value === "boolean" ? value : undefined,
  );
  const [isSheetOpen, setSheetOpen] = useState(false);
  const toggle = () => {
    if (window.matchMedia(wide).matches) setDocked(!isDocked);
    else setSheetOpen(!isSheetOpen);
  };
  useShortcut("[", toggle);
  return { isDocked, setDocked, isSheetOpen, setSheetOpen, toggle };
}

export type FacetPanelState = ReturnType<typeof useFacetPanel>;

/** Below this the rail would leave too little of the list. */
const wide = "(min-width: 1024px)";

export function FacetToggle({ panel }: { panel: FacetPanelState }) {
  return (
    <Button
      size="icon"
      aria-label="Facets"
      aria-pressed={panel.isDocked}
      title="Facets ([)"
      onClick={panel.toggle}
    >
      <PanelLeft aria-hidden />
    </Button>
  );
}

/** The rail, docked at the left of the list or as a sheet over it. */
export function FacetPanel({
  panel,
  pinned,
  onPinned,
}: {
  panel: FacetPanelState;
  pinned: readonly string[];
  onPinned: (pinned: readonly string[]) => void;
}) {
  const isHydrated = useHydrated();
  if (!isHydrated) return null;
  const isWide = window.matchMedia(wide).matches;
  return (
    <>
      {panel.isDocked && isWide && (
        <div className="hidden w-60 shrink-0 flex-col border-r bg-background lg:flex">
          <FacetRail pinned={pinned} onPinned={onPinned} onClose={() => panel.setDocked(false)} />
        </div>
      )}
      <Base.Root open={panel.isSheetOpen} onOpenChange={panel.setSheetOpen}>
        <Base.Portal>
          <Base.Backdrop className="fixed inset-0 z-40 bg-scrim transition-opacity duration-150 data-ending-style:opacity-0 data-starting-style:opacity-0" />
          <Base.Popup className="fixed inset-y-0 left-0 z-50 flex w-80 max-w-[88vw] flex-col bg-surface shadow-popup outline-none transition-transform duration-150 data-ending-style:-translate-x-full data-starting-style:-translate-x-full">
            <Base.Title className="sr-only">Facets</Base.Title>
            <FacetRail pinned={pinned} onPinned={onPinned} onClose={() => panel.setSheetOpen(false)} />
          </Base.Popup>
        </Base.Portal>
      </Base.Root>
    </>
  );
}
