"use client";

import { useState } from "react";
import { useSelection } from "@/components/selection/selection-scope";
import { Input } from "@/components/ui/input";
import { boundsOf, withBounds } from "@/lib/facet-rail/range";
import type { FieldRef } from "@/lib/fields/field-ref";
import { formatCount } from "@/lib/format/format";
import { formatInUnit } from "../describe-range";
import type { RangeFacet } from "./facet-schema";

/** A number's spread and the bounds set on it. Enter or leaving a field applies what was typed. */
export function RangeFacetView({ facet, field }: { facet: RangeFacet; field: FieldRef }) {
  const { filter, change } = useSelection();
  const bounds = boundsOf(filter, field);
  const top = Math.max(1, ...facet.buckets.map(({ requests }) => requests));
  const set = (min: string, max: string) => {
    const next = withBounds(filter, field, { min, max });
    if (next.ok) change(next.filter);
  };
  return (
    <div className="px-1 pb-1.5">
      {facet.buckets.length > 1 && (
        <ul aria-label={`${facet.label}, spread`} className="flex h-9 items-end gap-px border-b">
          {facet.buckets.map(({ from, to, requests }) => {
            const span = `${formatInUnit(from, facet.unit)} – ${formatInUnit(to, facet.unit)}`;
            return (
              <li key={from} className="flex h-full min-w-0 flex-1 items-end">
                <button
                  type="button"
                  tabIndex={-1}
                  title={`${span}: ${formatCount(requests)}`}
                  aria-label={`${span}, ${formatCount(requests)} requests`}
                  onClick={() => set(from, to)}
                  className="flex h-full w-full items-end hover:bg-hover"
                >
                  <span
                    className="w-full rounded-t-[1px] bg-control/60"
                    style={{ height: requests === 0 ? 0 : `max(2px, ${(requests / top) * 100}%)` }}
                  />
                </button>
              </li>
            );
          })}
        </ul>
      )}
      {/* Another filter brings other drafts. */}
      <BoundsForm
        key={`${bounds.min} ${bounds.max}`}
        facet={facet}
        initial={{ min: bounds.min ?? "", max: bounds.max ?? "" }}
        onApply={set}
        check={(typed) => {
          const next = withBounds(filter, field, typed);
          return next.ok ? null : next.message;
        }}
      />
    </div>
  );
}

function BoundsForm({
  facet,
  initial,
  check,
  onApply,
}: {
  facet: RangeFacet;
  initial: { min: string; max: string };
  check: (typed: { min: string; max: string }) => string | null;
  onApply: (min: string, max: string) => void;
}) {
  const [typed, setTyped] = useState(initial);
  const fault = check(typed);
  const apply = () => {
    const isChanged = typed.min !== initial.min || typed.max !== initial.max;
    if (isChanged && fault === null) onApply(typed.min, typed.max);
  };
  return (
    <div className="mt-1.5 flex flex-wrap items-center gap-1">
      {(["min", "max"] as const).map((side) => (
        <Input
          key={side}
          aria-label={`${facet.label}, ${side === "min" ? "at least" : "at most"}`}
          aria-invalid={fault !== null && typed[side] !== initial[side]}
          placeholder={facet[side] === null ? "" : formatInUnit(facet[side], facet.unit)}
          autoComplete="off"
          value={typed[side]}
          onChange={(event) => setTyped({ ...typed, [side]: event.target.value })}
          onBlur={apply}
          onKeyDown={(event) => event.key === "Enter" && apply()}
          className="h-6 flex-1 px-1.5 text-xs"
        />
      ))}
      {fault !== null && (
        <p role="alert" className="basis-full text-danger-text text-xs">
          {fault}
        </p>
      )}
    </div>
  );
}
