"use client";

import { cn } from "@/components/ui/cn";
import type { GroupKeyAnswer } from "@/lib/metrics-view/answer";
import { placeId } from "@/lib/metrics-view/groups";
import { parseSegment, printSegment, type Segment } from "@/lib/performance/segment";

/** The two segments side by side, and what puts another in the place of one. */
export interface Sides {
  a: Segment | null;
  b: Segment | null;
  onSide: (side: "a" | "b", segment: Segment) => void;
}

/** Two letters that put a value on either side of the comparison. */
export function SideChoice({
  groupKey,
  name,
  sides,
}: {
  groupKey: GroupKeyAnswer;
  name: string;
  sides: Sides;
}) {
  const id = placeId(groupKey);
  const segment = parseSegment(id);
  if (!segment) return null;
  return (
    <span className="flex gap-1">
      {(["a", "b"] as const).map((side) => {
        const current = sides[side];
        const isChosen = current !== null && printSegment(current) === id;
        return (
          <button
            key={side}
            type="button"
            aria-pressed={isChosen}
            aria-label={`Compare ${name} as ${side.toUpperCase()}`}
            onClick={() => sides.onSide(side, segment)}
            className="rounded-sm"
          >
            <SideMark side={side} isOff={!isChosen} />
          </button>
        );
      })}
    </span>
  );
}

/** The letter of a side. */
export function SideMark({ side, isOff = false }: { side: "a" | "b"; isOff?: boolean }) {
  return (
    <span
      className={cn(
        "flex size-6 items-center justify-center rounded-sm border font-semibold text-xs",
        isOff
          ? "border-border-strong text-muted-foreground hover:bg-hover hover:text-foreground"
          : "border-accent bg-accent-soft text-accent-text",
      )}
    >
      {side.toUpperCase()}
    </span>
  );
}
