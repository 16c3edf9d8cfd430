"use client";

import { ChevronRight, Pin } from "lucide-react";
import { useSelection } from "@/components/selection/selection-scope";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import { isFieldOf } from "@/lib/filter-bar/known-field";
import { conditionsOf, parseFieldName } from "@/lib/filters";
import type { Facet } from "./facet-schema";
import { RangeFacetView } from "./range-facet-view";
import { UncountedFacetView } from "./uncounted-facet-view";
import { useFolded } from "./use-folded";
import { ValuesFacetView } from "./values-facet-view";

/** One field of the rail: its name, which folds it, and its values or bounds. */
export function FacetSection({
  facet,
  isPinned,
  isHeld,
  isFound,
  onPin,
}: {
  facet: Facet;
  isPinned: boolean;
  isHeld: boolean;
  /** Found by a search, hence unfolded. */
  isFound: boolean;
  onPin: () => void;
}) {
  const { filter, known } = useSelection();
  const { folded, setFolded } = useFolded();
  const isOpen = isFound || !folded.includes(facet.field);
  const field = parseFieldName(facet.field);
  const isEmpty =
    (facet.kind === "values" && facet.values.length === 0 && facet.missing === 0) ||
    (facet.kind === "range" && facet.min === null);
  if (!field || (isEmpty && !isPinned)) return null;
  const entry = known.find((each) => isFieldOf(each, field));
  const uses = conditionsOf(filter).filter((condition) => entry && isFieldOf(entry, condition.field)).length;
  return (
    <div className="group/facet px-2 py-0.5">
      <div className="flex items-center">
        <button
          type="button"
          aria-expanded={isOpen}
          onClick={() => setFolded(facet.field, isOpen)}
          title={entry?.description}
          className="flex h-7 min-w-0 flex-1 items-center gap-1 rounded-sm px-1 text-left font-medium text-xs hover:bg-hover"
        >
          <ChevronRight
            aria-hidden
            className={cn(
              "size-3 shrink-0 text-muted-foreground transition-transform",
              isOpen && "rotate-90",
            )}
          />
          <span className="truncate">{facet.label}</span>
          {uses > 0 && (
            <span className="size-1.5 shrink-0 rounded-full bg-accent">
              <span className="sr-only">, filtered</span>
            </span>
          )}
          {!isOpen && facet.kind === "values" && (
            <span className="ml-auto shrink-0 font-normal text-muted-foreground">
              {facet.is_distinct_exact ? "" : "about "}
              {facet.distinct.toLocaleString("en-US")}
            </span>
          )}
        </button>
        <Button
          variant="ghost"
          size="icon-sm"
          aria-pressed={isPinned}
          aria-label={isPinned ? `Unpin ${facet.label}` : `Pin ${facet.label}`}
          title={isPinned ? "Unpin" : "Pin to the top"}
          onClick={onPin}
          className={cn(
            "opacity-0 focus-visible:opacity-100 group-focus-within/facet:opacity-100 group-hover/facet:opacity-100",
            isPinned && "text-accent-text opacity-100",
          )}
        >
          <Pin aria-hidden className={cn(isPinned && "fill-current")} />
        </Button>
      </div>
      {isOpen &&
        (facet.kind === "values" ? (
          <ValuesFacetView facet={facet} field={field} isHeld={isHeld} />
        ) : facet.kind === "range" ? (
          <RangeFacetView key={`${facet.min} ${facet.max}`} facet={facet} field={field} />
        ) : (
          <UncountedFacetView facet={facet} field={field} />
        ))}
    </div>
  );
}
