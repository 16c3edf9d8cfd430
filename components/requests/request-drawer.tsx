"use client";

import { ChevronDown, ChevronUp, Maximize2, X } from "lucide-react";
import Link from "next/link";
import { type CSSProperties, type RefObject, useRef } from "react";
import { Button, buttonStyle } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import type { RequestRow } from "@/lib/record";
import type { TimeZone } from "@/lib/time-range/time-range";
import { DrawerResizer } from "./drawer-resizer";
import { RequestDetailView } from "./request-detail-view";
import { useDrawerWidth } from "./use-drawer-width";

/**
 * A request beside the list, which stays usable: docked at the right, or a sheet from below where there is no room
 * for both.
 */
export function RequestDrawer({
  id,
  known,
  zone,
  onClose,
  onStep,
  drawerRef,
}: {
  id: string;
  known: RequestRow | undefined;
  zone: TimeZone;
  onClose: () => void;
  onStep: (step: -1 | 1) => void;
  drawerRef: RefObject<HTMLElement | null>;
}) {
  const width = useDrawerWidth();
  const scrollRef = useRef<HTMLDivElement>(null);
  return (
    <aside
      ref={drawerRef}
      tabIndex={-1}
      aria-label="Request"
      style={{ "--drawer-width": `${width.px}px` } as CSSProperties}
      className={cn(
        "flex flex-col bg-background outline-none",
        "fixed inset-x-0 bottom-0 z-30 h-[85dvh] rounded-t-xl border-t shadow-popup",
        "md:relative md:inset-auto md:z-auto md:h-auto md:w-(--drawer-width) md:min-w-80 md:max-w-[70%] md:shrink-0 md:rounded-none md:border-t-0 md:border-l md:shadow-none",
      )}
    >
      <DrawerResizer width={width} />
      <header className="flex h-12 shrink-0 items-center gap-1 border-b pr-2 pl-4">
        <h2 className="mr-auto font-semibold">Request</h2>
        <Button
          variant="ghost"
          size="icon"
          aria-label="Previous request"
          title="Previous (k)"
          onClick={() => onStep(-1)}
        >
          <ChevronUp aria-hidden />
        </Button>
        <Button
          variant="ghost"
          size="icon"
          aria-label="Next request"
          title="Next (j)"
          onClick={() => onStep(1)}
        >
          <ChevronDown aria-hidden />
        </Button>
        <Link
          href={`/requests/${id}`}
          aria-label="Open as a page"
          title="Open as a page"
          className={buttonStyle({ variant: "ghost", size: "icon" })}
        >
          <Maximize2 aria-hidden />
        </Link>
        <Button variant="ghost" size="icon" aria-label="Close" title="Close (Esc)" onClick={onClose}>
          <X aria-hidden />
        </Button>
      </header>
      {/* A new request starts at its top. */}
      <div key={id} ref={scrollRef} className="min-h-0 flex-1 overflow-y-auto overscroll-contain">
        <RequestDetailView id={id} known={known} zone={zone} />
      </div>
    </aside>
  );
}
