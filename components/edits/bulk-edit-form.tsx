"use client";

import { type FormEvent, useState } from "react";
import { useSelection } from "@/components/selection/selection-scope";
import { Button } from "@/components/ui/button";
import { sameFilter } from "@/lib/filter-bar/edit";
import { emptyFilter, printText } from "@/lib/filters";
import { describeTimeRange } from "@/lib/time-range/describe-time-range";
import { wireTimeRange } from "@/lib/time-range/wire-time-range";
import { BulkLines } from "./bulk-lines";
import { type BulkLine, prepareBulk } from "./prepare-bulk";
import { requestsText, spelledAs } from "./prepare-edit";
import { SampleTable } from "./sample-table";
import { useBulkPlan, useStartBulkEdit } from "./use-bulk-edit";
import { useSpell } from "./use-spell";

const firstLine: BulkLine = { id: 1, action: "set", key: "", value: "" };

/** Asks what is to change, and starts it once a dry run has shown what that means. */
export function BulkEditForm({
  onStarted,
  onCancel,
}: {
  onStarted: (editId: string) => void;
  onCancel: () => void;
}) {
  const { filter, param, range } = useSelection();
  const { spell, spellings } = useSpell();
  const [lines, setLines] = useState<BulkLine[]>([firstLine]);
  const [faults, setFaults] = useState<ReadonlyMap<number, string> | null>(null);
  const plan = useBulkPlan();
  const start = useStartBulkEdit();

  // What is not applied would silently widen the selection.
  if (param.unread.length > 0) {
    return (
      <p role="alert" className="text-danger-text">
        A part of the filter in the link cannot be read and is not applied, so more requests would be edited
        than you asked for. Remove that part from the filter first.
      </p>
    );
  }
  const preview = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const change = prepareBulk(lines);
    setFaults(change.ok ? null : change.faults);
    start.reset();
    if (change.ok) plan.mutate({ filter, timeRange: wireTimeRange(range), ...change });
    else plan.reset();
  };
  const shown = plan.data;
  const error = plan.error ?? start.error;
  return (
    <form onSubmit={preview} className="flex flex-col gap-4">
      <p className="rounded-md bg-muted px-3 py-2">
        {sameFilter(filter, emptyFilter) ? (
          "Every request"
        ) : (
          <>
            Requests with <code className="break-words font-mono text-xs">{printText(filter)}</code>
          </>
        )}
        <span className="text-muted-foreground"> · {describeTimeRange(range, "local")}</span>
      </p>
      <BulkLines
        lines={lines}
        faults={faults}
        knownKeys={spellings}
        onChange={(next) => {
          setLines(next);
          // What was shown no longer is what would happen.
          plan.reset();
        }}
      />
      <div aria-live="polite" className="flex flex-col gap-2">
        {plan.isPending && <p className="text-muted-foreground">Counting the requests that would change…</p>}
        {shown && <p>{planSentence(shown)}</p>}
        {shown && shown.sample.length > 0 && (
          <SampleTable sample={shown.sample} spell={spelledAs(Object.keys(shown.asked.set), spell)} />
        )}
      </div>
      {error && (
        <p role="alert" className="text-danger-text">
          {error.message}
        </p>
      )}
      <div className="flex flex-wrap justify-end gap-2">
        <Button size="md" variant="ghost" onClick={onCancel}>
          Cancel
        </Button>
        <Button type="submit" size="md" disabled={plan.isPending}>
          Dry run
        </Button>
        <Button
          size="md"
          variant="primary"
          disabled={!shown || shown.requests === 0 || start.isPending}
          onClick={() => shown && start.mutate(shown, { onSuccess: onStarted })}
        >
          {shown && shown.requests > 0 ? `Edit ${requestsText(shown.requests)}` : "Edit"}
        </Button>
      </div>
    </form>
  );
}

function planSentence({ selected, requests }: { selected: number; requests: number }): string {
  if (selected === 0) return "The filter selects no request.";
  if (requests === 0) {
    return `Nothing would change: ${selected === 1 ? "the one request" : `all ${requestsText(selected)}`} already ${selected === 1 ? "is" : "are"} as you want.`;
  }
  return requests === selected
    ? `${requestsText(requests)} would change.`
    : `${requestsText(requests)} of ${requestsText(selected)} would change; the others already are as you want.`;
}
