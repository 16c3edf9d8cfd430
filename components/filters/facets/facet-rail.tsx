"use client";

import { PanelLeftClose, Search } from "lucide-react";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { Skeleton } from "@/components/ui/skeleton";
import { pinnedFirst } from "@/lib/facet-rail/order";
import { FacetSection } from "./facet-section";
import { useFacets } from "./use-facets";
import { useStableOrder } from "./use-stable-order";
import { useStillPlace } from "./use-still-place";

/** What the requests have in common: fields with their most frequent values, each a way to narrow the filter. */
export function FacetRail({
  pinned,
  onPinned,
  onClose,
}: {
  pinned: readonly string[];
  onPinned: (pinned: readonly string[]) => void;
  onClose: () => void;
}) {
  const [search, setSearch] = useState("");
  const [isHeld, setHeld] = useState(false);
  const { facets, isPending, isCounting, isStale, isPartial, error, refetch } = useFacets({
    search,
    pinned,
    enabled: true,
  });
  const byField = new Map(facets.map((facet) => [facet.field, facet]));
  const still = useStillPlace(isHeld && search === "");
  const order = useStableOrder(pinnedFirst([...byField.keys()], pinned), isHeld && search === "");
  return (
    <section
      aria-label="Facets"
      aria-busy={isCounting}
      onPointerEnter={() => setHeld(true)}
      // A click leaves the focus behind; only who walks by keyboard is still at work then.
      onPointerLeave={(event) => setHeld(event.currentTarget.querySelector(":focus-visible") !== null)}
      onFocus={() => setHeld(true)}
      onBlur={(event) => !event.currentTarget.contains(event.relatedTarget) && setHeld(false)}
      className="flex min-h-0 flex-1 flex-col"
    >
      <div className="flex h-10 shrink-0 items-center gap-1 border-b px-2">
        <Search aria-hidden className="ml-1 size-3.5 shrink-0 text-muted-foreground" />
        <input
          type="search"
          aria-label="Search facets"
          placeholder="Field or value"
          value={search}
          onChange={(event) => setSearch(event.target.value)}
          onKeyDown={(event) => event.key === "Escape" && setSearch("")}
          className="h-7 min-w-0 flex-1 bg-transparent px-1 text-sm outline-none placeholder:text-muted-foreground"
        />
        <Button
          variant="ghost"
          size="icon-sm"
          aria-label="Hide facets"
          title="Hide facets ([)"
          onClick={onClose}
        >
          <PanelLeftClose aria-hidden />
        </Button>
      </div>
      <div
        ref={still.scrollerRef}
        {...still.handlers}
        // The browser's own anchor would be moved twice.
        className="min-h-0 flex-1 overflow-y-auto overscroll-contain py-1 [overflow-anchor:none]"
      >
        <div ref={still.spaceRef} />
        {isPending && !error && <RailSkeleton />}
        {error && facets.length === 0 && (
          <div role="alert" className="flex flex-col items-start gap-2 p-3 text-muted-foreground">
            <p className="break-words">The facets could not be counted: {error.message}</p>
            <Button onClick={() => refetch()}>Retry</Button>
          </div>
        )}
        {isPartial && (
          <p className="px-3 py-1 text-muted-foreground text-xs">
            Time ran out: these are the figures of a part of the requests.
          </p>
        )}
        {/* Old figures stay, dimmed, until the new ones are counted. */}
        <div ref={still.contentRef} className={cn("transition-opacity", isStale && "opacity-50")}>
          {order.map((field) => {
            const facet = byField.get(field);
            return facet ? (
              <FacetSection
                key={field}
                facet={facet}
                isPinned={pinned.includes(field)}
                isHeld={isHeld}
                isFound={search !== ""}
                onPin={() =>
                  onPinned(
                    pinned.includes(field) ? pinned.filter((other) => other !== field) : [...pinned, field],
                  )
                }
              />
            ) : null;
          })}
        </div>
        {!isPending && !error && facets.length === 0 && (
          <p className="p-3 text-muted-foreground">
            {search === "" ? "No requests to count." : "No field and no value matches."}
          </p>
        )}
      </div>
      <p aria-live="polite" className="sr-only">
        {isCounting ? "Counting" : `${facets.length} facets`}
      </p>
    </section>
  );
}

function RailSkeleton() {
  return (
    <div role="status" className="flex flex-col gap-3 p-3">
      <span className="sr-only">Counting</span>
      {["a", "b", "c", "d"].map((key) => (
        <div key={key} className="flex flex-col gap-2">
          <Skeleton className="h-3 w-20" />
          <Skeleton className="h-4 w-full" />
          <Skeleton className="h-4 w-4/5" />
        </div>
      ))}
    </div>
  );
}
