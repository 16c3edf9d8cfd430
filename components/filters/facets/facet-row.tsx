"use client";

import { Checkbox } from "@base-ui/react/checkbox";
import { Ban, Check, Minus } from "lucide-react";
import { useSelection } from "@/components/selection/selection-scope";
import { Button } from "@/components/ui/button";
import { cn } from "@/components/ui/cn";
import type { FieldRef } from "@/lib/fields/field-ref";
import {
  type FacetValue,
  onlyValue,
  toggleExcluded,
  toggleValue,
  type ValueState,
} from "@/lib/filter-bar/values";
import { formatCount } from "@/lib/format/format";

/** A value: its box adds or removes it, its label takes it alone, the sign behind keeps it out. */
export function FacetRow({
  field,
  fieldLabel,
  value,
  label,
  requests,
  share,
  state,
}: {
  field: FieldRef;
  fieldLabel: string;
  value: FacetValue;
  label: string;
  requests: number | undefined;
  /** Of all requests, from 0 to 1. */
  share: number;
  state: ValueState;
}) {
  const { filter, change } = useSelection();
  const isOnly = state === "included" && onlyFilterSays(filter, field, value);
  return (
    <li className="group/row relative flex min-h-6 items-center rounded-sm hover:bg-hover focus-within:bg-hover">
      <span
        aria-hidden
        className="absolute inset-y-0.5 right-0 left-6 origin-left rounded-sm bg-muted"
        style={{ scale: `${share} 1` }}
      />
      <Checkbox.Root
        checked={state === "included"}
        indeterminate={state === "excluded"}
        aria-label={`${fieldLabel}: ${label}${state === "excluded" ? ", excluded" : ""}`}
        onCheckedChange={() => change(toggleValue(filter, field, value))}
        className="group/box relative flex size-6 shrink-0 items-center justify-center rounded-sm"
      >
        <span
          aria-hidden
          className="flex size-3.5 items-center justify-center rounded-[3px] border border-control bg-surface text-accent-foreground group-data-checked/box:border-accent group-data-checked/box:bg-accent group-data-indeterminate/box:border-danger group-data-indeterminate/box:bg-danger"
        >
          {state === "included" && <Check className="size-3" strokeWidth={3} />}
          {state === "excluded" && <Minus className="size-3" strokeWidth={3} />}
        </span>
      </Checkbox.Root>
      <button
        type="button"
        title={label.length > 24 ? `Only ${label}` : "Only this"}
        aria-pressed={isOnly}
        onClick={() => change(onlyValue(filter, field, value))}
        className="relative flex h-6 min-w-0 flex-1 items-center gap-2 px-1 text-left text-xs"
      >
        <span
          className={cn(
            "min-w-0 truncate",
            value === null || value === "" ? "text-muted-foreground italic" : "",
            state === "excluded" && "line-through",
            state === "included" && "font-medium",
          )}
        >
          <span className="sr-only">Only </span>
          {label}
        </span>{" "}
        {/* Makes room for the sign behind it, since what is about to be clicked is what its figure matters for. */}
        <span className="ml-auto shrink-0 text-muted-foreground group-focus-within/row:mr-6 group-hover/row:mr-6">
          {requests !== undefined && (
            <>
              {formatCount(requests)}
              <span className="sr-only"> requests</span>
            </>
          )}
        </span>
      </button>
      <Button
        variant="ghost"
        size="icon-sm"
        aria-pressed={state === "excluded"}
        aria-label={state === "excluded" ? `Let ${label} in again` : `Exclude ${label}`}
        title={state === "excluded" ? "Let in again" : "Exclude"}
        onClick={() => change(toggleExcluded(filter, field, value))}
        className="absolute right-0 opacity-0 focus-visible:opacity-100 group-focus-within/row:opacity-100 group-hover/row:opacity-100"
      >
        <Ban aria-hidden />
      </Button>
    </li>
  );
}

function onlyFilterSays(
  filter: ReturnType<typeof useSelection>["filter"],
  field: FieldRef,
  value: FacetValue,
) {
  return JSON.stringify(onlyValue(filter, field, value)) === JSON.stringify(filter);
}
